//! The feed that a reader is busy with, read once and kept.

use crate::axis::Zone;
use crate::dates::{Formats, zone_between};
use crate::feed::{self, Feed};
use crate::model::{Instant, Kind, Time};
use crate::search::Index;
use js_sys::Uint8Array;
use std::cell::{OnceCell, RefCell};

thread_local! {
    /// The feed that was asked about last: most readers open several stories of one feed.
    static LAST: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// A feed with everything that is worked out from it once.
pub struct Session {
    number: u32,
    shown: (String, String),
    /// What was read.
    pub read: Feed,
    index: OnceCell<Index>,
    offsets: RefCell<Option<(String, Zone)>>,
}

/// How a feed is shown, by its place: id of an incident, level of headings, the present in milliseconds since 1970,
/// language, IANA zone (empty: the visitor's), the company's zone (empty: not known), and the kinds and components that
/// are shown, with spaces between (empty: all).
pub struct How(pub Vec<String>);

impl How {
    /// What stands at a place; empty if there is nothing.
    #[must_use]
    pub fn get(&self, n: usize) -> &str {
        self.0.get(n).map_or("", |word| word)
    }

    fn list(&self, n: usize) -> impl Iterator<Item = &str> {
        self.get(n).split(' ').filter(|word| !word.is_empty())
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> Time {
        Time(self.get(2).parse().unwrap_or_default())
    }

    /// Level of headings.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.get(1).parse().unwrap_or(3)
    }

    fn zone(&self, n: usize) -> Option<String> {
        Some(self.get(n).to_owned()).filter(|name| !name.is_empty())
    }

    /// Dates in the reader's language and zone, and in the company's.
    #[must_use]
    pub fn formats(&self, offsets: Zone) -> Formats {
        let mut written = Formats::new(self.get(3).to_owned(), self.zone(4), offsets);
        let company = |zone| Box::new(Formats::new(self.get(3).to_owned(), Some(zone), Zone::utc()));
        written.company = self.zone(5).map(company);
        written
    }
}

/// Has `act` done with feed number `number`, whose text is `bytes`. `None` if it cannot be read, or by `act`.
pub fn with<T>(number: u32, bytes: &Uint8Array, how: &How, act: impl FnOnce(&Session) -> Option<T>) -> Option<T> {
    LAST.with_borrow_mut(|last| {
        let shown = (how.get(6).to_owned(), how.get(7).to_owned());
        if last.as_ref().is_none_or(|last| last.number != number || last.shown != shown) {
            let mut read = feed::parse(&bytes.to_vec(), &feed::Options::default()).ok()?;
            let kinds: Vec<Kind> =
                how.list(6).filter_map(|id| Kind::ALL.into_iter().find(|kind| kind.id() == id)).collect();
            let components: Vec<String> = how.list(7).map(str::to_owned).collect();
            read.timeline = read.timeline.narrowed(&kinds, &components);
            *last = Some(Session { number, shown, read, index: OnceCell::new(), offsets: RefCell::default() });
        }
        act(last.as_ref()?)
    })
}

impl Session {
    /// The offsets of the reader's zone over the whole history.
    pub fn zone(&self, how: &How) -> Zone {
        let mut known = self.offsets.borrow_mut();
        match known.as_ref() {
            Some((name, zone)) if name == how.get(4) => zone.clone(),
            _ => {
                let now = how.now();
                let (from, to) = self.reach(how).unwrap_or((now, now));
                let zone = zone_between(how.zone(4).as_deref(), from, to);
                *known = Some((how.get(4).to_owned(), zone.clone()));
                zone
            }
        }
    }

    /// From the beginning of the history to now, or to what is planned. `None` if nothing has a time.
    pub fn reach(&self, how: &How) -> Option<(Time, Time)> {
        let (first, last) = self.read.timeline.reach(how.now())?;
        let from = self.read.timeline.history_from.as_ref().map_or(first, |h| h.earliest().min(first));
        Some((from, last.max(how.now())))
    }

    /// Since when the history is known: without a stated beginning, since its first incident.
    pub fn known_from(&self, how: &How) -> Option<Time> {
        let stated = self.read.timeline.history_from.as_ref().map(Instant::earliest);
        stated.or_else(|| Some(self.read.timeline.reach(how.now())?.0))
    }

    /// Every word and box of the feed, for searching.
    pub fn words(&self, how: &How) -> &Index {
        self.index.get_or_init(|| {
            let timeline = &self.read.timeline;
            let entries: Vec<_> = timeline.incidents.iter().map(|i| (i, &*i.story)).collect();
            let zone = self.zone(how);
            Index::new(&entries, &timeline.components, how.now(), &|time| zone.local(time).year)
        })
    }
}
