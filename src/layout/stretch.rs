//! How a picture that was laid out for one window is shown in another one until it is laid out anew.

use crate::axis::{Scale, Window};

/// From places in a laid out picture to places in the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Factor of its width.
    pub scale: f64,
    /// Its left edge, in px from that of the plot.
    pub shift_px: f64,
}

impl Default for Stretch {
    fn default() -> Self {
        Self { scale: 1.0, shift_px: 0.0 }
    }
}

impl Stretch {
    /// What was laid out for `laid`, in a plot of `shown` that is `width_px` wide.
    #[must_use]
    pub fn new(laid: Window, shown: Window, width_px: f64) -> Self {
        if laid == shown {
            return Self::default();
        }
        let shift_px = Scale::new(shown, width_px).x_of(laid.from());
        Self { scale: laid.length() as f64 / shown.length() as f64, shift_px }
    }

    /// Where something that was laid out at `x_px` is now.
    #[must_use]
    pub fn x(&self, x_px: f64) -> f64 {
        x_px * self.scale + self.shift_px
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HOUR_MS, Time};

    #[test]
    fn every_place_is_where_the_new_window_has_it() {
        let window = |from: i64, to: i64| Window::new(Time(from * HOUR_MS), Time(to * HOUR_MS));
        let laid = window(10, 20);
        for shown in [laid, window(12, 22), window(14, 16), window(-50, 70)] {
            let stretch = Stretch::new(laid, shown, 800.0);
            for hour in [9, 10, 13, 20, 27] {
                let time = Time(hour * HOUR_MS);
                let (before, now) = (Scale::new(laid, 800.0).x_of(time), Scale::new(shown, 800.0).x_of(time));
                assert!((stretch.x(before) - now).abs() < 1e-6, "{shown:?} {hour}");
            }
        }
    }
}
