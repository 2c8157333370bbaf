//! Text without any marks.

use super::bare::push_linked;
use super::{Block, Inline};

/// Paragraphs wherever there is an empty line; other line breaks are kept. Bare addresses become links, and all else is
/// shown as it is.
#[must_use]
pub fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Vec<Inline> = Vec::new();
    for line in text.split('\n').map(str::trim) {
        if line.is_empty() {
            close(&mut blocks, &mut open);
            continue;
        }
        if !open.is_empty() {
            open.push(Inline::Break);
        }
        push_linked(&mut open, line);
    }
    close(&mut blocks, &mut open);
    blocks
}

fn close(blocks: &mut Vec<Block>, open: &mut Vec<Inline>) {
    if !open.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(open)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    fn an_empty_line_parts_paragraphs_and_other_lines_stay_lines() {
        let expected = [Block::Paragraph(vec![text("a"), Inline::Break, text("b")]), Block::Paragraph(vec![text("c")])];
        for words in ["a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "\n\n a \n\tb\n \n\n\nc\n\n"] {
            assert_eq!(plain(words), expected, "{words:?}");
        }
    }

    #[test]
    fn nothing_is_no_paragraph() {
        assert_eq!(plain(""), []);
        assert_eq!(plain(" \n\r\n "), []);
    }

    #[test]
    fn marks_and_tags_are_shown_as_they_are() {
        let words = "**a** <b>b</b> &amp; [c](javascript:d)";
        assert_eq!(plain(words), [Block::Paragraph(vec![text(words)])]);
    }
}
