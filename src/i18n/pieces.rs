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
}
