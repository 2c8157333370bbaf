//! What a source means by what it says: documents in one line, each with the periods that come of it.

use super::{converted, counts, notes, period};

type Row = (&'static str, &'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// An entry of Atom, published on 1 May 2026 at 10:00, with a body that is in HTML.
const ATOM: &str = "ATOM ";

const TOLD: &[Row] = &[
    (
        "Atom: who speaks of it again has not resolved it",
        "ATOM <p><small>May 1, 12:30 UTC</small><br><strong>Investigating</strong> - Back.</p><p><small>May 1, 12:00 UTC</small><br><strong>Resolved</strong> - Done.</p>",
        &["1: notice 2026-05-01T10:00Z ongoing  -"],
        &[],
    ),
    (
        "Atom: planned work that is under way has not ended when it was to",
        "ATOM <p>THIS IS A SCHEDULED EVENT May 20, 10:00 - 12:00 +02</p><p><small>May 20, 08:01 UTC</small><br><strong>In progress</strong> - Now.</p>",
        &["1: maintenance 2026-05-20T08:00Z ongoing  -"],
        &[],
    ),
    (
        "Atom: an end in a zone that is not known is no end in UTC",
        "ATOM <p><small>May 1, 11:20 BST</small><br><strong>Resolved</strong> - Done.</p>",
        &["1: notice 2026-05-01T10:00Z unknown  -"],
        &[],
    ),
    (
        "Statuspage: planned work that was done early did not begin when it was announced",
        r#"{"page": {}, "scheduled_maintenances": [{"id": "1", "name": "A", "status": "completed", "created_at": "2026-05-01T10:00:00Z", "scheduled_for": "2026-05-10T02:00:00Z", "resolved_at": "2026-05-09T23:00:00Z", "incident_updates": [
            {"status": "scheduled", "body": "a", "created_at": "2026-05-01T10:00:00Z"}, {"status": "in_progress", "body": "b", "created_at": "2026-05-09T22:00:00Z"}, {"status": "completed", "body": "c", "created_at": "2026-05-09T23:00:00Z"}]}]}"#,
        &["1: maintenance 2026-05-09T22:00Z 2026-05-09T23:00Z  -"],
        &[("end-before-start", "/scheduled_maintenances/0")],
    ),
    (
        "Statuspage: what changes behind the end, or before the start, is no part of it",
        r#"{"page": {}, "incidents": [{"id": "1", "name": "A", "status": "resolved", "impact": "major", "started_at": "2026-05-01T10:00:00Z", "resolved_at": "2026-05-01T12:00:00Z", "incident_updates": [
            {"status": "investigating", "body": "a", "created_at": "2026-05-01T09:50:00Z", "affected_components": [{"code": "c", "name": "C", "old_status": "operational", "new_status": "major_outage"}]},
            {"status": "resolved", "body": "b", "created_at": "2026-05-01T12:30:00Z", "affected_components": [{"code": "c", "name": "C", "old_status": "major_outage", "new_status": "operational"}]}]}]}"#,
        &["1: outage 2026-05-01T10:00Z 2026-05-01T12:00Z c major_outage"],
        &[],
    ),
    (
        "Slack: for when work is planned is not stated",
        r#"[{"id": 1, "title": "A", "type": "maintenance", "status": "scheduled", "date_created": "2026-05-01T10:00:00-07:00", "services": [], "notes": []}]"#,
        &["1: maintenance 2026-05-01 unknown  -"],
        &[("start-from-announcement", "/0")],
    ),
    (
        "Heroku: a word that nobody knows does not make it open",
        r#"[{"id": 1, "title": "A", "state": "archived", "full_url": "", "created_at": "2026-05-01T10:00:00Z", "updates": []}]"#,
        &["1: degraded 2026-05-01T10:00Z unknown  -"],
        &[("unknown-word", "/0")],
    ),
    (
        "Heroku: planned work in the list of incidents is not open before it begins",
        r#"[{"id": 1, "title": "A", "state": "upcoming", "resolved": false, "full_url": "", "created_at": "2026-07-15T17:00:24Z", "systems": [{"name": "Apps", "status": "green"}],
            "updates": [{"created_at": "2026-07-15T17:00:24Z", "contents": "a", "update_type": "scheduled"}]}]"#,
        &["1: maintenance 2026-07-15 unknown Apps green"],
        &[("start-from-announcement", "/0")],
    ),
    (
        "Better Stack: over, with nothing said but how it began, it was no outage without a length",
        r#"{"data": {"type": "status_page"}, "included": [{"id": "1", "type": "status_report", "attributes": {"title": "A", "report_type": "manual", "aggregate_state": "resolved", "starts_at": "2026-05-01T10:00:00Z", "ends_at": null,
            "affected_resources": [{"status_page_resource_id": "10", "status": "resolved"}]}}, {"id": "2", "type": "status_update", "attributes": {"message": "Down.", "published_at": "2026-05-01T10:00:00Z", "status_report_id": "1",
            "affected_resources": [{"status_page_resource_id": "10", "status": "downtime"}]}}]}"#,
        &["1: outage 2026-05-01T10:00Z unknown 10 downtime"],
        &[],
    ),
    (
        "Statuspage: an id that is longer than a number is that id",
        r#"{"page": {}, "incidents": [{"id": 12345678901234567890, "name": "A", "status": "investigating", "impact": "minor", "created_at": "2026-05-01T10:00:00Z", "incident_updates": []}]}"#,
        &["12345678901234567890: degraded 2026-05-01T10:00Z ongoing  minor"],
        &[],
    ),
    (
        "OneUptime: a severity that nobody knows is degraded, and noted",
        r#"{"incidents": [{"_id": "1", "title": "A", "declaredAt": "2026-05-01T10:00:00Z", "incidentSeverity": {"name": "Weird"}, "currentIncidentState": {"name": "Created"}}], "incidentStateTimelines": []}"#,
        &["1: degraded 2026-05-01T10:00Z ongoing  Weird"],
        &[("unknown-word", "/incidents/0")],
    ),
    (
        "Better Stack: a state that nobody knows is noted beside an end, too",
        r#"{"data": {"id": "1", "type": "status_page"}, "included": [{"id": "1", "type": "status_report", "attributes": {"title": "A", "report_type": "manual", "aggregate_state": "flooded",
            "starts_at": "2026-05-01T10:00:00Z", "ends_at": "2026-05-01T11:00:00Z"}}]}"#,
        &["1: degraded 2026-05-01T10:00Z 2026-05-01T11:00Z  -"],
        &[("unknown-word", "/included/0")],
    ),
    (
        "Cachet 3: a status of 0 is not known to its publisher, and a word of its format",
        r#"{"data": [{"id": "1", "type": "incidents", "attributes": {"name": "A", "status": {"human": "Unknown", "value": 0}, "occurred": {"string": "2026-05-01T10:00:00Z"}}}]}"#,
        &["1: degraded 2026-05-01T10:00Z unknown  -"],
        &[],
    ),
    (
        "OneUptime: one that was resolved twice is over since the second time, however its changes are sorted",
        r#"{"incidents": [{"_id": "1", "title": "A", "declaredAt": "2026-05-01T10:00:00Z", "currentIncidentState": {"isResolvedState": true}}], "incidentStateTimelines": [
            {"incidentId": "1", "startsAt": "2026-05-01T10:00:00Z", "incidentState": {"name": "Created", "isCreatedState": true}}, {"incidentId": "1", "startsAt": "2026-05-01T11:00:00Z", "incidentState": {"name": "Resolved", "isResolvedState": true}},
            {"incidentId": "1", "startsAt": "2026-05-01T12:00:00Z", "incidentState": {"name": "Created", "isCreatedState": true}}, {"incidentId": "1", "startsAt": "2026-05-01T15:00:00Z", "incidentState": {"name": "Resolved", "isResolvedState": true}}]}"#,
        &["1: degraded 2026-05-01T10:00Z 2026-05-01T15:00Z  -"],
        &[],
    ),
    (
        "Cachet: opened again and closed without a word, it ended with its last change",
        r#"{"data": [{"id": 1, "name": "A", "component_id": 0, "status": 4, "occurred_at": "2026-04-30T10:00:00Z", "updated_at": "2026-05-03T08:00:00Z", "updates": [
            {"status": 4, "message": "a", "created_at": "2026-04-30T14:00:00Z"}, {"status": 1, "message": "b", "created_at": "2026-05-01T10:00:00Z"}]}]}"#,
        &["1: degraded 2026-04-30T10:00Z 2026-05-03T08:00Z  -"],
        &[("end-from-update", "/data/0")],
    ),
    (
        "Cachet 3: 0 is for who is logged in, 2 is hidden",
        r#"{"data": [{"id": "1", "type": "incidents", "attributes": {"name": "A", "visible": 2, "occurred": "2026-04-30T10:00:00Z"}}, {"id": "2", "type": "incidents", "attributes": {"name": "B", "visible": {"human": "Hidden", "value": 0}, "occurred": "2026-04-30T10:00:00Z"}}]}"#,
        &[],
        &[("left-out", "/data/0"), ("left-out", "/data/1")],
    ),
    (
        "OpenStatus: the time of the last change is no end of what began with it",
        r#"{"title": "A", "statusReports": [{"id": 1, "title": "A", "status": "resolved", "updatedAt": "2026-05-01T10:00:00Z", "statusReportUpdates": []}]}"#,
        &["report-1: degraded 2026-05-01T10:00Z unknown  -"],
        &[("start-from-update", "/statusReports/0")],
    ),
    (
        "Better Stack: words in any letters, and none that is not known",
        r#"{"data": {"type": "status_page", "attributes": {}}, "included": [{"id": "1", "type": "status_report", "attributes": {"title": "A", "starts_at": "2026-05-01T10:00:00Z", "aggregate_state": "Downtime"}},
            {"id": "2", "type": "status_report", "attributes": {"title": "B", "starts_at": "2026-04-01T10:00:00Z", "aggregate_state": "frozen"}}, {"id": "3", "type": "status_report"}, "x"]}"#,
        &["1: outage 2026-05-01T10:00Z ongoing  -", "2: degraded 2026-04-01T10:00Z unknown  -"],
        &[("not-a-record", "/included/3"), ("unknown-word", "/included/1"), ("not-a-record", "/included/2")],
    ),
    (
        "Better Stack: what is open has not ended, whatever end stands beside it; that of planned work was planned",
        r#"{"data": {"type": "status_page", "attributes": {}}, "included": [{"id": "1", "type": "status_report", "attributes": {"title": "A", "starts_at": "2026-05-01T10:00:00Z", "ends_at": "2026-05-01T12:00:00Z", "aggregate_state": "downtime"}},
            {"id": "2", "type": "status_report", "attributes": {"title": "B", "report_type": "maintenance", "starts_at": "2026-05-02T10:00:00Z", "ends_at": "2026-05-02T12:00:00Z", "aggregate_state": "maintenance"}}]}"#,
        &["1: outage 2026-05-01T10:00Z ongoing  -", "2: maintenance 2026-05-02T10:00Z 2026-05-02T12:00Z  -"],
        &[("open-with-end", "/included/0")],
    ),
    (
        "Statuspage: what nothing is said of is shown as a notice, and noted",
        r#"{"page": {}, "incidents": [{"id": "1", "name": "A", "status": "investigating", "created_at": "2026-05-01T10:00:00Z"}]}"#,
        &["1: notice 2026-05-01T10:00Z ongoing  -"],
        &[("unknown-word", "/incidents/0")],
    ),
    (
        "Instatus: the same where the word is null",
        r#"[{"id": "1", "name": "A", "started": "2026-05-01T10:00:00Z", "status": "RESOLVED", "impact": null, "resolved": "2026-05-01T12:00:00Z", "updates": []}]"#,
        &["1: notice 2026-05-01T10:00Z 2026-05-01T12:00Z  -"],
        &[("unknown-word", "/0")],
    ),
    (
        "cState: a number is no word for a severity",
        r#"{"is": "issues", "pages": [{"is": "issue", "title": "A", "filename": "1.md", "createdAt": "2026-05-01T10:00:00Z", "resolvedAt": "2026-05-01T12:00:00Z", "resolved": true, "severity": 2, "affected": ["API"]}]}"#,
        &["1: notice 2026-05-01T10:00Z 2026-05-01T12:00Z API 2"],
        &[("unknown-word", "/pages/0")],
    ),
    (
        "Cachet: a status that nobody knows is noted",
        r#"{"data": [{"id": 1, "name": "A", "component_id": 0, "status": 9, "occurred_at": "2026-05-01T10:00:00Z"}, {"id": 2, "name": "B", "component_id": 0, "status": "Fixed", "occurred_at": "2026-04-01T10:00:00Z"}]}"#,
        &["1: degraded 2026-05-01T10:00Z unknown  -", "2: degraded 2026-04-01T10:00Z unknown  -"],
        &[("unknown-word", "/data/0"), ("unknown-word", "/data/1")],
    ),
    (
        "RSS: a day of the week in French is no month",
        "<rss><channel><title>S</title><item><title>A</title><guid>1</guid><pubDate>mar. 4 juin 2024 10:30:00 GMT</pubDate></item></channel></rss>",
        &[],
        &[("unreadable-time", "/rss/0/channel/0/item/0/pubDate/0"), ("no-start", "/rss/0/channel/0/item/0")],
    ),
    (
        "RSS: times over several lines, and Atom's under a prefix",
        "<rss><channel><title>S</title><item><title>A</title><guid>1</guid><pubDate>\n  Mon, 15 Jan 2024\n 10:30:00 GMT\n</pubDate></item><item><title>B</title><guid>2</guid><a10:updated>2024-01-14T10:30:00Z</a10:updated></item></channel></rss>",
        &["1: notice 2024-01-15T10:30Z unknown  -", "2: notice 2024-01-14 unknown  -"],
        &[("start-from-update", "/rss/0/channel/0/item/1")],
    ),
    (
        "Atom: what is partly resolved, or not, is not over",
        "<feed><title>S</title><entry><id>1</id><title>Partially resolved: A</title><published>2026-05-01T10:00:00Z</published><updated>2026-05-01T12:00:00Z</updated></entry></feed>",
        &["1: notice 2026-05-01T10:00Z unknown  -"],
        &[],
    ),
];

fn document(text: &str) -> String {
    let Some(body) = text.strip_prefix(ATOM) else { return text.to_owned() };
    ["<feed><title>S</title><entry><id>1</id><title>A</title><published>2026-05-01T10:00:00Z</published><content type=\"html\"><![CDATA[", body, "]]></content></entry></feed>"].concat()
}

#[test]
fn what_a_source_means_is_what_is_told() {
    for (why, text, expected, repairs) in TOLD {
        let feed = converted(document(text).as_bytes());
        let mut told = Vec::new();
        for incident in &feed.feed.incidents {
            told.extend(incident.segments.iter().map(|segment| format!("{}: {}", incident.id, period(segment))));
        }
        assert_eq!(told, *expected, "{why}: {}", counts(&feed));
        assert_eq!(notes(&feed), *repairs, "{why}");
    }
}

#[test]
fn titles_and_bodies_of_an_entry_may_be_markup() {
    let feed = |title: &str, content: &str| {
        let head = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>S</title><entry><id>1</id><published>2026-05-01T10:00:00Z</published>";
        let feed = converted([head, title, content, "</entry></feed>"].concat().as_bytes());
        serde_json::to_string(&(&feed.feed.incidents[0].title, &feed.feed.incidents[0].short)).expect("texts")
    };
    let plain = "<title>A</title>";
    let xhtml = "type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Hello <b>world</b> &amp; all.</p></div></content>";
    for space in [" ", "\n", "\t", "\r\n  "] {
        let content = ["<content", space, xhtml].concat();
        assert_eq!(feed(plain, &content), r#"["A","Hello **world** & all."]"#, "{space:?}");
    }
    let prefixed = "<content type=\"xhtml\"><x:div xmlns:x=\"http://www.w3.org/1999/xhtml\"><x:p>Hello <x:b>world</x:b></x:p><x:p>!</x:p></x:div></content>";
    assert_eq!(feed(plain, prefixed), r#"["A","Hello **world**\n\n!"]"#);
    let titles = [
        "<title type=\"html\">&lt;b&gt;API&lt;/b&gt; &amp;amp; Web</title>",
        "<title type=\"html\"><![CDATA[<b>API</b> &amp; Web]]></title>",
        "<title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">API <b>&amp; Web</b></div></title>",
        "<title>API &amp;amp; Web</title>",
        "<title type=\"text\">API &amp; Web</title>",
    ];
    for title in titles {
        assert_eq!(feed(title, "<content>x</content>"), r#"["API & Web","x"]"#, "{title}");
    }
    assert_eq!(feed("<title type=\"text\">a &lt; b</title>", "<content>x</content>"), r#"["a < b","x"]"#);
}

#[test]
fn the_state_of_a_single_incident_is_not_that_of_a_page() {
    let feed = r#"{"id": "1", "name": "A", "status": "resolved", "impact": "major", "created_at": "2026-05-01T10:00:00Z", "resolved_at": "2026-05-01T12:00:00Z", "incident_updates": []}"#;
    let feed = converted(feed.as_bytes()).feed;
    assert_eq!((feed.history_note, feed.history_from), (None, None));
}

#[test]
fn a_story_stays_beside_its_report() {
    let feed = r#"{"incidents": [{"_id": "1", "title": "A", "description": "Nobody could sign in.", "declaredAt": "2026-05-01T10:00:00Z", "currentIncidentState": {"isResolvedState": true},
        "showPostmortemOnStatusPage": true, "postmortemNote": "It was the disk."}], "incidentStateTimelines": []}"#;
    let incident = &converted(feed.as_bytes()).feed.incidents[0];
    let told = serde_json::to_string(&(&incident.short, &incident.long)).expect("texts");
    assert_eq!(told, r#"["Nobody could sign in.","It was the disk."]"#);
}

#[test]
fn a_report_in_markdown_is_cut_at_its_headings_whatever_tags_stand_in_its_lines() {
    let feed = r###"{"page": {}, "incidents": [{"id": "1", "name": "A", "status": "postmortem", "impact": "major", "created_at": "2026-04-30T08:00:00Z", "resolved_at": "2026-04-30T10:00:00Z", "incident_updates": [],
        "postmortem_body": "## Root cause\n\nWe suspect a disk.<br>It was <b>old</b>.\n\n## Impact\n\nSome mail<br>was lost. Set `</b>` aside.\n"}]}"###;
    let incident = &converted(feed.as_bytes()).feed.incidents[0];
    let told = serde_json::to_string(&(&incident.cause, &incident.impact)).expect("parts");
    let expected = r#"[{"certainty":"suspected","text":"We suspect a disk.<br>It was **old**."},{"saw":"Some mail\nwas lost. Set `</b>` aside."}]"#;
    assert_eq!(told, expected);
}
