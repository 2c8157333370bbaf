//! A history that grows past its source's window: what was kept from earlier, and what the source shows now.

use crate::feed::native::wire::{End, EndWord, Feed, Incident, Instant};
use crate::feed::stamp;
use crate::model::Time;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Both in one. An incident that is in both is told as the new one tells it.
///
/// An incident that was open and is not in the new feed any more has ended at some time that nobody wrote down. The
/// window of the source counts no more once both overlap: what it showed before was kept.
#[must_use]
pub fn merge(old: Feed, new: Feed) -> Feed {
    let mut known: HashSet<String> = new.incidents.iter().map(|incident| incident.id.clone()).collect();
    let overlaps = old.incidents.iter().any(|incident| known.contains(&incident.id));
    let mut merged = new;
    for component in old.components {
        if !merged.components.iter().any(|known| known.id == component.id) {
            merged.components.push(component);
        }
    }
    for mut incident in old.incidents {
        if known.insert(incident.id.clone()) {
            close(&mut incident);
            merged.incidents.push(incident);
        }
    }
    merged.incidents.sort_by_cached_key(|incident| Reverse((start(incident), incident.id.clone())));
    if overlaps || merged.incidents.is_empty() {
        merged.history_note = None;
        merged.history_from = match (old.history_from, merged.history_from) {
            (Some(old), Some(new)) => Some(if time(&old) <= time(&new) { old } else { new }),
            (old, _) => old,
        };
    }
    merged
}

fn close(incident: &mut Incident) {
    let ends = incident.end.iter_mut().chain(incident.segments.iter_mut().filter_map(|segment| segment.end.as_mut()));
    for end in ends.filter(|end| **end == End::Word(EndWord::Ongoing)) {
        *end = End::Word(EndWord::Unknown);
    }
}

fn time(instant: &Instant) -> Option<Time> {
    let text = match instant {
        Instant::Exact(text) => text,
        Instant::Stated(stated) => stated.at.as_ref().or(stated.earliest.as_ref())?,
    };
    stamp(text).map(|stamp| stamp.time)
}

fn start(incident: &Incident) -> Option<Time> {
    let starts = incident.start.iter().chain(incident.segments.iter().map(|segment| &segment.start));
    starts.filter_map(time).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(json: &str) -> Feed {
        serde_json::from_str(json).expect("a native feed")
    }

    const OLD: &str = r#"{"version": 1, "history_from": "2020-01-01", "incidents": [
        {"id": "b", "title": "B as it was", "kind": "outage", "start": "2021-01-01T00:00:00Z", "end": "ongoing"},
        {"id": "a", "title": "A", "kind": "outage", "start": "2020-02-01T00:00:00Z", "end": "ongoing"}]}"#;

    #[test]
    fn what_fell_out_of_the_window_stays_and_what_is_new_counts() {
        let new = r#"{"version": 1, "history_from": "2021-01-01", "history_note": "Newest 50.", "incidents": [
            {"id": "c", "title": "C", "kind": "outage", "start": "2022-01-01T00:00:00Z"},
            {"id": "b", "title": "B", "kind": "outage", "start": "2021-01-01T00:00:00Z", "end": "2021-01-02T00:00:00Z"}]}"#;
        let merged = merge(feed(OLD), feed(new));
        let ids: Vec<&str> = merged.incidents.iter().map(|incident| &*incident.id).collect();
        assert_eq!(ids, ["c", "b", "a"]);
        assert_eq!(merged.incidents[1].title, crate::feed::native::wire::Text::One("B".into()));
        assert_eq!(merged.incidents[2].end, Some(End::Word(EndWord::Unknown)), "nobody says that it goes on");
        assert_eq!((merged.history_from, merged.history_note), (Some(Instant::Exact("2020-01-01".into())), None));
    }

    #[test]
    fn a_gap_between_both_is_not_hidden() {
        let new = r#"{"version": 1, "history_from": "2023-01-01", "history_note": "Newest 50.", "incidents": [
            {"id": "z", "title": "Z", "kind": "outage", "start": "2023-01-01T00:00:00Z"}]}"#;
        let merged = merge(feed(OLD), feed(new));
        assert_eq!(merged.incidents.len(), 3);
        assert_eq!(merged.history_from, Some(Instant::Exact("2023-01-01".into())));
        assert!(merged.history_note.is_some());
    }
}
