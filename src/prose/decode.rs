//! The tree from text; see [`super::encode`](mod@super::encode) for what it looks like.

use super::{Align, Block, Inline, MAX_DEPTH, SafeUrl};

/// The tree that [`super::encode`] made this text of. Of any other text it reads what it can: parts that it does not
/// know are left out, a link to an address that is not safe is its words, and it ends where it makes no sense.
#[must_use]
pub fn decode(text: &str) -> Vec<Block> {
    blocks(&nodes(text))
}

enum Node<'t> {
    Word(&'t str),
    List(Vec<Node<'t>>),
}

impl<'t> Node<'t> {
    fn word(&self) -> Option<&'t str> {
        match self {
            Node::Word(word) => Some(word),
            Node::List(_) => None,
        }
    }

    fn list(&self) -> &[Self] {
        match self {
            Node::Word(_) => &[],
            Node::List(list) => list,
        }
    }
}

fn nodes(text: &str) -> Vec<Node<'_>> {
    let (mut rest, mut read, mut open) = (text, Vec::new(), Vec::new());
    while !rest.is_empty() && open.len() < 2 * MAX_DEPTH {
        if let Some(inner) = rest.strip_prefix('(') {
            open.push(std::mem::take(&mut read));
            rest = inner;
        } else if let Some(after) = rest.strip_prefix(')') {
            close(&mut read, &mut open);
            rest = after;
        } else {
            let word = rest.split_once(':').and_then(|(length, rest)| rest.split_at_checked(length.parse().ok()?));
            let Some((word, after)) = word else { break };
            read.push(Node::Word(word));
            rest = after;
        }
    }
    while !open.is_empty() {
        close(&mut read, &mut open);
    }
    read
}

/// What has been read becomes a list at the end of what was open.
fn close<'t>(read: &mut Vec<Node<'t>>, open: &mut Vec<Vec<Node<'t>>>) {
    if let Some(outer) = open.pop() {
        let list = std::mem::replace(read, outer);
        read.push(Node::List(list));
    }
}

fn blocks(nodes: &[Node<'_>]) -> Vec<Block> {
    nodes.iter().filter_map(block).collect()
}

fn block(node: &Node<'_>) -> Option<Block> {
    let (letter, rest) = node.list().split_first()?;
    Some(match (letter.word()?, rest) {
        ("h", [level, content @ ..]) => {
            let level = level.word().and_then(|level| level.parse::<u8>().ok()).unwrap_or(6).clamp(1, 6);
            Block::Heading { level, content: inlines(content) }
        }
        ("p", content) => Block::Paragraph(inlines(content)),
        ("l", [start, tight, items @ ..]) => Block::List {
            start: start.word().and_then(|number| number.parse().ok()),
            tight: tight.word() == Some("t"),
            items: items.iter().map(|item| blocks(item.list())).collect(),
        },
        ("q", content) => Block::Quote(blocks(content)),
        ("c", [language, text]) => Block::Code { language: language.word().map(Into::into), text: text.word()?.into() },
        ("r", _) => Block::Rule,
        ("t", [letters, head, rows @ ..]) => Block::Table {
            align: letters.word().unwrap_or_default().chars().map(align).collect(),
            head: row(head),
            rows: rows.iter().map(row).collect(),
        },
        _ => return None,
    })
}

fn inlines(nodes: &[Node<'_>]) -> Vec<Inline> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Word(words) => out.push(Inline::Text((*words).into())),
            Node::List(list) => inline(list, &mut out),
        }
    }
    out
}

fn inline(list: &[Node<'_>], out: &mut Vec<Inline>) {
    let Some((letter, rest)) = list.split_first() else { return };
    out.push(match (letter.word().unwrap_or_default(), rest) {
        ("e", content) => Inline::Emphasis(inlines(content)),
        ("s", content) => Inline::Strong(inlines(content)),
        ("d", content) => Inline::Strikethrough(inlines(content)),
        ("c", [Node::Word(text)]) => Inline::Code((*text).into()),
        ("a", [url, content @ ..]) => match url.word().and_then(SafeUrl::new) {
            Some(url) => Inline::Link { url, content: inlines(content) },
            None => return out.append(&mut inlines(content)),
        },
        ("b", _) => Inline::Break,
        _ => return,
    });
}

fn row(node: &Node<'_>) -> Vec<Vec<Inline>> {
    node.list().iter().map(|cell| inlines(cell.list())).collect()
}

fn align(letter: char) -> Align {
    Align::LETTERS.iter().find(|(_, l)| *l == letter).map_or(Align::None, |(align, _)| *align)
}
