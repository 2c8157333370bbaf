//! What a widget knows about its feeds. JavaScript asks for them (`ask.rs`) and brings them (`intake.rs`); `screen.rs`
//! brings them to the screen.

use super::ask::Desk;
use super::attributes::Attributes;
use super::feeds::Source;
use super::intake::Intake;
use super::parts::Part;
use crate::feed::Feed;
use crate::model::Time;
use crate::parted::parts;
use crate::view::{Ctx, Load};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// What a widget needs to load its feeds, again and again.
pub struct Loader {
    pub host: HtmlElement,
    pub ctx: Ctx,
    /// Language of the page around, for an element that names none.
    pub language: String,
    pub(super) desk: Desk,
    pub(super) state: RefCell<State>,
}

#[derive(Default)]
pub(super) struct State {
    /// The first addresses of the feeds, as a list.
    pub names: String,
    /// The feeds that `src` names.
    pub sources: Vec<Source>,
    /// The address of the older page that is asked for.
    pub page: Option<String>,
    /// The attributes as a list of name, value, name, value, …, if there is something to note about them.
    pub attributes: String,
    /// What is here is shown even if nothing of it is new.
    pub anew: bool,
    /// Texts that are here are read anew.
    pub read_anew: bool,
    /// `itl:ready` was told, or is about to be.
    pub told: bool,
    /// Of the feeds that have older pages, the one known the least far back: since when, and its number.
    pub older_from: Option<(Time, usize)>,
}

impl Loader {
    /// `context` makes what the views follow, from whom they ask.
    pub fn new(
        host: HtmlElement,
        context: impl FnOnce(Weak<Self>) -> Ctx,
        language: String,
        services: JsValue,
    ) -> Rc<Self> {
        Rc::new_cyclic(|own| {
            let ctx = context(Weak::clone(own));
            let desk = Desk::new(&host, services, Intake(Weak::clone(own)));
            Self { host, ctx, language, desk, state: RefCell::new(State::default()) }
        })
    }

    /// Keeps the attributes if any was left out: why is told with what is noted about the feed.
    pub fn keep(&self, attributes: &Attributes, left_out: bool) {
        self.state.borrow_mut().attributes = if left_out { attributes.flat() } else { String::new() };
    }

    /// Shows what is here once more: attributes are others. What is not here is fetched.
    pub fn show_anew(&self, read_anew: bool) {
        let mut state = self.state.borrow_mut();
        state.anew = true;
        state.read_anew |= read_anew;
        // A long text, kept as a `Blob`, cannot be read at once. It is the only one without a length here.
        let far = read_anew && state.sources.iter().flat_map(|s| &s.parts).any(|part| part.bytes.length() == 0);
        drop(state);
        if self.is_shown() && !far {
            self.desk.redraw();
        } else {
            self.fetch();
        }
    }

    /// Fetches the feeds. What is on the screen stays there until they are here.
    pub fn fetch(&self) {
        let config = self.ctx.config.get_untracked();
        if !self.is_shown() {
            self.ctx.load.set(Load::Loading);
        }
        self.desk.fetch(&config);
    }

    /// The addresses of the feeds. What is here of other feeds goes.
    pub(super) fn set_sources(&self, all: &str) {
        let mut state = self.state.borrow_mut();
        if state.names != all {
            all.clone_into(&mut state.names);
            state.sources = parts(all).map(|src| Source { src: src.to_owned(), ..Source::default() }).collect();
            state.page = None;
        }
    }

    /// Takes over a text that was read: a first page, or an older one if it was `asked` for.
    pub(super) fn take(&self, number: usize, asked: Option<String>, part: Part, feed: Feed) {
        let mut state = self.state.borrow_mut();
        if let Some(asked) = asked {
            // The widget may show other feeds by now.
            if state.page.as_ref() == Some(&asked) {
                state.page = None;
                if let Some(source) = state.sources.get_mut(number) {
                    source.take_page(asked, part, feed);
                }
            }
        } else if let Some(source) = state.sources.get_mut(number) {
            source.take(part, feed);
            // A page that comes next no more is not waited for.
            if !state.sources.iter().any(|source| source.next == state.page) {
                state.page = None;
            }
        }
    }

    /// The address that addresses in the story of an incident are relative to: its feed's first page.
    pub fn base(&self, incident: &str) -> Option<String> {
        let Load::Ready(loaded) = self.ctx.load.get_untracked() else { return None };
        let incident = loaded.timeline.incidents.get(loaded.timeline.find(incident)?)?;
        let state = self.state.borrow();
        Some(state.sources.get(usize::from(incident.source))?.parts.first()?.url.clone())
    }

    /// The texts that are on the screen, as `Part::given` tells them.
    pub fn given(&self) -> Array {
        let state = self.state.borrow();
        let several = state.sources.len() > 1;
        let given = Array::new();
        for (number, source) in state.sources.iter().enumerate() {
            for (page, part) in source.parts.iter().enumerate() {
                let src = (page == 0).then_some(&*source.src);
                let name = several.then(|| source.name());
                given.push(&part.given(number, name, src, !source.failed));
            }
        }
        given
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        self.desk.end();
    }
}
