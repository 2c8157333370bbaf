//! How sure a cause is, by the words it is told in. Never surer than they are: `confirmed` is what somebody says is so, and
//! a plain sentence is neither that nor a guess.

use crate::feed::native::wire::Certainty;

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

/// Who says this is not sure. "May" and "could" alone are not here: one is a month, the other tells what users could do.
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

/// Who says this has looked.
const CONFIRMED: &[&str] = &[
    "confirmed",
    "proven",
    "verified",
    "determined that",
    "determined to be",
    "identified as",
    "identified the root cause",
    "root cause was identified",
];

/// The order matters: who is not sure of a part is not sure of the whole, and "not confirmed" holds "confirmed".
const TABLE: &[(Certainty, &[&str])] =
    &[(Certainty::Unknown, UNKNOWN), (Certainty::Suspected, SUSPECTED), (Certainty::Confirmed, CONFIRMED)];

/// `None` if the words do not tell.
#[must_use]
pub fn certainty(words: &str) -> Option<Certainty> {
    // Whole words only: "unlikely" is not "likely".
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let lower: String = words.chars().map(letters).flat_map(char::to_lowercase).collect();
    let spaced = [" ", &lower.split_whitespace().collect::<Vec<_>>().join(" "), " "].concat();
    let says = |words: &&[&str]| words.iter().any(|known| spaced.contains(&[" ", known, " "].concat()));
    TABLE.iter().find(|(_, words)| says(words)).map(|(certainty, _)| *certainty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_as_sure_as_its_words() {
        let table = [
            ("A disk failed.", None),
            ("In May, users could not log in.", None),
            ("It is unlikely to come back.", None),
            ("We suspect a disk.", Some(Certainty::Suspected)),
            ("This was **likely** a disk.", Some(Certainty::Suspected)),
            ("A disk may\nhave failed.", Some(Certainty::Suspected)),
            ("Not confirmed: a disk.", Some(Certainty::Suspected)),
            ("We have confirmed that a disk failed.", Some(Certainty::Confirmed)),
            ("The engineers determined that a disk failed.", Some(Certainty::Confirmed)),
            ("The root cause is unknown, probably a disk.", Some(Certainty::Unknown)),
            ("We're still investigating.", Some(Certainty::Unknown)),
            ("", None),
        ];
        for (words, expected) in table {
            assert_eq!(certainty(words), expected, "{words}");
        }
    }
}
