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
    /// Worked out from words or from a rough figure: good enough for drawing, and never told as a time.
    pub rough: bool,
}

impl Instant {
    /// An exact point.
    #[must_use]
    pub const fn exact(time: Time) -> Self {
        Self { when: When::At(time), words: None, zone_assumed: false, rough: false }
    }

    /// Not before `earliest`, not after `latest`, in either order.
    #[must_use]
    pub fn between(earliest: Time, latest: Time) -> Self {
        let (a, b) = (earliest.min(latest), earliest.max(latest));
        let when = if a == b { When::At(a) } else { When::Between(a, b) };
        Self { when, ..Self::exact(a) }
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
        matches!(self.when, When::At(_)) && self.words.is_none() && !self.rough
    }

    /// What is to be said behind it where its zone is a guess. A date is the same in every zone, and words have none.
    #[must_use]
    pub const fn assumed(&self) -> &'static str {
        let has_zone = self.words.is_none() && !matches!(self.when, When::On(_));
        if self.zone_assumed && has_zone { " (time zone assumed)" } else { "" }
    }

    /// Half way between the bounds: where a mark stands.
    #[must_use]
    pub fn middle(&self) -> Time {
        let (a, b) = (self.earliest(), self.latest());
        a.plus(b.since(a) / 2)
    }

    /// The same uncertainty, that length later. Its words belong to the first point and are dropped. Nothing if the
    /// length is told in words only.
    #[must_use]
    pub fn after(&self, length: &Length) -> Option<Self> {
        let (least, most) = length.bounds?;
        let rough = self.words.is_some() || length.words.is_some() || length.about;
        let moved = Self::between(self.earliest().plus(least), self.latest().plus(most));
        Some(Self { zone_assumed: self.zone_assumed, rough, ..moved })
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
        let day = Instant { when: When::On(Time(0)), zone_assumed: true, ..Instant::exact(Time(0)) };
        assert_eq!((day.earliest(), day.latest()), (Time(0), Time(DAY_MS)));
        assert!(!day.is_exact());
    }

    #[test]
    fn an_uncertain_start_and_a_range_of_length_add_up() {
        let length = Length { bounds: Some((20, 30)), ..Length::exact(0) };
        let end = Instant::between(Time(0), Time(60)).after(&length).expect("bounds");
        assert_eq!((end.earliest(), end.latest(), end.rough), (Time(20), Time(90), false));
    }

    #[test]
    fn what_is_worked_out_from_a_rough_figure_or_from_words_is_rough_too() {
        let start = Instant::exact(Time(0));
        let told = Instant { words: Some(Text::new("Friday morning")), ..start.clone() };
        let four = Length::exact(4);
        let about = Length { about: true, ..four.clone() };
        let words = Length { words: Some(Text::new("most of the morning")), ..four.clone() };
        let is_rough = |start: &Instant, length| start.after(length).map(|end| (end.rough, end.is_exact()));
        assert_eq!(is_rough(&start, &four), Some((false, true)));
        for (start, length) in [(&start, &about), (&start, &words), (&told, &four)] {
            assert_eq!(is_rough(start, length), Some((true, false)));
        }
        assert_eq!(is_rough(&start, &Length { bounds: None, ..words.clone() }), None);
    }
}
