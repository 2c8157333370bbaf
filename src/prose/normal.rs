//! The one form among the trees that look alike: the form that Markdown can say.

use super::bare::push_linked;
use super::{Align, Block, Inline};

/// The tree as Markdown can say it, with the same words and the same look to a reader, or nearly so: neighbours of a
/// kind are one, emphasis within emphasis is emphasis, spaces stand outside of marks and nowhere at the edge of a line,
/// bare addresses are links, what is empty is not there, and a list is tight or loose as a reader of Markdown finds it.
#[must_use]
pub fn normal(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().filter_map(block).collect()
}

fn block(block: &Block) -> Option<Block> {
    Some(match block {
        Block::Heading { level, content } => {
            Block::Heading { level: (*level).clamp(1, 6), content: some(line(content, Lines::One))? }
        }
        Block::Paragraph(content) => Block::Paragraph(some(line(content, Lines::Many))?),
        Block::Quote(content) => Block::Quote(normal(content)),
        Block::Code { language, text } => {
            let language = language.as_deref().and_then(|l| l.split_whitespace().next()).map(legal);
            Block::Code { language: language.map(Into::into), text: legal(text).into() }
        }
        Block::Rule => Block::Rule,
        Block::List { start, tight, items } => {
            let mut items: Vec<Vec<Block>> = items.iter().map(|item| normal(item)).collect();
            // An empty item at the end says nothing, and parsers disagree on what follows it.
            while items.last().is_some_and(Vec::is_empty) {
                items.pop();
            }
            let items = some(items)?;
            let start = start.map(|number| number.min(MOST));
            let tight = is_tight(*tight, &items);
            Block::List { start, tight, items }
        }
        Block::Table { align, head, rows } => {
            let columns = rows.iter().chain([head]).map(Vec::len).chain([align.len()]).max().filter(|n| *n > 0)?;
            let mut align = align.clone();
            align.resize(columns, Align::None);
            Block::Table { align, head: row(head), rows: rows.iter().map(|cells| row(cells)).collect() }
        }
    })
}

/// The largest number that an item may have.
pub(super) const MOST: u64 = 999_999_999;

fn row(cells: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let mut cells: Vec<_> = cells.iter().map(|cell| line(cell, Lines::Cell)).collect();
    while cells.last().is_some_and(Vec::is_empty) {
        cells.pop();
    }
    cells
}

/// Whether a list of these items is read as a tight one.
fn is_tight(tight: bool, items: &[Vec<Block>]) -> bool {
    let paragraphs = items.iter().flatten().any(|block| matches!(block, Block::Paragraph(_)));
    let has_gaps = items.len() > 1 || items.iter().any(|item| item.len() > 1);
    !paragraphs || if tight { items.iter().all(|item| stands_close(item)) } else { !has_gaps }
}

/// Whether these blocks can stand in an item without an empty line between them.
pub(super) fn stands_close(item: &[Block]) -> bool {
    item.windows(2).all(|pair| match pair {
        [_, Block::Code { .. } | Block::Heading { .. } | Block::Rule] => true,
        [first, Block::Quote(_)] => !matches!(first, Block::Quote(_) | Block::Table { .. }),
        // A list ends a paragraph only if it begins with an item that is not empty, and with 1.
        [first, Block::List { start, items, .. }] => {
            start.is_none_or(|n| n == 1)
                && items.first().is_some_and(|item| !item.is_empty())
                && !matches!(first, Block::List { .. } | Block::Table { .. })
        }
        [first, _] => matches!(first, Block::Heading { .. } | Block::Code { .. } | Block::Rule),
        _ => true,
    })
}

/// What may stand between the words of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Many,
    One,
    Cell,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Emphasis,
    Strong,
    Strikethrough,
    Link,
}

fn line(content: &[Inline], lines: Lines) -> Vec<Inline> {
    let mut out = marked(content, &mut Vec::new(), lines);
    loosen_edges(&mut out);
    tidy(&mut out, lines);
    linked(out)
}

/// Without marks in marks of their own kind, spaces at their edges, and neighbours of a kind.
fn marked(content: &[Inline], within: &mut Vec<Mark>, lines: Lines) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in content {
        let (mark, content) = match inline {
            Inline::Text(words) => {
                push(&mut out, Inline::Text(legal(words).into()));
                continue;
            }
            Inline::Code(code) => {
                let in_link = within.contains(&Mark::Link);
                code_or_words(&mut out, code, lines, in_link);
                continue;
            }
            Inline::Break => {
                out.push(Inline::Break);
                continue;
            }
            Inline::Emphasis(content) => (Mark::Emphasis, content),
            Inline::Strong(content) => (Mark::Strong, content),
            Inline::Strikethrough(content) => (Mark::Strikethrough, content),
            Inline::Link { content, .. } => (Mark::Link, content),
        };
        let known = within.contains(&mark);
        within.push(mark);
        let mut inner = marked(content, within, lines);
        within.pop();
        if known {
            inner.into_iter().for_each(|inline| push(&mut out, inline));
            continue;
        }
        let before = take_edge(&mut inner, true);
        let after = take_edge(&mut inner, false);
        before.into_iter().for_each(|inline| push(&mut out, inline));
        match inline {
            Inline::Link { url, .. } => {
                let content = some(inner).unwrap_or_else(|| vec![Inline::Text(url.as_str().into())]);
                out.push(Inline::Link { url: url.clone(), content });
            }
            _ if inner.is_empty() => {}
            Inline::Emphasis(_) => push(&mut out, Inline::Emphasis(inner)),
            Inline::Strong(_) => push(&mut out, Inline::Strong(inner)),
            _ => push(&mut out, Inline::Strikethrough(inner)),
        }
        after.into_iter().for_each(|inline| push(&mut out, inline));
    }
    out
}

fn code_or_words(out: &mut Vec<Inline>, code: &str, lines: Lines, in_link: bool) {
    let code = legal(code).replace('\n', " ");
    // A cell cannot say the one, as the backslash before the sign that ends it would be taken for an escape; and a link
    // with the other in its words may be read as the definition of one. Neighbours may complete both.
    let in_cell = lines == Lines::Cell;
    let unsayable = in_cell && (code.contains("\\|") || code.ends_with('\\'))
        || in_link && (code.contains("]:") || code.ends_with(']'));
    if unsayable {
        push(out, Inline::Text(code.into()));
    } else if !code.is_empty() {
        push(out, Inline::Code(code.into()));
    }
}

/// One more, made one with the last if it is of its kind.
fn push(out: &mut Vec<Inline>, inline: Inline) {
    match (out.last_mut(), inline) {
        (_, Inline::Text(words)) if words.is_empty() => {}
        (Some(Inline::Text(a)), Inline::Text(b)) | (Some(Inline::Code(a)), Inline::Code(b)) => {
            *a = [&**a, &*b].concat().into();
        }
        (Some(Inline::Emphasis(a)), Inline::Emphasis(b))
        | (Some(Inline::Strong(a)), Inline::Strong(b))
        | (Some(Inline::Strikethrough(a)), Inline::Strikethrough(b)) => {
            b.into_iter().for_each(|inline| push(a, inline))
        }
        (_, inline) => out.push(inline),
    }
}

/// Spaces and line breaks at the beginning or end, taken out.
fn take_edge(content: &mut Vec<Inline>, first: bool) -> Vec<Inline> {
    let mut edge = Vec::new();
    loop {
        let at = if first { 0 } else { content.len().saturating_sub(1) };
        match content.get_mut(at) {
            Some(Inline::Break) => edge.push(Inline::Break),
            Some(Inline::Text(words)) => {
                let rest = if first { words.trim_start_matches(is_space) } else { words.trim_end_matches(is_space) };
                let spaces = words.len() - rest.len();
                let space = if first { words.get(..spaces) } else { words.get(rest.len()..) };
                edge.extend(space.filter(|space| !space.is_empty()).map(|space| Inline::Text(space.into())));
                if !rest.is_empty() {
                    *words = rest.into();
                    break;
                }
            }
            _ => break,
        }
        content.remove(at);
    }
    if !first {
        edge.reverse();
    }
    edge
}

fn loosen_edges(content: &mut Vec<Inline>) {
    take_edge(content, true);
    take_edge(content, false);
}

/// Spaces at the end of a line and at the beginning of the next one are nothing.
fn tidy(content: &mut Vec<Inline>, lines: Lines) {
    let mut after_break = false;
    for i in 0..content.len() {
        let before_break = matches!(content.get(i + 1), Some(Inline::Break));
        match content.get_mut(i) {
            Some(Inline::Text(words)) => {
                let between = if lines == Lines::Many { "\n" } else { " " };
                let mut said = words.split('\n').map(|line| line.trim_matches([' ', '\t'])).collect::<Vec<_>>();
                // Spaces at both ends that hold no line break stay as they are.
                let edge = |space: &'_ str| if space.contains('\n') { between.to_owned() } else { space.to_owned() };
                let start = words.len() - words.trim_start_matches(is_space).len();
                let end = words.trim_end_matches(is_space).len().max(start);
                let (head, tail) = (words.get(..start).map(edge), words.get(end..).map(edge));
                said.retain(|line| !line.is_empty());
                let mut said = [head.unwrap_or_default(), said.join(between), tail.unwrap_or_default()].concat();
                if after_break {
                    said = said.trim_start_matches(is_space).to_owned();
                }
                if before_break {
                    said.truncate(said.trim_end_matches(is_space).len());
                }
                *words = said.into();
            }
            Some(
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Link { content: inner, .. },
            ) => tidy(inner, lines),
            _ => {}
        }
        after_break = matches!(content.get(i), Some(Inline::Break));
    }
    content.retain(|inline| !matches!(inline, Inline::Text(words) if words.is_empty()));
}

/// Bare addresses outside of links are links.
fn linked(content: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Text(words) => push_linked(&mut out, &words),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(linked(content))),
            Inline::Strong(content) => out.push(Inline::Strong(linked(content))),
            Inline::Strikethrough(content) => out.push(Inline::Strikethrough(linked(content))),
            other => out.push(other),
        }
    }
    out
}

/// Line ends and characters that Markdown has.
fn legal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}")
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}
