//! When bars and axis are laid out anew while the window moves.
//!
//! To say which periods merge, and to have a browser take that over, costs several times as much as to stretch what is
//! laid out already. So the first move is laid out at once, and what follows it frame by frame is stretched: laid out
//! again now and then, and when the window has come to rest. The axis costs less, but a quarter of all that is left: it
//! follows every frame where frames are in time.

use crate::axis::Window;

/// So many frames are drawn for each one that a layout takes: about one in ten is late, however slow the device.
const FRAMES_FOR_ONE: u32 = 10;
/// But layouts are no further apart than so many frames.
const LONGEST: u32 = 60;
/// Where frames are late, the axis is laid out for one of so many.
const AXIS: u32 = 3;
/// The window has come to rest after so many frames without a move.
const REST: u32 = 3;
/// Nobody would know a picture stretched by more than this; the longest of lengths would go wrong, too.
const FURTHEST: f64 = 32.0;
/// A frame on most screens, in ms.
const FRAME_MS: f64 = 1000.0 / 60.0;

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
    /// Frames since the last layout of the bars, and from it to the next one.
    since_laid: u32,
    wait: u32,
    /// Frames since that of the axis.
    since_axis: u32,
    /// Frames since the last move.
    still: u32,
    /// When the last frame was, in ms.
    last_ms: f64,
}

impl Pace {
    /// Laid out for that window, a while ago.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        let laid = Laid { bars: window, axis: window };
        Self { laid, shown: window, since_laid: 0, wait: 0, since_axis: 0, still: REST, last_ms: 0.0 }
    }

    /// The windows that all is to be laid out for while `window` is shown, from that time on in ms.
    pub fn show(&mut self, window: Window, now_ms: f64) -> Laid {
        if self.shown != window {
            if self.is_idle() {
                // Frames were not counted meanwhile.
                self.last_ms = now_ms;
            }
            self.shown = window;
            self.still = 0;
        }
        let ratio = self.laid.bars.length() as f64 / window.length() as f64;
        let far = !(1.0 / FURTHEST..=FURTHEST).contains(&ratio);
        if self.laid.bars != window && (far || self.is_due()) {
            self.laid.bars = window;
            self.since_laid = 0;
            self.wait = FRAMES_FOR_ONE;
        }
        // It waits longer where the last layout was late.
        if self.wait <= FRAMES_FOR_ONE || self.since_axis >= AXIS {
            self.laid.axis = window;
            self.since_axis = 0;
        }
        self.laid
    }

    const fn is_due(&self) -> bool {
        self.since_laid >= self.wait || self.still >= REST
    }

    /// A frame has passed, at that time in ms. Whether what is laid out may have to change now: then [`Self::show`] says so.
    pub fn frame(&mut self, now_ms: f64) -> bool {
        let late = (now_ms - std::mem::replace(&mut self.last_ms, now_ms)) / FRAME_MS - 1.0;
        // A layout is drawn by the end of the second frame after it.
        if self.since_laid < 2 {
            self.wait = (self.wait + FRAMES_FOR_ONE * late.round().max(0.0) as u32).min(LONGEST);
        }
        self.since_laid += 1;
        self.since_axis += 1;
        self.still = (self.still + 1).min(REST);
        self.laid.bars != self.shown && self.is_due() || self.laid.axis != self.shown && self.since_axis >= AXIS
    }

    /// Whether frames need not be counted until the next move.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.laid == Laid { bars: self.shown, axis: self.shown } && self.since_laid >= self.wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HOUR_MS, Time};

    fn hours(from: i64, to: i64) -> Window {
        Window::new(Time(from * HOUR_MS), Time(to * HOUR_MS))
    }

    /// In which of 60 frames of a movement bars are laid out, and how often the axis is, where a layout of bars takes so many
    /// frames.
    fn layouts(cost: u32) -> (Vec<i64>, usize) {
        let mut pace = Pace::new(hours(0, 1_000));
        let (mut laid, mut now_ms, mut bars, mut axis) = (pace.laid, 0.0, Vec::new(), 0);
        for step in 1..=60 {
            let before = std::mem::replace(&mut laid, pace.show(hours(step, 1_000 - step), now_ms));
            axis += usize::from(laid.axis != before.axis);
            let takes = if laid.bars == before.bars { 1 } else { cost };
            if laid.bars != before.bars {
                bars.push(step);
            }
            now_ms += f64::from(takes) * FRAME_MS;
            pace.frame(now_ms);
        }
        (bars, axis)
    }

    #[test]
    fn a_single_move_is_laid_out_at_once() {
        let mut pace = Pace::new(hours(0, 8));
        assert!(pace.is_idle());
        assert_eq!(pace.show(hours(2, 6), 0.0), Laid { bars: hours(2, 6), axis: hours(2, 6) });
    }

    #[test]
    fn a_long_move_is_laid_out_now_and_then_and_the_slower_the_device_the_less() {
        assert_eq!(layouts(1), (vec![1, 11, 21, 31, 41, 51], 60));
        assert_eq!(layouts(3), (vec![1, 31], 20));
        assert_eq!(layouts(50), (vec![1], 20));
    }

    #[test]
    fn what_has_come_to_rest_is_laid_out() {
        for late in [0.0, 3.0] {
            let mut pace = Pace::new(hours(0, 1_000));
            pace.show(hours(0, 900), 0.0);
            pace.frame((1.0 + late) * FRAME_MS);
            let last = hours(0, 800);
            assert_ne!(pace.show(last, 0.0).bars, last);
            let at_rest = Laid { bars: last, axis: last };
            let due = |n: &i32| pace.frame((f64::from(*n) + late) * FRAME_MS) && pace.show(last, 0.0) == at_rest;
            assert_eq!((2..100).find(due), Some(4), "{late}");
        }
    }

    #[test]
    fn an_axis_that_waits_for_bars_laid_out_already_is_laid_out_too() {
        let mut pace = Pace::new(hours(0, 1_000));
        let first = hours(0, 900);
        pace.show(first, 0.0);
        pace.frame(5.0 * FRAME_MS);
        for n in 0..3 {
            pace.show(hours(n, 900), 0.0);
            pace.frame(f64::from(n as i32 + 6) * FRAME_MS);
        }
        pace.show(first, 0.0);
        while !pace.is_idle() {
            pace.frame(100.0 * FRAME_MS);
            pace.show(first, 0.0);
        }
        assert_eq!(pace.laid, Laid { bars: first, axis: first });
    }

    #[test]
    fn a_jump_is_laid_out_even_within_a_movement() {
        let mut pace = Pace::new(hours(0, 1_000));
        pace.show(hours(0, 900), 0.0);
        pace.frame(9.0 * FRAME_MS);
        assert_eq!(pace.show(hours(0, 20), 0.0), Laid { bars: hours(0, 20), axis: hours(0, 20) });
    }

    #[test]
    fn at_rest_nothing_is_counted() {
        let mut pace = Pace::new(hours(0, 8));
        pace.show(hours(2, 6), 0.0);
        let counted = (0..100)
            .take_while(|n| {
                !pace.is_idle() && {
                    pace.frame(f64::from(*n));
                    true
                }
            })
            .count();
        assert_eq!(counted, 10);
    }
}
