//! `prose`'s tree as nodes.

use super::node::{El, Node, div, el};
use super::parts::{heading, link};
use crate::model::Digits as _;
use crate::prose::{self, Align, Block, Inline};

/// A text in Markdown; its headings begin at `level`, whichever its author began with.
pub fn markdown(words: &str, level: u8) -> Vec<Node> {
    let tree = prose::markdown(words);
    let depth = |b: &Block| if let Block::Heading { level, .. } = b { *level } else { u8::MAX };
    let top = tree.iter().map(depth).min().unwrap_or(1);
    blocks(&tree, Levels { level, top })
}

/// What level a heading gets.
#[derive(Clone, Copy)]
struct Levels {
    /// Of those that are highest in the text.
    level: u8,
    /// Theirs in the text.
    top: u8,
}

fn blocks(tree: &[Block], levels: Levels) -> Vec<Node> {
    tree.iter().map(|b| block(b, levels).into()).collect()
}

fn block(block: &Block, levels: Levels) -> El {
    match block {
        Block::Heading { level, content } => {
            heading(levels.level + level.saturating_sub(levels.top), "h").children(inlines(content))
        }
        Block::Paragraph(content) => el("p").children(inlines(content)),
        Block::List { start: None, items, .. } => el("ul").children(list_items(items, levels)),
        Block::List { start: Some(n), items, .. } => {
            let list = el("ol").attr("start", n.digits());
            // Numbers stand in the margin, which is wide enough for three digits.
            let list = if n.saturating_add(items.len() as u64) > 1000 { list.class("far") } else { list };
            list.children(list_items(items, levels))
        }
        Block::Quote(content) => el("blockquote").children(blocks(content, levels)),
        Block::Code { text, .. } => el("pre").attr("tabindex", "0").child(el("code").words(String::from(&**text))),
        Block::Rule => el("hr").class("rule"),
        Block::Table { align, head, rows } => {
            let cell = |name, (align, content): (&Align, &Vec<Inline>)| {
                let side = match align {
                    Align::Center => "center",
                    Align::Right => "right",
                    Align::None | Align::Left => "",
                };
                el(name).class(side).children(inlines(content))
            };
            let head = align.iter().zip(head).map(|c| cell("th", c).attr("scope", "col"));
            let cells = |row: &Vec<Vec<Inline>>| el("tr").children(align.iter().zip(row).map(|c| cell("td", c)));
            let table = el("table").child(el("thead").child(el("tr").children(head)));
            let table = table.child(el("tbody").children(rows.iter().map(cells)));
            div("table").attr("tabindex", "0").attr("role", "group").child(table)
        }
    }
}

fn list_items(items: &[Vec<Block>], levels: Levels) -> impl Iterator<Item = El> {
    items.iter().map(move |i| el("li").children(blocks(i, levels)))
}

fn inlines(content: &[Inline]) -> Vec<Node> {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Node {
    let element = match inline {
        Inline::Text(text) => return Node::Text(String::from(&**text).into()),
        Inline::Emphasis(content) => el("em").children(inlines(content)),
        Inline::Strong(content) => el("strong").children(inlines(content)),
        Inline::Strikethrough(content) => el("s").children(inlines(content)),
        Inline::Code(text) => el("code").words(String::from(&**text)),
        Inline::Link { url, content } => link(url).children(inlines(content)),
        Inline::Break => el("br").class("br"),
    };
    element.into()
}
