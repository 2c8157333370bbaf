//! The one file that reads the clock.

use crate::model::{End, HOUR_MS, Segment, Time, Timeline};
use crate::view::Var;
use gloo_timers::callback::Interval;
use std::sync::atomic::{AtomicI64, Ordering};

/// Open periods grow, and "now" moves, this often.
const TICK_MS: u32 = 30_000;

/// By how much the clock of this device is known to be slow: one for all widgets of a page.
static SLOW_MS: AtomicI64 = AtomicI64::new(0);

/// The present.
pub fn now() -> Time {
    clock().plus(SLOW_MS.load(Ordering::Relaxed))
}

/// The present by the clock of this device.
#[expect(clippy::disallowed_methods, reason = "this is the file")]
fn clock() -> Time {
    Time(js_sys::Date::now() as i64)
}

/// What goes on has begun. Where this device's clock says otherwise it is slow, and is set by that from now on: else the
/// first minutes of an outage would be planned work to whoever has such a clock. More than an hour is a slip in a feed.
pub fn set_by(timeline: &Timeline, present: &Var<Time>) {
    let (clock, known_ms) = (clock(), SLOW_MS.load(Ordering::Relaxed));
    let mut slow_ms = known_ms;
    for segment in timeline.incidents.iter().flat_map(|incident| &incident.segments) {
        let ms = segment.start.earliest().since(clock);
        if ms > slow_ms && ms < HOUR_MS && matches!(segment.end, End::Ongoing) && is_known(segment) {
            slow_ms = ms;
        }
    }
    if slow_ms > known_ms {
        SLOW_MS.store(slow_ms, Ordering::Relaxed);
        present.set(now());
    }
}

/// Whether it is known to have begun: not what is planned, nor what began on some day.
const fn is_known(segment: &Segment) -> bool {
    segment.kind.is_trouble() && segment.start.is_exact() && !segment.start.zone_assumed
}

/// Moves `present` with the clock until it is dropped. `None` if the present is fixed.
pub fn follow(present: Var<Time>, fixed: Option<Time>) -> Option<Interval> {
    let time = fixed.unwrap_or_else(now);
    present.set_if_other(time);
    fixed.is_none().then(|| Interval::new(TICK_MS, move || present.set(now())))
}
