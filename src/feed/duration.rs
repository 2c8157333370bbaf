//! Lengths of time: ISO 8601 (`PT1H30M`) and as people write them (`1h 30m`).

use crate::model::Ms;
use std::ops::Range;

const SECOND: f64 = 1000.0;
const MINUTE: f64 = 60.0 * SECOND;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// Longer than any incident: a thousand years.
const LONGEST_MS: f64 = 365_250.0 * DAY;

/// The words for units, each with its length. First those of ISO 8601, behind its `T` and before it: years and months
/// have no fixed length and are not read.
const UNITS: &[(&str, f64)] = &[
    ("s", SECOND),
    ("m", MINUTE),
    ("h", HOUR),
    ("d", DAY),
    ("w", 7.0 * DAY),
    ("sec", SECOND),
    ("second", SECOND),
    ("min", MINUTE),
    ("minute", MINUTE),
    ("hr", HOUR),
    ("hour", HOUR),
    ("day", DAY),
    ("week", 7.0 * DAY),
];
const ISO_TIME: usize = 3;
const ISO: usize = 5;

/// Milliseconds of a duration; `None` if it is none, or longer than a thousand years.
#[must_use]
pub fn milliseconds(text: &str) -> Option<Ms> {
    let text = text.trim().to_ascii_lowercase();
    let mut scan = Scan(text.as_bytes());
    let sum = if scan.take(b'p') {
        let date = if scan.next() == Some(b't') { 0.0 } else { scan.sum(ISO_TIME..ISO)? };
        date + if scan.take(b't') { scan.sum(0..ISO_TIME)? } else { 0.0 }
    } else {
        scan.sum(0..UNITS.len())?
    };
    (scan.0.is_empty() && sum <= LONGEST_MS).then_some(whole(sum))
}

/// Rounded; it was held against the limit before.
#[allow(clippy::cast_possible_truncation)]
fn whole(ms: f64) -> Ms {
    ms.round() as Ms
}

/// What is left to read.
struct Scan<'t>(&'t [u8]);

impl<'t> Scan<'t> {
    fn next(&self) -> Option<u8> {
        self.0.first().copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.next() == Some(byte);
        if found {
            self.0 = self.0.get(1..).unwrap_or_default();
        }
        found
    }

    /// Numbers with units: at least one, and nothing else but spaces, commas and "and" between them. Ends before a `t`
    /// that begins the time of ISO 8601.
    fn sum(&mut self, units: Range<usize>) -> Option<f64> {
        let units = UNITS.get(units)?;
        let mut total = 0.0;
        loop {
            let number = self.number()?;
            self.skip_spaces();
            let name = self.letters(units)?;
            let (_, unit) = units.iter().find(|(unit, _)| unit.as_bytes() == name)?;
            total += number * unit;
            self.take(b',');
            self.skip_spaces();
            if let Some(rest) = self.0.strip_prefix(b"and ") {
                self.0 = rest;
            } else if matches!(self.next(), None | Some(b't')) {
                return Some(total);
            }
        }
    }

    fn skip_spaces(&mut self) {
        while self.take(b' ') {}
    }

    /// `12`, `1.5` or `1,5`. `1,200` is none: to some it is more than a thousand, to others little more than one.
    fn number(&mut self) -> Option<f64> {
        let mut number = self.digit()?;
        while let Some(digit) = self.digit() {
            number = number * 10.0 + digit;
        }
        let comma = self.next() == Some(b',');
        if self.take(b'.') || self.take(b',') {
            let mut place = 0.1;
            number += self.digit()? * place;
            while let Some(digit) = self.digit() {
                place /= 10.0;
                number += digit * place;
            }
            // As many figures as a part of a thousand has, or more.
            if comma && place < 0.005 {
                return None;
            }
        }
        Some(number)
    }

    fn digit(&mut self) -> Option<f64> {
        let digit = self.next().filter(u8::is_ascii_digit)?;
        self.take(digit);
        Some(f64::from(digit - b'0'))
    }

    /// The name of a unit, in the singular. In ISO 8601 names are one letter long.
    fn letters(&mut self, units: &[(&str, f64)]) -> Option<&'t [u8]> {
        let letters = self.0.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        let length = if units.len() == UNITS.len() { letters } else { letters.min(1) };
        let (name, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        // `ms` are no minutes.
        Some(if length > 2 { name.strip_suffix(b"s").unwrap_or(name) } else { name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

    #[test]
    fn iso_and_plain_durations_are_read() {
        let table = [
            ("PT1H30M", 90 * MINUTE_MS),
            ("pt1h30m", 90 * MINUTE_MS),
            ("P1DT2H", 26 * HOUR_MS),
            ("P2W", 14 * DAY_MS),
            ("P1D", DAY_MS),
            ("PT90S", 90 * SECOND_MS),
            ("PT1.5H", 90 * MINUTE_MS),
            ("PT0,5S", 500),
            ("0.1s", 100),
            ("P1W2DT3H4M5.678S", 9 * DAY_MS + 3 * HOUR_MS + 4 * MINUTE_MS + 5_678),
            ("PT0S", 0),
            ("1h 30m", 90 * MINUTE_MS),
            ("1h30m", 90 * MINUTE_MS),
            ("1 h 30 min", 90 * MINUTE_MS),
            ("45m", 45 * MINUTE_MS),
            ("2d", 2 * DAY_MS),
            ("90s", 90 * SECOND_MS),
            ("1 hour", HOUR_MS),
            ("20 minutes", 20 * MINUTE_MS),
            ("1 hour and 20 minutes", 80 * MINUTE_MS),
            ("1 hour, 20 minutes", 80 * MINUTE_MS),
            ("1.5 hours", 90 * MINUTE_MS),
            ("2 Weeks", 14 * DAY_MS),
            ("3 hrs", 3 * HOUR_MS),
            ("10 secs", 10 * SECOND_MS),
            ("1,25h", 75 * MINUTE_MS),
            ("1.125h", 4050 * SECOND_MS),
        ];
        for (text, ms) in table {
            assert_eq!(milliseconds(text), Some(ms), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_none() {
        let table = [
            "",
            "P",
            "PT",
            "P1DT",
            "PT1D",
            "P1H",
            "P1M",
            "P1Y",
            "90",
            "1:30",
            "-1h",
            "h",
            "1 fortnight",
            "about 1h",
            "1h 30",
            "1..5h",
            ".h",
            "1h and",
            "99999999999999999999h",
            "999999999 weeks",
            "1h é",
            "20 to 30 minutes",
            "1,200 minutes",
            "500ms",
            "500 ms",
        ];
        for text in table {
            assert_eq!(milliseconds(text), None, "{text}");
        }
    }
}
