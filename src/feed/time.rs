//! Time stamps: RFC 3339, and what people and machines write instead of it.
//!
//! Read digit by digit and not with chrono's parser, which would want the forms below mended first and costs more than
//! all of this. The calendar is chrono's, where that is there anyhow.

use crate::model::{DAY_MS, HOUR_MS, MINUTE_MS, Ms, SECOND_MS, Time};

/// The days from 1970 to a date, if there is that date.
#[cfg(not(feature = "converter"))]
fn days(year: u32, month: u32, day: u32) -> Option<Ms> {
    use chrono::{Datelike as _, NaiveDate};
    // 1970-01-01, counted in days from the first of the common era.
    const EPOCH_DAY: i32 = 719_163;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some(Ms::from(date.num_days_from_ce() - EPOCH_DAY))
}
#[cfg(feature = "converter")]
use counted as days;

/// The same for the readers of other formats, which have no other use for chrono's tables: they would be most of it. A year
/// that begins in March has its leap day at its end.
#[cfg(any(feature = "converter", test))]
fn counted(year: u32, month: u32, day: u32) -> Option<Ms> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    (1..=length).contains(&day).then(|| Ms::from(days) - 719_469)
}

/// A time stamp as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The point; for a date alone the beginning of that day in UTC.
    pub time: Time,
    /// There is no time of day.
    pub date_only: bool,
    /// There is an offset from UTC. If not, UTC was taken.
    pub zone_stated: bool,
}

/// Reads a time stamp: RFC 3339, also without seconds, without an offset (UTC is taken), with a space for the `T`, as a
/// date alone, with `+0200`, ` UTC`, `[Europe/Vienna]` or what else Go and Java put behind it. `None` if it is no time
/// or of the years 0, 1 and 9999, which programs write where they mean none.
#[must_use]
pub fn stamp(text: &str) -> Option<Stamp> {
    let mut scan = Scan(text.trim().as_bytes());
    let mut ms = scan.date()?;
    let date_only = scan.0.is_empty();
    let mut zone_stated = false;
    if !date_only {
        scan.take(b"Tt ")?;
        scan.skip_spaces();
        ms += scan.clock()?;
        scan.skip_spaces();
        zone_stated = !scan.0.is_empty() && scan.0.first() != Some(&b'[');
        let named = !matches!(scan.0.first(), Some(b'+' | b'-'));
        let offset = if zone_stated { scan.offset()? } else { 0 };
        ms -= offset;
        if !matches!(scan.0.first(), None | Some(b' ' | b'[')) {
            return None;
        }
        scan.same_again(offset, named)?;
    }
    Some(Stamp { time: Time(ms), date_only, zone_stated })
}

/// What is left to read.
struct Scan<'t>(&'t [u8]);

impl Scan<'_> {
    /// Steps over one of these.
    fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.iter().find(|byte| *byte == first)?;
        self.0 = rest;
        Some(*first)
    }

    fn skip_spaces(&mut self) {
        while self.take(b" ").is_some() {}
    }

    /// A number of exactly so many digits, below a limit.
    fn number(&mut self, digits: usize, below: u32) -> Option<u32> {
        let (written, rest) = self.0.split_at_checked(digits)?;
        let mut number = 0;
        for byte in written {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            if digit > 9 {
                return None;
            }
            number = number * 10 + digit;
        }
        self.0 = rest;
        (number < below).then_some(number)
    }

    /// A part of a time in milliseconds.
    fn part(&mut self, below: u32, unit: Ms) -> Option<Ms> {
        Some(Ms::from(self.number(2, below)?) * unit)
    }

    /// A date. Those of the first year and the last are what programs write where they mean no time.
    fn date(&mut self) -> Option<Ms> {
        let year = self.number(4, 9_999).filter(|year| *year > 1)?;
        self.take(b"-")?;
        let month = self.number(2, 13)?;
        self.take(b"-")?;
        Some(days(year, month, self.number(2, 32)?)? * DAY_MS)
    }

    /// `09:03`, `09:03:00` or `09:03:00.25`. A leap second is the second after it, and `24:00:00` the next midnight.
    fn clock(&mut self) -> Option<Ms> {
        let hours = self.part(25, HOUR_MS)?;
        let mut ms = hours;
        self.take(b":")?;
        ms += self.part(60, MINUTE_MS)?;
        if self.take(b":").is_some() {
            ms += self.part(61, SECOND_MS)?;
            if self.take(b".,").is_some() {
                let mut unit = 100;
                ms += Ms::from(self.number(1, 10)?) * unit;
                while let Some(digit) = self.number(1, 10) {
                    unit /= 10;
                    ms += Ms::from(digit) * unit;
                }
            }
        }
        (hours < DAY_MS || ms == DAY_MS).then_some(ms)
    }

    /// `Z`, `UTC`, `+02:00`, `+0200` or `+02`.
    fn offset(&mut self) -> Option<Ms> {
        if let Some(rest) = self.0.strip_prefix(b"UTC").or_else(|| self.0.strip_prefix(b"GMT")) {
            self.0 = rest;
            return Some(0);
        }
        let sign = match self.take(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let mut ms = self.part(24, HOUR_MS)?;
        if self.take(b":").is_some() || self.0.first().is_some_and(u8::is_ascii_digit) {
            ms += self.part(60, MINUTE_MS)?;
        }
        Some(sign * ms)
    }

    /// What Go and Java put behind an offset: it once more, the name of the zone (unless the offset was one), a reading
    /// of another clock, a place. Nothing else may follow, as it could make another time of it.
    #[inline(never)]
    fn same_again(&mut self, offset: Ms, named: bool) -> Option<()> {
        loop {
            self.skip_spaces();
            let letters = self.0.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
            match self.0 {
                [] | [b'[', .., b']'] | [b'm', b'=', ..] => return Some(()),
                _ if !named && (3..6).contains(&letters) => self.0 = self.0.get(letters..)?,
                _ => {
                    if self.offset()? != offset {
                        return None;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i64, bool, bool)> {
        stamp(text).map(|s| (s.time.0, s.date_only, s.zone_stated))
    }

    #[test]
    fn both_calendars_know_the_same_days() {
        for year in (2..9_999).step_by(7).chain(1896..2104) {
            for (month, day) in (0..14).flat_map(|month| [0, 1, 15, 28, 29, 30, 31, 32].map(|day| (month, day))) {
                assert_eq!(counted(year, month, day), days(year, month, day), "{year}-{month}-{day}");
            }
        }
    }

    #[test]
    fn the_forms_that_occur_are_read() {
        let nine = 1_439_542_980_000; // 2015-08-14T09:03:00Z
        let table = [
            ("2015-08-14T09:03:00Z", nine, true),
            ("2015-08-14t09:03:00z", nine, true),
            ("2015-08-14T09:03Z", nine, true),
            ("2015-08-14 09:03:00Z", nine, true),
            (" 2015-08-14 09:03 ", nine, false),
            ("2015-08-14T09:03:00", nine, false),
            ("2015-08-14T04:03:00-05:00", nine, true),
            ("2015-08-14T04:03-0500", nine, true),
            ("2015-08-14T04:03-05", nine, true),
            ("2015-08-14 11:03:00 +0200 +0200", nine, true),
            ("2015-08-14 09:03:00 +0000 UTC", nine, true),
            ("2015-08-14 09:03:00 UTC", nine, true),
            ("2015-08-14 11:03:00 +0200 CEST", nine, true),
            ("2015-08-14 11:03:00.5 +0200 CEST m=+0.25", nine + 500, true),
            ("2015-08-14 12:03:00 +0300 +03", nine, true),
            ("2015-08-14 09:03:00Z UTC", nine, true),
            ("2015-08-14 09:03:00 [Europe/Vienna]", nine, false),
            ("2015-08-14 09:03:00 GMT", nine, true),
            ("2015-08-14T04:03:00-05:00[America/Chicago]", nine, true),
            ("2015-08-14T09:03:00.25Z", nine + 250, true),
            ("2015-08-14T09:03:00,250Z", nine + 250, true),
            ("2015-08-14T09:03:00.250999999999Z", nine + 250, true),
            ("1969-12-31T23:59:59Z", -1000, true),
        ];
        for (text, time, zone_stated) in table {
            assert_eq!(read(text), Some((time, false, zone_stated)), "{text}");
        }
        assert_eq!(read("2015-08-14"), Some((1_439_510_400_000, true, false)));
    }

    #[test]
    fn what_is_no_time_is_none() {
        let table = [
            "",
            "x",
            "2015",
            "2015-08",
            "Friday morning",
            "14.08.2015 09:03",
            "08/14/2015",
            "2015-13-01",
            "2015-02-29",
            "2015-08-14T",
            "2015-08-14T9",
            "2015-08-14T25:00Z",
            "2015-08-14T09:03:00+2",
            "2015-08-14T09:03 CEST",
            "2015-08-14T09:03:00.Z",
            "2015-08-14T09:03:00+25:00",
            "2015-08-14T09:03:00Zoo",
            "2015-08-14 09:03 UTC +2",
            "2015-08-14 09:03 UTC+02:00",
            "2015-08-14 09:03 UTC +02:00",
            "2015-08-14T09:03Z CEST",
            "2015-08-14T09:03Z (approx.)",
            "2015-08-14T09:03Z - 2015-08-14T10:10:00Z",
            "2015-08-14T09:03+02:00 PM",
            "2015-08-14T09:03+02:00 +03:00",
            "2015-08-14T09:03+02:00 [Europe/Vienna",
            "20150814T090300Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01",
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+10:00",
            "9999-12-31",
            "9999-12-31T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+12015-08-14T09:03:00Z",
            "2015-08-1é",
            "２０１５-08-14",
            "<no value>",
            "2015-08-14T09:03:00+０２:00",
        ];
        for text in table {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_leap_second_is_the_second_after_it() {
        assert_eq!(read("2016-12-31T23:59:60Z"), Some((1_483_228_800_000, false, true)));
    }

    #[test]
    fn midnight_may_be_the_end_of_a_day() {
        for midnight in ["2016-12-31T24:00:00Z", "2016-12-31 24:00Z", "2016-12-31T24:00:00.0Z"] {
            assert_eq!(read(midnight), Some((1_483_228_800_000, false, true)), "{midnight}");
        }
        for later in ["2016-12-31T24:00:01Z", "2016-12-31T24:01Z", "2016-12-31T24:00:00.5Z"] {
            assert_eq!(read(later), None, "{later}");
        }
    }
}
