//! How sure a cause is, by the words it is told in. Never surer than they are: hedged words stay hedged, and a flat
//! "Root cause: a disk failed" counts as confirmed.

use crate::model::is_letter;

/// Who says this does not know. In lower case, as all of these.
const UNKNOWN: &[&str] = &[
    "still investigating",
    "under investigation",
    "cause is unknown",
    "cause is not known",
    "cause is not yet known",
    "unable to determine",
    "could not determine",
    "not been determined",
    "not yet been determined",
    "not been identified",
    "not yet been identified",
];

/// Who says this is not sure. "May" and "could" alone are not here: one is a month, the other tells what users could
/// do.
const SUSPECTED: &[&str] = &[
    "suspect",
    "suspected",
    "we believe",
    "believed to",
    "we think",
    "likely",
    "probable",
    "probably",
    "possibly",
    "presumably",
    "apparently",
    "potentially",
    "appears to",
    "appear to",
    "seems to",
    "may have",
    "might have",
    "could have",
    "may be",
    "might be",
    "hypothesis",
    "preliminary",
    "unconfirmed",
    "not confirmed",
    "not been confirmed",
    "to be confirmed",
];

/// How sure these words are, in the word of the native feed.
#[must_use]
pub fn certainty(words: &str) -> &'static str {
    // Whole words only: "unlikely" is not "likely".
    let mut spaced = String::from(" ");
    for c in words.chars() {
        let c = if is_letter(c) { c.to_ascii_lowercase() } else { ' ' };
        if c != ' ' || !spaced.ends_with(' ') {
            spaced.push(c);
        }
    }
    spaced.push(' ');
    let says = |words: &[&str]| words.iter().any(|known| spaced.contains(&[" ", known, " "].concat()));
    // Who is not sure of a part is not sure of the whole.
    if says(UNKNOWN) {
        "unknown"
    } else if says(SUSPECTED) {
        "suspected"
    } else {
        "confirmed"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_as_sure_as_its_words() {
        let table = [
            ("A disk failed.", "confirmed"),
            ("In May, users could not log in.", "confirmed"),
            ("It is unlikely to come back.", "confirmed"),
            ("We suspect a disk.", "suspected"),
            ("This was **likely** a disk.", "suspected"),
            ("A disk may\nhave failed.", "suspected"),
            ("Not confirmed: a disk.", "suspected"),
            ("We have confirmed that a disk failed.", "confirmed"),
            ("The engineers determined that a disk failed.", "confirmed"),
            ("The root cause is unknown, probably a disk.", "unknown"),
            ("We're still investigating.", "unknown"),
            ("", "confirmed"),
        ];
        for (words, expected) in table {
            assert_eq!(certainty(words), expected, "{words}");
        }
    }
}
