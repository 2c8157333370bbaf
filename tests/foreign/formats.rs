//! Every format: what it holds, and the traps that are known of it.

use super::{converted, counts, fixture, incident, notes, one, period, read};
use incident_timeline::feed::foreign::{ConvertOptions, convert};
use incident_timeline::feed::native::wire::{Instant, Story, Text};

/// Counts, and every period of a fixture.
fn told(name: &str) -> Vec<String> {
    let feed = read(name);
    let mut told = vec![counts(&feed)];
    for incident in &feed.feed.incidents {
        told.extend(incident.segments.iter().map(|segment| format!("{}: {}", incident.id, period(segment))));
    }
    told
}

type Row = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// Fixture, counts and periods, notes.
const TOLD: &[Row] = &[
    (
        "statuspage/history.json",
        &[
            "2 1 0 0 2026-06-02T06:00:00Z 2026-06-13T05:13:00Z",
            "a1: degraded 2026-06-13T02:58Z 2026-06-13T05:13Z  minor",
            "a2: outage 2026-06-30 unknown  critical",
            "a3: maintenance 2026-06-02T06:00Z 2026-06-02T08:00Z  -",
        ],
        &[("zone-unknown", "/months/1/incidents/1/timestamp"), ("more-pages", "")],
    ),
    (
        "incidentio/sample.json",
        &[
            "1 1 1 1 2026-05-02T09:20:00Z 2026-05-10T04:00:00Z",
            "01FCNDV6P870EA6S7TK1DSYDG0: outage 2026-05-02T09:20Z ongoing c1 partial_outage",
            "m1: maintenance 2026-05-10T02:00Z 2026-05-10T04:00Z  -",
        ],
        &[("start-from-update", "/ongoing_incidents/0"), ("no-history", "")],
    ),
    ("incidentio/shim-null-lists.json", &["0 0 0 0 - -"], &[]),
    (
        "incidentio/shim-empty-bodies.json",
        &[
            "1 0 0 2 2026-05-01T08:00:00Z 2026-05-01T09:00:00Z",
            "01HZX3M7Q8R9S0T1V2W3X4Y5Z7: outage 2026-05-01T08:00Z 2026-05-01T09:00Z  major",
        ],
        &[],
    ),
    (
        "openstatus/sample.json",
        &[
            "1 1 0 2 2026-04-30T13:02:00Z 2026-05-10T02:20:00Z",
            "report-11: degraded 2026-04-30T13:02Z 2026-04-30T18:05Z 7 -",
            "maintenance-2: maintenance 2026-05-10T02:00Z 2026-05-10T02:20Z 7 -",
        ],
        &[],
    ),
    (
        "cstate/sample.json",
        &[
            "2 0 0 0 2018-04-13T15:54:00Z 2024-02-24T11:35:00Z",
            "2018-04-13-unavailable: outage 2018-04-13T15:54Z 2018-04-13T17:30Z API+Media Proxy down",
            "2024-02-24-maintenance: notice 2024-02-24T10:35Z 2024-02-24T11:35Z API -",
        ],
        &[],
    ),
    (
        "cstate/broken-template.json",
        &[
            "4 0 1 0 2026-01-02T10:00:00Z 2026-01-02T11:00:00Z",
            "router: degraded 2026-01-02T10:00Z ~2026-01-02T11:00Z Router distrupted",
            "announced: notice 2026-01-03T10:00Z unknown  -",
            "reversed: outage 2026-01-05T10:00Z unknown Router down",
            "open: outage 2026-01-06T10:00Z ongoing Router down",
        ],
        &[
            ("mended-json", ""),
            ("zone-missing", "/pages/0/resolvedAt"),
            ("end-before-start", "/pages/2"),
            ("open-with-end", "/pages/3"),
        ],
    ),
    (
        "github/sample.json",
        &[
            "1 1 0 0 2026-04-30T13:02:00Z 2026-05-10T02:20:00Z",
            "123: outage 2026-04-30T13:02Z 2026-04-30T18:05Z api -",
            "130: maintenance 2026-05-10T02:00Z 2026-05-10T02:20Z api -",
        ],
        &[],
    ),
    (
        "github/comments.json",
        &[
            "1 0 0 2 2026-04-30T13:02:00Z 2026-04-30T18:05:00Z",
            "124: degraded 2026-04-30T13:02Z 2026-04-30T18:05Z api -",
        ],
        &[],
    ),
    (
        "betterstack/sample.json",
        &[
            "1 0 0 1 2026-09-04T13:50:00Z 2026-09-04T19:53:00Z",
            "1050825: degraded 2026-09-04T13:50Z 2026-09-04T19:53Z 4188758 -",
        ],
        &[("end-from-update", "/included/1")],
    ),
    (
        "google/sample.json",
        &[
            "1 0 0 1 2026-06-12T17:51:00Z 2026-06-13T01:18:00Z",
            "ow5i3PPK96RduMcb1SsW: outage 2026-06-12T17:51Z 2026-06-13T01:18Z 9D7d2iNBQWN24zc1VamE+us-central1 SERVICE_OUTAGE",
        ],
        &[],
    ),
    (
        "google/locations.json",
        &[
            "2 0 1 3 2026-06-01T10:00:00Z 2026-06-01T13:00:00Z",
            "loc1: outage 2026-06-01T10:00Z 2026-06-01T12:00Z run+us-east1+us-west1 SERVICE_OUTAGE",
            "loc1: degraded 2026-06-01T12:00Z 2026-06-01T13:00Z run+us-west1 SERVICE_DISRUPTION",
            "open1: notice 2026-06-02T10:00Z ongoing k SERVICE_INFORMATION",
        ],
        &[],
    ),
    (
        "google/form-of-2020.json",
        &[
            "2 0 0 4 2020-10-27T20:21:53Z 2020-10-27T21:09:41Z",
            "storage-20007: degraded 2020-10-27T20:21:53Z 2020-10-27T21:09:41Z storage medium",
            "compute-20007: degraded 2020-10-27T20:21:53Z 2020-10-27T21:09:41Z compute medium",
        ],
        &[],
    ),
    (
        "instatus/sample.json",
        &[
            "1 1 1 0 2022-06-11T18:55:50Z 2022-06-11T19:55:54Z",
            "cl4a8n3070721qtmzvts760c4: outage 2022-06-11T18:55:50Z ongoing  MAJOROUTAGE",
            "m1: maintenance 2022-06-11T18:55:54Z 2022-06-11T19:55:54Z  -",
        ],
        &[("no-history", "")],
    ),
    (
        "instatus/rest.json",
        &[
            "2 0 1 2 2022-06-11T18:55:50Z 2022-06-11T20:10:00Z",
            "cl4a8n3070721qtmzvts760c4: outage 2022-06-11T18:55:50Z 2022-06-11T20:10Z c1 PARTIALOUTAGE",
            "cl5: notice 2022-07-01T10:00Z ongoing  -",
        ],
        &[("unknown-word", "/1")],
    ),
    ("instatus/all-well.json", &["0 0 0 0 - -"], &[("no-history", "")]),
    (
        "cachet/sample.json",
        &["1 0 0 1 2026-04-30T13:02:00Z 2026-04-30T18:05:00Z", "5: degraded ~2026-04-30T13:02Z ~2026-04-30T18:05Z 1 -"],
        &[("zone-missing", "/data/0/attributes/occurred"), ("more-pages", "")],
    ),
    (
        "cachet/v2.json",
        &[
            "2 0 1 0 2026-01-01T10:00:00Z 2026-01-01T12:00:00Z",
            "1: degraded ~2026-01-01T10:00Z ~2026-01-01T12:00Z 3 -",
            "2: degraded 2026-01-01T16:00Z ongoing  -",
        ],
        &[("zone-missing", "/data/0/occurred_at"), ("end-from-update", "/data/0"), ("more-pages", "")],
    ),
    (
        "cachet/schedules.json",
        &[
            "0 3 0 0 2026-04-20T02:00:00Z 2026-04-20T04:00:00Z",
            "1: maintenance ~2026-04-20T02:00Z ~2026-04-20T04:00Z  -",
            "2: maintenance ~2026-04-30T02:00Z ongoing  -",
            "3: maintenance ~2026-05-08T02:00Z unknown  -",
        ],
        &[("zone-missing", "/data/0/attributes/scheduled")],
    ),
    (
        "cachet/schedules-v2.json",
        &[
            "0 2 0 0 2026-04-20T02:00:00Z 2026-04-20T04:00:00Z",
            "1: maintenance ~2026-04-20T02:00Z ~2026-04-20T04:00Z  -",
            "2: maintenance ~2026-04-30T02:00Z unknown  -",
        ],
        &[("zone-missing", "/data/0/scheduled_at"), ("no-end", "/data/1")],
    ),
    (
        "oneuptime/sample.json",
        &[
            "1 0 0 1 2026-04-30T13:02:00Z 2026-04-30T18:05:00Z",
            "inc-1: outage 2026-04-30T13:02Z 2026-04-30T18:05Z m-1 Critical",
        ],
        &[],
    ),
    (
        "oneuptime/hidden-postmortem.json",
        &["1 0 1 1 2026-01-01T10:00:00Z -", "a: degraded 2026-01-01T10:00Z ongoing  Minor"],
        &[],
    ),
    (
        "kuma/sample.json",
        &["1 0 0 0 2026-04-30T13:02:00Z 2026-04-30T18:05:00Z", "4: outage 2026-04-30T13:02Z 2026-04-30T18:05Z  danger"],
        &[("end-from-update", "/incidents/0")],
    ),
    (
        "kuma/page.json",
        &[
            "0 2 0 0 2026-06-01T02:00:00Z 2026-06-08T03:00:00Z",
            "maintenance-3: maintenance 2026-06-01T02:00Z 2026-06-01T03:00Z  -",
            "maintenance-3-2: maintenance 2026-06-08T02:00Z 2026-06-08T03:00Z  -",
        ],
        &[("no-history", "")],
    ),
    (
        "slack/sample.json",
        &[
            "1 0 0 1 2018-09-07T21:35:00Z 2018-09-08T01:34:15Z",
            "546: degraded 2018-09-07T21:35Z 2018-09-08T01:34:15Z Apps/Integrations/APIs incident",
        ],
        &[("end-from-update", "/0")],
    ),
    (
        "slack/current.json",
        &["1 0 1 2 2026-01-01T18:00:00Z -", "9: outage 2026-01-01T18:00Z ongoing Calls -"],
        &[("no-history", "")],
    ),
    (
        "heroku/v4.json",
        &[
            "1 0 0 2 2026-01-01T10:00:00Z 2026-01-01T12:00:00Z",
            "7: outage 2026-01-01T10:00Z 2026-01-01T12:00Z Apps red",
        ],
        &[],
    ),
    (
        "heroku/current.json",
        &[
            "1 1 1 1 2026-01-03T10:00:00Z -",
            "8: degraded 2026-01-03T10:00Z ongoing Apps yellow",
            "9: maintenance 2026-01-05 unknown  -",
        ],
        &[("start-from-announcement", "/scheduled/0"), ("no-history", "")],
    ),
    (
        "feed/atom.xml",
        &[
            "2 0 0 0 2026-01-01T10:00:00Z 2026-01-01T12:00:00Z",
            "tag:status.example.com,2005:Incident/1: notice 2026-01-01T10:00Z 2026-01-01T12:00Z  -",
            "tag:status.example.com,2005:Incident/2: outage 2026-01-02T10:00Z unknown  -",
        ],
        &[("end-from-update", "/feed/0/entry/0")],
    ),
    (
        "feed/rss.xml",
        &[
            "1 1 0 0 2026-01-02T10:00:00Z 2026-01-02T11:00:00Z",
            "https://status.example.com/issues/router/: notice 2026-01-02T10:00Z 2026-01-02T11:00Z  -",
            "2026-01-04-planned-maintenance: maintenance 2026-01-04 unknown  -",
        ],
        &[("start-from-announcement", "/rss/0/channel/0/item/1")],
    ),
];

#[test]
fn each_format_tells_its_counts_its_periods_and_its_repairs() {
    for (name, expected, repairs) in TOLD {
        assert_eq!(told(name), *expected, "{name}");
        assert_eq!(notes(&read(name)), *repairs, "{name}");
    }
}

#[test]
fn what_is_read_by_detection_is_read_by_name_too() {
    for (name, ..) in TOLD {
        let format = name.split('/').next();
        let read = convert(&fixture(name), &ConvertOptions { format }).expect("a feed");
        assert_eq!(read, converted(&fixture(name)), "{name}");
    }
}

#[test]
fn an_update_without_words_is_shown_with_its_phase() {
    let feed = read("incidentio/shim-empty-bodies.json");
    let texts: Vec<&Text> = feed.feed.incidents[0].updates.iter().map(|update| &update.text).collect();
    assert_eq!(texts, [&Text::One("investigating".into()), &Text::One("resolved".into())]);
}

#[test]
fn line_breaks_that_were_escaped_twice_are_line_breaks() {
    let feed = read("google/form-of-2020.json");
    assert_eq!(incident(&feed, "storage-20007").updates[0].text, Text::One("Working.\nOn it.".into()));
}

#[test]
fn a_report_by_google_fills_the_parts_that_its_headings_name() {
    let feed = read("google/sample.json");
    let incident = &feed.feed.incidents[0];
    let actions: Vec<_> = incident.actions.iter().map(|action| Some(action.text.clone())).collect();
    assert_eq!(actions, [one("…")]);
    assert_eq!(incident.cause.as_ref().and_then(|cause| cause.text.clone()), one("…"));
    assert_eq!(incident.long, Some(Story::Text(Text::One("# Incident Report\n## Summary\n…".into()))));
}

#[test]
fn a_report_by_google_is_known_by_each_of_its_titles() {
    for report in [
        "# Mini Incident Report\nWe are sorry.\n## Root cause\nA disk.",
        "**Mini Incident Report**\nWe are sorry.\n\n**Root Cause:**\nA disk.",
        "# Preliminary Incident Statement\nWe are sorry.\n**Root cause**\nA disk.",
    ] {
        let document = serde_json::json!([{"id": "a", "external_desc": "**Multiple** products", "begin": "2026-05-01T10:00:00Z",
            "end": "2026-05-01T11:00:00Z", "service_name": "Google Cloud", "updates": [
                {"when": "2026-05-02T10:00:00Z", "status": "AVAILABLE", "text": report}]}]);
        let options = ConvertOptions { format: Some("google") };
        let feed = convert(document.to_string().as_bytes(), &options).expect("a history").feed;
        let incident = &feed.incidents[0];
        assert_eq!(incident.title, Text::One("Multiple products".into()));
        assert_eq!(incident.cause.as_ref().and_then(|cause| cause.text.clone()), one("A disk."), "{report}");
    }
}

#[test]
fn a_report_that_is_not_to_be_shown_is_not() {
    let feed = read("oneuptime/hidden-postmortem.json").feed;
    assert!(!serde_json::to_string(&feed).expect("JSON").contains("secret"));
    assert!(read("oneuptime/sample.json").feed.incidents[0].cause.is_some());
}

#[test]
fn what_shows_only_the_present_is_no_history() {
    let table = [
        ("incidentio/sample.json", Some("2026-05-02T09:20:00Z")),
        ("statuspage/summary.json", Some("2026-05-02T09:20:00Z")),
        ("instatus/sample.json", Some("2022-06-11T18:55:50Z")),
        // Nothing in it says of when it is.
        ("instatus/all-well.json", None),
        ("slack/current.json", Some("2026-01-01T19:00:00Z")),
        ("heroku/current.json", Some("2026-01-03T10:30:00Z")),
        ("kuma/page.json", None),
    ];
    for (name, expected) in table {
        let feed = read(name).feed;
        assert_eq!(feed.history_from, expected.map(|from| Instant::Exact(from.into())), "{name}");
        let Some(Text::One(note)) = feed.history_note else { panic!("{name} says nothing") };
        assert_eq!(note.contains("before"), expected.is_some(), "{name}: {note}");
    }
}

#[test]
fn a_history_by_month_keeps_its_words_and_says_how_far_it_goes() {
    let feed = read("statuspage/history.json").feed;
    assert_eq!(feed.history_from, Some(Instant::Exact("2026-05-01".into())));
    assert!(feed.history_note.is_some());
    let words = "As the source says it: Jun 12, 22:58 - 01:13 EDT.";
    assert_eq!(feed.incidents[0].segments[0].detail, one(words));
}

#[test]
fn html_of_a_feed_of_news_becomes_markdown() {
    let feed = read("feed/atom.xml");
    let words = "Jan 1\\\n**Resolved** - Fixed & watched.";
    assert_eq!(feed.feed.incidents[0].short, Some(Story::Text(Text::One(words.into()))));
}

#[test]
fn a_format_that_does_not_fit_is_an_error() {
    let error = convert(&fixture("slack/sample.json"), &ConvertOptions { format: Some("statuspage") });
    assert!(error.expect_err("another format").message.contains("It looks like `slack`."));
    let empty = convert(b"[]", &ConvertOptions { format: Some("google") }).expect("an empty history");
    assert_eq!(empty.counts.incidents, 0);
}
