//! Sentences out of pieces, some of which may be empty: what was not told leaves no hole.

/// What there is of these, with `between` between them.
#[inline(never)]
#[must_use]
pub fn joined(parts: &[&str], between: &str) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        out.push_str(if out.is_empty() { "" } else { between });
        out.push_str(part);
    }
    out
}

/// Words behind a label; nothing if there are none.
#[inline(never)]
#[must_use]
pub fn after(label: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { [label, words].concat() }
}

/// What closes a sentence; behind it no full stop is wanted.
const CLOSING: [char; 9] = ['.', '!', '?', ':', '\u{2026}', '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{964}'];

/// A sentence and what follows it, with a full stop between them if its author left that out.
#[inline(never)]
#[must_use]
pub fn sentences(first: &str, second: &str) -> String {
    // "It is back." closes the sentence around it, too.
    let end = first.trim_end().trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']);
    joined(&[first, second], if end.ends_with(CLOSING) { " " } else { ". " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_leaves_no_hole() {
        assert_eq!(joined(&["", "a", "", "b", ""], ", "), "a, b");
        assert_eq!(joined(&["", ""], ", "), "");
        assert_eq!(after("due ", "today"), "due today");
        assert_eq!(after("due ", ""), "");
    }

    #[test]
    fn a_sentence_ends_before_the_next_begins() {
        let table = [
            ("Some", "Some. More."),
            ("Some.", "Some. More."),
            ("Some?", "Some? More."),
            ("He said \u{201c}all.\u{201d}", "He said \u{201c}all.\u{201d} More."),
            ("Some (all)", "Some (all). More."),
            ("", "More."),
        ];
        for (first, expected) in table {
            assert_eq!(sentences(first, "More."), expected);
        }
        assert_eq!(sentences("Some", ""), "Some");
    }
}
