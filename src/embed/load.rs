//! From addresses to the texts of feeds: what is asked for, when, and what came of it.

use super::feeds::{Source, named};
use super::fetch::{Abort, Fetched, Reading};
use super::{clock, copies, events, failure, foreign};
use crate::feed::{Feed, Note};
use crate::model::Time;
use crate::ui::Config;
use crate::view::{Ctx, Failure, Load};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// The first pause before a feed is asked for again; doubled with each failure, so many times.
const FIRST_PAUSE_MS: u32 = 2_000;
const MOST_DOUBLINGS: u32 = 5;
/// A server may ask for so long a pause and no longer.
const LONGEST_WAIT_S: u32 = 3_600;
/// The other feeds wait so long for a slow one, before anything is on the screen.
const GRACE_MS: u32 = 1_500;
/// A server may think so long before the last good copy is shown for the time being.
const PATIENCE_MS: u32 = 3_000;

/// What a widget needs to load its feeds, again and again.
pub struct Loader {
    pub host: HtmlElement,
    pub ctx: Ctx,
    /// Language of the page around, for an element that names none.
    pub language: String,
    /// What the loader of the page offers.
    pub services: JsValue,
    pub(super) state: RefCell<State>,
}

#[derive(Default)]
pub(super) struct State {
    /// The feeds that `src` names.
    pub sources: Vec<Source>,
    /// The requests under way.
    requests: Vec<Abort>,
    /// The requests of stories in files of their own.
    pub texts: Vec<Abort>,
    /// The request of an older page.
    pub page: Option<Abort>,
    /// Feeds of which the answer is not in.
    pub pending: usize,
    /// How often the feeds were asked for: only the answers to the last time count.
    turn: u32,
    /// What was noted about the attributes.
    pub notes: Vec<Note>,
    /// The next answer is shown even if nothing changed.
    pub anew: bool,
    /// How often in a row something did not come.
    failures: u32,
    /// Until copies are shown of what does not come.
    patience: Option<Timeout>,
    /// The next attempt, after a failure.
    again: Option<Timeout>,
    /// What has come is shown then, even if something has not.
    pub grace: Option<Timeout>,
    /// `itl:ready` was told, or is about to be.
    pub told: Option<Timeout>,
    /// Since when each feed that has older pages is known here: the latest of these, and whose it is.
    pub older_from: Option<(Time, usize)>,
}

/// An answer that was read, with the native text that was made of it if it was not native; `None`: nothing has changed.
type Read = (Fetched, Option<(Feed, Option<String>)>);

/// What came of asking for one feed, and what went wrong, even if there is an answer from elsewhere.
type Answer = (Option<Read>, Option<Failure>);

impl Loader {
    pub fn new(host: HtmlElement, ctx: Ctx, language: String, services: JsValue) -> Self {
        Self { host, ctx, language, services, state: RefCell::new(State::default()) }
    }

    /// What was noted about the attributes, to be shown with what is noted about the feed.
    pub fn set_notes(&self, notes: Vec<Note>) {
        self.state.borrow_mut().notes = notes;
    }

    /// Shows what is here once more: attributes are others. What is not here is fetched.
    pub fn show_anew(self: &Rc<Self>, other_feed: bool) {
        self.state.borrow_mut().anew = true;
        if other_feed || !self.is_shown() {
            self.fetch(false);
        } else {
            self.update();
        }
    }

    /// Fetches the feeds. What is on the screen stays there until the answers are in; `quietly`: a failure does, too.
    pub fn fetch(self: &Rc<Self>, quietly: bool) {
        let config = self.ctx.config.get_untracked();
        let sources = named(config.src.as_deref().unwrap_or_default());
        let count = sources.len();
        let turn = {
            let mut state = self.state.borrow_mut();
            // Ends the requests under way, and forgets what is still being made of their answers.
            (state.requests, state.again, state.grace) = (Vec::new(), None, None);
            state.turn = state.turn.wrapping_add(1);
            state.pending = count;
            if !sources.iter().map(|s| &s.mirrors).eq(state.sources.iter().map(|s| &s.mirrors)) {
                (state.sources, state.page) = (sources, None);
            }
            state.turn
        };
        if count == 0 {
            let none = failure::no_src();
            events::error(&self.host, &none);
            return self.ctx.load.set(Load::Failed(none));
        }
        if !quietly && !self.is_shown() {
            self.ctx.load.set(Load::Loading);
        }
        self.state.borrow_mut().patience = Some(self.later(PATIENCE_MS, move |loader| loader.bridge(turn)));
        for number in 0..count {
            let weak = Rc::downgrade(self);
            let config = config.clone();
            spawn_local(async move {
                let answer = Self::answer(&weak, turn, number, &config).await;
                // The widget may be gone by now, and with it everything that an answer could change; or it has asked anew.
                if let (Some(answer), Some(loader)) = (answer, Self::waiting(&weak, turn)) {
                    loader.came(number, answer);
                }
            });
        }
    }

    /// Asks for a feed: its mirrors in turn, then what this browser kept. `None`: nobody waits for it any more.
    async fn answer(weak: &Weak<Self>, turn: u32, number: usize, config: &Config) -> Option<Answer> {
        let mirrors = Self::waiting(weak, turn)?.state.borrow().sources.get(number)?.mirrors.clone();
        let mut first: Option<Failure> = None;
        for src in &mirrors {
            let request = Self::waiting(weak, turn)?.ask(src, config);
            match Self::read(weak, turn, number, request, config.format.as_deref(), src).await? {
                Ok(answer) => return Some((Some(answer), None)),
                Err(failure) => first = first.or(Some(failure)),
            }
        }
        let loader = Self::waiting(weak, turn)?;
        if !loader.state.borrow().sources.get(number)?.parts.is_empty() {
            return Some((None, first));
        }
        let src = mirrors.first()?;
        let probe = first.as_ref().is_some_and(|failure| failure.code == "unreachable");
        let copy = loader.rescue(src, config, probe);
        drop(loader);
        Some(match Self::read(weak, turn, number, copy, Some("native"), src).await? {
            Ok(copy) => (Some(copy), first),
            Err(failure) if failure.again.is_some() => (None, Some(failure)),
            Err(_) => (None, first),
        })
    }

    /// Shows the copies that this browser kept of feeds that take their time.
    fn bridge(self: &Rc<Self>, turn: u32) {
        let config = self.ctx.config.get_untracked();
        for (number, source) in self.state.borrow().sources.iter().enumerate() {
            let Some(src) = source.mirrors.first().filter(|_| source.parts.is_empty()).cloned() else { continue };
            let copy = self.rescue(&src, &config, false);
            let weak = Rc::downgrade(self);
            spawn_local(async move {
                let copy = Self::read(&weak, turn, number, copy, Some("native"), &src).await;
                let Some((Ok((copy, Some((feed, made)))), loader)) = copy.zip(Self::waiting(&weak, turn)) else {
                    return;
                };
                let mut state = loader.state.borrow_mut();
                // The source may have answered meanwhile.
                let Some(source) = state.sources.get_mut(number).filter(|source| source.parts.is_empty()) else {
                    return;
                };
                source.came = copy.kept;
                source.failure = Some(failure::timed_out(&src));
                source.take(copy, feed, made);
                drop(state);
                loader.update();
            });
        }
    }

    /// What becomes of a request.
    async fn read(
        weak: &Weak<Self>,
        turn: u32,
        number: usize,
        request: Reading,
        format: Option<&str>,
        src: &str,
    ) -> Option<Result<Read, Failure>> {
        let fetched = match request.await {
            Ok(fetched) => fetched,
            Err(failure) => return Some(Err(failure)),
        };
        let loader = Self::waiting(weak, turn)?;
        let services = loader.services.clone();
        let known = loader.known(number);
        drop(loader);
        // What is on the screen already is not read again.
        if known.is_some_and(|known| same(&known, &fetched.bytes)) {
            return Some(Ok((fetched, None)));
        }
        Some(match foreign::read(&fetched.bytes, format, src, &services).await {
            Ok(read) => Ok((fetched, Some(read))),
            Err(failure) => Err(failure),
        })
    }

    /// This loader, if it still waits for the answers to that turn.
    fn waiting(weak: &Weak<Self>, turn: u32) -> Option<Rc<Self>> {
        weak.upgrade().filter(|loader| loader.state.borrow().turn == turn)
    }

    /// The request of one address.
    fn ask(&self, src: &str, config: &Config) -> Reading {
        let early = if config.credentials { None } else { Abort::early(&self.services, src, config.max_bytes) };
        let (abort, request) = early.unwrap_or_else(|| {
            let abort = Abort::new();
            let request = abort.get(src.to_owned(), config.credentials, config.max_bytes);
            (abort, request)
        });
        self.state.borrow_mut().requests.push(abort);
        request
    }

    /// The last way out when no mirror answers: the copy that this browser kept; or a better word on why there is none.
    fn rescue(&self, src: &str, config: &Config, probe: bool) -> Reading {
        let cache = config.cache && !config.credentials;
        Box::pin(copies::rescue(self.services.clone(), src.to_owned(), cache, probe))
    }

    /// The answer that is on the screen, if the same answer would change nothing there.
    fn known(&self, number: usize) -> Option<Uint8Array> {
        let state = self.state.borrow();
        let source = state.sources.get(number)?;
        (!source.parts.is_empty() && !state.anew).then(|| source.raw.clone())
    }

    /// What became of one feed. All are shown together, but for one that takes its time.
    fn came(self: &Rc<Self>, number: usize, (answer, failure): Answer) {
        let mut state = self.state.borrow_mut();
        let Some(source) = state.sources.get_mut(number) else { return };
        if let Some(failure) = failure.as_ref().filter(|failure| failure.code != source.told) {
            events::error(&self.host, failure);
        }
        source.told = failure.as_ref().map_or("", |failure| failure.code);
        source.failure = failure;
        if let Some((fetched, read)) = answer {
            source.came = Some(fetched.kept.unwrap_or_else(clock::now));
            if let Some((feed, made)) = read {
                source.take(fetched, feed, made);
            }
        }
        state.pending = state.pending.saturating_sub(1);
        let settled = state.pending == 0;
        if settled {
            let again = state.sources.iter().filter_map(|source| source.failure.as_ref()?.again).max();
            match again {
                Some(seconds) => self.ask_again(&mut state, seconds),
                None => state.failures = 0,
            }
        }
        if settled || self.is_shown() {
            drop(state);
            self.update();
        } else if state.grace.is_none() {
            state.grace = Some(self.later(GRACE_MS, Self::update));
        }
    }

    /// Has something done in a while, if the widget is still there then.
    pub(super) fn later(self: &Rc<Self>, ms: u32, act: impl FnOnce(&Rc<Self>) + 'static) -> Timeout {
        let weak = Rc::downgrade(self);
        Timeout::new(ms, move || {
            if let Some(loader) = weak.upgrade() {
                act(&loader);
            }
        })
    }

    /// Asks again by itself, in a while: each time a longer one, and never while nobody looks.
    #[expect(clippy::disallowed_methods, reason = "chance decides when the feed is asked for, not what is shown")]
    fn ask_again(self: &Rc<Self>, state: &mut State, seconds: u32) {
        state.failures += 1;
        let longest = FIRST_PAUSE_MS << state.failures.min(MOST_DOUBLINGS);
        // Those who failed together should not come again together.
        let pause = f64::from(longest) * (0.5 + js_sys::Math::random() / 2.0);
        let pause = (pause as u32).max(seconds.min(LONGEST_WAIT_S) * 1_000);
        state.again =
            Some(self.later(
                pause,
                |loader| match loader.host.owner_document().is_some_and(|document| document.hidden()) {
                    true => loader.ask_again(&mut loader.state.borrow_mut(), 0),
                    false => loader.fetch(true),
                },
            ));
    }

    /// An address in the story of an incident: it is relative to the first page of the feed that tells it.
    pub fn address(&self, incident: &str, address: &str) -> Option<String> {
        let Load::Ready(loaded) = self.ctx.load.get_untracked() else { return None };
        let incident = loaded.timeline.incidents.get(loaded.timeline.find(incident)?)?;
        let state = self.state.borrow();
        Some(state.sources.get(usize::from(incident.source))?.parts.first()?.address(address))
    }

    /// The texts that are on the screen, as `Part::given` tells them.
    pub fn given(&self) -> Array {
        let state = self.state.borrow();
        let several = state.sources.len() > 1;
        let given = Array::new();
        for (number, source) in state.sources.iter().enumerate() {
            for (page, part) in source.parts.iter().enumerate() {
                let src = source.mirrors.first().filter(|_| page == 0).map(|src| &**src);
                let name = several.then(|| source.name());
                given.push(&part.given(number, name, src, source.failure.is_none()));
            }
        }
        given
    }
}

/// Whether two texts are the same.
fn same(a: &Uint8Array, b: &Uint8Array) -> bool {
    a.length() == b.length() && a.to_vec() == b.to_vec()
}
