//! From an address to a history on the screen.

use super::fetch::Abort;
use super::stories::Source;
use super::{events, failure, foreign, zone};
use crate::dates::Formats;
use crate::feed::Note;
use crate::layout::Index;
use crate::model::Timeline;
use crate::ui::{Config, Ground, Ui, ZoneChoice};
use crate::view::{Ctx, Failure, Load, Loaded};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

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
    /// `itl:ready` was told, or is about to be.
    told: Option<Timeout>,
}

impl State {
    /// Ends the request under way, and forgets what is still being made of its answer.
    fn next_turn(&mut self) -> u32 {
        self.request = None;
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

    /// Fetches the feed. What is on the screen stays there until the answer is in.
    pub fn fetch(self: &Rc<Self>) {
        let config = self.ctx.config.get_untracked();
        let turn = self.state.borrow_mut().next_turn();
        let Some(src) = config.src.as_deref().and_then(|src| addresses(src).next()) else {
            self.fail(failure::no_src());
            return;
        };
        let early = if config.credentials { None } else { Abort::early(&self.services, src, config.max_bytes) };
        let (abort, request) = early.unwrap_or_else(|| {
            let abort = Abort::new();
            let request = abort.get(src.to_owned(), config.credentials, config.max_bytes);
            (abort, request)
        });
        self.state.borrow_mut().request = Some(abort);
        if !matches!(self.ctx.load.get_untracked(), Load::Ready(_)) {
            self.ctx.load.set(Load::Loading);
        }
        let (weak, services, src) = (Rc::downgrade(self), self.services.clone(), src.to_owned());
        spawn_local(async move {
            let answer = async {
                let fetched = request.await?;
                let (feed, made) = foreign::read(&fetched.bytes, config.format.as_deref(), &src, &services).await?;
                let text = made.map_or(fetched.bytes, |text| text.as_bytes().into());
                Ok((feed, Source::new(fetched.url, text)))
            };
            let answer = answer.await;
            // The widget may be gone by now, and with it everything that an answer could change; or it has asked anew.
            let Some(loader) = weak.upgrade().filter(|loader| loader.state.borrow().turn == turn) else { return };
            match answer {
                Err(failure) => loader.fail(failure),
                Ok((feed, source)) => {
                    *loader.source.borrow_mut() = source;
                    let mut notes = feed.notes;
                    notes.extend(several_addresses(&config));
                    loader.show(feed.timeline, notes);
                }
            }
        });
    }

    /// A history that is on the screen stays there: an old one is better than none.
    fn fail(&self, failure: Failure) {
        events::error(&self.host, &failure);
        if !matches!(self.ctx.load.get_untracked(), Load::Ready(_)) {
            self.ctx.load.set(Load::Failed(failure));
        }
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

/// The addresses in `src`: several feeds stand with spaces between them, mirrors of one with `|`.
fn addresses(src: &str) -> impl Iterator<Item = &str> {
    src.split([' ', '\n', '\t', '|']).filter(|a| !a.is_empty())
}

fn several_addresses(config: &Config) -> Option<Note> {
    let several = addresses(config.src.as_deref()?).nth(1).is_some();
    let message = "src names several addresses; this version reads the first one only. Leave one.";
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
