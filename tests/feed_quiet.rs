//! The reader without words: `scripts/test-native` runs this once with the feature `notes` and once without, as the widget's
//! first binary is built. Whatever it holds of is the same for both.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::{FeedError, Options, outline};

const WORDS: bool = cfg!(feature = "notes");

/// A feed of one incident; what stands in `more` follows in it.
fn incident(more: &str) -> String {
    let incident =
        r#""id": "a", "title": "A", "kind": "outage", "start": "2026-03-02T09:10Z", "end": "2026-03-02T11:40Z""#;
    [r#"{"version": 1, "incidents": [{"#, incident, more, "}]}"].concat()
}

#[test]
fn what_had_to_be_mended_is_known_without_words_too() {
    let table = [
        ("", false),
        (r#", "x-own": 1"#, false),
        (r#", "colour": "red""#, true),
        (r#", "severity": "terrible""#, true),
        (r#", "summary": 12"#, true),
        (r#", "summary": "half \ud83d""#, true),
        (r#", "components": ["nobody"]"#, true),
        (r#", "id": "b""#, true),
        (r#", "resolution": {"at": "one day"}"#, true),
    ];
    for (more, mended) in table {
        let feed = outline(incident(more).as_bytes(), &Options::default()).expect(more);
        assert_eq!(feed.mended, mended, "{more}");
        assert_eq!(feed.notes.is_empty(), !(WORDS && mended), "{more}");
        assert_eq!(feed.timeline.incidents.len(), 1, "{more}");
    }
}

#[test]
fn repairs_do_not_depend_on_words() {
    let more = r#", "severity": "Major", "summary": {"de": "half \ud83d"}, "components": ["x"], "duration": "2h 30m", "resolution": "2026-03-02T12:40Z""#;
    let text = incident(more).replace("\"a\"", "7").replace("outage", "meltdown");
    let read = outline(text.as_bytes(), &Options::default()).expect("a feed").timeline;
    let incident = &read.incidents[0];
    assert_eq!((&*incident.id, incident.title.get(""), read.components.len()), ("7", "A", 1));
    assert_eq!(incident.summary.as_ref().map(|s| s.get("de")), Some("half \u{FFFD}"));
    assert_eq!(incident.segments[0].source_kind.as_deref(), Some("meltdown"));
    assert!(incident.severity.is_some() && incident.segments[0].length.is_some());
    assert!(incident.story.resolution.as_ref().is_some_and(|resolution| resolution.at.is_some()));
}

#[test]
fn what_goes_on_is_open_beside_what_says_that_it_is_over() {
    let over = r#", "resolution": {"at": "2026-03-02T11:40Z"}"#;
    let segments = r#", "segments": [{"kind": "outage", "start": "2026-03-02T09:10Z", "end": "2026-03-02T11:40Z"}]"#;
    // Where the two stand side by side, nothing had to be mended: it is only told.
    for (more, mended, undated) in [(over, WORDS, false), (segments, true, true)] {
        let text = incident(more).replacen(r#""2026-03-02T11:40Z""#, r#""ongoing""#, 1);
        let feed = outline(text.as_bytes(), &Options::default()).expect("a feed");
        assert_eq!((feed.mended, feed.timeline.incidents[0].undated.is_some()), (mended, undated), "{more}");
    }
}

#[test]
fn what_is_no_feed_has_its_code_and_words_only_where_there_are_some() {
    let table = [
        ("", "empty"),
        ("<p>", "html"),
        ("{\"a\": 1,}", "json-syntax"),
        ("{\"a\": \"\\ud83d\" 1}", "json-syntax"),
        ("{\"incidents\": 1}", "not-a-feed"),
        ("[]", "not-a-feed"),
        ("{\"incidents\": [], \"version\": 2}", "unsupported-version"),
    ];
    for (text, expected) in table {
        let FeedError { code, message, .. } = outline(text.as_bytes(), &Options::default()).expect_err(text);
        assert_eq!((code, message.is_empty()), (expected, !WORDS), "{text}");
    }
}
