//! Incidents, segments, components and what belongs to them.

use super::*;

#[test]
fn a_good_feed_gives_no_notes() {
    let feed = incident(json!({}));
    assert_eq!(feed.notes, []);
    assert_eq!(segment(&feed).end, End::Unknown);
}

#[test]
fn an_incident_without_a_start_is_listed_with_its_story() {
    let feed =
        incident(json!({"start": "-", "updates": [{"at": "2015-08-14T09:00Z", "text": "Hello"}], "lessons": ["One"]}));
    let incident = &feed.timeline.incidents[0];
    assert_eq!(incident.segments, []);
    assert_eq!(incident.story.updates.len(), 1);
    assert_eq!(incident.story.lessons, [Text::new("One")]);
    assert_eq!(notes(&feed), [("incident-without-start", "/incidents/0")]);
    assert!(feed.notes[0].message.ends_with("Add `start`, or `segments`."));
    let feed = super::incident(json!({"kind": "-", "start": "-"}));
    assert!(feed.notes[0].message.ends_with("Add `kind` and `start`, or `segments`."));
}

#[test]
fn a_segment_without_a_start_is_left_out() {
    let feed =
        segments(json!([{"kind": "degraded"}, {"kind": "outage", "start": "2015-08-14T09:00Z", "end": "ongoing"}]));
    assert_eq!(feed.timeline.incidents[0].segments.len(), 1);
    assert_eq!(notes(&feed), [("segment-without-start", "/incidents/0/segments/0")]);
}

#[test]
fn the_only_segment_may_take_the_start_of_its_incident() {
    let feed = incident(json!({"kind": "-", "end": "-", "segments": [{"kind": "degraded"}]}));
    assert_eq!(segment(&feed).start, at(0));
    assert_eq!(segment(&feed).kind, Kind::Degraded);
}

#[test]
fn the_only_segment_without_a_start_leaves_an_incident_that_is_listed() {
    let feed = segments(json!([{"kind": "degraded"}]));
    assert_eq!(feed.timeline.incidents[0].segments, []);
    assert_eq!(notes(&feed), [("segment-without-start", "/incidents/0/segments/0")]);
    assert!(feed.notes[0].message.ends_with("Add `start`."));
}

#[test]
fn the_short_form_helps_out_where_no_segment_can_be_read() {
    let feed = incident(json!({"segments": [{"kind": "degraded"}, {"kind": "degraded"}]}));
    assert_eq!((segment(&feed).kind, &segment(&feed).start), (Kind::Outage, &at(0)));
    let feed = incident(json!({"segments": ["yesterday", 7]}));
    assert_eq!((segment(&feed).kind, &segment(&feed).start), (Kind::Outage, &at(0)));
}

#[test]
fn segments_win_over_the_short_form() {
    let feed = incident(json!({"segments": [{"kind": "degraded", "start": "2015-08-14T10:00Z"}]}));
    assert_eq!((segment(&feed).kind, &segment(&feed).start), (Kind::Degraded, &at(60)));
    assert_eq!(notes(&feed), [("short-form-and-segments", "/incidents/0")]);
}

#[test]
fn an_only_segment_takes_the_end_and_the_length_of_its_incident() {
    let only = |members: Value, segment: Value| {
        let mut members = members;
        members["segments"] = json!([segment]);
        incident(members)
    };
    let feed = only(json!({"end": "2015-08-14T10:00Z"}), json!({"kind": "outage"}));
    assert_eq!((&segment(&feed).start, &segment(&feed).end), (&at(0), &End::At(at(60))));
    assert_eq!(notes(&feed), [("short-form-and-segments", "/incidents/0")]);
    let feed = only(json!({"end": "-", "duration": "20m"}), json!({"kind": "outage", "start": "2015-08-14T09:10Z"}));
    assert_eq!(segment(&feed).end, End::At(at(30)));
    let feed = only(json!({"end": "2015-08-14T10:00Z"}), json!({"kind": "outage", "duration": "20m"}));
    assert_eq!(segment(&feed).end, End::At(at(20)));
    let two =
        json!([{"kind": "outage", "start": "2015-08-14T09:10Z"}, {"kind": "outage", "start": "2015-08-14T09:20Z"}]);
    let feed = incident(json!({"end": "2015-08-14T10:00Z", "segments": two}));
    assert_eq!(segment(&feed).end, End::Unknown);
}

#[test]
fn a_segment_without_a_kind_takes_that_of_its_incident_else_it_is_a_notice() {
    let feed = incident(json!({"start": "-", "end": "-", "segments": [{"start": "2015-08-14T10:00Z"}]}));
    assert_eq!(segment(&feed).kind, Kind::Outage);
    let feed = segments(json!([{"start": "2015-08-14T10:00Z"}]));
    assert_eq!(segment(&feed).kind, Kind::Notice);
    assert_eq!(notes(&feed), [("missing", "/incidents/0/segments/0")]);
}

#[test]
fn an_incident_without_an_id_is_named_by_its_place() {
    let good = json!({"id": "incident-2", "title": "A", "kind": "notice", "start": "2015-08-14"});
    let bare = json!({"title": "B", "kind": "notice", "start": "2015-08-14"});
    let feed = read(&json!({"version": 1, "incidents": [good, bare, bare]}));
    let ids: Vec<&str> = feed.timeline.incidents.iter().map(|i| &*i.id).collect();
    assert_eq!(ids, ["incident-2", "incident-2-2", "incident-3"]);
    assert_eq!(notes(&feed), [("missing", "/incidents/1"), ("missing", "/incidents/2")]);
}

#[test]
fn of_two_incidents_with_one_id_the_first_keeps_it() {
    let with = |id: &str| json!({"id": id, "title": "A", "kind": "notice", "start": "2015-08-14"});
    let feed = read(&json!({"version": 1, "incidents": [with("a"), with("a-2"), with("a"), with("a"), with("a-2")]}));
    let ids: Vec<&str> = feed.timeline.incidents.iter().map(|i| &*i.id).collect();
    assert_eq!(ids, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    assert_eq!(notes(&feed)[0], ("duplicate-id", "/incidents/2/id"));
    assert_eq!(feed.notes.len(), 3);
}

#[test]
fn a_missing_title_is_replaced() {
    for title in [
        json!("-"),
        json!(null),
        json!(""),
        json!("  "),
        json!("\u{200b}\u{1}"),
        json!({}),
        json!({"en": ""}),
        json!([]),
    ] {
        let feed = incident(json!({"title": title}));
        assert_eq!(feed.timeline.incidents[0].title.get("en"), "Untitled incident", "{title}");
        assert!(notes(&feed).contains(&("missing", "/incidents/0")), "{title}");
    }
}

#[test]
fn what_is_no_incident_is_skipped_with_an_error() {
    let feed = read(
        &json!({"version": 1, "incidents": [7, null, [], "x", {"id": "a", "title": "A", "kind": "notice", "start": "2015-08-14"}]}),
    );
    assert_eq!(feed.timeline.incidents.len(), 1);
    let expected = [0, 1, 2, 3].map(|i| ("wrong-type", format!("/incidents/{i}")));
    assert!(notes(&feed).into_iter().eq(expected.iter().map(|(code, pointer)| (*code, &**pointer))));
    assert!(feed.notes.iter().all(|note| note.severity == Severity::Error));
    assert_eq!(
        feed.notes[0].message,
        "Expected an object in braces, found the number `7`. It is left out. Write an object in braces."
    );
}

#[test]
fn an_unknown_component_is_made() {
    let feed = read(&json!({"version": 1, "components": [{"id": "web", "name": "Web"}], "incidents": [
        {"id": "a", "title": "A", "kind": "notice", "start": "2015-08-14", "components": ["webb", "web", "webb"]},
    ]}));
    let names: Vec<_> = feed.timeline.components.iter().map(|c| (&*c.id, c.name.get("en"))).collect();
    assert_eq!(names, [("web", "Web"), ("webb", "webb")]);
    assert_eq!(segment(&feed).components, [1, 0]);
    assert_eq!(notes(&feed), [("unknown-component", "/incidents/0/components/0")]);
    assert!(feed.notes[0].message.ends_with("Did you mean `web`? If not, add it to `components`."));
    let feed = incident(json!({"components": ["web"]}));
    assert!(feed.notes[0].message.ends_with("Add it to `components`."));
}

#[test]
fn components_may_lack_a_name_or_an_id_or_be_there_twice() {
    let feed = read(
        &json!({"version": 1, "components": ["web", {"name": "Mail"}, {"id": "web", "name": "Again"}, {}], "incidents": []}),
    );
    let names: Vec<_> = feed.timeline.components.iter().map(|c| (&*c.id, c.name.get("en"))).collect();
    assert_eq!(names, [("web", "web"), ("Mail", "Mail")]);
    let codes: Vec<_> = feed.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["shorthand", "missing", "missing", "duplicate-id", "missing"]);
}

#[test]
fn updates_are_sorted_and_attempts_are_not() {
    let feed = incident(json!({
        "updates": [{"at": "2015-08-14T11:00Z", "text": "c"}, {"at": "2015-08-14T10:00Z", "text": "b"}, {"at": "2015-08-14T10:00Z", "text": "a"}],
        "attempts": [{"at": "2015-08-14T11:00Z", "tried": "1"}, {"at": "2015-08-14T10:00Z", "tried": "2"}],
    }));
    let story = &feed.timeline.incidents[0].story;
    assert_eq!(story.updates.iter().map(|u| u.text.get("en")).collect::<String>(), "abc");
    assert_eq!(story.attempts.iter().map(|a| a.tried.get("en")).collect::<String>(), "12");
    assert_eq!(notes(&feed), []);
}

#[test]
fn an_update_may_lack_a_time_or_a_text_but_not_everything() {
    let feed = incident(
        json!({"updates": [{"text": "a"}, {"at": "2015-08-14T11:00Z", "phase": "resolved"}, {"at": "2015-08-14T11:00Z"}]}),
    );
    assert_eq!(feed.timeline.incidents[0].story.updates.len(), 2);
    let expected =
        ["/incidents/0/updates/0", "/incidents/0/updates/1", "/incidents/0/updates/2"].map(|p| ("missing", p));
    assert_eq!(notes(&feed), expected);
}

#[test]
fn segments_are_sorted_by_start() {
    let feed = segments(json!([
        {"kind": "degraded", "start": "2015-08-14T10:00Z"},
        {"kind": "outage", "start": "2015-08-14T09:00Z"},
        {"kind": "notice", "start": "2015-08-14T10:00Z"},
    ]));
    let kinds: Vec<Kind> = feed.timeline.incidents[0].segments.iter().map(|s| s.kind).collect();
    assert_eq!(kinds, [Kind::Outage, Kind::Degraded, Kind::Notice]);
}

#[test]
fn incidents_are_sorted_newest_first_and_those_without_a_start_last() {
    let with = |id: &str, start: &str| json!({"id": id, "title": id, "kind": "notice", "start": start});
    let feed = read(&json!({"version": 1, "featured": "new", "incidents": [
        with("none-1", ""), with("old", "2014-01-01"), with("new", "2016-01-01"), with("none-2", ""), with("old-2", "2014-01-01"),
    ]}));
    let ids: Vec<&str> = feed.timeline.incidents.iter().map(|i| &*i.id).collect();
    assert_eq!(ids, ["new", "old", "old-2", "none-1", "none-2"]);
    assert_eq!(feed.timeline.featured, Some(0));
}

#[test]
fn a_featured_or_related_incident_that_is_not_there_is_told() {
    let bare = json!({"version": 1, "featured": "b", "incidents": [
        {"id": "a", "title": "A", "kind": "notice", "start": "2015-08-14", "related": ["b"]}]});
    let feed = read(&bare);
    assert_eq!(feed.timeline.featured, None);
    assert_eq!(notes(&feed), [("unknown-incident", "/incidents/0/related/0"), ("unknown-incident", "/featured")]);
    let mut paged = bare;
    paged["next"] = json!("older.json");
    assert_eq!(notes(&read(&paged)), [("unknown-incident", "/featured")]);
}

#[test]
fn a_missing_version_is_1() {
    let feed = read(&json!({"incidents": []}));
    assert_eq!(notes(&feed), [("missing", "")]);
    assert_eq!(notes(&read(&json!({"version": "1", "incidents": []}))), [("spelling", "/version")]);
}

#[test]
fn done_at_makes_an_action_done() {
    let feed = incident(json!({"actions": [{"text": "New disks", "done_at": "2015-08-20"}]}));
    assert_eq!((feed.timeline.incidents[0].story.actions[0].status, notes(&feed)), (ActionStatus::Done, vec![]));
}

#[test]
fn ten_thousand_troubles_make_two_hundred_notes_and_one_that_counts_the_others() {
    let feed = read(&json!({"version": 1, "incidents": vec![json!({}); 10_000]}));
    assert_eq!(feed.timeline.incidents.len(), 10_000);
    assert_eq!(feed.notes.len(), 201);
    assert_eq!(feed.notes[200].code, "more-notes");
}

#[test]
fn an_action_that_is_completed_is_done() {
    let feed = incident(json!({"actions": [{"text": "A", "status": "completed", "due": "2015-08-20"}]}));
    assert_eq!(feed.timeline.incidents[0].story.actions[0].status, ActionStatus::Done);
    assert_eq!(notes(&feed), [("spelling", "/incidents/0/actions/0/status")]);
    let feed = incident(json!({"updates": [{"at": "2015-08-14T10:00Z", "phase": "completed", "text": "A"}]}));
    assert_eq!(feed.timeline.incidents[0].story.updates[0].phase, Some(Phase::Resolved));
}

#[test]
fn a_day_on_which_it_was_done_contradicts_an_action_that_is_planned() {
    for (status, expected) in [("planned", 1), ("in_progress", 1), ("done", 0), ("dropped", 0)] {
        let feed = incident(json!({"actions": [{"text": "A", "status": status, "done_at": "2015-08-20"}]}));
        assert_eq!(feed.notes.len(), expected, "{status}");
        assert!(feed.notes.iter().all(|note| note.code == "done-and-open"), "{status}");
    }
}

#[test]
fn nothing_is_over_before_it_began() {
    for at in ["2015-08-14T08:00Z", "2015-08-13"] {
        let feed = incident(json!({"resolution": {"at": at, "text": "All is well."}}));
        let resolution = feed.timeline.incidents[0].story.resolution.as_ref().expect("its text");
        assert_eq!(resolution.at, None, "{at}");
        assert_eq!(notes(&feed), [("end-before-start", "/incidents/0/resolution/at")], "{at}");
    }
    for at in ["2015-08-14T09:00Z", "2015-08-14"] {
        assert_eq!(notes(&incident(json!({"resolution": {"at": at}}))), [], "{at}");
    }
}

#[test]
fn an_address_of_another_site_needs_a_scheme() {
    for (url, cure) in
        [("www.example.com", "`https://www.example.com`"), ("help@example.com", "`mailto:help@example.com`")]
    {
        let feed = incident(json!({"links": [{"title": "A", "url": url}], "contact": {"url": url}}));
        let expected = [("no-scheme", "/incidents/0/contact/url"), ("no-scheme", "/incidents/0/links/0/url")];
        assert_eq!(notes(&feed), expected, "{url}");
        assert!(feed.notes[0].message.contains(cure), "{url}");
    }
    for url in
        ["https://example.com/@us", "mailto:help@example.com", "reports/2.html", "/@us", "?by=a@b", "//www.example.com"]
    {
        let feed = incident(json!({"links": [{"title": "A", "url": url}]}));
        assert_eq!(notes(&feed), [], "{url}");
    }
}

#[test]
fn a_mailbox_is_written_without_a_scheme() {
    let feed = incident(json!({"contact": {"email": "mailto:help@example.com"}}));
    let contact = feed.timeline.incidents[0].story.contact.as_ref().expect("a contact");
    assert_eq!(contact.email.as_deref(), Some("help@example.com"));
    assert_eq!(notes(&feed), [("spelling", "/incidents/0/contact/email")]);
}

#[test]
fn an_incident_that_goes_on_stays_open_beside_segments_that_are_over() {
    let closed = json!({"kind": "outage", "start": "2015-08-14T09:00Z", "end": "2015-08-14T10:00Z"});
    let later = json!({"kind": "degraded", "start": "2015-08-14T10:00Z", "end": "2015-08-14T11:00Z"});
    let unended = json!({"kind": "degraded", "start": "2015-08-14T10:00Z"});
    for (segments, kind) in [
        (json!([closed]), Kind::Outage),
        (json!([later, closed]), Kind::Degraded),
        (json!([closed, unended]), Kind::Degraded),
    ] {
        let feed = incident(json!({"kind": "-", "start": "-", "end": "ongoing", "segments": segments}));
        let incident = &feed.timeline.incidents[0];
        assert_eq!(
            (incident.undated, state(incident, Time(2 * NINE))),
            (Some(kind), State::Ongoing(kind)),
            "{segments}"
        );
        assert_eq!(notes(&feed), [("open-beside-segments", "/incidents/0/end")]);
        assert!(!incident.segments.iter().any(|segment| segment.end == End::Ongoing));
    }
    let open = json!({"kind": "outage", "start": "2015-08-14T09:00Z", "end": "ongoing"});
    let feed = incident(json!({"kind": "-", "start": "-", "end": "ongoing", "segments": [open]}));
    assert_eq!(feed.timeline.incidents[0].undated, None);
    assert_eq!(notes(&feed), [("short-form-and-segments", "/incidents/0")]);
}

#[test]
fn what_goes_on_since_nobody_knows_when_keeps_what_it_concerns() {
    let open = |components: Value| json!({"kind": "outage", "end": "ongoing", "components": components});
    for (segments, expected) in [
        (json!([open(json!(["mail"]))]), &["mail"][..]),
        (json!([open(json!(["mail"])), open(json!(["web"]))]), &["mail", "web"]),
        (json!([open(json!([]))]), &["all"]),
    ] {
        let feed = incident(json!({"kind": "-", "start": "-", "components": ["all"], "segments": segments}));
        let incident = &feed.timeline.incidents[0];
        let ids = incident.undated_in.iter().map(|c| &*feed.timeline.components[*c as usize].id);
        assert_eq!(ids.collect::<Vec<_>>(), expected, "{segments}");
    }
    let whole = json!([open(json!(["mail"])), open(json!([]))]);
    let feed = incident(json!({"kind": "-", "start": "-", "components": "-", "segments": whole}));
    assert_eq!(feed.timeline.incidents[0].undated_in, [0; 0]);
    let feed = incident(json!({"start": "-", "end": "ongoing", "components": ["mail"]}));
    assert_eq!(feed.timeline.incidents[0].undated_in.len(), 1);
}

#[test]
fn since_when_it_is_over_is_asked_about_while_it_goes_on() {
    let over = json!({"at": "2015-08-14T10:00Z"});
    let feed = incident(json!({"end": "ongoing", "resolution": over}));
    assert_eq!(state(&feed.timeline.incidents[0], Time(2 * NINE)), State::Ongoing(Kind::Outage));
    assert_eq!(notes(&feed), [("over-and-open", "/incidents/0/resolution")]);
    assert_eq!(notes(&incident(json!({"end": "ongoing", "resolution": {"text": "We watch it."}}))), []);
    assert_eq!(notes(&incident(json!({"end": "2015-08-14T10:00Z", "resolution": over}))), []);
}

#[test]
fn a_table_of_components_is_noted_once_with_the_cure() {
    let feed = read(&json!({"version": 1, "components": {"mail": "E-mail", "api": "API"}, "incidents": [
        {"id": "a", "title": "A", "kind": "notice", "start": "2015-08-14"},
    ]}));
    assert_eq!(feed.timeline.components, []);
    assert_eq!(notes(&feed), [("wrong-type", "/components")]);
    assert!(feed.notes[0].message.contains("Write a list [{\"id\":"));
    let only = read(&json!({"version": 1, "components": {"id": "mail", "name": "E-mail"}, "incidents": []}));
    assert_eq!((only.timeline.components.len(), notes(&only)), (1, vec![("not-a-list", "/components")]));
}

#[test]
fn the_name_of_a_component_in_place_of_its_id_is_told_with_the_id() {
    let feed = read(&json!({"version": 1, "components": [{"id": "mx", "name": "E-mail"}], "incidents": [
        {"id": "a", "title": "A", "kind": "notice", "start": "2015-08-14", "components": ["E-mail"]},
    ]}));
    assert_eq!(notes(&feed), [("unknown-component", "/incidents/0/components/0")]);
    assert!(feed.notes[0].message.contains("Did you mean `mx`?"));
}

#[test]
fn what_is_empty_is_noted_as_what_is_missing() {
    let feed = incident(json!({
        "end": "", "updates": [{"at": " ", "text": "Hello"}], "data_loss": {"status": ""}, "severity": "", "summary": "",
    }));
    assert_eq!(segment(&feed).end, End::Unknown);
    let expected = [
        ("end-null", "/incidents/0/end"),
        ("missing", "/incidents/0/data_loss"),
        ("missing", "/incidents/0/updates/0"),
    ];
    assert_eq!(notes(&feed), expected);
}
