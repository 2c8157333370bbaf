//! Time stamps of other formats, in every form in which they were met.

use super::text;
use super::value::{Ask as _, V};
use crate::feed::json::{Json, whole};
use crate::feed::write::Out;
use crate::feed::{Stamp, stamp};
use crate::model::{DAY_MS, Digits, HOUR_MS, MINUTE_MS, SECOND_MS, Time};

/// What stands where there is no time: Go's templates write the words, databases the zeros.
const NOTHING: &[&str] = &["", "<no value>", "<nil>", "null", "N/A", "0000-00-00", "0000-00-00 00:00:00"];

/// What stands in the place of a time.
pub enum Found {
    /// Nothing, or a machine's way to say so.
    Nothing,
    /// A time.
    Time(Stamp),
    /// A time in a zone that is not known, or means several: the day is told, and no more.
    Day(Stamp),
    /// Something else.
    Unreadable,
}

/// Reads a value as a time.
#[inline(never)]
pub fn read(json: V<'_>) -> Found {
    // Until 2286, and since 2001 where it is milliseconds: what has other lengths is no time, or a date without its
    // strokes.
    let number = |n: i64| {
        let ms = match n {
            1..10_000_000_000 => n * SECOND_MS,
            1_000_000_000_000..10_000_000_000_000 => n,
            _ => return None,
        };
        Some(Stamp { time: Time(ms), date_only: false, zone_stated: true })
    };
    let stamp = match json {
        Json::Null => return Found::Nothing,
        Json::Int(0) => return Found::Nothing,
        Json::Int(n) => number(*n),
        Json::Float(n) => whole(n, 0).and_then(|seconds| {
            // Where it is seconds, a fraction of them counts.
            let is_ms = seconds.unsigned_abs() >= 100_000_000_000;
            number(if is_ms { seconds } else { whole(n, 3)? })
        }),
        Json::Text(text) => {
            let text = text.trim();
            if NOTHING.contains(&text) || text.starts_with("0001-") {
                return Found::Nothing;
            }
            let epoch = text::number(text).filter(|_| text.len() >= 9).and_then(number);
            match epoch.or_else(|| stamp(text)) {
                Some(stamp) => Some(stamp),
                None => return spoken(text).unwrap_or(Found::Unreadable),
            }
        }
        Json::Object(_) => return json.get("value").or_else(|| json.get("string")).map_or(Found::Nothing, read),
        _ => None,
    };
    stamp.map_or(Found::Unreadable, Found::Time)
}

const MONTHS: &str = "January February March April May June July August September October November December";

/// Offsets that RFC 822 knows by name, and names that mean one zone only: not `BST` and `IST`.
const ZONES: &str = "EST-0500 EDT-0400 CST-0600 CDT-0500 MST-0700 MDT-0600 PST-0800 PDT-0700 UTZ CET+0100 CEST+0200 EET+0200 EEST+0300 JST+0900 AEST+1000 AEDT+1100";

/// `Mon, 15 Jan 2024 10:30:00 +0000` (RFC 822, feeds; years may have two digits), `Sat Jun 11 2022 18:55:50 GMT+0000
/// (…)` (JavaScript), `June 11, 2022` and `2022-06-11 18:55 CEST`.
fn spoken(text: &str) -> Option<Found> {
    let (mut date, mut day, mut month, mut year, mut clock, mut zone) = (None, None, None, None, None, "");
    let between = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | '(' | ')');
    for word in text.split(between).filter(|word| !word.is_empty()).take(7) {
        match text::number(word) {
            Some(n) if n < 32 && day.is_none() => day = Some(n),
            Some(n) if (1000..10_000).contains(&n) && year.is_none() => year = Some(n),
            // As RFC 2822 reads them.
            Some(n) if word.len() == 2 && month.is_some() && clock.is_none() && year.is_none() => {
                year = Some(n + if n < 50 { 2000 } else { 1900 });
            }
            _ if word.contains(':') && clock.is_none() => clock = Some(word),
            _ if clock.is_some() && zone.is_empty() => zone = word,
            _ if stamp(word).is_some() => date = Some(word),
            _ if clock.is_some() || word.len() < 3 => {}
            _ => {
                // In French `mar` is a Tuesday: a word behind the day is the month, or of another language.
                let short = word.strip_suffix('.').unwrap_or(word);
                let is_short = |m: &str| m.get(..short.len()).is_some_and(|m| m.eq_ignore_ascii_case(short));
                let known = MONTHS.split(' ').position(is_short);
                if known.is_none() && day.is_some() && year.is_none() {
                    return None;
                }
                month = known.or(month);
            }
        }
    }
    let mut text = String::new();
    match date {
        Some(date) => text.push_str(date),
        None => {
            let month = i64::try_from(month? + 1).ok()?;
            digits(&mut text, &[(year?, 4, '-'), (month, 2, '-'), (day?, 2, 'T')]);
            text.pop();
        }
    }
    let day = stamp(&text)?;
    let Some(clock) = clock else { return Some(Found::Time(day)) };
    text.push_str(if clock.get(1..2) == Some(":") { "T0" } else { "T" });
    text.push_str(clock);
    // What is no time of the day at all is not read.
    stamp(&text)?;
    zone =
        zone.strip_prefix("GMT").or_else(|| zone.strip_prefix("UTC")).filter(|rest| !rest.is_empty()).unwrap_or(zone);
    // `+5:30`, `GMT+0`.
    if let (Some(sign @ ("+" | "-")), None | Some(":")) = (zone.get(..1), zone.get(2..3)) {
        text.push_str(sign);
        text.push('0');
        zone = zone.get(1..)?;
    }
    let named = |known: &'static str| known.strip_prefix(zone).filter(|offset| offset.starts_with(['-', '+', 'Z']));
    text.push_str(ZONES.split(' ').find_map(named).unwrap_or(zone));
    Some(stamp(&text).map_or(Found::Day(day), Found::Time))
}

/// Numbers of at least so many digits, each with what follows it.
#[inline(never)]
fn digits(out: &mut String, parts: &[(i64, usize, char)]) {
    for &(number, places, mark) in parts {
        let written = number.digits();
        (written.len()..places).for_each(|_| out.push('0'));
        out.push_str(&written);
        out.push(mark);
    }
}

/// Year, month and day of a point in UTC, in the Gregorian calendar: a year that begins in March has its leap day at
/// its end, and 400 of them have 146,097 days.
#[inline(never)]
fn calendar(time: Time) -> (i64, i64, i64) {
    let days = time.0.div_euclid(DAY_MS) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (year + era * 400 + carry, month, day)
}

/// The day of a point in UTC, where no more is known.
#[must_use]
pub fn day(at: Stamp) -> Stamp {
    Stamp { time: Time(at.time.0 - at.time.0.rem_euclid(DAY_MS)), date_only: true, ..at }
}

/// The year of a point in UTC.
#[must_use]
pub fn year(time: Time) -> i64 {
    calendar(time).0
}

/// As RFC 3339 in UTC.
#[inline(never)]
#[must_use]
pub fn written(time: Time) -> String {
    let mut text = date(time, 'T');
    let ms = time.0.rem_euclid(DAY_MS);
    let parts = [
        (ms / HOUR_MS, 2, ':'),
        (ms / MINUTE_MS % 60, 2, ':'),
        (ms / SECOND_MS % 60, 2, if ms % SECOND_MS > 0 { '.' } else { 'Z' }),
        (ms % SECOND_MS, 3, 'Z'),
    ];
    digits(&mut text, parts.get(..if ms % SECOND_MS > 0 { 4 } else { 3 }).unwrap_or_default());
    text
}

fn date(time: Time, end: char) -> String {
    let (year, month, day) = calendar(time);
    let mut text = String::new();
    digits(&mut text, &[(year, 4, '-'), (month, 2, '-'), (day, 2, end)]);
    text
}

/// For people: `3 May 2026`.
#[inline(never)]
#[must_use]
pub fn day_in_words(time: Time) -> String {
    let (year, month, day) = calendar(time);
    let month = usize::try_from(month - 1).ok().and_then(|n| MONTHS.split(' ').nth(n)).unwrap_or_default();
    let mut text = String::new();
    digits(&mut text, &[(day, 1, ' ')]);
    text.push_str(month);
    text.push(' ');
    text.push_str(&year.digits());
    text
}

/// For people: `3 May 2026, 14:05 UTC`.
#[must_use]
pub fn minute_in_words(time: Time) -> String {
    let mut text = day_in_words(time);
    text.push_str(", ");
    let ms = time.0.rem_euclid(DAY_MS);
    digits(&mut text, &[(ms / HOUR_MS, 2, ':'), (ms / MINUTE_MS % 60, 2, ' ')]);
    text.push_str("UTC");
    text
}

/// What is planned to end then.
#[inline(never)]
#[must_use]
pub fn planned_until(end: Option<Stamp>) -> String {
    end.map(|end| ["Planned until ", &*minute_in_words(end.time), "."].concat()).unwrap_or_default()
}

/// As the native feed writes it.
#[inline(never)]
pub fn write(out: &mut Out, name: &str, at: Option<Stamp>) {
    let Some(Stamp { time, date_only, zone_stated }) = at else { return };
    let mut text = if date_only { date(time, 'Z') } else { written(time) };
    if date_only {
        text.pop();
    }
    if date_only || zone_stated {
        return out.text(name, &text);
    }
    out.open(name, '{');
    out.text("at", &text);
    out.text("zone", "assumed");
    out.close('}');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> String {
        match read(&Json::Text(text.into())) {
            Found::Nothing => "nothing".into(),
            Found::Time(stamp) if stamp.date_only => date(stamp.time, '?'),
            Found::Time(stamp) => written(stamp.time),
            Found::Day(stamp) => date(stamp.time, '!'),
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
            ("0001-01-01", "nothing"),
            ("9999-12-31T23:59:59Z", "unreadable"),
            ("<no value>", "nothing"),
            ("<nil>", "nothing"),
            ("", "nothing"),
            ("0000-00-00 00:00:00", "nothing"),
            ("2026-01-27 16:07:19", "2026-01-27T16:07:19Z"),
            ("Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)", "2022-06-11T18:55:50Z"),
            ("Sat Jun 11 2022 20:55:50 GMT+0200 (Central European Summer Time)", "2022-06-11T18:55:50Z"),
            ("1420036705", "2014-12-31T14:38:25Z"),
            ("Mon, 15 Jan 2024 10:30:00 +0000", "2024-01-15T10:30:00Z"),
            ("Tue, 02 Jun 2026 15:42:00 Z", "2026-06-02T15:42:00Z"),
            ("Thu, 1 Jan 2026 00:00:00 GMT", "2026-01-01T00:00:00Z"),
            ("Mon, 15 Jan 2024 10:30:00 GMT+0", "2024-01-15T10:30:00Z"),
            ("Mon, 15 Jan 2024 10:30:00 UTC+2", "2024-01-15T08:30:00Z"),
            ("Mon, 15 Jan 2024 10:30:00 +5:30", "2024-01-15T05:00:00Z"),
            ("Mon, 15 Jan 2024 10:30:00 GMT-11", "2024-01-15T21:30:00Z"),
            ("15 Jan 2024 10:30 EST", "2024-01-15T15:30:00Z"),
            ("2026-06-26", "2026-06-26?"),
            ("12 Jun 26 10:58:00 GMT", "2026-06-12T10:58:00Z"),
            ("12 Jun 98 10:58 GMT", "1998-06-12T10:58:00Z"),
            ("Fri, 12 Jun 2026 10:58:00 CEST", "2026-06-12T08:58:00Z"),
            ("2026-05-10 02:00 CET", "2026-05-10T01:00:00Z"),
            ("6 Dec. 2026, 10:00 (UTC)", "2026-12-06T10:00:00Z"),
            ("June 12, 2026", "2026-06-12?"),
            ("Fri, 12 Jun 2026 10:58:00 BST", "2026-06-12!"),
            ("Fri, 12 Jun 2026 10:58:00 IST", "2026-06-12!"),
            ("Fri, 12 Jun 2026 10:58 PM", "2026-06-12!"),
            ("Fri, 12 Jun 2026 24:58:00 GMT", "unreadable"),
            ("31 Feb 2026 10:00:00 GMT", "unreadable"),
            ("\n Mon, 15 Jan 2024\n\t10:30:00 GMT ", "2024-01-15T10:30:00Z"),
            ("Mon, 15 Jan 2024 9:30:00 GMT", "2024-01-15T09:30:00Z"),
            ("Tues, 4 Sept 2024 10:30 GMT", "2024-09-04T10:30:00Z"),
            ("January 15, 2024 at 10:30 UTC", "2024-01-15T10:30:00Z"),
            ("mar, 05 nov 2024 10:30:00 GMT", "2024-11-05T10:30:00Z"),
            ("mar. 4 juin 2024 10:30:00 GMT", "unreadable"),
            ("Mardi 4 juin 2024 10:30 GMT", "unreadable"),
            ("4 marraskuuta 2024 10:30 GMT", "unreadable"),
            ("1420036705000", "2014-12-31T14:38:25Z"),
            ("20240115103000", "unreadable"),
            ("202401151030", "unreadable"),
            ("2 days ago", "unreadable"),
            ("Jan", "unreadable"),
        ];
        for (text, expected) in table {
            assert_eq!(utc(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_seconds_or_milliseconds() {
        for json in [Json::Int(1_420_036_705), Json::Int(1_420_036_705_000), Json::Float("1420036705.0".into())] {
            assert!(matches!(read(&json), Found::Time(stamp) if stamp.time == Time(1_420_036_705_000)), "{json:?}");
        }
        assert!(matches!(read(&Json::Int(0)), Found::Nothing));
        for number in [-5, 20_240_115_103_000, 202_401_151_030] {
            assert!(matches!(read(&Json::Int(number)), Found::Unreadable), "{number}");
        }
    }

    #[test]
    fn the_calendar_is_that_of_the_world() {
        for days in (-719_162..2_932_896).step_by(61) {
            let time = Time(days * DAY_MS + 1);
            let known = chrono::DateTime::from_timestamp_millis(time.0).expect("a time");
            assert_eq!(written(time), known.format("%Y-%m-%dT00:00:00.001Z").to_string());
        }
    }

    #[test]
    fn days_are_told_in_words() {
        assert_eq!(minute_in_words(Time(1_777_766_400_000)), "3 May 2026, 00:00 UTC");
    }
}
