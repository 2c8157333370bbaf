//! The same feed sent in another way tells the same.

use super::{fixtures, no_repair_is_needed};
use incident_timeline::feed::foreign::{ConvertOptions, Converted, convert};
use incident_timeline::feed::native::wire::Text;
use serde_json::Value;

/// All fixtures that are JSON, with their names.
fn all() -> Vec<(String, Value)> {
    let folders = std::fs::read_dir(fixtures()).expect("fixtures").map(|folder| folder.expect("a folder").path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let mut read = Vec::new();
    for path in files.map(|file| file.expect("a file").path()) {
        let bytes = std::fs::read(&path).expect("its bytes");
        // The broken templates are no JSON, Atom and RSS neither.
        if let Ok(value) = serde_json::from_slice(&bytes) {
            read.push((path.display().to_string(), value));
        }
    }
    assert!(read.len() > 40);
    read
}

fn told(bytes: &[u8]) -> Converted {
    let told = convert(bytes, &ConvertOptions::default()).expect("a feed");
    no_repair_is_needed(&told.feed);
    told
}

fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

/// Changes every value of a document, the innermost first.
fn changed(value: &mut Value, change: &dyn Fn(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| changed(item, change)),
        Value::Object(members) => members.values_mut().for_each(|member| changed(member, change)),
        _ => {}
    }
    change(value);
}

/// Whether two documents tell the same, whatever their notes are called by.
fn same(name: &str, one: &Converted, other: &Converted) {
    assert_eq!((one.format, &one.feed, one.counts), (other.format, &other.feed, other.counts), "{name}");
}

#[test]
fn how_it_is_encoded_does_not_matter() {
    for (name, value) in all() {
        let plain = text(&value);
        let expected = told(plain.as_bytes());
        let utf16: Vec<u16> = "\u{FEFF}".encode_utf16().chain(plain.encode_utf16()).collect();
        let ways: [Vec<u8>; 6] = [
            ["\u{FEFF}", &plain].concat().into_bytes(),
            ["\n\n \t", &plain, "\n\n"].concat().into_bytes(),
            plain.replace('\n', "\r\n").into_bytes(),
            serde_json::to_vec(&value).expect("JSON"),
            utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        ];
        for way in ways {
            assert_eq!(told(&way), expected, "{name}");
        }
    }
}

#[test]
fn xml_that_says_that_it_is_western_is_read_so() {
    let feed = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><item><title>St\xF6rung</title><pubDate>Fri, 12 Jun 2026 10:58:00 GMT</pubDate></item></channel></rss>";
    let read = told(feed);
    assert_eq!(read.feed.incidents[0].title, Text::One("Störung".into()));
    assert_eq!(read.notes, []);
}

#[test]
fn names_that_nobody_knows_change_nothing() {
    for (name, mut value) in all() {
        let expected = told(text(&value).as_bytes());
        changed(&mut value, &|value| {
            if let Value::Object(members) = value {
                members.insert("x_more".into(), serde_json::json!({"a": [1, null, "b"]}));
            }
        });
        same(&name, &told(text(&value).as_bytes()), &expected);
    }
}

#[test]
fn a_document_that_is_wrapped_up_tells_the_same() {
    for (name, value) in all() {
        let expected = told(text(&value).as_bytes());
        // What is wrapped up already is not unwrapped twice.
        if value.get("items").is_some() {
            continue;
        }
        // Better Stack and Cachet have a `data` of their own.
        let wrapped = serde_json::json!({"ok": true, "items": value});
        same(&name, &told(text(&wrapped).as_bytes()), &expected);
    }
}

#[test]
fn numbers_may_be_texts_and_texts_numbers() {
    for (name, value) in all() {
        let expected = told(text(&value).as_bytes());
        let mut texts = value.clone();
        changed(&mut texts, &|value| {
            if let Value::Number(number) = value {
                *value = Value::String(number.to_string());
            }
        });
        same(&name, &told(text(&texts).as_bytes()), &expected);
        let mut numbers = value;
        changed(&mut numbers, &|value| {
            let number = value
                .as_str()
                .filter(|text| text.len() < 9 && !text.starts_with('0'))
                .and_then(|text| text.parse::<u64>().ok());
            if let Some(number) = number {
                *value = number.into();
            }
        });
        same(&name, &told(text(&numbers).as_bytes()), &expected);
    }
}

/// The ways to every member of a document.
fn ways(value: &Value, way: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| ways(item, &format!("{way}/{n}"), found));
        }
        Value::Object(members) => {
            for (name, member) in members {
                let way = format!("{way}/{}", name.replace('~', "~0").replace('/', "~1"));
                ways(member, &way, found);
                found.push(way);
            }
        }
        _ => {}
    }
}

#[test]
fn whatever_is_missing_or_null_nothing_is_lost_without_a_word() {
    for (name, value) in all() {
        let (mut found, whole) = (Vec::new(), told(text(&value).as_bytes()));
        ways(&value, "", &mut found);
        // Long lists of equal entries need not be tried entry by entry.
        found.retain(|way| !["/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9"].iter().any(|many| way.contains(many)));
        for way in found {
            let (parent, member) = way.rsplit_once('/').expect("a way");
            let mut null = value.clone();
            *null.pointer_mut(&way).expect("a value") = Value::Null;
            let mut missing = value.clone();
            missing
                .pointer_mut(parent)
                .and_then(Value::as_object_mut)
                .expect("an object")
                .remove(&member.replace("~1", "/"));
            for other in [null, missing] {
                let Ok(read) = convert(text(&other).as_bytes(), &ConvertOptions::default()) else { continue };
                if read.format != whole.format {
                    continue;
                }
                no_repair_is_needed(&read.feed);
                let counted = read.counts.incidents + read.counts.maintenances;
                let left_out = read.notes.iter().filter(|note| note.code == "no-start").count();
                assert_eq!(counted, read.feed.incidents.len() + left_out, "{name} {way}");
            }
        }
    }
}
