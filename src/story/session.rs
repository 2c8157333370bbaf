//! The feed that a reader is busy with, read once and kept.

use crate::axis::Zone;
use crate::dates::{Formats, zone_between};
use crate::feed::{self, Note, Origin, take_in};
use crate::model::{DAY_MS, Digits, Kind, Time, Timeline};
use crate::parted;
use crate::search::Index;
use js_sys::{Array, Uint8Array};
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::JsCast as _;

thread_local! {
    /// The feed that was asked about last: most readers open several stories of one feed.
    static LAST: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// A history with everything that is worked out from it once.
#[derive(Default)]
pub struct Session {
    /// Numbers of the texts that were read.
    numbers: Vec<u32>,
    /// The kinds and the components of it that are shown, and the zone in which times are.
    shown: [String; 3],
    /// What they tell.
    pub timeline: Timeline,
    /// What was repaired in them.
    pub notes: Vec<Note>,
    index: OnceCell<Index>,
    offsets: OnceCell<Zone>,
}

/// How a feed is shown, a list (see [`parted`]): id of an incident, level of headings (empty: of a story that is there
/// already), the present in milliseconds since 1970, language, IANA zone (empty: the visitor's), the company's zone
/// (empty: not known), and the kinds and components that are shown, with spaces between (empty: all).
pub struct How(pub String);

impl How {
    /// What stands at a place; empty if there is nothing.
    #[must_use]
    pub fn get(&self, n: usize) -> &str {
        parted::parts(&self.0).nth(n).unwrap_or_default()
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

    /// The company's zone; `None` if that is not known.
    #[must_use]
    pub fn company(&self) -> Option<String> {
        self.zone(5)
    }

    fn zone(&self, n: usize) -> Option<String> {
        Some(self.get(n).to_owned()).filter(|name| !name.is_empty())
    }

    /// Dates in the reader's language and zone, and in the company's.
    #[must_use]
    pub fn formats(&self, offsets: Zone) -> Formats {
        let mut written = Formats::new(self.get(3).to_owned(), self.zone(4), offsets);
        let company = |zone| Box::new(Formats::new(self.get(3).to_owned(), Some(zone), Zone::utc()));
        written.company = self.company().map(company);
        written
    }
}

/// Has `act` done with a history. `None` if it cannot be read, or by `act`.
///
/// `texts` are the texts that it is made of, in their order: lists of number, bytes, number of the feed, and the feed's
/// name if there are several. A text of the same number is the same. Number 0 is a part of a text, which is not kept.
pub fn with<T>(texts: &Array, how: &How, act: impl FnOnce(&Session) -> Option<T>) -> Option<T> {
    LAST.with_borrow_mut(|last| {
        let mut part = None;
        act(read(last, &mut part, texts, how)?)
    })
}

/// The history of these texts: what is known of it, and what is new; or `part`, if that is asked for. Kept out of
/// [`with`], which is compiled once per caller.
#[inline(never)]
fn read<'a>(
    last: &'a mut Option<Session>,
    part: &'a mut Option<Session>,
    texts: &Array,
    how: &How,
) -> Option<&'a Session> {
    let texts: Vec<Array> = texts.iter().filter_map(|text| text.dyn_into().ok()).collect();
    let numbers: Vec<u32> = texts.iter().map(|text| number(text, 0)).collect();
    let shown = [6, 7, 4].map(|n| how.get(n).to_owned());
    if let [0] = numbers[..] {
        let session = part.insert(Session { shown, ..Session::default() });
        let text = texts.first()?;
        session.take(text, how)?;
        session.place_notes(number(text, 4));
        return Some(session);
    }
    if last.as_ref().is_none_or(|last| !numbers.starts_with(&last.numbers) || last.shown != shown) {
        *last = Some(Session { shown, ..Session::default() });
    }
    let session = last.as_mut()?;
    let known = session.numbers.len();
    for text in texts.iter().skip(known) {
        session.take(text, how)?;
    }
    Some(session)
}

fn number(text: &Array, place: u32) -> u32 {
    text.get(place).as_f64().map_or(0, |number| number as u32)
}

impl Session {
    /// Reads one more text. `None` if it cannot be read.
    fn take(&mut self, text: &Array, how: &How) -> Option<()> {
        let bytes: Uint8Array = text.get(1).dyn_into().ok()?;
        let bytes = bytes.to_vec();
        let finished = feed::draft::finish(&bytes);
        let bytes = finished.as_deref().map_or(&*bytes, str::as_bytes);
        let read = feed::parse(bytes, &feed::Options::default()).ok()?;
        let kinds: Vec<Kind> =
            how.list(6).filter_map(|id| Kind::ALL.into_iter().find(|kind| kind.id() == id)).collect();
        let components: Vec<String> = how.list(7).map(str::to_owned).collect();
        let name = text.get(3).as_string();
        let origin = Origin { feed: u16::try_from(number(text, 2)).ok()?, name: name.as_deref() };
        let again = take_in(&mut self.timeline, read.timeline.narrowed(&kinds, &components), &origin);
        self.notes.extend(again);
        // Of several feeds each note says which one it is about.
        let whose = name.map_or_else(String::new, |name| name + ": ");
        self.notes
            .extend(read.notes.into_iter().map(|note| Note { message: [&*whose, &*note.message].concat(), ..note }));
        self.numbers.push(number(text, 0));
        (self.index, self.offsets) = (OnceCell::new(), OnceCell::new());
        Some(())
    }

    /// Notes on the first incident of a part of a text say where that stands in the whole; those on what the part lacks
    /// are left out.
    fn place_notes(&mut self, position: u32) {
        let place = ["/incidents/", &*position.digits()].concat();
        self.notes.retain_mut(|note| {
            let Some(rest) = note.pointer.strip_prefix("/incidents/") else { return note.pointer != "/featured" };
            let Some(rest) = rest.strip_prefix('0').filter(|rest| rest.is_empty() || rest.starts_with('/')) else {
                return false;
            };
            note.pointer = [&*place, rest].concat();
            true
        });
    }

    /// What was repaired: code, severity, pointer, message, code, …
    #[must_use]
    pub fn flat_notes(&self) -> String {
        feed::flat(&self.notes)
    }

    /// The offsets of the reader's zone over the whole history.
    pub fn zone(&self, how: &How) -> Zone {
        let read = || {
            let now = how.now();
            let (from, to) = self.reach(how).unwrap_or((now, now));
            // A change of clocks near either end counts, too.
            zone_between(how.zone(4).as_deref(), from.plus(-DAY_MS), to.plus(DAY_MS))
        };
        self.offsets.get_or_init(read).clone()
    }

    /// From the beginning of the history to now, or to what is planned. `None` if nothing has a time.
    pub fn reach(&self, how: &How) -> Option<(Time, Time)> {
        let (first, last) = self.timeline.reach(how.now())?;
        let from = self.timeline.history_from.as_ref().map_or(first, |h| h.earliest().min(first));
        Some((from, last.max(how.now())))
    }

    /// Every word and box of the feed, for searching.
    pub fn words(&self, how: &How) -> &Index {
        self.index.get_or_init(|| {
            let timeline = &self.timeline;
            let entries: Vec<_> = timeline.incidents.iter().map(|i| (i, &*i.story)).collect();
            let zone = self.zone(how);
            Index::new(&entries, &timeline.components, how.now(), &|time| zone.local(time).year)
        })
    }
}
