//! Notes on a document. A value is known again by where it lies in memory, so readers need not carry the way to it;
//! the pointers are found once, at the end.

use super::value::V;
use crate::feed::json::Json;
use crate::feed::node::push_token;
use crate::feed::notes::{Note, Notes};
use crate::feed::troubles::Trouble;
use crate::model::{Digits, sort_by_keys};

/// The notes taken so far.
#[derive(Debug, Default)]
pub struct Taken {
    notes: Notes,
    places: Vec<usize>,
}

fn place(json: V<'_>) -> usize {
    std::ptr::from_ref(json).addr()
}

impl Taken {
    /// Notes a trouble with a value; the parts go into its text.
    pub fn add(&mut self, json: V<'_>, trouble: &'static Trouble, parts: &[&str]) {
        let &Trouble { code, severity, .. } = trouble;
        if self.notes.full() {
            return self.notes.count(severity);
        }
        self.notes.add(Note { code, severity, pointer: String::new(), message: trouble.message(parts) });
        self.places.push(place(json));
    }

    /// The notes, each with its pointer into `root`.
    #[must_use]
    pub fn finish(self, root: V<'_>) -> Vec<Note> {
        let mut notes = self.notes.finish();
        let mut wanted: Vec<(usize, usize)> =
            self.places.into_iter().enumerate().map(|(n, place)| (place, n)).collect();
        let keys = wanted.iter().map(|(place, _)| *place as i64).collect();
        sort_by_keys(&mut wanted, keys);
        if !wanted.is_empty() {
            find(root, &mut String::new(), &wanted, &mut notes);
        }
        notes
    }
}

fn find(json: V<'_>, way: &mut String, wanted: &[(usize, usize)], notes: &mut [Note]) {
    let here = place(json);
    let first = wanted.partition_point(|(place, _)| *place < here);
    for (_, n) in wanted.iter().skip(first).take_while(|(place, _)| *place == here) {
        if let Some(note) = notes.get_mut(*n) {
            note.pointer.clone_from(way);
        }
    }
    let length = way.len();
    match json {
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                push_token(way, &index.digits());
                find(item, way, wanted, notes);
                way.truncate(length);
            }
        }
        Json::Object(members) => {
            for (name, member) in members {
                push_token(way, name);
                find(member, way, wanted, notes);
                way.truncate(length);
            }
        }
        _ => {}
    }
}
