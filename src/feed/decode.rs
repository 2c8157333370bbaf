//! From bytes to text: byte order marks, UTF-16, and bytes that are neither.

use std::borrow::Cow;

/// The text of a feed, and whether some of its bytes meant nothing and were replaced by `U+FFFD`.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // JSON begins with an ASCII character: a zero beside it gives UTF-16 away.
        [a, 0, ..] if *a != 0 => utf_16(bytes, u16::from_le_bytes),
        [0, b, ..] if *b != 0 => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes),
    }
}

fn utf_8(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    // Looking for what cannot be read takes several times as long as finding that there is nothing of the kind.
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (String::from_utf8_lossy(bytes), true),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, bool) {
    let pairs = bytes.chunks_exact(2);
    let mut replaced = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| match *pair {
        [a, b] => unit([a, b]),
        _ => 0,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    for character in char::decode_utf16(units) {
        replaced |= character.is_err();
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    (Cow::Owned(text), replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}"), ("{}".into(), false));
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
        for bytes in [&b"\xFF\xFE{\0}\0"[..], b"\xFE\xFF\0{\0}", b"{\0}\0", b"\0{\0}"] {
            assert_eq!(decode(bytes), ("{}".into(), false));
        }
    }

    #[test]
    fn bytes_that_mean_nothing_are_replaced_and_told() {
        assert_eq!(decode(b"St\xF6rung"), ("St\u{FFFD}rung".into(), true));
        assert_eq!(decode(b"\xFF\xFE{\0}"), ("{".into(), true));
        assert_eq!(decode(b"\xFF\xFE\x3D\xD8"), ("\u{FFFD}".into(), true));
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(decode(b""), ("".into(), false));
        assert_eq!(decode(b"\0"), ("\0".into(), false));
    }
}
