//! Blocks: what ends what, and what stands in what.

use super::super::Block;
use super::super::tree::Open;
use super::build::{Builder, MOST_PARTS, Part};

impl Builder {
    /// Whether there is place for lines only: in a heading or a cell.
    pub(super) fn in_line(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Heading | Part::Cell))
    }

    /// The paragraph ends; where there is place for lines only, the line.
    pub(super) fn cut(&mut self) {
        if self.in_line() {
            self.breaks = self.breaks.max(1);
        } else {
            self.end_line();
            self.tree.cut();
        }
    }

    /// A block begins: a heading that has words already was not closed.
    pub(super) fn begin(&mut self) {
        if !self.fresh {
            self.end_heading();
        }
        self.cut();
    }

    /// A block begins that a heading cannot hold. Whether there is place for it.
    pub(super) fn begin_wide(&mut self) -> bool {
        self.end_heading();
        self.place();
        self.cut();
        !self.in_line()
    }

    fn end_heading(&mut self) {
        if let Some(heading) = self.parts.iter().rposition(|part| *part == Part::Heading) {
            self.close(heading);
        }
    }

    /// A block begins that holds others, or words.
    pub(super) fn block(&mut self, part: Part, open: Open) {
        if self.begin_wide() {
            if self.parts.len() < MOST_PARTS {
                self.tree.start(open);
                self.parts.push(part);
            }
        } else if matches!(part, Part::List | Part::Table) && self.parts.len() < MOST_PARTS {
            self.parts.push(Part::Flat);
        }
    }

    /// Words and blocks in a list or a table stand in an item or a cell, even if the author has forgotten it.
    pub(super) fn place(&mut self) {
        match self.parts.last() {
            Some(Part::List) => {
                self.tree.resume_item();
                self.parts.push(Part::Item);
            }
            Some(Part::Table | Part::Row) => self.cell(false),
            _ => {}
        }
    }

    pub(super) fn item(&mut self) {
        self.end_heading();
        let holder = self.parts.iter().rposition(|part| !matches!(part, Part::Item));
        match holder.and_then(|at| Some((at, self.parts.get(at)?))) {
            Some((list, Part::List)) => {
                self.close(list + 1);
                self.start_item();
            }
            Some((_, Part::Cell | Part::Flat)) => {
                self.cut();
                self.word("\u{2022}");
                self.space = true;
            }
            _ => {
                self.block(Part::List, Open::List(None));
                if self.parts.last() == Some(&Part::List) {
                    self.start_item();
                }
            }
        }
    }

    fn start_item(&mut self) {
        self.tree.start(Open::Item);
        self.parts.push(Part::Item);
    }

    /// Position of the table in which this is, if it is one that has remained a table.
    fn table(&self) -> Option<usize> {
        let at = self.parts.iter().rposition(|part| matches!(part, Part::Table | Part::Flat))?;
        (self.parts.get(at) == Some(&Part::Table)).then_some(at)
    }

    pub(super) fn row(&mut self) {
        let Some(table) = self.table() else { return self.cut() };
        self.close(table + 1);
        self.tree.start(Open::Row);
        self.parts.push(Part::Row);
    }

    pub(super) fn cell(&mut self, names_column: bool) {
        let Some(table) = self.table() else {
            self.space = true;
            return;
        };
        if self.parts.get(table + 1) == Some(&Part::Row) {
            self.close(table + 2);
        } else {
            self.row();
        }
        if !names_column && !self.in_head {
            self.tree.without_head();
        }
        self.tree.start(Open::Cell);
        self.parts.push(Part::Cell);
    }

    /// The innermost of the `wanted` parts ends with all in it, unless one of `stops` lies between.
    pub(super) fn end_part(&mut self, wanted: &[Part], stops: &[Part]) {
        let found = self.parts.iter().rposition(|part| wanted.contains(part) || stops.contains(part));
        match found {
            Some(at) if self.parts.get(at).is_some_and(|part| wanted.contains(part)) => self.close(at),
            _ => self.cut(),
        }
    }

    /// All parts from that one on end.
    pub(super) fn close(&mut self, from: usize) {
        while self.parts.len() > from {
            let Some(part) = self.parts.pop() else { return };
            if part == Part::Flat {
                self.cut();
                continue;
            }
            self.end_line();
            if part == Part::Cell {
                // What was not closed in a cell does not go on in the next one.
                self.forget_marks();
            }
            self.tree.end();
        }
    }

    pub(super) fn end_pre(&mut self) {
        if let Some((text, language)) = self.pre.take() {
            let text = text.trim_end();
            if !text.is_empty() {
                self.tree.block(Block::Code { language, text: text.into() });
            }
        }
    }
}
