//! The readers of other formats as a WebAssembly binary of its own: the widget fetches it when a feed is not a native
//! one.
#![no_main]

use incident_timeline::feed::foreign::{ConvertOptions, draft};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a draft of a native feed of one of any known format; `format` overrides what is found out about it, unless it
/// is empty.
///
/// The answer is texts, parted by a zero each: the id of the format, the draft, then for each note its code, its
/// severity, its pointer and its message; nothing at all for a native feed. For what is no feed it is the code and the
/// message of the error behind an empty text; without a code, it can be read as no document at all. Bytes go both ways,
/// because wasm-bindgen's ways for texts and lists weigh more than half of a reader.
#[wasm_bindgen]
#[must_use]
pub fn convert(bytes: &[u8], format: &[u8]) -> Vec<u8> {
    let format = String::from_utf8_lossy(format);
    let format = Some(&*format).filter(|format| !format.is_empty());
    let mut answer = Vec::new();
    let mut tell = |text: &str| {
        // No part of it may end another one: the names in a pointer may hold anything.
        answer.extend(text.bytes().map(|byte| if byte == 0 { b'?' } else { byte }));
        answer.push(0);
    };
    match draft(bytes, &ConvertOptions { format }) {
        Ok(None) => {}
        Ok(Some(draft)) => {
            tell(draft.format);
            tell(&draft.text);
            for note in &draft.notes {
                [note.code, note.severity.id(), &note.pointer, &note.message].into_iter().for_each(&mut tell);
            }
        }
        Err(error) => ["", error.code, &error.message].into_iter().for_each(tell),
    }
    // What stands behind the last zero would be one part more.
    answer.pop();
    answer
}
