//! The times and lengths of a feed, exact or not.

use super::duration::milliseconds;
use super::json::{Json, whole};
use super::node::{Node, Shape};
use super::read::Words;
use super::said::WORDS;
use super::time::stamp;
use super::troubles::{self as t, Trouble};
use crate::model::{Instant, Length, Ms, SECOND_MS, Text, Time, When};
use std::borrow::Cow;

/// `StatedInstant` of the schema.
pub const STATED_INSTANT: Shape =
    Shape { name: "StatedInstant", keys: &["at", "earliest", "latest", "text", "zone"], shorthand: "" };

/// `StatedDuration` of the schema.
pub const STATED_DURATION: Shape =
    Shape { name: "StatedDuration", keys: &["about", "min", "max", "text"], shorthand: "" };

/// Where a time zone comes from; true: it is a guess.
pub const ZONES: Words<bool> = Words { words: &["stated", "assumed"], values: &[false, true] };

impl<'a> Node<'a> {
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
            _ => None,
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
            // In a time that is rough already, no other can stand.
            _ if self.is_called("end") => t::UNREADABLE_END,
            _ if self.is_within("end") => t::UNREADABLE_END_POINT,
            _ if self.is_part_of(&STATED_INSTANT) => t::UNREADABLE_POINT,
            _ => t::UNREADABLE_TIME,
        }
    }

    /// Seconds since 1970, or milliseconds where seconds would be thousands of years. What would be a time before 1973
    /// is more likely a year, or a date without its strokes.
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
        } else if WORDS && self.is_part_of(&STATED_DURATION) {
            self.note(t::UNREADABLE_FIGURE, &[&self.shown(), instead]);
        } else {
            self.note(t::UNREADABLE_DURATION, &[&self.shown(), instead]);
        }
    }
}
