//! A feed without its stories: what the timeline needs, and nothing that contradicts the whole.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::{Options, outline, parse};
use incident_timeline::model::{Kind, State, Story, Time, is_cancelled, state};

const FEEDS: [&str; 2] = [include_str!("../examples/incidents.json"), include_str!("../examples/template.json")];

#[test]
fn an_outline_is_the_same_history_with_less_of_its_stories() {
    for text in FEEDS {
        let whole = parse(text.as_bytes(), &Options::default()).expect("a feed");
        let read = outline(text.as_bytes(), &Options::default()).expect("a feed");
        let mut expected = whole.timeline;
        for incident in &mut expected.incidents {
            let told = &incident.story;
            let (attempts, related, resolution) =
                (told.attempts.clone(), told.related.clone(), told.resolution.clone());
            incident.story = Story { attempts, related, resolution, ..Story::default() }.into();
        }
        assert_eq!(read.timeline, expected);
    }
}

#[test]
fn planned_work_is_cancelled_in_the_list_where_it_is_in_its_story() {
    let table = [
        (
            r#"[{"at": "2026-03-01T08:00Z", "phase": "scheduled"}, {"at": "2026-03-01T09:00Z", "phase": "cancelled"}]"#,
            true,
        ),
        (
            r#"[{"at": "2026-03-01T09:00Z", "phase": "cancelled"}, {"at": "2026-03-01T08:00Z", "phase": "scheduled"}]"#,
            true,
        ),
        (r#"{"at": "2026-03-01T09:00Z", "phase": "cancelled"}"#, true),
        (r#"[{"at": "2026-03-01T09:00Z", "phase": " Canceled"}]"#, true),
        (r#"[{"phase": "scheduled"}, {"phase": "cancelled"}]"#, true),
        (
            r#"[{"at": "2026-03-01T08:00Z", "phase": "scheduled"}, {"at": "2026-03-01T09:00Z", "phase": "canceled"},
                {"at": "2026-03-01T07:00Z", "phase": "scheduled"}]"#,
            true,
        ),
        (r#"[{"at": "2026-03-01T09:00Z", "phase": "cancelled"}, {"at": "2026-03-01T10:00Z", "text": "Sorry."}]"#, true),
        (
            r#"[{"at": "2026-02-20T09:00Z", "phase": "cancelled"}, {"at": "2026-02-25T09:00Z", "phase": "scheduled"},
                {"at": "2026-03-02T09:10Z", "phase": "in_progress"}]"#,
            false,
        ),
        (r#"[{"at": "2026-03-01T09:00Z", "phase": "cancellation pending", "text": "We may not do it."}]"#, false),
        (r#"["cancelled"]"#, false),
        (
            r#"[{"at": "2026-03-01T09:00Z", "phase": "cancelled"}, {"at": "2026-03-01T10:00Z", "phase": null, "text": "Sorry."},
                {"at": "2026-03-01T11:00Z", "phase": "", "text": "Sorry."}]"#,
            true,
        ),
        (
            r#"[{"at": "2026-03-01T08:00Z", "text": "Soon."}, {"phase": "cancelled"}, {"at": "2026-02-01T08:00Z", "phase": "scheduled"}]"#,
            true,
        ),
    ];
    for (updates, expected) in table {
        let work = r#""id": "a", "title": "A", "kind": "maintenance", "start": "2026-03-02T09:10Z", "end": "unknown""#;
        let text = format!(r#"{{"version": 1, "incidents": [{{{work}, "updates": {updates}}}]}}"#);
        for read in [parse, outline] {
            let feed = read(text.as_bytes(), &Options::default()).expect("a feed");
            let incident = &feed.timeline.incidents[0];
            assert_eq!(is_cancelled(incident, &incident.story), expected, "{updates}");
        }
    }
}

#[test]
fn what_its_last_update_calls_open_is_open_in_the_list_where_it_is_in_its_story() {
    let table = [
        (
            r#"[{"at": "2026-03-02T10:10Z", "phase": "scheduled"}, {"at": "2026-03-02T11:50Z", "phase": "investigating"}]"#,
            true,
        ),
        (
            r#"[{"at": "2026-03-02T11:50Z", "phase": "In Progress"}, {"at": "2026-03-02T10:10Z", "phase": "resolved"}]"#,
            true,
        ),
        (r#"{"at": "2026-03-02T11:50Z", "phase": "identified"}"#, true),
        (r#"{"at": "2026-03-02T11:50Z", "phase": "in-progress"}"#, true),
        (
            r#"[{"at": "2026-03-02T11:50Z", "phase": "investigating"}, {"at": "2026-03-02T11:55Z", "phase": "watching"}]"#,
            true,
        ),
        (r#"{"at": "2026-03-02T12:30Z", "phase": "investigating"}"#, false),
        (
            r#"[{"at": "2026-03-02T11:50Z", "phase": "in_progress"}, {"at": "2026-03-02T11:55Z", "text": "It takes longer."}]"#,
            true,
        ),
        (
            r#"[{"at": "2026-03-02T11:50Z", "phase": "in_progress"}, {"at": "2026-03-02T11:55Z", "phase": "completed"}]"#,
            false,
        ),
        (r#"[{"at": "2026-03-02T09:50Z", "phase": "investigating"}]"#, false),
        (r#"[{"phase": "investigating"}]"#, false),
        (r#"[{"at": "2026-03-02T11:50Z", "phase": "monitoring"}]"#, false),
    ];
    for (updates, expected) in table {
        let times = r#""start": "2026-03-02T09:10Z", "end": "2026-03-02T10:00Z""#;
        let incident = format!(r#"{{"id": "a", "title": "A", "kind": "outage", {times}, "updates": {updates}}}"#);
        let text = format!(r#"{{"version": 1, "incidents": [{incident}]}}"#);
        for read in [parse, outline] {
            let feed = read(text.as_bytes(), &Options::default()).expect("a feed");
            let noon = Time(1_772_452_800_000);
            let is_open = state(&feed.timeline.incidents[0], noon) == State::Ongoing(Kind::Outage);
            assert_eq!(is_open, expected, "{updates}");
        }
    }
}

#[test]
fn what_is_no_json_is_found_in_a_story_too() {
    for broken in [r#"{"long": "a" "b"}"#, r#"{"updates": [{"at": }]}"#, "{\"cause\": \"a\nb\"}"] {
        let text = format!(r#"{{"version": 1, "incidents": [{broken}]}}"#);
        let (whole, read) =
            (parse(text.as_bytes(), &Options::default()), outline(text.as_bytes(), &Options::default()));
        let (whole, read) = (whole.expect_err("no JSON"), read.expect_err("no JSON"));
        assert_eq!((whole.code, whole.line, whole.column), (read.code, read.line, read.column), "{broken}");
    }
}
