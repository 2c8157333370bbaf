//! What the binary of the stories answers.

use super::session::{How, with};
use super::{Telling, fill, markdown, tell};
use crate::axis::Zone;
use crate::feed;
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Draws the story of an incident into `host`. `texts` are as for [`with`], `how` is as in [`How`].
///
/// What comes back are notes about the feed (code, severity, pointer, message, code, …), or nothing at all if there is
/// no such incident.
#[wasm_bindgen(js_name = story)]
#[must_use]
pub fn draw(host: &Element, texts: &Array, how: Vec<String>) -> Option<Vec<String>> {
    let how = How(how);
    with(texts, &how, |session| {
        let formats = how.formats(Zone::utc());
        let telling = Telling { timeline: &session.timeline, formats: &formats, now: how.now(), level: how.level() };
        fill(host, &tell(how.get(0), &telling)?);
        let note =
            |n: &feed::Note| [n.code.to_owned(), n.severity.id().to_owned(), n.pointer.clone(), n.message.clone()];
        Some(session.notes.iter().flat_map(note).collect())
    })
}

/// Draws a text in Markdown into `host`; its headings begin at `level`.
#[wasm_bindgen]
pub fn text(host: &Element, words: &str, level: u8) {
    fill(host, &markdown(words, level));
}
