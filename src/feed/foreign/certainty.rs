//! How sure a cause is, by the words it is told in. Never surer than they are: who hedges is taken at their word, and who
//! publishes a flat "Root cause: a disk failed" stands by it.

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

/// How sure these words are.
#[must_use]
pub fn certainty(words: &str) -> Certainty {
    // Whole words only: "unlikely" is not "likely".
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let lower: String = words.chars().map(letters).flat_map(char::to_lowercase).collect();
    let spaced = [" ", &lower.split_whitespace().collect::<Vec<_>>().join(" "), " "].concat();
    let says = |words: &[&str]| words.iter().any(|known| spaced.contains(&[" ", known, " "].concat()));
    // Who is not sure of a part is not sure of the whole.
    if says(UNKNOWN) {
        Certainty::Unknown
    } else if says(SUSPECTED) {
        Certainty::Suspected
    } else {
        Certainty::Confirmed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_as_sure_as_its_words() {
        let table = [
            ("A disk failed.", Certainty::Confirmed),
            ("In May, users could not log in.", Certainty::Confirmed),
            ("It is unlikely to come back.", Certainty::Confirmed),
            ("We suspect a disk.", Certainty::Suspected),
            ("This was **likely** a disk.", Certainty::Suspected),
            ("A disk may\nhave failed.", Certainty::Suspected),
            ("Not confirmed: a disk.", Certainty::Suspected),
            ("We have confirmed that a disk failed.", Certainty::Confirmed),
            ("The engineers determined that a disk failed.", Certainty::Confirmed),
            ("The root cause is unknown, probably a disk.", Certainty::Unknown),
            ("We're still investigating.", Certainty::Unknown),
            ("", Certainty::Confirmed),
        ];
        for (words, expected) in table {
            assert_eq!(certainty(words), expected, "{words}");
        }
    }
}
