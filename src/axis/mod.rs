//! The time axis: which time is shown, where it stands on the screen, and where the calendar puts its ticks.
//!
//! Nothing here knows incidents, words or the browser. A [`Zone`] is an argument: a list of offset changes.

mod calendar;
mod row;
mod scale;
mod ticks;
mod window;
mod zone;

pub use calendar::{next_day, start_of_day};
pub use row::Unit;
pub use scale::Scale;
pub use ticks::{LabelGaps, Tick, Ticks, context, ticks};
pub use window::{MAX_LENGTH, MIN_LENGTH, Window};
pub use zone::{Local, Zone};
