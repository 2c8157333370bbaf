//! A history that grows past its source's window: what was kept from earlier, and what the source shows now.

use crate::feed::stamp;
use crate::model::Time;
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A native feed as it is written, or a part of one.
pub type Members = Map<String, Value>;

/// What the source alone tells of an incident: its periods are one account.
const PERIODS: [&str; 6] = ["kind", "start", "end", "duration", "segments", "source_kind"];
/// How far back a feed reaches, and why.
const REACH: [&str; 2] = ["history_from", "history_note"];

/// Two native feeds in one. An incident that is in both is told as the new one tells it; what only the old one tells
/// was written by hand, or is not shown any more, and stays, whatever its name and whether or not there is a note on
/// it.
///
/// An incident that was open and is not in the new feed any more has ended at some time that nobody wrote down. The
/// window of the source counts no more once both overlap: what it showed before was kept, and what was said of the kept
/// history holds.
#[must_use]
pub fn merge(mut old: Members, mut new: Members) -> Members {
    let mut incidents = taken(&mut new, "incidents");
    let known: HashMap<String, usize> =
        incidents.iter().enumerate().filter_map(|(n, incident)| Some((id(incident)?, n))).collect();
    let mut overlaps = false;
    for mut before in taken(&mut old, "incidents") {
        match id(&before).and_then(|id| incidents.get_mut(*known.get(&id)?)) {
            Some(now) => {
                overlaps = true;
                by_hand(now, before);
            }
            None => {
                ends(&mut before).into_iter().filter(|end| **end == "ongoing").for_each(|end| *end = "unknown".into());
                incidents.push(before);
            }
        }
    }
    incidents.sort_by_cached_key(|incident| Reverse((start(incident), id(incident))));

    let reach = |feed: &Members| feed.get(REACH[0]).map(time);
    let further = reach(&old).zip(reach(&new)).is_none_or(|(old, new)| old <= new);
    let told_by_new = if further && (overlaps || incidents.is_empty()) { &mut new } else { &mut old };
    told_by_new.retain(|name, _| !REACH.contains(&&**name));

    let components = components(taken(&mut new, "components"), taken(&mut old, "components"));
    if !components.is_empty() {
        new.insert("components".into(), components.into());
    }
    if let (Some(Value::Object(now)), Some(Value::Object(before))) = (new.get_mut("site"), old.get_mut("site")) {
        fill(now, std::mem::take(before), &[]);
    }
    fill(&mut new, old, &[]);
    new.insert("incidents".into(), incidents.into());
    new
}

/// The list of that name; what is none stays where it is.
fn taken(feed: &mut Members, name: &str) -> Vec<Value> {
    match feed.get(name) {
        Some(Value::Array(_)) => {}
        _ => return Vec::new(),
    }
    match feed.remove(name) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    }
}

/// What is not told now is as it was.
fn fill(now: &mut Members, before: Members, but: &[&str]) {
    for (name, value) in before {
        let told = now.get(&name).is_some_and(|value| !value.as_array().is_some_and(Vec::is_empty));
        if !told && !but.contains(&&*name) {
            now.insert(name, value);
        }
    }
}

fn components(mut now: Vec<Value>, before: Vec<Value>) -> Vec<Value> {
    for component in before {
        // What has no id is the same as nothing else.
        let known = id(&component).and_then(|own| now.iter_mut().find(|known| id(known).as_ref() == Some(&own)));
        match (known, component) {
            (Some(Value::Object(known)), Value::Object(component)) => fill(known, component, &[]),
            (Some(_), _) => {}
            (None, component) => now.push(component),
        }
    }
    now
}

/// What a source does not give of an incident and was told before: all but its periods.
fn by_hand(now: &mut Value, before: Value) {
    // What goes on again is not over.
    let open = ends(now).iter().any(|end| **end == "ongoing");
    if let (Value::Object(now), Value::Object(mut before)) = (now, before) {
        before.retain(|name, _| !(open && name == "resolution"));
        fill(now, before, &PERIODS);
    }
}

fn id(of: &Value) -> Option<String> {
    match of.get("id")? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// Where an incident and its periods say when it ended.
fn ends(incident: &mut Value) -> Vec<&mut Value> {
    let members = incident.as_object_mut().into_iter().flatten();
    let ends = members.flat_map(|(name, value)| match &**name {
        "end" => vec![value],
        "segments" => value.as_array_mut().into_iter().flatten().filter_map(|s| s.get_mut("end")).collect(),
        _ => Vec::new(),
    });
    ends.collect()
}

fn time(instant: &Value) -> Option<Time> {
    let text = instant.as_str().or_else(|| instant.get("at").or_else(|| instant.get("earliest"))?.as_str())?;
    stamp(text).map(|stamp| stamp.time)
}

fn start(incident: &Value) -> Option<Time> {
    let segments = incident.get("segments").and_then(Value::as_array).into_iter().flatten();
    [incident].into_iter().chain(segments).filter_map(|period| time(period.get("start")?)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(json: &str) -> Members {
        serde_json::from_str(json).expect("a native feed")
    }

    fn incidents(merged: &Members) -> &[Value] {
        merged["incidents"].as_array().expect("a list")
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
        let ids: Vec<&Value> = incidents(&merged).iter().map(|incident| &incident["id"]).collect();
        assert_eq!(ids, ["c", "b", "a"]);
        assert_eq!(incidents(&merged)[1]["title"], "B");
        assert_eq!(incidents(&merged)[2]["end"], "unknown", "nobody says that it goes on");
        assert_eq!((&merged["history_from"], merged.get("history_note")), (&"2020-01-01".into(), None));
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
        assert_eq!(incidents(&merge(feed(old), feed(&open)))[0].get("resolution"), None, "it goes on again");
    }

    #[test]
    fn a_gap_between_both_is_not_hidden() {
        let new = r#"{"version": 1, "history_from": "2023-01-01", "history_note": "Newest 50.", "incidents": [
            {"id": "z", "title": "Z", "kind": "outage", "start": "2023-01-01T00:00:00Z"}]}"#;
        let merged = merge(feed(OLD), feed(new));
        assert_eq!(incidents(&merged).len(), 3);
        assert_eq!((&merged["history_from"], &merged["history_note"]), (&"2023-01-01".into(), &"Newest 50.".into()));
    }

    #[test]
    fn what_is_the_authors_own_or_has_a_fault_stays_as_it_was_written() {
        let old = r#"{"$schema": "feed-v1.schema.json", "version": "1", "x-gen": {"by": "me"}, "tags": "x", "incidents": [
            {"id": 7, "title": "Seven", "kind": "read-only", "start": "2021-01-01T00:00:00Z", "x-ref": "OPS-1", "tags": "x"},
            {"title": "No id", "start": "long ago"}], "components": [{"name": "One"}, {"name": "Two"}]}"#;
        let new = r#"{"version": 1, "incidents": [{"id": "7", "title": "Told", "kind": "outage", "start": "2021-01-01T00:00:00Z"}]}"#;
        let expected = r#"{"$schema": "feed-v1.schema.json", "version": 1, "x-gen": {"by": "me"}, "tags": "x", "incidents": [
            {"id": "7", "title": "Told", "kind": "outage", "start": "2021-01-01T00:00:00Z", "x-ref": "OPS-1", "tags": "x"},
            {"title": "No id", "start": "long ago"}], "components": [{"name": "One"}, {"name": "Two"}]}"#;
        assert_eq!(merge(feed(old), feed(new)), feed(expected));
    }
}
