//! A time zone, as far as it is needed: the offsets from UTC over the reach of a history.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, TimeDelta, Timelike as _, Weekday};

use crate::model::{DAY_MS, SECOND_MS, Time};

/// No offset is larger, whatever a list says: UTC-12 to UTC+14 is all there is.
const LARGEST_OFFSET: i32 = 24 * 3600;

/// The offsets from UTC that hold one after the other. There is no zone database: a browser asks its `Intl` for the
/// changes, tests and the command line bring their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    first_offset: i32,
    changes: Vec<(Time, i32)>,
}

/// A time as clocks on the wall show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// The year.
    pub year: i32,
    /// January is 1.
    pub month: u32,
    /// The first is 1.
    pub day: u32,
    /// From 0 to 23.
    pub hour: u32,
    /// From 0 to 59.
    pub minute: u32,
    /// From 0 to 59.
    pub second: u32,
    /// The day of the week.
    pub weekday: Weekday,
}

impl Default for Zone {
    fn default() -> Self {
        Self::utc()
    }
}

impl Zone {
    /// Universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self::fixed(0)
    }

    /// Always this many seconds east of Greenwich.
    #[must_use]
    pub const fn fixed(offset_secs: i32) -> Self {
        let first_offset = if offset_secs < -LARGEST_OFFSET {
            -LARGEST_OFFSET
        } else if offset_secs > LARGEST_OFFSET {
            LARGEST_OFFSET
        } else {
            offset_secs
        };
        Self { first_offset, changes: Vec::new() }
    }

    /// `first_offset` seconds east of Greenwich until the first change, then what each change says from its time on.
    /// In time order: a change that is not later than the one before it is left out.
    #[must_use]
    pub fn new(first_offset: i32, mut changes: Vec<(Time, i32)>) -> Self {
        let mut last = Time(i64::MIN);
        changes.retain_mut(|(time, offset)| {
            *offset = (*offset).clamp(-LARGEST_OFFSET, LARGEST_OFFSET);
            let later = *time > last;
            last = last.max(*time);
            later
        });
        Self { changes, ..Self::fixed(first_offset) }
    }

    /// Seconds east of Greenwich.
    #[must_use]
    pub fn offset_at(&self, time: Time) -> i32 {
        self.offset(self.changes.partition_point(|change| change.0 <= time))
    }

    /// The first change of the offset after `time`.
    #[must_use]
    pub fn next_change(&self, time: Time) -> Option<Time> {
        self.changes.get(self.changes.partition_point(|change| change.0 <= time)).map(|change| change.0)
    }

    /// Whether clocks on the wall show the same at another time: they are put back.
    #[must_use]
    pub fn is_shown_twice(&self, time: Time) -> bool {
        let at = self.changes.partition_point(|change| change.0 <= time);
        // When change number `n` is, and by how much it puts clocks back.
        let back = |n: usize| {
            let begins = self.changes.get(n)?.0;
            Some((begins, i64::from(self.offset(n) - self.offset(n + 1)) * SECOND_MS))
        };
        back(at).is_some_and(|(next, ms)| next.since(time) <= ms)
            || at.checked_sub(1).and_then(back).is_some_and(|(last, ms)| time.since(last) < ms)
    }

    /// What clocks on the wall show, for reckoning with.
    #[must_use]
    pub fn wall(&self, time: Time) -> NaiveDateTime {
        let ms = time.clamp(Time::MIN, Time::MAX).0 + i64::from(self.offset_at(time)) * SECOND_MS;
        DateTime::from_timestamp_millis(ms).unwrap_or_default().naive_utc()
    }

    /// What clocks on the wall show, for showing.
    #[must_use]
    pub fn local(&self, time: Time) -> Local {
        let wall = self.wall(time);
        Local {
            year: wall.year(),
            month: wall.month(),
            day: wall.day(),
            hour: wall.hour(),
            minute: wall.minute(),
            second: wall.second(),
            weekday: wall.weekday(),
        }
    }

    /// The calendar day.
    #[must_use]
    pub fn date(&self, time: Time) -> NaiveDate {
        self.wall(time).date()
    }

    /// When a day begins. That is at midnight, or later if the clocks skipped midnight that day.
    #[must_use]
    pub fn midnight(&self, date: NaiveDate) -> Time {
        self.time_of_local(NaiveDateTime::from(date))
    }

    /// When clocks on the wall show that. The first time, if they do so twice; if they skip it, the end of the gap.
    /// A later clock time never comes out earlier.
    #[must_use]
    pub fn time_of_local(&self, wall: NaiveDateTime) -> Time {
        let wall_ms = wall.and_utc().timestamp_millis();
        // An offset that ended long before cannot be the one.
        let mut at = self.changes.partition_point(|change| change.0.0.saturating_add(2 * DAY_MS) <= wall_ms);
        loop {
            let begins = at.checked_sub(1).and_then(|i| self.changes.get(i)).map(|change| change.0);
            let ends = self.changes.get(at).map(|change| change.0);
            let time = Time(wall_ms - i64::from(self.offset(at)) * SECOND_MS);
            match (begins, ends) {
                (Some(begin), _) if time < begin => return begin,
                (_, Some(end)) if time >= end => at += 1,
                _ => return time,
            }
        }
    }

    /// The offset after the first `changes` changes.
    fn offset(&self, changes: usize) -> i32 {
        changes.checked_sub(1).and_then(|i| self.changes.get(i)).map_or(self.first_offset, |change| change.1)
    }
}

/// The date this many days later; beyond the end of the calendar, the date itself.
pub(super) fn days_after(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(TimeDelta::days(days)).unwrap_or(date)
}
