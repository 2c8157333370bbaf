//! Notes of other binaries: code, severity, pointer, message, code, …

use crate::feed::{Note, Severity};
use js_sys::Array;

/// The notes in a list, from its `first` word on.
pub fn from_flat(list: &Array, first: u32) -> Vec<Note> {
    let words = |n: u32| list.get(n).as_string().unwrap_or_default();
    let note = |n: u32| Note {
        code: intern(words(n)),
        severity: severity(&words(n + 1)),
        pointer: words(n + 2),
        message: words(n + 3),
    };
    (first..list.length()).step_by(4).map(note).collect()
}

fn severity(id: &str) -> Severity {
    [Severity::Info, Severity::Warning].into_iter().find(|s| s.id() == id).unwrap_or(Severity::Error)
}

/// Codes are constants on the other side, a few dozen words at most: each that was met is kept.
pub fn intern(code: String) -> &'static str {
    thread_local! {
        static CODES: std::cell::RefCell<Vec<&'static str>> = const { std::cell::RefCell::new(Vec::new()) };
    }
    CODES.with_borrow_mut(|codes| {
        if let Some(known) = codes.iter().find(|known| **known == code) {
            return *known;
        }
        let code = &*code.leak();
        codes.push(code);
        code
    })
}
