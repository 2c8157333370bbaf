//! The table of troubles: each can happen, and each is told to authors.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::troubles::ALL;
use incident_timeline::feed::{MAX_NOTES, Options, Severity, line_column, parse};
use std::collections::BTreeSet;

const FEED: &str = include_str!("fixtures/feed/troubles.json");

/// What takes more than a line of JSON; `feed_repairs.rs` and `feed_errors.rs` try these.
const ELSEWHERE: [&str; 2] = ["text-cut", "not-utf8"];

#[test]
fn every_trouble_in_the_table_can_happen() {
    let feed = parse(FEED.as_bytes(), &Options::default()).expect("a feed");
    assert!(feed.notes.len() < MAX_NOTES);
    let happened: BTreeSet<(&str, Severity)> = feed.notes.iter().map(|note| (note.code, note.severity)).collect();
    for trouble in ALL.iter().filter(|trouble| !ELSEWHERE.contains(&trouble.code)) {
        assert!(happened.contains(&(trouble.code, trouble.severity)), "{} {:?}", trouble.code, trouble.severity);
    }
}

#[test]
fn every_note_stands_where_its_pointer_says() {
    let feed = parse(FEED.as_bytes(), &Options::default()).expect("a feed");
    for note in &feed.notes {
        assert!(line_column(FEED, &note.pointer).is_some(), "{}", note.pointer);
    }
    let unreadable = feed.notes.iter().find(|note| note.code == "unreadable-time").expect("it is there");
    assert_eq!(unreadable.pointer, "/incidents/1/segments/3/end");
    assert_eq!(line_column(FEED, &unreadable.pointer), Some((21, 82)));
}

#[test]
fn every_code_is_explained_to_authors() {
    let Ok(guide) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/feed.md")) else {
        return println!("docs/feed.md does not exist yet, skipped");
    };
    let errors =
        "empty html compressed json-syntax too-deep not-a-feed unsupported-version more-notes mended zone-unknown";
    for code in ALL.iter().map(|trouble| trouble.code).chain(errors.split(' ')) {
        assert!(guide.contains(&format!("| `{code}` |")), "docs/feed.md does not explain `{code}`");
    }
}
