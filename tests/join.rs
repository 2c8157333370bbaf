//! Pages of one feed, and feeds of several sources, as one history.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::{Note, Options, Origin, outline, take_in};
use incident_timeline::model::{Time, Timeline};

fn read(json: &str) -> Timeline {
    outline(json.as_bytes(), &Options::default()).expect("a feed").timeline
}

fn joined(texts: &[(u16, Option<&str>, &str)]) -> (Timeline, Vec<Note>) {
    let (mut timeline, mut notes) = (Timeline::default(), Vec::new());
    for (feed, name, text) in texts {
        notes.extend(take_in(&mut timeline, read(text), &Origin { feed: *feed, name: *name }));
    }
    (timeline, notes)
}

fn pages(texts: &[&str]) -> Timeline {
    joined(&texts.iter().map(|text| (0, None, *text)).collect::<Vec<_>>()).0
}

fn ids(timeline: &Timeline) -> Vec<&str> {
    timeline.incidents.iter().map(|i| &*i.id).collect()
}

fn lanes(timeline: &Timeline, incident: usize) -> Vec<&str> {
    let segments = &timeline.incidents[incident].segments;
    segments.iter().flat_map(|s| &s.components).map(|c| timeline.components[*c as usize].name.get("")).collect()
}

fn time(stamp: &str) -> Option<Time> {
    Some(incident_timeline::feed::stamp(stamp)?.time)
}

const NEW: &str = r#"{"version": 1, "history_from": "2014-01-01", "next": "2015.json", "featured": "b",
    "components": [{"id": "web", "name": "Web"}],
    "incidents": [
        {"id": "b", "title": "B", "kind": "outage", "start": "2016-02-01T00:00Z", "components": ["web"]},
        {"id": "a", "title": "A, told anew", "kind": "outage", "start": "2016-01-01T00:00Z"}]}"#;
const OLD: &str = r#"{"version": 1,
    "components": [{"id": "mail", "name": "Mail"}, {"id": "web", "name": "Web, long ago"}],
    "incidents": [
        {"id": "a", "title": "A", "kind": "outage", "start": "2016-01-01T00:00Z"},
        {"id": "late", "title": "Late", "kind": "outage", "start": "2016-01-15T00:00Z", "components": ["mail"]},
        {"id": "old", "title": "Old", "kind": "outage", "start": "2015-01-01T00:00Z", "components": ["web", "mail"]}]}"#;

#[test]
fn an_older_page_adds_what_is_not_there_yet() {
    let history = pages(&[NEW, OLD]);
    assert_eq!(ids(&history), ["b", "late", "a", "old"]);
    assert_eq!(history.incidents[2].title.get(""), "A, told anew");
    assert_eq!(lanes(&history, 3), ["Web", "Mail"]);
    assert_eq!(history.featured, Some(0));
    assert_eq!(history.source(&history.incidents[0]), None);
}

#[test]
fn before_the_last_page_nothing_is_known_of_the_time_before() {
    assert_eq!(pages(&[NEW]).known_from(), time("2016-01-01T00:00Z"));
    assert_eq!(pages(&[NEW, OLD]).known_from(), time("2014-01-02T00:00Z"));
    let begins = |pages: &Timeline| pages.begins().map(|begins| begins.earliest());
    assert_eq!(begins(&pages(&[NEW])), time("2016-01-01T00:00Z"));
    assert_eq!(begins(&pages(&[NEW, OLD])), time("2014-01-01T00:00Z"));
    assert_eq!(pages(&[NEW, OLD]).next, None);
}

const OWN: &str = r#"{"version": 1, "site": {"name": "We", "time_zone": "Europe/Vienna"}, "history_from": "2020-01-01",
    "components": [{"id": "api", "name": "API"}],
    "incidents": [
        {"id": "12", "title": "Ours", "kind": "outage", "start": "2022-01-01T00:00Z", "components": ["api"]},
        {"id": "x7", "title": "Theirs, in our words", "kind": "degraded", "start": "2022-03-01T10:00Z"}]}"#;
const SUPPLIER: &str = r#"{"version": 1, "site": {"name": "Supplier"}, "history_note": "The newest 50.",
    "components": [{"id": "api", "name": "API"}],
    "incidents": [
        {"id": "12", "title": "Something else", "kind": "outage", "start": "2023-01-01T00:00Z", "components": ["api"]},
        {"id": "x7", "title": "Theirs", "kind": "outage", "start": "2022-03-01T10:20Z"},
        {"id": "x8", "title": "ours", "kind": "outage", "start": "2022-01-01T00:00:30Z"},
        {"id": "x9", "title": "All of it", "kind": "outage", "start": "2022-05-01T00:00Z"}]}"#;

fn both() -> (Timeline, Vec<Note>) {
    joined(&[(0, Some("own.example"), OWN), (1, Some("supplier.example"), SUPPLIER)])
}

#[test]
fn several_feeds_share_an_axis_and_keep_apart() {
    let (history, _) = both();
    assert_eq!(ids(&history), ["2:12", "x9", "x7", "12"]);
    let sources = |i: usize| history.source(&history.incidents[i]).map(|s| s.get("").to_owned());
    assert_eq!([sources(0), sources(3)], [Some("Supplier".to_owned()), Some("We".to_owned())]);
    assert_eq!(lanes(&history, 0), ["Supplier: API"]);
    assert_eq!(lanes(&history, 1), ["Supplier"]);
    assert_eq!(lanes(&history, 2), ["We"]);
    assert_eq!(lanes(&history, 3), ["API"]);
    assert_eq!(history.site.time_zone.as_deref(), Some("Europe/Vienna"));
}

#[test]
fn what_two_feeds_tell_is_shown_once_and_noted() {
    let (history, notes) = both();
    assert_eq!(history.incidents[2].title.get(""), "Theirs, in our words");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].code, "incident-in-two-feeds");
    let told = "Incidents of Supplier that are also in an earlier feed of `src`: 2. ";
    assert!(notes[0].message.starts_with(told), "{}", notes[0].message);
}

#[test]
fn of_two_feeds_with_one_id_those_of_the_same_day_are_one_and_others_are_not() {
    let feed = |title: &str, start: &str| {
        format!(
            r#"{{"version": 1, "incidents": [{{"id": "12", "title": "{title}", "kind": "outage", "start": {start}}}]}}"#
        )
    };
    let shown = |one: &str, other: &str| {
        let (one, other) = (feed("Ours", one), feed("Theirs", other));
        let (history, _) = joined(&[(0, Some("own.example"), &one), (1, Some("supplier.example"), &other)]);
        history.incidents.len()
    };
    let spring = r#"{"earliest": "2022-03-01T00:00:00Z", "latest": "2022-05-31T00:00:00Z"}"#;
    assert_eq!(shown(r#""2022-03-01""#, r#""2022-03-01""#), 1);
    assert_eq!(shown(spring, spring), 1);
    assert_eq!(shown(r#""2022-03-01T09:00:00Z""#, spring), 1);
    for (one, other) in [(r#""2022-03-01""#, r#""2022-03-09""#), (spring, r#""2022-07-01""#)] {
        assert_eq!((shown(one, other), shown(other, one)), (2, 2));
    }
}

#[test]
fn what_one_feed_calls_over_and_another_open_is_shown_as_both_tell_it() {
    let feed = |id: &str, title: &str, end: &str| {
        let incident =
            format!(r#"{{"id": "{id}", "title": "{title}", "kind": "outage", "start": "2022-03-01T10:00Z", {end}}}"#);
        format!(r#"{{"version": 1, "incidents": [{incident}]}}"#)
    };
    let shown = |one: &str, other: &str| {
        let (history, notes) = joined(&[(0, Some("own.example"), one), (1, Some("supplier.example"), other)]);
        (ids(&history).join(" "), notes.len())
    };
    let (over, open) = (r#""end": "2022-03-01T11:00Z""#, r#""end": "ongoing""#);
    assert_eq!(shown(&feed("a", "Mail", over), &feed("a", "Mail at Supplier", open)), ("a 2:a".to_owned(), 0));
    assert_eq!(shown(&feed("a", "Mail", over), &feed("b", "Mail", open)), ("a b".to_owned(), 0));
    assert_eq!(shown(&feed("a", "Mail", open), &feed("b", "Mail", open)), ("a".to_owned(), 1));
    assert_eq!(shown(&feed("a", "Mail", over), &feed("a", "Mail at Supplier", over)), ("a".to_owned(), 1));
}

#[test]
fn each_feed_reaches_back_as_far_as_it_says() {
    let (history, _) = both();
    let from = |id: &str| {
        let lane = history.components.iter().find(|c| *c.id == *id).expect("a lane");
        lane.history_from.as_ref().map(incident_timeline::model::Instant::earliest)
    };
    assert_eq!(from("api"), time("2020-01-02T00:00Z"));
    assert_eq!(from("2:api"), time("2022-01-01T00:00:30Z"));
    assert_eq!(history.known_from(), time("2020-01-02T00:00Z"));
    assert_eq!(history.history_note.as_ref().map(|n| n.get("")), Some("Supplier: The newest 50."));
}

#[test]
fn a_feed_without_a_name_is_called_by_its_address() {
    let text = r#"{"version": 1, "incidents": []}"#;
    let (history, _) = joined(&[(0, Some("own.example"), OWN), (1, Some("supplier.example"), text)]);
    assert_eq!(history.sources[1].get(""), "supplier.example");
}

#[test]
fn pages_of_one_of_several_feeds_find_their_lanes() {
    let first = SUPPLIER.replacen("\"version\": 1,", "\"version\": 1, \"next\": \"2.json\",", 1);
    let older = r#"{"version": 1, "components": [{"id": "api", "name": "API"}],
        "incidents": [{"id": "y1", "title": "Y", "kind": "outage", "start": "2019-01-01T00:00Z", "components": ["api"]},
        {"id": "x9", "title": "All of it", "kind": "outage", "start": "2022-05-01T00:00Z"}]}"#;
    let (history, notes) = joined(&[(0, Some("o"), OWN), (1, Some("s"), &first), (1, Some("s"), older)]);
    assert_eq!(ids(&history).last(), Some(&"y1"));
    assert_eq!(lanes(&history, history.incidents.len() - 1), ["Supplier: API"]);
    assert_eq!(history.components.len(), 4);
    assert_eq!(notes.len(), 1);
}

#[test]
fn what_goes_on_since_nobody_knows_when_keeps_what_it_concerns() {
    let new = r#"{"version": 1, "components": [{"id": "web", "name": "Web"}], "incidents": []}"#;
    let old = r#"{"version": 1, "components": [{"id": "mail", "name": "Mail"}], "incidents": [
        {"id": "open", "title": "Open", "kind": "outage", "end": "ongoing", "components": ["mail"]}]}"#;
    let history = pages(&[new, old]);
    let concerned: Vec<_> =
        history.incidents[0].places().flatten().map(|c| &*history.components[*c as usize].id).collect();
    assert_eq!(concerned, ["mail"]);
}
