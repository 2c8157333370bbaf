//! A native feed that stays one, as its author wrote it.

use super::merge::Members;
use crate::feed::json::mend_pairs;
use crate::feed::{FeedError, Note, Options, decode, parse};
use serde_json::Value;

/// Members whose value is one of a table of words; an empty one says nothing.
const WORDS: [&str; 7] = ["kind", "severity", "status", "phase", "type", "outcome", "scope"];

/// A native feed with everything that stands in it, names of its author's own and what the notes are about included.
/// Only `null` and empty words go, which say nothing.
///
/// # Errors
///
/// If it is no feed.
pub fn native(bytes: &[u8]) -> Result<(Members, Vec<Note>), FeedError> {
    let notes = parse(bytes, &Options::default())?.notes;
    let text = decode(bytes).0;
    let text = text.trim_start_matches('\u{FEFF}');
    let read = serde_json::from_str(text).or_else(|_| serde_json::from_str(&mend_pairs(text)));
    let mut members = read.map_err(|error| FeedError::new("not-json", error.to_string()))?;
    tidy(&mut members);
    Ok((members, notes))
}

fn tidy(members: &mut Members) {
    let says_nothing = |name: &str, value: &Value| value.is_null() || WORDS.contains(&name) && value == "";
    // Whatever stands there is the author's.
    let is_own = |name: &str| name.starts_with("x-") || name.starts_with("x_");
    members.retain(|name, value| is_own(name) || !says_nothing(name, value));
    members.iter_mut().filter(|(name, _)| !is_own(name)).for_each(|(_, value)| tidy_value(value));
}

fn tidy_value(value: &mut Value) {
    match value {
        Value::Object(members) => tidy(members),
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(tidy_value);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_goes_and_all_else_stays() {
        let told = r#"{"version":1,"components":null,"x-by":{"it":null},"x_by":{"it":[null]},"x-no":null,"incidents":[{"id":"a","title":{"en":"A","de":null},
            "severity":"","attempts":null,"x-ticket":"OPS-1","kind":"outage","start":"2026-03-02","duration":"long"}]}"#;
        let kept = r#"{"version":1,"x-by":{"it":null},"x_by":{"it":[null]},"x-no":null,"incidents":[{"id":"a","title":{"en":"A"},
            "x-ticket":"OPS-1","kind":"outage","start":"2026-03-02","duration":"long"}]}"#;
        let (members, notes) = native(told.as_bytes()).expect("a feed");
        assert_eq!(Ok(members), serde_json::from_str(kept).map_err(|error| error.to_string()));
        assert!(notes.iter().any(|note| note.pointer == "/incidents/0/duration"), "{notes:?}");
    }
}
