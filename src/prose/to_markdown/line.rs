//! Words with their marks, escaped.

use super::super::Inline;
use super::piece::{Piece, pieces};
use crate::model::{Digits as _, is_letter};

/// Where a line stands: what has a meaning differs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    Heading,
    Cell,
}

pub(super) fn line(content: &[Inline], place: Place) -> String {
    let mut list = Vec::new();
    pieces(content, place, &mut list);
    let mut out = Line { text: String::new(), place, digits: Some(0), link: false };
    for (i, piece) in list.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| list.get(i));
        match piece {
            Piece::Char(c) if is_told_by_number(&list, i, *c) => out.reference(*c),
            Piece::Char(c) => out.char(*c, before, list.get(i + 1), list.get(i + 2)),
            Piece::Raw(text) => out.put(text),
            Piece::Open(sign) | Piece::Close(sign) => out.put(sign),
            Piece::LinkStart => {
                out.put("[");
                out.link = true;
            }
            Piece::LinkEnd(url) => {
                out.address(url.as_str());
                out.link = false;
            }
            Piece::Break if place == Place::Paragraph => {
                out.put("\\\n");
                out.digits = Some(0);
            }
            Piece::Break => out.put("<br>"),
        }
    }
    out.text
}

/// Whether a character is written as a reference, `&#97;`: one that Markdown takes for a space or for nothing, and a
/// letter that would keep a mark beside it from being one (`CommonMark` 6.2: flanking). A reference is punctuation to
/// Markdown, beside which every mark may begin and end.
fn is_told_by_number(list: &[Piece<'_>], i: usize, c: char) -> bool {
    if (c.is_whitespace() || c.is_control()) && !matches!(c, ' ' | '\t' | '\n') || c == '\u{feff}' {
        return true;
    }
    if c.is_whitespace() || c.is_ascii_punctuation() {
        return false;
    }
    let at = |i: Option<usize>| i.and_then(|i| list.get(i));
    let back = |n: usize| i.checked_sub(n);
    let is_word = |inner: Option<&Piece<'_>>, next: Option<&Piece<'_>>| {
        matches!(inner, Some(Piece::Char(c)) if is_letter(*c)) && !next.is_some_and(Piece::is_mark)
    };
    let before_mark = match at(Some(i + 1)) {
        Some(Piece::Open("_")) => true,
        Some(Piece::Open(_)) => !is_word(at(Some(i + 2)), at(Some(i + 3))),
        _ => false,
    };
    let after_mark = match at(back(1)) {
        Some(Piece::Close("_")) => true,
        Some(Piece::Close(_)) => !is_word(at(back(2)), at(back(3))),
        _ => false,
    };
    before_mark || after_mark
}

struct Line {
    text: String,
    place: Place,
    /// How many figures the line consists of so far; none as soon as there is anything else.
    digits: Option<u8>,
    /// It is within the words of a link.
    link: bool,
}

impl Line {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.digits = None;
    }

    fn reference(&mut self, c: char) {
        self.put(&["&#", &u32::from(c).digits(), ";"].concat());
    }

    fn char(&mut self, c: char, before: Option<&Piece<'_>>, next: Option<&Piece<'_>>, second: Option<&Piece<'_>>) {
        if c == '\n' {
            self.text.push('\n');
            self.digits = Some(0);
            return;
        }
        let digits = if self.place == Place::Paragraph { self.digits } else { None };
        if c == '|' && self.place == Place::Cell && matches!(before, Some(Piece::Char('\\'))) {
            // Two backslashes and the sign: not every reader sees that the second backslash is not its own.
            return self.reference(c);
        }
        if self.link && matches!(c, '[' | ']') {
            // Some readers take what is escaped there for an image all the same, and load it.
            return self.reference(c);
        }
        let is_word = |piece: Option<&Piece<'_>>| matches!(piece, Some(Piece::Char(c)) if is_letter(*c));
        let begins = digits == Some(0);
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Within a word it means nothing, if nothing but a word is beside it.
            '_' => !(self.text.ends_with(is_letter) && is_word(next) && is_word(second)),
            '&' => matches!(next, Some(Piece::Char(c)) if c.is_ascii_alphanumeric() || *c == '#'),
            '!' => matches!(next, Some(Piece::LinkStart)),
            '#' => begins || self.place == Place::Heading,
            '-' | '+' | '=' | '>' => begins,
            // An address that is none of ours would be a link to readers that look less closely.
            ':' if matches!((next, second), (Some(Piece::Char('/')), Some(Piece::Char('/')))) => !self.link,
            ':' => begins && matches!(next, Some(Piece::Char('-'))),
            '|' => begins || self.place == Place::Cell,
            '.' | ')' => digits.is_some_and(|n| n > 0),
            _ => false,
        };
        if escaped {
            self.text.push('\\');
        }
        self.text.push(c);
        self.digits = self.digits.filter(|_| c.is_ascii_digit()).map(|n| n.saturating_add(1));
    }

    /// The end of a link. In its address only brackets and the beginnings of other things have a meaning.
    fn address(&mut self, url: &str) {
        self.put("](");
        for c in url.chars() {
            if matches!(c, '(' | ')' | '<' | '>' | '&' | '`' | '\\') || c == '|' && self.place == Place::Cell {
                self.text.push('\\');
            }
            self.text.push(c);
        }
        self.text.push(')');
    }
}
