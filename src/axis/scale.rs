//! Time to pixels and back.

use super::Window;
use super::window::rounded;
use crate::model::Time;

/// Beyond any screen, and small enough that nothing computed with it overflows.
const WIDEST_PX: f64 = 1e6;

/// A window drawn on a number of pixels. The two ways are inverses of each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    window: Window,
    width_px: f64,
}

impl Scale {
    /// A width that is no positive number counts as none.
    #[must_use]
    pub fn new(window: Window, width_px: f64) -> Self {
        let width_px = if width_px > 0.0 { width_px.min(WIDEST_PX) } else { 0.0 };
        Self { window, width_px }
    }

    /// What is shown.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// On how many pixels: at least 0, never infinite.
    #[must_use]
    pub const fn width_px(&self) -> f64 {
        self.width_px
    }

    /// Where a time stands: 0 at the left edge; outside the window it is below 0 or above the width.
    #[must_use]
    pub fn x_of(&self, time: Time) -> f64 {
        // The difference first: it is exact, and what is near the window keeps its full precision.
        let ms = time.0.saturating_sub(self.window.from().0);
        ms as f64 / self.window.length() as f64 * self.width_px
    }

    /// The time that stands there, to the nearest millisecond. Without a width, the left edge.
    #[must_use]
    pub fn time_of(&self, x_px: f64) -> Time {
        if self.width_px == 0.0 {
            return self.window.from();
        }
        self.window.from().plus(rounded(x_px / self.width_px * self.window.length() as f64))
    }

    /// How much time a pixel stands for. Without a width, all of it.
    #[must_use]
    pub fn ms_per_px(&self) -> f64 {
        let length = self.window.length() as f64;
        if self.width_px > 0.0 { (length / self.width_px).min(length.max(1.0) * WIDEST_PX) } else { length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DAY_MS, HOUR_MS};

    #[test]
    fn the_edges_stand_at_the_edges() {
        let window = Window::new(Time(HOUR_MS), Time(3 * HOUR_MS));
        let scale = Scale::new(window, 800.0);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(scale.x_of(window.from()), 0.0) && close(scale.x_of(window.to()), 800.0));
        assert!(close(scale.x_of(Time(0)), -400.0) && close(scale.ms_per_px(), 9000.0));
    }

    #[test]
    fn time_to_pixels_and_back_is_the_same_time() {
        for (from, to) in [(0, 120_000), (-5 * DAY_MS, 5 * DAY_MS), (Time::MIN.0, Time::MAX.0)] {
            for width in [1.0, 320.0, 1234.5, 1e6] {
                let scale = Scale::new(Window::new(Time(from), Time(to)), width);
                // Far outside the window a double has no millisecond left to give.
                let slack = (to - from) / 1_000_000_000_000;
                for time in [from, from + 1, from / 2 + to / 2, to - 1, to].map(Time) {
                    let back = scale.time_of(scale.x_of(time));
                    assert!(back.since(time).abs() <= slack, "{time:?} {back:?} at {width}");
                }
            }
        }
    }

    #[test]
    fn no_width_and_no_number_never_make_nan() {
        let window = Window::new(Time(0), Time(HOUR_MS));
        for width in [0.0, -0.0, -1.0, f64::MIN_POSITIVE, f64::MAX, f64::INFINITY, f64::NAN] {
            let scale = Scale::new(window, width);
            for time in [Time(i64::MIN), Time::MIN, Time(0), Time::MAX, Time(i64::MAX)] {
                assert!(scale.x_of(time).is_finite(), "{width}");
            }
            assert!(scale.ms_per_px().is_finite() && scale.ms_per_px() > 0.0, "{width}");
            for x in [0.0, 1.0, f64::MAX, f64::NEG_INFINITY, f64::NAN] {
                let time = scale.time_of(x);
                assert!(Time::MIN <= time && time <= Time::MAX, "{width} {x}");
            }
        }
    }
}
