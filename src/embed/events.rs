//! What the host page is told: bubbling, composed `CustomEvent`s on the element.

use super::ask;
use crate::feed::Note;
use crate::model::Time;
use crate::ui::{Ui, ZoneChoice};
use crate::view::{self, Ctx, Load, Loaded};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

fn tell(host: &HtmlElement, event: &str, detail: &[(&str, JsValue)]) {
    let flat = Array::new();
    for (name, value) in detail {
        flat.push(&(*name).into());
        flat.push(value);
    }
    ask::tell(host, event, &flat);
}

fn time(time: Time) -> JsValue {
    (time.0 as f64).into()
}

/// The feed is here: `itl:data`.
pub fn data(host: &HtmlElement, loaded: &Loaded) {
    tell(host, "itl:data", &[("incidents", loaded.timeline.incidents.len().into())]);
}

/// The timeline is on screen: `itl:ready`.
pub fn ready(host: &HtmlElement, loaded: &Loaded) {
    let timeline = &loaded.timeline;
    let detail = [
        ("incidents", timeline.incidents.len().into()),
        ("components", timeline.components.len().into()),
        ("reachFrom", timeline.known_from().map_or(JsValue::NULL, time)),
    ];
    tell(host, "itl:ready", &detail);
}

/// Something was repaired or left out: `itl:warning`, and the same in the console, where developers look first.
pub fn warning(host: &HtmlElement, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    let flat = Array::new();
    for note in notes {
        for words in [note.code, note.severity.id(), &note.pointer, &note.message] {
            flat.push(&words.into());
        }
    }
    tell(host, "itl:warning", &[("notes", flat.into())]);
}

/// Tells of every story that is opened or closed (`itl:select`) and of every move of the window (`itl:range`), and has
/// `on_zone` called when the reader chose another zone.
pub fn follow(host: HtmlElement, ctx: Ctx, on_zone: impl Fn(&ZoneChoice, &Loaded) + 'static) {
    // What the reader looked at when the host page was told last, and the id of what was open.
    let mut told: Option<(Ui, Option<Box<str>>)> = None;
    view::follow(Box::new(move || {
        ctx.window.track();
        let ui = ctx.ui.get();
        let loaded = match ctx.load.get_untracked() {
            Load::Ready(loaded) => Some(loaded),
            Load::Loading | Load::Failed(_) => None,
        };
        let open = loaded.as_ref().and_then(|loaded| loaded.timeline.incidents.get(ui.selected?));
        let open = open.map(|incident| incident.id.clone());
        if let (Some((before, was_open)), Some(loaded)) = (told.take(), loaded) {
            // By its id: in a feed that came anew it may stand elsewhere.
            if was_open != open {
                tell(&host, "itl:select", &[("id", open.as_deref().map_or(JsValue::NULL, Into::into))]);
            }
            if before.window != ui.window {
                tell(&host, "itl:range", &[("from", time(ui.window.from())), ("to", time(ui.window.to()))]);
            }
            if before.zone != ui.zone {
                on_zone(&ui.zone, &loaded);
            }
        }
        told = Some((ui, open));
    }));
}

/// Tells what is noted about the feed when its stories are read: `itl:warning` once more.
pub fn follow_notes(host: HtmlElement, ctx: Ctx) {
    let mut before = 0;
    view::follow(Box::new(move || {
        ctx.told.with(|told| {
            warning(&host, told.get(before..).unwrap_or_default());
            before = told.len();
        });
    }));
}
