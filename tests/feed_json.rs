//! The JSON reader, held against `serde_json`. `feed_suites.rs` holds it against the JSON test suite.

use incident_timeline::feed::json::{Json, parse};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The same value as `serde_json` has it. Of doubles the last counts.
fn to_value(json: &Json<'_>) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(b) => json!(b),
        Json::Number(n) => n.parse::<serde_json::Number>().map_or(Value::Null, Value::Number),
        Json::Text(t) => json!(t),
        Json::List(items) => items.iter().map(to_value).collect(),
        Json::Object(members) => Value::Object(members.iter().map(|(k, v)| (k.to_string(), to_value(v))).collect()),
    }
}

/// Where `serde_json` is stricter on purpose of its own: numbers that do not fit, halves of surrogate pairs, one level
/// of nesting.
fn serde_is_stricter(error: &serde_json::Error) -> bool {
    let text = error.to_string();
    ["number out of range", "surrogate", "unexpected end of hex escape", "recursion limit"]
        .iter()
        .any(|known| text.contains(known))
}

fn compare(text: &str) {
    match (parse(text), serde_json::from_str::<Value>(text)) {
        (Ok((json, _)), Ok(value)) => assert_eq!(to_value(&json), value, "{text}"),
        (Err(_), Err(_)) => {}
        (Ok(_), Err(error)) => assert!(serde_is_stricter(&error), "serde_json refuses {text:?}: {error}"),
        (Err(fault), Ok(_)) => panic!("serde_json takes {text:?}, and here it is: {fault:?}"),
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
