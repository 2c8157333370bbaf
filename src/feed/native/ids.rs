//! Ids of incidents: every incident gets one, and no two the same.

use crate::feed::json::Json;
use crate::feed::names::Names;
use crate::feed::node::Node;
use crate::feed::said::said;
use crate::feed::troubles::DUPLICATE_ID;

/// The ids of incidents.
#[derive(Default)]
pub struct Ids {
    /// All of them, and those that were made.
    pub known: Names,
    /// How often each of them was given: 0 for one that an author wrote further down. That one is taken all the same.
    given: Vec<u32>,
}

impl Ids {
    /// Ids that stand in these incidents. Nothing is noted yet: every incident is read once more.
    pub fn stated(incidents: &Json<'_>) -> Self {
        let mut ids = Self::default();
        let Json::List(incidents) = incidents else { return ids };
        for incident in incidents {
            if let Some(Json::Text(id)) = incident.member("id") {
                ids.add(id.trim(), 0);
            }
        }
        ids
    }

    /// The id of an incident. What its author wrote stays; of two that are the same the first keeps it.
    pub fn give(&mut self, node: &Node<'_>) -> Box<str> {
        let stated = node.word("id");
        let Some(stated) = stated else {
            let position = node.position().map_or(1, |index| index + 1).to_string();
            let made = self.free(["incident-", &*position].concat().into());
            let instead = said(&["`", &*made, "` is taken, which changes with its place; links are made of it."]);
            node.note_missing("id", &instead);
            return made;
        };
        self.add(&stated, 0);
        let times = self.known.find(&stated).and_then(|number| self.given.get_mut(number));
        if let Some(times @ 0) = times {
            *times = 1;
            return stated;
        }
        let made = self.free(stated.clone());
        let instead = said(&["This incident is called `", &*made, "`."]);
        node.note_at("id", DUPLICATE_ID, &[&stated, &instead]);
        made
    }

    fn add(&mut self, id: &str, given: u32) -> bool {
        let (_, new) = self.known.add(id);
        if new {
            self.given.push(given);
        }
        new
    }

    /// This id, or with the next number that nobody has.
    fn free(&mut self, id: Box<str>) -> Box<str> {
        if self.add(&id, 1) {
            return id;
        }
        let number = self.known.find(&id);
        let mut last = number.and_then(|number| self.given.get(number)).copied().unwrap_or_default().max(1);
        loop {
            last += 1;
            let candidate: Box<str> = [&*id, "-", &*last.to_string()].concat().into();
            if self.add(&candidate, 1) {
                if let Some(given) = number.and_then(|number| self.given.get_mut(number)) {
                    *given = last;
                }
                return candidate;
            }
        }
    }
}
