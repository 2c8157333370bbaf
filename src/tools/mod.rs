//! What a reader can do with a whole history beyond looking at it: search it, see its figures, take it away.
//!
//! Part of the story's binary, which has read every text already. What is drawn here never changes by itself; buttons
//! and boxes carry `data-…` names, and `src/embed/js/after` hears them.

mod boxes;
mod calendar;
mod figures;
mod files;
mod panel;
mod paper;

pub use calendar::{calendar, day};
pub use figures::figures;
pub use files::file;
pub use panel::{find, panel};
pub use paper::paper;
