//! What stands before the incidents of a text.

use super::Context;
use crate::i18n::en;
use crate::prose::{Block, Inline, SafeUrl, to_markdown};

/// Whose history it is, with a link to them; nothing if nobody says.
#[must_use]
pub fn head(context: &Context<'_>) -> Option<String> {
    let name = Inline::Text(context.site?.into());
    let url = context.url.filter(|url| url.starts_with("http")).and_then(SafeUrl::new);
    let name = match url {
        Some(url) => Inline::Link { url, content: vec![name] },
        None => name,
    };
    let what = Inline::Text([": ", &en::TITLE.to_ascii_lowercase()].concat().into());
    Some(to_markdown(&[Block::Paragraph(vec![name, what])]))
}
