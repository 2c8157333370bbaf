//! A panic ends the instance for every widget of the page: `src/embed/js/trap.js` hears the trap that it ends in, takes
//! the dead tree away and shows a plain list instead.
//!
//! In a release a panic is nothing but that trap (`panic = "immediate-abort"`): its words, and all code that makes
//! them, would be 9 kB for every visitor. A debug build tells them.

use wasm_bindgen::prelude::*;

/// Has panics of a debug build say what happened.
#[cfg(debug_assertions)]
#[wasm_bindgen(start)]
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_str(&info.to_string())));
}

/// Panics, so that a test can see what a page looks like afterwards.
#[wasm_bindgen]
#[doc(hidden)]
#[expect(clippy::panic, reason = "this is what it is for")]
pub fn panic_on_purpose() {
    panic!("on purpose");
}
