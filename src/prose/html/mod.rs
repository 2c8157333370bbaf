//! The HTML of feeds, read by allow-list into the same tree as Markdown.
//!
//! Feeds hold fragments: updates of status pages, bodies of Atom entries, a few hundred bytes of paragraphs, lists and
//! links, often sloppy. The tokenizer here follows the HTML standard where it matters to them (references, quotes in
//! attributes, comments, raw text) and leaves out the rest: html5ever is some hundred kilobytes of WebAssembly, and the
//! browser's own parser is a sink that Trusted Types close. What comes out is a tree that cannot hold HTML, so a
//! mistake in here may spoil a text but cannot run anything.
//!
//! | in the text | in the tree |
//! |---|---|
//! | `p div h1…h6 ul ol li blockquote pre hr table tr th td br` and blocks like them | what they say |
//! | `b strong i em s del strike code kbd samp tt a` | strong, emphasis, strikethrough, code, link |
//! | `img` | a link to the picture with its words; without words to say it is an ornament, and nothing |
//! | `script style iframe template svg math noscript title object select …`, comments | nothing, with their content |
//! | every other tag | nothing; its text stays |

mod build;
mod entity;
mod mixed;
mod parts;
mod roles;
mod token;
mod words;

pub use mixed::{Tags, without_tags};

use super::Block;
use build::Builder;
use token::{Token, Tokens};

/// Text with its character references (`&amp;`, `&#8217;`) as the characters that they stand for.
#[must_use]
pub fn references(text: &str) -> String {
    entity::resolved(text, false)
}

/// HTML as a tree. It never fails: of a text that is no HTML it makes what a browser would.
///
/// - Links lead where [`super::SafeUrl`] allows, else they are their words; bare addresses become links.
/// - Characters that are not seen are left out, see [`super::clean`].
/// - A text without a single block or `<br>` is plain text with some links in it: its line breaks count. In any other
///   they are spaces, as HTML says.
/// - Two `<br>` in a row part paragraphs.
/// - Inside of headings and cells of tables there are only lines.
/// - Nothing is nested deeper than [`super::MAX_DEPTH`], and the time taken grows with the length of the text alone.
#[must_use]
pub fn html(text: &str) -> Vec<Block> {
    let text = if text.contains('\r') { &*text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let blocks = |token| matches!(token, Token::Start(tag) if roles::is_block(tag.name));
    let mut builder = Builder::new(!Tokens::new(text).any(blocks));
    for token in Tokens::new(text) {
        builder.token(&token);
    }
    builder.finish()
}
