//! The values that every format has: words, texts, times, lengths.

use super::duration::milliseconds;
use super::json::{Json, whole};
use super::near::fold;
use super::node::{Node, Shape, cut};
use super::said::WORDS;
use super::time::stamp;
use super::troubles::{self as t, Trouble};
use crate::model::{Instant, Length, Ms, SECOND_MS, Text, Time, When};
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

/// `StatedInstant` of the schema.
pub const STATED_INSTANT: Shape =
    Shape { name: "StatedInstant", keys: &["at", "earliest", "latest", "text", "zone"], shorthand: "" };

/// `StatedDuration` of the schema.
pub const STATED_DURATION: Shape =
    Shape { name: "StatedDuration", keys: &["about", "min", "max", "text"], shorthand: "" };

/// Words of a format, each with its value.
#[derive(Debug)]
pub struct Words<T: 'static> {
    /// The words.
    pub words: &'static [&'static str],
    /// Their values.
    pub values: &'static [T],
}

/// Where a time zone comes from; true: it is a guess.
pub const ZONES: Words<bool> = Words { words: &["stated", "assumed"], values: &[false, true] };

/// A text is read in so many languages at most: twice those that have a tag of two letters. Each is compared with those
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

    /// A point in time.
    #[must_use]
    pub fn instant(&self, key: &str) -> Option<Instant> {
        self.get(key)?.as_instant()
    }

    /// This value as a point in time, exact or not.
    #[must_use]
    pub fn as_instant(&self) -> Option<Instant> {
        if !matches!(self.json, Json::Object(_)) {
            let (when, zone_assumed) = self.point()?;
            return Some(Instant { when, words: None, zone_assumed, rough: false });
        }
        let node = self.shaped(&STATED_INSTANT)?;
        let part = |key| node.get(key).and_then(|part: Node<'_>| part.point());
        let (at, earliest, latest) = (part("at"), part("earliest"), part("latest"));
        let words = node.text("text");
        let assumed = node.choice("zone", &ZONES, "It is taken as stated.").unwrap_or(false);
        if at.is_some() && (earliest.is_some() || latest.is_some()) {
            node.note(t::STATED_TWICE, &["at"]);
        }
        let (when, zone_assumed) = match (earliest, latest, at) {
            (Some((a, guess_a)), Some((b, guess_b)), _) => (node.between(a, b), guess_a || guess_b),
            (_, _, Some(at)) => at,
            (Some(only), None, None) | (None, Some(only), None) => {
                node.note(t::ONE_BOUND, &["earliest", "latest", "at"]);
                only
            }
            (None, None, None) => {
                node.note(t::NO_TIME, &[]);
                return None;
            }
        };
        Some(Instant { when, words, zone_assumed: zone_assumed || assumed, rough: false })
    }

    /// From the beginning of the first to the end of the second.
    fn between(&self, a: When, b: When) -> When {
        let bounds = |when| Instant { when, words: None, zone_assumed: false, rough: false };
        let (from, to) = (bounds(a).earliest(), bounds(b).latest());
        if from >= to && bounds(a).earliest() > bounds(b).earliest() {
            self.note(t::BOUNDS_SWAPPED, &["earliest", "latest"]);
            return Instant::between(bounds(b).earliest(), bounds(a).latest()).when;
        }
        Instant::between(from, to).when
    }

    /// An exact time or a date, and whether UTC was taken for want of a zone.
    fn point(&self) -> Option<(When, bool)> {
        let read = match self.json {
            Json::Int(number) => return self.epoch(Some(*number)),
            Json::Float(number) => return self.epoch(whole(number, 0)),
            Json::Text(text) => stamp(text),
            _ => return self.wrong_type("a time"),
        };
        let Some(read) = read else {
            self.note_unreadable();
            return None;
        };
        if read.date_only {
            return Some((When::On(read.time), false));
        }
        if !read.zone_stated {
            self.note(t::ZONE_MISSING, &[&self.shown()]);
        }
        Some((When::At(read.time), !read.zone_stated))
    }

    /// Notes what cannot be read as a time.
    pub(super) fn note_unreadable(&self) {
        let trouble = if WORDS { self.unreadable() } else { t::UNREADABLE_TIME };
        self.note(trouble, &[&self.shown()]);
    }

    /// What an author is told of it: programs write the first or the last time that they know where they mean none, and
    /// where an end belongs words may stand.
    fn unreadable(&self) -> &'static Trouble {
        match self.json {
            Json::Text(text) if ["0000-", "0001-", "9999-"].iter().any(|year| text.trim().starts_with(year)) => {
                t::TIME_OUT_OF_RANGE
            }
            _ if self.is_within("end") => t::UNREADABLE_END,
            _ => t::UNREADABLE_TIME,
        }
    }

    /// Seconds since 1970, or milliseconds where seconds would be thousands of years. What would be a time before 1973 is
    /// more likely a year, or a date without its strokes.
    fn epoch(&self, number: Option<i64>) -> Option<(When, bool)> {
        if number.is_some_and(|n| n.unsigned_abs() < 100_000_000) {
            self.note(t::SMALL_NUMBER_AS_TIME, &[&self.shown()]);
            return None;
        }
        let ms = number.map(|n| if n.unsigned_abs() < 100_000_000_000 { n * SECOND_MS } else { n });
        let time = ms.map(Time).filter(|time| Time::MIN < *time && *time < Time::MAX);
        if time.is_some() {
            self.note(t::NUMBER_AS_TIME, &[]);
        } else {
            self.note(t::UNREADABLE_TIME, &[&self.shown()]);
        }
        Some((When::At(time?), false))
    }

    /// A length of time.
    #[must_use]
    pub fn length(&self, key: &str) -> Option<Length> {
        let node = self.get(key)?;
        if matches!(node.json, Json::Object(_)) {
            return node.stated_length();
        }
        let words = node.counted()?;
        let bounds = milliseconds(&words).map(|ms| (ms, ms));
        if bounds.is_some() {
            return Some(Length { bounds, about: false, words: None });
        }
        node.note_uncounted(&words, "It is shown as words.");
        Some(Length { bounds: None, about: false, words: Some(Text::new(words)) })
    }

    fn stated_length(self) -> Option<Length> {
        let node = self.shaped(&STATED_DURATION)?;
        let (about, min, max) = (node.figure("about"), node.figure("min"), node.figure("max"));
        let words = node.text("text");
        if about.is_some() && (min.is_some() || max.is_some()) {
            node.note(t::STATED_TWICE, &["about"]);
        }
        let bounds = match (min, max, about) {
            (Some(min), Some(max), _) => {
                if min > max {
                    node.note(t::BOUNDS_SWAPPED, &["min", "max"]);
                }
                Some((min.min(max), min.max(max)))
            }
            (_, _, Some(about)) => Some((about, about)),
            (Some(only), None, None) | (None, Some(only), None) => {
                node.note(t::ONE_BOUND, &["min", "max", "about"]);
                Some((only, only))
            }
            (None, None, None) => None,
        };
        if bounds.is_none() && words.is_none() {
            node.note(t::NO_DURATION, &[]);
            return None;
        }
        let about = bounds.is_some() && !(min.is_some() && max.is_some());
        Some(Length { bounds, about, words })
    }

    fn figure(&self, key: &str) -> Option<Ms> {
        let node = self.get(key)?;
        let words = node.counted()?;
        let found = milliseconds(&words);
        if found.is_none() {
            node.note_uncounted(&words, "It is left out.");
        }
        found
    }

    /// The words of a length. A number lacks its unit, and is told that alone.
    fn counted(&self) -> Option<Cow<'a, str>> {
        if WORDS && let Some(digits) = self.json.digits() { Some(digits) } else { self.plain() }
    }

    fn note_uncounted(&self, words: &str, instead: &str) {
        if WORDS && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            self.note(t::NO_UNIT, &[&self.shown(), instead, words, words]);
        } else {
            self.note(t::UNREADABLE_DURATION, &[&self.shown(), instead]);
        }
    }
}

/// Whether `tag` looks like a language: two or three letters (no longer one is registered), then parts of letters and digits.
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
