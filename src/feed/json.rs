//! JSON (RFC 8259) as a tree that borrows from its text.
//!
//! Not `serde_json`, for three reasons: errors name a cure, one odd number or half an emoji does not cost the whole feed
//! (numbers stay as written, a lone surrogate is replaced), and it is smaller, having no code for floating point.
//! Names keep their order, so the first language of a text is the author's first. `tests/feed_json.rs` holds it
//! against `serde_json` and the JSON test suite.

use std::borrow::Cow;

/// Deepest nesting that is read; a feed needs ten levels.
pub const MAX_DEPTH: u32 = 128;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(&'t str),
    /// A text, unescaped.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Json<'t>>),
    /// An object: its names and values as written, doubles included.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// The member of that name. Of several the last counts, as in every browser.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Json<'t>> {
        let Json::Object(members) = self else { return None };
        members.iter().rev().find(|(known, _)| known == name).map(|(_, json)| json)
    }
}

/// A place in the text where it stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset.
    pub at: usize,
    /// Stable name.
    pub code: &'static str,
    /// What is wrong, and the cure.
    pub message: &'static str,
}

/// Reads a whole text; also tells whether halves of surrogate pairs were replaced by `U+FFFD`.
///
/// # Errors
///
/// The first place that is not JSON.
pub fn parse(text: &str) -> Result<(Json<'_>, bool), Fault> {
    let mut reader = Reader::new(text);
    let json = reader.value(0)?;
    match reader.skip_blank() {
        None => Ok((json, reader.replaced)),
        Some(_) => Err(reader.fault(TRAILING)),
    }
}

const TRAILING: &str = "Something follows after the end of the JSON. Remove it, or look for a bracket too many above.";
const ENDS: &str = "The text ends too early: a closing bracket or quotation mark is missing. Was the file cut off? Write or upload it again.";
const VALUE: &str =
    "No value begins like this. Write a text in double quotes, a number, true, false, null, an object or a list.";
const COMMENT: &str = "JSON knows no comments. Remove it.";
const QUOTES: &str = "Texts and names stand in straight double quotes. Replace these.";
const NAME: &str = "A name is expected here. Write it in double quotes.";
const COLON: &str = "A colon is missing between the name and its value. Put one here.";
const COMMA: &str = "A comma or a closing bracket is missing before this. Look at the end of the line above.";
const EXTRA_COMMA: &str = "A comma stands before a closing bracket. Remove it.";
const NUMBER: &str =
    "This number is not written as JSON wants it (like 12, -3 or 0.5). Correct it, or put it in double quotes.";
const CONTROL: &str =
    "A line break or another control character stands in a text. Write a line break as \\n, a tab as \\t.";
const ESCAPE: &str = "No such escape exists after a backslash. Write a backslash itself as \\\\.";
const DEEP: &str = "Objects and lists stand in each other more than 128 levels deep. A feed needs ten: look for a bracket that is not closed.";

/// Reads JSON step by step.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) at: usize,
    replaced: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, replaced: false }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fault(&self, message: &'static str) -> Fault {
        Fault { at: self.at, code: "json-syntax", message }
    }

    /// Steps over `byte` if it stands here.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over white space; the byte that follows.
    pub(super) fn skip_blank(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// The value that stands here.
    pub(super) fn value(&mut self, depth: u32) -> Result<Json<'t>, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault { code: "too-deep", ..self.fault(DEEP) });
        }
        match self.skip_blank() {
            None => Err(self.fault(ENDS)),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'{') => {
                let mut members = Vec::new();
                self.at += 1;
                while let Some(name) = self.member(members.is_empty())? {
                    members.push((name, self.value(depth + 1)?));
                }
                Ok(Json::Object(members))
            }
            Some(b'[') => {
                let mut items = Vec::new();
                self.at += 1;
                while self.more(b']', items.is_empty())? {
                    items.push(self.value(depth + 1)?);
                }
                Ok(Json::List(items))
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.word(),
        }
    }

    /// Steps to the next member of an object; its name, and the reader stands at its value.
    pub(super) fn member(&mut self, first: bool) -> Result<Option<Cow<'t, str>>, Fault> {
        if !self.more(b'}', first)? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(self.fault(self.complaint(NAME)));
        }
        let name = self.string()?;
        match self.skip_blank() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(self.fault(COLON)),
            None => return Err(self.fault(ENDS)),
        }
        Ok(Some(name))
    }

    /// Steps to the next part of a list or an object; false at its end.
    pub(super) fn more(&mut self, close: u8, first: bool) -> Result<bool, Fault> {
        let next = self.skip_blank();
        if self.take(close) {
            return Ok(false);
        }
        if !first && next.is_some() {
            let comma = self.at;
            if !self.take(b',') {
                return Err(self.fault(self.complaint(COMMA)));
            }
            if let Some(b'}' | b']') = self.skip_blank() {
                return Err(Fault { at: comma, ..self.fault(EXTRA_COMMA) });
            }
        }
        if self.peek().is_none() { Err(self.fault(ENDS)) } else { Ok(true) }
    }

    /// What to say about whatever stands here, if it is one of the usual slips.
    fn complaint(&self, otherwise: &'static str) -> &'static str {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some('/' | '#') => COMMENT,
            Some('\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»') => QUOTES,
            _ => otherwise,
        }
    }

    fn word(&mut self) -> Result<Json<'t>, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let word = ["null", "true", "false"].into_iter().find(|word| rest.starts_with(word));
        let Some(word) = word else { return Err(self.fault(self.complaint(VALUE))) };
        self.at += word.len();
        Ok(if word == "null" { Json::Null } else { Json::Bool(word == "true") })
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    fn number(&mut self) -> Result<Json<'t>, Fault> {
        let start = self.at;
        self.take(b'-');
        let zero = self.peek() == Some(b'0');
        let whole = self.digits();
        let mut good = if zero { whole == 1 } else { whole > 0 };
        if self.take(b'.') {
            good &= self.digits() > 0;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            good &= self.digits() > 0;
        }
        let number = self.text.get(start..self.at).unwrap_or_default();
        if good { Ok(Json::Number(number)) } else { Err(Fault { at: start, ..self.fault(NUMBER) }) }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    /// A text; the reader stands at its opening quotation mark.
    fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        self.at += 1;
        let mut unescaped = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | ..=0x1F)) {
                self.at += 1;
            }
            let plain = self.text.get(start..self.at).unwrap_or_default();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(if unescaped.is_empty() {
                        Cow::Borrowed(plain)
                    } else {
                        unescaped.push_str(plain);
                        Cow::Owned(unescaped)
                    });
                }
                Some(b'\\') => {
                    unescaped.push_str(plain);
                    unescaped.push(self.escape()?);
                }
                Some(_) => return Err(self.fault(CONTROL)),
                None => return Err(self.fault(ENDS)),
            }
        }
    }

    /// The character that an escape stands for; the reader stands at its backslash.
    fn escape(&mut self) -> Result<char, Fault> {
        let backslash = self.at;
        let Some(&letter) = self.text.as_bytes().get(backslash + 1) else { return Err(self.fault(ENDS)) };
        self.at += 2;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => match self.hex() {
                Some(unit) => self.paired(unit),
                None => return Err(Fault { at: backslash, ..self.fault(ESCAPE) }),
            },
            _ => return Err(Fault { at: backslash, ..self.fault(ESCAPE) }),
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let unit = digits.chars().try_fold(0, |unit, digit| Some(unit * 16 + digit.to_digit(16)?))?;
        self.at += 4;
        Some(unit)
    }

    /// The character of a UTF-16 unit and, where it is the first half of a pair, of the escape that follows it.
    fn paired(&mut self, unit: u32) -> char {
        let after = self.at;
        if (0xD800..0xDC00).contains(&unit)
            && self.take(b'\\')
            && self.take(b'u')
            && let Some(low @ 0xDC00..0xE000) = self.hex()
        {
            let pair = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            return char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        self.at = after;
        char::from_u32(unit).unwrap_or_else(|| {
            self.replaced = true;
            char::REPLACEMENT_CHARACTER
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> (&'static str, usize) {
        let fault = parse(text).expect_err(text);
        (fault.message, fault.at)
    }

    #[test]
    fn usual_slips_are_named_with_their_cure() {
        let table = [
            (r#"{"a": 1,}"#, EXTRA_COMMA, 7),
            ("[1, 2,]", EXTRA_COMMA, 5),
            (r#"{"a": 1 "b": 2}"#, COMMA, 8),
            ("[1 2]", COMMA, 3),
            (r#"{"a" 1}"#, COLON, 5),
            ("{a: 1}", NAME, 1),
            ("{'a': 1}", QUOTES, 1),
            ("{“a”: 1}", QUOTES, 1),
            ("[“a”]", QUOTES, 1),
            ("// x\n{}", COMMENT, 0),
            ("[1, // one\n 2]", COMMENT, 4),
            ("[1 # one\n]", COMMENT, 3),
            ("[\"a\nb\"]", CONTROL, 3),
            (r#"["C:\dir"]"#, ESCAPE, 4),
            (r#"["\u12G4"]"#, ESCAPE, 2),
            (r#"["\u+123"]"#, ESCAPE, 2),
            ("[01]", NUMBER, 1),
            ("[1.]", NUMBER, 1),
            ("[-]", NUMBER, 1),
            ("[-.5]", NUMBER, 1),
            ("[-01]", NUMBER, 1),
            ("[1.e5]", NUMBER, 1),
            ("[1e]", NUMBER, 1),
            ("[.5]", VALUE, 1),
            ("[True]", VALUE, 1),
            ("[NaN]", VALUE, 1),
            ("{} {}", TRAILING, 3),
            ("nullx", TRAILING, 4),
            ("{", ENDS, 1),
            ("[1,", ENDS, 3),
            (r#"{"a""#, ENDS, 4),
            (r#"["a"#, ENDS, 3),
            (r#"["a\"#, ENDS, 3),
            ("", ENDS, 0),
            (",", VALUE, 0),
            ("[,]", VALUE, 1),
        ];
        for (text, expected, at) in table {
            assert_eq!(message(text), (expected, at), "{text}");
        }
    }

    #[test]
    fn nesting_ends_in_an_error_and_not_in_a_full_stack() {
        let deep = "[".repeat(100_000);
        assert_eq!(parse(&deep).expect_err("deep").code, "too-deep");
        let deep = r#"{"a":"#.repeat(100_000);
        assert_eq!(parse(&deep).expect_err("deep").code, "too-deep");
        let good = ["[".repeat(128), "]".repeat(128)].concat();
        assert!(parse(&good).is_ok());
    }

    #[test]
    fn half_an_emoji_is_replaced_and_told() {
        let whole = (Json::Text("\u{1F600}".into()), false);
        assert_eq!(parse(r#""\ud83d\ude00""#), Ok(whole));
        for (text, read) in
            [(r#""\ud83d""#, "\u{FFFD}"), (r#""\ud83d\n""#, "\u{FFFD}\n"), (r#""\ude00a""#, "\u{FFFD}a")]
        {
            assert_eq!(parse(text), Ok((Json::Text(read.into()), true)));
        }
    }

    #[test]
    fn an_escape_that_yields_nothing_visible_is_kept() {
        assert_eq!(parse(r#""\u0000""#), Ok((Json::Text("\0".into()), false)));
        assert_eq!(parse(r#""""#), Ok((Json::Text("".into()), false)));
    }

    #[test]
    fn names_keep_their_order_and_doubles() {
        let (json, _) = parse(r#"{"b": 1, "a": -0.5e+3, "b": []}"#).expect("good");
        let members = vec![
            ("b".into(), Json::Number("1")),
            ("a".into(), Json::Number("-0.5e+3")),
            ("b".into(), Json::List(vec![])),
        ];
        assert_eq!(json, Json::Object(members));
    }
}
