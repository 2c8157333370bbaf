//! The tree as text: canonical S-expressions (RFC 9804). A part is a list whose first word says what it is, and words
//! stand behind their length in bytes, so that nothing has to be escaped: `(1:p6:Hello (1:e5:world))`.
//!
//! | block                                           | inline                |
//! |-------------------------------------------------|-----------------------|
//! | `(h level inline…)`                             | words alone           |
//! | `(p inline…)`                                   | `(e inline…)`         |
//! | `(l start tight (block…)…)`, `()` for no number, `t` for tight | `(s inline…)` |
//! | `(q block…)`                                    | `(d inline…)`         |
//! | `(c language text)`, `()` for no language       | `(c text)`            |
//! | `(r)`                                           | `(a url inline…)`     |
//! | `(t -lcr ((inline…)…)…)`, the head first        | `(b)`                 |

use super::{Align, Block, Inline};

/// The tree as text, for [`super::decode`].
#[must_use]
pub fn encode(blocks: &[Block]) -> String {
    let mut out = Out(String::new());
    out.each(blocks, Out::block);
    out.0
}

struct Out(String);

impl Out {
    fn block(&mut self, block: &Block) {
        self.list(|out| match block {
            Block::Heading { level, content } => {
                out.word("h");
                out.word(&level.to_string());
                out.each(content, Self::inline);
            }
            Block::Paragraph(content) => out.part("p", content, Self::inline),
            Block::List { start, tight, items } => {
                out.word("l");
                out.word_or_none(start.map(|number| number.to_string()).as_deref());
                out.word(if *tight { "t" } else { "" });
                out.each(items, |out, item| out.list(|out| out.each(item, Self::block)));
            }
            Block::Quote(content) => out.part("q", content, Self::block),
            Block::Code { language, text } => {
                out.word("c");
                out.word_or_none(language.as_deref());
                out.word(text);
            }
            Block::Rule => out.word("r"),
            Block::Table { align, head, rows } => {
                out.word("t");
                let letter = |a: &Align| Align::LETTERS.iter().find(|(align, _)| align == a).map(|(_, letter)| *letter);
                out.word(&align.iter().filter_map(letter).collect::<String>());
                out.row(head);
                out.each(rows, |out, row| out.row(row));
            }
        });
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::Text(words) = inline {
            return self.word(words);
        }
        self.list(|out| match inline {
            Inline::Text(_) => {}
            Inline::Emphasis(content) => out.part("e", content, Self::inline),
            Inline::Strong(content) => out.part("s", content, Self::inline),
            Inline::Strikethrough(content) => out.part("d", content, Self::inline),
            Inline::Code(text) => {
                out.word("c");
                out.word(text);
            }
            Inline::Link { url, content } => {
                out.word("a");
                out.word(url.as_str());
                out.each(content, Self::inline);
            }
            Inline::Break => out.word("b"),
        });
    }

    fn row(&mut self, cells: &[Vec<Inline>]) {
        self.list(|out| out.each(cells, |out, cell| out.list(|out| out.each(cell, Self::inline))));
    }

    fn part<T>(&mut self, letter: &str, content: &[T], put: impl Fn(&mut Self, &T)) {
        self.word(letter);
        self.each(content, put);
    }

    fn each<T>(&mut self, content: &[T], put: impl Fn(&mut Self, &T)) {
        for part in content {
            put(self, part);
        }
    }

    fn list(&mut self, fill: impl FnOnce(&mut Self)) {
        self.0.push('(');
        fill(self);
        self.0.push(')');
    }

    fn word_or_none(&mut self, word: Option<&str>) {
        match word {
            Some(word) => self.word(word),
            None => self.list(|_| {}),
        }
    }

    fn word(&mut self, word: &str) {
        self.0.push_str(&word.len().to_string());
        self.0.push(':');
        self.0.push_str(word);
    }
}
