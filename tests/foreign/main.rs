//! Feeds of other formats become native ones that need no repair, and tell what their sources tell.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "foreign")]

mod bodies;
mod broken;
mod called_off;
mod formats;
mod guide;
mod meant;
mod mutated;
mod statuspage;
mod texts;
mod traps;
mod varied;
mod windows;

use incident_timeline::feed::foreign::{ConvertOptions, Converted, convert, written};
use incident_timeline::feed::native::wire::{End, EndWord, Feed, Incident, Instant, Segment, Text};
use incident_timeline::feed::{FeedError, Options, parse};
use std::path::PathBuf;

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/foreign")
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(name)).expect("a fixture")
}

fn converted(bytes: &[u8]) -> Converted {
    let converted = convert(bytes, &ConvertOptions::default()).expect("a feed");
    no_repair_is_needed(&converted.feed);
    converted
}

/// Reads a fixture; its native form must parse without a note.
fn read(name: &str) -> Converted {
    converted(&fixture(name))
}

fn failure(bytes: &[u8]) -> FeedError {
    convert(bytes, &ConvertOptions::default()).expect_err("no feed")
}

fn no_repair_is_needed(feed: &Feed) {
    let text = serde_json::to_string(feed).expect("JSON");
    let native = parse(text.as_bytes(), &Options::default()).expect("a native feed");
    assert_eq!(native.notes, []);
    assert_eq!(native.timeline.incidents.len(), feed.incidents.len());
}

fn incident<'c>(converted: &'c Converted, id: &str) -> &'c Incident {
    converted.feed.incidents.iter().find(|incident| incident.id == id).expect("an incident of that id")
}

/// Codes and pointers of the notes.
fn notes(converted: &Converted) -> Vec<(&str, &str)> {
    converted.notes.iter().map(|note| (note.code, &*note.pointer)).collect()
}

fn instant(instant: &Instant) -> String {
    match instant {
        Instant::Exact(text) => text.clone(),
        Instant::Stated(stated) => ["~", stated.at.as_deref().expect("a time")].concat(),
    }
}

/// A period in a line: kind, start, end, components, the source's word.
fn period(segment: &Segment) -> String {
    let end = match segment.end.as_ref().expect("an end is always told") {
        End::Word(EndWord::Ongoing) => "ongoing".into(),
        End::Word(EndWord::Unknown) => "unknown".into(),
        End::At(at) => instant(at),
    };
    let kind = serde_json::to_value(segment.kind).expect("a word");
    let start = instant(&segment.start);
    let word = segment.source_kind.as_deref().unwrap_or("-");
    let parts = [kind.as_str().expect("a word"), &start, &end, &segment.components.join("+"), word];
    parts.join(" ").replace(":00Z", "Z")
}

fn periods(converted: &Converted, id: &str) -> Vec<String> {
    incident(converted, id).segments.iter().map(period).collect()
}

/// `incidents maintenances open updates first_start last_end`.
fn counts(converted: &Converted) -> String {
    let c = converted.counts;
    let time = |time: Option<_>| time.map_or("-".into(), written);
    format!("{} {} {} {} {} {}", c.incidents, c.maintenances, c.open, c.updates, time(c.first_start), time(c.last_end))
}

fn one(text: &str) -> Option<Text> {
    Some(Text::One(text.into()))
}

#[test]
fn every_fixture_is_detected_as_the_format_of_its_folder() {
    for folder in std::fs::read_dir(fixtures()).expect("fixtures") {
        let folder = folder.expect("a folder").path();
        let format = folder.file_name().expect("a name").to_string_lossy().into_owned();
        if format == "broken" {
            continue;
        }
        for file in std::fs::read_dir(&folder).expect("a folder") {
            let path = file.expect("a file").path();
            let read = converted(&std::fs::read(&path).expect("its bytes"));
            assert_eq!(read.format, format, "{}", path.display());
        }
    }
}

#[test]
fn every_format_that_is_read_can_be_named_in_the_attribute() {
    for format in incident_timeline::feed::foreign::formats() {
        let attribute = ("format".to_owned(), format.to_owned());
        let (config, left_out) = incident_timeline::ui::Config::read(&[attribute]);
        assert_eq!((config.format.as_deref(), left_out), (Some(format), false));
    }
}
