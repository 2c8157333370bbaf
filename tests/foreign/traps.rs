//! Every trap that was met in recorded feeds or stands in the documentation of a format, with a fixture of our own.
//!
//! The plain ones are rows of `formats.rs` and tests of their own: Statuspage's zero lengths, reversed, back-dated and
//! future entries, equal updates, null lists, impact `none`, an indicator that is not to be believed, full pages, months
//! in words (`statuspage.rs`); null lists, empty bodies (incident.io); text templates (cState); comments (GitHub); reports
//! without an end (Better Stack); the form of 2020, locations (Google); JavaScript's dates, left-out lists (Instatus); no
//! zone, no end, schedules (Cachet); wrapped values, hidden reports (OneUptime); no end (Kuma, Slack); a state beside
//! another (Heroku); no year, no end (Atom, RSS). What is no feed is in `broken.rs`, what is sent oddly in `varied.rs`,
//! and what its texts become in `texts.rs`.

use super::{converted, counts, notes, period, read};

type Row = (&'static str, &'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// The trap, its fixture, counts and periods, notes.
const TRAPS: &[Row] = &[
    (
        "offsets that change with the clocks, links and entities, HTML and Markdown in one feed, `\\n` as two letters, unseen and reversing characters, scripts of the world, runs without a space, `&` and `<` in a name, no `started_at`",
        "statuspage/texts.json",
        &[
            "7 0 0 6 2014-05-12T20:22:39.441Z 2026-03-08T07:30:00Z",
            "clocks: degraded 2026-03-08T06:30Z 2026-03-08T07:30Z  minor",
            "html: degraded 2026-01-05T10:00Z 2026-01-05T11:00Z  minor",
            "markdown: degraded 2026-01-04T10:00Z 2026-01-04T11:00Z  minor",
            "escaped: degraded 2026-01-03T10:00Z 2026-01-03T11:00Z  minor",
            "unseen: degraded 2026-01-02T10:00Z 2026-01-02T11:00Z  minor",
            "long: degraded 2026-01-01T10:00Z 2026-01-01T11:00Z  minor",
            "old: degraded 2014-05-12T20:22:39.441Z 2014-05-12T20:52:39.441Z  minor",
        ],
        &[],
    ),
    (
        "the interface that needs a key: a list by itself, planned work among incidents, reports beside updates; work that was announced as under way long before",
        "statuspage/interface-with-key.json",
        &[
            "1 1 0 3 2026-01-10T10:00:00Z 2026-02-01T02:45:00Z",
            "a1: maintenance 2026-02-01T02:00Z 2026-02-01T02:45Z w under_maintenance",
            "a2: outage 2026-01-10T10:00Z 2026-01-10T12:00Z  major",
        ],
        &[],
    ),
    (
        "a list without its page",
        "statuspage/without-page.json",
        &["1 0 1 1 2026-01-01T10:00:00Z -", "a: degraded 2026-01-01T10:00Z ongoing  minor"],
        &[],
    ),
    (
        "served by OpenStatus: no start, no impact, components without an id",
        "statuspage/openstatus-shape.json",
        &[
            "1 1 1 2 2026-05-02T08:30:00Z -",
            "11: notice 2026-05-02T08:30Z ongoing  -",
            "2: maintenance 2026-05-02T09:00Z ongoing  -",
        ],
        &[("unknown-word", "/incidents/0"), ("start-from-update", "/incidents/0")],
    ),
    (
        "something else where lists and objects belong",
        "statuspage/not-lists.json",
        &["0 1 0 0 2026-06-01T02:00:00Z 2026-06-01T03:00:00Z", "m: maintenance 2026-06-01T02:00Z 2026-06-01T03:00Z  -"],
        &[
            ("not-a-list", "/incidents"),
            ("not-a-record", "/scheduled_maintenances/0"),
            ("not-a-record", "/scheduled_maintenances/1"),
            ("not-a-list", "/scheduled_maintenances/2/incident_updates"),
        ],
    ),
    (
        "the page as an object, what is just over among what is open, null lists and texts, an end that is the start",
        "incidentio/flashduty.json",
        &[
            "1 1 0 1 2026-07-24T01:00:00Z 2026-07-24T02:40:00Z",
            "i: outage 2026-07-24T01:00Z 2026-07-24T02:40Z  full_outage",
            "m: maintenance 2026-07-24T02:00Z ongoing  -",
        ],
        &[("no-history", "")],
    ),
    (
        "maintenances with updates, a report that is open",
        "openstatus/updates-of-maintenance.json",
        &[
            "1 1 1 2 2026-05-09T10:00:00Z 2026-05-10T02:20:00Z",
            "report-12: degraded 2026-05-09T10:00Z ongoing 7 -",
            "maintenance-2: maintenance 2026-05-10T02:00Z 2026-05-10T02:20Z 7 -",
        ],
        &[],
    ),
    (
        "before there were components there were monitors",
        "openstatus/monitors.json",
        &[
            "1 0 0 2 2026-04-30T13:02:00Z 2026-04-30T18:05:00Z",
            "report-11: degraded 2026-04-30T13:02Z 2026-04-30T18:05Z 3 -",
        ],
        &[],
    ),
    (
        "updates in a body of HTML: no year (and one that ends meanwhile), a zone or none",
        "cstate/body.json",
        &[
            "1 0 0 3 2025-12-31T23:00:00Z 2026-01-01T00:30:00Z",
            "down: outage 2025-12-31T23:00Z 2026-01-01T00:30Z API down",
        ],
        &[("zone-missing", "/body")],
    ),
    (
        "a notice of the future, `True`, nothing in the place of a word, capitals, `-00:00`, no time at all",
        "cstate/words.json",
        &[
            "4 0 1 0 2026-01-03T10:00:00Z 2026-01-04T11:00:00Z",
            "planned: notice 2030-02-24T10:35Z ongoing  -",
            "true: degraded 2026-01-04T09:00Z 2026-01-04T11:00Z  Disrupted",
            "empty: notice 2026-01-03T10:00Z unknown  -",
        ],
        &[("no-end", "/pages/3"), ("no-start", "/pages/3")],
    ),
    (
        "an open issue under each of its systems, pinned announcements",
        "cstate/index.json",
        &[
            "2 0 1 0 2026-01-05T10:00:00Z -",
            "pinned: notice 2026-01-05T10:00Z unknown  -",
            "open: outage 2026-01-06T10:00Z ongoing API+Web down",
        ],
        &[("no-history", "")],
    ),
    (
        "wrapped up by the search, changes of code among issues, labels as texts and null, times of a maintenance with CRLF and offset or none, open with an end",
        "github/traps.json",
        &[
            "2 2 2 0 2026-04-30T13:02:00Z 2026-05-10T00:20:00Z",
            "8: degraded 2026-04-30T13:02Z ongoing shop -",
            "7: maintenance 2026-05-10T00:00Z 2026-05-10T00:20Z api+web -",
            "6: maintenance 2026-04-30T13:02Z 2026-04-30T14:00Z  -",
            "5: degraded 2026-04-30T13:02Z ongoing  -",
        ],
        &[("open-with-end", "/items/4")],
    ),
    (
        "hours of a maintenance with a zone by its name and in words, closed as a duplicate and before it could begin",
        "github/windows.json",
        &[
            "0 3 0 0 2026-05-10T01:00:00Z 2026-05-10T05:00:00Z",
            "5: maintenance 2026-05-10T01:00Z 2026-05-10T05:00Z  -",
            "6: maintenance 2026-05-10T02:00Z unknown  -",
            "9: notice 2026-05-10T02:00Z unknown  not planned",
        ],
        &[("unreadable-time", "/1/body"), ("left-out", "/2")],
    ),
    (
        "work announced before it begins, updates that only name their report, a report without an end that is open, sections",
        "betterstack/planned.json",
        &[
            "1 1 1 3 2026-09-04T13:50:00Z 2026-09-10T03:00:00Z",
            "20: maintenance 2026-09-10T02:00Z 2026-09-10T03:00Z 2 under_maintenance",
            "21: degraded 2026-09-04T13:50Z 2026-09-04T14:30Z 1 -",
            "21: outage 2026-09-04T14:30Z ongoing 1 downtime",
        ],
        &[],
    ),
    (
        "`end` is null, a number for a number, only the most recent update, a label in the place of a title, locations beside the updates",
        "google/open.json",
        &["1 0 1 1 2026-06-02T10:00:00Z -", "a: degraded 2026-06-02T10:00Z ongoing g+global SERVICE_DISRUPTION"],
        &[],
    ),
    ("components alone", "instatus/components.json", &["0 0 0 0 - -"], &[("no-history", "")]),
    (
        "work under way and done, minutes as text and number, no id",
        "instatus/under-way.json",
        &[
            "0 2 0 0 2022-06-11T15:00:00Z 2022-06-11T16:30:00Z",
            "m1: maintenance 2022-06-11T18:00Z ongoing  -",
            "m0: maintenance 2022-06-11T15:00Z 2022-06-11T16:30Z  -",
        ],
        &[("no-history", "")],
    ),
    (
        "seconds since 1970 as number and text, `component` is null",
        "cachet/v0.json",
        &[
            "2 0 1 0 2014-12-31T14:38:25Z 2014-12-31T16:14:58Z",
            "6: degraded 2014-12-31T14:38:25Z ongoing  -",
            "7: degraded 2014-12-31T15:14:58Z 2014-12-31T16:14:58Z  -",
        ],
        &[("end-from-update", "/data/1")],
    ),
    (
        "`status` is that of the beginning, `per_page` a text",
        "cachet/v2-updates.json",
        &["1 0 0 1 2024-01-02T10:00:00Z 2024-01-02T11:00:00Z", "1: degraded ~2024-01-02T10:00Z ~2024-01-02T11:00Z 2 -"],
        &[("zone-missing", "/data/0/occurred_at")],
    ),
    (
        "fixed, opened again, and fixed for good",
        "cachet/reopened.json",
        &["1 0 0 3 2026-11-20T09:00:00Z 2026-11-20T15:00:00Z", "3: degraded ~2026-11-20T09:00Z ~2026-11-20T15:00Z 1 -"],
        &[("zone-missing", "/data/0/occurred_at")],
    ),
    (
        "planned work among the incidents, and what visitors do not see",
        "cachet/v2-planned.json",
        &["0 1 0 0 2026-12-24T02:00:00Z -", "1: maintenance ~2026-12-24T02:00Z unknown  -"],
        &[("zone-missing", "/data/0/scheduled_at"), ("left-out", "/data/1")],
    ),
    ("a page without an incident", "cachet/empty.json", &["0 0 0 0 - -"], &[]),
    (
        "one incident alone",
        "cachet/single.json",
        &["1 0 0 0 2026-04-30T13:02:00Z 2026-05-01T08:00:00Z", "5: degraded ~2026-04-30T13:02Z ~2026-05-01T08:00Z 1 -"],
        &[("zone-missing", "/data/attributes/occurred"), ("end-from-update", "/data")],
    ),
    (
        "states named by their owner, notes, and only the last days are shown",
        "oneuptime/own-states.json",
        &[
            "2 0 1 3 2026-03-01T13:02:00Z 2026-04-30T18:02:00Z",
            "a: outage 2026-04-30T13:02Z 2026-04-30T18:02Z x Major Incident",
            "b: degraded 2026-03-01T13:02Z ongoing  Minor",
        ],
        &[],
    ),
    (
        "maintenances with notes and an early end, under way, planned",
        "oneuptime/maintenances.json",
        &[
            "0 3 0 2 2026-04-30T13:00:00Z 2026-06-01T15:00:00Z",
            "m1: maintenance 2026-04-30T13:00Z 2026-04-30T13:30Z  -",
            "m2: maintenance 2026-05-01T13:00Z ongoing  -",
            "m3: maintenance 2026-06-01T13:00Z 2026-06-01T15:00Z  -",
        ],
        &[],
    ),
    (
        "the overview, whose list is called like one of Instatus",
        "oneuptime/overview.json",
        &["1 0 1 0 2026-04-30T13:02:00Z -", "a: outage 2026-04-30T13:02Z ongoing  Critical"],
        &[("no-history", "")],
    ),
    (
        "times of the page's zone, work by hand and every night without any, an open incident on the page",
        "kuma/maintenances.json",
        &[
            "1 3 1 0 2026-05-31T13:02:00Z -",
            "5: degraded 2026-05-31T13:02Z ongoing  warning",
            "maintenance-2: maintenance 2026-06-01T00:00Z ongoing  -",
        ],
        &[("no-start", "/maintenanceList/0"), ("no-start", "/maintenanceList/2"), ("no-history", "")],
    ),
    (
        "a first page of several",
        "kuma/paged.json",
        &["1 0 1 0 2026-04-30T13:02:00Z -", "4: notice 2026-04-30T13:02Z ongoing  info"],
        &[("more-pages", "")],
    ),
    (
        "planned, done and called off; notes are null",
        "slack/planned.json",
        &[
            "0 3 0 0 2026-01-01T00:00:00Z 2026-02-01T20:00:00Z",
            "3: maintenance 2026-03-01 unknown Search -",
            "2: maintenance 2026-02-01 2026-02-01T20:00Z  -",
            "1: notice 2026-01-01 unknown  cancelled",
        ],
        &[
            ("start-from-announcement", "/0"),
            ("start-from-announcement", "/1"),
            ("end-from-update", "/1"),
            ("start-from-announcement", "/2"),
        ],
    ),
    (
        "version 3: colours in the updates",
        "heroku/v3.json",
        &[
            "2 0 1 2 2012-04-24T14:02:39Z 2012-04-24T15:24:58Z",
            "336: degraded 2012-04-24T14:02:39Z 2012-04-24T15:24:58Z  yellow",
            "337: outage 2012-04-25T14:02:39Z ongoing  red",
        ],
        &[],
    ),
    (
        "RSS 1.0: entries beside their channel; an entry without a date",
        "feed/rdf.xml",
        &["2 0 0 0 2026-06-02T10:30:00Z -", "2026-06-02-storage---mail: notice 2026-06-02T10:30Z unknown  -"],
        &[("no-start", "/rdf:RDF/0/item/1")],
    ),
    (
        "names with Atom's usual prefix",
        "feed/prefixed.xml",
        &["1 0 0 0 2026-06-12T00:00:00Z -", "1: notice 2026-06-12 unknown  -"],
        &[("start-from-update", "/feed/0/entry/0")],
    ),
    (
        "years of two digits, zones by their names, a zone that means two, a day alone",
        "feed/dates.xml",
        &[
            "4 0 0 0 2026-06-12T00:00:00Z -",
            "a: notice 2026-06-12T10:58Z unknown  -",
            "b: notice 2026-06-12T08:58Z unknown  -",
            "c: notice 2026-06-12 unknown  -",
            "d: notice 2026-06-12 unknown  -",
        ],
        &[("zone-unknown", "/rss/0/channel/0/item/2/pubDate/0")],
    ),
    (
        "edited long after it was resolved, an end that only the edit tells, planned work with hours and without",
        "feed/edited.xml",
        &[
            "2 2 0 0 2026-06-12T00:00:00Z 2026-06-20T12:00:00Z",
            "u1: notice 2026-06-12T10:58Z 2026-06-12T14:13Z  -",
            "u2: notice 2026-06-12T10:58Z 2026-06-12T12:00Z  -",
            "u3: maintenance 2026-06-20T10:00Z 2026-06-20T12:00Z  -",
            "u4: maintenance 2026-06-12 unknown  -",
        ],
        &[("end-from-update", "/feed/0/entry/1"), ("start-from-announcement", "/feed/0/entry/3")],
    ),
    (
        "what is unresolved is not resolved",
        "feed/unresolved.xml",
        &["1 0 0 0 2026-06-12T10:58:00Z -", "1: notice 2026-06-12T10:58Z unknown  -"],
        &[],
    ),
];

#[test]
fn every_trap_is_read_for_what_it_is() {
    for (trap, name, expected, repairs) in TRAPS {
        let feed = read(name);
        let mut told = vec![counts(&feed)];
        for incident in &feed.feed.incidents {
            told.extend(incident.segments.iter().map(|segment| format!("{}: {}", incident.id, period(segment))));
        }
        assert_eq!(told, *expected, "{name}: {trap}");
        assert_eq!(notes(&feed), *repairs, "{name}: {trap}");
    }
}

#[test]
fn words_for_how_bad_it_was_are_read_in_any_letters_and_unknown_ones_are_noted() {
    let instatus = r#"{"activeIncidents": [{"id": "1", "name": "A", "started": "2026-01-01T10:00:00Z", "status": "MONITORING", "impact": "WORD"}]}"#;
    let kuma = r#"{"hasMore": false, "incidents": [{"id": 1, "title": "A", "createdDate": "2026-01-01 10:00:00", "active": true, "style": "WORD"}]}"#;
    let widget = r#"{"ongoing_incidents": [{"id": "1", "name": "A", "started_at": "2026-01-01T10:00:00Z", "status": "monitoring", "current_worst_impact": "WORD"}]}"#;
    let page = r#"{"incidents": [{"id": "1", "name": "A", "created_at": "2026-01-01T10:00:00Z", "status": "monitoring", "impact": "WORD", "incident_updates": []}]}"#;
    let table = [
        (instatus, "MAJOR", "outage", false),
        (instatus, "MAJOROUTAGE", "outage", false),
        (instatus, "OPERATIONAL", "notice", false),
        (instatus, "WORSE", "notice", true),
        (kuma, "Danger", "outage", false),
        (kuma, "primary", "notice", false),
        (kuma, "purple", "notice", true),
        (widget, "Full outage", "outage", false),
        (widget, "worse", "notice", true),
        (page, "Minor", "degraded", false),
        (page, "worse", "notice", true),
    ];
    for (feed, word, expected, noted) in table {
        let feed = converted(feed.replace("WORD", word).as_bytes());
        let told = period(&feed.feed.incidents[0].segments[0]);
        assert_eq!(told.split(' ').next(), Some(expected), "{word}");
        assert_eq!(notes(&feed).iter().any(|(code, _)| *code == "unknown-word"), noted, "{word}");
    }
}
