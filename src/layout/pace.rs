//! When bars and axis are laid out anew while the window moves.
//!
//! To say which periods merge, and to have a browser take that over, costs several times as much as to stretch what is
//! laid out already. So what follows frame by frame is stretched, and laid out again now and then and when the window
//! has come to rest: a short move not before its end. The axis costs less, but a quarter of all that is left: it
//! follows every frame where the device is fast enough.

use crate::axis::Window;

/// Minimum frames between two layouts of the bars, or from the start of a move to the first. A move that ends sooner,
/// or goes far, does not wait for them.
const FRAMES: u32 = 16;
/// Further frames to wait for each ms that the last layout took, so that layouts take about a tenth of all time,
/// however slow the device. Only drawing is measured: the browser's own layout and painting take five times as long
/// again.
const FRAMES_A_MS: u32 = 4;
/// Maximum frames between two layouts.
const LONGEST: u32 = 60;
/// A device on which a layout takes this long is a slow one.
pub const SLOW_MS: f64 = 8.0;
/// On a slow device the axis is laid out in one of this many frames.
const AXIS: u32 = 6;
/// The window has come to rest after this many frames without a move.
const REST: u32 = 3;
/// Beyond this a stretched picture is unrecognisable, and lengths exceed what browsers lay out.
const FURTHEST: f64 = 32.0;
/// A picture stretched by this much is laid out anew, while there is still time to do so lane by lane.
const FAR: f64 = 12.0;

/// For which windows something is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Laid {
    /// The bars.
    pub bars: Window,
    /// The axis.
    pub axis: Window,
}

/// Which windows bars and axis are laid out for.
#[derive(Debug, Clone)]
pub struct Pace {
    laid: Laid,
    /// What was shown last.
    shown: Window,
    /// Frames since the last layout of the bars, or since the move began.
    since_laid: u32,
    /// Frames since that of the axis.
    since_axis: u32,
    /// Frames since the last move.
    still: u32,
    /// How long the last layout took.
    cost_ms: f64,
}

/// Whether what is laid out for one window can be shown in another one, stretched.
#[must_use]
pub fn is_near(laid: Window, shown: Window) -> bool {
    is_within(FURTHEST, laid, shown) && laid.overlaps(shown.from(), shown.to())
}

fn is_within(factor: f64, laid: Window, shown: Window) -> bool {
    let (laid, shown) = (laid.length() as f64, shown.length() as f64);
    laid <= shown * factor && shown <= laid * factor
}

impl Pace {
    /// Laid out for that window, a while ago.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        let laid = Laid { bars: window, axis: window };
        Self { laid, shown: window, since_laid: 0, since_axis: 0, still: REST, cost_ms: 0.0 }
    }

    /// The windows that all is to be laid out for while `window` is shown on the way to `aim`. The last layout of the
    /// bars took `cost_ms`.
    pub fn show(&mut self, window: Window, aim: Window, cost_ms: f64) -> Laid {
        if self.shown != window {
            if self.is_idle() {
                self.since_laid = 0;
            }
            self.shown = window;
            self.still = 0;
        }
        self.cost_ms = cost_ms;
        // Zooming out, lay out the destination at once: what will come into view is there before it does. Zooming in,
        // keep what goes out of view to the end.
        let ahead = aim != window && aim.length() > self.laid.bars.length();
        let next = if ahead { aim } else { window };
        if self.laid.bars != next && (ahead || self.is_due() || !is_near(self.laid.bars, window)) {
            self.laid.bars = next;
            self.since_laid = 0;
        }
        if cost_ms < SLOW_MS || self.since_axis >= AXIS {
            self.laid.axis = window;
            self.since_axis = 0;
        }
        self.laid
    }

    fn is_due(&self) -> bool {
        self.still >= REST
            || !is_within(FAR, self.laid.bars, self.shown)
            || self.since_laid >= (FRAMES + self.cost_ms as u32 * FRAMES_A_MS).min(LONGEST)
    }

    /// A frame has passed. Whether what is laid out may have to change now: then [`Self::show`] says so.
    pub fn frame(&mut self) -> bool {
        self.since_laid += 1;
        self.since_axis += 1;
        self.still = (self.still + 1).min(REST);
        self.laid.bars != self.shown && self.is_due() || self.laid.axis != self.shown && self.since_axis >= AXIS
    }

    /// Whether frames need not be counted until the next move.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.still >= REST && self.laid == Laid { bars: self.shown, axis: self.shown }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HOUR_MS, Time};

    fn hours(from: i64, to: i64) -> Window {
        Window::new(Time(from * HOUR_MS), Time(to * HOUR_MS))
    }

    /// Shows a window that is on its way to nothing else.
    fn show(pace: &mut Pace, window: Window, cost_ms: f64) -> Laid {
        pace.show(window, window, cost_ms)
    }

    /// In which of 100 frames of a movement bars are laid out, and how often the axis is, where a layout of bars takes
    /// so many ms.
    fn layouts(cost_ms: f64) -> (Vec<i64>, usize) {
        let mut pace = Pace::new(hours(0, 1_000));
        let (mut laid, mut bars, mut axis) = (pace.laid, Vec::new(), 0);
        for step in 1..=100 {
            let before = std::mem::replace(&mut laid, show(&mut pace, hours(step, 1_000 - step), cost_ms));
            axis += usize::from(laid.axis != before.axis);
            if laid.bars != before.bars {
                bars.push(step);
            }
            pace.frame();
        }
        (bars, axis)
    }

    #[test]
    fn a_short_move_is_stretched_and_laid_out_when_it_has_come_to_rest() {
        for cost_ms in [0.0, 20.0] {
            let mut pace = Pace::new(hours(0, 1_000));
            assert!(pace.is_idle());
            for n in 1..=5 {
                assert_eq!(show(&mut pace, hours(n, 900), cost_ms).bars, hours(0, 1_000));
                pace.frame();
            }
            let last = hours(5, 900);
            let at_rest = Laid { bars: last, axis: last };
            let due = |_: &i32| pace.frame() && show(&mut pace, last, cost_ms) == at_rest;
            assert_eq!((2..100).find(due), Some(3), "{cost_ms}");
            assert!(pace.is_idle());
        }
    }

    #[test]
    fn a_long_move_is_laid_out_now_and_then_and_the_slower_the_device_the_less() {
        assert_eq!(layouts(0.0), (vec![17, 33, 49, 65, 81, 97], 100));
        assert_eq!(layouts(6.0), (vec![41, 81], 100));
        assert_eq!(layouts(12.0), (vec![61], 16));
        assert_eq!(layouts(900.0), (vec![61], 16));
    }

    #[test]
    fn an_axis_that_waits_for_bars_laid_out_already_is_laid_out_too() {
        let mut pace = Pace::new(hours(0, 1_000));
        let first = hours(0, 900);
        show(&mut pace, first, 20.0);
        pace.frame();
        for n in 0..3 {
            show(&mut pace, hours(n, 900), 20.0);
            pace.frame();
        }
        show(&mut pace, first, 20.0);
        while !pace.is_idle() {
            pace.frame();
            show(&mut pace, first, 20.0);
        }
        assert_eq!(pace.laid, Laid { bars: first, axis: first });
    }

    #[test]
    fn on_the_way_to_more_all_of_it_is_laid_out_first_and_on_the_way_to_less_last() {
        let (less, half, more) = (hours(0, 100), hours(0, 200), hours(0, 400));
        let mut pace = Pace::new(less);
        assert_eq!(pace.show(half, more, 0.0).bars, more);
        pace.frame();
        assert_eq!(pace.show(more, more, 0.0), Laid { bars: more, axis: more });

        let mut pace = Pace::new(more);
        assert_eq!(pace.show(half, less, 0.0).bars, more);
    }

    #[test]
    fn a_jump_is_laid_out_even_within_a_movement() {
        for jump in [hours(0, 20), hours(5_000, 6_000)] {
            let mut pace = Pace::new(hours(0, 1_000));
            show(&mut pace, hours(0, 900), 20.0);
            pace.frame();
            assert_eq!(show(&mut pace, jump, 20.0).bars, jump);
        }
    }

    #[test]
    fn at_rest_nothing_is_counted() {
        let mut pace = Pace::new(hours(0, 8));
        show(&mut pace, hours(2, 6), 0.0);
        for _ in 0..10 {
            pace.frame();
            show(&mut pace, hours(2, 6), 0.0);
        }
        assert!(pace.is_idle());
    }
}
