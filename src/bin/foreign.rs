//! The readers of other formats as a WebAssembly binary of its own: the widget fetches it when a feed is not a native one.

use incident_timeline::feed::foreign::{ConvertOptions, convert_foreign};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a native feed of one of any known format; `format` overrides what is found out about it.
///
/// The answer is a list of texts, an empty one for a native feed: the id of the format, the native feed, then for each note its code, its severity, its
/// pointer and its message. For what is no feed it is the code and the message of the error, and line and column where
/// they are known, behind an empty text.
#[wasm_bindgen]
#[must_use]
pub fn convert(bytes: &[u8], format: Option<String>) -> Vec<String> {
    match convert_foreign(bytes, &ConvertOptions { format: format.as_deref() }) {
        Ok(None) => Vec::new(),
        Ok(Some(converted)) => {
            // Types that hold nothing but texts, numbers and lists of them always have a JSON form.
            let feed = serde_json::to_string(&converted.feed).unwrap_or_default();
            let notes = converted.notes.into_iter();
            let notes = notes.flat_map(|n| [n.code.to_owned(), n.severity.id().to_owned(), n.pointer, n.message]);
            [converted.format.to_owned(), feed].into_iter().chain(notes).collect()
        }
        Err(error) => {
            let place = [error.line, error.column].into_iter().flatten().map(|n| n.to_string());
            [String::new(), error.code.to_owned(), error.message].into_iter().chain(place).collect()
        }
    }
}

fn main() {}
