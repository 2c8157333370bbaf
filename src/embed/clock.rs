//! The one file that reads the clock.

use crate::model::Time;
use crate::view::Var;
use gloo_timers::callback::Interval;

/// Open periods grow, and "now" moves, this often.
const TICK_MS: u32 = 30_000;

/// The present.
#[expect(clippy::disallowed_methods, reason = "this is the file")]
pub fn now() -> Time {
    Time(js_sys::Date::now() as i64)
}

/// Moves `present` with the clock until it is dropped. `None` if the present is fixed.
pub fn follow(present: Var<Time>, fixed: Option<Time>) -> Option<Interval> {
    let time = fixed.unwrap_or_else(now);
    present.set_if_other(time);
    fixed.is_none().then(|| Interval::new(TICK_MS, move || present.set(now())))
}
