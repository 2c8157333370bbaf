//! From an address to a history on the screen.

use super::fetch::{Abort, Fetched, Reading};
use super::stories::Source;
use super::{clock, copies, events, failure, foreign, zone};
use crate::dates::Formats;
use crate::feed::{Feed, Note};
use crate::layout::Index;
use crate::model::{Time, Timeline};
use crate::ui::{Config, Ground, Ui, ZoneChoice};
use crate::view::{Ctx, Failure, Load, Loaded};
use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// The first pause before a feed is asked for again; doubled with each failure, so many times.
const FIRST_PAUSE_MS: u32 = 2_000;
const MOST_DOUBLINGS: u32 = 5;
/// A server may ask for so long a pause and no longer.
const LONGEST_WAIT_S: u32 = 3_600;

/// What a widget needs to load its feed, again and again.
pub struct Loader {
    pub host: HtmlElement,
    pub ctx: Ctx,
    /// Language of the page around, for an element that names none.
    pub language: String,
    /// What the loader of the page offers.
    pub services: JsValue,
    /// The text that is on the screen.
    pub source: Rc<RefCell<Source>>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The request under way.
    request: Option<Abort>,
    /// How often the feed was asked for: only the answer to the last time counts.
    turn: u32,
    /// What was noted about the attributes.
    notes: Vec<Note>,
    /// The next answer is shown even if nothing changed.
    anew: bool,
    /// The last good answer, as it came.
    raw: Uint8Array,
    /// When the last good answer came.
    came: Option<Time>,
    /// What was told about the failure that lasts; empty if none does.
    failing: &'static str,
    /// How often in a row nothing came.
    failures: u32,
    /// The next attempt, after a failure.
    again: Option<Timeout>,
    /// `itl:ready` was told, or is about to be.
    told: Option<Timeout>,
}

impl State {
    /// Ends the request under way, and forgets what is still being made of its answer.
    fn next_turn(&mut self) -> u32 {
        self.request = None;
        self.again = None;
        self.turn = self.turn.wrapping_add(1);
        self.turn
    }
}

impl Loader {
    pub fn new(host: HtmlElement, ctx: Ctx, language: String, services: JsValue, source: Rc<RefCell<Source>>) -> Self {
        Self { host, ctx, language, services, source, state: RefCell::new(State::default()) }
    }

    /// What was noted about the attributes, to be shown with what is noted about the feed.
    pub fn set_notes(&self, notes: Vec<Note>) {
        self.state.borrow_mut().notes = notes;
    }

    /// Fetches the feed, and shows it even if it is the one that is on the screen: the attributes are others.
    pub fn fetch_anew(self: &Rc<Self>) {
        self.state.borrow_mut().anew = true;
        self.fetch(false);
    }

    /// Fetches the feed. What is on the screen stays there until the answer is in; `quietly`: a failure does, too.
    pub fn fetch(self: &Rc<Self>, quietly: bool) {
        let config = self.ctx.config.get_untracked();
        let turn = self.state.borrow_mut().next_turn();
        let (mirrors, _) = mirrors(config.src.as_deref().unwrap_or_default());
        if mirrors.is_empty() {
            self.fail(failure::no_src());
            return;
        }
        if !quietly && !matches!(self.ctx.load.get_untracked(), Load::Ready(_)) {
            self.ctx.load.set(Load::Loading);
        }
        let weak = Rc::downgrade(self);
        let shown = matches!(self.ctx.load.get_untracked(), Load::Ready(_));
        spawn_local(async move {
            let mut first: Option<Failure> = None;
            // After the mirrors comes what this browser kept.
            for n in 0..mirrors.len() + usize::from(!shown) {
                let src = mirrors.get(n).or(mirrors.first()).map_or("", |src| src);
                let copy = n == mirrors.len();
                let probe = first.as_ref().is_some_and(|failure| failure.code == "unreachable");
                let Some(loader) = Self::waiting(&weak, turn) else { return };
                let request = if copy { loader.rescue(src, &config, probe) } else { loader.ask(src, &config) };
                let (services, known) = (loader.services.clone(), loader.known());
                drop(loader);
                let format = if copy { Some("native") } else { config.format.as_deref() };
                let answer = async {
                    let fetched = request.await?;
                    // What is on the screen already is not read again.
                    let feed = match known {
                        Some(known) if same(&known, &fetched.bytes) => None,
                        _ => Some(foreign::read(&fetched.bytes, format, src, &services).await?),
                    };
                    Ok((fetched, feed))
                };
                let answer: Result<_, Failure> = answer.await;
                // The widget may be gone by now, and with it everything that an answer could change; or it has asked anew.
                let Some(loader) = Self::waiting(&weak, turn) else { return };
                match answer {
                    Ok((fetched, feed)) => {
                        loader.came(fetched, feed);
                        if !copy {
                            return;
                        }
                    }
                    Err(failure) if copy && failure.again.is_none() => {}
                    Err(failure) if copy => first = Some(failure),
                    Err(failure) => first = first.or(Some(failure)),
                }
            }
            if let (Some(failure), Some(loader)) = (first, Self::waiting(&weak, turn)) {
                loader.fail(failure);
            }
        });
    }

    /// This loader, if it still waits for the answer to that turn.
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
        self.state.borrow_mut().request = Some(abort);
        request
    }

    /// The last way out when no mirror answers: the copy that this browser kept; or a better word on why there is none.
    fn rescue(&self, src: &str, config: &Config, probe: bool) -> Reading {
        let cache = config.cache && !config.credentials;
        Box::pin(copies::rescue(self.services.clone(), src.to_owned(), cache, probe))
    }

    /// The answer that is on the screen, if the same answer would change nothing there.
    fn known(&self) -> Option<Uint8Array> {
        let state = self.state.borrow();
        let shown = matches!(self.ctx.load.get_untracked(), Load::Ready(_));
        (shown && !state.anew).then(|| state.raw.clone())
    }

    /// A feed is here, with the text of the native one that was made of it if it was not native; `None`: it is the one
    /// that is on the screen already.
    fn came(&self, fetched: Fetched, feed: Option<(Feed, Option<String>)>) {
        let ctx = self.ctx;
        if ctx.stale.get_untracked().is_some() {
            ctx.stale.set(None);
        }
        {
            let mut state = self.state.borrow_mut();
            (state.failures, state.failing) = (0, "");
            state.came = Some(fetched.kept.unwrap_or_else(clock::now));
        }
        let Some((feed, made)) = feed else {
            if let Load::Ready(loaded) = ctx.load.get_untracked() {
                events::data(&self.host, &loaded);
            }
            return;
        };
        {
            let mut state = self.state.borrow_mut();
            state.anew = false;
            state.raw = fetched.bytes.clone();
        }
        let text = made.map_or(fetched.bytes, |text| text.as_bytes().into());
        *self.source.borrow_mut() = Source::new(fetched.url, text);
        let mut notes = feed.notes;
        notes.extend(several_addresses(&ctx.config.get_untracked()));
        self.show(feed.timeline, notes);
    }

    /// It did not come. A history that is on the screen stays there: an old one is better than none.
    fn fail(self: &Rc<Self>, failure: Failure) {
        if let Some(seconds) = failure.again {
            self.ask_again(seconds);
        }
        let before = std::mem::replace(&mut self.state.borrow_mut().failing, failure.code);
        if before != failure.code {
            events::error(&self.host, &failure);
        }
        match self.ctx.load.get_untracked() {
            Load::Ready(_) => {
                let came = self.state.borrow().came;
                if self.ctx.stale.get_untracked().is_none() {
                    self.ctx.stale.set(came);
                }
            }
            Load::Failed(shown) if shown == failure => {}
            _ => self.ctx.load.set(Load::Failed(failure)),
        }
    }

    /// Asks again by itself, in a while: each time a longer one, and never while nobody looks.
    #[expect(clippy::disallowed_methods, reason = "chance decides when the feed is asked for, not what is shown")]
    fn ask_again(self: &Rc<Self>, seconds: u32) {
        let mut state = self.state.borrow_mut();
        state.failures += 1;
        let longest = FIRST_PAUSE_MS << state.failures.min(MOST_DOUBLINGS);
        // Those who failed together should not come again together.
        let pause = f64::from(longest) * (0.5 + js_sys::Math::random() / 2.0);
        let pause = (pause as u32).max(seconds.min(LONGEST_WAIT_S) * 1_000);
        let weak = Rc::downgrade(self);
        state.again = Some(Timeout::new(pause, move || {
            let Some(loader) = weak.upgrade() else { return };
            match loader.host.owner_document().is_some_and(|document| document.hidden()) {
                true => loader.ask_again(0),
                false => loader.fetch(true),
            }
        }));
    }

    /// Shows what came, narrowed to what the attributes ask for.
    fn show(&self, came: Timeline, mut notes: Vec<Note>) {
        let ctx = self.ctx;
        let config = ctx.config.get_untracked();
        notes.extend(self.state.borrow().notes.iter().cloned());
        let timeline = Arc::new(came.narrowed(&config.kinds, &config.components));
        notes.extend(unknown_zone(&config, &timeline));
        notes.extend(config.components.iter().filter(|c| !timeline.components.iter().any(|t| *t.id == ***c)).map(
            |c| {
                let message =
                    ["The feed has no component “", c, "”, which the attribute components asks for."].concat();
                Note::warning("component-unknown", message)
            },
        ));
        let ground = Ground::new(&timeline, ctx.now.get_untracked());
        let ui = match ctx.load.get_untracked() {
            Load::Ready(before) => carried_over(&ctx.ui.get_untracked(), &before.timeline, &timeline),
            Load::Loading | Load::Failed(_) => Ui::opening(&config, &ground),
        };
        let span = ground.span;
        let language = config.lang.unwrap_or_else(|| self.language.clone());
        zone::apply(ctx, &ui.zone, &timeline, language);
        let index = Index::new(&timeline);
        let loaded = Arc::new(Loaded { timeline, index, span, notes });
        ctx.told.set(Vec::new());
        ctx.found.set(None);
        ctx.ui.set(ui);
        ctx.load.set(Load::Ready(Arc::clone(&loaded)));
        events::data(&self.host, &loaded);
        events::warning(&self.host, &loaded.notes);
        let mut state = self.state.borrow_mut();
        if state.told.is_none() {
            // Effects run before the next task does: by then widths are measured and the timeline is drawn.
            let (host, now) = (self.host.clone(), ctx.now);
            state.told = Some(Timeout::new(0, move || events::ready(&host, &loaded, now.get_untracked())));
        }
    }
}

/// What the reader looked at, in a history that has changed meanwhile.
fn carried_over(ui: &Ui, before: &Timeline, after: &Timeline) -> Ui {
    let same = |i: usize| before.incidents.get(i).and_then(|i| after.find(&i.id));
    Ui { selected: ui.selected.and_then(same), current: ui.current.and_then(same), ..ui.clone() }
}

/// Whether two texts are the same.
fn same(a: &Uint8Array, b: &Uint8Array) -> bool {
    a.length() == b.length() && a.to_vec() == b.to_vec()
}

/// The mirrors of the first feed in `src`, and whether there are more feeds: those stand with spaces between them,
/// mirrors of one with `|`.
fn mirrors(src: &str) -> (Vec<String>, bool) {
    let mut mirrors = Vec::new();
    for piece in src.split('|') {
        let mut addresses = piece.split_ascii_whitespace();
        mirrors.extend(addresses.next().map(str::to_owned));
        if addresses.next().is_some() {
            return (mirrors, true);
        }
    }
    (mirrors, false)
}

fn several_addresses(config: &Config) -> Option<Note> {
    let (_, several) = mirrors(config.src.as_deref()?);
    let message = "src names several feeds; this version reads the first one only. Leave one.";
    several.then(|| Note::warning("src-several", message.to_owned()))
}

/// A zone that the browser does not know is replaced by UTC.
fn unknown_zone(config: &Config, timeline: &Timeline) -> Option<Note> {
    let name = match &config.zone {
        ZoneChoice::Named(name) => name.as_str(),
        ZoneChoice::Company => timeline.site.time_zone.as_deref()?,
        ZoneChoice::Visitor | ZoneChoice::Utc => return None,
    };
    let message = || {
        [
            "This browser knows no time zone “",
            name,
            "”. UTC is shown instead. Write an IANA name such as Europe/Berlin.",
        ]
        .concat()
    };
    (!Formats::knows_zone(name)).then(|| Note::warning("zone-unknown", message()))
}
