//! Honest numbers: how long each kind was, in view and by year. No percentages: what is uncertain is a range, and what
//! the feed does not tell is counted as such.

use super::calendar;
use super::days::known_from;
use super::of_day::{Read, unended};
use super::since::since;
use crate::axis::Zone;
use crate::dates::Style;
use crate::i18n::{en, joined, range};
use crate::model::numbers::{Sum, by_kind, of_component};
use crate::model::{Component, Digits, Incident, Kind, Time, is_cancelled};
use crate::story::fill;
use crate::story::node::{El, Node, div, el, p};
use crate::story::parts::{heading, kind as kind_words};
use crate::story::session::{How, Session, with};
use chrono::NaiveDate;
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Years and components that are told of at most.
const MOST: usize = 12;

/// Draws the figures from `from` to `to` (milliseconds since 1970) into `host`, and the calendar of the year of `to`.
#[wasm_bindgen]
#[must_use]
pub fn figures(host: &Element, texts: &Array, how: String, from: f64, to: f64) -> bool {
    let how = How(how);
    with(texts, &how, |session| {
        let zone = session.zone(&how);
        let formats = how.formats(zone.clone());
        let window = (Time(from as i64), Time(to as i64));
        let incidents: Vec<&Incident> =
            session.timeline.incidents.iter().filter(|i| !is_cancelled(i, &i.story)).collect();
        let level = how.level() + 1;
        let in_view = formats.write_range(Style::ShortDate, window.0, window.1);
        let mut nodes: Vec<Node> = vec![heading(level, "h").words(["In view: ", &in_view].concat()).into()];
        nodes.push(about(session, &how, window.0).into());
        let kinds = by_kind(&incidents, cut(&how, window), how.now());
        nodes.push(match kinds.is_empty() {
            true => p("", nothing(session, &how, window) + ".").into(),
            false => {
                let row = |(kind, sum): &(Kind, Sum)| (el("span").children(kind_words(*kind)), words(sum));
                table("Kind", kinds.iter().map(row).collect()).into()
            }
        });
        nodes.extend(components(session, &how, &incidents, window).map(Node::from));
        nodes.extend(years(session, &how, &incidents, &zone).map(Node::from));
        // The calendar opens where there is something to see, in view if possible.
        let starts = || incidents.iter().filter_map(|i| Some(i.start()?.earliest()));
        let newest = starts().filter(|start| *start >= window.0 && *start < window.1).max().or_else(|| starts().max());
        let newest = zone.local(newest.unwrap_or_else(|| how.now())).year;
        nodes.push(heading(level, "h").words("Day by day").into());
        nodes.push(calendar::place(session, &how, newest).into());
        fill(host, &nodes);
        Some(())
    })
    .is_some()
}

/// What is still to come cannot be counted.
fn cut(how: &How, window: (Time, Time)) -> (Time, Time) {
    (window.0, window.1.min(how.now()).max(window.0))
}

/// What can be said where nothing is on record. It never claims that nothing happened in a time of which nothing is
/// known.
fn nothing(session: &Session, how: &How, window: (Time, Time)) -> String {
    if window.0 >= how.now() {
        return "Still to come".to_owned();
    }
    let zone = session.zone(how);
    let formats = how.formats(zone.clone());
    let (timeline, language) = (&session.timeline, how.get(3));
    let read = Read { timeline, zone: &zone, now: how.now(), language, date: &|at| formats.date(at) };
    let open = unended(&read, &[], window);
    let none = joined(&["No incident on record", &open], "; ");
    match known_from(timeline, &zone) {
        Some(known) if known <= window.0 => none,
        Some(known) if known < window.1.min(how.now()) => {
            let known = formats.write(Style::Date, known);
            [&none, "; nothing is known of the time before ", &known].concat()
        }
        _ => "Nothing is known".to_owned(),
    }
}

/// What the figures are about.
fn about(session: &Session, how: &How, from: Time) -> El {
    let formats = how.formats(Zone::utc());
    let (zone, language) = (&session.zone(how), how.get(3));
    let read = Read { timeline: &session.timeline, zone, now: how.now(), language, date: &|at| formats.date(at) };
    let since = since(&read, from);
    let planned = "Times that overlap are counted once. Where the exact times are not known, the figures are a range.";
    p("detail", [&since, planned].concat())
}

/// A sum in words: `55 to 65 minutes`, and how many periods have no figures.
pub(super) fn words(sum: &Sum) -> String {
    let length = (sum.periods > 0).then(|| range(sum.least, sum.most, sum.about));
    let so_far = if sum.growing { " so far" } else { "" };
    let untold = (sum.untold > 0).then(|| [&en::count(sum.untold, "period", "periods"), " of unknown length"].concat());
    match (length, untold) {
        (Some(length), Some(untold)) => [&length, so_far, ", and ", &untold].concat(),
        (Some(length), None) => [&length, so_far].concat(),
        (None, untold) => untold.unwrap_or_default(),
    }
}

#[inline(never)]
fn table(first: &'static str, mut rows: Vec<(El, String)>) -> El {
    let more = rows.len() > MOST;
    rows.truncate(MOST);
    let head = el("tr").child(el("th").attr("scope", "col").words(first));
    let head = head.child(el("th").attr("scope", "col").words("Total time"));
    let mut body = el("tbody");
    for (name, words) in rows {
        body = body.child(el("tr").child(el("th").attr("scope", "row").child(name)).child(el("td").words(words)));
    }
    let table = div("wide").child(el("table").child(el("thead").child(head)).child(body));
    let more = more.then(|| el("p").class("detail").words(["Only the first ", &MOST.digits(), "."].concat()));
    div("").child(table).children(more)
}

/// A cell of several kinds.
fn all_kinds(kinds: &[(Kind, Sum)]) -> String {
    let words: Vec<String> = kinds.iter().map(|(kind, sum)| [en::kind(*kind), ": ", &words(sum)].concat()).collect();
    words.join("; ")
}

fn components(session: &Session, how: &How, incidents: &[&Incident], window: (Time, Time)) -> Option<El> {
    let timeline = &session.timeline;
    let window = cut(how, window);
    let rows: Vec<(El, String)> = (0..)
        .take(timeline.components.len())
        .filter_map(|c| {
            let kinds = of_component(c, incidents, window, how.now());
            let name = || Component::name(&timeline.components, c, how.get(3)).unwrap_or_default();
            (!kinds.is_empty()).then(|| (el("span").words(name()), all_kinds(&kinds)))
        })
        .take(MOST + 1)
        .collect();
    (timeline.components.len() > 1 && !rows.is_empty()).then(|| table("Affected", rows))
}

fn years(session: &Session, how: &How, incidents: &[&Incident], zone: &Zone) -> Option<El> {
    let (first, last) = calendar::years(session, how, zone)?;
    let begin = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|date| zone.midnight(date));
    let row = |year: i32| {
        let window = (begin(year)?, begin(year + 1)?);
        let kinds = by_kind(incidents, cut(how, window), how.now());
        let words = if kinds.is_empty() { nothing(session, how, window) } else { all_kinds(&kinds) };
        Some((el("span").words(year.digits()), words))
    };
    let rows: Vec<_> = (first..=last).rev().take(MOST + 1).filter_map(row).collect();
    let title = heading(how.level() + 1, "h").words("Year by year");
    (first < last).then(|| div("").child(title).child(table("Year", rows)))
}
