//! When the bars are laid out anew while the window moves.
//!
//! To say which periods merge, and to have a browser take that over, costs several times as much as to stretch what is
//! laid out already. So the first move is laid out at once, and what follows it frame by frame is stretched: laid out
//! again now and then, and when the window has come to rest.

use crate::axis::Window;

/// So many frames are drawn for each one that a layout takes: about one in ten is late, however slow the device.
const FRAMES_FOR_ONE: u32 = 10;
/// But layouts are no further apart than so many frames.
const LONGEST: u32 = 40;
/// The window has come to rest after so many frames without a move.
const REST: u32 = 3;
/// Nobody would know a picture stretched by more than this; the longest of lengths would go wrong, too.
const FURTHEST: f64 = 32.0;
/// A frame on most screens, in ms.
const FRAME_MS: f64 = 1000.0 / 60.0;

/// Which window the bars are laid out for.
#[derive(Debug, Clone)]
pub struct Pace {
    laid: Window,
    /// What was shown last.
    shown: Window,
    /// Frames since the last layout, and from it to the next one.
    since_laid: u32,
    wait: u32,
    /// Frames since the last move.
    still: u32,
    /// When the last frame was, in ms.
    last_ms: Option<f64>,
}

impl Pace {
    /// Laid out for that window, a while ago.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { laid: window, shown: window, since_laid: 0, wait: 0, still: REST, last_ms: None }
    }

    /// The window that bars are to be laid out for while `window` is shown.
    pub fn show(&mut self, window: Window) -> Window {
        if self.shown != window {
            if self.is_idle() {
                // Frames were not counted meanwhile.
                self.last_ms = None;
            }
            self.shown = window;
            self.still = 0;
        }
        let ratio = self.laid.length() as f64 / window.length() as f64;
        let far = !(1.0 / FURTHEST..=FURTHEST).contains(&ratio);
        if self.laid != window && (far || self.is_due()) {
            self.laid = window;
            self.since_laid = 0;
            self.wait = FRAMES_FOR_ONE;
        }
        self.laid
    }

    const fn is_due(&self) -> bool {
        self.since_laid >= self.wait || self.still >= REST
    }

    /// A frame has passed, at that time in ms. Whether what is laid out may have to change now: then [`Self::show`] says so.
    pub fn frame(&mut self, now_ms: f64) -> bool {
        let late = self.last_ms.replace(now_ms).map_or(0.0, |last| (now_ms - last) / FRAME_MS - 1.0);
        // A layout is drawn by the end of the second frame after it.
        if self.since_laid < 2 {
            self.wait = (self.wait + FRAMES_FOR_ONE * late.round().max(0.0) as u32).min(LONGEST);
        }
        self.since_laid += 1;
        self.still = (self.still + 1).min(REST);
        self.laid != self.shown && self.is_due()
    }

    /// Whether frames need not be counted until the next move.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.laid == self.shown && self.since_laid >= self.wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HOUR_MS, Time};

    fn hours(from: i64, to: i64) -> Window {
        Window::new(Time(from * HOUR_MS), Time(to * HOUR_MS))
    }

    /// In which of 60 frames of a movement bars are laid out, where a layout takes so many frames.
    fn layouts(cost: u32) -> Vec<i64> {
        let mut pace = Pace::new(hours(0, 1_000));
        let (mut laid, mut now_ms, mut at) = (hours(0, 1_000), 0.0, Vec::new());
        for step in 1..=60 {
            let before = std::mem::replace(&mut laid, pace.show(hours(step, 1_000 - step)));
            let takes = if laid == before { 1 } else { cost };
            if laid != before {
                at.push(step);
            }
            pace.frame(now_ms);
            now_ms += f64::from(takes) * FRAME_MS;
        }
        at
    }

    #[test]
    fn a_single_move_is_laid_out_at_once() {
        let mut pace = Pace::new(hours(0, 8));
        assert!(pace.is_idle());
        assert_eq!(pace.show(hours(2, 6)), hours(2, 6));
    }

    #[test]
    fn a_long_move_is_laid_out_now_and_then_and_the_slower_the_device_the_less() {
        assert_eq!(layouts(1), [1, 11, 21, 31, 41, 51]);
        assert_eq!(layouts(3), [1, 31]);
        assert_eq!(layouts(50), [1, 41]);
    }

    #[test]
    fn what_has_come_to_rest_is_laid_out() {
        let mut pace = Pace::new(hours(0, 1_000));
        pace.show(hours(0, 900));
        let last = hours(0, 800);
        assert_ne!(pace.show(last), last);
        let frames = (1..100).find(|n| pace.frame(f64::from(*n) * FRAME_MS) && pace.show(last) == last);
        assert_eq!(frames, Some(3));
    }

    #[test]
    fn a_jump_is_laid_out_even_within_a_movement() {
        let mut pace = Pace::new(hours(0, 1_000));
        pace.show(hours(0, 900));
        assert_eq!(pace.show(hours(0, 20)), hours(0, 20));
    }

    #[test]
    fn at_rest_nothing_is_counted() {
        let mut pace = Pace::new(hours(0, 8));
        pace.show(hours(2, 6));
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
