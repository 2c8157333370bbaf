//! What a note tells to do can be done, where it is told.

use super::*;

#[test]
fn who_knows_a_time_roughly_is_shown_how_to_say_so() {
    let rough =
        "write {\"earliest\": \"2015-08-14T09:00Z\", \"latest\": \"2015-08-14T12:00Z\", \"text\": \"Friday morning\"}";
    for time in ["2026-03", "~2026-03-02", "approx. 11:40", "a while ago"] {
        for name in ["start", "end"] {
            let feed = incident(json!({name: time}));
            assert!(feed.notes[0].message.contains(rough), "{time}: {}", feed.notes[0].message);
        }
        // Where one stands already, another would not do.
        for (name, part) in [("start", "earliest"), ("end", "at"), ("end", "latest")] {
            let feed = incident(json!({name: {part: time}}));
            assert!(!feed.notes[0].message.contains("roughly"), "{time}: {}", feed.notes[0].message);
        }
    }
}

#[test]
fn an_end_of_another_type_is_told_with_the_words_for_one() {
    for end in [json!(false), json!([]), json!(true)] {
        let feed = incident(json!({"end": end}));
        assert_eq!((&segment(&feed).end, feed.notes[0].code), (&End::Unknown, "unreadable-time"), "{end}");
        assert!(feed.notes[0].message.ends_with("\"ongoing\" or \"unknown\"."), "{}", feed.notes[0].message);
    }
}

#[test]
fn the_cure_for_a_length_can_be_written_where_it_stands() {
    let feed = incident(json!({"end": "-", "duration": "~2h"}));
    assert!(feed.notes[0].message.contains("{\"about\": \"1h\""), "{}", feed.notes[0].message);
    let feed = incident(json!({"end": "-", "duration": {"about": "~2h"}}));
    assert!(!feed.notes[0].message.contains("about\":"), "{}", feed.notes[0].message);
    assert!(feed.notes[0].message.contains("Write \"1h 30m\""), "{}", feed.notes[0].message);
}

#[test]
fn nobody_is_told_to_add_a_start_that_is_there_and_cannot_be_read() {
    for feed in [incident(json!({"start": "soon"})), segments(json!([{"kind": "outage", "start": "soon"}]))] {
        let [unreadable, without] = &feed.notes[..] else { panic!("{:?}", feed.notes) };
        assert_eq!(unreadable.code, "unreadable-time");
        assert!(
            without.message.contains(" cannot be read. It is ") && without.message.contains(" Correct `start`"),
            "{}",
            without.message
        );
    }
}

#[test]
fn a_time_in_place_of_a_resolution_is_when_it_was_over() {
    for time in ["2015-08-14T10:00Z", " 2015-08-14"] {
        let feed = incident(json!({"end": "-", "resolution": time}));
        let resolution = feed.timeline.incidents[0].story.resolution.as_ref().expect("it");
        assert_eq!((resolution.at.is_some(), &resolution.text), (true, &None), "{time}");
        assert_eq!(notes(&feed), [("shorthand", "/incidents/0/resolution")]);
        assert!(feed.notes[0].message.ends_with("Write {\"at\": …}."));
    }
}

#[test]
fn an_answer_that_is_none_is_told_with_the_words_for_one() {
    for answer in [json!(false), json!([]), json!(0), json!({}), json!("no")] {
        let feed = incident(json!({"data_loss": answer}));
        let last = feed.notes.last().expect("a note");
        assert!(last.message.contains("one of: none, none_except, possible,"), "{answer}: {}", last.message);
    }
    let feed = incident(json!({"cause": {"text": "Rain"}}));
    assert!(feed.notes[0].message.ends_with("Add `certainty` with one of: confirmed, suspected, unknown."));
    let feed = segments(json!([{"start": "2015-08-14T09:00Z"}]));
    assert!(
        feed.notes[0].message.ends_with("Add `kind` with one of: outage, degraded, read_only, maintenance, notice.")
    );
}

#[test]
fn an_incident_is_not_related_to_itself() {
    let feed = incident(json!({"related": ["a"]}));
    assert_eq!(notes(&feed), [("related-to-itself", "/incidents/0/related/0")]);
}

#[test]
fn an_email_that_is_no_address_is_told_so() {
    for email in ["not an address", "Ada Example", "help at example.com", "a b@example.com"] {
        let feed = incident(json!({"contact": {"email": email}}));
        assert_eq!(notes(&feed), [("no-mailbox", "/incidents/0/contact/email")], "{email}");
    }
    assert_eq!(notes(&incident(json!({"contact": {"email": "help@example.com"}}))), []);
}

#[test]
fn a_story_that_is_nothing_but_an_address_is_told_how_to_name_a_file() {
    for address in ["story.md", "stories/2015.html", "https://example.com/x.md", "http://example.com/", "Report.TXT"] {
        let feed = incident(json!({"long": address}));
        assert_eq!(feed.timeline.incidents[0].story.long, Some(StoryText::Here(Text::new(address))));
        assert_eq!(notes(&feed), [("address-as-text", "/incidents/0/long")], "{address}");
        assert!(feed.notes[0].message.ends_with(&format!("Write {{\"href\": \"{address}\"}}.")));
    }
    for text in ["See story.md", "It was over at noon.", "https://example.com/ says more"] {
        assert_eq!(notes(&incident(json!({"long": text}))), [], "{text}");
    }
}

#[test]
fn a_language_of_the_feed_that_looks_like_none_is_told() {
    let feed = read(&json!({"version": 1, "languages": ["english", "de-AT"], "incidents": []}));
    assert_eq!(notes(&feed), [("language-tag", "/languages/0")]);
}
