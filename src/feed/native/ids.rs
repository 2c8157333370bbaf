//! Ids of incidents: every incident gets one, and no two the same.

use crate::feed::json::Json;
use crate::feed::names::Names;
use crate::feed::node::Node;
use crate::feed::said::{WORDS, said};
use crate::feed::troubles::DUPLICATE_ID;
use crate::model::{Digits, Incident};

/// The ids of incidents.
///
/// What an author wrote counts, wherever it stands, so an id can only be made when all of those are known. Who reads
/// with words looks for them first, as the words name what was made; all others make ids at the end.
#[derive(Default)]
pub struct Ids {
    /// All of them, and those that were made.
    known: Names,
    /// What became of each of them.
    given: Vec<Given>,
    /// All that authors wrote are known.
    complete: bool,
    /// What the ids that are still to be made are made of.
    owing: Vec<Box<str>>,
}

/// What became of an id.
struct Given {
    /// An incident has it.
    taken: bool,
    /// The number behind the last one that was made of it.
    last: u32,
}

impl Ids {
    /// Ids that stand in these incidents. Nothing is noted yet: every incident is read once more.
    pub fn stated(incidents: &Json<'_>) -> Self {
        let mut ids = Self { complete: true, ..Self::default() };
        let Json::List(incidents) = incidents else { return ids };
        for incident in incidents {
            if let Some(Json::Text(id)) = incident.member("id") {
                ids.add(id.trim(), false);
            }
        }
        ids
    }

    /// The id of an incident; empty if it is made at the end. What its author wrote stays; of two that are the same the
    /// first keeps it.
    pub fn give(&mut self, node: &Node<'_>) -> Box<str> {
        let stated = node.word("id");
        if let Some(stated) = &stated
            && self.take(stated)
        {
            return stated.clone();
        }
        let base = stated.clone().unwrap_or_else(|| {
            let position = node.position().map_or(1, |index| index + 1).digits();
            ["incident-", &*position].concat().into()
        });
        if !(WORDS && self.complete) {
            self.owing.push(base);
            return Box::default();
        }
        let made = self.free(base);
        match &stated {
            None => {
                let instead = ["`", &*made, "` is used, which changes with its place; links are made of it."];
                node.note_missing("id", &said(&instead));
            }
            Some(stated) => {
                let instead = said(&["This incident is called `", &*made, "`."]);
                node.note_at("id", DUPLICATE_ID, &[stated, &instead]);
            }
        }
        made
    }

    /// Gives ids to those that have none yet. Answers whether something was not as it should be.
    pub fn settle(&mut self, incidents: &mut [Incident], paged: bool) -> bool {
        let owing = std::mem::take(&mut self.owing);
        let mended = !owing.is_empty();
        for (incident, base) in incidents.iter_mut().filter(|incident| incident.id.is_empty()).zip(owing) {
            incident.id = self.free(base);
        }
        let related = || incidents.iter().flat_map(|incident| &incident.story.related);
        mended || (!paged && related().any(|id| self.lacks(id)))
    }

    /// Whether it is known by now that there is no incident of this id.
    pub fn is_missing(&self, id: &str) -> bool {
        WORDS && self.complete && self.lacks(id)
    }

    fn lacks(&self, id: &str) -> bool {
        self.known.find(id).is_none()
    }

    /// The place of an id in the list, and whether it is a new one; that one is `taken` or not.
    fn add(&mut self, id: &str, taken: bool) -> (usize, bool) {
        let (number, new) = self.known.add(id);
        if new {
            self.given.push(Given { taken, last: 1 });
        }
        (number, new)
    }

    /// Takes this id, if nobody has.
    fn take(&mut self, id: &str) -> bool {
        let (number, _) = self.add(id, false);
        self.given.get_mut(number).is_some_and(|given| !std::mem::replace(&mut given.taken, true))
    }

    /// This id, or with the next number that nobody has.
    fn free(&mut self, id: Box<str>) -> Box<str> {
        let (number, new) = self.add(&id, true);
        if new {
            return id;
        }
        loop {
            let Some(given) = self.given.get_mut(number) else { return id };
            given.last += 1;
            let candidate: Box<str> = [&*id, "-", &*given.last.digits()].concat().into();
            if self.add(&candidate, true).1 {
                return candidate;
            }
        }
    }
}
