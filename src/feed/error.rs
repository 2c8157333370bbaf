//! Why a feed could not be read at all.

use std::fmt;

/// Why a feed could not be read at all, in words that name the cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedError {
    /// Stable name of the trouble, kebab-case.
    pub code: &'static str,
    /// What was found, and what to do about it.
    pub message: String,
    /// Line of the source text, from 1, where there is one to name.
    pub line: Option<u32>,
    /// Column in that line, from 1, in characters.
    pub column: Option<u32>,
}

impl FeedError {
    /// A trouble with the feed as a whole.
    #[must_use]
    pub fn new(code: &'static str, message: String) -> Self {
        Self { code, message, line: None, column: None }
    }

    /// A trouble at one place of the source text.
    #[must_use]
    pub fn at(code: &'static str, message: String, (line, column): (u32, u32)) -> Self {
        Self { code, message, line: Some(line), column: Some(column) }
    }
}

impl fmt::Display for FeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, " (line {line}, column {column})"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for FeedError {}
