//! Notes of other binaries: code, severity, pointer, message, code, …

use crate::feed::{Note, Severity};

/// The notes in a list.
pub fn from_flat(list: Vec<String>) -> Vec<Note> {
    let mut list = list.into_iter();
    let mut notes = Vec::new();
    while let (Some(code), Some(severity_id), Some(pointer), Some(message)) =
        (list.next(), list.next(), list.next(), list.next())
    {
        notes.push(Note { code: intern(code), severity: severity(&severity_id), pointer, message });
    }
    notes
}

fn severity(id: &str) -> Severity {
    [Severity::Info, Severity::Warning].into_iter().find(|s| s.id() == id).unwrap_or(Severity::Error)
}

/// Codes are constants on the other side, a few dozen words at most: each that was met is kept.
fn intern(code: String) -> &'static str {
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
