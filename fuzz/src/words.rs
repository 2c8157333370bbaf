//! Prose: any text becomes a tree that is not too deep, with no link that could do harm, and comes back as Markdown.

use incident_timeline::prose::{
    Block, Inline, MAX_DEPTH, clean, html, markdown, normal, plain, references, to_markdown, without_tags,
};

/// A text as Markdown, as HTML of a feed, and as it is.
pub fn prose(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    drop(clean(text));
    drop(references(text));
    drop(without_tags(text));
    for tree in [plain(text), markdown(text), html(text)] {
        assert!(blocks(&tree) <= MAX_DEPTH + 2, "{} deep", blocks(&tree));
        let written = to_markdown(&tree);
        assert_eq!(markdown(&written), normal(&tree), "{written}");
    }
}

/// How deep it is.
fn blocks(list: &[Block]) -> usize {
    let depth = |block: &Block| match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => inlines(content),
        Block::List { items, .. } => items.iter().map(|item| blocks(item)).max().unwrap_or(0),
        Block::Quote(content) => blocks(content),
        Block::Code { .. } | Block::Rule => 0,
        Block::Table { head, rows, .. } => {
            rows.iter().chain([head]).flatten().map(|cell| inlines(cell)).max().unwrap_or(0)
        }
    };
    list.iter().map(|block| 1 + depth(block)).max().unwrap_or(0)
}

fn inlines(list: &[Inline]) -> usize {
    let depth = |inline: &Inline| match inline {
        Inline::Link { url, content } => {
            assert!(is_safe(url.as_str()), "{url:?}");
            assert!(!content.is_empty(), "a link that nobody sees");
            inlines(content)
        }
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => inlines(content),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => 0,
    };
    list.iter().map(|inline| 1 + depth(inline)).max().unwrap_or(0)
}

/// What a browser takes for the scheme is one of ours, or there is none.
fn is_safe(url: &str) -> bool {
    let scheme = url.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| ["https", "http", "mailto"].iter().any(|known| known.eq_ignore_ascii_case(scheme)))
}
