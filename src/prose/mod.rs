//! Text with a form: headings, lists, links and the like, as a tree in which raw HTML has no place.
//!
//! [`markdown`] is large: the widget has it in a WebAssembly binary of its own (`src/bin/story.rs`). [`plain`] and
//! [`html`](fn@html) do without it, and so does the way back, [`to_markdown`](fn@to_markdown).

mod bare;
mod clean;
mod html;
#[cfg(feature = "markdown")]
mod markdown;
mod normal;
mod other;
mod plain;
mod to_markdown;
mod tree;
mod url;

pub use clean::clean;
pub use html::{Tags, html, references, without_tags};
#[cfg(feature = "markdown")]
pub use markdown::markdown;
pub use normal::normal;
pub use other::other_than_text;
pub use plain::plain;
pub use to_markdown::to_markdown;
pub use url::SafeUrl;

/// Nothing is nested deeper than this; what would be stands in the innermost part that still fits. Small enough that
/// whoever walks the tree may call itself.
pub const MAX_DEPTH: usize = 64;

/// A part of a text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// From 1, the largest, to 6.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// No empty lines between the items: their paragraphs stand close together.
        tight: bool,
        /// What stands in each.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Text to be shown as it is, without the line break at its end.
    Code {
        /// What the author says it is written in.
        language: Option<Box<str>>,
        /// The text.
        text: Box<str>,
    },
    /// A line between two parts.
    Rule,
    /// A table.
    Table {
        /// One for each column.
        align: Vec<Align>,
        /// The cells of the first row.
        head: Vec<Vec<Inline>>,
        /// The cells of the others. A row may have fewer cells than the head; those at its end are empty then.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// A part of a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words. A line break in them is a space to readers.
    Text(Box<str>),
    /// Words said with emphasis.
    Emphasis(Vec<Inline>),
    /// Important words.
    Strong(Vec<Inline>),
    /// Words that no longer hold.
    Strikethrough(Vec<Inline>),
    /// A bit of code.
    Code(Box<str>),
    /// A link. There is none within another.
    Link {
        /// Where to.
        url: SafeUrl,
        /// What readers see; never nothing.
        content: Vec<Inline>,
    },
    /// The end of a line.
    Break,
}

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Not stated.
    None,
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}
