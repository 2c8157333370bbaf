//! Periods and lengths in words, never sharper than they are known.

use super::{Formats, Style};
use crate::i18n::{in_all, range};
use crate::model::{
    DAY_MS, End, Incident, Instant, Length, MINUTE_MS, Ms, SECOND_MS, Segment, State, Time, Total, When, state,
};

/// When a period was.
pub fn period(formats: &Formats, incident: &Incident, s: &Segment, now: Time) -> String {
    let mut start = formats.instant(&s.start);
    let (before, after) = clocks(formats, s);
    start.push_str(&before);
    let length = s.length.as_ref().map(|l| length(formats, l));
    let end = match &s.end {
        End::At(end) if end.words.is_some() || length.is_none() => end_words(formats, &s.start, end) + &after,
        End::At(_) => String::new(),
        End::Ongoing => ", still going on".to_owned(),
        End::Unknown if !s.is_unended() => String::new(),
        End::Unknown => match over_by(incident, s, now) {
            Some(at) => [", over by ", &formats.instant(at)].concat(),
            None => ", end not known".to_owned(),
        },
    };
    let length = length.map(|l| [", ", &l].concat()).unwrap_or_default();
    [start, end, length].concat()
}

/// When a period without an end was over, as all of the incident was.
fn over_by<'i>(incident: &'i Incident, s: &Segment, now: Time) -> Option<&'i Instant> {
    match state(incident, now) {
        State::Over(at) if at.latest() >= s.start.earliest() => Some(at),
        _ => None,
    }
}

/// Where clocks were changed between start and end, what they are called before and after: they show some times twice.
fn clocks(formats: &Formats, s: &Segment) -> (String, String) {
    match &s.end {
        // In the story only: the card of a bar has no room for it.
        End::At(end)
            if cfg!(feature = "story")
                && s.start.is_exact()
                && end.is_exact()
                && end.latest().since(s.start.earliest()) < DAY_MS =>
        {
            let name = |at: &Instant| [" ", &*formats.zone_name(at.earliest())].concat();
            let (before, after) = (name(&s.start), name(end));
            if before == after { (String::new(), String::new()) } else { (before, after) }
        }
        _ => (String::new(), String::new()),
    }
}

/// A length in its author's words, else in figures.
pub fn length(formats: &Formats, l: &Length) -> String {
    match (&l.words, l.bounds) {
        (Some(words), _) => words.get(&formats.language).to_owned(),
        (None, Some((least, most))) => range(least, most, l.about),
        (None, None) => String::new(),
    }
}

/// The end of a period behind its start; of an exact one on the same day only the time. Nothing that reads like the start.
fn end_words(formats: &Formats, start: &Instant, end: &Instant) -> String {
    let in_words = start.words.is_some() || end.words.is_some();
    if !in_words && end.latest().since(start.earliest()) < MINUTE_MS {
        return ", within a minute".to_owned();
    }
    if !in_words && start.when == end.when {
        return String::new();
    }
    // Words, and what was between two points, do not go with "to".
    let between = |at: &Instant| matches!(at.when, When::Between(..));
    let until = if in_words || between(start) || between(end) { ", until " } else { " to " };
    let same_day = formats.write(Style::Date, start.earliest()) == formats.write(Style::Date, end.earliest());
    let words = if start.is_exact() && end.is_exact() && same_day {
        formats.write(Style::Clock, end.earliest())
    } else {
        formats.instant(end)
    };
    [until, &words].concat()
}

/// A total; `None` if nothing may be said.
pub fn total(total: &Total<'_>, language: &str) -> Option<String> {
    match total {
        Total::Words(words) => Some(words.get(language).to_owned()),
        Total::Figures { least, most, about, growing, on_and_off } => {
            Some(in_all(&range(*least, *most, *about), *growing, *on_and_off))
        }
        Total::NotStated => None,
    }
}

/// A start may be uncertain by so much before that is said.
const SPREAD_MS: Ms = 2 * DAY_MS;

/// When an incident was, as days: `14 – 16 August`, with the year where no heading names it.
pub fn dates(formats: &Formats, incident: &Incident, with_year: bool, now: Time) -> String {
    let Some(start) = incident.start() else { return "Date not stated".to_owned() };
    // Words such as "Sunday night" name days of the company, not of the reader.
    let told = incident.segments.iter().any(|s| s.start.words.is_some());
    let formats = formats.company.as_deref().filter(|_| told).unwrap_or(formats);
    let style = if with_year { Style::Date } else { Style::Day };
    // A date alone is the same day to every reader.
    let day = |of: &Instant, at: Time| {
        let ahead_s = if matches!(of.when, When::On(_)) { formats.offsets.offset_at(at) } else { 0 };
        at.plus(-i64::from(ahead_s) * SECOND_MS)
    };
    let from = day(start, start.earliest());
    if incident.segments.iter().any(|s| s.end == End::Ongoing) {
        let since = match &start.words {
            Some(words) => words.get(&formats.language).to_owned(),
            None => formats.write_range(style, from, day(start, start.latest())),
        };
        return ["since ", &since].concat();
    }
    let (mut last, mut surely) = (from, start.latest().since(start.earliest()) < SPREAD_MS);
    let mut unknown = false;
    for s in &incident.segments {
        let end = match &s.end {
            End::At(end) => end,
            End::Ongoing | End::Unknown => match over_by(incident, s, now) {
                Some(at) => at,
                None => {
                    unknown |= s.is_unended();
                    &s.start
                }
            },
        };
        last = last.max(day(end, end.latest()));
        surely |= end.earliest() > s.start.latest();
    }
    // Where nothing of it is certain, from one day to another would read as how long it was.
    let dates = match &start.words {
        _ if surely => formats.write_range(style, from, last),
        Some(words) => words.get(&formats.language).to_owned(),
        None => ["between ", &formats.write(style, from), " and ", &formats.write(style, last.plus(-1))].concat(),
    };
    if unknown { [&dates, ", end not known"].concat() } else { dates }
}
