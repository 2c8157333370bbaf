//! A tree as people can read it, for tests only: JSON in which every part is an array that begins with a letter.
//!
//! | block                   | inline                |
//! |-------------------------|-----------------------|
//! | `["h",level,inline…]`   | `"words"`             |
//! | `["p",inline…]`         | `["e",inline…]`       |
//! | `["l",start,tight,[block…]…]` with `null` for no number | `["s",inline…]` |
//! | `["q",block…]`          | `["d",inline…]`       |
//! | `["c",language,text]` with `null` for no language | `["c",text]` |
//! | `["r"]`                 | `["a",url,inline…]`   |
//! | `["t","-lcr",[[inline…]…]…]`, the head first | `["b"]` |

use incident_timeline::prose::{Align, Block, Inline};

/// The tree in that notation.
pub fn shown(blocks: &[Block]) -> String {
    let mut out = Out(String::new());
    out.array(|out| out.each(blocks, Out::block));
    out.0
}

struct Out(String);

impl Out {
    fn block(&mut self, block: &Block) {
        self.array(|out| match block {
            Block::Heading { level, content } => {
                out.word("h");
                out.bare(&level.to_string());
                out.each(content, Self::inline);
            }
            Block::Paragraph(content) => out.part("p", content, Self::inline),
            Block::List { start, tight, items } => {
                out.word("l");
                out.bare(&start.map_or_else(|| "null".to_owned(), |n| n.to_string()));
                out.bare(if *tight { "true" } else { "false" });
                out.each(items, |out, item| out.array(|out| out.each(item, Self::block)));
            }
            Block::Quote(content) => out.part("q", content, Self::block),
            Block::Code { language, text } => {
                out.word("c");
                match language {
                    Some(language) => out.word(language),
                    None => out.bare("null"),
                }
                out.word(text);
            }
            Block::Rule => out.word("r"),
            Block::Table { align, head, rows } => {
                out.word("t");
                let letter = |a: &Align| match a {
                    Align::None => '-',
                    Align::Left => 'l',
                    Align::Center => 'c',
                    Align::Right => 'r',
                };
                out.word(&align.iter().map(letter).collect::<String>());
                out.row(head);
                out.each(rows, |out, row| out.row(row));
            }
        });
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::Text(words) = inline {
            return self.word(words);
        }
        self.array(|out| match inline {
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
        self.array(|out| out.each(cells, |out, cell| out.array(|out| out.each(cell, Self::inline))));
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

    fn array(&mut self, fill: impl FnOnce(&mut Self)) {
        self.comma();
        self.0.push('[');
        fill(self);
        self.0.push(']');
    }

    fn bare(&mut self, value: &str) {
        self.comma();
        self.0.push_str(value);
    }

    /// A JSON string (RFC 8259, 7).
    fn word(&mut self, words: &str) {
        self.comma();
        self.0.push('"');
        for c in words.chars() {
            match c {
                '"' | '\\' => self.0.extend(['\\', c]),
                '\n' => self.0.push_str("\\n"),
                '\0'..='\x1f' => {
                    let digit = |n: u32| char::from_digit(n, 16).unwrap_or('0');
                    self.0.push_str("\\u00");
                    self.0.extend([digit(c as u32 / 16), digit(c as u32 % 16)]);
                }
                _ => self.0.push(c),
            }
        }
        self.0.push('"');
    }

    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with('[') {
            self.0.push(',');
        }
    }
}
