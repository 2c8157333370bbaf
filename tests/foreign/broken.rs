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
    ];
    for (text, code) in table {
        assert_eq!(failure(text.as_bytes()).code, code, "{text}");
    }
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
