//! What was repaired or left out while a feed was read, told to whoever writes the feed.

use crate::model::Digits;
use crate::parted;
use crate::prose::clean;

/// Notes that are kept; a feed with more has one trouble many times.
pub const MAX_NOTES: usize = 200;

/// How much a note matters, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Read as it was meant; could be written better.
    Info,
    /// Something was guessed or left out.
    Warning,
    /// A whole record was lost.
    Error,
}

impl Severity {
    /// The name in reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something in a feed that could be better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Stable name of the trouble, kebab-case.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where: a JSON pointer (RFC 6901) into the feed.
    pub pointer: String,
    /// What was found, what was made of it, and the cure.
    pub message: String,
}

impl Note {
    /// A warning that is about no place in a feed: about an attribute, say.
    #[must_use]
    pub fn warning(code: &'static str, message: String) -> Self {
        Self { code, severity: Severity::Warning, pointer: String::new(), message }
    }
}

/// Notes as they are handed from binary to binary: a list (see [`parted`]) of code, severity, pointer, message, code, …
#[must_use]
pub fn flat(notes: &[Note]) -> String {
    // What a note quotes from a feed must not turn its own words around.
    let one = |n: &Note| parted::join([n.code, n.severity.id(), &clean(&n.pointer), &clean(&n.message)]);
    notes.iter().map(one).collect()
}

/// Collects notes up to [`MAX_NOTES`] and counts the others.
#[derive(Debug)]
pub struct Notes {
    kept: Vec<Note>,
    room: usize,
    more: usize,
    worst_of_more: Severity,
}

impl Default for Notes {
    fn default() -> Self {
        Self::with_room(MAX_NOTES)
    }
}

impl Notes {
    /// Keeps up to `room` notes.
    #[must_use]
    pub fn with_room(room: usize) -> Self {
        Self { kept: Vec::new(), room, more: 0, worst_of_more: Severity::Info }
    }

    /// Whether the next note will only be counted: then its words need not be made.
    #[must_use]
    pub fn full(&self) -> bool {
        self.kept.len() >= self.room
    }

    /// Takes a note, or counts it.
    pub fn add(&mut self, note: Note) {
        if self.full() {
            self.count(note.severity);
        } else {
            self.kept.push(note);
        }
    }

    /// Counts a note that nobody will read.
    pub fn count(&mut self, severity: Severity) {
        self.more += 1;
        self.worst_of_more = self.worst_of_more.max(severity);
    }

    /// The notes, with one more that says how many are missing.
    #[must_use]
    pub fn finish(mut self) -> Vec<Note> {
        if self.more > 0 {
            let message =
                [&*self.more.digits(), " more notes are not listed. Mend those above first, then check again."];
            self.kept.push(Note {
                code: "more-notes",
                severity: self.worst_of_more,
                pointer: String::new(),
                message: message.concat(),
            });
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_beyond_the_room_are_counted_and_the_worst_is_told() {
        let mut notes = Notes::with_room(1);
        for severity in [Severity::Info, Severity::Error, Severity::Warning] {
            notes.add(Note { code: "x", severity, pointer: String::new(), message: String::new() });
        }
        let notes = notes.finish();
        assert_eq!(notes.len(), 2);
        assert_eq!((notes[1].code, notes[1].severity), ("more-notes", Severity::Error));
        assert!(notes[1].message.starts_with("2 more notes"));
    }
}
