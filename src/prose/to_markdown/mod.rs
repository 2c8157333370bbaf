//! The tree as Markdown: `CommonMark` 0.31 with GFM's tables and strikethrough.

mod line;
mod piece;

use super::normal::{MOST, normal, stands_close};
use super::{Align, Block, Inline};
use crate::model::Digits as _;
use line::{Place, line};

/// The tree as Markdown, which [`super::markdown`](fn@super::markdown) reads as the same tree, in its
/// [`normal`] form. Whatever would be taken for markup and is none is escaped. No HTML is in it but `<br>`, in headings
/// and tables, which have no other line break.
#[must_use]
pub fn to_markdown(blocks: &[Block]) -> String {
    let mut out = together(&normal(blocks), "\n\n", Bullet::Minus);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What an item begins with. Neighbouring lists differ in it, as do lists in lists: `- - -` is a rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bullet {
    Minus,
    Plus,
}

impl Bullet {
    const fn other(self) -> Self {
        match self {
            Self::Minus => Self::Plus,
            Self::Plus => Self::Minus,
        }
    }

    fn mark(self, number: Option<u64>) -> String {
        match (number, self) {
            (None, Self::Minus) => "-".to_owned(),
            (None, Self::Plus) => "+".to_owned(),
            (Some(number), Self::Minus) => number.digits() + ".",
            (Some(number), Self::Plus) => number.digits() + ")",
        }
    }
}

fn together(blocks: &[Block], between: &str, first: Bullet) -> String {
    let mut out = String::new();
    let mut bullet = first;
    for (i, block) in blocks.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        out.push_str(&written(block, bullet));
        bullet = if matches!(block, Block::List { .. }) { bullet.other() } else { first };
    }
    out
}

fn written(block: &Block, bullet: Bullet) -> String {
    match block {
        Block::Heading { level, content } => {
            ["#".repeat(usize::from(*level)).as_str(), " ", &line(content, Place::Heading)].concat()
        }
        Block::Paragraph(content) => line(content, Place::Paragraph),
        Block::Quote(content) => indented(&together(content, "\n\n", Bullet::Minus), "> ", "> "),
        Block::Code { language, text } => code(language.as_deref(), text),
        // Of stars, as `- ---` would be a rule and no item.
        Block::Rule => "***".to_owned(),
        Block::List { start, tight, items } => {
            // Without paragraphs nobody sees whether there is air.
            let close = *tight && items.iter().all(|item| stands_close(item));
            let (between, within) = if close { ("\n", "\n") } else { ("\n\n", "\n\n") };
            let mut out = String::new();
            for (item, number) in items.iter().zip(start.unwrap_or(0)..) {
                if !out.is_empty() {
                    out.push_str(between);
                }
                let mark = bullet.mark(start.map(|_| number.min(MOST)));
                let content = together(item, within, bullet.other());
                out.push_str(&indented(&content, &[&*mark, " "].concat(), &" ".repeat(mark.len() + 1)));
            }
            out
        }
        Block::Table { align, head, rows } => table(align, head, rows),
    }
}

/// Every line with something before it, the first with something else. An empty line stays empty but for a sign.
fn indented(text: &str, first: &str, others: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let before = if i == 0 { first } else { others };
        out.push_str(if line.is_empty() { before.trim_end() } else { before });
        out.push_str(line);
    }
    out
}

/// A block of code behind a fence that is longer than any in it.
fn code(language: Option<&str>, text: &str) -> String {
    let language = language.unwrap_or_default();
    let sign = if language.contains('`') { '~' } else { '`' };
    let longest = text.split(|c| c != sign).map(str::len).max().unwrap_or(0);
    let fence = sign.to_string().repeat(longest.max(2) + 1);
    let mut info = String::new();
    for c in language.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '+' | '-' | '#' | '.' | '`' | '~') {
            info.push('\\');
        }
        info.push(c);
    }
    [fence.as_str(), if info.starts_with('~') { " " } else { "" }, &info, "\n", text, "\n", &fence].concat()
}

fn table(align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let mut out = String::from("|");
        for column in 0..align.len() {
            let cell = cells.get(column).map(|cell| line(cell, Place::Cell)).unwrap_or_default();
            out.push(' ');
            out.push_str(&cell);
            out.push_str(if cell.is_empty() { "|" } else { " |" });
        }
        out
    };
    let mut lines = vec![row(head)];
    let signs = align.iter().map(|align| match align {
        Align::None => " --- |",
        Align::Left => " :-- |",
        Align::Center => " :-: |",
        Align::Right => " --: |",
    });
    lines.push(["|", &signs.collect::<String>()].concat());
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}
