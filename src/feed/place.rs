//! Line and column of a value in the source text.

use serde::de::{DeserializeOwned, IgnoredAny};

/// Line and column, both from 1, of the value that a JSON pointer names; the column counts characters.
///
/// `None` if there is no such value, or the text is no JSON up to there.
#[must_use]
pub fn line_column(text: &str, pointer: &str) -> Option<(u32, u32)> {
    let mut walk = Walk { text, at: 0 };
    walk.next()?;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        if walk.take('[') { walk.item(token.parse().ok()?) } else { walk.member(&token) }?;
    }
    Some(position(text, walk.at))
}

/// Steps over a text; `serde_json` reads its values.
struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl Walk<'_> {
    /// The character that follows after white space.
    fn next(&mut self) -> Option<char> {
        let rest = self.text.get(self.at..)?;
        let trimmed = rest.trim_start_matches([' ', '\n', '\r', '\t']);
        self.at += rest.len() - trimmed.len();
        trimmed.chars().next()
    }

    /// Steps over that character (of one byte), if it follows.
    fn take(&mut self, wanted: char) -> bool {
        let found = self.next() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Reads the value that follows.
    fn read<T: DeserializeOwned>(&mut self) -> Option<T> {
        let rest = self.text.get(self.at..)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    /// Steps to a part of the list whose bracket was just passed.
    fn item(&mut self, index: usize) -> Option<()> {
        for _ in 0..index {
            self.read::<IgnoredAny>()?;
            if !self.take(',') {
                return None;
            }
        }
        (self.next()? != ']').then_some(())
    }

    /// Steps to the last of that name, which is the one that counts.
    fn member(&mut self, name: &str) -> Option<()> {
        let mut found = None;
        let mut separator = '{';
        while self.take(separator) && self.next() == Some('"') {
            let known: String = self.read()?;
            if !self.take(':') {
                return None;
            }
            self.next()?;
            if known == name {
                found = Some(self.at);
            }
            self.read::<IgnoredAny>()?;
            separator = ',';
        }
        self.at = found?;
        Some(())
    }
}

/// Line and column of a byte offset.
fn position(text: &str, at: usize) -> (u32, u32) {
    let (mut line, mut column) = (1_u32, 1_u32);
    for letter in text.get(..at).unwrap_or(text).chars() {
        if letter == '\n' {
            line = line.saturating_add(1);
            column = 1;
        } else {
            column = column.saturating_add(1);
        }
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, {\"b/c\": \"é\", \"d~\": 2}],\n  \"a2\": null,\n  \"x\": 1, \"x\": 2\n}\n";

    #[test]
    fn a_pointer_is_found_where_its_value_stands() {
        let table = [
            ("", Some((1, 1))),
            ("/a", Some((2, 8))),
            ("/a/0", Some((2, 9))),
            ("/a/1", Some((2, 12))),
            ("/a/1/b~1c", Some((2, 20))),
            ("/a/1/d~0", Some((2, 31))),
            ("/a2", Some((3, 9))),
            ("/x", Some((4, 16))),
            ("/a/2", None),
            ("/a/x", None),
            ("/nothing", None),
            ("/a2/b", None),
        ];
        for (pointer, expected) in table {
            assert_eq!(line_column(TEXT, pointer), expected, "{pointer}");
        }
    }

    #[test]
    fn broken_text_has_no_places() {
        for text in ["", "{", "[", "{\"a\"", "[1,", "{\"a\": [1, }", "{\"a\": []}"] {
            assert_eq!(line_column(text, "/a/1"), None, "{text}");
        }
        assert_eq!(line_column("[]", "/0"), None);
    }
}
