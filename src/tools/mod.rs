//! What a reader can do with a whole history beyond looking at it: search it, see its figures, take it away.
//!
//! Part of the story's binary, which has read every text already. What is drawn here never changes by itself; buttons
//! and boxes carry `data-…` names, and `src/embed/js/after` hears them. What needs no browser is here without it, for
//! tests.

#[cfg(feature = "story")]
mod boxes;
#[cfg(feature = "story")]
mod calendar;
pub mod days;
#[cfg(feature = "story")]
mod figures;
#[cfg(feature = "story")]
mod files;
pub mod of_day;
#[cfg(feature = "story")]
mod panel;
#[cfg(feature = "story")]
mod paper;
pub mod since;

#[cfg(feature = "story")]
pub use calendar::{calendar, day};
#[cfg(feature = "story")]
pub use figures::figures;
#[cfg(feature = "story")]
pub use files::file;
#[cfg(feature = "story")]
pub use panel::{find, panel};
#[cfg(feature = "story")]
pub use paper::paper;
