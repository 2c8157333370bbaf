//! A calendar (iCalendar, RFC 5545).
//!
//! Every period of an incident is an event of its own, as each has its own kind, components and length; they share the
//! incident's id in their `UID`, which stays the same from export to export. What has no time cannot stand in a
//! calendar and is left out.
//!
//! Times are never sharper than they are known. A start or end told in words, or as a date, makes an event of whole
//! days (`VALUE=DATE`, 3.3.4); one between two points makes an event from the first to the last; and in each case the
//! description says what is known. A period that still goes on, or whose end is not known, has no `DTEND`, and neither has
//! one that began at a stated time and lasted "about two hours". Events are
//! `TRANSPARENT`: nobody is busy because of somebody else's outage.

use super::moment::{basic, basic_date};
use super::{Context, Entry, said};
use crate::i18n::{after, en, joined};
use crate::model::{DAY_MS, Digits, End, Instant, SECOND_MS, Segment, Time, When, is_cancelled};

/// The periods of these incidents as a calendar. `None` if nothing has a time: a calendar has at least one event (3.6).
#[must_use]
pub fn ics(entries: &[Entry<'_>], context: &Context<'_>) -> Option<String> {
    let mut lines = Lines(String::new());
    lines.0.push_str(concat!(
        "BEGIN:VCALENDAR\r\n",
        "VERSION:2.0\r\n",
        "PRODID:-//incident-timeline//incident-timeline 1//EN\r\n",
        "CALSCALE:GREGORIAN\r\n",
    ));
    if let Some(site) = context.site {
        lines.text("X-WR-CALNAME", &[site, ": ", &en::TITLE.to_ascii_lowercase()].concat());
    }
    let before = lines.0.len();
    for entry in entries {
        for (n, segment) in entry.0.segments.iter().enumerate() {
            event(&mut lines, *entry, n, segment, context);
        }
    }
    if lines.0.len() == before {
        return None;
    }
    lines.0.push_str("END:VCALENDAR\r\n");
    Some(lines.0)
}

fn event(lines: &mut Lines, entry: Entry<'_>, n: usize, segment: &Segment, context: &Context<'_>) {
    let (incident, story) = entry;
    lines.0.push_str("BEGIN:VEVENT\r\n");
    lines.text("UID", &[&incident.id, "/", &n.digits(), "@", host(context)].concat());
    lines.raw("DTSTAMP", &basic(context.now));
    times(lines, segment, context);
    let kind = en::kind(segment.kind);
    lines.text("SUMMARY", &[context.words(&incident.title), " (", kind, ")"].concat());
    lines.text("DESCRIPTION", &description(entry, segment, context));
    lines.text("CATEGORIES", kind);
    if let Some(address) = context.address(&incident.id) {
        lines.raw("URL", &address);
    }
    if is_cancelled(incident, story) {
        lines.raw("STATUS", "CANCELLED");
    }
    lines.0.push_str("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

/// `DTSTART` and `DTEND`, which are of the same type and in that order (3.8.2.2).
fn times(lines: &mut Lines, segment: &Segment, context: &Context<'_>) {
    let end = match &segment.end {
        // When it begins is known, and not to be blurred to a day by how long it takes.
        End::At(end) if end.rough && segment.start.is_exact() => None,
        End::At(end) => Some(end),
        End::Ongoing | End::Unknown => None,
    };
    let is_rough = |instant: &Instant| instant.words.is_some() || instant.rough || matches!(instant.when, When::On(_));
    let from = segment.start.earliest();
    if is_rough(&segment.start) || end.is_some_and(is_rough) {
        // A date alone is the same day everywhere; all else is of the company's days.
        let local = |of: &Instant, time: Time| match of.when {
            When::On(_) => time,
            _ => time.plus(i64::from(context.zone.offset_at(time)) * SECOND_MS),
        };
        let from = local(&segment.start, from);
        lines.raw("DTSTART;VALUE=DATE", &basic_date(from));
        if let Some(end) = end {
            // The day after the last one; a midnight at the end belongs to the day before.
            let last = local(end, end.latest()).plus(-1).max(from);
            lines.raw("DTEND;VALUE=DATE", &basic_date(last.plus(DAY_MS)));
        }
        return;
    }
    lines.raw("DTSTART", &basic(from));
    // Without a length, an event ends as it begins.
    if let Some(end) = end.map(|end| basic(end.latest())).filter(|end| *end != basic(from)) {
        lines.raw("DTEND", &end);
    }
}

fn description(entry: Entry<'_>, segment: &Segment, context: &Context<'_>) -> String {
    let (safe, detail) = said::safe(entry, context);
    let lines = [
        &after("When: ", &said::period(segment, context)),
        &after("What: ", &context.names(&segment.components).join(", ")),
        context.told(segment.detail.as_ref()),
        &said::cycle(segment, context).unwrap_or_default(),
        context.told(entry.0.summary.as_ref()),
        &after("Is it over? ", &said::over(entry, context)),
        &after("Is my data safe? ", &joined(&[safe, &detail], ". ")),
    ];
    joined(&lines, "\n")
}

/// What makes ids of two companies differ.
fn host<'a>(context: &Context<'a>) -> &'a str {
    let host =
        context.page.and_then(|page| page.split_once("://")).and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
    host.filter(|host| !host.is_empty()).unwrap_or("incident-timeline")
}

/// Content lines (3.1).
struct Lines(String);

impl Lines {
    #[inline(never)]
    fn raw(&mut self, name: &str, value: &str) {
        self.fold(&[name, ":", value].concat());
    }

    /// A value of type TEXT (3.3.11). Control characters are not allowed in one and are left out.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        let value = value.replace("\r\n", "\n").replace('\r', "\n");
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                _ if c.is_control() && c != '\t' => {}
                _ => escaped.push(c),
            }
        }
        self.raw(name, &escaped);
    }

    /// No line is longer than 75 octets, and none is broken within a character.
    fn fold(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
