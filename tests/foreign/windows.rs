//! How far a source says that its history reaches: nothing before that is called clean.

use super::{converted, notes, one, read};
use incident_timeline::feed::native::wire::Instant;

#[test]
fn a_window_says_where_it_ends() {
    let table = [
        (
            "incidentio/shim-cut.json",
            "2026-03-01T00:00:00Z",
            "This source shows its newest 25 incidents, back to 1 March 2026.",
        ),
        (
            "statuspage/maintenances-full.json",
            "2026-03-01T02:00:00Z",
            "This source shows its newest 50 maintenances, back to 1 March 2026.",
        ),
        // What is open may be older than the window.
        (
            "oneuptime/own-states.json",
            "2026-04-30T13:02:00Z",
            "This source shows the last days of its history, known from 30 April 2026 on.",
        ),
        ("kuma/paged.json", "2026-04-30T13:02:00Z", "This source shows its newest 1 incidents, back to 30 April 2026."),
    ];
    for (name, from, note) in table {
        let feed = read(name).feed;
        assert_eq!(feed.history_from, Some(Instant::Exact(from.into())), "{name}");
        assert_eq!(feed.history_note, one(note), "{name}");
    }
}

#[test]
fn a_later_page_is_not_that_of_the_newest() {
    let page = |links: &str| {
        let page = r#"{"data": [{"id": 1, "name": "A", "component_id": 0, "status": 4, "occurred_at": "2019-01-01T10:00:00Z", "updated_at": "2019-01-01T12:00:00Z"}], "meta": {"pagination": {"links": LINKS}}}"#;
        converted(page.replace("LINKS", links).as_bytes())
    };
    let note = "This is one page of the source's history, from 1 January 2019 on.";
    for links in [
        r#"{"next_page": null, "previous_page": "https://status.example.com/?page=1"}"#,
        r#"{"next_page": "https://status.example.com/?page=3", "previous_page": "https://status.example.com/?page=1"}"#,
        r#"{"next": null, "prev": "https://status.example.com/?page=1"}"#,
    ] {
        let feed = page(links);
        assert_eq!(feed.feed.history_note, one(note), "{links}");
        assert!(notes(&feed).contains(&("more-pages", "")), "{links}");
    }
    assert_eq!(page(r#"{"next_page": null, "previous_page": null}"#).feed.history_note, None);
}

#[test]
fn what_is_open_for_long_says_nothing_of_the_years_before_its_last_change() {
    let instatus = r#"{"page": {"name": "W", "status": "HASISSUES"}, "activeIncidents": [{"id": "i", "name": "A", "started": "2024-01-01T00:00:00Z", "status": "MONITORING", "impact": "DEGRADEDPERFORMANCE", "updatedAt": "2026-09-01T00:00:00Z"}]}"#;
    let kuma = r#"{"config": {"title": "S"}, "incident": {"id": 1, "style": "info", "title": "A", "active": true, "createdDate": "2023-02-01 10:00:00", "lastUpdatedDate": "2026-09-01 00:00:00"}, "publicGroupList": []}"#;
    for feed in [instatus, kuma] {
        let from = converted(feed.as_bytes()).feed.history_from;
        assert_eq!(from, Some(Instant::Exact("2026-09-01T00:00:00Z".into())), "{feed}");
    }
}
