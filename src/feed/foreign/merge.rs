//! A history that grows past its source's window: what was kept from earlier, and what the source shows now.

use crate::feed::native::wire::{Component, End, EndWord, Feed, Incident, Instant, Site};
use crate::feed::stamp;
use crate::model::Time;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Both in one. An incident that is in both is told as the new one tells it; what only the old one tells was written by
/// hand, or is not shown any more, and stays.
///
/// An incident that was open and is not in the new feed any more has ended at some time that nobody wrote down. The
/// window of the source counts no more once both overlap: what it showed before was kept, and what was said of the kept
/// history holds.
#[must_use]
pub fn merge(old: Feed, new: Feed) -> Feed {
    let mut merged = new;
    let known: HashMap<String, usize> =
        merged.incidents.iter().enumerate().map(|(n, incident)| (incident.id.clone(), n)).collect();
    let overlaps = old.incidents.iter().any(|incident| known.contains_key(&incident.id));
    components(&mut merged.components, old.components);
    site(&mut merged.site, old.site);
    keep(&mut merged.next, old.next);
    keep(&mut merged.featured, old.featured);
    keep_all(&mut merged.languages, old.languages);
    for mut incident in old.incidents {
        match known.get(&incident.id).and_then(|n| merged.incidents.get_mut(*n)) {
            Some(told) => by_hand(told, incident),
            None => {
                close(&mut incident);
                merged.incidents.push(incident);
            }
        }
    }
    merged.incidents.sort_by_cached_key(|incident| Reverse((start(incident), incident.id.clone())));
    if overlaps || merged.incidents.is_empty() {
        let further = old.history_from.as_ref().zip(merged.history_from.as_ref());
        if further.is_none_or(|(old, new)| time(old) <= time(new)) {
            (merged.history_from, merged.history_note) = (old.history_from, old.history_note);
        }
    }
    merged
}

/// What is not told now is as it was.
fn keep<T>(now: &mut Option<T>, before: Option<T>) {
    if now.is_none() {
        *now = before;
    }
}

fn keep_all<T>(now: &mut Vec<T>, before: Vec<T>) {
    if now.is_empty() {
        *now = before;
    }
}

fn components(now: &mut Vec<Component>, before: Vec<Component>) {
    for component in before {
        match now.iter_mut().find(|known| known.id == component.id) {
            Some(known) => {
                keep(&mut known.group, component.group);
                keep(&mut known.history_from, component.history_from);
            }
            None => now.push(component),
        }
    }
}

fn site(now: &mut Option<Site>, before: Option<Site>) {
    let Some(before) = before else { return };
    let now = now.get_or_insert_default();
    keep(&mut now.name, before.name);
    keep(&mut now.url, before.url);
    keep(&mut now.time_zone, before.time_zone);
}

/// What a source does not give of an incident and was told before: all but its periods, which are one account.
fn by_hand(now: &mut Incident, before: Incident) {
    keep(&mut now.summary, before.summary);
    keep(&mut now.severity, before.severity);
    keep(&mut now.provenance, before.provenance);
    keep(&mut now.published_at, before.published_at);
    // What goes on again is not over.
    if !ends(now).any(|end| *end == End::Word(EndWord::Ongoing)) {
        keep(&mut now.resolution, before.resolution);
    }
    keep(&mut now.data_loss, before.data_loss);
    keep(&mut now.duration_note, before.duration_note);
    keep(&mut now.apology, before.apology);
    keep(&mut now.short, before.short);
    keep(&mut now.long, before.long);
    keep_all(&mut now.components, before.components);
    keep_all(&mut now.updates, before.updates);
    keep_all(&mut now.attempts, before.attempts);
    keep(&mut now.impact, before.impact);
    keep(&mut now.cause, before.cause);
    keep(&mut now.detection, before.detection);
    keep_all(&mut now.actions, before.actions);
    keep_all(&mut now.lessons, before.lessons);
    keep(&mut now.workaround, before.workaround);
    keep(&mut now.compensation, before.compensation);
    keep(&mut now.contact, before.contact);
    keep_all(&mut now.links, before.links);
    keep_all(&mut now.related, before.related);
    keep_all(&mut now.tags, before.tags);
    keep_all(&mut now.revisions, before.revisions);
}

fn ends(incident: &mut Incident) -> impl Iterator<Item = &mut End> {
    incident.end.iter_mut().chain(incident.segments.iter_mut().filter_map(|segment| segment.end.as_mut()))
}

fn close(incident: &mut Incident) {
    for end in ends(incident).filter(|end| **end == End::Word(EndWord::Ongoing)) {
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
    fn what_only_the_kept_feed_tells_stays() {
        let old = r#"{"version": 1, "history_from": "2020-01-01", "history_note": "We began then.", "next": "2019.json",
            "languages": ["de"], "featured": "b", "site": {"name": "Old", "time_zone": "Europe/Vienna"},
            "components": [{"id": "api", "name": "API", "group": "Core"}], "incidents": [
            {"id": "b", "title": "B", "kind": "outage", "start": "2021-01-01T00:00:00Z", "end": "2021-01-01T01:00:00Z",
             "data_loss": {"status": "none"}, "resolution": {"text": "Over."}, "short": "By hand.", "tags": ["a"]}]}"#;
        let new = r#"{"version": 1, "history_from": "2021-01-01", "history_note": "Newest 50.", "site": {"name": "New"},
            "components": [{"id": "api", "name": "The API"}], "incidents": [
            {"id": "b", "title": "B again", "kind": "outage", "start": "2021-01-01T00:00:00Z", "end": "2021-01-02T00:00:00Z",
             "short": "By the source."}]}"#;
        let expected = r#"{"version": 1, "history_from": "2020-01-01", "history_note": "We began then.", "next": "2019.json",
            "languages": ["de"], "featured": "b", "site": {"name": "New", "time_zone": "Europe/Vienna"},
            "components": [{"id": "api", "name": "The API", "group": "Core"}], "incidents": [
            {"id": "b", "title": "B again", "kind": "outage", "start": "2021-01-01T00:00:00Z", "end": "2021-01-02T00:00:00Z",
             "data_loss": {"status": "none"}, "resolution": {"text": "Over."}, "short": "By the source.", "tags": ["a"]}]}"#;
        assert_eq!(merge(feed(old), feed(new)), feed(expected));
        let open = new.replace("\"2021-01-02T00:00:00Z\"", "\"ongoing\"");
        assert_eq!(merge(feed(old), feed(&open)).incidents[0].resolution, None, "it goes on again");
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
