//! Points and lengths of time that may be uncertain.

use super::{DAY_MS, Ms, Text, Time};

/// When something happened, as well as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At this point.
    At(Time),
    /// Some time on the day (UTC is assumed) that begins here: the source gave a date and no time.
    On(Time),
    /// Not before the first and not after the second, which is later.
    Between(Time, Time),
}

/// A point in time with what is known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Instant {
    /// When.
    pub when: When,
    /// The words a person used ("Friday morning"). With these the bounds are for drawing only and are never shown.
    pub words: Option<Text>,
    /// The time zone is a guess of whoever wrote the feed.
    pub zone_assumed: bool,
}

impl Instant {
    /// An exact point.
    #[must_use]
    pub const fn exact(time: Time) -> Self {
        Self { when: When::At(time), words: None, zone_assumed: false }
    }

    /// Not before `earliest`, not after `latest`, in either order.
    #[must_use]
    pub fn between(earliest: Time, latest: Time) -> Self {
        let (a, b) = (earliest.min(latest), earliest.max(latest));
        let when = if a == b { When::At(a) } else { When::Between(a, b) };
        Self { when, words: None, zone_assumed: false }
    }

    /// Not before this.
    #[must_use]
    pub const fn earliest(&self) -> Time {
        match self.when {
            When::At(t) | When::On(t) | When::Between(t, _) => t,
        }
    }

    /// Not after this.
    #[must_use]
    pub fn latest(&self) -> Time {
        match self.when {
            When::At(t) | When::Between(_, t) => t,
            When::On(day) => day.plus(DAY_MS),
        }
    }

    /// Whether nothing about it is uncertain: it may be shown as a figure.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        matches!(self.when, When::At(_)) && self.words.is_none()
    }

    /// Half way between the bounds: where a mark stands.
    #[must_use]
    pub fn middle(&self) -> Time {
        let (a, b) = (self.earliest(), self.latest());
        a.plus(b.since(a) / 2)
    }

    /// The same uncertainty, `length` later. The words belong to the first point and are dropped.
    #[must_use]
    pub fn after(&self, length: (Ms, Ms)) -> Self {
        let moved = Self::between(self.earliest().plus(length.0), self.latest().plus(length.1));
        Self { zone_assumed: self.zone_assumed, ..moved }
    }
}

/// When something ended.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// Then.
    At(Instant),
    /// It is still going on.
    Ongoing,
    /// Nobody wrote it down; it may be over or not.
    Unknown,
}

/// A length of time with what is known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Length {
    /// At least and at most so many milliseconds; `None` if there are only words.
    pub bounds: Option<(Ms, Ms)>,
    /// The figure is a rough one ("about").
    pub about: bool,
    /// The words a person used. Shown instead of figures.
    pub words: Option<Text>,
}

impl Length {
    /// Exactly this long.
    #[must_use]
    pub const fn exact(ms: Ms) -> Self {
        Self { bounds: Some((ms, ms)), about: false, words: None }
    }
}

/// A trouble that came and went, over and over.
#[derive(Debug, Clone, PartialEq)]
pub struct Cycle {
    /// Length of the bad part.
    pub bad: Length,
    /// Length of the good part.
    pub good: Length,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_in_the_wrong_order_are_put_right() {
        let i = Instant::between(Time(5), Time(3));
        assert_eq!((i.earliest(), i.latest()), (Time(3), Time(5)));
    }

    #[test]
    fn equal_bounds_are_an_exact_time() {
        assert!(Instant::between(Time(5), Time(5)).is_exact());
    }

    #[test]
    fn a_date_alone_covers_its_whole_day() {
        let day = Instant { when: When::On(Time(0)), words: None, zone_assumed: true };
        assert_eq!((day.earliest(), day.latest()), (Time(0), Time(DAY_MS)));
        assert!(!day.is_exact());
    }

    #[test]
    fn an_uncertain_start_and_a_range_of_length_add_up() {
        let end = Instant::between(Time(0), Time(60)).after((20, 30));
        assert_eq!((end.earliest(), end.latest()), (Time(20), Time(90)));
    }
}
