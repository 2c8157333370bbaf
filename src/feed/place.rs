//! Line and column of a place in the source text.

use super::json::Reader;

/// Line and column, both from 1, of the value that a JSON pointer names; the column counts characters.
///
/// `None` if there is no such value, or the text is no JSON up to there.
#[must_use]
pub fn line_column(text: &str, pointer: &str) -> Option<(u32, u32)> {
    let mut reader = Reader::new(text);
    reader.skip_blank()?;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        reader.at = if reader.take(b'[') { item(&mut reader, &token) } else { member(&mut reader, &token) }?;
    }
    Some(position(text, reader.at))
}

fn item(reader: &mut Reader<'_>, token: &str) -> Option<usize> {
    let wanted: usize = token.parse().ok()?;
    for index in 0..=wanted {
        if !reader.more(b']', index == 0).ok()? {
            return None;
        }
        if index < wanted {
            reader.value(0).ok()?;
        }
    }
    Some(reader.at)
}

/// The last of that name, which is the one that counts.
fn member(reader: &mut Reader<'_>, token: &str) -> Option<usize> {
    if !reader.take(b'{') {
        return None;
    }
    let mut found = None;
    let mut first = true;
    while let Ok(Some(name)) = reader.member(first) {
        first = false;
        reader.skip_blank()?;
        if name == token {
            found = Some(reader.at);
        }
        reader.value(0).ok()?;
    }
    found
}

/// Line and column of a byte offset.
pub(super) fn position(text: &str, at: usize) -> (u32, u32) {
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
        for text in ["", "{", "[", "{\"a\"", "[1,", "{\"a\": [1, }"] {
            assert_eq!(line_column(text, "/a/1"), None, "{text}");
        }
    }
}
