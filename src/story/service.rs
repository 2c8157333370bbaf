//! What the binary of the stories answers.

use super::session::{How, with};
use super::{Telling, fill, markdown, renew, tell, tell_again};
use crate::feed;
use crate::model::Digits as _;
use crate::parted;
use crate::prose::{clean, other_than_text};
use crate::ui::attribute_notes;
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Draws the story of an incident into `host`; of one that stands there already, the part that changes with time.
/// `texts` are as for [`with`], `how` is as in [`How`].
///
/// What comes back is a list of notes about the feed (code, severity, pointer, message, code, …), or nothing at all if
/// there is no such incident.
#[wasm_bindgen(js_name = story)]
#[must_use]
pub fn draw(host: &Element, texts: &Array, how: String) -> Option<String> {
    let how = How(how);
    with(texts, &how, |session| {
        let formats = how.formats(session.zone(&how));
        let telling = Telling { timeline: &session.timeline, formats: &formats, now: how.now(), level: how.level() };
        if how.get(1).is_empty() {
            renew(host, &tell_again(how.get(0), &telling)?);
        } else {
            fill(host, &tell(how.get(0), &telling)?);
        }
        Some(session.flat_notes())
    })
}

/// What there is to note about attributes (name, value, name, value, …) and about the texts of a feed, as [`draw`]
/// tells it. Nothing if one cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn notes(texts: &Array, how: String, attributes: &str) -> Option<String> {
    let notes = feed::flat(&attribute_notes(attributes));
    with(texts, &How(how), |session| Some(session.flat_notes())).map(|more| notes + &more)
}

/// Why a text is no feed, a list: an empty text, the code, the message, and line and column, empty where they are not
/// known. Nothing at all if it is one.
#[wasm_bindgen]
#[must_use]
pub fn explain(text: &[u8]) -> String {
    let Err(error) = feed::parse(text, &feed::Options::default()) else { return String::new() };
    let [line, column] = [error.line, error.column].map(|n| n.map(|n| n.digits()).unwrap_or_default());
    parted::join(["", error.code, &error.message, &line, &column])
}

/// Draws a text in Markdown into `host`; its headings begin at `level`. What is no text is not shown as one.
#[wasm_bindgen]
pub fn text(host: &Element, words: &str, level: u8) {
    match other_than_text(words) {
        Some(what) => {
            host.set_text_content(Some(
                &["This story cannot be shown: instead of its text there is ", what, "."].concat(),
            ));
        }
        None => fill(host, &markdown(&clean(words), level)),
    }
}
