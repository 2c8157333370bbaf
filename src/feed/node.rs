//! A value of the feed that knows where it stands, so that readers are short and every trouble is told with its place.
//!
//! Nothing outside this file and its neighbours `read` and `json` looks at [`Json`]: readers ask a [`Node`] by name.

use super::Options;
use super::json::Json;
use super::notes::{Note, Notes};
use super::said::WORDS;
use super::synonyms;
use super::troubles::{self as t, Trouble};
use crate::model::{Digits, Time, Told};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// What all nodes of a feed share.
#[derive(Debug)]
pub struct Context<'a> {
    /// Something was repaired or left out.
    pub mended: Cell<bool>,
    /// What that was so far.
    pub notes: RefCell<Notes>,
    /// Longer texts are cut, in bytes.
    pub max_text: usize,
    /// The feed's default language.
    pub language: Option<&'a str>,
    /// How much of a story is read.
    pub story: StoryReader,
}

impl<'a> Context<'a> {
    /// Nothing was repaired yet.
    #[must_use]
    pub fn new(language: Option<&'a str>, story: StoryReader) -> Self {
        let (mended, notes) = (Cell::default(), RefCell::default());
        Self { mended, notes, max_text: Options::default().max_text, language, story }
    }
}

/// Reads what an incident tells beyond its periods; its related incidents were read before, and when it began at the
/// earliest.
pub type StoryReader = fn(&Node<'_>, Vec<Box<str>>, Option<Time>) -> Told;

/// What an object of a format looks like.
#[derive(Debug)]
pub struct Shape {
    /// Its name in the schema.
    pub name: &'static str,
    /// The names that are read; empty: names are not checked.
    pub keys: &'static [&'static str],
    /// The name that a text is taken for where the object belongs; empty: a text will not do.
    pub shorthand: &'static str,
}

/// An object whose names nobody checks.
pub const ANY: Shape = Shape { name: "", keys: &[], shorthand: "" };

/// A value, and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    pub(super) json: &'a Json<'a>,
    pub(super) cx: &'a Context<'a>,
    parent: Option<&'a Node<'a>>,
    key: Option<&'a str>,
    index: Option<usize>,
    shape: &'static Shape,
}

impl<'a> Node<'a> {
    /// The whole feed.
    #[must_use]
    pub fn root(json: &'a Json<'a>, cx: &'a Context<'a>) -> Self {
        Self { json, cx, parent: None, key: None, index: None, shape: &ANY }
    }

    /// A part of a list of which the whole is not here.
    #[must_use]
    pub fn part(json: &'a Json<'a>, cx: &'a Context<'a>, index: usize) -> Self {
        Self { index: Some(index), ..Self::root(json, cx) }
    }

    /// The value of that name; `None` if it is missing, null, or a text in which nothing is written.
    #[must_use]
    pub fn get<'s>(&'s self, key: &'s str) -> Option<Node<'s>> {
        self.raw(key).filter(|node| !node.is_nothing())
    }

    /// Whether it says nothing.
    pub(super) fn is_nothing(&self) -> bool {
        match self.json {
            Json::Null => true,
            Json::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The value of that name, null and empty texts included. Of several the last counts, as in every browser.
    #[must_use]
    pub fn raw<'s>(&'s self, key: &'s str) -> Option<Node<'s>> {
        debug_assert!(
            self.shape.keys.is_empty() || self.shape.keys.contains(&key),
            "{key}: not in {}",
            self.shape.name
        );
        if self.shape.shorthand == key && matches!(self.json, Json::Text(_)) {
            return Some(Node { shape: &ANY, ..*self });
        }
        Some(self.child(key, self.json.member(key)?))
    }

    /// A value that stands in this one under that name.
    pub(super) fn child<'s>(&'s self, key: &'s str, json: &'s Json<'s>) -> Node<'s> {
        Node { json, parent: Some(self), key: Some(key), index: None, shape: &ANY, cx: self.cx }
    }

    /// Whether there is a value of that name.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Goes through the parts of a list. Anything else that stands there is taken for its only part.
    pub fn each(&self, key: &str, act: &mut dyn FnMut(Node<'_>)) {
        let Some(node) = self.get(key) else { return };
        let Json::List(items) = node.json else {
            node.note(t::NOT_A_LIST, &[key]);
            return act(node);
        };
        for (index, json) in items.iter().enumerate() {
            act(Node { json, index: Some(index), ..node });
        }
    }

    /// How many parts a list has; 0 if there is none.
    #[must_use]
    pub fn count(&self, key: &str) -> usize {
        match self.get(key) {
            Some(Node { json: Json::List(items), .. }) => items.len(),
            other => usize::from(other.is_some()),
        }
    }

    /// Goes through the parts of a list that are objects of that shape.
    pub fn each_object(&self, key: &str, shape: &'static Shape, act: &mut dyn FnMut(&Node<'_>)) {
        self.each(key, &mut |node| {
            if let Some(node) = node.shaped(shape) {
                act(&node);
            }
        });
    }

    /// The object of that name and shape.
    #[must_use]
    pub fn object<'s>(&'s self, key: &'s str, shape: &'static Shape) -> Option<Node<'s>> {
        self.get(key)?.shaped(shape)
    }

    /// This value as an object of that shape; its names are checked.
    #[must_use]
    pub fn shaped(self, shape: &'static Shape) -> Option<Self> {
        let node = Self { shape, ..self };
        match self.json {
            Json::Object(_) => node.check_names(),
            Json::Text(_) if !shape.shorthand.is_empty() => {
                node.note(t::SHORTHAND, &[shape.shorthand, shape.shorthand]);
            }
            _ => return node.wrong_type("an object in braces"),
        }
        Some(node)
    }

    fn check_names(&self) {
        let Json::Object(members) = self.json else { return };
        let mut seen: u64 = 0;
        for (name, _) in members {
            match self.shape.keys.iter().position(|key| key == name) {
                Some(i) => {
                    let bit = 1_u64.checked_shl(u32::try_from(i).unwrap_or(u32::MAX)).unwrap_or(0);
                    if seen & bit != 0 {
                        self.note_at(name, t::DUPLICATE_NAME, &[name]);
                    }
                    seen |= bit;
                }
                None if name.starts_with("x-") || name.starts_with("x_") => {}
                None => self.note_unknown_name(name),
            }
        }
    }

    fn note_unknown_name(&self, name: &str) {
        let cure = match self.json {
            Json::Object(members) if !self.notes_are_full() => {
                let says = |json: &'a Json<'a>| !Node { json, ..*self }.is_nothing();
                let stated: Vec<&str> =
                    members.iter().filter(|(_, json)| says(json)).map(|(name, _)| &**name).collect();
                synonyms::cure(name, self.shape, &stated)
            }
            _ => String::new(),
        };
        self.note_at(name, t::UNKNOWN_NAME, &[name, &cure]);
    }

    /// Notes that something else was expected here.
    pub(super) fn wrong_type<T>(&self, expected: &str) -> Option<T> {
        self.note_wrong_type(expected);
        None
    }

    fn note_wrong_type(&self, expected: &str) {
        let trouble = if self.index.is_some() { t::WRONG_ENTRY } else { t::WRONG_TYPE };
        self.note(trouble, &[expected, &self.shown(), expected]);
    }

    /// Notes that a member is missing, and what is done `instead`.
    pub fn note_missing(&self, key: &str, instead: &str) {
        self.note(t::MISSING, &[key, instead, key]);
    }

    /// The same of a word, of which all that may stand there are named.
    pub fn note_missing_word(&self, key: &str, words: &[&str], instead: &str) {
        if WORDS {
            self.note(t::MISSING_WORD, &[key, instead, key, &words.join(", ")]);
        } else {
            self.note_missing(key, instead);
        }
    }

    /// Notes a trouble with this value; the parts go into its text.
    pub fn note(&self, trouble: &'static Trouble, parts: &[&str]) {
        self.add_note(None, trouble, parts);
    }

    /// Notes a trouble with the member of that name.
    pub fn note_at(&self, key: &str, trouble: &'static Trouble, parts: &[&str]) {
        self.add_note(Some(key), trouble, parts);
    }

    fn add_note(&self, key: Option<&str>, trouble: &'static Trouble, parts: &[&str]) {
        self.cx.mended.set(true);
        if !WORDS {
            return;
        }
        let Ok(mut notes) = self.cx.notes.try_borrow_mut() else { return };
        let &Trouble { code, severity, .. } = trouble;
        if notes.full() {
            return notes.count(severity);
        }
        let mut pointer = self.pointer();
        if let Some(key) = key {
            push_token(&mut pointer, key);
        }
        notes.add(Note { code, severity, pointer, message: trouble.message(parts) });
    }

    /// Whether another note will only be counted: then nobody has to look for words.
    #[must_use]
    pub fn notes_are_full(&self) -> bool {
        !WORDS || self.cx.notes.try_borrow().is_ok_and(|notes| notes.full())
    }

    /// Its position in a list.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.index
    }

    /// Whether it stands under that name.
    pub(super) fn is_called(&self, key: &str) -> bool {
        self.key == Some(key)
    }

    /// Whether it stands under that name, or is a part of what does.
    pub(super) fn is_within(&self, key: &str) -> bool {
        self.is_called(key) || self.parent.is_some_and(|parent| parent.is_called(key))
    }

    /// Whether it is a member of an object of that shape.
    pub(super) fn is_part_of(&self, shape: &Shape) -> bool {
        self.parent.is_some_and(|parent| parent.shape.name == shape.name)
    }

    /// Where it stands: a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = self.parent.map(Self::pointer).unwrap_or_default();
        if let Some(key) = self.key {
            push_token(&mut pointer, key);
        }
        if let Some(index) = self.index {
            push_token(&mut pointer, &index.digits());
        }
        pointer
    }

    /// The value in a few words, for messages.
    #[must_use]
    pub fn shown(&self) -> String {
        if !WORDS {
            return String::new();
        }
        let digits = self.json.digits();
        let (kind, value) = match self.json {
            Json::Int(_) | Json::Float(_) => ("the number ", digits.as_deref().unwrap_or_default()),
            Json::Null => return "null".into(),
            Json::Bool(value) => return if *value { "true" } else { "false" }.into(),
            Json::List(_) => return "a list".into(),
            Json::Object(_) => return "an object".into(),
            Json::Text(text) => ("the text ", &**text),
        };
        let short = cut(value, 60);
        let end = if short.len() < value.len() { "…`" } else { "`" };
        [kind, "`", short, end].concat()
    }

    /// The names of an object, as far as they can be shown in a message.
    #[must_use]
    pub fn names(&self) -> String {
        match self.json {
            Json::Object(members) if WORDS => names(members),
            _ => String::new(),
        }
    }
}

/// The names of members, as far as they can be shown in a message.
pub(super) fn names(members: &[(Cow<'_, str>, Json<'_>)]) -> String {
    let names: Vec<&str> = members.iter().take(8).map(|(name, _)| cut(name, 30)).collect();
    let end = if members.len() > 8 { ", …" } else { "" };
    [&*names.join(", "), end].concat()
}

/// The longest beginning of `text` of at most `max` bytes that does not end within a character.
pub(super) fn cut(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    (0..=max).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for letter in token.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(letter),
        }
    }
}
