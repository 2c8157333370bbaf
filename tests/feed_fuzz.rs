//! Whatever becomes of a feed on its way: it never panics, and what is read is legal.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../fuzz/src/legal.rs"]
mod legal;

use incident_timeline::feed::{Feed, MAX_NOTES, Options, line_column, parse};
use legal::legal;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

const SEED: &str = include_str!("fixtures/feed/everything.json");

/// Values that turn up where others belong.
fn oddity() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1.5e300),
        json!(1_439_542_800),
        json!(1_439_542_800_000_i64),
        json!(""),
        json!(" "),
        json!("a"),
        json!("one"),
        json!("Friday"),
        json!("ongoing"),
        json!("still going"),
        json!("unknown"),
        json!("read-only"),
        json!("2015-08-14"),
        json!("2015-08-14T09:03"),
        json!("0001-01-01T00:00Z"),
        json!("9999-12-31T00:00Z"),
        json!("1000y"),
        json!("36000 weeks"),
        json!("PT1M"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({"href": "a.md"}),
        json!({"en": "a", "de": 7}),
        json!({"at": "2015-08-14T09:03Z", "earliest": "9999-12-31", "latest": "0001-01-01", "text": "then", "zone": "assumed"}),
        json!({"min": "36000 weeks", "max": "1s"}),
    ])
}

#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Remove,
    Double,
    Rename(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let rename = prop::sample::select(vec!["titel", "end", "start", "segments", "x-own", "", "a/b~c", "kind"]);
    prop_oneof![
        4 => oddity().prop_map(Change::Replace),
        2 => Just(Change::Remove),
        1 => Just(Change::Double),
        1 => rename.prop_map(Change::Rename),
    ]
}

/// How many values there are in a value, itself not counted.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| 1 + size(item)).sum(),
        Value::Object(members) => members.values().map(|member| 1 + size(member)).sum(),
        _ => 0,
    }
}

/// Changes the value number `at`, counted in depth.
fn mutate(value: &mut Value, at: &mut usize, change: &Change) {
    match value {
        Value::Array(items) => {
            for i in 0..items.len() {
                if *at == 0 {
                    *at = usize::MAX;
                    match change {
                        Change::Replace(other) => items[i] = other.clone(),
                        Change::Remove => drop(items.remove(i)),
                        Change::Double | Change::Rename(_) => items.insert(i, items[i].clone()),
                    }
                    return;
                }
                *at = at.wrapping_sub(1);
                mutate(&mut items[i], at, change);
            }
        }
        Value::Object(members) => {
            for key in members.keys().cloned().collect::<Vec<_>>() {
                if *at == 0 {
                    *at = usize::MAX;
                    let old = members[&key].clone();
                    match change {
                        Change::Replace(other) => members[&key] = other.clone(),
                        Change::Remove => drop(members.remove(&key)),
                        Change::Double => members[&key] = json!([old, old]),
                        Change::Rename(name) => {
                            members.remove(&key);
                            members.insert((*name).into(), old);
                        }
                    }
                    return;
                }
                *at = at.wrapping_sub(1);
                mutate(&mut members[&key], at, change);
            }
        }
        _ => {}
    }
}

fn check(text: &str, feed: &Feed) {
    legal(&feed.timeline);
    assert!(feed.notes.len() <= MAX_NOTES + 1);
    for note in &feed.notes {
        assert!(
            note.message.contains(". ") && note.message.ends_with(['.', '?', '.']),
            "names the cure: {}",
            note.message
        );
        assert!(note.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        assert!(line_column(text, &note.pointer).is_some(), "{} points nowhere", note.pointer);
    }
}

#[test]
fn the_seed_has_no_faults() {
    let feed = parse(SEED.as_bytes(), &Options::default()).expect("a feed");
    // One incident with everything in it is over and goes on.
    let codes: Vec<_> = feed.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["over-and-open"]);
    check(SEED, &feed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_feed_with_odd_values_is_repaired(changes in prop::collection::vec((any::<Index>(), change()), 1..8)) {
        let mut value: Value = serde_json::from_str(SEED).expect("JSON");
        for (index, change) in &changes {
            let count = size(&value);
            if count > 0 {
                mutate(&mut value, &mut index.index(count), change);
            }
        }
        let text = value.to_string();
        if let Ok(feed) = parse(text.as_bytes(), &Options::default()) {
            check(&text, &feed);
        }
    }

    #[test]
    fn a_feed_with_broken_bytes_is_data_or_an_error(
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0..3_u8), 1..6),
        max_text in prop_oneof![Just(1_000_000), 0..20_usize],
    ) {
        let mut bytes = SEED.as_bytes().to_vec();
        for (index, byte, what) in &changes {
            let at = index.index(bytes.len());
            match what {
                0 => bytes[at] = *byte,
                1 => bytes.insert(at, *byte),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let read = parse(&bytes, &Options { max_text });
        if let Ok(feed) = read
            && max_text > 20
        {
            check(&String::from_utf8_lossy(&bytes), &feed);
        }
    }

    #[test]
    fn any_bytes_are_data_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes, &Options::default());
    }
}
