//! Builds the tree out of what a parser meets: the start of a part, words, the end of a part.

use std::mem::take;

use super::bare::push_linked;
use super::clean::clean_behind;
use super::{Align, Block, Inline, MAX_DEPTH, SafeUrl};

/// A part that has begun.
pub(super) enum Open {
    Document,
    Heading(u8),
    #[cfg_attr(not(feature = "markdown"), expect(dead_code, reason = "elsewhere paragraphs are told by `cut`"))]
    Paragraph,
    Quote,
    #[cfg_attr(not(feature = "markdown"), expect(dead_code, reason = "only Markdown tells of it beforehand"))]
    Code(Option<Box<str>>),
    #[cfg_attr(not(feature = "markdown"), expect(dead_code, reason = "only Markdown shows tags"))]
    Html,
    List(Option<u64>),
    Item,
    Table(Vec<Align>),
    Row,
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    /// Without an address it is its words.
    Link(Option<SafeUrl>),
}

impl Open {
    /// How many levels it needs: a list is nothing without an item.
    const fn levels(&self) -> usize {
        match self {
            Self::List(_) => 2,
            Self::Table(_) => 3,
            _ => 1,
        }
    }

    const fn is_inline(&self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link(_))
    }

    const fn holds_blocks(&self) -> bool {
        matches!(self, Self::Document | Self::Quote | Self::Item)
    }
}

/// A part that has begun, with what it holds so far. Which of the lists is used depends on what it is.
struct Frame {
    open: Open,
    /// Words that have not become inlines yet, since more may follow.
    text: String,
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    loose: bool,
}

impl Frame {
    const fn new(open: Open) -> Self {
        Self {
            open,
            text: String::new(),
            inlines: Vec::new(),
            blocks: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            loose: false,
        }
    }
}

/// The tree as far as it has been read.
pub(super) struct Tree {
    document: Frame,
    /// What has begun and not ended within it.
    stack: Vec<Frame>,
    /// How many parts have begun for which it was too deep.
    skipped: usize,
}

impl Tree {
    pub(super) const fn new() -> Self {
        Self { document: Frame::new(Open::Document), stack: Vec::new(), skipped: 0 }
    }

    pub(super) fn start(&mut self, open: Open) {
        if open.is_inline() {
            self.end_words();
        } else {
            self.end_paragraph();
        }
        if self.skipped > 0 || self.stack.len() + open.levels() > MAX_DEPTH {
            self.skipped += 1;
            // Cells that are no longer cells must not run into each other.
            if matches!(open, Open::Cell) {
                self.text(" ");
            }
            return;
        }
        let open = if self.in_link() && matches!(open, Open::Link(_)) { Open::Link(None) } else { open };
        self.stack.push(Frame::new(open));
    }

    pub(super) fn text(&mut self, words: &str) {
        self.top().text.push_str(words);
    }

    pub(super) fn inline(&mut self, inline: Inline) {
        self.end_words();
        self.top().inlines.push(inline);
    }

    pub(super) fn block(&mut self, block: Block) {
        self.end_paragraph();
        self.top().blocks.push(block);
    }

    /// The paragraph that stands here without a beginning of its own ends.
    pub(super) fn cut(&mut self) {
        self.end_paragraph();
    }

    /// There is air between the items of the list in which this is.
    pub(super) fn loosen(&mut self) {
        if matches!(self.top().open, Open::Item) {
            self.top().loose = true;
        }
    }

    /// The row that has just begun is the first, and no head.
    pub(super) fn without_head(&mut self) {
        if self.skipped == 0
            && let [.., table, row] = &mut *self.stack
            && table.rows.is_empty()
            && row.cells.is_empty()
        {
            table.rows.push(Vec::new());
        }
    }

    /// More for the last item of the list in which this is, or for a first one.
    pub(super) fn resume_item(&mut self) {
        let last = if self.skipped == 0 { self.top().items.pop() } else { None };
        self.start(Open::Item);
        if let Some(blocks) = last {
            self.top().blocks = blocks;
        }
    }

    /// The last part that began ends.
    pub(super) fn end(&mut self) {
        if self.skipped > 0 {
            self.end_paragraph();
            self.skipped -= 1;
            return;
        }
        let verbatim = matches!(self.top().open, Open::Code(_) | Open::Html);
        if !verbatim {
            self.end_paragraph();
            self.end_words();
        }
        let Some(mut done) = self.stack.pop() else { return };
        let content = take(&mut done.inlines);
        match done.open {
            Open::Heading(level) if !content.is_empty() => self.block(Block::Heading { level, content }),
            Open::Paragraph => {
                // A parser tells of paragraphs in a list only if there is air between its items.
                self.top().loose = true;
                if !content.is_empty() {
                    self.block(Block::Paragraph(content));
                }
            }
            // An empty heading says nothing, and the document ends in `finish`.
            Open::Heading(_) | Open::Document => {}
            Open::Quote => self.block(Block::Quote(done.blocks)),
            Open::Code(language) => {
                let text = done.text.strip_suffix('\n').unwrap_or(&done.text).into();
                self.block(Block::Code { language, text });
            }
            Open::Html => self.html(&done.text),
            Open::List(start) => self.block(Block::List { start, tight: !done.loose, items: done.items }),
            Open::Item => {
                let list = self.top();
                list.loose |= done.loose;
                list.items.push(done.blocks);
            }
            Open::Table(mut align) => {
                // HTML does not say beforehand how many columns there will be.
                let columns = done.rows.iter().map(Vec::len).max().unwrap_or(0).max(align.len());
                align.resize(columns, Align::None);
                let mut rows = done.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.block(Block::Table { align, head, rows: rows.collect() });
            }
            Open::Row => {
                // Cells that the author left out at the end need no place.
                let filled = done.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
                done.cells.truncate(filled);
                self.top().rows.push(done.cells);
            }
            Open::Cell => self.top().cells.push(content),
            Open::Emphasis => self.inline(Inline::Emphasis(content)),
            Open::Strong => self.inline(Inline::Strong(content)),
            Open::Strikethrough => self.inline(Inline::Strikethrough(content)),
            Open::Link(Some(url)) if content.is_empty() => {
                let content = vec![Inline::Text(url.as_str().into())];
                self.inline(Inline::Link { url, content });
            }
            Open::Link(Some(url)) => self.inline(Inline::Link { url, content }),
            Open::Link(None) => {
                self.end_words();
                self.top().inlines.extend(content);
            }
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.stack.is_empty() {
            self.skipped = 0;
            self.end();
        }
        self.end_paragraph();
        self.document.blocks
    }

    /// Raw HTML that stands on lines of its own is shown line by line. Nobody is meant to read a comment.
    fn html(&mut self, text: &str) {
        let mut rest = text;
        let mut seen = String::new();
        while let Some((before, after)) = rest.split_once("<!--") {
            let Some((_, after)) = after.split_once("-->") else { break };
            seen.push_str(before);
            rest = after;
        }
        seen.push_str(rest);
        self.end_paragraph();
        let mut first = true;
        for line in seen.lines().map(str::trim_end).filter(|line| !line.is_empty() && !is_break(line)) {
            if !take(&mut first) {
                self.inline(Inline::Break);
            }
            self.text(line);
        }
        self.end_paragraph();
    }

    /// The words so far become inlines of the innermost part, and here no trick is left in them: a parser has made
    /// characters of their names by now.
    fn end_words(&mut self) {
        let in_link = self.in_link();
        let top = self.top();
        // Behind a part of the line a joiner may belong to what is in that.
        let before = if top.inlines.is_empty() { ' ' } else { '\u{a0}' };
        let text = clean_behind(before, &take(&mut top.text));
        if in_link && !text.is_empty() {
            top.inlines.push(Inline::Text(text.into()));
        } else {
            push_linked(&mut top.inlines, &text);
        }
    }

    /// What stands in the innermost part without a paragraph of its own gets one.
    fn end_paragraph(&mut self) {
        if self.top().open.holds_blocks() {
            self.end_words();
            let top = self.top();
            if !top.inlines.is_empty() {
                top.blocks.push(Block::Paragraph(take(&mut top.inlines)));
            }
        }
    }

    fn in_link(&self) -> bool {
        self.stack.iter().any(|frame| matches!(frame.open, Open::Link(Some(_))))
    }

    fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().unwrap_or(&mut self.document)
    }
}

/// Whether a tag is `<br>`, in one of its spellings.
pub(super) fn is_break(tag: &str) -> bool {
    let inner = tag.trim().strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or_default();
    inner.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br")
}
