//! Markdown: `CommonMark` with GitHub's tables, strikethrough and bare addresses.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::tree::{Open, Tree, is_break};
use super::{Align, Block, Inline, SafeUrl};

/// Markdown as a tree. Raw HTML becomes text, but for `<br>`, which is a line break, and comments, which nobody is
/// meant to read. A picture becomes a link to it. A link to an address that is not safe becomes its words.
#[must_use]
pub fn markdown(text: &str) -> Vec<Block> {
    // The parser knows a lone carriage return in some places only.
    let text = if text.contains('\r') { &*text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let mut tree = Tree::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(tag) => start(&mut tree, tag),
            Event::End(_) => tree.end(),
            Event::Code(code) => tree.inline(Inline::Code(code.as_ref().into())),
            Event::SoftBreak => tree.text("\n"),
            Event::HardBreak => tree.inline(Inline::Break),
            Event::Rule => tree.block(Block::Rule),
            Event::InlineHtml(tag) if is_break(&tag) => tree.inline(Inline::Break),
            Event::InlineHtml(tag) if tag.starts_with("<!--") => {}
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => tree.text(&words),
            // Footnotes, formulas and the like are not asked for above, and so never come.
            _ => {}
        }
    }
    tree.finish()
}

fn start(tree: &mut Tree, tag: Tag<'_>) {
    tree.start(match tag {
        Tag::Heading { level, .. } => Open::Heading(level as u8),
        Tag::BlockQuote(_) => Open::Quote,
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Open::Code(info.split_whitespace().next().map(Into::into)),
        Tag::CodeBlock(CodeBlockKind::Indented) => Open::Code(None),
        Tag::HtmlBlock => Open::Html,
        Tag::List(start) => Open::List(start),
        Tag::Item => Open::Item,
        Tag::Table(columns) => Open::Table(columns.into_iter().map(align).collect()),
        Tag::TableHead | Tag::TableRow => Open::Row,
        Tag::TableCell => Open::Cell,
        Tag::Emphasis => Open::Emphasis,
        Tag::Strong => Open::Strong,
        Tag::Strikethrough => Open::Strikethrough,
        Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
            Open::Link(SafeUrl::new(&["mailto:", &*dest_url].concat()))
        }
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => Open::Link(SafeUrl::new(&dest_url)),
        _ => Open::Paragraph,
    });
}

const fn align(column: Alignment) -> Align {
    match column {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
