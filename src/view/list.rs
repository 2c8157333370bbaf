//! The same incidents in words: the list below the timeline, by year, the newest first.

use super::context::Page;
use super::el::{El, all, div, el, live, nothing, p};
use super::parts::{button, heading, kind_words, swatch};
use super::{message, plot::Made, story};
use crate::dates::words::total as total_words;
use crate::dates::{Formats, Style};
use crate::i18n::en;
use crate::model::{End, Incident, IncidentIx, State, state, totals};
use crate::ui::Action;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Heading over the incident that the feed features.
const FEATURED: &str = "Featured";

/// Incidents that are listed until the reader asks for more, unless the site owner says otherwise.
pub const LISTED: usize = 40;

pub fn list(page: &Page) -> AnyView {
    let ctx = page.ctx;
    let level = ctx.config.with_untracked(|c| c.heading_level);
    let n = page.loaded.timeline.incidents.len();
    let listed = ctx.listed;
    let element: Made = RwSignal::new_local(None);
    reveal(page, element);
    let rows = page.clone();
    let years = live(move || {
        ctx.formats.track();
        ctx.found.track();
        all(years(&rows, listed.get(), level))
    });
    let more = live(move || {
        let n = ctx.found.with(|found| found.as_ref().map_or(n, |found| found.incidents.len()));
        let left = n.saturating_sub(listed.get());
        if left == 0 {
            return nothing();
        }
        let words = ["Show ", &left.min(LISTED).to_string(), " more of ", &left.to_string()].concat();
        button("control more", words).on_click(move || listed.update(|l| *l = (*l + LISTED).min(n))).any()
    });
    let list = div("list")
        .part("list")
        .slot(move |e| element.set(Some(e)))
        .child(years)
        .child(more)
        .child(message::older(ctx));
    list.maybe(history_note(page)).any()
}

/// Why the history goes back no further, where the feed says so.
fn history_note(page: &Page) -> Option<AnyView> {
    let note = page.loaded.timeline.history_note.as_ref()?;
    Some(p("detail", note.get(&page.lang().language).to_owned()).part("history-note").any())
}

/// The first `n` incidents by the year in which they began.
fn years(page: &Page, n: usize, level: u8) -> Vec<El> {
    let formats = page.lang();
    let timeline = &page.loaded.timeline;
    let mut years: Vec<(String, Vec<El>)> = Vec::new();
    // What every visitor should see stands first, and only there.
    let featured = timeline.featured.filter(|_| page.ctx.found.with_untracked(Option::is_none));
    if let Some((i, incident)) = featured.and_then(|i| Some((i, timeline.incidents.get(i)?))) {
        years.push((FEATURED.to_owned(), vec![row(page, i, incident, level + 2, true)]));
    }
    let found = page.ctx.found.get_untracked();
    let shown: Vec<IncidentIx> = match &found {
        Some(found) => found.incidents.iter().copied().take(n).collect(),
        None => (0..timeline.incidents.len()).filter(|i| Some(*i) != timeline.featured).take(n).collect(),
    };
    for (i, incident) in shown.into_iter().filter_map(|i| Some((i, timeline.incidents.get(i)?))) {
        let year =
            incident.start().map_or_else(|| "No date given".to_owned(), |s| formats.write(Style::Year, s.middle()));
        let row = row(page, i, incident, level + 2, false);
        match years.last_mut() {
            Some((last, rows)) if *last == year => rows.push(row),
            _ => years.push((year, vec![row])),
        }
    }
    let year =
        |(title, rows)| div("year").child(heading(level + 1, "year-title", title)).child(el("ul").child(all(rows)));
    years.into_iter().map(year).collect()
}

fn row(page: &Page, i: IncidentIx, incident: &Incident, level: u8, with_year: bool) -> El {
    let ctx = page.ctx;
    let formats = page.lang();
    let is_open = move || ctx.opened.get() == Some(i);
    let toggle = || {
        let page = page.clone();
        move || page.act(Action::Select((!untrack(is_open)).then_some(i)))
    };
    let title = button("incident-title", incident.title.get(&formats.language).to_owned()).on_click(toggle());
    let title = title.live_attr("aria-expanded", move || Some(is_open().to_string()));
    let summary = incident.summary.as_ref().map(|s| p("summary", s.get(&formats.language).to_owned()).any());
    let what = div("what").child(heading(level, "incident-heading", title)).maybe(summary);
    let what = what.child(kind_chips(page, incident));
    // The title says the same to those who cannot see this one.
    let read = button("control toggle", "").attr("tabindex", "-1").attr("aria-hidden", "true").on_click(toggle());
    let read = read.child(live(move || el("span").words(if is_open() { "Close" } else { "Read" }).any()));
    let row = div("row").child(p("when", dates(&formats, incident, with_year))).child(what).child(read);
    let (opened, escape) = (page.clone(), page.clone());
    let story = live(move || if is_open() { story::story(&opened, i, level + 1) } else { nothing() });
    el("li")
        .class("incident")
        .part("incident")
        .attr("data-incident", incident.id.to_string())
        .attr("data-n", i.to_string())
        .live_attr("data-open", move || is_open().then_some(""))
        .on("keydown", move |event: web_sys::KeyboardEvent| {
            // Escape from anywhere in an open story closes it, and the keyboard goes back to its title.
            if event.key() == "Escape" && untrack(is_open) {
                event.prevent_default();
                let li =
                    event.target().and_then(|t| t.dyn_into::<Element>().ok()?.closest("li[data-incident]").ok()?);
                escape.act(Action::Select(None));
                focus_title(li.as_ref());
            }
        })
        .child(row)
        .child(story)
}

/// Scrolls to an incident that was opened from elsewhere, and takes the keyboard there.
fn reveal(page: &Page, list: Made) {
    let (reveal, listed, found) = (page.ctx.reveal, page.ctx.listed, page.ctx.found);
    Effect::new(move |_| {
        let (Some(list), Some(i)) = (list.get(), reveal.get()) else { return };
        let place = found.get_untracked().map(|found| found.incidents.binary_search(&i));
        if let Some(Err(_)) = place {
            // What was searched for does not matter to who follows a link.
            found.set(None);
        }
        let place = place.and_then(Result::ok).unwrap_or(i);
        if listed.get() <= place {
            // It is listed first; this runs again then.
            listed.set(place + 1);
            return;
        }
        let li = list.query_selector(&["li[data-n=\"", &i.to_string(), "\"]"].concat()).ok().flatten();
        reveal.set(None);
        if let Some(li) = &li {
            li.scroll_into_view();
        }
        focus_title(li.as_ref());
    });
}

fn focus_title(li: Option<&Element>) {
    let title = li.and_then(|li| li.query_selector(".incident-title").ok().flatten());
    if let Some(title) = title.and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(title.focus_with_options(&options));
    }
}

/// When an incident was, as days: `14 – 16 August`, with the year where no heading names it.
pub fn dates(formats: &Formats, incident: &Incident, with_year: bool) -> String {
    let Some(start) = incident.start() else { return "Date not stated".to_owned() };
    // Words such as "Sunday night" name days of the company, not of the reader.
    let told = incident.segments.iter().any(|s| s.start.words.is_some());
    let formats = formats.company.as_deref().filter(|_| told).unwrap_or(formats);
    let style = if with_year { Style::Date } else { Style::Day };
    if incident.segments.iter().any(|s| s.end == End::Ongoing) {
        return ["since ", &formats.write(style, start.earliest())].concat();
    }
    let last = incident.segments.iter().map(|s| s.latest_end(s.start.latest())).max();
    let dates = formats.write_range(style, start.earliest(), last.unwrap_or_else(|| start.latest()));
    let unknown = incident.segments.iter().any(|s| s.end == End::Unknown);
    if unknown { [&dates, ", end not known"].concat() } else { dates }
}

/// How long each kind lasted: `Outage, about 1 hour`.
pub fn kind_chips(page: &Page, incident: &Incident) -> AnyView {
    let formats = page.lang();
    let now = page.ctx.now.get_untracked();
    let mut chips: Vec<El> = Vec::new();
    if let Some(source) = page.loaded.timeline.source(incident) {
        chips.push(el("li").class("chip from").words(["From ", source.get(&formats.language)].concat()));
    }
    if state(incident, now) == State::Ongoing {
        chips.push(el("li").class("chip going").words("Going on now"));
    }
    for t in &totals(incident, now) {
        let total = total_words(&t.total, &formats.language).map(|words| [", ", &words].concat());
        let chip = el("li").class("chip").child(swatch(t.kind)).child(kind_words(t.kind));
        chips.push(chip.words(total.unwrap_or_default()));
    }
    if let Some(severity) = incident.severity {
        chips.push(el("li").class("chip").words(["Severity: ", en::severity(severity)].concat()));
    }
    el("ul").class("chips").child(all(chips)).any()
}

/// An incident as it is read out when the keyboard comes to it.
pub fn spoken(page: &Page, i: IncidentIx) -> String {
    let formats = page.lang();
    let incidents = &Arc::clone(&page.loaded).timeline.incidents;
    let Some(incident) = incidents.get(i) else { return String::new() };
    let mut words = [incident.title.get(&formats.language), ". ", &dates(&formats, incident, true)].concat();
    for t in totals(incident, page.ctx.now.get_untracked()) {
        words += ". ";
        words += en::kind(t.kind);
        if let Some(total) = total_words(&t.total, &formats.language) {
            words += ", ";
            words += &total;
        }
    }
    let place = [". ", &(incidents.len() - i).to_string(), " of ", &incidents.len().to_string(), "."].concat();
    words + &place
}
