//! Feeds: whatever the bytes are, they end in data that need no repair, or in an error that says something.

use super::drawn::drawn;
use super::legal::legal;
use incident_timeline::feed::draft::finish;
use incident_timeline::feed::foreign::{
    ConvertOptions, Converted, Draft, Members, UNREADABLE, convert, detect, draft, merge,
};
use incident_timeline::feed::native::wire::{End, EndWord, Feed, Incident, Text};
use incident_timeline::feed::{FeedError, MAX_NOTES, Note, Options, line_column, outline, parse};
use incident_timeline::model::{StoryText, Timeline};

/// A feed of that format, or of whichever it looks like.
pub fn foreign(format: Option<&str>, bytes: &[u8]) {
    let found = detect(bytes);
    match draft(bytes, &ConvertOptions { format }) {
        Err(error) if error.code == UNREADABLE => {
            told(&convert(bytes, &ConvertOptions { format }).expect_err("no document"))
        }
        Err(error) => told(&error),
        Ok(None) => native(bytes),
        Ok(Some(made)) => {
            drafted(&made);
            let made = made.finished().expect("a native feed");
            assert!(format.or(found).is_none_or(|format| format == made.format), "read as {}", made.format);
            converted(&made, &String::from_utf8_lossy(bytes));
        }
    }
}

/// A native feed.
pub fn native(bytes: &[u8]) {
    match parse(bytes, &Options::default()) {
        Err(error) => told(&error),
        Ok(feed) => {
            noted(&feed.notes, &String::from_utf8_lossy(bytes));
            legal(&feed.timeline);
            drawn(&feed.timeline);
            let first = outline(bytes, &Options::default()).expect("what can be read can be read in outline");
            same_periods(&first.timeline, &feed.timeline);
        }
    }
    if let Err(error) = convert(bytes, &ConvertOptions { format: Some("native") }) {
        told(&error);
    }
}

/// A draft needs no repair either, and tells the same periods: it is what a widget shows first.
fn drafted(made: &Draft) {
    let read = parse(made.text.as_bytes(), &Options::default()).expect("a native feed");
    assert_eq!(read.notes, [], "what was made needs no repair");
    let finished = finish(made.text.as_bytes()).expect("a draft");
    same_periods(&read.timeline, &parse(finished.as_bytes(), &Options::default()).expect("a native feed").timeline);
}

fn converted(made: &Converted, source: &str) {
    noted(&made.notes, source);
    let text = serde_json::to_vec(&made.feed).expect("JSON");
    let read = parse(&text, &Options::default()).expect("a native feed");
    assert_eq!(read.notes, [], "what was made needs no repair");
    assert_eq!(read.timeline.incidents.len(), made.feed.incidents.len(), "no incident is lost");
    legal(&read.timeline);
    drawn(&read.timeline);
    for incident in &made.feed.incidents {
        told_in_order(incident, &read.timeline);
    }
    let counts = &made.counts;
    assert!(made.feed.incidents.len() <= counts.incidents + counts.maintenances, "none is made up");
    if counts.open == 0 && counts.maintenances == 0 {
        assert!(!made.feed.incidents.iter().any(goes_on), "open only where the source says so");
    }
    merged(&made.feed);
}

/// The updates are written in the order in which they were said, and none of them is empty.
fn told_in_order(incident: &Incident, timeline: &Timeline) {
    let read = timeline.find(&incident.id).and_then(|ix| timeline.incidents.get(ix)).expect("the same incident");
    let one = |text: &Text| match text {
        Text::One(words) => words.clone(),
        Text::Many(_) => unreachable!("readers of other formats know no languages"),
    };
    let written: Vec<String> = incident.updates.iter().map(|update| one(&update.text)).collect();
    let shown: Vec<&str> = read.story.updates.iter().map(|update| update.text.get("en")).collect();
    assert_eq!(shown, written);
    assert!(!matches!(&read.story.short, Some(StoryText::Here(text)) if text.is_empty()), "a story without words");
    assert!(!incident.segments.is_empty(), "an incident that was never");
}

fn goes_on(incident: &Incident) -> bool {
    incident.segments.iter().any(|segment| segment.end == Some(End::Word(EndWord::Ongoing)))
}

/// A feed that is copied twice is what it was.
fn merged(feed: &Feed) {
    let text = serde_json::to_string(feed).expect("a feed that can be written");
    let members = |text: &str| serde_json::from_str::<Members>(text).expect("an object");
    let merged: Feed = serde_json::from_value(merge(members(&text), members(&text)).into()).expect("a native feed");
    let ids = |feed: &Feed| {
        let mut ids: Vec<String> = feed.incidents.iter().map(|incident| incident.id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&merged), ids(feed));
}

/// The list shows what the story shows.
fn same_periods(outline: &Timeline, whole: &Timeline) {
    let periods = |timeline: &Timeline| -> Vec<_> {
        timeline.incidents.iter().map(|incident| (incident.id.clone(), incident.segments.clone())).collect()
    };
    assert_eq!(periods(outline), periods(whole));
}

fn noted(notes: &[Note], source: &str) {
    assert!(notes.len() <= MAX_NOTES + 1);
    for note in notes {
        assert!(note.message.contains(". "), "says what to do: {}", note.message);
        assert!(note.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        // Where it stands in a document that had to be mended cannot always be told; asking must be harmless.
        let _ = line_column(source, &note.pointer);
    }
}

fn told(error: &FeedError) {
    assert!(!error.code.is_empty() && !error.message.trim().is_empty());
    assert_eq!(error.line.is_some(), error.column.is_some());
}
