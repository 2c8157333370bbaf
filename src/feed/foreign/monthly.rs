//! Statuspage's `/history.json`: incidents by month, three months a page. Not documented by its vendor, seen by others:
//! `{"months": [{"name", "year", "incidents": [{"code", "name", "message", "impact", "timestamp"}]}]}`.
//!
//! Times are words for people: `Jun <var data-var='date'>12</var>, <var …>10:58</var> - <var …>14:13</var> EDT`. The
//! year is that of the month, the day of the end that of the start unless it is told, or the next one where the clock
//! went past midnight. The words stand beside what was made of them. Whether an incident is over is not told: one with
//! a single time has no known end.

use super::build::{Build, body_of, kind_of_impact};
use super::record::{Finish, Record};
use super::told::Hours;
use super::value::{Ask as _, V};
use super::{text, time, troubles as t};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::{DAY_MS, Digits};

/// Whether it looks like this form.
pub fn detect(doc: V<'_>) -> bool {
    let month = |m: &Json<'_>| m.get("year").is_some() && m.text("name").is_some() && m.has("incidents");
    doc.list("months").first().is_some_and(month)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    let mut oldest: Option<Stamp> = None;
    for month in build.list(doc, "months") {
        let year = month.word("year").unwrap_or_default();
        let first = at(&["1 ", month.text("name").unwrap_or_default(), " ", &*year, " 00:00"].concat(), "UTC");
        let first = first.map(|stamp| Stamp { date_only: true, ..stamp });
        oldest = [oldest, first].into_iter().flatten().min_by_key(|stamp| stamp.time);
        for json in build.list(month, "incidents") {
            let record = record(json, &year, build);
            build.add(record);
        }
    }
    build.pages_since(oldest);
    build.note(doc, t::MORE_PAGES, &["Ask for the one before: ?page=2, and so on."]);
}

fn record<'a>(json: V<'a>, year: &str, build: &mut Build) -> Record<'a> {
    let impact = json.text("impact");
    let id = if json.word("code").is_some() { "code" } else { "id" };
    let kind = build.kind(json, "impact", kind_of_impact);
    let mut record = build.record(json, kind, id, "name");
    record.word = impact.filter(|_| !record.maintenance).unwrap_or_default().into();
    record.story = body_of(json, "message");
    let Some(said) = json.get("timestamp") else { return record };
    let words = json.text("timestamp").map(without_tags).unwrap_or_default();
    let (start, end) = hours(&words, year);
    match start {
        Some(stamp) if stamp.date_only && words.contains(':') => build.note(said, t::ZONE_UNKNOWN, &[&words]),
        Some(stamp) if !stamp.zone_stated && !stamp.date_only => build.zone_missing(said),
        Some(_) => {}
        None => build.note(said, t::UNREADABLE_TIME, &[crate::feed::node::cut(&words, 60)]),
    }
    record.start = start;
    record.finish = Finish::at(end);
    if start.is_some() {
        record.detail = ["As the source says it: ", &*words, "."].concat();
    }
    record
}

/// Start and end of `Jun 12, 10:58 - 14:13 EDT` and `Jun 12, 22:58 - Jun 13, 01:13 +08`. In a zone that is not known
/// they are days.
pub fn hours(words: &str, year: &str) -> Hours {
    let is_zone = |word: &&str| {
        word.len() > 1
            && !word.bytes().any(|b| b.is_ascii_lowercase())
            && !word.starts_with(|c: char| c.is_ascii_digit())
    };
    let space = words.bytes().rposition(|byte| byte == b' ');
    let last = space.and_then(|at| words.get(at + 1..)).unwrap_or(words);
    let zone = Some(last).filter(is_zone).unwrap_or_default();
    let words = words.strip_suffix(zone).unwrap_or(words).trim();
    let is_known = at("1 January 2000 00:00", zone).is_some();
    let zone = if is_known { zone } else { "UTC" };
    let (from, to) = text::split(words, " - ").or_else(|| text::split(words, " – ")).unwrap_or((words, ""));
    let day = from.split(',').next().unwrap_or_default();
    let start = if from.contains(':') {
        at(&[from, " ", year].concat(), zone)
    } else {
        at(&[from, " ", year, " 00:00"].concat(), "UTC").map(|stamp| Stamp { date_only: true, ..stamp })
    };
    let told = |at: Option<Stamp>| if is_known { at } else { at.map(time::day) };
    let Some(begun) = start.filter(|_| to.contains(':')) else { return (told(start), None) };
    let end = if to.contains(',') {
        let same_year = at(&[to, " ", year].concat(), zone);
        // From the last days of a year into the first of the next.
        let next = || at(&[to, " ", &*(text::number(year).unwrap_or(0) + 1).digits()].concat(), zone);
        same_year.filter(|end| end.time >= begun.time).or_else(next)
    } else {
        let same_day = at(&[day, ", ", to, " ", year].concat(), zone);
        same_day.map(|end| if end.time < begun.time { Stamp { time: end.time.plus(DAY_MS), ..end } } else { end })
    };
    (told(start), told(end))
}

/// A day and a clock, in a zone that is known.
fn at(words: &str, zone: &str) -> Option<Stamp> {
    match time::read(&Json::Text([words, " ", zone].concat().into())) {
        time::Found::Time(stamp) => Some(stamp),
        _ => None,
    }
}

/// The words between tags.
pub fn without_tags(html: &str) -> String {
    let words: String = html
        .split('<')
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('>').map_or("", |(_, words)| words) })
        .collect();
    text::line(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_in_words_are_read() {
        let table = [
            ("Jun 12, 10:58 - 14:13 EDT", "2026-06-12T14:58:00Z", "2026-06-12T18:13:00Z"),
            ("Jun 12, 22:58 - 01:13 UTC", "2026-06-12T22:58:00Z", "2026-06-13T01:13:00Z"),
            ("Jun 12, 22:58 - Jun 14, 01:13 PDT", "2026-06-13T05:58:00Z", "2026-06-14T08:13:00Z"),
            ("Dec 31, 22:58 - Jan 1, 01:13 UTC", "2026-12-31T22:58:00Z", "2027-01-01T01:13:00Z"),
            ("Jun 12, 10:58 UTC", "2026-06-12T10:58:00Z", "-"),
            ("Jun 12", "2026-06-12T00:00:00Z", "-"),
            ("Jun 12, 10:58 - 14:13 +08", "2026-06-12T02:58:00Z", "2026-06-12T06:13:00Z"),
            ("Jun 12, 22:58 - Jun 13, 01:13 -0330", "2026-06-13T02:28:00Z", "2026-06-13T04:43:00Z"),
            ("Jun 12, 10:58 - 14:13 GMT+08:00", "2026-06-12T02:58:00Z", "2026-06-12T06:13:00Z"),
            ("Jun 12, 10:58 - 14:13", "2026-06-12T10:58:00Z", "2026-06-12T14:13:00Z"),
            ("Jun 12, 22:58 - 01:13 BST", "2026-06-12T00:00:00Z", "2026-06-13T00:00:00Z"),
            ("some time", "-", "-"),
            ("", "-", "-"),
        ];
        let shown = |stamp: Option<Stamp>| stamp.map_or("-".into(), |stamp| time::written(stamp.time));
        for (words, start, end) in table {
            let (from, to) = hours(words, "2026");
            assert_eq!((&*shown(from), &*shown(to)), (start, end), "{words}");
        }
        assert!(hours("Jun 12, 10:58 - 14:13", "2026").0.is_some_and(|stamp| !stamp.zone_stated));
        assert!(hours("Jun 12, 10:58 - 14:13 BST", "2026").0.is_some_and(|stamp| stamp.date_only));
    }
}
