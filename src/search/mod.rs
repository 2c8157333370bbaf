//! Finding incidents: by words in their titles and texts, and by facets with counts.
//!
//! [`Index::new`] reads every text once; [`Index::find`] is called with every keystroke and reads none.

mod bits;
mod facets;
mod fold;
mod index;

pub use facets::{Facet, Years};
pub use fold::{fold, words};
pub use index::{Found, Index, Query};
