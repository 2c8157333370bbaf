//! What cannot be read at all, and how a person is told.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::{FeedError, Options, parse};

fn error(bytes: &[u8]) -> FeedError {
    parse(bytes, &Options::default()).expect_err("no feed")
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn an_empty_body_is_called_empty() {
    for bytes in [&b""[..], b" \n\t", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF\0 "] {
        assert_eq!(error(bytes).code, "empty");
    }
}

#[test]
fn a_web_page_is_called_a_web_page() {
    for bytes in [&b"<!doctype html>"[..], b"\n  <html>", b"\xEF\xBB\xBF<p>"] {
        let error = error(bytes);
        assert_eq!((error.code, error.line), ("html", None));
        assert!(error.message.contains("log-in"));
    }
}

#[test]
fn broken_json_is_told_with_line_column_and_cure() {
    let error = error(b"{\n  \"version\": 1,\n  \"incidents\": [\n    {\"id\": \"a\",}\n  ]\n}");
    assert_eq!((error.code, error.line, error.column), ("json-syntax", Some(4), Some(16)));
    assert_eq!(error.message, "A comma stands before a closing bracket. Remove it.");
    assert!(error.to_string().ends_with("(line 4, column 16)"));
}

#[test]
fn the_column_counts_characters() {
    assert_eq!(error("{\"é€😀\" 1}".as_bytes()).column, Some(8));
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = [open.repeat(100_000), "1".into(), close.repeat(100_000)].concat();
        assert_eq!(error(deep.as_bytes()).code, "too-deep");
    }
}

#[test]
fn the_wrong_shape_is_told_with_what_was_found() {
    let table = [
        ("[]", "found a list."),
        ("\"hello\"", "found the text `hello`."),
        ("17", "found the number `17`."),
        ("true", "found true."),
        ("null", "found null."),
        ("{}", "found an empty object."),
        ("{\"page\": 1, \"components\": []}", "found an object with the names page, components."),
        ("{\"version\": 1, \"incidents\": {}}", "found an object whose `incidents` is not a list."),
        ("{\"version\": 1, \"incidents\": \"none\"}", "found an object whose `incidents` is not a list."),
    ];
    for (text, found) in table {
        let error = error(text.as_bytes());
        assert_eq!(error.code, "not-a-feed", "{text}");
        assert!(error.message.contains(found), "{text}: {}", error.message);
    }
}

#[test]
fn one_incident_in_place_of_the_list_is_told_what_is_missing() {
    let error = error(br#"{"version": 1, "incidents": {"id": "a", "title": "A"}}"#);
    assert!(error.message.contains("Put [ ] around what is there."), "{}", error.message);
}

#[test]
fn a_text_without_its_list_is_told_how_to_make_one() {
    let table = [
        (
            r#"{"version": 1, "incidents": {"a": {"title": "A"}, "b": {"title": "B"}}}"#,
            "give each incident its name as `id`",
        ),
        (r#"{"version": 1, "incidents": {}}"#, "Put [ ] around what is there."),
        (r#"{"version": 1, "Incidents": []}"#, "Write `incidents` in small letters."),
        (r#"[{"id": "a", "title": "A"}]"#, "Put {\"version\": 1, \"incidents\": before it and } after it."),
        ("{\"id\": \"a\"}\n{\"id\": \"b\"}", "{\"version\": 1, \"incidents\": [{…}, {…}]}"),
    ];
    for (text, cure) in table {
        let error = error(text.as_bytes());
        assert!(error.message.contains(cure), "{text}: {}", error.message);
    }
}

#[test]
fn many_names_are_told_in_part() {
    let names: Vec<String> = (0..100).map(|i| format!("\"{}{i}\": 1", "é".repeat(50))).collect();
    assert!(error(format!("{{{}}}", names.join(",")).as_bytes()).message.len() < 700);
}

#[test]
fn another_version_is_refused() {
    for version in ["2", "\"2.0\"", "0", "[]", "true", "1.5"] {
        let text = format!("{{\"version\": {version}, \"incidents\": []}}");
        assert_eq!(error(text.as_bytes()).code, "unsupported-version", "{version}");
    }
}

#[test]
fn an_empty_history_is_fine() {
    let text = "{\"version\": 1, \"incidents\": []}";
    assert_eq!(parse(text.as_bytes(), &Options::default()).expect("a feed").timeline.incidents, []);
}

/// What a generator writes that could not read anything must not be told as good news.
#[test]
fn a_history_of_nothing_is_no_empty_one() {
    let error = error(b"{\"version\": 1, \"incidents\": null}");
    assert_eq!(error.code, "not-a-feed");
    assert!(error.message.contains("an object whose `incidents` is not a list"), "{}", error.message);
}

#[test]
fn utf_16_is_read() {
    let text =
        r#"{"version": 1, "incidents": [{"id": "a", "title": "Störung 😀", "kind": "outage", "start": "2015-08-14"}]}"#;
    for (unit, mark) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], b"\xFF\xFE"), (u16::to_be_bytes, b"\xFE\xFF")] {
        let feed = parse(&utf_16(text, unit, mark), &Options::default()).expect("a feed");
        assert_eq!(feed.timeline.incidents[0].title.get("de"), "Störung 😀");
        assert_eq!(feed.notes, []);
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_replaced_and_told() {
    let text = b"{\"version\": 1, \"site\": {\"name\": \"St\xF6rung\"}, \"incidents\": []}";
    let feed = parse(text, &Options::default()).expect("a feed");
    assert_eq!(feed.timeline.site.name.as_ref().map(|name| name.get("de")), Some("St\u{FFFD}rung"));
    assert_eq!((feed.notes[0].code, &*feed.notes[0].pointer), ("not-utf8", ""));
    let text = br#"{"version": 1, "site": {"name": "\ud83d"}, "incidents": []}"#;
    assert_eq!(parse(text, &Options::default()).expect("a feed").notes[0].code, "not-utf8");
}
