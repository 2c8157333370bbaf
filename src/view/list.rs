//! The same incidents in words: the list below the timeline, by year, the newest first.

use super::context::Page;
use super::el::{View, div, el, live, nothing, p};
use super::keys::is_plain;
use super::listed::{LISTED, MOST, limit, list_also, place};
use super::parts::{button, heading, of_feed, sign, swatch};
use super::var::{Derived, Var, follow};
use super::{measure::Made, message, story};
use crate::dates::words::{dates, total as total_words};
use crate::dates::{Formats, Style};
use crate::i18n::en;
use crate::model::{Component, ComponentIx, Digits, Incident, IncidentIx, Kind, KindTotal, State, Time, state, totals};
use crate::ui::Action;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// Heading over the incident that the feed features.
const FEATURED: &str = "Featured";

/// At most this many components are named; the others are counted.
const MOST_NAMES: usize = 3;

pub fn list(page: &Page) -> View {
    let level = page.ctx.config.with_untracked(|c| c.heading_level);
    let element: Made = Var::new(None);
    reveal(page.clone(), element.clone());
    let rows = page.clone();
    let years = live(move || {
        rows.ctx.formats.track();
        rows.ctx.found.track();
        View::Several(years(&rows, rows.ctx.skipped.get(), rows.ctx.listed.get(), level))
    });
    let (pressed, keyed) = (page.clone(), page.clone());
    let list = div("list")
        .part("list")
        .slot(move |e| element.set(Some(e)))
        .on("click", move |event: Event| {
            if let Some((i, _)) = row_of(&event, ".row button") {
                let open = pressed.ctx.opened.get_untracked() == Some(i);
                pressed.act(Action::Select((!open).then_some(i)));
            }
        })
        .on("keydown", move |event: KeyboardEvent| {
            // Escape from anywhere in an open story closes it, and the keyboard goes back to its title.
            if event.key() == "Escape"
                && is_plain(&event)
                && let Some((i, li)) = row_of(&event, "li")
                && keyed.ctx.opened.get_untracked() == Some(i)
            {
                event.prevent_default();
                keyed.act(Action::Select(None));
                focus_title(&li);
            }
        })
        .child(turn(page.clone(), true))
        .child(years)
        .child(turn(page.clone(), false))
        .child(message::older(&page.ctx));
    list.maybe(message::history_note(page)).any()
}

/// The incident in whose row something happens to what `selector` selects.
fn row_of(event: &Event, selector: &str) -> Option<(IncidentIx, Element)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest(selector).ok()??.closest("li[data-n]").ok()??;
    Some((row.get_attribute("data-n")?.parse().ok()?, row))
}

/// A button that lists more, or what is newer than the first row. `hold.js` keeps the row beside it where it is.
fn turn(page: Page, newer: bool) -> View {
    live(move || {
        let timeline = &page.loaded.timeline;
        // The featured one stands before all others, and is none of them.
        let others = timeline.incidents.len().saturating_sub(usize::from(timeline.featured.is_some()));
        let most = page.ctx.found.with(|found| found.as_ref().map_or(others, |found| found.incidents.len()));
        let (from, to) = (page.ctx.skipped.get(), page.ctx.listed.get());
        let left = if newer { from } else { most.saturating_sub(to) };
        if left == 0 {
            return nothing();
        }
        let next = left.min(LISTED);
        let words = ["Show ", &next.digits(), " of ", &left.digits(), if newer { " newer" } else { " more" }];
        let ctx = page.ctx.clone();
        let turn = move || {
            let most = MOST.max(limit(&ctx));
            let (from, to) = if newer {
                (from - next, to.min(from - next + most))
            } else {
                (from.max((to + next).saturating_sub(most)), to + next)
            };
            ctx.skipped.set_if_other(from);
            ctx.listed.set_if_other(to);
        };
        button("control more", words.concat()).on_click(turn).any()
    })
}

/// The incidents from one place to another by the year in which they began.
fn years(page: &Page, from: usize, to: usize, level: u8) -> Vec<View> {
    let formats = page.lang();
    let timeline = &page.loaded.timeline;
    let mut years: Vec<(String, Vec<View>)> = Vec::new();
    // What every visitor should see stands first, and only there.
    let featured = timeline.featured.filter(|_| page.ctx.found.with_untracked(Option::is_none));
    if let Some(i) = featured.filter(|i| from == 0 && *i < timeline.incidents.len()) {
        years.push((FEATURED.to_owned(), vec![row(page, i, level + 2, true)]));
    }
    let found = page.ctx.found.get_untracked();
    let shown: Vec<IncidentIx> = match &found {
        Some(found) => found.incidents.iter().copied().take(to).skip(from).collect(),
        None => (0..timeline.incidents.len()).filter(|i| Some(*i) != timeline.featured).take(to).skip(from).collect(),
    };
    for (i, incident) in shown.into_iter().filter_map(|i| Some((i, timeline.incidents.get(i)?))) {
        let year =
            incident.start().map_or_else(|| "Date not stated".to_owned(), |s| formats.write(Style::Year, s.middle()));
        let row = row(page, i, level + 2, false);
        match years.last_mut() {
            Some((last, rows)) if *last == year => rows.push(row),
            _ => years.push((year, vec![row])),
        }
    }
    let mut views = Vec::new();
    for (title, rows) in years {
        let rows = el("ul").child(View::Several(rows));
        views.push(div("year").child(heading(level + 1, "year-title", title)).child(rows).any());
    }
    views
}

fn row(page: &Page, i: IncidentIx, level: u8, with_year: bool) -> View {
    let page = page.clone();
    let opened = page.ctx.opened.clone();
    let open = Derived::new(move || opened.get() == Some(i));
    live(move || {
        let open = open.get();
        page.loaded
            .timeline
            .incidents
            .get(i)
            .map_or_else(nothing, |incident| draw(&page, i, incident, level, with_year, open))
    })
}

fn draw(page: &Page, i: IncidentIx, incident: &Incident, level: u8, with_year: bool, open: bool) -> View {
    let formats = page.lang();
    let title =
        of_feed(el("button").attr("type", "button").class("incident-title"), &incident.title, &formats.language);
    let title = title.attr("aria-expanded", if open { "true" } else { "false" });
    let summary = incident.summary.as_ref().map(|s| of_feed(el("p").class("summary"), s, &formats.language).any());
    let what = div("what").child(heading(level, "incident-heading", title)).maybe(summary);
    let what = what.child(kind_chips(page, i));
    // The title does the same for the keyboard. This button is for the mouse, and for voice control by its name.
    let read = button("control toggle", if open { "Close" } else { "Read" }).attr("tabindex", "-1");
    let row = div("row")
        .child(p("when", dates(&formats, incident, with_year, page.ctx.now.get_untracked())))
        .child(what)
        .child(read);
    el("li")
        .class("incident")
        .part("incident")
        .attr("data-incident", (*incident.id).to_owned())
        .attr("data-n", i.digits())
        .attr_if("data-open", open.then_some(""))
        .child(row)
        .maybe(open.then(|| story::story(page, i, level + 1)))
        .any()
}

/// Scrolls to an incident that was opened from elsewhere, and takes the keyboard there.
fn reveal(page: Page, list: Made) {
    follow(Box::new(move || {
        let ctx = &page.ctx;
        let n = page.loaded.timeline.incidents.len();
        // What was asked for may have been an incident of another history.
        let (Some(list), Some(i)) = (list.get(), ctx.reveal.get().filter(|i| *i < n)) else { return };
        let drawn = ctx.clone();
        let again = move || spawn_local(async move { drawn.reveal.set(Some(i)) });
        let Some(place) = place(ctx, &page.loaded.timeline, i) else {
            // The search hides the incident: following a link to it ends the search.
            ctx.found.set(None);
            return again();
        };
        // First list it; scroll to it once the row is drawn.
        if list_also(ctx, place, n) {
            return again();
        }
        let li = list.query_selector(&["li[data-n=\"", &i.digits(), "\"]"].concat()).ok().flatten();
        ctx.reveal.set(None);
        if let Some(li) = &li {
            li.scroll_into_view();
            focus_title(li);
        }
    }));
}

fn focus_title(li: &Element) {
    let title = li.query_selector(".incident-title").ok().flatten();
    if let Some(title) = title.and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
        drop(title.focus());
    }
}

/// How long each kind lasted, and what it concerned: `Outage, about 1 hour`.
pub fn kind_chips(page: &Page, i: IncidentIx) -> View {
    let page = page.clone();
    let chips =
        live(move || page.loaded.timeline.incidents.get(i).map_or_else(nothing, |incident| chips(&page, incident)));
    el("ul").class("chips").child(chips).any()
}

fn chips(page: &Page, incident: &Incident) -> View {
    let formats = page.lang();
    let now = page.ctx.now.get_untracked();
    if is_open(incident, now) {
        page.ctx.now.track();
    }
    let mut chips = Vec::new();
    if let Some(source) = page.loaded.timeline.source(incident) {
        chips.push(chip("chip from", ["From ", source.get(&formats.language)]));
    }
    let (class, how) = standing(incident, now, &formats);
    if !how.is_empty() {
        chips.push(chip(class, [&how, ""]));
    }
    for t in &totals(incident, now) {
        let chip = el("li").class("chip").child(swatch(t.kind)).child(sign(t.kind));
        chips.push(chip.words(how_long(t, &formats.language)).any());
    }
    if let Some(severity) = incident.severity {
        chips.push(chip("chip", ["Severity: ", en::severity(severity)]));
    }
    let affected = affected(page, incident);
    if !affected.is_empty() {
        chips.push(chip("chip", ["Affected: ", &affected]));
    }
    View::Several(chips)
}

/// That it goes on, is still to come, or never was, and how that looks.
#[inline(never)]
fn standing(incident: &Incident, now: Time, formats: &Formats) -> (&'static str, String) {
    match state(incident, now) {
        State::Ongoing(Kind::Maintenance) => ("chip", "Under way".to_owned()),
        State::Ongoing(kind) => (if kind == Kind::Notice { "chip" } else { "chip going" }, "Going on now".to_owned()),
        State::Planned(next) => {
            let how = if next.kind == Kind::Maintenance { "Planned for " } else { "Announced for " };
            ("chip", [how, &formats.instant(&next.start)].concat())
        }
        State::Cancelled => ("chip", "Cancelled".to_owned()),
        _ => ("", String::new()),
    }
}

#[inline(never)]
fn chip(class: &'static str, words: [&str; 2]) -> View {
    el("li").class(class).words(words.concat()).any()
}

/// Whether its words may change with time.
pub fn is_open(incident: &Incident, now: Time) -> bool {
    let last = incident.segments.last();
    last.is_some_and(|s| s.start.earliest() > now) || matches!(state(incident, now), State::Ongoing(_))
}

/// What it concerned, by name. Empty if that is the service as a whole, or if there is only one component.
fn affected(page: &Page, incident: &Incident) -> String {
    let all = &page.loaded.timeline.components;
    let mut of: Vec<ComponentIx> = Vec::new();
    for places in incident.places() {
        if places.is_empty() || all.len() < 2 {
            return String::new();
        }
        for c in places {
            if !of.contains(c) {
                of.push(*c);
            }
        }
    }
    en::some_of(Component::names(all, &of, &page.lang().language), MOST_NAMES)
}

/// A kind, and how long it lasted where that is known.
fn how_long(of: &KindTotal<'_>, language: &str) -> String {
    match total_words(&of.total, language) {
        Some(total) => [en::kind(of.kind), ", ", &total].concat(),
        None => en::kind(of.kind).to_owned(),
    }
}

/// An incident as it is read out when the keyboard comes to it.
pub fn spoken(page: &Page, i: IncidentIx) -> String {
    let formats = page.lang();
    let incidents = &Arc::clone(&page.loaded).timeline.incidents;
    let Some(incident) = incidents.get(i) else { return String::new() };
    let now = page.ctx.now.get_untracked();
    let mut words = [incident.title.get(&formats.language), ". ", &dates(&formats, incident, true, now)].concat();
    let mut say = |more: &str| {
        if !more.is_empty() {
            words += ". ";
            words += more;
        }
    };
    say(&standing(incident, now, &formats).1);
    for t in &totals(incident, now) {
        say(&how_long(t, &formats.language));
    }
    say(&affected(page, incident));
    // Incidents are sorted newest first and counted from the oldest. During a search only what was found counts.
    let found = page.ctx.found.get_untracked();
    let among = found.and_then(|found| Some((found.incidents.binary_search(&i).ok()?, found.incidents.len())));
    let (at, all) = among.unwrap_or((i, incidents.len()));
    let place = [". ", &(all - at).digits(), " of ", &all.digits(), "."].concat();
    words + &place
}
