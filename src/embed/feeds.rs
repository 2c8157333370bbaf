//! The feeds that `src` names, and how far each of them has come.

use super::parts::Part;
use crate::feed::{Feed, Note, Origin};

/// One of the feeds that `src` names.
#[derive(Default)]
pub struct Source {
    /// Its address: the first one, if it has mirrors.
    pub src: String,
    /// The last request failed: what is here, if anything is, may be a copy.
    pub failed: bool,
    /// What of it is here: its first page, then older ones.
    pub parts: Vec<Part>,
    /// What was noted about them by others than the reader of native feeds.
    pub notes: Vec<Note>,
    /// The address of the page that comes next.
    pub next: Option<String>,
}

impl Source {
    /// Takes over a first page.
    pub fn take(&mut self, mut part: Part, feed: Feed) {
        let next = part.next(&feed);
        // Older pages change rarely: those that are here stay, as long as the first one leads to them.
        let leads_on = next.is_some() && self.parts.get(1).map(|page| &page.asked) == next.as_ref();
        (part.fresh, part.mended, part.slices) = (Some(feed.timeline), feed.mended, feed.slices);
        self.parts.truncate(if leads_on { self.parts.len() } else { 0 });
        match self.parts.first_mut() {
            Some(first) => *first = part,
            None => {
                self.parts.push(part);
                self.next = next;
            }
        }
        self.notes = feed.notes;
    }

    /// Takes over the next older page.
    pub fn take_page(&mut self, asked: String, mut part: Part, mut feed: Feed) {
        let next = part.next(&feed);
        let been = |next: &String| *next == asked || self.parts.iter().any(|p| p.asked == *next || p.url == *next);
        if next.as_ref().is_some_and(been) {
            let words = " names an earlier page as its `next`. Older pages end here.";
            feed.notes.push(Note::warning("next-again", ["The page ", &*asked, words].concat()));
            // A page that leads nowhere is the last.
            (self.next, feed.timeline.next) = (None, None);
        } else {
            self.next = next;
        }
        self.notes.extend(feed.notes);
        (part.fresh, part.mended, part.slices) = (Some(feed.timeline), feed.mended, feed.slices);
        part.asked = asked;
        self.parts.push(part);
    }

    /// What to call it if it does not say: the host of its address, or the address itself.
    pub fn name(&self) -> &str {
        let mut pieces = self.src.split('/');
        match (pieces.next(), pieces.next(), pieces.next()) {
            (Some(_), Some(""), Some(host)) => host,
            _ => &self.src,
        }
    }

    /// What joining needs to know of it.
    pub fn origin(&self, number: usize, several: bool) -> Origin<'_> {
        Origin { feed: u16::try_from(number).unwrap_or(u16::MAX), name: several.then(|| self.name()) }
    }
}
