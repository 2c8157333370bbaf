//! What is noted about attributes. Most pages have nothing to note, so the widget's first binary has none of these
//! words and asks the story binary for them.

use super::attributes::ATTRIBUTES;
use super::config::{Config, Fault};
use crate::feed::{Note, nearest};
use crate::parted::parts;

/// Notes about attributes, given as a list of name, value, name, value, …
#[must_use]
pub fn attribute_notes(attributes: &str) -> Vec<Note> {
    let (mut config, mut list, mut notes) = (Config::default(), parts(attributes), Vec::new());
    while let (Some(name), Some(value)) = (list.next(), list.next()) {
        notes.extend(config.take(name, value).err().map(|fault| words(name, value, fault)));
    }
    notes
}

fn words(name: &str, value: &str, fault: Fault) -> Note {
    match fault {
        Fault::Unknown => {
            let cure = match nearest(name, ATTRIBUTES.iter().map(|a| a.name)) {
                Some(meant) => ["Did you mean ", meant, "?"].concat(),
                None => "The README lists all attributes.".to_owned(),
            };
            Note::warning("attribute-unknown", ["The widget has no attribute “", name, "”. ", &cure].concat())
        }
        Fault::Reserved => Note::warning(
            "attribute-reserved",
            [name, " is reserved for a later version and does nothing yet. You can leave it out."].concat(),
        ),
        Fault::Value(known) => Note::warning(
            "attribute-value",
            ["“", value, "” is not a value for ", name, ", so it is left out. Write ", known.values, "."].concat(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parted::join;

    fn note(name: &str, value: &str) -> Note {
        attribute_notes(&join([name, value])).remove(0)
    }

    #[test]
    fn a_word_nobody_knows_is_noted_with_what_was_meant() {
        let note = note("time-zone", "utc");
        assert!(note.message.contains("timezone"), "{}", note.message);
    }

    #[test]
    fn a_value_that_makes_no_sense_is_noted_with_those_that_do() {
        let note = note("heading-level", "9");
        assert!(note.message.contains("2 to 6"), "{}", note.message);
    }

    #[test]
    fn a_name_kept_for_later_is_no_silent_promise() {
        assert_eq!(note("assume-tz", "utc").code, "attribute-reserved");
    }
}
