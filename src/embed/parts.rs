//! The texts that a history is made of, for whoever reads them once more: the binary of the stories.

use super::ask::resolve;
use crate::feed::{Feed, Slices};
use crate::model::{Incident, Timeline};
use js_sys::{Array, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// A whole text; nothing if it is a `Blob`.
pub fn all_of(bytes: &Uint8Array) -> Vec<u8> {
    bytes.slice(0, bytes.length()).to_vec()
}

/// A text of a native feed.
pub struct Part {
    /// Where it came from: addresses in it are relative to this.
    pub url: String,
    /// Where it was asked for, if it is an older page.
    pub asked: String,
    /// Unique among all texts on this web page.
    pub number: u32,
    /// The text, in JavaScript's memory. A large one is no `Uint8Array` but has its `slice`: pieces, or a `Blob`
    /// outside of this page's memory.
    pub bytes: Uint8Array,
    /// Where incidents stand in it.
    pub slices: Option<Slices>,
    /// What it tells, until that is on the screen.
    pub fresh: Option<Timeline>,
    /// Something in it had to be repaired; what, the binary of the stories knows.
    pub mended: bool,
}

impl Part {
    /// A text that has just come.
    pub fn new(url: String, bytes: Uint8Array) -> Self {
        thread_local! {
            static LAST: Cell<u32> = const { Cell::new(0) };
        }
        LAST.set(LAST.get().wrapping_add(1));
        Self { url, asked: String::new(), number: LAST.get(), bytes, slices: None, fresh: None, mended: false }
    }

    /// The address of the page that comes next, by what was read here.
    pub fn next(&self, feed: &Feed) -> Option<String> {
        Some(resolve(feed.timeline.next.as_deref()?, &self.url))
    }

    /// What the binary of the stories is told: number, text, number of the feed, its name if there are several. Then
    /// what is kept for bad times: its address if it is a first page, and whether it is from the source itself.
    pub fn given(&self, feed: usize, name: Option<&str>, src: Option<&str>, true_source: bool) -> Array {
        let words = |words: Option<&str>| words.map_or(JsValue::UNDEFINED, Into::into);
        let given = Array::of4(&self.number.into(), &self.bytes, &(feed as u32).into(), &words(name));
        given.push(&words(src));
        given.push(&true_source.into());
        given
    }

    /// The story of an incident and what it is related to as a small feed of its own, instead of a long text: number 0,
    /// pieces of the text, number of the feed, no name, and the position that the incident has in the whole.
    pub fn slice(&self, incident: &Incident) -> Option<Array> {
        let slices = self.slices.as_ref().filter(|slices| slices.are_worth_it())?;
        let (before, behind) = slices.around();
        let pieces = Array::of1(&before.into());
        let ids = std::iter::once(&incident.id).chain(&incident.story.related);
        for id in ids {
            let (_, (from, to)) = slices.find(id)?;
            if pieces.length() > 1 {
                pieces.push(&",".into());
            }
            pieces.push(&self.bytes.slice(from as u32, to as u32));
        }
        pieces.push(&behind.into());
        let (position, _) = slices.find(&incident.id)?;
        Some(Array::of5(&0.into(), &pieces, &0.into(), &JsValue::UNDEFINED, &(position as u32).into()))
    }
}
