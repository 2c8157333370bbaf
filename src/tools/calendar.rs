//! A year as a sheet of days: coloured by the worst that was, hatched where nothing is known.
//!
//! However long a year's history, it is a handful of elements: all days that look the same are one path.
//!
//! ```text
//!   Mon  ▢▢▣▢      a column is a week, a row is a day of the week
//!   Tue  ▢▢▣▢
//! ```

use super::days::{Day, days, hint};
use super::of_day::{Read, of_day};
use crate::axis::Zone;
use crate::dates::Style;
use crate::model::Digits;
use crate::story::fill;
use crate::story::node::{El, Node, div, el, p};
use crate::story::parts::button;
use crate::story::session::{How, Session, with};
use chrono::{Datelike as _, NaiveDate};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Side of a day, and how far it is to the next, in units of the picture.
const SIDE: u32 = 10;
const STEP: u32 = 13;

/// A day of [`SIDE`], as a path from its corner on.
const SQUARE: &str = "h10v10h-10z";

/// The first and the last year of the history.
pub(super) fn years(session: &Session, how: &How, zone: &Zone) -> Option<(i32, i32)> {
    let (first, last) = session.reach(how)?;
    Some((zone.local(first).year, zone.local(last).year))
}

/// Draws the calendar of a year into `host`.
#[wasm_bindgen]
#[must_use]
pub fn calendar(host: &Element, texts: &Array, how: String, year: i32) -> bool {
    let how = How(how);
    with(texts, &how, |session| {
        fill(host, &sheet(session, &how, year));
        Some(())
    })
    .is_some()
}

/// The calendar of a year, in a place of its own.
pub(super) fn place(session: &Session, how: &How, year: i32) -> El {
    div("calendar").part("calendar").attr("data-calendar", "").children(sheet(session, how, year))
}

fn sheet(session: &Session, how: &How, year: i32) -> Vec<Node> {
    let zone = session.zone(how);
    let (first, last) = years(session, how, &zone).unwrap_or((year, year));
    let year = year.clamp(first, last);
    let turn = |to: i32, words: &'static str, sign: &'static str| {
        let label = [words, &to.digits()].concat();
        let button = button("control", "data-year", to.digits(), sign).attr("aria-label", label);
        if (first..=last).contains(&to) { button } else { button.attr("disabled", "") }
    };
    let bar = div("years").child(turn(year - 1, "Previous year, ", "‹"));
    let bar = bar.child(el("strong").words(year.digits())).child(turn(year + 1, "Next year, ", "›"));
    let Some(new_year) = NaiveDate::from_ymd_opt(year, 1, 1) else { return vec![bar.into()] };
    let days = days(&session.timeline, how.now(), &zone, new_year);
    let offset = new_year.weekday().num_days_from_monday();
    let mut kinds: Vec<(Day, String)> = Vec::new();
    for (n, day) in (0..).zip(&days) {
        let (x, y) = ((offset + n) / 7 * STEP, (offset + n) % 7 * STEP);
        let path = match kinds.iter_mut().find(|(known, _)| known == day) {
            Some((_, path)) => path,
            None => {
                kinds.push((*day, String::new()));
                let Some((_, path)) = kinds.last_mut() else { continue };
                path
            }
        };
        *path += &match day {
            Day::Unknown => ["M", &x.digits(), " ", &(y + SIDE / 2).digits(), "l5-5m-5 10l10-10m0 5l-5 5"].concat(),
            _ => ["M", &x.digits(), " ", &y.digits(), SQUARE].concat(),
        };
    }
    let weeks = (offset + 366) / 7 + 1;
    let view = ["-1 -1 ", &(weeks * STEP).digits(), " ", &(7 * STEP).digits()].concat();
    let mark = el("rect").class("at").attr("width", SIDE.digits()).attr("height", SIDE.digits());
    let paths = kinds.into_iter().map(|(day, path)| {
        let path = el("path").attr("d", path);
        match day {
            Day::Was(kind, sure) => path.class(if sure { "was" } else { "perhaps" }).attr("data-kind", kind.id()),
            Day::Partly => path.class("perhaps"),
            Day::Quiet => path.class("quiet"),
            Day::Unknown => path.class("unknown"),
            Day::Ahead => path.class("ahead"),
        }
    });
    let svg = el("svg").attr("viewBox", view).attr("aria-hidden", "true").children(paths).child(mark);
    let label = "Calendar: the arrow keys go from day to day, Enter shows the incidents of a day";
    let grid = div("days").attr("tabindex", "0").attr("role", "application").attr("aria-label", label);
    let grid = grid.attr("data-offset", offset.digits()).attr("data-length", days.len().digits());
    let grid = grid.attr("data-of", year.digits()).attr("data-weeks", weeks.digits()).child(svg);
    let last = |is: fn(&Day) -> bool| days.iter().rposition(is);
    let last = last(|day| matches!(day, Day::Was(..))).or_else(|| last(|day| *day != Day::Ahead)).unwrap_or(0);
    let grid = grid.attr("data-last", last.digits());
    let said = p("detail", hint(&days)).attr("role", "status").attr("data-day", "");
    vec![bar.into(), div("wide").child(grid).into(), said.into()]
}

/// A day in words, into the place under the sheet, with the places of its incidents; and from when to when it was, as
/// milliseconds since 1970: first those two, then the places.
#[wasm_bindgen]
#[must_use]
pub fn day(host: &Element, texts: &Array, how: String, year: i32, n: u32) -> Option<Vec<f64>> {
    let how = How(how);
    with(texts, &how, |session| {
        let zone = session.zone(&how);
        let date = NaiveDate::from_yo_opt(year, n + 1)?;
        let (from, to) = (zone.midnight(date), zone.midnight(date.succ_opt()?));
        let formats = how.formats(zone.clone());
        let (timeline, language) = (&session.timeline, &formats.language);
        let read = Read { timeline, zone: &zone, now: how.now(), language, date: &|at| formats.date(at) };
        let (found, words) = of_day(&read, from, to);
        let date = formats.write(Style::Date, from.plus(to.since(from) / 2));
        if let Ok(Some(place)) = host.query_selector("[data-day]") {
            place.set_text_content(Some(&[&date, ": ", &words, "."].concat()));
        }
        Some([from.0 as f64, to.0 as f64].into_iter().chain(found.into_iter().map(|i| i as f64)).collect())
    })
}
