//! The table of tick distances, and how each of them walks over the calendar.

use chrono::{Datelike as _, NaiveDate};

use super::zone::days_after;
use crate::model::{DAY_MS, HOUR_MS, MINUTE_MS, Ms};

/// What stands at a tick, and so how its label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hour and minute.
    Minute,
    /// A full hour.
    Hour,
    /// The start of a day.
    Day,
    /// The start of a month.
    Month,
    /// The start of a year.
    Year,
}

/// One distance of ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// What is counted.
    pub unit: Unit,
    /// How many units lie between two.
    pub step: u16,
    /// How far two of them are apart at least, on an ordinary day.
    pub least_ms: Ms,
}

const fn row(unit: Unit, step: u16, least_ms: Ms) -> Row {
    Row { unit, step, least_ms }
}

/// A day on which the clocks are put forward.
const SHORT_DAY_MS: Ms = 23 * HOUR_MS;

/// Day rows: all days, Mondays, and the 1st and 15th. (Every second day would stumble at the end of odd months.)
pub(super) const WEEK: u16 = 7;
pub(super) const HALF_MONTH: u16 = 15;

/// From near to far.
pub(super) const ROWS: [Row; 21] = [
    row(Unit::Minute, 1, MINUTE_MS),
    row(Unit::Minute, 5, 5 * MINUTE_MS),
    row(Unit::Minute, 15, 15 * MINUTE_MS),
    row(Unit::Minute, 30, 30 * MINUTE_MS),
    row(Unit::Hour, 1, HOUR_MS),
    row(Unit::Hour, 3, 3 * HOUR_MS),
    row(Unit::Hour, 6, 6 * HOUR_MS),
    row(Unit::Hour, 12, 12 * HOUR_MS),
    row(Unit::Day, 1, SHORT_DAY_MS),
    row(Unit::Day, WEEK, 6 * DAY_MS + SHORT_DAY_MS),
    row(Unit::Day, HALF_MONTH, 13 * DAY_MS + SHORT_DAY_MS),
    row(Unit::Month, 1, 27 * DAY_MS + SHORT_DAY_MS),
    row(Unit::Month, 3, 90 * DAY_MS - HOUR_MS),
    row(Unit::Month, 6, 181 * DAY_MS - HOUR_MS),
    row(Unit::Year, 1, 365 * DAY_MS),
    row(Unit::Year, 2, 730 * DAY_MS),
    row(Unit::Year, 5, 1_826 * DAY_MS),
    row(Unit::Year, 10, 3_652 * DAY_MS),
    row(Unit::Year, 20, 7_304 * DAY_MS),
    row(Unit::Year, 50, 18_262 * DAY_MS),
    row(Unit::Year, 100, 36_524 * DAY_MS),
];

impl Row {
    /// The distance of a row that counts hours or minutes.
    pub fn clock_ms(self) -> Option<Ms> {
        matches!(self.unit, Unit::Minute | Unit::Hour).then_some(self.least_ms)
    }

    /// The last tick of a row of days or more on a date or before it.
    pub fn floor(self, date: NaiveDate) -> NaiveDate {
        let step = u32::from(self.step);
        match (self.unit, self.step) {
            (Unit::Year, _) => first_of(date.year() - date.year().rem_euclid(i32::from(self.step)), 0),
            (Unit::Month, _) => first_of(date.year(), date.month0() - date.month0() % step),
            (Unit::Day, HALF_MONTH) if date.day() >= 15 => days_after(date, 15 - i64::from(date.day())),
            (Unit::Day, HALF_MONTH) => first_of(date.year(), date.month0()),
            (Unit::Day, WEEK) => days_after(date, -i64::from(date.weekday().num_days_from_monday())),
            _ => date,
        }
    }

    /// The tick after a tick of a row of days or more.
    pub fn next(self, tick: NaiveDate) -> NaiveDate {
        match (self.unit, self.step) {
            (Unit::Year, step) => first_of(tick.year() + i32::from(step), 0),
            (Unit::Month, step) => first_of(tick.year(), tick.month0() + u32::from(step)),
            (Unit::Day, HALF_MONTH) if tick.day() > 1 => first_of(tick.year(), tick.month0() + 1),
            (Unit::Day, HALF_MONTH) => days_after(tick, 14),
            (_, step) => days_after(tick, i64::from(step)),
        }
    }

    /// What stands at a tick of a row of days or more, and whether it stands out.
    pub fn mark(self, tick: NaiveDate) -> (Unit, bool) {
        let (year, month0, day) = (tick.year(), tick.month0(), tick.day());
        match (self.unit, self.step) {
            (Unit::Year, 100..) => (Unit::Year, year.rem_euclid(1000) == 0),
            (Unit::Year, 10..) => (Unit::Year, year.rem_euclid(100) == 0),
            (Unit::Year, _) => (Unit::Year, year.rem_euclid(10) == 0),
            // A Monday is written as a day even if it is the 1st; the first in a month tells the month.
            (Unit::Day, WEEK) => (Unit::Day, day <= 7),
            _ if day == 1 && month0 == 0 => (Unit::Year, true),
            _ if day == 1 => (Unit::Month, self.unit == Unit::Day),
            _ => (Unit::Day, false),
        }
    }
}

/// The first of a month; months from 12 on are in the following year.
pub(super) fn first_of(year: i32, month0: u32) -> NaiveDate {
    let (year, month0) = (year + i32::from(month0 >= 12), month0 % 12);
    NaiveDate::from_ymd_opt(year, month0 + 1, 1).unwrap_or_default()
}
