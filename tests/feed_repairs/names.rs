//! Names that are not known: what each was meant to be, or where it belongs.

use super::*;

/// What the note on that name says is to be done.
fn cure(feed: &Feed, name: &str) -> String {
    let told = |note: &&incident_timeline::feed::Note| note.code == "unknown-name" && note.pointer.ends_with(name);
    let note = feed.notes.iter().find(told).unwrap_or_else(|| panic!("{name}: {:?}", feed.notes));
    let (_, cure) = note.message.split_once("It is left out. ").expect("what becomes of it");
    cure.to_owned()
}

#[test]
fn what_others_call_a_field_of_an_incident_is_told_with_its_name() {
    for (name, meant) in [
        ("description", "summary"),
        ("body", "long"),
        ("root_cause", "cause"),
        ("affected_components", "components"),
        ("services", "components"),
        ("lessons_learned", "lessons"),
        ("action_items", "actions"),
        ("timeline", "updates"),
        ("events", "updates"),
        ("name", "title"),
        ("slug", "id"),
        ("priority", "severity"),
        ("impactLevel", "severity"),
        ("category", "kind"),
        ("periods", "segments"),
        ("downtime", "duration"),
    ] {
        let feed = incident(json!({meant: "-", name: "x"}));
        assert_eq!(cure(&feed, name), format!("Write it as `{meant}`."), "{name}");
    }
}

#[test]
fn what_others_call_the_parts_of_a_story_is_told_with_its_name() {
    let feed = incident(json!({
        "updates": [{"timestamp": 1, "message": "x", "status": "resolved"}, {"time": 1, "body": "x"}, {"date": 1}],
        "attempts": [{"action": "x", "time": 1, "status": "x"}],
        "actions": [{"title": "x", "deadline": 1, "completed_at": 1}, {"due_date": 1}],
        "links": [{"href": "x", "text": "x"}, {"url": "x", "label": "x"}],
        "apology": {"text": "x", "author": "x", "date": 1},
        "resolution": {"time": 1, "description": "x"},
        "data_loss": {"status": "none", "description": "x"},
        "cause": {"description": "x", "confidence": "x"},
    }));
    for (name, meant) in [
        ("updates/0/timestamp", "at"),
        ("updates/0/message", "text"),
        ("updates/0/status", "phase"),
        ("updates/1/time", "at"),
        ("updates/1/body", "text"),
        ("updates/2/date", "at"),
        ("attempts/0/action", "tried"),
        ("attempts/0/time", "at"),
        ("attempts/0/status", "outcome"),
        ("actions/0/title", "text"),
        ("actions/0/deadline", "due"),
        ("actions/0/completed_at", "done_at"),
        ("actions/1/due_date", "due"),
        ("links/0/href", "url"),
        ("links/0/text", "title"),
        ("links/1/label", "title"),
        ("apology/author", "by"),
        ("apology/date", "at"),
        ("resolution/time", "at"),
        ("resolution/description", "text"),
        ("data_loss/description", "text"),
        ("cause/description", "text"),
        ("cause/confidence", "certainty"),
    ] {
        assert_eq!(cure(&feed, name), format!("Write it as `{meant}`."), "{name}");
    }
}

#[test]
fn a_component_and_a_site_have_a_name_and_no_title() {
    let feed = read(&json!({
        "version": 1, "title": "x", "site": {"title": "Example"}, "components": [{"id": "a", "title": "A"}], "incidents": [],
    }));
    assert_eq!(cure(&feed, "site/title"), "Write it as `name`.");
    assert_eq!(cure(&feed, "components/0/title"), "Write it as `name`.");
    assert_eq!(cure(&feed, "title"), "Move it into `site`: {\"name\": …}.");
}

#[test]
fn what_has_no_field_of_its_own_is_told_where_it_belongs() {
    let feed = incident(json!({
        "kind": "maintenance", "status": "cancelled", "story": {"short": "x"}, "duration_minutes": 45, "url": "x",
        "detected_at": "2015-08-14T09:00Z",
    }));
    assert!(cure(&feed, "status").contains("use \"cancelled\" for planned work that did not take place"));
    assert!(cure(&feed, "story").ends_with("up into the incident itself."), "{}", cure(&feed, "story"));
    assert!(cure(&feed, "duration_minutes").starts_with("Write it as `duration`, with its unit"));
    assert_eq!(cure(&feed, "url"), "Add it to `links`: [{\"title\": …, \"url\": …}].");
    assert_eq!(cure(&feed, "detected_at"), "Move it into `detection`: {\"at\": …}.");
}

#[test]
fn nobody_is_sent_to_a_field_that_is_there_already() {
    let feed = incident(json!({"titel": "B", "Title": "C", "begin": "2015-08-14", "root_cause": "x", "cause": "x"}));
    for name in ["titel", "Title", "begin", "root_cause"] {
        assert!(cure(&feed, name).starts_with("Remove it, or write it as `x-"), "{}", cure(&feed, name));
    }
    let feed = incident(json!({"summary": "x", "description": "x"}));
    assert_eq!(cure(&feed, "description"), "Write it as `long`.");
    let feed = incident(json!({"summary": null, "description": "x"}));
    assert_eq!(cure(&feed, "description"), "Write it as `summary`.");
}

#[test]
fn nobody_is_sent_to_a_field_that_has_nothing_to_do_with_it() {
    let feed = incident(json!({"title": "-", "start": "-", "components": "-", "comment": "x", "segmens": []}));
    assert!(cure(&feed, "comment").starts_with("Remove it"), "{}", cure(&feed, "comment"));
    assert_eq!(cure(&feed, "segmens"), "Did you mean `segments`?");
    let feed = incident(json!({"title": "-", "time": "2015-08-14"}));
    assert!(!cure(&feed, "time").contains("title"), "{}", cure(&feed, "time"));
}
