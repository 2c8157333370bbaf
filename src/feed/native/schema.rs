//! The published JSON Schema: what schemars makes of the wire types, and the few rules that types cannot say.

use super::wire;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// Names that authors may use for themselves.
const OWN_NAMES: &str = "^x[-_]";

/// The schema of the native feed (JSON Schema 2020-12).
#[must_use]
pub fn schema() -> Value {
    let generated = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<wire::Feed>();
    let mut root = Value::from(generated);
    if let Some(feed) = root.as_object_mut() {
        finish(feed, "Feed");
        feed.insert("$id".into(), "urn:incident-timeline:feed-v1".into());
        if let Some(definitions) = feed.get_mut("$defs").and_then(Value::as_object_mut) {
            for (name, definition) in definitions {
                if let Some(definition) = definition.as_object_mut() {
                    finish(definition, name);
                }
            }
        }
    }
    root
}

/// Which names go together, for objects with a choice.
fn choices(name: &str) -> Option<Value> {
    let stated = json!({"not": {"type": "null"}});
    let choices = match name {
        "Incident" => json!([
            {"required": ["segments"], "properties": {"segments": {"minItems": 1}}},
            {"required": ["kind", "start"], "properties": {"kind": stated, "start": stated}},
        ]),
        "StatedInstant" => json!([
            {"required": ["at"], "properties": {"at": stated}},
            {"required": ["earliest", "latest"], "properties": {"earliest": stated, "latest": stated}},
        ]),
        "StatedDuration" => json!([
            {"required": ["about"], "properties": {"about": stated}},
            {"required": ["min", "max"], "properties": {"min": stated, "max": stated}},
            {"required": ["text"], "properties": {"text": stated}},
        ]),
        _ => return None,
    };
    Some(choices)
}

fn finish(definition: &mut Map<String, Value>, name: &str) {
    if definition.contains_key("properties") {
        definition.insert("patternProperties".into(), json!({OWN_NAMES: true}));
    }
    // null says nothing, which is fine elsewhere; an end that says nothing is what feeds get wrong most.
    if let Some(end) = definition.get_mut("properties").and_then(|properties| properties.get_mut("end")) {
        *end = json!({"$ref": "#/$defs/End", "description": end["description"]});
    }
    if let Some(choices) = choices(name) {
        definition.insert("anyOf".into(), choices);
    }
}
