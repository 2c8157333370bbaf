//! A native feed that stays one, for whoever merges another one into it.

use crate::feed::native::wire;
use serde_json::Value;

/// Members whose value is one of a table of words; an empty one says nothing.
const WORDS: [&str; 7] = ["kind", "severity", "status", "phase", "type", "outcome", "scope"];

/// Reads a feed by its types, which are stricter than the widget: `null` says nothing there, and names of its author's own
/// stay behind.
pub fn feed(text: &str) -> serde_json::Result<wire::Feed> {
    let mut value: Value = serde_json::from_str(text)?;
    tidy(&mut value);
    // By way of a text: a tree would hand numbers to these types as what they are not.
    serde_json::from_str(&value.to_string())
}

fn tidy(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, value| {
                let says_nothing = value.is_null() || WORDS.contains(&&**name) && value == "";
                !says_nothing && !name.starts_with("x-")
            });
            members.values_mut().for_each(tidy);
        }
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(tidy);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_no_fault() {
        let told = r#"{"version":1,"components":null,"x-by":"me","incidents":[{"id":"a","title":{"en":"A","de":null},
            "severity":"","attempts":null,"x-ticket":"OPS-1","duration":"90m"}]}"#;
        let plain = r#"{"version":1,"incidents":[{"id":"a","title":{"en":"A"},"duration":"90m"}]}"#;
        let read = |text| feed(text).map_err(|error| error.to_string());
        assert_eq!(read(told), serde_json::from_str(plain).map_err(|error| error.to_string()));
    }
}
