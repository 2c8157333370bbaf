//! JSON as a tree that borrows from its text: `serde_json` reads, and what it complains of is told with its cure.
//!
//! Not its own `Value`: names keep their order here, so the first language of a text is the author's first, and
//! doubles, so that they can be noted.

pub use super::fault::{Fault, HALF};

use super::fault::fault;
use super::native::shapes::TOLD;
use super::said::WORDS;
use crate::model::Digits as _;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
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
    /// Any other number, nearly as it is written.
    Float(Cow<'t, str>),
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

    /// A number as it is written; `None` if it is none.
    #[must_use]
    pub fn digits(&self) -> Option<Cow<'_, str>> {
        match self {
            Json::Int(number) => Some(number.digits().into()),
            Json::Float(number) => Some((&**number).into()),
            _ => None,
        }
    }
}

/// What stands before the point of a number, after the point was moved by so many `places` to the right. `None` if that
/// is more than anything is counted in.
#[must_use]
pub fn whole(number: &str, places: i64) -> Option<i64> {
    let (digits, exponent) = number.split_once('e').or_else(|| number.split_once('E')).unwrap_or((number, "0"));
    let (before, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let (negative, before) = before.strip_prefix('-').map_or((false, before), |digits| (true, digits));
    let all = [before, behind].concat();
    let zeros = all.bytes().take_while(|byte| *byte == b'0').count();
    let all = all.get(zeros..).filter(|all| !all.is_empty());
    let Some(all) = all else { return Some(0) };
    let before = i64::try_from(before.len()).ok()? - i64::try_from(zeros).ok()?;
    // No number has so many digits, whatever stands behind these.
    let figures = exponent.bytes().filter(u8::is_ascii_digit);
    let figures = figures.fold(0, |size, byte| (size * 10 + i64::from(byte - b'0')).min(1_000_000_000_000));
    let length = before + places + if exponent.starts_with('-') { -figures } else { figures };
    if length > 15 {
        return None;
    }
    let digit = |at: i64| {
        usize::try_from(at).ok().and_then(|at| all.as_bytes().get(at)).map_or(0, |byte| i64::from(byte - b'0'))
    };
    let size = (0..length).fold(0, |size, at| size * 10 + digit(at));
    Some(if negative { -size } else { size })
}

/// How `serde_json` calls the only member of what it makes of a number with a fraction.
const NUMBER: &str = "$serde_json::private::Number";

/// Makes the tree of what `serde_json` meets.
#[derive(Clone, Copy)]
struct Tree {
    /// In how many objects and lists this stands.
    depth: u8,
    /// Names of which the values are checked and not kept, in objects that stand in a list in the outermost object.
    skipped: &'static [&'static str],
}

/// The readers of other formats skip nothing, and so their binary needs no code for it.
const SKIPS: bool = cfg!(not(feature = "converter"));

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
        Ok(i64::try_from(value).map_or_else(|_| Json::Float(value.digits().into()), Json::Int))
    }

    /// Never called: a number with a fraction comes as a map. What stands here by itself would bring along how numbers
    /// are written, which is 5 kB.
    fn visit_f64<E>(self, _: f64) -> Result<Json<'de>, E> {
        Ok(Json::Null)
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
        // Most objects have no more: growing step by step costs more than the room.
        let mut members = Vec::with_capacity(8);
        // A name that is no text never comes this far.
        while let Some(Json::Text(name)) = object.next_key_seed(self)? {
            let value = if SKIPS && self.depth == SKIPPED_DEPTH && self.skipped.contains(&&*name) {
                object.next_value::<IgnoredAny>()?;
                Json::Null
            } else {
                object.next_value_seed(self.deeper())?
            };
            members.push((name, value));
        }
        // An author who writes the same has a number, too.
        if let [(name, Json::Text(number))] = &mut members[..]
            && *name == NUMBER
            && number.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
        {
            return Ok(Json::Float(std::mem::take(number)));
        }
        Ok(Json::Object(members))
    }
}

/// An object in a list of the outermost object, read by itself; what an outline does not look at is not kept.
pub struct Item<'t>(pub Json<'t>);

impl<'de> Deserialize<'de> for Item<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Tree { depth: SKIPPED_DEPTH, skipped: TOLD }.deserialize(deserializer).map(Self)
    }
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
    match read(text, skipped) {
        // Where nothing is kept, places are not told exactly.
        Err(_) if WORDS && !skipped.is_empty() => parse(text),
        tree => tree.map_err(|error| fault(text, &error)),
    }
}

/// The same for whoever needs no words for what is wrong, which are a third of the code.
#[must_use]
pub fn tree(text: &str) -> Option<Json<'_>> {
    read(text, &[]).ok()
}

fn read<'t>(text: &'t str, skipped: &'static [&'static str]) -> serde_json::Result<Json<'t>> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let tree = Tree { depth: 0, skipped }.deserialize(&mut reader)?;
    reader.end().map(|()| tree)
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
        let members = vec![
            ("b".into(), Json::Int(1)),
            ("a".into(), Json::Float("-0.5e+3".into())),
            ("b".into(), Json::List(vec![])),
        ];
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
            ("10.0", "10.0"),
            ("1e-9", "1e-9"),
            ("-0", "-0"),
            ("18446744073709551615", "18446744073709551615"),
            ("-1.5E+300", "-1.5e+300"),
            ("1e999", "1e+999"),
        ];
        for (text, digits) in table {
            assert_eq!(parse(text).expect(text).digits().as_deref(), Some(digits), "{text}");
        }
        assert_eq!(Json::Null.digits(), None);
    }

    #[test]
    fn numbers_lose_their_fraction_and_never_run_over() {
        let table = [
            ("-1.9", 0, Some(-1)),
            ("1439542800.5", 0, Some(1_439_542_800)),
            ("1439542800.5", 3, Some(1_439_542_800_500)),
            ("1e9", 0, Some(1_000_000_000)),
            ("1.4395428E+9", 0, Some(1_439_542_800)),
            ("-0", 0, Some(0)),
            ("0.000e99", 0, Some(0)),
            ("0.00012", 5, Some(12)),
            ("0.00012e-1", 5, Some(1)),
            ("1e-999", 0, Some(0)),
            ("999999999999999.9", 0, Some(999_999_999_999_999)),
            ("1e15", 0, None),
            ("-1.5e300", 0, None),
            ("1e99999999999999999999", 0, None),
        ];
        for (number, places, expected) in table {
            assert_eq!(whole(number, places), expected, "{number} {places}");
        }
    }

    #[test]
    fn nobody_passes_a_text_off_as_a_number_that_is_none() {
        let text = r#"{"$serde_json::private::Number": "1, \"a\": 2"}"#;
        assert!(matches!(parse(text), Ok(Json::Object(_))));
    }
}
