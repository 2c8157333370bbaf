//! Well-known suites, where `ITL_CORPUS` names the folder they are in.
//!
//! They belong to others and are not in this repository. Every trap met there stands in a test of our own as well.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::json::parse;
use incident_timeline::feed::{Options, decode, stamp};
use incident_timeline::prose::clean;
use serde_json::{Value, json};
use std::path::PathBuf;

fn suites() -> PathBuf {
    PathBuf::from(std::env::var_os("ITL_CORPUS").expect("ITL_CORPUS names a folder")).join("suites")
}

/// Names and bytes of the files of the JSON test suite.
fn json_test_suite(folder: &str) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(suites().join("json-test-suite").join(folder)).expect("the folder of the suite");
    let read = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read(&path).expect("its bytes"))
    };
    files.map(|file| read(file.expect("a file").path())).collect()
}

/// Texts of a format of the JSON Schema test suite, each with whether it is valid.
fn formats(name: &str) -> Vec<(String, bool)> {
    let text = std::fs::read(suites().join("date-time/json-schema").join(name)).expect("the suite");
    let groups: Vec<Value> = serde_json::from_slice(&text).expect("a list");
    let tests = groups.iter().filter_map(|group| group["tests"].as_array()).flatten();
    tests.filter_map(|test| Some((test["data"].as_str()?.to_owned(), test["valid"].as_bool()?))).collect()
}

/// Whether a length is counted, and not only shown as words.
fn counted(length: &str) -> bool {
    let incident = json!({"id": "a", "title": "A", "kind": "outage", "start": "2015-08-14", "duration": length});
    let feed = json!({"version": 1, "incidents": [incident]}).to_string();
    let feed = incident_timeline::feed::parse(feed.as_bytes(), &Options::default()).expect("a feed");
    feed.timeline.incidents[0].segments[0].length.as_ref().is_some_and(|length| length.bounds.is_some())
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn every_valid_time_is_read_and_few_others() {
    // Spaces around, an offset without minutes, leap seconds at any time and the end of a day as 24:00 do no harm.
    let also = [
        "1990-12-31T24:00:00Z",
        "1998-12-31T23:58:60Z",
        "1998-12-31T22:59:60Z",
        "1985-04-12T23:20:50+01",
        "1985-04-12T23:20:50Z\n",
        // Suite of dates: these are dates with space around, and times.
        " 2024-01-15",
        "2024-01-15 ",
        "2020-11-28T23:55:45Z",
        "2020-01-01 00:00:00Z",
    ];
    // What databases write for no time at all.
    let never = ["0001-01-01"];
    for (text, valid) in formats("date-time.json").into_iter().chain(formats("date.json")) {
        let read = (valid || also.contains(&&*text)) && !never.contains(&&*text);
        assert_eq!(stamp(&text).is_some(), read, "{text:?}");
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn every_valid_length_without_years_and_months_is_counted_and_few_others() {
    // Gaps between the units, fractions, weeks with other units.
    let also = ["PT1H2S", "PT0.5S", "PT0,5S", " P1D", "P1D ", "P1D\n", "P1WT1H"];
    for (text, valid) in formats("duration.json") {
        let (date, _) = text.split_once('T').unwrap_or((&text, ""));
        let of_no_fixed_length = date.contains(['Y', 'M']) || text.len() > 60;
        assert_eq!(counted(&text), (valid && !of_no_fixed_length) || also.contains(&&*text), "{text:?}");
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn the_json_test_suite_is_taken_and_refused_as_it_says() {
    for (name, bytes) in json_test_suite("test_parsing") {
        let (text, _) = decode(&bytes);
        let good = parse(&text).is_ok();
        match name.get(..2) {
            Some("y_") => assert!(good, "{name}"),
            Some("n_") => assert!(!good, "{name}"),
            _ => {}
        }
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn every_file_of_the_suites_as_a_feed_is_a_clear_error() {
    for folder in ["test_parsing", "test_transform"] {
        for (name, bytes) in json_test_suite(folder) {
            let error = incident_timeline::feed::parse(&bytes, &Options::default()).expect_err(&name);
            assert!(error.message.contains(". ") && error.message.ends_with(['.', '?']), "{name}: {}", error.message);
        }
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn every_file_of_the_suites_within_a_feed_is_data_or_a_clear_error() {
    for (name, bytes) in json_test_suite("test_parsing") {
        let feed = [br#"{"version": 1, "incidents": ["#.as_slice(), &bytes, b"]}"].concat();
        if let Ok(feed) = incident_timeline::feed::parse(&feed, &Options::default()) {
            assert!(!name.starts_with("n_") || feed.timeline.incidents.is_empty(), "{name}");
        }
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn naughty_strings_arrive_but_for_what_nobody_sees() {
    let list = std::fs::read(suites().join("blns/blns.json")).expect("the list");
    let list: Vec<String> = serde_json::from_slice(&list).expect("a list");
    for naughty in list.iter().map(|naughty| clean(naughty)).filter(|naughty| !naughty.trim().is_empty()) {
        let incident =
            json!({"id": naughty, "title": naughty, "kind": naughty, "start": naughty, "components": [naughty]});
        let feed = json!({"version": 1, "incidents": [incident]}).to_string();
        let feed = incident_timeline::feed::parse(feed.as_bytes(), &Options::default()).expect("a feed");
        assert_eq!(feed.timeline.incidents[0].title.get("en"), naughty);
        assert_eq!(&*feed.timeline.components[0].id, naughty.trim());
    }
}
