//! The feeds that `src` names, and how far each of them has come.

use super::fetch::Fetched;
use super::parts::Part;
use crate::feed::{Feed, Note, Origin};
use crate::model::Time;
use crate::view::Failure;
use js_sys::Uint8Array;

/// One of the feeds that `src` names.
#[derive(Default)]
pub struct Source {
    /// Its addresses, to be tried in turn.
    pub mirrors: Vec<String>,
    /// The last good answer, as it came.
    pub raw: Uint8Array,
    /// When the last good answer came.
    pub came: Option<Time>,
    /// Why the last answer was none.
    pub failure: Option<Failure>,
    /// The same in a word, as it was told; empty if nothing was.
    pub told: &'static str,
    /// What of it is here: its first page, then older ones.
    pub parts: Vec<Part>,
    /// What was noted about them.
    pub notes: Vec<Note>,
    /// The address of the page that comes next.
    pub next: Option<String>,
}

impl Source {
    /// Takes over a first page; `made` is the native feed that was made of it, if it was not native.
    pub fn take(&mut self, fetched: Fetched, feed: Feed, made: Option<String>) {
        self.raw = fetched.bytes.clone();
        let text = made.map_or(fetched.bytes, |text| text.as_bytes().into());
        let mut part = Part::new(fetched.url, text);
        let next = feed.timeline.next.as_deref().map(|next| part.address(next));
        // Older pages change rarely: those that are here stay, as long as the first one leads to them.
        let leads_on = next.is_some() && self.parts.get(1).map(|page| &page.asked) == next.as_ref();
        part.fresh = Some(feed.timeline);
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

    /// What to call it if it does not say: the host of its address, or the address itself.
    pub fn name(&self) -> &str {
        let address = self.mirrors.first().map_or("", |src| src);
        let mut pieces = address.split('/');
        match (pieces.next(), pieces.next(), pieces.next()) {
            (Some(_), Some(""), Some(host)) => host,
            _ => address,
        }
    }

    /// What joining needs to know of it.
    pub fn origin(&self, number: usize, several: bool) -> Origin<'_> {
        Origin { feed: u16::try_from(number).unwrap_or(u16::MAX), name: several.then(|| self.name()) }
    }
}

/// The feeds that `src` names: with spaces between them, and `|` between the mirrors of one.
pub fn named(src: &str) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for (n, piece) in src.split('|').enumerate() {
        for (m, address) in piece.split_ascii_whitespace().enumerate() {
            match sources.last_mut() {
                Some(source) if n > 0 && m == 0 => source.mirrors.push(address.to_owned()),
                _ => sources.push(Source { mirrors: vec![address.to_owned()], ..Source::default() }),
            }
        }
    }
    sources
}
