//! Notes of other binaries: code, severity, pointer, message, code, …

use crate::feed::{Note, Severity};
use crate::parted::parts;

/// The notes in a list.
pub fn from_flat(list: &str) -> Vec<Note> {
    let mut list = parts(list);
    let mut notes = Vec::new();
    while let (Some(code), Some(severity_id), Some(pointer), Some(message)) =
        (list.next(), list.next(), list.next(), list.next())
    {
        let (pointer, message) = (pointer.to_owned(), message.to_owned());
        notes.push(Note { code: intern(code), severity: severity(severity_id), pointer, message });
    }
    notes
}

fn severity(id: &str) -> Severity {
    [Severity::Info, Severity::Warning].into_iter().find(|s| s.id() == id).unwrap_or(Severity::Error)
}

/// Codes are constants on the other side, a few dozen words at most: each that was met is kept.
fn intern(code: &str) -> &'static str {
    thread_local! {
        static CODES: std::cell::RefCell<Vec<&'static str>> = const { std::cell::RefCell::new(Vec::new()) };
    }
    CODES.with_borrow_mut(|codes| {
        if let Some(known) = codes.iter().find(|known| **known == code) {
            return *known;
        }
        let code = &*code.to_owned().leak();
        codes.push(code);
        code
    })
}
