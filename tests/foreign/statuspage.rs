//! Atlassian Statuspage.

use super::{converted, counts, incident, notes, one, periods, read};
use incident_timeline::feed::native::wire::{Instant, Severity, Story, Text};

#[test]
fn components_get_periods_of_true_length_from_their_transitions() {
    let feed = read("statuspage/sample.json");
    assert_eq!(counts(&feed), "1 0 0 4 2026-04-30T13:02:00Z 2026-04-30T18:05:00Z");
    assert_eq!(
        periods(&feed, "8zc63m64hy36"),
        [
            "outage 2026-04-30T13:02Z 2026-04-30T16:40Z web1 major_outage",
            "degraded 2026-04-30T16:40Z 2026-04-30T18:05Z web1 degraded_performance",
        ]
    );
    assert_eq!(notes(&feed), []);
}

#[test]
fn a_report_is_the_story_and_no_update_of_the_day() {
    let feed = read("statuspage/sample.json");
    let incident = incident(&feed, "8zc63m64hy36");
    let story = "**Short story**\n\nA failed disk controller…";
    assert_eq!(incident.long, Some(Story::Text(Text::One(story.into()))));
    assert_eq!(incident.updates.len(), 3);
    assert_eq!(incident.published_at, Some(Instant::Exact("2026-05-02T14:20:00Z".into())));
    assert_eq!((incident.severity, incident.source_kind.as_deref()), (Some(Severity::Critical), Some("critical")));
}

#[test]
fn every_repair_is_noted_where_it_was_needed() {
    let feed = read("statuspage/traps.json");
    assert_eq!(
        notes(&feed),
        [
            ("zero-length", "/incidents/0"),
            ("end-before-start", "/incidents/1"),
            ("repeated-update", "/incidents/2/incident_updates/3"),
            ("open-with-end", "/incidents/6"),
        ]
    );
}

#[test]
fn counts_are_those_of_the_file_before_any_repair() {
    let feed = read("statuspage/traps.json");
    assert_eq!(counts(&feed), "10 0 3 11 2015-03-01T00:00:00Z 2026-01-03T11:00:00Z");
}

#[test]
fn what_cannot_be_is_shown_for_what_it_is() {
    let feed = read("statuspage/traps.json");
    let table = [
        ("zero", "degraded 2015-03-01T02:00Z 2015-03-01T05:30Z  minor"),
        ("reversed", "degraded 2026-01-02T10:00Z unknown  minor"),
        ("none", "notice 2026-01-01T10:00Z 2026-01-01T12:00Z  none"),
        ("backdated", "outage 2026-01-03T06:00Z 2026-01-03T11:00Z web major_outage"),
        ("dated", "degraded 2026-04-01T00:00Z ongoing  minor"),
        ("future", "degraded 2031-01-01T00:00Z ongoing  minor"),
        ("bulk", "degraded 2026-01-01T10:00Z 2026-01-01T12:00Z web minor"),
        ("plain", "degraded 2026-01-01T10:00Z 2026-01-01T12:00Z  minor"),
    ];
    for (id, expected) in table {
        assert_eq!(periods(&feed, id), [expected], "{id}");
    }
}

#[test]
fn an_open_incident_stays_open_when_all_components_work_again() {
    let expected = [
        "outage 2026-05-01T08:00Z 2026-05-01T09:00Z web partial_outage",
        "notice 2026-05-01T09:00Z ongoing web monitoring",
    ];
    assert_eq!(periods(&read("statuspage/traps.json"), "open"), expected);
}

#[test]
fn equal_neighbours_fold_and_html_becomes_markdown() {
    let feed = read("statuspage/traps.json");
    assert_eq!(incident(&feed, "repeated").updates.len(), 2);
    assert_eq!(incident(&feed, "zero").updates[1].text, Text::One("Fixed & done.\n\n- one".into()));
}

#[test]
fn maintenances_are_planned_under_way_or_done() {
    let feed = read("statuspage/maintenances.json");
    assert_eq!(counts(&feed), "0 3 0 3 2026-04-01T02:00:00Z 2026-06-01T04:00:00Z");
    let table = [
        ("planned", "maintenance 2026-06-01T02:00Z 2026-06-01T04:00Z  -"),
        ("running", "maintenance 2026-05-01T02:00Z ongoing  -"),
        ("done", "maintenance 2026-04-01T02:00Z 2026-04-01T05:00Z web under_maintenance"),
    ];
    for (id, expected) in table {
        assert_eq!(periods(&feed, id), [expected], "{id}");
    }
    let running = incident(&feed, "running");
    assert_eq!(running.segments[0].detail, one("Planned until 1 May 2026, 04:00 UTC."));
}

#[test]
fn a_summary_is_no_history_and_its_indicator_is_not_believed() {
    let feed = read("statuspage/summary.json");
    assert_eq!(periods(&feed, "x"), ["outage 2026-01-01T10:00Z ongoing  major"]);
    assert_eq!(feed.feed.history_from, Some(Instant::Exact("2026-05-02T09:20:00Z".into())));
    assert!(feed.feed.history_note.is_some());
    assert_eq!(feed.feed.components.len(), 1, "a container is no component");
    assert_eq!(feed.feed.components[0].group, one("Europe"));
}

#[test]
fn an_incident_that_is_dated_back_does_not_lengthen_the_history_of_a_full_page() {
    let incident = |n: usize| {
        let created = format!("2026-11-{:02}T08:00:00Z", n % 25 + 1);
        let started = if n == 7 { "2024-01-05T08:00:00Z" } else { &*created };
        let (ended, name) = (format!("2026-11-{:02}T09:00:00Z", n % 25 + 1), n.to_string());
        serde_json::json!({"id": name, "name": name, "status": "resolved", "created_at": created, "started_at": started,
            "resolved_at": ended, "impact": "major", "incident_updates": []})
    };
    let incidents: Vec<_> = (0..50).map(incident).collect();
    let page = serde_json::json!({"page": {"id": "a"}, "incidents": incidents});
    let feed = converted(page.to_string().as_bytes()).feed;
    assert_eq!(feed.history_from, Some(Instant::Exact("2026-11-01T08:00:00Z".into())));
    assert_eq!(feed.incidents.len(), 50);
}

#[test]
fn a_full_page_says_how_far_it_goes_back() {
    let feed = read("statuspage/page-full.json").feed;
    assert_eq!(feed.history_from, Some(Instant::Exact("2026-05-01T00:00:00Z".into())));
    assert_eq!(feed.history_note, one("This source shows its newest 50 incidents, back to 1 May 2026."));
}

#[test]
fn over_is_what_was_declared_over_and_not_when_all_was_green() {
    let feed = converted(
        br#"{"page":{"id":"p","name":"P"},"incidents":[{"id":"a","name":"A","status":"resolved","impact":"major",
        "started_at":"2026-01-10T10:00:00Z","created_at":"2026-01-10T10:00:00Z","resolved_at":"2026-01-10T12:00:00Z","incident_updates":[
        {"id":"3","status":"resolved","body":"Over.","display_at":"2026-01-10T12:00:00Z"},
        {"id":"2","status":"monitoring","body":"Green.","display_at":"2026-01-10T11:00:00Z","affected_components":[
            {"code":"w","name":"Web","old_status":"major_outage","new_status":"operational"}]},
        {"id":"1","status":"investigating","body":"Red.","display_at":"2026-01-10T10:00:00Z","affected_components":[
            {"code":"w","name":"Web","old_status":"operational","new_status":"major_outage"}]}]}]}"#,
    );
    assert_eq!(periods(&feed, "a"), ["outage 2026-01-10T10:00Z 2026-01-10T11:00Z w major_outage"]);
    let resolution = incident(&feed, "a").resolution.as_ref().expect("a resolution");
    assert_eq!(resolution.at, Some(Instant::Exact("2026-01-10T12:00:00Z".into())));
}

#[test]
fn what_atom_published_when_it_was_over_has_the_times_of_its_updates() {
    let feed = converted(
        br#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>a</id><title>A</title>
        <published>2026-11-07T22:46:17Z</published><updated>2026-11-07T22:46:17Z</updated><content type="html">
        &lt;p&gt;&lt;small&gt;Nov 7, 22:46 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Resolved&lt;/strong&gt; - Over.&lt;/p&gt;
        &lt;p&gt;&lt;small&gt;Nov 7, 20:10 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Investigating&lt;/strong&gt; - Looking.&lt;/p&gt;
        </content></entry></feed>"#,
    );
    assert_eq!(periods(&feed, "a"), ["notice 2026-11-07T20:10Z 2026-11-07T22:46Z  -"]);
    assert_eq!(notes(&feed), []);
}

#[test]
fn what_atom_calls_a_scheduled_event_is_maintenance_whatever_its_title_says() {
    let feed = converted(
        br#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>a</id><title>Upgrade of database</title>
        <published>2026-11-19T10:00:00Z</published><updated>2026-11-20T12:30:00Z</updated><content type="html">
        &lt;p&gt;&lt;strong&gt;THIS IS A SCHEDULED EVENT Nov 20, 10:00 - 12:00 UTC&lt;/strong&gt;&lt;/p&gt;
        &lt;p&gt;&lt;small&gt;Nov 20, 12:30 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Completed&lt;/strong&gt; - Done.&lt;/p&gt;
        </content></entry></feed>"#,
    );
    assert_eq!(periods(&feed, "a"), ["maintenance 2026-11-20T10:00Z 2026-11-20T12:30Z  -"]);
}

#[test]
fn what_was_opened_again_ends_when_it_was_resolved_for_good() {
    let incident = |last: &str, resolved: &str| {
        let feed = converted(
            format!(
                r#"{{"page":{{"id":"p","name":"P"}},"incidents":[{{"id":"a","name":"A","status":"resolved","impact":"major",
                "started_at":"2026-01-10T12:00:00Z","resolved_at":"{resolved}","incident_updates":[
                {{"status":"resolved","body":"Gone.","display_at":"2026-01-10T15:00:00Z"}},
                {{"status":"{last}","body":"It is back.","display_at":"2026-01-10T14:00:00Z"}},
                {{"status":"resolved","body":"Over.","display_at":"2026-01-10T13:05:00Z"}}]}}]}}"#
            )
            .as_bytes(),
        );
        assert_eq!(notes(&feed), []);
        periods(&feed, "a").concat()
    };
    assert_eq!(incident("investigating", "2026-01-10T13:05:00Z"), "outage 2026-01-10T12:00Z 2026-01-10T15:00Z  major");
    // More words on what is over, and an end that was corrected, leave the stated one.
    assert_eq!(incident("resolved", "2026-01-10T13:05:00Z"), "outage 2026-01-10T12:00Z 2026-01-10T13:05Z  major");
    assert_eq!(incident("investigating", "2026-01-10T14:30:00Z"), "outage 2026-01-10T12:00Z 2026-01-10T14:30Z  major");
}

#[test]
fn a_word_that_is_missing_is_not_called_an_unknown_one() {
    let of = |impact: &str| {
        let incident = r#""id": "a", "name": "A", "status": "investigating", "created_at": "2026-05-01T10:00:00Z""#;
        let page = r#""page": {"id": "p", "name": "P"}"#;
        let text = format!(r#"{{{page}, "incidents": [{{{incident}{impact}, "incident_updates": []}}]}}"#);
        converted(text.as_bytes()).notes.into_iter().find(|note| note.code == "unknown-word").expect("a note").message
    };
    assert!(of("").starts_with("`impact` is missing here. It is a notice"), "{}", of(""));
    assert!(of(r#", "impact": "weird""#).starts_with("`weird` is not a known `impact`."));
}
