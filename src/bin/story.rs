//! The Markdown parser as a WebAssembly binary of its own: the widget fetches it when the first story is opened.

use incident_timeline::prose;
use wasm_bindgen::prelude::wasm_bindgen;

/// Markdown in, the tree as [`prose::decode`] reads it out.
#[wasm_bindgen]
#[must_use]
pub fn markdown(text: &str) -> String {
    prose::encode(&prose::markdown(text))
}

fn main() {}
