//! Incidents.

use super::ids::Ids;
use super::lanes::Lanes;
use super::segment::{Inherited, is_open, period, segment, undated};
use super::shapes::SEGMENT;
use super::words::SEVERITIES;
use crate::feed::json::Json;
use crate::feed::node::Node;
use crate::feed::said::WORDS;
use crate::feed::troubles::{self as t, Trouble};
use crate::model::sort_by_keys;
use crate::model::{End, Incident, Kind, Segment, Text};

/// What incidents share.
#[derive(Default)]
pub struct Shared {
    /// The components.
    pub lanes: Lanes,
    /// The ids of incidents.
    pub ids: Ids,
    /// There are more incidents on another page, so an id that is not here may be there.
    pub paged: bool,
}

/// Reads an incident.
pub fn incident(node: &Node<'_>, shared: &mut Shared) -> Incident {
    let id = shared.ids.give(node);
    // Without the characters that nobody sees nothing may be left of it.
    let title = node.text("title").filter(|title| !title.get("").trim().is_empty()).unwrap_or_else(|| {
        node.note_missing("title", "\"Untitled incident\" is shown.");
        Text::new("Untitled incident")
    });
    let (segments, undated) = segments(node, &mut shared.lanes);
    let began = segments.first().map(|first| first.start.earliest());
    let read = Incident {
        id,
        title,
        summary: node.text("summary"),
        severity: node.choice("severity", &SEVERITIES, "It is left out."),
        segments,
        undated,
        rest_goes_on: false,
        story: (node.cx.story)(node, related(node, shared), began),
        source: 0,
    };
    // Nothing is repaired here: who writes the feed is told, where there are words.
    if WORDS && read.story.resolution.as_ref().is_some_and(|resolution| resolution.at.is_some()) && goes_on(&read) {
        node.note_at("resolution", t::OVER_AND_OPEN, &[]);
    }
    read
}

/// The ids of related incidents.
fn related(node: &Node<'_>, shared: &Shared) -> Vec<Box<str>> {
    let mut related = Vec::new();
    node.each("related", &mut |part| {
        let words = part.plain();
        let Some(id) = words.as_deref().map(str::trim) else { return };
        if !shared.paged && shared.ids.is_missing(id) {
            part.note(t::UNKNOWN_INCIDENT, &[id]);
        }
        // Nothing is repaired: such a link leads back to the same story.
        if WORDS
            && !id.is_empty()
            && node.json.member("id").is_some_and(|own| matches!(own, Json::Text(own) if own.trim() == id))
        {
            part.note(t::RELATED_TO_ITSELF, &[]);
        }
        related.push(id.into());
    });
    related
}

/// What an incident is told of which no start could be read: of one that is stated, its own note says the rest.
fn without_start(node: &Node<'_>) -> &'static Trouble {
    match (node.has("start"), node.has("kind")) {
        (true, _) => t::START_UNREADABLE,
        (false, true) => t::START_MISSING,
        (false, false) => t::INCIDENT_WITHOUT_START,
    }
}

/// Whether one of its periods is open.
fn goes_on(incident: &Incident) -> bool {
    incident.undated.is_some() || incident.segments.iter().any(|segment| segment.end == End::Ongoing)
}

/// Its periods, by start, and the worst kind of those that go on since nobody knows when.
fn segments(node: &Node<'_>, lanes: &mut Lanes) -> (Vec<Segment>, Option<Kind>) {
    let components = lanes.read(node);
    let source_kind = node.label("source_kind");
    let count = node.count("segments");
    let alone = count == 1;
    let from = Inherited { incident: node, components: &components, source_kind: source_kind.as_deref(), alone };
    let mut own_start = node.instant("start");
    // Most incidents have one period; a list that grows by itself begins with room for four, 1.8 kB of it.
    let mut read: Vec<Segment> = Vec::with_capacity(count.max(1));
    let mut open: Option<Kind> = None;
    let mut goes_on = false;
    node.each_object("segments", &SEGMENT, &mut |part| {
        // The start of an incident is that of its only segment.
        let start = part.instant("start").or_else(|| if alone { own_start.take() } else { None });
        let Some(start) = start else {
            open = open.into_iter().chain(undated(part, &from)).min();
            let stated = WORDS && (part.has("start") || alone && node.has("start"));
            part.note(if stated { t::SEGMENT_START_UNREADABLE } else { t::SEGMENT_WITHOUT_START }, &[]);
            return;
        };
        let segment = segment(part, start, lanes, &from);
        goes_on |= matches!(segment.end, End::Ongoing);
        read.push(segment);
    });
    if !read.is_empty() {
        let keys = read.iter().map(|segment| segment.start.earliest().0).collect();
        sort_by_keys(&mut read, keys);
        if open.is_none() && !goes_on && is_open(node) {
            // Do not hide what is open: an author may forget a segment and still say that it is ongoing.
            open = read.last().map(|last| last.kind);
            node.note_at("end", t::OPEN_BESIDE_SEGMENTS, &[]);
        } else if WORDS && ["kind", "start", "end", "duration"].into_iter().any(|key| node.has(key)) {
            // As it is meant to be read: nothing is repaired.
            node.note(t::SHORT_FORM_AND_SEGMENTS, &[]);
        }
    } else if let Some(start) = own_start {
        read.push(period(node, start, &from));
    } else {
        open = open.or_else(|| undated(node, &from));
        // Of segments each was told what it lacks.
        if !WORDS || count == 0 {
            node.note(if WORDS { without_start(node) } else { t::INCIDENT_WITHOUT_START }, &[]);
        }
    }
    (read, open)
}
