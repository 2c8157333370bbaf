//! Words of the widget itself that several parts need: kinds, states, lengths. Texts of incidents come from the feed
//! and are not here.
//!
//! English for now. What only one view says stands beside it, in `src/view`, `src/story`, `src/tools`, `src/dates`,
//! `src/export` and `src/embed/js`: a second language begins with gathering these.

pub mod en;
mod lengths;
mod of_kinds;
mod over;
mod pace;
mod pieces;
mod safe;
mod signed;

pub use lengths::{in_all, length, range};
pub use of_kinds::{long, of_kinds};
pub use over::{SINCE_NOBODY_KNOWS, how_long, long as stated_length, no_length, over, since, undated, when};
pub use pace::pace;
pub use pieces::{after, joined, sentences};
pub use safe::safe;
pub use signed::signed;
