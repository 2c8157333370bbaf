//! The stretch of time that is shown.

use crate::model::{DAY_MS, MINUTE_MS, Ms, Time};

/// No window is shorter.
pub const MIN_LENGTH: Ms = 2 * MINUTE_MS;
/// Zooming out ends here. A window made by [`Window::new`] or [`Window::fit`] may be longer, if the history is.
pub const MAX_LENGTH: Ms = 120 * 366 * DAY_MS;

/// The stretch of time that is shown. Its end is always at least [`MIN_LENGTH`] after its start, and both lie within
/// [`Time::MIN`] and [`Time::MAX`]. Every change makes a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    from: Time,
    to: Time,
}

impl Default for Window {
    /// The shortest one, around the beginning of 1970.
    fn default() -> Self {
        Self::new(Time(0), Time(0))
    }
}

impl Window {
    /// Between two times in any order. What is shorter than [`MIN_LENGTH`] grows on both sides.
    #[must_use]
    pub fn new(a: Time, b: Time) -> Self {
        let (a, b) = (held(a), held(b));
        let (from, to) = (a.min(b), a.max(b));
        let length = to.since(from);
        if length >= MIN_LENGTH {
            Self { from, to }
        } else {
            Self::starting(from.0 - (MIN_LENGTH - length) / 2, MIN_LENGTH)
        }
    }

    /// All from one time to another with air on both sides: a `margin` of 0.05 adds a twentieth of the length to each.
    #[must_use]
    pub fn fit(a: Time, b: Time, margin: f64) -> Self {
        let bare = Self::new(a, b);
        #[expect(clippy::manual_clamp, reason = "like this a margin that is no number is none")]
        let air = rounded(bare.length() as f64 * margin.max(0.0).min(10.0));
        Self::new(bare.from.plus(-air), bare.to.plus(air))
    }

    /// The left edge.
    #[must_use]
    pub const fn from(&self) -> Time {
        self.from
    }

    /// The right edge.
    #[must_use]
    pub const fn to(&self) -> Time {
        self.to
    }

    /// How long it is.
    #[must_use]
    pub fn length(&self) -> Ms {
        self.to.since(self.from)
    }

    /// Half way between the edges.
    #[must_use]
    pub fn middle(&self) -> Time {
        self.from.plus(self.length() / 2)
    }

    /// Moved by so much, later if it is positive; the length stays.
    #[must_use]
    pub fn pan(&self, ms: Ms) -> Self {
        Self::starting(self.from.0.saturating_add(ms), self.length())
    }

    /// Everything `factor` times as large; the middle stays where it is on the screen. Below 1 it shows more time. The
    /// length is held within [`MIN_LENGTH`] and [`MAX_LENGTH`]; a factor that is no positive number changes nothing.
    #[must_use]
    pub fn zoom(&self, factor: f64) -> Self {
        if !(factor > 0.0 && factor.is_finite()) {
            return *self;
        }
        let old = self.length();
        let new = rounded(old as f64 / factor).clamp(MIN_LENGTH, MAX_LENGTH.max(old));
        Self::starting(self.from.0 + (old - new) / 2, new)
    }

    /// Moved into `reach` with its length kept; all of `reach` if it is longer than that.
    #[must_use]
    pub fn clamp(&self, reach: (Time, Time)) -> Self {
        let all = Self::new(reach.0, reach.1);
        if self.length() >= all.length() {
            return all;
        }
        Self::starting(self.from.0.clamp(all.from.0, all.to.0 - self.length()), self.length())
    }

    /// Whether that time is shown; the edges are.
    #[must_use]
    pub fn contains(&self, time: Time) -> bool {
        self.from <= time && time <= self.to
    }

    /// Whether some of a period is shown.
    #[must_use]
    pub fn overlaps(&self, from: Time, to: Time) -> bool {
        from <= self.to && to >= self.from
    }

    /// `length` long (already legal) from `from` on, moved as far as [`Time::MIN`] and [`Time::MAX`] make it necessary.
    fn starting(from: Ms, length: Ms) -> Self {
        let from = Time(from.clamp(Time::MIN.0, Time::MAX.0 - length));
        Self { from, to: from.plus(length) }
    }
}

fn held(time: Time) -> Time {
    time.clamp(Time::MIN, Time::MAX)
}

/// The nearest whole number; not a number is 0, and infinities are the largest there are.
pub(super) fn rounded(value: f64) -> Ms {
    value.round() as Ms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::HOUR_MS;

    fn hours(from: Ms, to: Ms) -> Window {
        Window::new(Time(from * HOUR_MS), Time(to * HOUR_MS))
    }

    #[test]
    fn edges_in_the_wrong_order_are_put_right() {
        assert_eq!(hours(5, 3), hours(3, 5));
    }

    #[test]
    fn a_window_is_never_shorter_than_two_minutes() {
        let w = Window::new(Time(HOUR_MS), Time(HOUR_MS));
        assert_eq!((w.length(), w.middle()), (MIN_LENGTH, Time(HOUR_MS)));
        let w = Window::new(Time(i64::MAX), Time(i64::MAX));
        assert_eq!((w.length(), w.to()), (MIN_LENGTH, Time::MAX));
    }

    #[test]
    fn panning_there_and_back_changes_nothing() {
        assert_eq!(hours(3, 5).pan(7).pan(-7), hours(3, 5));
    }

    #[test]
    fn panning_past_the_end_of_time_keeps_the_length() {
        for ms in [i64::MAX, i64::MIN] {
            assert_eq!(hours(3, 5).pan(ms).length(), 2 * HOUR_MS);
        }
    }

    #[test]
    fn zooming_keeps_the_middle_where_it_is() {
        assert_eq!(hours(0, 8).zoom(2.0), hours(2, 6));
        assert_eq!(hours(2, 6).zoom(0.5), hours(0, 8));
    }

    #[test]
    fn zooming_stops_at_both_limits() {
        assert_eq!(hours(0, 8).zoom(1e30).length(), MIN_LENGTH);
        assert_eq!(hours(0, 8).zoom(1e-30).length(), MAX_LENGTH);
        let all = Window::new(Time::MIN, Time::MAX);
        assert_eq!(all.zoom(0.5), all);
    }

    #[test]
    fn a_factor_that_is_no_positive_number_changes_nothing() {
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(hours(0, 8).zoom(factor), hours(0, 8));
        }
    }

    #[test]
    fn fitting_leaves_air_on_both_sides() {
        assert_eq!(Window::fit(Time(10 * HOUR_MS), Time(20 * HOUR_MS), 0.1), hours(9, 21));
        assert_eq!(Window::fit(Time(HOUR_MS), Time(2 * HOUR_MS), f64::NAN), hours(1, 2));
    }

    #[test]
    fn a_window_is_moved_into_reach_and_never_longer_than_it() {
        let reach = (Time(0), Time(10 * HOUR_MS));
        assert_eq!(hours(-3, 1).clamp(reach), hours(0, 4));
        assert_eq!(hours(8, 12).clamp(reach), hours(6, 10));
        assert_eq!(hours(3, 5).clamp(reach), hours(3, 5));
        assert_eq!(hours(-3, 30).clamp(reach), hours(0, 10));
    }

    #[test]
    fn what_touches_an_edge_is_shown() {
        let w = hours(3, 5);
        assert!(w.contains(w.from()) && w.contains(w.to()) && !w.contains(w.to().plus(1)));
        assert!(w.overlaps(Time(0), w.from()) && w.overlaps(w.to(), w.to()) && !w.overlaps(Time(0), Time(1)));
    }
}
