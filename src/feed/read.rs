//! The values that every format has: words and texts. Times and lengths are in `when.rs`.

use super::json::Json;
use super::near::fold;
use super::node::{Node, cut};
use super::said::WORDS;
use super::troubles as t;
use crate::model::Text;
use crate::prose::clean;
use std::borrow::Cow;

/// Words that are read as others, where these are words of the table.
const ALSO: &[(&str, &str)] = &[
    ("readonly", "read_only"),
    ("canceled", "cancelled"),
    ("completed", "resolved"),
    ("completed", "done"),
    ("post_mortem", "postmortem"),
    ("still_going", "ongoing"),
    ("still_ongoing", "ongoing"),
    ("on_going", "ongoing"),
    ("now", "ongoing"),
    ("open", "ongoing"),
    ("present", "ongoing"),
    ("not_known", "unknown"),
];

/// Words of a format, each with its value.
#[derive(Debug)]
pub struct Words<T: 'static> {
    /// The words.
    pub words: &'static [&'static str],
    /// Their values.
    pub values: &'static [T],
}

/// The most languages that a text is read in: twice those that have a tag of two letters. Each is compared with those
/// before it.
const MOST_LANGUAGES: usize = 400;

/// Whether nothing in a text needs [`clean`]: most are in ASCII.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

impl<'a> Node<'a> {
    /// What stands here as plain words: a text, or a number where somebody forgot the quotation marks. `None` if there
    /// is nothing but space.
    pub(super) fn plain(&self) -> Option<Cow<'a, str>> {
        let Json::Text(words) = self.json else {
            let Some(digits) = self.json.digits() else { return self.wrong_type("a text in double quotes") };
            self.note(t::NUMBER_AS_TEXT, &[&digits]);
            return Some(digits);
        };
        let short = cut(words, self.cx.max_text);
        if short.len() < words.len() {
            let max = if WORDS { self.cx.max_text.to_string() } else { String::new() };
            self.note(t::TEXT_CUT, &[&max]);
        }
        (!short.trim().is_empty()).then_some(Cow::Borrowed(short))
    }

    /// The same for readers, without what nobody sees.
    fn seen(&self) -> Option<Cow<'a, str>> {
        let words = self.plain()?;
        Some(if is_plain(&words) { words } else { Cow::Owned(clean(&words)) })
    }

    /// A word of the feed's own that readers see.
    #[must_use]
    pub fn label(&self, key: &str) -> Option<Box<str>> {
        self.get(key)?.seen().map(|word| word.trim().into())
    }

    /// A name, an address, an id: words in no language, without space around.
    #[must_use]
    pub fn word(&self, key: &str) -> Option<Box<str>> {
        self.get(key)?.plain().map(|word| word.trim().into())
    }

    /// Several of these.
    #[must_use]
    pub fn words(&self, key: &str) -> Vec<Box<str>> {
        let mut words = Vec::new();
        self.each(key, &mut |node| {
            if let Some(word) = node.seen() {
                words.push(word.trim().into());
            }
        });
        words
    }

    /// Notes what looks like no language in a list of these. It is kept: it is only no text's language.
    pub fn check_tags(&self, key: &str) {
        if !matches!(self.get(key), Some(Node { json: Json::List(_), .. })) {
            return;
        }
        self.each(key, &mut |node| match node.json {
            Json::Text(tag) if !tag.trim().is_empty() && !is_language(tag.trim()) => {
                node.note(t::LANGUAGE_TAG, &[cut(tag, 60)]);
            }
            _ => {}
        });
    }

    /// Words for people.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<Text> {
        self.get(key)?.as_text()
    }

    /// Several of these.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<Text> {
        let mut texts = Vec::new();
        self.each(key, &mut |node| {
            if let Some(text) = node.as_text() {
                texts.push(text);
            }
        });
        texts
    }

    /// This value as words for people: a text, or a table of languages.
    #[must_use]
    pub fn as_text(&self) -> Option<Text> {
        let Json::Object(members) = self.json else { return self.seen().map(Text::new) };
        let mut table: Vec<(Box<str>, Box<str>)> = Vec::new();
        let read = members.get(..MOST_LANGUAGES).unwrap_or(members);
        if read.len() < members.len() {
            self.note(t::LANGUAGES_CUT, &[]);
        }
        for (tag, _) in read {
            // Of several the last counts, as in every browser.
            let Some((_, json)) = read.iter().rev().find(|(other, _)| other == tag) else { continue };
            if matches!(json, Json::Null) {
                continue;
            }
            let node = self.child(tag, json);
            if table.iter().any(|(known, _)| known.eq_ignore_ascii_case(tag)) {
                node.note(t::DUPLICATE_NAME, &[tag]);
                continue;
            }
            if !is_language(tag) {
                node.note(t::LANGUAGE_TAG, &[tag]);
            }
            if let Some(words) = node.seen() {
                table.push((tag.replace('_', "-").into(), words.into()));
            }
        }
        if table.is_empty() {
            self.note(t::NO_LANGUAGE, &[]);
        }
        Text::in_languages(table, self.cx.language)
    }

    /// Yes or no; no where nothing is said.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        match self.get(key) {
            None => false,
            Some(Node { json: Json::Bool(yes), .. }) => *yes,
            Some(node) => node.wrong_type("true or false").unwrap_or(false),
        }
    }

    /// The value of a word out of a table. `instead` tells what becomes of a word that is not in it.
    #[must_use]
    pub fn choice<T: Copy>(&self, key: &str, table: &Words<T>, instead: &str) -> Option<T> {
        table.values.get(self.word_number(key, table.words, instead)?).copied()
    }

    fn word_number(&self, key: &str, words: &[&'static str], instead: &str) -> Option<usize> {
        let node = self.get(key)?;
        let number = node.known_word(words);
        if number.is_none() {
            let all = if WORDS { words.join(", ") } else { String::new() };
            node.note(t::UNKNOWN_WORD, &[&node.shown(), key, instead, &all]);
        }
        number
    }

    /// The value of the word here, if it is one of these.
    pub(super) fn known<T: Copy>(&self, table: &Words<T>) -> Option<T> {
        table.values.get(self.known_word(table.words)?).copied()
    }

    /// The number of the word here, if it is one of these, in any case and with any gaps.
    fn known_word(&self, words: &[&'static str]) -> Option<usize> {
        let Json::Text(written) = self.json else { return None };
        // A time, where a word may stand as well.
        if written.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let position = |word: &str| words.iter().position(|known| *known == word);
        // Most are written as they should be.
        if let Some(number) = position(written) {
            return Some(number);
        }
        let word = fold(written);
        let also = ALSO.iter().find(|(other, known)| *other == word && position(known).is_some());
        let word = also.map_or(&*word, |(_, known)| known);
        let number = position(word)?;
        self.note(t::SPELLING, &[cut(written, 60), word, word]);
        Some(number)
    }
}

/// Whether `tag` looks like a language: two or three letters (no longer one is registered), then parts of letters and
/// digits.
fn is_language(tag: &str) -> bool {
    let mut length = 0;
    let mut first = true;
    for byte in tag.bytes() {
        if matches!(byte, b'-' | b'_') && length >= if first { 2 } else { 1 } {
            (length, first) = (0, false);
        } else if byte.is_ascii_alphabetic() || (!first && byte.is_ascii_digit()) {
            length += 1;
        } else {
            return false;
        }
        if length > if first { 3 } else { 8 } {
            return false;
        }
    }
    length >= if first { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_look() {
        for good in ["en", "de-AT", "de_AT", "zh-Hant-TW", "sl-rozaj-1994", "es-419"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "e", "-", "en-", "-en", "en--us", "auf deutsch", "1234", "languages", "en-languages", "dé"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
