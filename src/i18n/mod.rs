//! The words of the widget itself. Texts of incidents come from the feed and are not here.
//!
//! English for now. Everything a reader can see stands in this module, so that a second language is a second table.

pub mod en;
mod lengths;
mod pieces;

pub use lengths::{length, range};
pub use pieces::{after, joined};
