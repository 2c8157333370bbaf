//! From the texts of feeds to a history on the screen.

use super::load::Loader;
use super::parts::all_of;
use super::{events, zone};
use crate::dates::Formats;
use crate::feed::{self, Note, has_component, take_in};
use crate::layout::Index;
use crate::model::{MINUTE_MS, Time, Timeline};
use crate::ui::{Ground, Ui, ZoneChoice};
use crate::view::{self, Load, Loaded};
use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use leptos::task::spawn_local;
use std::sync::Arc;

/// When the remaining rows of the list are added, after the timeline is there. By then the first frames are painted,
/// with the rows that can be seen in them.
const REST_MS: u32 = 100;

impl Loader {
    /// Brings what has come to the screen.
    pub(super) fn update(&self) {
        let (anything, changed) = {
            let state = self.state.borrow();
            let mut parts = state.sources.iter().flat_map(|source| &source.parts).peekable();
            (parts.peek().is_some(), state.anew || parts.any(|part| part.fresh.is_some()))
        };
        match self.ctx.load.get_untracked() {
            Load::Ready(loaded) if !changed => events::data(&self.host, &loaded),
            _ if !anything => {}
            _ => {
                let (timeline, notes, mended) = self.join();
                self.show(timeline, notes);
                let mended = mended || !self.state.borrow().attributes.is_empty();
                if mended || self.ctx.config.with_untracked(|c| c.debug) {
                    self.note(mended);
                }
            }
        }
    }

    /// Tells the views the time of a copy that is shown, and which feeds are missing.
    pub(super) fn say_what_is_missing(&self, stale: Option<Time>, failed: &[usize]) {
        let mut state = self.state.borrow_mut();
        let mut missing = Vec::new();
        for (number, source) in state.sources.iter_mut().enumerate() {
            source.failed = failed.contains(&number);
            if source.failed && source.parts.is_empty() {
                missing.push(source.name().to_owned());
            }
        }
        drop(state);
        // Times of two attempts differ a little; what is shown is as of the first.
        let before = self.ctx.stale.get_untracked();
        if before.zip(stale).is_none_or(|(before, now)| now.since(before).abs() > MINUTE_MS) {
            self.ctx.stale.set_if_other(stale);
        }
        self.ctx.missing.set_if_other(missing);
    }

    /// A history is on the screen.
    pub(super) fn is_shown(&self) -> bool {
        matches!(self.ctx.load.get_untracked(), Load::Ready(_))
    }

    /// All texts that are here as one history, each narrowed to what the attributes ask for; what was noted by others
    /// than the reader of native feeds; and whether that one had to repair something.
    fn join(&self) -> (Timeline, Vec<Note>, bool) {
        let config = self.ctx.config.get_untracked();
        let mut state = self.state.borrow_mut();
        let several = state.sources.len() > 1;
        let shown = match self.ctx.load.get_untracked() {
            Load::Ready(loaded) => Some(loaded),
            Load::Loading | Load::Failed(_) => None,
        };
        // An older page of the only feed is added to what is on the screen. Everything else is joined from the start:
        // if two incidents have the same id, the order of the texts decides which one keeps it, and the story binary
        // reads them all at once.
        let anew_at = if several { usize::MAX } else { 1 };
        let from_start = std::mem::take(&mut state.read_anew)
            | (std::mem::take(&mut state.anew) && several)
            | shown.is_none()
            | state.sources.iter().any(|s| s.parts.iter().take(anew_at).any(|part| part.fresh.is_some()));
        let mut timeline = match shown {
            Some(loaded) if !from_start => (*loaded.timeline).clone(),
            _ => Timeline::default(),
        };
        let (mut notes, mut mended) = (Vec::new(), false);
        for (number, source) in state.sources.iter_mut().enumerate() {
            let mut parts = std::mem::take(&mut source.parts);
            for part in &mut parts {
                let text = part.fresh.take().or_else(|| if from_start { outline(&part.bytes) } else { None });
                let text = text.map(|text| text.narrowed(&config.kinds, &config.components));
                let noted = text.and_then(|text| take_in(&mut timeline, text, &source.origin(number, several)));
                part.mended |= noted.is_some();
                mended |= part.mended;
            }
            source.parts = parts;
            let name = if several { [source.name(), ": "].concat() } else { String::new() };
            notes.extend(source.notes.iter().map(|n| Note { message: [&name, &*n.message].concat(), ..n.clone() }));
        }
        (timeline, notes, mended)
    }

    /// Shows a history.
    fn show(&self, mut timeline: Timeline, mut notes: Vec<Note>) {
        let ctx = &self.ctx;
        let config = ctx.config.get_untracked();
        if let ZoneChoice::Named(name) = &config.zone {
            notes.extend(unknown_zone(name));
        }
        if let Some(note) = timeline.site.time_zone.as_deref().and_then(unknown_zone) {
            notes.push(note);
            timeline.site.time_zone = None;
        }
        let timeline = Arc::new(timeline);
        notes.extend(config.components.iter().filter(|c| !has_component(&timeline, c)).map(|c| {
            let message = ["The feed has no component “", c, "”, which the attribute components asks for."].concat();
            Note::warning("component-unknown", message)
        }));
        let ground = Ground::new(&timeline, ctx.now.get_untracked());
        let ui = match ctx.load.get_untracked() {
            Load::Ready(before) => carried_over(&ctx.ui.get_untracked(), &before.timeline, &ground),
            Load::Loading | Load::Failed(_) => Ui::opening(&config, &ground),
        };
        let span = ground.span;
        let language = config.lang.unwrap_or_else(|| self.language.clone());
        zone::apply(ctx, &ui.zone, &timeline, language);
        let index = Index::new(&timeline);
        let loaded = Arc::new(Loaded { timeline, index, span, notes });
        self.find_older(&loaded.timeline);
        ctx.told.set(Vec::new());
        ctx.found.set(None);
        ctx.change(|before| *before = ui);
        ctx.load.set(Load::Ready(Arc::clone(&loaded)));
        events::data(&self.host, &loaded);
        events::warning(&self.host, &loaded.notes);
        if !std::mem::replace(&mut self.state.borrow_mut().told, true) {
            // By the time this runs the picture is drawn: effects run in the order in which they were asked for, and
            // the width is known unless the widget is hidden.
            let (host, ctx) = (self.host.clone(), ctx.clone());
            spawn_local(async move {
                events::ready(&host, &loaded);
                // If the widget is gone by then, this changes nothing.
                Timeout::new(REST_MS, move || view::list_rest(&ctx)).forget();
            });
        }
    }
}

/// Reads a text once more.
fn outline(bytes: &Uint8Array) -> Option<Timeline> {
    Some(feed::outline(&all_of(bytes), &feed::Options::default()).ok()?.timeline)
}

/// What the reader looked at, in a history that has changed meanwhile.
fn carried_over(ui: &Ui, before: &Timeline, ground: &Ground<'_>) -> Ui {
    let same = |i: usize| before.incidents.get(i).and_then(|i| ground.timeline.find(&i.id));
    let mut ui = Ui { selected: ui.selected.and_then(same), current: ui.current.and_then(same), ..ui.clone() };
    ui.look_again(ground);
    ui
}

/// A zone that the browser does not know.
fn unknown_zone(name: &str) -> Option<Note> {
    let message = || {
        ["This browser knows no time zone “", name, "”, so it is left out. Write an IANA name such as Europe/Berlin."]
            .concat()
    };
    (!Formats::knows_zone(name)).then(|| Note::warning("zone-unknown", message()))
}
