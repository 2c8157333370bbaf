//! What is no feed ends in an error that a person understands.

use super::failure;
use incident_timeline::feed::foreign::{ConvertOptions, convert, detect, native};

#[test]
fn what_is_no_feed_is_told_apart() {
    let table = [
        ("", "empty"),
        ("<!doctype html><title>Log in</title>", "html"),
        ("<?xml version=\"1.0\"?><html><title>Log in</title></html>", "html"),
        ("<rss><channel>\n<item><title>a</title", "xml-syntax"),
        ("<?xml version=\"1.0\"?><rss><channel>\n<title>R&D & more <b</title></channel></rss>", "xml-syntax"),
        ("[]", "empty-list"),
        ("{}", "not-a-feed"),
        ("12", "not-a-feed"),
        ("{\"status\": 500, \"error\": \"Internal Server Error\"}", "server-error"),
        ("{\"page\": {}, \"status\": 500}", "not-a-feed"),
        ("{\"incidents\": [", "json-syntax"),
        ("url: https://example.com\nstatus: up", "json-syntax"),
        ("[{\"name\": \"a\", \"key\": \"b\", \"results\": []}]", "not-supported"),
        ("{\"emergingIssues\": {\"value\": []}}", "not-supported"),
        ("[{\"slug\": \"a\", \"dailyMinutesDown\": {}}]", "not-supported"),
        ("[{\"arn\": \"a\", \"event_log\": []}]", "not-supported"),
        ("{\"incidents\": [{\"title\": \"a\", \"affectedsystems\": []}]}", "not-supported"),
        ("{\"incidents\": [{\"title\": \"a\", \"starts_at\": \"\", \"ends_at\": null}]}", "not-supported"),
        ("{\"incidents\": [{\"title\": \"a\", \"start_date_time\": 1700000000}]}", "not-supported"),
        ("{\"result\": {\"status_overall\": {}, \"status\": [], \"incidents\": []}}", "not-supported"),
        ("[{\"id\": 1, \"IncidentImpacts\": []}]", "not-supported"),
        (
            "{\"message\": \"API rate limit exceeded\", \"documentation_url\": \"https://docs.github.com\"}",
            "server-error",
        ),
        ("{\"ok\": false, \"msg\": \"Not found\"}", "server-error"),
        ("{\"data\": [], \"included\": []}", "not-a-feed"),
        // What others call incidents is not ours, and an error beside an empty list is no empty history.
        (
            "{\"incidents\": [{\"id\": \"a\", \"name\": \"A\", \"status\": \"investigating\", \"updates\": [], \"component_impacts\": []}]}",
            "not-a-feed",
        ),
        (
            "{\"incidents\": [{\"id\": \"a\", \"title\": \"A\", \"created_at\": \"2015-10-06T21:30:42Z\", \"urgency\": \"high\"}], \"more\": true}",
            "not-a-feed",
        ),
        ("{\"incidents\": [], \"error\": \"backend timeout\"}", "server-error"),
        ("{\"incidents\": [], \"error\": true}", "not-a-feed"),
    ];
    for (text, code) in table {
        assert_eq!(failure(text.as_bytes()).code, code, "{text}");
    }
}

#[test]
fn what_a_server_says_in_place_of_a_feed_is_told() {
    let table = [
        (r#"{"error": {"code": 401, "message": "Unauthorized"}}"#, "Unauthorized"),
        (r#"{"errors": [{"status": "401", "title": "Unauthorized", "detail": "Missing token"}]}"#, "Missing token"),
        (r#"{"errors": ["Slow down"]}"#, "Slow down"),
        (r#"{"detail": "No credentials were provided."}"#, "No credentials were provided"),
        (r#"{"success": false, "errors": [{"code": 10000, "message": "Forbidden"}], "result": null}"#, "Forbidden"),
        (r#"{"status": 500, "error": "Out of order"}"#, "500 Out of order"),
    ];
    for (text, words) in table {
        let error = failure(text.as_bytes());
        let expected = format!("an error from its server: {words}. Try again later, or see whether it needs a key.");
        assert!(error.code == "server-error" && error.message.ends_with(&expected), "{text}: {}", error.message);
    }
}

#[test]
fn incidents_of_others_are_named_by_what_is_in_them() {
    let error =
        failure(br#"{"incidents": [{"incident_number": 1, "status": "resolved", "urgency": "high"}], "more": true}"#);
    assert!(error.message.contains("an object with the names incident_number, status, urgency"), "{}", error.message);
}

#[test]
fn a_format_nobody_knows_is_told_with_those_that_are() {
    let error = convert(b"{}", &ConvertOptions { format: Some("statuspag") }).expect_err("no format");
    assert_eq!(error.code, "unknown-format");
    assert!(error.message.contains("Did you mean `statuspage`?"), "{}", error.message);
}

#[test]
fn a_native_feed_passes_through() {
    let feed = b"{\"version\": 1, \"incidents\": []}";
    assert_eq!(detect(feed), Some("native"));
    let without_version: [&[u8]; 2] =
        [b"{\"incidents\": []}", b"{\"incidents\": [{\"id\": \"a\", \"start\": \"2026-05-01\"}]}"];
    for feed in without_version {
        assert_eq!(detect(feed), Some("native"));
    }
    let (members, notes) = native(feed).expect("a feed");
    assert_eq!((members.len(), notes.len()), (2, 0));
    assert_eq!(convert(feed, &ConvertOptions::default()).expect_err("no other format").code, "native");
}

#[test]
fn a_native_feed_of_one_incident_without_its_list_is_told_so() {
    let error = super::failure(br#"{"version": 1, "incidents": {"id": "a", "title": "A"}}"#);
    assert_eq!(error.code, "not-a-feed");
    assert!(error.message.contains("Put [ ] around what is there."), "{}", error.message);
}
