//! What a feed says, as a terminal may show it: a feed must not move the cursor, ring the bell, or turn words around.

use std::fmt::Write as _;

/// Whether a terminal would do something other than show it, or show nothing where something is.
fn is_odd(c: char) -> bool {
    // What directs writing, ends lines or has no width; the joiners that emoji are made with may stay.
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The text with all of that escaped, in one line.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_odd(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// The same for a line of JSON: it stands in texts there, so JSON's own escapes will do.
pub fn visible_json(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for c in line.chars() {
        if is_odd(c) && !c.is_ascii() {
            let _ = write!(shown, "\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown_escaped() {
        let table = [
            ("plain – 日本 👍", "plain – 日本 👍"),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("a\nb\tc\r\u{7}", "a\\nb\\tc\\r\\u{7}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\u{202e}b\u{2066}", "a\\u{202e}b\\u{2066}"),
        ];
        for (text, shown) in table {
            assert_eq!(visible(text), shown);
        }
        assert_eq!(visible_json("\"a\u{9b}\u{202e}\"\n"), "\"a\\u009b\\u202e\"\n");
    }
}
