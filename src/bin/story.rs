//! Stories as a WebAssembly binary of its own: the reader of everything an incident tells, of Markdown, and what they
//! look like. The widget fetches it when the page is idle or the first story is opened.

use incident_timeline::story as stories;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Draws the story of an incident into `host`: see [`stories::draw`].
#[wasm_bindgen]
#[must_use]
pub fn story(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>) -> Option<Vec<String>> {
    stories::draw(host, feed, bytes, how)
}

/// Draws a text in Markdown into `host`; its headings begin at `level`.
#[wasm_bindgen]
pub fn text(host: &Element, words: &str, level: u8) {
    stories::fill(host, &stories::markdown(words, level));
}

fn main() {}
