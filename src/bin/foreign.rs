//! The readers of other formats as a WebAssembly binary of its own: the widget fetches it when a feed is not a native one.
#![no_main]

use incident_timeline::feed::flat;
use incident_timeline::feed::foreign::{ConvertOptions, draft};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a draft of a native feed of one of any known format; `format` overrides what is found out about it.
///
/// The answer is a list of texts, an empty one for a native feed: the id of the format, the draft, then for each note its
/// code, its severity, its pointer and its message. For what is no feed it is the code and the message of the error behind
/// an empty text; without a code, it can be read as no document at all.
#[wasm_bindgen]
#[must_use]
pub fn convert(bytes: &[u8], format: Option<String>) -> Vec<String> {
    let mut answer = Vec::new();
    match draft(bytes, &ConvertOptions { format: format.as_deref() }) {
        Ok(None) => {}
        Ok(Some(draft)) => {
            answer.push(draft.format.to_owned());
            answer.push(draft.text);
            answer.extend(flat(&draft.notes));
        }
        Err(error) => {
            answer.push(String::new());
            answer.push(error.code.to_owned());
            answer.push(error.message);
        }
    }
    answer
}
