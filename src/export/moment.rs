//! Times in figures, in UTC, and in words.

use chrono::{DateTime, Datelike as _, NaiveDateTime, Timelike as _};

use super::Context;
use crate::model::{Digits as _, Instant, Time, When};

fn utc(time: Time) -> NaiveDateTime {
    // `Time` never leaves the years 1 to 9999, which chrono knows.
    DateTime::from_timestamp_millis(time.0).unwrap_or_default().naive_utc()
}

/// A number with zeros before it, if it has fewer digits.
fn padded(number: u32, digits: usize) -> String {
    let number = number.digits();
    ["0".repeat(digits.saturating_sub(number.len())), number].concat()
}

/// Year, month and day, of four, two and two digits.
fn day_of(t: &NaiveDateTime) -> [String; 3] {
    [padded(t.year().unsigned_abs(), 4), padded(t.month(), 2), padded(t.day(), 2)]
}

/// Hour, minute and second, of two digits each.
fn clock_of(t: &NaiveDateTime) -> [String; 3] {
    [t.hour(), t.minute(), t.second()].map(|number| padded(number, 2))
}

/// `20150814T090100Z` (RFC 5545, 3.3.5, form 2).
pub(super) fn basic(time: Time) -> String {
    [&basic_date(time), "T", &clock_of(&utc(time)).concat(), "Z"].concat()
}

/// `20150814` (RFC 5545, 3.3.4).
pub(super) fn basic_date(time: Time) -> String {
    day_of(&utc(time)).concat()
}

/// `2015-08-14`
pub(super) fn date(time: Time) -> String {
    day_of(&utc(time)).join("-")
}

/// `2015-08-14T09:01:00Z` (RFC 3339), with milliseconds if there are any.
pub(super) fn rfc3339(time: Time) -> String {
    let t = utc(time);
    let ms = t.nanosecond() / 1_000_000;
    let fraction = if ms == 0 { String::new() } else { [".", &padded(ms, 3)].concat() };
    [&date(time), "T", &clock_of(&t).join(":"), &fraction, "Z"].concat()
}

/// `2015-08-14 09:01 UTC`, with seconds if there are any.
fn clock(time: Time) -> String {
    let clock = clock_of(&utc(time)).join(":");
    [&date(time), " ", clock.strip_suffix(":00").unwrap_or(&clock), " UTC"].concat()
}

/// When it was, as well as it is known and in the author's words if there are any.
pub(super) fn words(instant: &Instant, context: &Context<'_>) -> String {
    if let Some(words) = &instant.words {
        return words.get(context.language).to_owned();
    }
    let zone = instant.assumed();
    match instant.when {
        When::At(time) => [&clock(time), zone].concat(),
        When::On(day) => date(day),
        When::Between(from, to) => ["some time between ", &clock(from), " and ", &clock(to), zone].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_at_some_time_between_two_is_told_so_behind_any_word() {
        let context = Context {
            incidents: &[],
            components: &[],
            now: Time(0),
            language: "en",
            site: None,
            url: None,
            page: None,
            zone: &crate::axis::Zone::utc(),
        };
        let at = Instant { zone_assumed: true, ..Instant::between(Time(0), Time(60_000)) };
        let expected = "some time between 1970-01-01 00:00 UTC and 1970-01-01 00:01 UTC (time zone assumed)";
        assert_eq!(words(&at, &context), expected);
        let day = Instant { when: When::On(Time(0)), ..at };
        assert_eq!(words(&day, &context), "1970-01-01");
    }

    #[test]
    fn times_are_written_in_utc() {
        let time = Time(1_439_542_860_000);
        assert_eq!(basic(time), "20150814T090100Z");
        assert_eq!(rfc3339(time), "2015-08-14T09:01:00Z");
        assert_eq!(rfc3339(time.plus(7)), "2015-08-14T09:01:00.007Z");
        assert_eq!(rfc3339(Time(-1)), "1969-12-31T23:59:59.999Z");
        assert_eq!(clock(time), "2015-08-14 09:01 UTC");
        assert_eq!(basic(Time::MIN), "00010101T000000Z");
        assert_eq!(basic_date(Time::MAX), "99991231");
    }
}
