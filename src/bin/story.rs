//! Stories as a WebAssembly binary of its own: the reader of everything an incident tells, of Markdown, and what they
//! look like. The widget fetches it when the page is idle or the first story is opened.

use incident_timeline::{story as stories, tools};
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

/// Draws the search and what stands beside it: see [`tools::panel`].
#[wasm_bindgen]
#[must_use]
pub fn panel(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>) -> bool {
    tools::panel(host, feed, bytes, how).is_some()
}

/// Searches: see [`tools::find`].
#[wasm_bindgen]
#[must_use]
pub fn find(
    host: &Element,
    feed: u32,
    bytes: &Uint8Array,
    how: Vec<String>,
    words: String,
    ticks: Vec<String>,
) -> Option<Vec<u32>> {
    tools::find(host, feed, bytes, how, words, ticks)
}

/// Draws figures: see [`tools::figures`].
#[wasm_bindgen]
#[must_use]
pub fn figures(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>, from: f64, to: f64) -> bool {
    tools::figures(host, feed, bytes, how, from, to).is_some()
}

/// Draws the calendar of a year: see [`tools::calendar`].
#[wasm_bindgen]
#[must_use]
pub fn calendar(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>, year: i32) -> bool {
    tools::calendar(host, feed, bytes, how, year).is_some()
}

/// Tells of a day: see [`tools::day`].
#[wasm_bindgen]
#[must_use]
pub fn day(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>, year: i32, n: u32) -> Option<Vec<f64>> {
    tools::day(host, feed, bytes, how, year, n)
}

/// A file to take away: see [`tools::file`].
#[wasm_bindgen]
#[must_use]
pub fn file(feed: u32, bytes: &Uint8Array, how: Vec<String>, kind: &str, page: &str) -> Option<String> {
    tools::file(feed, bytes, how, kind, page)
}

/// Draws every story, for printing: see [`tools::paper`].
#[wasm_bindgen]
#[must_use]
pub fn paper(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>) -> bool {
    tools::paper(host, feed, bytes, how).is_some()
}

fn main() {}
