//! Finding incidents: by words of what the feed tells about them, and by facets with counts.
//!
//! [`Index::new`] reads every text once; [`Index::find`] is called with every keystroke and reads none.

mod bits;
mod facets;
mod fold;
mod index;
mod marks;

pub use facets::{Facet, Years};
pub use fold::{fold, words};
pub use index::{Found, Index, Query};
