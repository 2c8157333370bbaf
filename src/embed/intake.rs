//! What JavaScript brings: texts of feeds, and what became of those that did not come.

use super::load::Loader;
use super::parts::{Part, all_of};
use super::{notes, stories};
use crate::feed::{self, Feed};
use crate::model::Time;
use crate::view::{Failure, Load, Older};
use js_sys::Uint8Array;
use std::rc::Weak;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Where what was asked for is brought to. It does nothing any more when its widget is gone.
#[wasm_bindgen]
pub struct Intake(pub(super) Weak<Loader>);

/// A text of a feed that is read while it comes: piece by piece, so that the browser has its turn in between.
#[wasm_bindgen]
#[derive(Default)]
pub struct Reader(feed::Stream);

#[wasm_bindgen]
impl Reader {
    /// Takes the next piece.
    pub fn push(&mut self, piece: &Uint8Array) {
        self.0.push(piece.length() as usize, &mut |room| piece.copy_to(room));
    }
}

/// How sure it is that a text is a native feed: the numbers that `src/embed/js/ask.js` knows.
const LIKELY: u8 = 1;
const SURE: u8 = 2;

#[wasm_bindgen]
impl Intake {
    /// The first addresses of the feeds, where there are several, or mirrors.
    pub fn names(&self, all: &str) {
        if let Some(loader) = self.0.upgrade() {
            loader.set_sources(all);
        }
    }

    /// Who reads the next text while it comes.
    pub fn reader(&self) -> Reader {
        Reader::default()
    }

    /// Takes over a text of a feed, which `reader` may have read already: its first page, or the older page that was
    /// asked for at the address `asked`.
    ///
    /// Answers with nothing, or with the code of why it was not taken: the story binary has the words. The code is
    /// empty if it may be a feed of another format.
    #[expect(clippy::too_many_arguments, reason = "what JavaScript hands over has no other form that is as short")]
    pub fn take(
        &self,
        number: usize,
        asked: Option<String>,
        url: String,
        bytes: Uint8Array,
        sure: u8,
        more_notes: &str,
        reader: Option<Reader>,
    ) -> Option<String> {
        let loader = self.0.upgrade()?;
        let read = reader.and_then(|reader| reader.0.finish());
        // The copy of the bytes is dropped before anything else takes memory.
        let read = read.map_or_else(|| feed::outline(&all_of(&bytes), &feed::Options::default()), Ok);
        let mut feed = match read {
            Ok(feed) => feed,
            Err(error) => return Some(error.code.to_owned()),
        };
        // Read as a native feed, a feed of another format is a list of incidents that tell nothing.
        if !(feed.certain || sure == SURE || sure == LIKELY && tells_something(&feed)) {
            return Some(String::new());
        }
        feed.notes = notes::from_flat(more_notes);
        loader.take(number, asked, Part::new(url, bytes), feed);
        None
    }

    /// Brings what has come to the screen. `failed` lists the feeds that did not come; where a kept copy is shown for
    /// one, `stale` is its time, in milliseconds since 1970.
    pub fn show(&self, stale: Option<f64>, failed: Vec<usize>) {
        if let Some(loader) = self.0.upgrade() {
            loader.update();
            loader.say_what_is_missing(stale.map(|at| Time(at as i64)), &failed);
        }
    }

    /// What is here once more, by other attributes.
    pub fn redraw(&self) {
        if let Some(loader) = self.0.upgrade() {
            loader.update();
        }
    }

    /// Nothing can be shown.
    pub fn fail(&self, code: String, message: String, retry: bool) {
        let Some(loader) = self.0.upgrade() else { return };
        let failure = Failure { code, message, retry };
        let same = matches!(loader.ctx.load.get_untracked(), Load::Failed(shown) if shown == failure);
        if !same {
            loader.ctx.load.set(Load::Failed(failure));
        }
    }

    /// The page that was asked for does not come.
    pub fn page_lost(&self, why: String) {
        if let Some(loader) = self.0.upgrade() {
            loader.state.borrow_mut().page = None;
            loader.ctx.older.set(Older::Failed(why));
        }
    }

    /// A story was drawn, and brought up these notes.
    pub fn told(&self, place: Element, found: &str) {
        if let Some(loader) = self.0.upgrade() {
            stories::told(&loader, &place, notes::from_flat(found));
        }
    }

    /// What there is to note about what is on the screen.
    pub fn noted(&self, found: &str) {
        if let Some(loader) = self.0.upgrade() {
            stories::add(&loader.ctx, notes::from_flat(found));
        }
    }
}

/// Whether anything came of a feed that does not say what it is.
fn tells_something(feed: &Feed) -> bool {
    let incidents = &feed.timeline.incidents;
    incidents.is_empty() || incidents.iter().any(|incident| incident.start().is_some())
}
