//! A panic ends the instance for every widget of the page. The loader is told, takes the dead tree away and shows a
//! plain list instead.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use wasm_bindgen::prelude::*;

thread_local! {
    static TELL: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// To be called once, before anything else. `on_panic` gets the message.
#[wasm_bindgen]
pub fn start(on_panic: js_sys::Function) {
    TELL.with(|tell| *tell.borrow_mut() = Some(on_panic));
    std::panic::set_hook(Box::new(hook));
}

fn hook(info: &PanicHookInfo<'_>) {
    let message = info.to_string();
    TELL.with(|tell| {
        // Nothing may panic in here, so a second panic while the first is being told is not told.
        if let Ok(tell) = tell.try_borrow()
            && let Some(tell) = &*tell
        {
            drop(tell.call1(&JsValue::NULL, &message.into()));
        }
    });
}

/// Panics, so that a test can see what a page looks like afterwards.
#[wasm_bindgen]
#[doc(hidden)]
#[expect(clippy::panic, reason = "this is what it is for")]
pub fn panic_on_purpose() {
    panic!("on purpose");
}
