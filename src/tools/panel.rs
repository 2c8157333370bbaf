//! The search: a field, boxes to tick, and what was found.

use super::boxes;
use crate::i18n::en;
use crate::model::{Digits, Timeline};
use crate::parted;
use crate::search::{Facet, Found, Query};
use crate::story::fill;
use crate::story::node::{El, Node, div, el, p};
use crate::story::parts::{button, heading};
use crate::story::session::{How, with};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Draws the search and the buttons beside it into `host`. No text is read for this: a long history takes its time, so
/// that waits until something needs it.
#[wasm_bindgen]
#[must_use]
pub fn panel(host: &Element, _texts: &Array, how: String) -> bool {
    let how = How(how);
    let field = el("input").attr("type", "search").attr("data-words", "").attr("placeholder", "Search");
    let field = field.attr("aria-label", "Search the history").attr("autocomplete", "off").attr("spellcheck", "false");
    let unfold = |panel: &'static str, words: &'static str| {
        button("control", "data-panel", panel, words).attr("aria-expanded", "false")
    };
    // On a phone the buttons beside the field would push the incidents down: they are folded away.
    let more = button("control", "data-more", "", "More").attr("aria-expanded", "false");
    let more = more.attr("aria-label", "More: filter, figures, save, go to a date");
    let bar = div("searchbar").child(field).child(more);
    let bar = bar.child(unfold("boxes", "Filter")).child(unfold("figures", "Figures")).child(unfold("files", "Save"));
    let date = el("input").attr("type", "date").attr("data-date", "").attr("aria-label", "Go to date");
    let date = el("label").child(el("span").words("Go to")).child(date);
    let bar = bar.child(div("goto").child(date).child(steps()));
    let place = |panel: &'static str| div("panel").attr("data-place", panel).attr("hidden", "");
    let status = div("said").attr("role", "status").attr("data-found", "");
    let search = div("search").attr("role", "search").part("search").child(bar).child(place("boxes")).child(status);
    fill(host, &[search.into(), place("figures").into(), files(&how).into()]);
    true
}

/// What the keys of the timeline do, for fingers: see `src/embed/js/after/steps.js`.
fn steps() -> El {
    let steps = [
        ("Home", "First incident", "\u{ab}"),
        ("ArrowLeft", "Previous incident", "\u{2039}"),
        ("ArrowRight", "Next incident", "\u{203a}"),
        ("End", "Latest incident", "\u{bb}"),
    ];
    let step = |(key, label, sign): (&'static str, &'static str, &'static str)| {
        button("", "data-step", key, sign).attr("aria-label", label).attr("title", label)
    };
    let group = el("span").class("group").attr("role", "group").attr("aria-label", "Incident by incident");
    group.children(steps.map(step))
}

fn files(how: &How) -> El {
    let rows = [
        ("ics", "Calendar", "Every period as an event, for calendar programs (.ics)"),
        ("csv", "Table", "A row for each period, for spreadsheets (.csv)"),
        ("markdown", "Text", "Every story in full, as Markdown (.md)"),
        ("json", "Data", "The whole feed, to publish or to keep (.json)"),
    ];
    let row = |button: El, what: &'static str| el("li").child(button).child(el("span").class("detail").words(what));
    let rows = rows.map(|(kind, words, what)| row(button("control", "data-file", kind, words), what));
    let print = row(button("control", "data-print", "", "Print"), "Every story in full, on paper");
    let title = heading(how.level() + 1, "h").words("Save or print");
    let list = el("ul").class("files").children(rows).child(print);
    div("panel").attr("data-place", "files").attr("hidden", "").child(title).child(list)
}

/// Looks for `words` in the incidents of the ticked boxes (`ticks` is a list), draws the boxes (if they are not there
/// yet) and what was found into `host`, and answers with the places of what was found: all of them if nothing was asked
/// for.
#[wasm_bindgen]
#[must_use]
pub fn find(host: &Element, texts: &Array, how: String, words: String, ticks: &str) -> Option<Vec<u32>> {
    let how = How(how);
    with(texts, &how, |session| {
        let timeline = &session.timeline;
        let facets: Vec<Facet> = parted::parts(ticks).filter_map(|tick| boxes::named(tick, timeline)).collect();
        let query = Query { words, facets };
        let found = session.words(&how).find(&query);
        draw(host, &query, &found, timeline, how.get(3));
        Some(found.incidents.iter().filter_map(|i| u32::try_from(*i).ok()).collect())
    })
}

fn draw(host: &Element, query: &Query, found: &Found, timeline: &Timeline, language: &str) {
    if let Ok(Some(place)) = host.query_selector("[data-place=boxes]") {
        if place.first_element_child().is_none() {
            let groups = boxes::groups(&found.counts, &query.facets, timeline, language);
            fill(&place, &groups.into_iter().map(Node::from).collect::<Vec<_>>());
        }
        // The boxes themselves stay, and with them the keyboard; only their counts change.
        let counts = place.query_selector_all("[data-count]").ok();
        for n in 0..counts.as_ref().map_or(0, web_sys::NodeList::length) {
            let Some(count) = counts.as_ref().and_then(|counts| counts.get(n)) else { continue };
            let count: &Element = wasm_bindgen::JsCast::unchecked_ref(&count);
            let name = count.get_attribute("data-count").unwrap_or_default();
            let facet = boxes::named(&name, timeline);
            let known = found.counts.iter().find(|(f, _)| Some(*f) == facet).map_or(0, |(_, n)| *n);
            count.set_text_content(Some(&known.digits()));
        }
    }
    if let Ok(Some(place)) = host.query_selector("[data-found]") {
        fill(&place, &said(query, found, timeline, language));
    }
}

/// What was found, in words. If nothing was found, it says which condition to drop.
fn said(query: &Query, found: &Found, timeline: &Timeline, language: &str) -> Vec<Node> {
    if query.words.trim().is_empty() && query.facets.is_empty() {
        return Vec::new();
    }
    let n = found.incidents.len();
    let clear = button("link", "data-clear", "", "Show all");
    if n > 0 {
        let all = timeline.incidents.len();
        let words = [&en::count(n, "incident", "incidents"), " of ", &all.digits(), ". "].concat();
        return vec![p("", words).child(clear).into()];
    }
    let incidents = |n: usize| en::count(n, "incident", "incidents");
    let mut ways: Vec<El> = Vec::new();
    if let Some(n) = found.without_words.filter(|n| *n > 0) {
        let words = ["Without “", query.words.trim(), "”: ", &incidents(n)].concat();
        ways.push(button("link", "data-clear", "words", words));
    }
    for (facet, n) in found.without.iter().filter(|(_, n)| *n > 0) {
        let words = ["Without “", &boxes::words(*facet, timeline, language), "”: ", &incidents(*n)].concat();
        ways.push(button("link", "data-untick", boxes::name(*facet, timeline), words));
    }
    ways.push(clear);
    let ways = el("ul").class("ways").children(ways.into_iter().map(|way| el("li").child(way)));
    vec![p("", "No incident fits all of this.").into(), ways.into()]
}
