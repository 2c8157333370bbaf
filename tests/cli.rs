//! `incident-feed`, as a person or a job runs it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "cli")]

use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn run(arguments: &str, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_incident-feed"))
        .args(arguments.split_whitespace())
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/foreign"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    // One that never asks for its input may have closed it.
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    child.wait_with_output().expect("its end")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

#[test]
fn figures_and_notes_come_as_one_object() {
    let output = run("check --json statuspage/traps.json", "");
    assert_eq!(output.status.code(), Some(0));
    let mut told = json_of(&output);
    let notes = told["notes"].take();
    let expected = json!({
        "format": "statuspage", "incidents": 10, "maintenances": 0, "open": 3, "updates": 11,
        "first_start": "2015-03-01T00:00:00Z", "last_end": "2026-01-03T11:00:00Z", "notes": null,
    });
    assert_eq!(told, expected);
    assert_eq!(notes[0]["pointer"], "/incidents/0");
    assert_eq!((&notes[0]["code"], &notes[0]["severity"]), (&json!("zero-length"), &json!("info")));
    assert!(notes[0]["line"].is_u64() && notes[0]["column"].is_u64());
}

#[test]
fn exit_codes_tell_a_feed_from_none_and_from_wrong_usage() {
    let table = [
        ("check -", "{\"version\": 1, \"incidents\": []}", 0),
        ("check --strict statuspage/sample.json", "", 0),
        ("check --strict statuspage/traps.json", "", 1),
        ("check -", "[1, 2", 1),
        ("check --format google statuspage/sample.json", "", 1),
        ("check --format gogle statuspage/sample.json", "", 2),
        ("check no-such-file.json", "", 2),
        ("chekc x", "", 2),
        ("--help", "", 0),
    ];
    for (arguments, input, code) in table {
        assert_eq!(run(arguments, input).status.code(), Some(code), "{arguments}");
    }
}

#[test]
fn an_error_is_an_object_too_and_names_its_place() {
    let error = &json_of(&run("check --json -", "{\"incidents\": [\n1 2]}"))["error"];
    assert_eq!((&error["code"], &error["line"], &error["column"]), (&json!("json-syntax"), &json!(2), &json!(3)));
}

#[test]
fn people_get_words_and_a_drawing() {
    let told = out(&run("check statuspage/sample.json", ""));
    for words in ["Format        statuspage", "Web app", "##", "Nothing had to be repaired."] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn what_is_converted_is_native_and_merges_with_itself() {
    let native = out(&run("convert slack/sample.json", ""));
    let told = json_of(&run("check --json -", &native));
    assert_eq!((&told["format"], &told["incidents"], &told["notes"]), (&json!("native"), &json!(1), &json!([])));
    let kept = std::env::temp_dir().join(format!("incident-feed-{}.json", std::process::id()));
    std::fs::write(&kept, &native).expect("a file");
    let merged = out(&run(&format!("convert --merge {} heroku/v4.json", kept.display()), ""));
    std::fs::remove_file(&kept).expect("the file");
    assert_eq!(json_of(&run("check --json -", &merged))["incidents"], 2);
}

#[test]
fn a_history_that_an_author_writes_in_too_grows_with_all_that_was_written() {
    let kept = r#"{"$schema": "feed-v1.schema.json", "version": 1, "x-gen": "me", "incidents": [
        {"id": "by-hand", "title": "Mine", "kind": "read-only", "start": "2020-01-01T00:00:00Z", "tags": "x", "x-ref": "OPS-1"}]}"#;
    let file = std::env::temp_dir().join(format!("incident-feed-kept-{}.json", std::process::id()));
    std::fs::write(&file, kept).expect("a file");
    let merged = run(&format!("convert --merge {} slack/sample.json", file.display()), "");
    std::fs::remove_file(&file).expect("the file");
    assert_eq!(merged.status.code(), Some(0), "{}", String::from_utf8_lossy(&merged.stderr));
    let mut written = json_of(&merged);
    let mine = written["incidents"].as_array_mut().expect("a list").remove(0);
    assert_eq!(mine, serde_json::from_str::<Value>(kept).expect("JSON")["incidents"][0]);
    assert_eq!((&written["$schema"], &written["x-gen"]), (&json!("feed-v1.schema.json"), &json!("me")));
}

#[test]
fn what_is_wrong_with_a_native_feed_is_told_when_it_is_converted_too() {
    let feed = r#"{"version": 1, "incidents": [{"id": "a", "title": "A", "kind": "outage",
        "start": "2026-03-02T08:00Z", "duration": "long"}]}"#;
    let output = run("convert --strict -", feed);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("/incidents/0/duration"), "{said}");
}

#[test]
fn what_check_has_nothing_against_is_converted() {
    let feed = r#"{"version": 1, "components": null, "incidents": [{"id": "a", "title": {"en": "A", "de": null},
        "kind": "notice", "start": "2026-03-02", "end": "unknown", "severity": "", "attempts": null, "x-ticket": "OPS-1"}]}"#;
    assert_eq!(run("check --strict -", feed).status.code(), Some(0));
    let output = run("convert --strict -", feed);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(json_of(&output)["incidents"][0]["title"], json!({"en": "A"}));
}

#[test]
fn what_is_no_feed_is_told_in_the_words_of_the_widget() {
    let table = [
        "version: 1\nincidents: []",
        "{\"id\": \"a\"}\n{\"id\": \"b\"}",
        "{\"version\": 1, \"incidents\": {\"a\": {\"title\": \"A\"}}}",
        "{\"version\": 1, \"Incidents\": []}",
        "[{\"id\": \"a\", \"title\": \"A\", \"kind\": \"outage\", \"start\": \"2026-03-02\"}]",
        "callback({\"version\": 1})",
    ];
    for text in table {
        for arguments in ["check --json -", "check --json --format native -"] {
            let told = json_of(&run(arguments, text))["error"]["message"].clone();
            let widget = incident_timeline::feed::parse(text.as_bytes(), &Default::default()).expect_err("no feed");
            assert_eq!(told, widget.message, "{text}");
        }
    }
}

#[test]
fn a_feed_cannot_make_a_terminal_do_anything() {
    let feed = json!({"version": 1, "incidents": [{"id": "a", "title": "A", "kind": "\u{1b}[2J\u{7}\u{9b}31m",
        "start": "2026-03-02", "components": ["two\nlines\u{202e}"], "x\u{1b}": 1}]});
    let told = out(&run("check -", &feed.to_string()));
    assert!(!told.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{told:?}");
    for words in ["\\u{1b}[2J\\u{7}\\u{9b}31m", "two\\nlines", "/incidents/0/x\\u{1b}"] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let json = out(&run("check --json -", &feed.to_string()));
    assert!(!json.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{json:?}");
    for (arguments, input) in
        [("check --format \u{1b}[2J -", ""), ("check \u{1b}[2J", ""), ("check -", "{\"a\u{9b}\": 1}")]
    {
        let told = run(arguments, input);
        let told = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(told.contains("\\u{") && !told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
    }
}

#[test]
fn lanes_of_any_script_are_drawn_below_each_other() {
    let lane = |name: &str| {
        json!({"id": name, "title": "A", "kind": "outage", "start": "2026-03-02T08:00Z",
        "end": "2026-03-02T10:00Z", "components": [name]})
    };
    let feed = json!({"version": 1, "incidents": [lane("Mail"), lane("日本語のメール"), lane("📧 Mail")]});
    let told = out(&run("check -", &feed.to_string()));
    let columns = |line: &str| {
        let name: Vec<char> = line.chars().take_while(|c| *c != '#').collect();
        name.len() + name.iter().filter(|c| **c > '\u{2fff}').count()
    };
    let drawn: Vec<usize> = told.lines().filter(|line| line.contains("###")).map(columns).collect();
    assert!(drawn.len() == 3 && drawn.iter().all(|column| *column == drawn[0]), "{drawn:?}\n{told}");
}
