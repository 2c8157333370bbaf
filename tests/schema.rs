//! The published schema, the wire types, the parser's tables and the examples say the same.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "schema")]

use incident_timeline::feed::native::{schema::schema, shapes, words};
use incident_timeline::feed::{Options, parse};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

const PUBLISHED: &str = "docs/feed-v1.schema.json";

fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn faults(instance: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(&schema()).expect("the schema is a schema");
    validator.iter_errors(instance).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// `$defs`, and the feed itself, which is the root.
fn definitions() -> Vec<(String, Value)> {
    let schema = schema();
    let mut all: Vec<(String, Value)> =
        schema["$defs"].as_object().expect("definitions").iter().map(|(k, v)| (k.clone(), v.clone())).collect();
    all.push(("Feed".into(), schema));
    all
}

#[test]
fn the_published_schema_is_the_generated_one() {
    let generated = schema();
    if std::env::var_os("BLESS").is_some() {
        let text = serde_json::to_string_pretty(&generated).expect("JSON") + "\n";
        std::fs::write(path(PUBLISHED), text).expect("the schema can be written");
    }
    // Its members stand in another order with some features of serde_json than without.
    let published = std::fs::read_to_string(path(PUBLISHED)).unwrap_or_default();
    assert!(
        serde_json::from_str::<Value>(&published).is_ok_and(|published| published == generated),
        "{PUBLISHED} is out of step. Run: BLESS=1 cargo test --features schema --test schema"
    );
}

#[test]
fn the_schema_names_itself() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$id"], "urn:incident-timeline:feed-v1");
    assert!(schema["title"].is_string());
    assert!(jsonschema::meta::is_valid(&schema));
}

#[test]
fn every_object_of_the_schema_has_its_table_of_names_and_the_other_way_round() {
    let objects: Vec<_> = definitions().into_iter().filter(|(_, d)| d["properties"].is_object()).collect();
    let names: BTreeSet<&str> = objects.iter().map(|(name, _)| &**name).collect();
    let tables: BTreeSet<&str> = shapes::ALL.iter().map(|shape| shape.name).collect();
    assert_eq!(names, tables);
    for (name, definition) in &objects {
        let shape = shapes::ALL.iter().find(|shape| shape.name == name).expect("compared above");
        let properties: BTreeSet<&str> =
            definition["properties"].as_object().expect("properties").keys().map(|k| &**k).collect();
        assert_eq!(properties, shape.keys.iter().copied().collect(), "{name}");
        assert_eq!(definition["additionalProperties"], false, "{name}");
        assert!(shape.shorthand.is_empty() || shape.keys.contains(&shape.shorthand), "{name}");
        assert!(shape.keys.len() <= 64, "{name}: the check for doubles has 64 bits");
    }
}

/// The words of an enum, however schemars writes them.
fn enum_words(definition: &Value) -> BTreeSet<String> {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let mut words: BTreeSet<String> = definition["enum"].as_array().into_iter().flatten().filter_map(word).collect();
    for part in definition["oneOf"].as_array().into_iter().flatten() {
        words.extend(word(&part["const"]));
        words.extend(part["enum"].as_array().into_iter().flatten().filter_map(word));
    }
    words
}

#[test]
fn every_enum_of_the_schema_has_its_table_of_words_and_the_other_way_round() {
    let enums: Vec<_> = definitions()
        .into_iter()
        .map(|(name, d)| (name, enum_words(&d)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let tables = words::ALL;
    let names: BTreeSet<&str> = enums.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, tables.iter().map(|(name, _)| *name).collect());
    for (name, words) in &enums {
        let (_, table) = tables.iter().find(|(table, _)| table == name).expect("compared above");
        assert_eq!(words.iter().map(|w| &**w).collect::<BTreeSet<_>>(), table.iter().copied().collect(), "{name}");
    }
}

#[test]
fn every_property_and_every_object_is_described() {
    for (name, definition) in definitions() {
        assert!(definition["description"].is_string(), "{name}");
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            assert!(property["description"].is_string(), "{name}.{key}");
        }
    }
}

#[test]
fn an_incident_needs_an_id_a_title_and_a_time() {
    let feed = |incident: Value| json!({"version": 1, "incidents": [incident]});
    let good = [
        json!({"id": "a", "title": "A", "kind": "outage", "start": "2015-08-14T09:03Z"}),
        json!({"id": "a", "title": {"en": "A", "de-AT": "A"}, "segments": [{"kind": "read_only", "start": "2015-08-14"}]}),
        json!({"id": "a", "title": "A", "kind": "outage", "start": "2015-08-14", "summary": null, "x-ticket": 12}),
    ];
    let bad = [
        json!({"title": "A", "kind": "outage", "start": "2015-08-14T09:03Z"}),
        json!({"id": "a", "kind": "outage", "start": "2015-08-14T09:03Z"}),
        json!({"id": "a", "title": "A", "kind": "outage"}),
        json!({"id": "a", "title": "A", "start": "2015-08-14T09:03Z"}),
        json!({"id": "a", "title": "A", "segments": []}),
        json!({"id": "a", "title": "A", "kind": "outage", "start": null}),
        json!({"id": "a", "title": "A", "kind": "outage", "start": "2015-08-14", "end": null}),
        json!({"id": "a", "title": "A", "kind": "outage", "start": "2015-08-14", "ticket": 12}),
        json!({"id": "a", "title": {}, "kind": "outage", "start": "2015-08-14"}),
        json!({"id": "a", "title": {"in English": "A"}, "kind": "outage", "start": "2015-08-14"}),
    ];
    for incident in good {
        assert_eq!(faults(&feed(incident.clone())), Vec::<String>::new(), "{incident}");
    }
    for incident in bad {
        assert!(!faults(&feed(incident.clone())).is_empty(), "{incident}");
    }
}

#[test]
fn a_time_and_a_length_that_the_schema_takes_are_read_without_a_note() {
    let times = [
        json!("2015-08-14T09:03:00-05:00"),
        json!("2015-08-14T09:03Z"),
        json!("2015-08-14 09:03:00.25Z"),
        json!("2015-08-14t09:03z"),
        json!("2015-08-14"),
        json!({"at": "2015-08-14T09:03Z", "zone": "assumed"}),
        json!({"earliest": "2015-08-14", "latest": "2015-08-15", "text": "Friday or so"}),
    ];
    let lengths = [
        json!("PT1H30M"),
        json!("P1DT2H"),
        json!("P2W"),
        json!("PT0.5S"),
        json!("1h 30m"),
        json!("1h30m"),
        json!("45m"),
        json!("2d"),
        json!("90s"),
        json!("1 hour"),
        json!("1 hour, 20 minutes"),
        json!("20 minutes"),
        json!("1.5 hours"),
        json!({"about": "1h"}),
        json!({"min": "20m", "max": "30m"}),
        json!({"text": "a while"}),
    ];
    let wrong_times = [
        json!("Friday"),
        json!("2015-08-14T09:03"),
        json!("2015-13-14"),
        json!(""),
        json!(1_439_542_980),
        json!({}),
        json!({"earliest": "2015-08-14"}),
        json!({"text": "Friday"}),
        json!({"at": "Friday"}),
    ];
    let wrong_lengths = [
        json!("a while"),
        json!("90"),
        json!(""),
        json!("P"),
        json!("PT"),
        json!("P1Y"),
        json!(90),
        json!({}),
        json!({"min": "1h"}),
    ];
    let feed = |start: &Value, length: &Value| {
        let segment = json!({"kind": "outage", "start": start, "duration": length});
        json!({"version": 1, "incidents": [{"id": "a", "title": "A", "segments": [segment]}]})
    };
    let notes = |feed: &Value| parse(feed.to_string().as_bytes(), &Options::default()).expect("a feed").notes;
    for start in &times {
        for length in &lengths {
            let feed = feed(start, length);
            assert_eq!(faults(&feed), Vec::<String>::new(), "{feed}");
            assert_eq!(notes(&feed), [], "{feed}");
        }
    }
    for start in &wrong_times {
        let feed = feed(start, &lengths[0]);
        assert!(!faults(&feed).is_empty() && !notes(&feed).is_empty(), "{start}");
    }
    for length in &wrong_lengths {
        let feed = feed(&times[0], length);
        assert!(!faults(&feed).is_empty(), "{length}");
    }
}

#[test]
fn the_examples_are_valid_and_parse_without_a_note() {
    for name in ["examples/incidents.json", "examples/template.json"] {
        let Ok(bytes) = std::fs::read(path(name)) else {
            println!("{name} does not exist yet, skipped");
            continue;
        };
        let instance: Value = serde_json::from_slice(&bytes).expect(name);
        assert_eq!(faults(&instance), Vec::<String>::new(), "{name}");
        let feed = parse(&bytes, &Options::default()).expect(name);
        assert_eq!(feed.notes, [], "{name}");
        assert!(!feed.timeline.incidents.is_empty(), "{name}");
    }
}
