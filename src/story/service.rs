//! What the binary of the stories answers.

use super::{Telling, fill, tell};
use crate::axis::Zone;
use crate::dates::Formats;
use crate::feed::{self, Feed};
use crate::model::{Kind, Time};
use js_sys::Uint8Array;
use std::cell::RefCell;
use web_sys::Element;

thread_local! {
    /// The feed that was asked about last, by its number: most readers open several stories of one feed.
    static LAST: RefCell<Option<(u32, Feed)>> = const { RefCell::new(None) };
}

/// Draws the story of an incident into `host`. `feed` numbers the feed whose text is `bytes`.
///
/// `how`: id of the incident, level of its headings, the present in milliseconds since 1970, language, IANA zone
/// (empty: the visitor's), the company's zone (empty: not known), and the kinds and components that are shown, with
/// spaces between (empty: all).
///
/// What comes back are notes about the feed (code, severity, pointer, message, code, …), or nothing at all if there is
/// no such incident.
#[must_use]
pub fn draw(host: &Element, feed: u32, bytes: &Uint8Array, how: Vec<String>) -> Option<Vec<String>> {
    let how = How(how);
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(number, _)| *number != feed) {
            let mut read = feed::parse(&bytes.to_vec(), &feed::Options::default()).ok()?;
            let kinds: Vec<Kind> =
                how.list(6).filter_map(|id| Kind::ALL.into_iter().find(|kind| kind.id() == id)).collect();
            let components: Vec<String> = how.list(7).map(str::to_owned).collect();
            read.timeline = read.timeline.narrowed(&kinds, &components);
            *last = Some((feed, read));
        }
        let (_, read) = last.as_ref()?;
        let zone = |n| Some(how.get(n).to_owned()).filter(|name| !name.is_empty());
        let formats = |zone| Formats::new(how.get(3).to_owned(), zone, Zone::utc());
        let mut written = formats(zone(4));
        written.company = zone(5).map(|zone| Box::new(formats(Some(zone))));
        let telling = Telling {
            timeline: &read.timeline,
            formats: &written,
            now: Time(how.get(2).parse().ok()?),
            level: how.get(1).parse().unwrap_or(3),
        };
        fill(host, &tell(how.get(0), &telling)?);
        let note =
            |n: &feed::Note| [n.code.to_owned(), n.severity.id().to_owned(), n.pointer.clone(), n.message.clone()];
        Some(read.notes.iter().flat_map(note).collect())
    })
}

/// What is asked for, by its place.
struct How(Vec<String>);

impl How {
    fn get(&self, n: usize) -> &str {
        self.0.get(n).map_or("", |word| word)
    }

    fn list(&self, n: usize) -> impl Iterator<Item = &str> {
        self.get(n).split(' ').filter(|word| !word.is_empty())
    }
}
