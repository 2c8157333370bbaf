//! Periods: kind, start, end and length, and what to believe where they contradict each other.

use super::lanes::Lanes;
use super::shapes::CYCLE;
use super::words::{ENDS, KINDS};
use crate::feed::json::Json;
use crate::feed::node::Node;
use crate::feed::said::said;
use crate::feed::troubles as t;
use crate::model::{ComponentIx, Cycle, End, Instant, Kind, Length, MINUTE_MS, Segment, Time, When};

/// What a segment takes from its incident where it says nothing itself.
pub struct Inherited<'a> {
    /// The incident, which may hold a kind.
    pub incident: &'a Node<'a>,
    /// Its components.
    pub components: &'a [ComponentIx],
    /// Its source's word for the kind.
    pub source_kind: Option<&'a str>,
    /// It has only this segment, so what it says of times is said of that one.
    pub alone: bool,
}

/// Reads one of the `segments`; `start` is when it began.
pub fn segment(node: &Node<'_>, start: Instant, lanes: &mut Lanes, from: &Inherited<'_>) -> Segment {
    let own = lanes.read(node);
    let cycle = node.object("cycle", &CYCLE).and_then(|n| cycle(&n)).map(Box::new);
    let read = period(node, start, from);
    let components = if own.is_empty() { from.components.to_vec() } else { own };
    Segment { components, detail: node.text("detail"), cycle, ..read }
}

/// Reads what a segment and the short form of an incident have in common.
pub fn period(node: &Node<'_>, start: Instant, from: &Inherited<'_>) -> Segment {
    let (kind, unknown_word) = kind(node, from.incident);
    let stated = node.label("source_kind").or_else(|| from.source_kind.map(Into::into));
    let timed = timed(node, from);
    let mut length = timed.length("duration");
    let end = end(timed, &start, &mut length);
    Segment {
        kind,
        start,
        end,
        length,
        components: from.components.to_vec(),
        detail: None,
        cycle: None,
        source_kind: stated.or(unknown_word),
    }
}

/// The kind of a period that is going on and does not say since when.
pub fn undated(node: &Node<'_>, from: &Inherited<'_>) -> Option<Kind> {
    is_open(timed(node, from)).then(|| kind(node, from.incident).0)
}

/// Whether its end is said to be still to come.
pub fn is_open(node: &Node<'_>) -> bool {
    node.get("end").and_then(|end| end.known(&ENDS)) == Some(true)
}

/// What says when a segment ended: it, or for the only one its incident.
fn timed<'n>(node: &'n Node<'n>, from: &Inherited<'n>) -> &'n Node<'n> {
    let says_when = |node: &Node<'_>| node.has("end") || node.has("duration");
    if from.alone && !says_when(node) && says_when(from.incident) { from.incident } else { node }
}

/// The kind; a word that is none becomes a notice and is kept as the source's own.
fn kind(node: &Node<'_>, incident: &Node<'_>) -> (Kind, Option<Box<str>>) {
    let Some(stated) = node.get("kind") else {
        let kind = incident.choice("kind", &KINDS, NOTICE).unwrap_or(Kind::Notice);
        node.note_missing_word("kind", KINDS.words, &said(&["`", kind.id(), "` is used."]));
        return (kind, None);
    };
    let word = match stated.json {
        Json::Text(word) => Some(word.trim().into()),
        _ => None,
    };
    let instead = if word.is_some() { "It is shown as a notice, with this word." } else { NOTICE };
    node.choice("kind", &KINDS, instead).map_or((Kind::Notice, word), |kind| (kind, None))
}

const NOTICE: &str = "It is shown as a notice.";

/// The end. A stated one counts more than a length; where the two contradict each other the length is dropped.
fn end(node: &Node<'_>, start: &Instant, length: &mut Option<Length>) -> End {
    let figure = length.as_ref().and_then(|length| length.bounds);
    let worked_out = length.as_ref().and_then(|length| start.after(length)).map_or(End::Unknown, End::At);
    let Some(raw) = node.raw("end") else { return worked_out };
    if raw.is_nothing() {
        if figure.is_none() {
            raw.note(t::END_NULL, &[]);
        }
        return worked_out;
    }
    if let Some(ongoing) = raw.known(&ENDS) {
        if !ongoing {
            return End::Unknown;
        }
        if figure.is_some() {
            *length = None;
            raw.note(t::END_AND_DURATION, &[]);
        }
        return End::Ongoing;
    }
    // With a word for its last bound it may be over, or not.
    if let Some(latest) = raw.get("latest").filter(|latest| latest.known(&ENDS).is_some()) {
        latest.note_unreadable();
        return worked_out;
    }
    let Some(end) = raw.as_instant() else { return worked_out };
    if is_reversed(start.earliest(), &end) {
        note_reversed(node, &raw, figure.is_some());
        return worked_out;
    }
    if length.as_ref().is_some_and(|length| contradicts(start, &end, length)) {
        *length = None;
        raw.note(t::END_AND_DURATION, &[]);
    }
    End::At(end)
}

/// Whether it ended before it began. The last bound of a day is the midnight behind it, which is the next day's
/// already.
pub fn is_reversed(began: Time, end: &Instant) -> bool {
    let behind_its_day = matches!(end.when, When::On(_)) && end.latest() == began;
    behind_its_day || end.latest() < began
}

fn note_reversed(node: &Node<'_>, end: &Node<'_>, has_figure: bool) {
    let start = node.get("start").map_or_else(String::new, |start| start.shown());
    let instead = if has_figure { "The duration is used instead." } else { "The end is shown as not known." };
    end.note(t::END_BEFORE_START, &[&end.shown(), &start, instead]);
}

/// Whether a length cannot be true. Stated times are often rounded to a minute, and "about" is half as much or more.
fn contradicts(start: &Instant, end: &Instant, length: &Length) -> bool {
    let Some((min, max)) = length.bounds else { return false };
    let slack = |ms: i64| MINUTE_MS + if length.about { ms / 2 } else { 0 };
    let (shortest, longest) = (end.earliest().since(start.latest()), end.latest().since(start.earliest()));
    max + slack(max) < shortest || min - slack(min) > longest
}

fn cycle(node: &Node<'_>) -> Option<Cycle> {
    let (bad, good) = (node.length("bad"), node.length("good"));
    for (key, missing) in [("bad", bad.is_none()), ("good", good.is_none())] {
        if missing {
            node.note_missing(key, "The cycle is left out.");
        }
    }
    Some(Cycle { bad: bad?, good: good? })
}
