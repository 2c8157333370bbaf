//! The place of an opened incident's story. Another binary draws what is in it, once: buttons in it are heard here.

use super::context::{Ctx, Page};
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
                if let Some(place) = place() {
                    show_text(&page.ctx, &place, long);
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

/// Shows the short or the long story, if there are two. A text in a file of its own is fetched when it is first shown.
pub fn show_text(ctx: &Ctx, place: &Element, long: bool) {
    let which = if long { "long" } else { "short" };
    let two = place.query_selector("[data-text]").ok().flatten().is_some();
    for button in all(place, "[data-text]") {
        let pressed = button.get_attribute("data-text").as_deref() == Some(which);
        drop(button.set_attribute("aria-pressed", if pressed { "true" } else { "false" }));
    }
    let level = place.get_attribute("data-level").and_then(|level| level.parse().ok()).unwrap_or(3);
    for text in all(place, "[data-story]") {
        let hidden = two && text.get_attribute("data-story").as_deref() != Some(which);
        drop(text.toggle_attribute_with_force("hidden", hidden));
        if !hidden && let Some(address) = text.get_attribute("data-href") {
            drop(text.remove_attribute("data-href"));
            if let Some(asked) = ctx.asked.upgrade() {
                asked.text(&text, &address, level);
            }
        }
    }
}

fn all(place: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = place.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.get(n)?.dyn_into().ok()).collect()
}
