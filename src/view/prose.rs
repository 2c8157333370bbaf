//! `prose`'s tree as nodes. There is no way from here to a string of HTML.

use super::context::{FileText, Page, StoryKey};
use super::el::{El, all, div, el, live, p};
use super::parts::heading;
use crate::prose::{Block, Inline};
use leptos::prelude::*;
use std::sync::Arc;

/// A text in Markdown, by its words or by its file; headings begin at `level`.
pub fn markdown(page: &Page, key: StoryKey, level: u8) -> AnyView {
    let ctx = page.ctx;
    if ctx.texts.with_untracked(|t| !t.iter().any(|(k, _)| *k == key)) {
        ctx.want.run(key.clone());
    }
    live(move || match ctx.texts.with(|t| t.iter().find(|(k, _)| *k == key).map(|(_, text)| text.clone())) {
        Some(FileText::Ready(tree)) => blocks(&tree, level),
        Some(FileText::Failed(why)) => p("message", why).any(),
        Some(FileText::Loading) | None => div("loading").attr("aria-busy", "true").child(el("i").class("bone")).any(),
    })
}

/// The Markdown of a text.
pub fn key(words: &str) -> StoryKey {
    StoryKey::Markdown(Arc::from(words))
}

/// Blocks as nodes; headings of the text begin at `level`.
pub fn blocks(tree: &[Block], level: u8) -> AnyView {
    all(tree.iter().map(|b| block(b, level)))
}

fn block(block: &Block, level: u8) -> El {
    match block {
        Block::Heading { level: depth, content } => heading(level + depth.saturating_sub(1), "h", inlines(content)),
        Block::Paragraph(content) => el("p").child(inlines(content)),
        Block::List { start: None, items, .. } => el("ul").child(list_items(items, level)),
        Block::List { start: Some(n), items, .. } => {
            el("ol").attr("start", n.to_string()).child(list_items(items, level))
        }
        Block::Quote(content) => el("blockquote").child(blocks(content, level)),
        Block::Code { text, .. } => el("pre").attr("tabindex", "0").child(el("code").words(text.to_string())),
        Block::Rule => el("hr").class("rule"),
        Block::Table { head, rows, .. } => {
            let head = all(head.iter().map(|c| el("th").attr("scope", "col").child(inlines(c))));
            let cells = |row: &Vec<Vec<Inline>>| all(row.iter().map(|c| el("td").child(inlines(c))));
            let rows = all(rows.iter().map(|r| el("tr").child(cells(r))));
            let table = el("table").child(el("thead").child(el("tr").child(head))).child(el("tbody").child(rows));
            div("table").attr("tabindex", "0").attr("role", "group").child(table)
        }
    }
}

fn list_items(items: &[Vec<Block>], level: u8) -> AnyView {
    all(items.iter().map(|i| el("li").child(blocks(i, level))))
}

fn inlines(content: &[Inline]) -> AnyView {
    content.iter().map(inline).collect::<Vec<_>>().into_any()
}

fn inline(inline: &Inline) -> AnyView {
    let inline = match inline {
        Inline::Text(text) => return text.to_string().into_any(),
        Inline::Emphasis(content) => el("em").child(inlines(content)),
        Inline::Strong(content) => el("strong").child(inlines(content)),
        Inline::Strikethrough(content) => el("s").child(inlines(content)),
        Inline::Code(text) => el("code").words(text.to_string()),
        Inline::Link { url, content } => return link(url.as_str(), inlines(content)),
        Inline::Break => el("br").class("br"),
    };
    inline.any()
}

/// A link to somewhere that was checked before.
pub fn link(url: &str, content: AnyView) -> AnyView {
    el("a").attr("href", url.to_owned()).attr("rel", "noopener noreferrer nofollow").child(content).any()
}
