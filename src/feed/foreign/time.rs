//! Time stamps of other formats, in every form in which they were met.

use super::value::{Ask as _, V};
use crate::feed::json::Json;
use crate::feed::native::wire::{Instant, StatedInstant, ZoneSource};
use crate::feed::{Stamp, stamp};
use crate::model::{DAY_MS, SECOND_MS, Time};
use chrono::{DateTime, Datelike as _, Timelike as _};

/// What stands where there is no time: Go's templates write the words.
const NOTHING: &[&str] = &["", "<no value>", "<nil>", "null", "N/A"];

/// Before this a time is a zero that a machine left.
const YEAR_2: Time = Time(Time::MIN.0 + 366 * DAY_MS);

/// What stands in the place of a time.
pub enum Found {
    /// Nothing, or a machine's way to say so.
    Nothing,
    /// A time.
    Time(Stamp),
    /// Something else.
    Unreadable,
}

/// Reads a value as a time.
pub fn read(json: V<'_>) -> Found {
    let number = |n: i64| {
        let ms = if n.unsigned_abs() < 100_000_000_000 { n.saturating_mul(SECOND_MS) } else { n };
        let time = Time(ms);
        let fits = n > 0 && (Time::MIN..=Time::MAX).contains(&time);
        fits.then_some(Stamp { time, date_only: false, zone_stated: true })
    };
    let stamp = match json {
        Json::Null => return Found::Nothing,
        Json::Int(0) => return Found::Nothing,
        Json::Int(n) => number(*n),
        #[expect(clippy::cast_possible_truncation, reason = "held below 10¹⁵")]
        Json::Float(n) if n.abs() < 1e15 => number((n * 1000.0) as i64).map(|stamp| match stamp.time.0 {
            // A fraction of seconds was told in milliseconds above.
            _ if n.abs() >= 1e11 => number(*n as i64).unwrap_or(stamp),
            _ => stamp,
        }),
        Json::Text(text) if NOTHING.contains(&text.trim()) => return Found::Nothing,
        Json::Text(text) => {
            let text = text.trim();
            let digits = text.len() >= 9 && text.bytes().all(|b| b.is_ascii_digit());
            let epoch = if digits { text.parse().ok().and_then(number) } else { None };
            epoch.or_else(|| stamp(text)).or_else(|| spoken(text))
        }
        Json::Object(_) => return json.get("value").or_else(|| json.get("string")).map_or(Found::Nothing, read),
        _ => None,
    };
    match stamp {
        Some(stamp) if stamp.time < YEAR_2 => Found::Nothing,
        Some(stamp) => Found::Time(stamp),
        None => Found::Unreadable,
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Offsets that RFC 822 knows by name.
const ZONES: &[(&str, &str)] = &[
    ("EST", "-0500"),
    ("EDT", "-0400"),
    ("CST", "-0600"),
    ("CDT", "-0500"),
    ("MST", "-0700"),
    ("MDT", "-0600"),
    ("PST", "-0800"),
    ("PDT", "-0700"),
    ("UT", "Z"),
];

/// `Mon, 15 Jan 2024 10:30:00 +0000` (RFC 822, feeds) and `Sat Jun 11 2022 18:55:50 GMT+0000 (…)` (JavaScript).
fn spoken(text: &str) -> Option<Stamp> {
    let (mut day, mut month, mut year, mut clock, mut zone) = (None, None, None, None, String::new());
    for word in text.split([' ', ',', '(']).filter(|word| !word.is_empty()).take(7) {
        let number = word.parse::<u32>().ok().filter(|_| word.bytes().all(|b| b.is_ascii_digit()));
        match number {
            Some(n) if n < 32 && day.is_none() => day = Some(n),
            Some(n) if (1000..10_000).contains(&n) && year.is_none() => year = Some(n),
            _ if word.contains(':') && clock.is_none() => clock = Some(word),
            _ if clock.is_some() && zone.is_empty() => word.clone_into(&mut zone),
            _ => {
                let short = word.get(..3).unwrap_or_default();
                month = month.or_else(|| MONTHS.iter().position(|m| m.eq_ignore_ascii_case(short)));
            }
        }
    }
    let two = |n: u32| (n + 100).to_string().get(1..).unwrap_or_default().to_owned();
    let month = u32::try_from(month? + 1).ok()?;
    let zone = zone.strip_prefix("GMT").filter(|rest| rest.starts_with(['+', '-'])).unwrap_or(&zone);
    let zone = ZONES.iter().find(|(name, _)| *name == zone).map_or(zone, |(_, offset)| offset);
    let parts = [&*year?.to_string(), "-", &two(month), "-", &two(day?), "T", clock?, zone];
    stamp(&parts.concat())
}

fn calendar(time: Time) -> Option<DateTime<chrono::Utc>> {
    DateTime::from_timestamp_millis(time.0)
}

/// As RFC 3339 in UTC.
#[must_use]
pub fn written(time: Time) -> String {
    let Some(t) = calendar(time) else { return String::new() };
    let ms = t.timestamp_subsec_millis();
    let mut text = date(t);
    text.push_str(&format!("T{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second()));
    if ms > 0 {
        text.push_str(&format!(".{ms:03}"));
    }
    text.push('Z');
    text
}

fn date(t: DateTime<chrono::Utc>) -> String {
    format!("{:04}-{:02}-{:02}", t.year(), t.month(), t.day())
}

/// For people: `3 May 2026`.
#[must_use]
pub fn day_in_words(time: Time) -> String {
    let Some(t) = calendar(time) else { return String::new() };
    let month = LONG_MONTHS.get(t.month0() as usize).copied().unwrap_or_default();
    [&*t.day().to_string(), " ", month, " ", &t.year().to_string()].concat()
}

/// For people: `3 May 2026, 14:05 UTC`.
#[must_use]
pub fn minute_in_words(time: Time) -> String {
    let Some(t) = calendar(time) else { return String::new() };
    format!("{}, {:02}:{:02} UTC", day_in_words(time), t.hour(), t.minute())
}

/// As the native feed writes it.
#[must_use]
pub fn instant(stamp: Stamp) -> Instant {
    if stamp.date_only {
        return Instant::Exact(calendar(stamp.time).map(date).unwrap_or_default());
    }
    let at = written(stamp.time);
    if stamp.zone_stated {
        return Instant::Exact(at);
    }
    Instant::Stated(StatedInstant { at: Some(at), zone: Some(ZoneSource::Assumed), ..StatedInstant::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> String {
        match read(&Json::Text(text.into())) {
            Found::Nothing => "nothing".into(),
            Found::Time(stamp) => written(stamp.time),
            Found::Unreadable => "unreadable".into(),
        }
    }

    #[test]
    fn every_form_that_occurs_is_read() {
        let table = [
            ("2026-09-23T10:11:12.836Z", "2026-09-23T10:11:12.836Z"),
            ("2022-02-15T13:14:17.744-08:00", "2022-02-15T21:14:17.744Z"),
            ("2018-09-07T14:35:00-07:00", "2018-09-07T21:35:00Z"),
            ("2026-06-11T07:30:00-00:00", "2026-06-11T07:30:00Z"),
            ("2018-04-13 15:54:00 +0000 UTC", "2018-04-13T15:54:00Z"),
            ("2025-09-12 19:20:02 +0200 +0200", "2025-09-12T17:20:02Z"),
            ("0001-01-01 00:00:00 +0000 UTC", "nothing"),
            ("<no value>", "nothing"),
            ("<nil>", "nothing"),
            ("", "nothing"),
            ("2026-01-27 16:07:19", "2026-01-27T16:07:19Z"),
            ("Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)", "2022-06-11T18:55:50Z"),
            ("Sat Jun 11 2022 20:55:50 GMT+0200 (Central European Summer Time)", "2022-06-11T18:55:50Z"),
            ("1420036705", "2014-12-31T14:38:25Z"),
            ("Mon, 15 Jan 2024 10:30:00 +0000", "2024-01-15T10:30:00Z"),
            ("Tue, 02 Jun 2026 15:42:00 Z", "2026-06-02T15:42:00Z"),
            ("Thu, 1 Jan 2026 00:00:00 GMT", "2026-01-01T00:00:00Z"),
            ("15 Jan 2024 10:30 EST", "2024-01-15T15:30:00Z"),
            ("2026-06-26", "2026-06-26T00:00:00Z"),
            ("2 days ago", "unreadable"),
            ("Jan", "unreadable"),
        ];
        for (text, expected) in table {
            assert_eq!(utc(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_seconds_or_milliseconds() {
        for json in [Json::Int(1_420_036_705), Json::Int(1_420_036_705_000), Json::Float(1_420_036_705.0)] {
            assert!(matches!(read(&json), Found::Time(stamp) if stamp.time == Time(1_420_036_705_000)), "{json:?}");
        }
        assert!(matches!(read(&Json::Int(0)), Found::Nothing));
        assert!(matches!(read(&Json::Int(-5)), Found::Unreadable));
    }

    #[test]
    fn days_are_told_in_words() {
        assert_eq!(minute_in_words(Time(1_777_766_400_000)), "3 May 2026, 00:00 UTC");
    }
}
