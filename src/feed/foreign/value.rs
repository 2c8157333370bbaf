//! Asking a document of somebody else: nothing is noted here, absence is no trouble.

use super::record::among;
use crate::feed::json::{Json, whole};
use crate::feed::near::fold;
use crate::model::Digits;

/// A value of the document that is read.
pub type V<'a> = &'a Json<'a>;

/// Questions that readers of formats put to a value.
pub trait Ask<'a> {
    /// The member of that name; `None` if it is missing or null.
    fn get(self, key: &str) -> Option<V<'a>>;
    /// A text with something in it, without the space around it.
    fn text(self, key: &str) -> Option<&'a str>;
    /// The same as a text of its own; empty if there is none.
    fn owned(self, key: &str) -> String;
    /// An id or a word: a text, or a number in digits.
    fn word(self, key: &str) -> Option<String>;
    /// The parts of a list; none if there is no list.
    fn list(self, key: &str) -> &'a [Json<'a>];
    /// Whether there is a member of that name, even if it is null.
    fn has(self, key: &str) -> bool;
    /// Yes or no, also as 1 and 0 and as a text.
    fn flag(self, key: &str) -> Option<bool>;
    /// This value in words: a text, a number in digits, or what `value` or `name` of an object says.
    fn said(self) -> Option<String>;
    /// This value as a list.
    fn items(self) -> &'a [Json<'a>];
}

impl<'a> Ask<'a> for V<'a> {
    #[inline(never)]
    fn get(self, key: &str) -> Option<V<'a>> {
        self.member(key).filter(|json| !matches!(json, Json::Null))
    }

    #[inline(never)]
    fn text(self, key: &str) -> Option<&'a str> {
        match self.member(key)? {
            Json::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    #[inline(never)]
    fn owned(self, key: &str) -> String {
        self.text(key).unwrap_or_default().to_owned()
    }

    #[inline(never)]
    fn word(self, key: &str) -> Option<String> {
        self.get(key)?.said()
    }

    #[inline(never)]
    fn list(self, key: &str) -> &'a [Json<'a>] {
        self.get(key).map(Ask::items).unwrap_or_default()
    }

    #[inline(never)]
    fn has(self, key: &str) -> bool {
        self.member(key).is_some()
    }

    #[inline(never)]
    fn flag(self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Json::Bool(yes) => Some(*yes),
            Json::Int(number) => Some(*number != 0),
            Json::Text(text) => {
                let word = fold(text);
                among("true yes 1", &word).then_some(true).or_else(|| among("false no 0", &word).then_some(false))
            }
            _ => None,
        }
    }

    #[inline(never)]
    fn said(self) -> Option<String> {
        match self {
            Json::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Json::Object(_) => self.get("value").or_else(|| self.get("name")).and_then(Ask::said),
            Json::Int(number) => Some(number.digits()),
            // Some ids are longer than numbers.
            Json::Float(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => Some((**number).to_owned()),
            // Some writers put a point into every number. What is no whole one is no id and no word.
            Json::Float(number) => {
                whole(number, 0).filter(|n| whole(number, 3) == n.checked_mul(1000)).map(Digits::digits)
            }
            _ => None,
        }
    }

    fn items(self) -> &'a [Json<'a>] {
        match self {
            Json::List(items) => items,
            _ => &[],
        }
    }
}
