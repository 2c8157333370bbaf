//! Names, words and texts.

use super::*;

#[test]
fn an_unknown_kind_is_a_notice_and_its_word_is_kept() {
    let feed = incident(json!({"kind": "Meteor shower"}));
    assert_eq!(segment(&feed).kind, Kind::Notice);
    assert_eq!(segment(&feed).source_kind.as_deref(), Some("Meteor shower"));
    assert_eq!(notes(&feed), [("unknown-word", "/incidents/0/kind")]);
    assert!(feed.notes[0].message.ends_with("Write one of: outage, degraded, read_only, maintenance, notice."));
}

#[test]
fn words_are_read_in_any_case_and_with_any_gap() {
    for word in ["read-only", "read only", "readonly", "READ_ONLY", " Read Only "] {
        let feed = incident(json!({"kind": word}));
        assert_eq!(segment(&feed).kind, Kind::ReadOnly, "{word}");
        assert_eq!(segment(&feed).source_kind, None, "{word}");
        assert_eq!(notes(&feed), [("spelling", "/incidents/0/kind")], "{word}");
        assert_eq!(feed.notes[0].severity, Severity::Info);
    }
    let feed = incident(json!({"updates": [{"at": "2015-08-14T09:00Z", "phase": "Post-Mortem", "text": "x"}]}));
    assert_eq!(feed.timeline.incidents[0].story.updates[0].phase, Some(Phase::Postmortem));
}

#[test]
fn an_unknown_word_is_left_out_and_the_known_ones_are_listed() {
    let feed = incident(json!({"severity": "terrible", "cause": {"certainty": "maybe", "text": "Rain"}}));
    let incident = &feed.timeline.incidents[0];
    assert_eq!(incident.severity, None);
    assert_eq!(incident.story.cause.as_ref().map(|c| c.certainty), Some(Certainty::Unknown));
    assert_eq!(
        notes(&feed),
        [("unknown-word", "/incidents/0/severity"), ("unknown-word", "/incidents/0/cause/certainty")]
    );
    assert!(feed.notes[0].message.contains("none, minor, major, critical"));
}

#[test]
fn a_number_is_read_where_a_text_belongs() {
    let feed = incident(json!({"id": 17, "title": 503, "tags": [1.50]}));
    let incident = &feed.timeline.incidents[0];
    assert_eq!((&*incident.id, incident.title.get("en"), &*incident.story.tags[0]), ("17", "503", "1.5"));
    assert!(feed.notes.iter().all(|note| note.code == "number-as-text" && note.severity == Severity::Info));
    assert_eq!(feed.notes.len(), 3);
}

#[test]
fn a_text_is_read_where_an_object_belongs() {
    let feed = incident(json!({
        "cause": "Faulty hardware", "apology": "Sorry", "contact": "Ask us", "impact": "All", "detection": "A customer",
        "resolution": "Over", "data_loss": "none", "links": ["https://example.com"], "updates": ["We are looking"],
        "attempts": ["A restart"], "actions": ["New disks"], "revisions": ["A typo"],
    }));
    let story = &feed.timeline.incidents[0].story;
    assert_eq!(story.cause.as_ref().and_then(|c| c.text.clone()), Some(Text::new("Faulty hardware")));
    assert_eq!(story.data_loss.as_ref().map(|d| (d.status, &d.text)), Some((DataLossStatus::None, &None)));
    assert_eq!(story.links[0].title, Text::new("https://example.com"));
    assert_eq!(story.updates[0].text, Text::new("We are looking"));
    assert_eq!(story.actions[0].status, ActionStatus::Planned);
    assert_eq!(feed.notes.iter().filter(|note| note.code == "shorthand").count(), 12);
    assert!(notes(&feed).contains(&("shorthand", "/incidents/0/links/0")));
}

#[test]
fn a_single_value_is_read_where_a_list_belongs() {
    let feed = incident(json!({"tags": "database", "updates": {"at": "2015-08-14T09:00Z", "text": "Hello"}}));
    let story = &feed.timeline.incidents[0].story;
    assert_eq!((&*story.tags[0], story.updates.len()), ("database", 1));
    assert_eq!(notes(&feed), [("not-a-list", "/incidents/0/updates"), ("not-a-list", "/incidents/0/tags")]);
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_known_one() {
    let feed = incident(json!({"colour": "red", "sevrity": "major", "x-ticket": 12, "x_ticket": 12}));
    assert_eq!(notes(&feed), [("unknown-name", "/incidents/0/colour"), ("unknown-name", "/incidents/0/sevrity")]);
    assert!(feed.notes[0].message.contains("write it as `x-colour`"));
    assert!(feed.notes[1].message.ends_with("Did you mean `severity`?"));
}

#[test]
fn what_others_call_a_start_or_an_end_is_told_with_its_name() {
    for (name, meant) in [
        ("from", "start"),
        ("begin", "start"),
        ("start_time", "start"),
        ("startedAt", "start"),
        ("to", "end"),
        ("until", "end"),
        ("resolved_at", "end"),
        ("ended_at", "end"),
        ("end-time", "end"),
    ] {
        let feed = incident(json!({meant: "-", name: "2015-08-14T09:00Z"}));
        let expected = format!("Write it as `{meant}`.");
        assert!(feed.notes[0].message.ends_with(&expected), "{}", feed.notes[0].message);
    }
    let feed = incident(json!({"end": {"from": "2015-08-14", "to": "2015-08-15"}}));
    assert!(feed.notes[0].message.ends_with("Write it as `earliest`."), "{}", feed.notes[0].message);
    assert!(feed.notes[1].message.ends_with("Write it as `latest`."), "{}", feed.notes[1].message);
}

#[test]
fn of_a_name_that_stands_there_twice_the_last_counts() {
    let text = br#"{"version": 1, "incidents": [{"id": "a", "id": "b", "title": "A", "kind": "notice", "start": "2015-08-14"}]}"#;
    let feed = parse(text, &Options::default()).expect("a feed");
    assert_eq!(&*feed.timeline.incidents[0].id, "b");
    assert_eq!(notes(&feed), [("duplicate-name", "/incidents/0/id")]);
}

#[test]
fn an_object_with_nothing_but_href_is_a_reference() {
    let feed = incident(json!({"short": {"href": "a.md"}, "long": {"de_AT": "Servus", "en": "Hello"}}));
    let story = &feed.timeline.incidents[0].story;
    assert_eq!(story.short, Some(StoryText::At("a.md".into())));
    let Some(StoryText::Here(text)) = &story.long else { panic!("a text") };
    assert_eq!((text.get("de-AT"), text.get("fr")), ("Servus", "Servus"));
    assert_eq!(notes(&feed), []);
}

#[test]
fn what_stands_beside_href_is_left_out() {
    let feed = incident(json!({"short": {"href": "a.md", "title": "z"}}));
    assert_eq!(feed.timeline.incidents[0].story.short, Some(StoryText::At("a.md".into())));
    assert_eq!(notes(&feed), [("unknown-name", "/incidents/0/short/title")]);
}

#[test]
fn a_reader_of_another_language_gets_the_first_of_the_feed_else_of_the_text() {
    let texts = r#""incidents": [{"id": "a", "title": {"fr": "Panne", "de": "Ausfall", "en": "Outage"}, "kind": "notice", "start": "2015-08-14"}]}"#;
    let title = |head: &str| {
        let feed = parse([head, texts].concat().as_bytes(), &Options::default()).expect("a feed");
        feed.timeline.incidents[0].title.get("it").to_owned()
    };
    assert_eq!(title(r#"{"version": 1, "languages": ["en"], "#), "Outage");
    assert_eq!(title(r#"{"version": 1, "#), "Panne");
}

#[test]
fn odd_languages_are_kept_and_told() {
    let feed = incident(json!({"title": {"English": "A", "auf deutsch": "B", "en": 7, "fr": [], "it": null}}));
    let title = &feed.timeline.incidents[0].title;
    assert_eq!((title.get("en"), title.get("auf deutsch")), ("7", "B"));
    let codes: Vec<_> = feed.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["language-tag", "language-tag", "number-as-text", "wrong-type"]);
}

#[test]
fn of_a_language_that_stands_twice_the_last_text_counts() {
    let feed = r#"{"version": 1, "incidents": [{"id": "a", "kind": "notice", "start": "2015-08-14",
        "title": {"en": "A", "de": "B", "en": "C", "DE": "D", "fr": "E", "fr": null}}]}"#;
    let feed = parse(feed.as_bytes(), &Options::default()).expect("a feed");
    let title = &feed.timeline.incidents[0].title;
    assert_eq!((title.get("en"), title.get("de"), title.get("fr")), ("C", "B", "C"));
    let twice = [("duplicate-name", "/incidents/0/title/en"), ("duplicate-name", "/incidents/0/title/DE")];
    assert_eq!(notes(&feed), twice);
}

#[test]
fn a_text_has_so_many_languages_at_most() {
    let table: Vec<String> = (0..10_000).map(|i| format!("\"en-{i:05}\": \"T\"")).collect();
    let feed = format!(
        r#"{{"version": 1, "incidents": [{{"id": "a", "title": {{{}}}, "kind": "notice", "start": "2015-08-14"}}]}}"#,
        table.join(",")
    );
    let feed = parse(feed.as_bytes(), &Options::default()).expect("a feed");
    assert_eq!(feed.timeline.incidents[0].title.languages().len(), 400);
    assert_eq!(notes(&feed), [("text-cut", "/incidents/0/title")]);
}

#[test]
fn a_long_text_is_cut_at_a_character() {
    let feed =
        json!({"version": 1, "incidents": [{"id": "a", "title": "ééé", "kind": "notice", "start": "2015-08-14"}]});
    let options = Options { max_text: 3 };
    let feed = parse(feed.to_string().as_bytes(), &options).expect("a feed");
    assert_eq!(feed.timeline.incidents[0].title.get("en"), "é");
    assert!(notes(&feed).contains(&("text-cut", "/incidents/0/title")));
}

#[test]
fn pointers_are_escaped() {
    let feed = incident(json!({"a/b~c": 1}));
    assert_eq!(notes(&feed), [("unknown-name", "/incidents/0/a~1b~0c")]);
}

#[test]
fn a_kind_that_is_no_word_is_noted_once() {
    for (kind, shown) in
        [(json!(3), "the number `3`"), (json!(["outage"]), "a list"), (json!(true), "true"), (json!({}), "an object")]
    {
        let feed = incident(json!({"kind": kind}));
        assert_eq!((segment(&feed).kind, &segment(&feed).source_kind), (Kind::Notice, &None), "{kind}");
        assert_eq!(notes(&feed), [("unknown-word", "/incidents/0/kind")], "{kind}");
        assert!(
            feed.notes[0].message.starts_with(&format!("{shown} is not a valid `kind`. It is shown as a notice. "))
        );
    }
}

#[test]
fn a_story_in_a_file_is_found_under_another_name_than_href() {
    let feed = incident(json!({"long": {"file": "a.md"}}));
    assert_eq!(feed.timeline.incidents[0].story.long, Some(StoryText::At("a.md".into())));
    assert_eq!(notes(&feed), [("spelling", "/incidents/0/long")]);
    assert!(feed.notes[0].message.ends_with("Write `href`."));
}
