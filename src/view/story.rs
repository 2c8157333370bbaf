//! The place of an opened incident's story. Another binary draws what is in it, once: buttons in it are heard here.

use super::context::Page;
use super::el::{View, div, el};
use super::list::is_open;
use super::var::follow;
use crate::model::{Digits, IncidentIx};
use crate::ui::Action;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// An empty place that is about to be filled.
pub fn story(page: &Page, i: IncidentIx, level: u8) -> View {
    let id = page.loaded.timeline.incidents.get(i).map(|incident| (*incident.id).to_owned());
    let page = page.clone();
    let asked = page.ctx.asked.clone();
    let again = move |place: Element, level: Option<u8>| {
        if let Some(asked) = asked.upgrade() {
            asked.tell(&place, i, level);
        }
    };
    let (first, of) = (again.clone(), page.clone());
    let bone = div("loading").attr("aria-busy", "true").child(el("i").class("bone"));
    el("article")
        .class("story")
        .part("story")
        .attr_if("data-incident", id)
        .attr("data-level", level.digits())
        .slot(move |place| {
            first(place.clone().into(), Some(level));
            let mut told = of.ctx.now.get_untracked();
            follow(Box::new(move || {
                let now = of.ctx.now.get();
                let open = of.loaded.timeline.incidents.get(i).is_some_and(|incident| is_open(incident, told));
                if open && now != told {
                    first(place.clone().into(), None);
                }
                told = now;
            }));
        })
        .on("click", move |event: web_sys::Event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
            let value = |name: &str| {
                let selector = ["[", name, "]"].concat();
                target.closest(&selector).ok().flatten()?.get_attribute(name)
            };
            let place = || target.closest("article").ok().flatten();
            if let Some(other) = value("data-open").and_then(|id| page.loaded.timeline.find(&id)) {
                page.open(other);
            } else if let Some(which) = value("data-text") {
                let long = which == "long";
                page.act(Action::Long(long));
                if let (Some(place), Some(asked)) = (place(), page.ctx.asked.upgrade()) {
                    asked.show_text(&place, long);
                }
            } else if value("data-again").is_some()
                && let Some(place) = place()
            {
                again(place, Some(level));
            }
        })
        .child(bone)
        .any()
}
