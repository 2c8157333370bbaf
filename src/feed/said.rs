//! Words about a feed, which not every binary holds.
//!
//! The widget's first binary is built without the feature `notes`: its reader repairs what others repair and records
//! only that a repair was made. Most feeds have nothing to tell, and the words for all that could be wrong with one
//! would cost 7 kB of the first view. The binary of the stories reads the same texts with words and is asked for them.
//!
//! Functions that make words ask [`WORDS`] first; what is made only to be put into words is then never made either.

/// Whether this binary puts into words what it meets.
pub const WORDS: bool = cfg!(any(test, feature = "notes"));

/// These pieces as one text, or nothing where there are no words.
#[must_use]
pub fn said(pieces: &[&str]) -> String {
    if WORDS { pieces.concat() } else { String::new() }
}
