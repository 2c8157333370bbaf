//! The tree of JSON, held against `serde_json`'s own. `feed_suites.rs` holds it against the JSON test suite.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::json::{HALF, Json, mend_pairs, parse};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The same value as `serde_json` has it. Of doubles the last counts.
fn to_value(json: &Json<'_>) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(b) => json!(b),
        Json::Int(n) => json!(n),
        Json::Float(n) => serde_json::from_str(n).expect("a number"),
        Json::Text(t) => json!(t),
        Json::List(items) => items.iter().map(to_value).collect(),
        Json::Object(members) => Value::Object(members.iter().map(|(k, v)| (k.to_string(), to_value(v))).collect()),
    }
}

fn compare(text: &str) {
    let read = parse(text);
    match (&read, serde_json::from_str::<Value>(text)) {
        (Ok(json), Ok(value)) => assert_eq!(to_value(json), value, "{text}"),
        (Err(fault), Err(_)) => assert!(!fault.message.starts_with("This is not JSON"), "{text:?} lacks a cure"),
        _ => panic!("{text:?} is read as {read:?}"),
    }
    let mended = mend_pairs(text);
    assert_eq!(mended.len(), text.len());
    match (read, parse(&mended)) {
        (Err(fault), Err(left)) if fault.code == HALF => assert_ne!(left.code, HALF, "{text:?}"),
        (Err(fault), Ok(_)) => assert_eq!(fault.code, HALF, "{text:?}"),
        (read, again) => assert_eq!(read, again, "{text:?} was changed"),
    }
}

/// Bits that JSON is made of, and what people put between them.
fn bit() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", " ", "\n", "\\", "\\u", "\\n", "\\ud83d", "\\ude00",
        "null", "true", "false", "nul", "0", "-", "1", "12", ".", ".5", "e", "E+3", "1.5e-7", "1e999", "é", "'", "//",
        "\u{FEFF}", "\t", "\0", "\u{7F}", "\u{2028}",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_takes_and_refuses_what_serde_json_does(bits in prop::collection::vec(bit(), 0..12)) {
        compare(&bits.concat());
    }

    #[test]
    fn it_does_so_within_lists_and_texts(bits in prop::collection::vec(bit(), 0..6)) {
        compare(&format!("[{}]", bits.join(",")));
        compare(&format!("[\"{}\"]", bits.concat()));
        compare(&format!("{{\"a\":{}}}", bits.concat()));
    }
}
