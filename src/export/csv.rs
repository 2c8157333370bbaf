//! A table (RFC 4180): a row for each period, and one for an incident without any.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break is a formula to spreadsheets, and an id or a title
//! comes from a feed. Such a cell gets an apostrophe in front, which spreadsheets take for "text" and do not show. So
//! that every cell can be read back, one that begins with apostrophes and then one of these gets one more: who reads
//! the table takes one apostrophe away wherever one or more stand before such a character.

use super::moment::rfc3339;
use super::{Context, Entry, said};
use crate::i18n::{en, joined};
use crate::model::{Digits, End, Instant, Segment};

/// The columns, in their order. Times are RFC 3339 in UTC; those of which the author gave words have only the words.
/// `zone`: whether the feed said which time zone its times are in. `cycle`: in words, of a period that came and went.
pub const COLUMNS: [&str; 23] = [
    "id",
    "title",
    "kind",
    "source_kind",
    "severity",
    "components",
    "start_earliest",
    "start_latest",
    "start_words",
    "end_earliest",
    "end_latest",
    "end_words",
    "end_state",
    "zone",
    "length_ms_least",
    "length_ms_most",
    "length_words",
    "detail",
    "summary",
    "over",
    "data_safe",
    "address",
    "cycle",
];

/// The periods of these incidents as a table with a head. Lines end in CRLF.
#[must_use]
pub fn csv(entries: &[Entry<'_>], context: &Context<'_>) -> String {
    let mut out = String::new();
    row(&mut out, COLUMNS.map(str::to_owned));
    for entry in entries {
        // What goes on since nobody knows when is a row too.
        if entry.0.segments.is_empty() || entry.0.undated.is_some() {
            row(&mut out, cells(*entry, None, context));
        }
        for segment in &entry.0.segments {
            row(&mut out, cells(*entry, Some(segment), context));
        }
    }
    out
}

fn cells(entry: Entry<'_>, segment: Option<&Segment>, context: &Context<'_>) -> [String; COLUMNS.len()] {
    let (incident, _) = entry;
    let end = segment.map(|s| &s.end);
    let end_at = match end {
        Some(End::At(end)) => Some(end).filter(|end| !end.rough),
        _ => None,
    };
    let end_state = match end {
        Some(End::At(end)) if end.rough => "not stated",
        Some(End::At(_)) => "known",
        Some(End::Ongoing) => "ongoing",
        Some(End::Unknown) => "unknown",
        None if incident.undated.is_some() => "ongoing",
        None => "not stated",
    };
    let [start_earliest, start_latest, start_words] = instant(segment.map(|s| &s.start), context);
    let [end_earliest, end_latest, end_words] = instant(end_at, context);
    let length = segment.and_then(|s| s.length.as_ref());
    let bounds = length.filter(|l| l.words.is_none()).and_then(|l| l.bounds);
    let (safe, detail) = said::safe(entry, context);
    let text = |text: Option<&crate::model::Text>| context.told(text).to_owned();
    [
        String::from(&*incident.id),
        context.words(&incident.title).to_owned(),
        segment.map(|s| s.kind).or(incident.undated).map(|kind| kind.id().to_owned()).unwrap_or_default(),
        segment.and_then(|s| s.source_kind.as_deref()).unwrap_or_default().to_owned(),
        incident.severity.map(en::severity).unwrap_or_default().to_owned(),
        context.names(segment.map_or(&incident.undated_in, |s| &s.components)).join("; "),
        start_earliest,
        start_latest,
        start_words,
        end_earliest,
        end_latest,
        end_words,
        end_state.to_owned(),
        segment.map(|s| if s.zone_is_assumed() { "assumed" } else { "stated" }).unwrap_or_default().to_owned(),
        bounds.map(|(least, _)| least.digits()).unwrap_or_default(),
        bounds.map(|(_, most)| most.digits()).unwrap_or_default(),
        length.and_then(|l| said::length(l, context)).unwrap_or_default(),
        text(segment.and_then(|s| s.detail.as_ref())),
        text(incident.summary.as_ref()),
        said::over(entry, context),
        joined(&[safe, &detail], ". "),
        context.address(&incident.id).unwrap_or_default(),
        segment.and_then(|s| said::cycle(s, context)).unwrap_or_default(),
    ]
}

/// Its bounds, or its words: with words, the bounds are for drawing only.
fn instant(instant: Option<&Instant>, context: &Context<'_>) -> [String; 3] {
    match instant {
        None => Default::default(),
        Some(Instant { words: Some(words), .. }) => {
            [String::new(), String::new(), words.get(context.language).to_owned()]
        }
        Some(instant) => [rfc3339(instant.earliest()), rfc3339(instant.latest()), String::new()],
    }
}

fn row(out: &mut String, cells: [String; COLUMNS.len()]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        put(out, cell);
    }
    out.push_str("\r\n");
}

/// A cell, guarded and quoted (RFC 4180, 2.5 to 2.7).
fn put(out: &mut String, cell: &str) {
    let is_formula = cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let guard = if is_formula { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
        out.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        out.extend([guard, cell]);
    }
}
