//! What is repaired, what is left out, and what the author is told about it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::needless_pass_by_value, reason = "json!(…) reads better without &")]

mod cures;
mod names;
mod records;
mod times;
mod words;

use incident_timeline::feed::{Feed, Options, Severity, parse};
use incident_timeline::model::{
    ActionStatus, Certainty, DAY_MS, DataLossStatus, End, Instant, Kind, Length, MINUTE_MS, Ms, Phase, Segment, State,
    StoryText, Text, Time, When, state,
};
use serde_json::{Value, json};

const NINE: Ms = 1_439_542_800_000; // 2015-08-14T09:00:00Z

fn read(feed: &Value) -> Feed {
    parse(feed.to_string().as_bytes(), &Options::default()).expect("a feed")
}

/// Code and pointer of every note.
fn notes(feed: &Feed) -> Vec<(&'static str, &str)> {
    feed.notes.iter().map(|note| (note.code, &*note.pointer)).collect()
}

/// A feed of one incident: a good one of the short form, with these members put in its place or beside.
fn incident(members: Value) -> Feed {
    let mut incident =
        json!({"id": "a", "title": "A", "kind": "outage", "start": "2015-08-14T09:00Z", "end": "unknown"});
    for (name, value) in members.as_object().expect("an object") {
        incident[name] = value.clone();
    }
    incident.as_object_mut().expect("an object").retain(|_, value| value != "-");
    read(&json!({"version": 1, "incidents": [incident]}))
}

fn segments(segments: Value) -> Feed {
    incident(json!({"kind": "-", "start": "-", "end": "-", "segments": segments}))
}

fn segment(feed: &Feed) -> &Segment {
    &feed.timeline.incidents[0].segments[0]
}

fn at(minute: Ms) -> Instant {
    Instant::exact(Time(NINE + minute * MINUTE_MS))
}
