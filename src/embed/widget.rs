//! What `embed.js` holds for each element: mount, change, drop.

use super::ask::language_around;
use super::attributes::Attributes;
use super::load::Loader;
use super::{clock, events, zone};
use crate::axis::{Window, Zone};
use crate::dates::Formats;
use crate::feed::stamp;
use crate::layout::MAX_LANES;
use crate::model::{DAY_MS, Time};
use crate::ui::{Action, Attribute, Config, Ground, Support, Ui};
use crate::view::{self, Ctx, Found, Load, Older, Shown, Sizes, Var, Vars};
use gloo_timers::callback::Interval;
use js_sys::{Array, JsString};
use leptos::mount::UnmountHandle;
use leptos::prelude::Owner;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// One mounted widget. Dropping it (`free()` in JavaScript) takes everything away again: nodes, listeners, timers,
/// requests.
#[wasm_bindgen]
pub struct Widget {
    attributes: RefCell<Attributes>,
    ctx: Ctx,
    loader: Rc<Loader>,
    clock: RefCell<Option<Interval>>,
    /// The drawn tree; dropped before its owner.
    tree: Option<UnmountHandle<Shown>>,
    owner: Owner,
}

/// Puts a widget into `root`, a `div` in the shadow root of `host`.
///
/// `attributes` is a list (see [`crate::parted`]) of name, value, name, value, … without `data-`; `services` is what
/// the loader of the page offers: see `src/embed/js/runtime.js`.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: HtmlElement, attributes: &str, services: JsValue) -> Widget {
    let attributes = Attributes::from_flat(attributes);
    let (config, left_out) = Config::read(&attributes.0);
    let language = language_around(&host);
    let owner = Owner::new_root(None);
    let loader = owner.with(|| {
        let spoken = language.clone();
        Loader::new(host.clone(), |asked| context(config, &spoken, asked), language, services)
    });
    let ctx = loader.ctx.clone();
    let clock = clock::follow(ctx.now.clone(), ctx.config.with_untracked(|c| c.now));
    let tree = owner.with(|| {
        let drawn = ctx.clone();
        leptos::mount::mount_to_renderer(&root, move || view::widget(drawn))
    });
    owner.with(|| {
        let weak = Rc::downgrade(&loader);
        events::follow_notes(host.clone(), ctx.clone());
        events::follow(host, ctx.clone(), move |choice, loaded| {
            if let Some(loader) = weak.upgrade() {
                let own = loader.ctx.config.with_untracked(|c| c.lang.clone());
                zone::apply(&loader.ctx, choice, &loaded.timeline, own.unwrap_or_else(|| loader.language.clone()));
            }
        });
    });
    owner.with(|| {
        let (weak, seen) = (Rc::downgrade(&loader), ctx.clone());
        view::follow(Box::new(move || {
            let window = seen.window.get();
            if seen.older.get() == Older::More
                && let Some(loader) = weak.upgrade()
            {
                loader.look_ahead(window);
            }
        }));
    });
    loader.keep(&attributes, left_out);
    loader.fetch();
    let (attributes, clock) = (attributes.into(), clock.into());
    Widget { attributes, ctx, loader, clock, tree: Some(tree), owner }
}

fn context(config: Config, language: &str, asked: Weak<Loader>) -> Ctx {
    let now = config.now.unwrap_or_else(clock::now);
    let window = Window::new(now.plus(-90 * DAY_MS), now);
    let zone = config.zone.clone();
    let language = config.lang.clone().unwrap_or_else(|| language.to_owned());
    let ui = Ui { window, selected: None, current: None, long: false, zone, preset: None };
    Ctx::new(Vars {
        config: Var::new(config),
        load: Var::new(Load::Loading),
        ui: Var::new(ui),
        window: Var::new(window),
        opened: Var::new(None),
        lanes: Var::new(MAX_LANES),
        now: Var::new(now),
        formats: Var::new(Rc::new(Formats::new(language, None, Zone::utc()))),
        reveal: Var::new(None),
        told: Var::new(Vec::new()),
        found: Var::new(None),
        listed: Var::new(0),
        skipped: Var::new(0),
        stale: Var::new(None),
        missing: Var::new(Vec::new()),
        sizes: Sizes::default(),
        older: Var::new(Older::None),
        asked,
    })
}

#[wasm_bindgen]
impl Widget {
    /// Takes over an attribute that was changed, or removed if there is no value.
    ///
    /// Event listeners of the page may call other methods meanwhile.
    pub fn set_attribute(&self, name: &str, value: Option<String>) {
        let mut attributes = self.attributes.borrow_mut();
        let changed = attributes.set(name, value);
        // Attributes for the loader, for the style sheet or for requests are no reason to draw the history anew.
        let elsewhere = Attribute::named(name).is_some_and(|known| known.support == Support::Loader);
        if !changed || elsewhere || matches!(name, "refresh" | "cache") {
            return;
        }
        let (config, left_out) = Config::read(&attributes.0);
        self.loader.keep(&attributes, left_out);
        drop(attributes);
        match name {
            "now" => *self.clock.borrow_mut() = clock::follow(self.ctx.now.clone(), config.now),
            "limit" => view::list_at_first(&self.ctx),
            "timezone" => self.ctx.change(|ui| ui.zone = config.zone.clone()),
            _ => {}
        }
        self.ctx.config.set(config);
        match name {
            "src" | "format" | "credentials" | "max-bytes" => {
                self.ctx.load.set(Load::Loading);
                self.loader.fetch();
            }
            // The texts have to be narrowed in another way.
            "kinds" | "components" => self.loader.show_anew(true),
            _ => self.loader.show_anew(false),
        }
        if matches!(name, "from" | "to" | "range") {
            self.act(|config, ground| {
                let window = Ui::opening(config, ground).window;
                Some(Action::Range(window.from(), window.to()))
            });
        }
    }

    /// Opens the story of that incident and scrolls to it, or closes the open one. Answers whether there is one.
    pub fn select(&self, id: Option<String>) -> bool {
        let ctx = &self.ctx;
        let Load::Ready(loaded) = ctx.load.get_untracked() else { return false };
        let incident = id.as_deref().and_then(|id| loaded.timeline.find(id));
        if id.is_some() && incident.is_none() {
            return false;
        }
        self.act(|_, _| Some(Action::Select(incident)));
        ctx.reveal.set(incident);
        true
    }

    /// Asks for the next older page. Answers whether there is one.
    pub fn older(&self) -> bool {
        self.loader.fetch_older()
    }

    /// Shows from one time to another, both RFC 3339. Times that are none are left out.
    pub fn set_range(&self, from: JsString, to: JsString) {
        let time = |s: &JsString| s.as_string().and_then(|s| Some(stamp(&s)?.time));
        self.act(|_, _| Some(Action::Range(time(&from)?, time(&to)?)));
    }

    /// Shows these incidents only, by their places in the timeline; all of them if none are given.
    pub fn show_only(&self, incidents: Option<Vec<u32>>) {
        let Load::Ready(loaded) = self.ctx.load.get_untracked() else { return };
        // After an incident was opened that the search hid, all are shown already.
        if incidents.is_none() && self.ctx.found.with_untracked(Option::is_none) {
            return;
        }
        let found = incidents.map(|list| {
            let list = list.into_iter().map(|i| i as usize).collect();
            Arc::new(Found::new(&loaded.timeline, list))
        });
        view::list_anew(&self.ctx);
        self.ctx.found.set(found);
        view::keep_open(&self.ctx, &loaded.timeline);
    }

    /// Shows the long story of the open incident as soon as it is drawn.
    pub fn show_long(&self) {
        self.act(|_, _| Some(Action::Long(true)));
    }

    /// The texts and how they are shown, as `src/story/session.rs` is told.
    pub fn given(&self) -> Array {
        let how = super::stories::how(&self.ctx, "", Some(self.ctx.config.with_untracked(|c| c.heading_level)));
        Array::of2(&self.loader.given(), &how.into())
    }

    /// What is in view, and all that may be, in milliseconds since 1970: from, to, from, to.
    pub fn range(&self) -> Vec<f64> {
        let Load::Ready(loaded) = self.ctx.load.get_untracked() else { return Vec::new() };
        let reach = loaded.ground(self.ctx.now.get_untracked()).reach();
        let window = self.ctx.ui.with_untracked(|ui| ui.window);
        [window.from(), window.to(), reach.from(), reach.to()].map(|time| time.0 as f64).into()
    }

    /// Shows from one time to another, in milliseconds since 1970. `in_passing`: on the way to what is in view, which
    /// stays what it is.
    pub fn look(&self, from: f64, to: f64, in_passing: bool) {
        let (from, to) = (Time(from as i64), Time(to as i64));
        if in_passing {
            self.ctx.window.set_if_other(Window::new(from, to));
        } else {
            self.act(|_, _| Some(Action::Range(from, to)));
        }
    }

    /// Fetches the feed once more.
    pub fn refresh(&self) {
        self.loader.desk.refresh();
    }

    fn act(&self, action: impl FnOnce(&Config, &Ground<'_>) -> Option<Action>) {
        let Load::Ready(loaded) = self.ctx.load.get_untracked() else { return };
        let ground = loaded.ground(self.ctx.now.get_untracked());
        if let Some(action) = self.ctx.config.with_untracked(|c| action(c, &ground)) {
            self.ctx.change(|ui| ui.apply(action, &ground));
        }
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        drop(self.tree.take());
        self.owner.cleanup();
    }
}
