//! Asking a document of somebody else: nothing is noted here, absence is no trouble.

use crate::feed::json::Json;

/// A value of the document that is read.
pub type V<'a> = &'a Json<'a>;

/// Questions that readers of formats put to a value.
pub trait Ask<'a> {
    /// The member of that name; `None` if it is missing or null.
    fn get(self, key: &str) -> Option<V<'a>>;
    /// A text with something in it, without the space around it.
    fn text(self, key: &str) -> Option<&'a str>;
    /// An id or a word: a text, or a number in digits.
    fn word(self, key: &str) -> Option<String>;
    /// The parts of a list; none if there is no list.
    fn list(self, key: &str) -> &'a [Json<'a>];
    /// Yes or no, also as 1 and 0 and as a text.
    fn flag(self, key: &str) -> Option<bool>;
    /// This value in words: a text, a number in digits, or what `value` or `name` of an object says.
    fn said(self) -> Option<String>;
    /// This value as a list.
    fn items(self) -> &'a [Json<'a>];
}

impl<'a> Ask<'a> for V<'a> {
    fn get(self, key: &str) -> Option<V<'a>> {
        self.member(key).filter(|json| !matches!(json, Json::Null))
    }

    fn text(self, key: &str) -> Option<&'a str> {
        match self.member(key)? {
            Json::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    fn word(self, key: &str) -> Option<String> {
        self.get(key)?.said()
    }

    fn list(self, key: &str) -> &'a [Json<'a>] {
        self.get(key).map(Ask::items).unwrap_or_default()
    }

    fn flag(self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Json::Bool(yes) => Some(*yes),
            Json::Int(number) => Some(*number != 0),
            Json::Text(text) => match &*text.trim().to_ascii_lowercase() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    fn said(self) -> Option<String> {
        match self {
            Json::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Json::Object(_) => self.get("value").or_else(|| self.get("name")).and_then(Ask::said),
            _ => self.digits(),
        }
    }

    fn items(self) -> &'a [Json<'a>] {
        match self {
            Json::List(items) => items,
            _ => &[],
        }
    }
}
