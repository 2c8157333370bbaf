//! JSON as a tree that borrows from its text: `serde_json` reads, and what it complains of is told with its cure.
//!
//! Not its own `Value`: names keep their order here, so the first language of a text is the author's first, and doubles,
//! so that they can be noted.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
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

    /// A number in digits, to three places; `None` if it is none.
    #[must_use]
    pub fn digits(&self) -> Option<String> {
        match *self {
            Json::Int(number) => Some(number.to_string()),
            Json::Float(number) => Some(decimal(number)),
            _ => None,
        }
    }
}

/// Three places are enough to know a number again. The standard library's way of writing them would cost 13 kB.
fn decimal(number: f64) -> String {
    let mut size = number.abs();
    let mut tens = 0_u32;
    if size >= 1e15 {
        while size >= 10.0 && tens < 400 {
            size /= 10.0;
            tens += 1;
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number below 10¹⁸")]
    let thousandths = (size * 1000.0).round() as u64;
    let places = (1000 + thousandths % 1000).to_string();
    let places = places.strip_prefix('1').unwrap_or_default().trim_end_matches('0');
    let sign = if number < 0.0 { "-" } else { "" };
    let point = if places.is_empty() { "" } else { "." };
    let exponent = if tens > 0 { ["e", &tens.to_string()].concat() } else { String::new() };
    [sign, &(thousandths / 1000).to_string(), point, places, &exponent].concat()
}

/// Makes the tree of what `serde_json` meets.
#[derive(Clone, Copy)]
struct Tree {
    /// In how many objects and lists this stands.
    depth: u8,
    /// Names of which the values are checked and not kept, in objects that stand in a list in the outermost object.
    skipped: &'static [&'static str],
}

/// How deep the objects stand whose values may be skipped.
const SKIPPED_DEPTH: u8 = 2;

impl Tree {
    const fn deeper(self) -> Self {
        Self { depth: self.depth.saturating_add(1), ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'de>, E> {
        #[expect(clippy::cast_precision_loss, reason = "beyond all times, and kept to be shown only")]
        Ok(i64::try_from(value).map_or(Json::Float(value as f64), Json::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'de>, E> {
        Ok(Json::Float(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self.deeper())? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json<'de>, A::Error> {
        let mut members = Vec::new();
        // A name that is no text never comes this far.
        while let Some(Json::Text(name)) = object.next_key_seed(self)? {
            let value = if self.depth == SKIPPED_DEPTH && self.skipped.contains(&&*name) {
                object.next_value::<IgnoredAny>()?;
                Json::Null
            } else {
                object.next_value_seed(self.deeper())?
            };
            members.push((name, value));
        }
        Ok(Json::Object(members))
    }
}

/// A place in the text where it stops being JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable name.
    pub code: &'static str,
    /// What is wrong, and the cure.
    pub message: &'static str,
    /// Line and column, both from 1; the column counts characters.
    pub place: (u32, u32),
}

/// Reads a whole text.
///
/// # Errors
///
/// The first place that is not JSON.
pub fn parse(text: &str) -> Result<Json<'_>, Fault> {
    parse_without(text, &[])
}

/// The same, but what has one of the `skipped` names in an object of a list of the outermost object is null: it is
/// checked for being JSON and not kept.
///
/// # Errors
///
/// The first place that is not JSON.
pub fn parse_without<'t>(text: &'t str, skipped: &'static [&'static str]) -> Result<Json<'t>, Fault> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let tree = Tree { depth: 0, skipped }.deserialize(&mut reader);
    match tree.and_then(|tree| reader.end().map(|()| tree)) {
        // Where nothing is kept, places are not told exactly.
        Err(_) if !skipped.is_empty() => parse(text),
        tree => tree.map_err(|error| fault(text, &error)),
    }
}

/// Half a character, which [`mend_pairs`] replaces.
pub const HALF: &str = "half-a-character";
const SYNTAX: &str = "json-syntax";

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
const TOO_LARGE: &str = "This number is larger than any that can be read. Correct it, or put it in double quotes.";
const CONTROL: &str =
    "A line break or another control character stands in a text. Write a line break as \\n, a tab as \\t.";
const ESCAPE: &str = "No such escape exists after a backslash. Write a backslash itself as \\\\.";
const PAIR: &str = "Half a character is escaped here. Write the character itself, or both halves.";
const DEEP: &str = "Objects and lists stand in each other more than 127 levels deep. A feed needs ten: look for a bracket that is not closed.";
const OTHER: &str = "This is no JSON. Compare this place with what stands above it.";

/// How complaints of `serde_json` begin, each with a code and a cure.
const CURES: &[(&str, &str, &str)] = &[
    ("EOF while", SYNTAX, ENDS),
    ("expected `:`", SYNTAX, COLON),
    ("expected `,`", SYNTAX, COMMA),
    ("expected value", SYNTAX, VALUE),
    ("expected ident", SYNTAX, VALUE),
    ("key must be a string", SYNTAX, NAME),
    ("trailing comma", SYNTAX, EXTRA_COMMA),
    ("trailing characters", SYNTAX, TRAILING),
    ("invalid number", SYNTAX, NUMBER),
    ("number out of range", SYNTAX, TOO_LARGE),
    ("invalid escape", SYNTAX, ESCAPE),
    ("control character", SYNTAX, CONTROL),
    ("lone leading surrogate", HALF, PAIR),
    ("unexpected end of hex escape", HALF, PAIR),
    ("recursion limit", "too-deep", DEEP),
];

fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let complaint = error.to_string();
    let known = CURES.iter().find(|(beginning, ..)| complaint.starts_with(beginning));
    let &(_, code, cure) = known.unwrap_or(&("", SYNTAX, OTHER));
    let mut line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let (mut number, mut byte) = (error.line().max(1), error.column());
    // Behind a line break stands: at the end of the line before it.
    if byte == 0 && number > 1 {
        number -= 1;
        line = text.split('\n').nth(number - 1).unwrap_or_default();
        byte = line.len() + 1;
    }
    let (before, here) = line.split_at_checked(byte.saturating_sub(1)).unwrap_or((line, ""));
    let message = match (here.chars().next(), cure) {
        (Some('/' | '#'), VALUE | NAME | COMMA | TRAILING) => COMMENT,
        (Some('\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»'), VALUE | NAME | COMMA) => QUOTES,
        _ => cure,
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Fault { code, message, place: (count(number), count(before.chars().count() + 1)) }
}

/// The same text with every escaped half of a character replaced by `U+FFFD`, in the same number of bytes.
#[must_use]
pub fn mend_pairs(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        mended.push_str(before);
        let follower = escape.get(6..).and_then(unit);
        let length = match (unit(escape), follower) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(0xD800..0xE000), _) => {
                mended.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            _ => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        let (kept, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        mended.push_str(kept);
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// The unit of UTF-16 that an escape at the beginning stands for.
fn unit(escape: &str) -> Option<u32> {
    u32::from_str_radix(escape.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_slips_are_named_with_their_cure() {
        let table = [
            (r#"{"a": 1,}"#, EXTRA_COMMA, (1, 9)),
            ("[1, 2,]", EXTRA_COMMA, (1, 7)),
            (r#"{"a": 1 "b": 2}"#, COMMA, (1, 9)),
            ("[1 2]", COMMA, (1, 4)),
            (r#"{"a" 1}"#, COLON, (1, 6)),
            ("{a: 1}", NAME, (1, 2)),
            ("{'a': 1}", QUOTES, (1, 2)),
            ("{“a”: 1}", QUOTES, (1, 2)),
            ("[“a”]", QUOTES, (1, 2)),
            ("// x\n{}", COMMENT, (1, 1)),
            ("{} // x", COMMENT, (1, 4)),
            ("[1, // one\n 2]", COMMENT, (1, 5)),
            ("[1 # one\n]", COMMENT, (1, 4)),
            ("[\"a\nb\"]", CONTROL, (1, 4)),
            ("[\"a\tb\"]", CONTROL, (1, 4)),
            (r#"["C:\dir"]"#, ESCAPE, (1, 6)),
            (r#"["\u12G4"]"#, ESCAPE, (1, 8)),
            ("[01]", NUMBER, (1, 3)),
            ("[1.]", NUMBER, (1, 4)),
            ("[-]", NUMBER, (1, 3)),
            ("[1e]", NUMBER, (1, 4)),
            ("[1e999]", TOO_LARGE, (1, 6)),
            ("[.5]", VALUE, (1, 2)),
            ("[True]", VALUE, (1, 2)),
            ("[NaN]", VALUE, (1, 2)),
            ("[nul]", VALUE, (1, 5)),
            ("{} {}", TRAILING, (1, 4)),
            ("nullx", TRAILING, (1, 5)),
            ("{", ENDS, (1, 1)),
            ("[1,\n", ENDS, (1, 4)),
            (r#"{"a""#, ENDS, (1, 4)),
            (r#"["a"#, ENDS, (1, 3)),
            ("", ENDS, (1, 1)),
            (",", VALUE, (1, 1)),
            ("[,]", VALUE, (1, 2)),
            ("{\n  \"é€😀\" 1}", COLON, (2, 9)),
        ];
        for (text, message, place) in table {
            let fault = parse(text).expect_err(text);
            assert_eq!((fault.message, fault.place), (message, place), "{text}");
        }
    }

    #[test]
    fn nesting_ends_in_an_error_and_not_in_a_full_stack() {
        for open in ["[", r#"{"a":"#] {
            assert_eq!(parse(&open.repeat(100_000)).expect_err("deep").code, "too-deep");
        }
        assert!(parse(&["[".repeat(127), "]".repeat(127)].concat()).is_ok());
    }

    #[test]
    fn half_an_emoji_is_mended_and_all_else_left_as_it_is() {
        assert_eq!(parse(r#""\ud83d\ude00""#), Ok(Json::Text("\u{1F600}".into())));
        let table = [
            (r#""\ud83d""#, "\u{FFFD}"),
            (r#""\ud83d\n""#, "\u{FFFD}\n"),
            (r#""\uDE00a""#, "\u{FFFD}a"),
            (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
            (r#""é\u00e9\ud83dé""#, "éé\u{FFFD}é"),
            (r#""\\ud83d \ud83d""#, "\\ud83d \u{FFFD}"),
        ];
        for (text, read) in table {
            assert_eq!(parse(text).expect_err(text).code, HALF, "{text}");
            let mended = mend_pairs(text);
            assert_eq!(mended.len(), text.len(), "places stay where they are");
            assert_eq!(parse(&mended), Ok(Json::Text(read.into())), "{text}");
        }
        for text in [r#""\\ud83d""#, r#""\ud83d\ude00\"""#, "\\é", "\\", "", "\\u", "\\ud8", "\\uééé"] {
            assert_eq!(mend_pairs(text), text);
        }
    }

    #[test]
    fn an_escape_that_yields_nothing_visible_is_kept() {
        assert_eq!(parse(r#""\u0000""#), Ok(Json::Text("\0".into())));
        assert_eq!(parse(r#""""#), Ok(Json::Text("".into())));
    }

    #[test]
    fn plain_texts_and_names_are_borrowed() {
        let Ok(Json::Object(members)) = parse(r#"{"a": "b"}"#) else { panic!("an object") };
        assert!(matches!(&members[..], [(Cow::Borrowed("a"), Json::Text(Cow::Borrowed("b")))]));
    }

    #[test]
    fn names_keep_their_order_and_doubles() {
        let members =
            vec![("b".into(), Json::Int(1)), ("a".into(), Json::Float(-500.0)), ("b".into(), Json::List(vec![]))];
        assert_eq!(parse(r#"{"b": 1, "a": -0.5e+3, "b": []}"#), Ok(Json::Object(members)));
    }

    #[test]
    fn numbers_can_be_known_again() {
        let table = [
            ("0", "0"),
            ("-17", "-17"),
            ("1.5", "1.5"),
            ("-0.25", "-0.25"),
            ("1.001", "1.001"),
            ("10.0", "10"),
            ("0.1", "0.1"),
            ("1e-9", "0"),
            ("0.9999", "1"),
            ("11111.125", "11111.125"),
            ("18446744073709551615", "1.845e19"),
            ("-1.5e300", "-1.5e300"),
            ("1.7976931348623157e308", "1.798e308"),
        ];
        for (text, digits) in table {
            assert_eq!(parse(text).expect(text).digits().as_deref(), Some(digits), "{text}");
        }
        assert_eq!(Json::Null.digits(), None);
    }
}
