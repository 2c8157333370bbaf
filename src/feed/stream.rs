//! A feed that is read while it comes: each incident as soon as its end is here, so that neither the text nor a tree of
//! it is ever whole in memory, and the browser has its turn in between.
//!
//! ```text
//!  {"version": 1, "components": [..], "incidents": [ {..}, {..}, ..  ], "next": ".."}
//!  └──────────────── head ────────────────────────┘  one by one    └──── tail ────┘
//! ```
//!
//! Head and tail together are a small feed of its own, which is read at the end like any other; `serde_json` reads all
//! of it. Whatever is not plainly like this is left alone: then the whole text is read at once ([`super::outline`]),
//! and what is wrong with it is found there. The result is the same either way.

use super::json::{self, Item, Json};
use super::native::{Incidents, story};
use super::node::{Context, Node};
use super::{Feed, certain, default_language, finish};
use crate::feed::slices::Slices;
use serde_json::Deserializer;

/// After this many bytes without incidents they are not looked for any more, nor after this many other things of that
/// name.
const LONGEST_HEAD: usize = 1 << 20;
const MOST_OTHERS: usize = 8;
const INCIDENTS: &[u8] = b"\"incidents\"";

/// A feed of which not everything has come yet.
#[derive(Default)]
pub struct Stream {
    /// What has come and was not read.
    waiting: Vec<u8>,
    /// How much of that makes it worth looking at again: what is cut off in the middle is begun anew each time.
    enough: usize,
    place: Place,
    /// What stands around the incidents, as far as it has come.
    around: String,
    /// How much of that stands before them.
    head: usize,
    incidents: Incidents,
    /// The feed's default language.
    language: Option<Box<str>>,
    mended: bool,
    /// How much of the text was read before what is waiting.
    read: usize,
    /// From where to where each incident stands.
    spans: Vec<(usize, usize)>,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Place {
    /// Before the list of incidents.
    #[default]
    Head,
    /// Before the first incident.
    First,
    /// Behind a comma.
    Next,
    /// Behind an incident.
    Behind,
    /// Behind the list.
    Tail,
    /// This is to be read as a whole.
    Lost,
}

impl Stream {
    /// Takes the next piece, of so many bytes that `fill` puts there, and reads what is whole by now.
    pub fn push(&mut self, length: usize, fill: &mut dyn FnMut(&mut [u8])) {
        if self.place == Place::Lost {
            return;
        }
        let before = self.waiting.len();
        self.waiting.resize(before + length, 0);
        fill(self.waiting.get_mut(before..).unwrap_or_default());
        if self.waiting.len() < self.enough {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let text = match std::str::from_utf8(&waiting) {
            Ok(text) => text,
            // A character may have come in part.
            Err(error) if error.error_len().is_none() => {
                waiting.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
            }
            Err(_) => return self.place = Place::Lost,
        };
        let read = self.read(text);
        self.read += read;
        self.waiting = waiting;
        self.waiting.drain(..read);
        self.enough = self.waiting.len() * 2;
    }

    /// Reads as far as possible. Answers with how far that was.
    fn read(&mut self, text: &str) -> usize {
        let mut rest = text;
        if self.place == Place::Head {
            rest = match self.head(text) {
                Some(rest) => rest,
                None => return 0,
            };
        }
        let language = self.language.clone();
        let cx = Context::new(language.as_deref(), story::outline);
        while let Some(after) = self.step(rest, text.len(), &cx) {
            rest = after;
        }
        self.mended |= cx.mended.get();
        text.len() - rest.len()
    }

    /// Reads all that stands before the incidents, if it is here and this says that it is a native feed.
    fn head<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (mut from, mut others) = (0, 0);
        // Looked for byte by byte: the standard library's way of finding a text in a text would be 1 kB.
        while let Some(at) = text.as_bytes().get(from..)?.windows(INCIDENTS.len()).position(|name| name == INCIDENTS) {
            from += at + INCIDENTS.len();
            let (before, rest) = text.split_at_checked(from)?;
            let list = after_space(rest).strip_prefix(':').unwrap_or_default();
            let Some(rest) = after_space(list).strip_prefix('[') else { continue };
            // Whatever it is that bears this name: it is what is looked for if all of this is JSON.
            let closed = [before, ":[]}"].concat();
            let head = json::tree(&closed);
            others += 1;
            if head.is_none() && others < MOST_OTHERS {
                continue;
            }
            let Some(head) = head.filter(certain) else {
                self.place = Place::Lost;
                return None;
            };
            self.language = default_language(&head).map(Into::into);
            let cx = Context::new(self.language.as_deref(), story::outline);
            self.incidents = Incidents::declared(&Node::root(&head, &cx));
            self.mended = cx.mended.get();
            self.around = [before, ":["].concat();
            self.head = self.around.len();
            self.place = Place::First;
            return Some(rest);
        }
        let begin = after_space(text);
        if text.len() > LONGEST_HEAD || !(begin.is_empty() || begin.starts_with('{')) {
            self.place = Place::Lost;
        }
        None
    }

    /// Reads one thing. Answers with what stands behind it; nothing if it is not all here. `length` is that of what is
    /// here.
    fn step<'t>(&mut self, text: &'t str, length: usize, cx: &Context<'_>) -> Option<&'t str> {
        if self.place == Place::Tail {
            self.around.push_str(text);
            return (!text.is_empty()).then_some("");
        }
        let text = after_space(text);
        let first = text.bytes().next()?;
        let (place, rest) = match (self.place, first) {
            (Place::Behind, b',') => (Place::Next, text.get(1..)?),
            (Place::First | Place::Behind, b']') => (Place::Tail, text),
            (Place::First | Place::Next, _) => {
                let mut items = Deserializer::from_str(text).into_iter::<Item<'_>>();
                let item = items.next()?;
                // A number that ends here may go on.
                let rest = text.get(items.byte_offset()..).filter(|rest| !rest.is_empty());
                match (item, rest) {
                    (Ok(Item(json)), Some(rest)) => {
                        self.incidents.take(&json, cx);
                        let behind = self.read + length;
                        self.spans.push((behind - text.len(), behind - rest.len()));
                        (Place::Behind, rest)
                    }
                    (Err(error), _) if !error.is_eof() => (Place::Lost, ""),
                    _ => return None,
                }
            }
            _ => (Place::Lost, ""),
        };
        self.place = place;
        Some(rest)
    }

    /// The feed, of which everything has come; nothing if it is to be read as a whole.
    #[must_use]
    pub fn finish(mut self) -> Option<Feed> {
        self.enough = 0;
        self.push(0, &mut |_| ());
        if self.place != Place::Tail || !self.waiting.is_empty() {
            return None;
        }
        let json = json::tree(&self.around)?;
        let Json::Object(members) = &json else { return None };
        let mut behind = members.iter().skip_while(|(name, _)| name != "incidents").skip(1);
        // These had to be known before the incidents were read.
        if behind.any(|(name, _)| ["incidents", "components", "languages"].contains(&&**name)) {
            return None;
        }
        let cx = Context::new(self.language.as_deref(), story::outline);
        cx.mended.set(self.mended);
        let ids = self.incidents.ids();
        let mut feed = finish(&Node::root(&json, &cx), Some(self.incidents)).ok()?;
        if !feed.mended {
            feed.slices = Some(Slices { around: self.around, head: self.head, ids, spans: self.spans });
        }
        Some(feed)
    }
}

/// The text behind JSON's space.
fn after_space(text: &str) -> &str {
    let space = text.bytes().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r')).count();
    text.get(space..).unwrap_or_default()
}
