//! The tree out of tokens. Sloppy nesting is put right as browsers do it: a block ends the blocks that cannot hold it,
//! and emphasis that was not closed goes on in the next block.

use super::super::tree::{Open, Tree};
use super::super::{Block, MAX_DEPTH, SafeUrl, clean};
use super::entity::resolved;
use super::roles::{MARKS, Role, role};
use super::token::{Tag, Token};

/// A part that has begun and holds others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Quote,
    List,
    Item,
    Heading,
    Table,
    Row,
    Cell,
    /// A list or a table within a cell, of which only lines are left.
    Flat,
}

/// A mark that the tree has been told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    Mark(usize),
    Link,
}

pub(super) struct Builder {
    pub(super) tree: Tree,
    pub(super) parts: Vec<Part>,
    /// Line breaks in the text count.
    pub(super) lines: bool,
    /// How many of each mark are open: strong, emphasis, strikethrough.
    pub(super) marks: [u32; MARKS],
    pub(super) code: u32,
    pub(super) link: Option<SafeUrl>,
    /// Marks are begun with the first words in them, so that there are no empty ones and no space at their edges.
    pub(super) begun: Vec<Begun>,
    /// A bit of code whose end has not come.
    pub(super) snippet: String,
    /// The text of a block of code, and its language.
    pub(super) pre: Option<(String, Option<Box<str>>)>,
    /// What stands before the next words: spaces, line breaks.
    pub(super) space: bool,
    pub(super) breaks: u32,
    /// Nothing stands before the next words on their line.
    pub(super) fresh: bool,
    pub(super) in_head: bool,
    /// The name that vanishes with its content, and how many of it are open.
    pub(super) hidden: Option<(String, u32)>,
}

/// More parts than this are not taken in account; the tree has its own bound.
pub(super) const MOST_PARTS: usize = 2 * MAX_DEPTH;

impl Builder {
    pub(super) const fn new(lines: bool) -> Self {
        Self {
            tree: Tree::new(),
            parts: Vec::new(),
            lines,
            marks: [0; MARKS],
            code: 0,
            link: None,
            begun: Vec::new(),
            snippet: String::new(),
            pre: None,
            space: false,
            breaks: 0,
            fresh: true,
            in_head: false,
            hidden: None,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_line();
        self.end_pre();
        self.close(0);
        self.tree.finish()
    }

    pub(super) fn token(&mut self, token: &Token<'_>) {
        if let Some((name, open)) = &mut self.hidden {
            match token {
                Token::Start(tag) if tag.name.eq_ignore_ascii_case(name) && !tag.closed => *open += 1,
                Token::End(end) if end.eq_ignore_ascii_case(name) => *open -= 1,
                _ => {}
            }
            if *open == 0 {
                self.hidden = None;
            }
            return;
        }
        match token {
            Token::Text(text) => self.text(&clean(&resolved(text, false))),
            Token::Start(tag) => {
                if let Some(role) = role(tag.name) {
                    self.start(role, tag);
                }
            }
            Token::End(name) => {
                if let Some(role) = role(name) {
                    self.end(role);
                }
            }
        }
    }

    fn start(&mut self, role: Role, tag: &Tag<'_>) {
        match role {
            Role::Hidden if tag.closed => {}
            Role::Hidden => self.hidden = Some((tag.name.to_owned(), 1)),
            Role::Picture => self.picture(tag),
            _ if self.pre.is_some() => self.start_in_pre(role, tag),
            Role::Mark(mark) => self.marks.iter_mut().skip(mark).take(1).for_each(|open| *open += 1),
            Role::Code => self.code += 1,
            Role::Link => {
                self.end_link();
                self.link = tag.get("href").and_then(|url| SafeUrl::new(url.trim()));
            }
            Role::Break => self.breaks += 1,
            Role::Paragraph => {
                self.begin();
                self.tree.loosen();
            }
            Role::Block => self.begin(),
            Role::Heading(level) => self.block(Part::Heading, Open::Heading(level)),
            Role::Quote => self.block(Part::Quote, Open::Quote),
            Role::Bullets => self.block(Part::List, Open::List(None)),
            Role::Numbers => {
                let start = tag.get("start").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
                self.block(Part::List, Open::List(Some(start)));
            }
            Role::Item => self.item(),
            Role::Pre => {
                if self.begin_wide() {
                    self.pre = Some((String::new(), None));
                } else {
                    self.code += 1;
                }
            }
            Role::Rule => {
                if self.begin_wide() {
                    self.tree.block(Block::Rule);
                }
            }
            Role::Table => self.block(Part::Table, Open::Table(Vec::new())),
            Role::Head => self.in_head = true,
            Role::Row => self.row(),
            Role::HeadCell | Role::Cell => self.cell(role == Role::HeadCell),
        }
    }

    fn end(&mut self, role: Role) {
        if self.pre.is_some() {
            if matches!(role, Role::Mark(_) | Role::Code | Role::Link | Role::Block | Role::Paragraph) {
                return;
            }
            self.end_pre();
        }
        match role {
            Role::Mark(mark) => {
                for open in self.marks.iter_mut().skip(mark).take(1) {
                    *open = open.saturating_sub(1);
                }
            }
            Role::Code => self.end_code(),
            Role::Link => self.end_link(),
            // As browsers read `</br>`.
            Role::Break => self.breaks += 1,
            Role::Paragraph | Role::Block => self.cut(),
            Role::Heading(_) => self.end_part(&[Part::Heading], &[Part::Cell]),
            Role::Quote => self.end_part(&[Part::Quote], &[Part::Cell]),
            Role::Bullets | Role::Numbers => self.end_part(&[Part::List, Part::Flat], &[Part::Cell]),
            Role::Item => self.end_part(&[Part::Item], &[Part::Cell, Part::List]),
            Role::Table => self.end_part(&[Part::Table, Part::Flat], &[]),
            Role::Head => self.in_head = false,
            Role::Row => self.end_part(&[Part::Row], &[Part::Table, Part::Flat]),
            Role::HeadCell | Role::Cell => self.end_part(&[Part::Cell], &[Part::Table, Part::Flat]),
            Role::Pre if self.in_line() => self.end_code(),
            Role::Pre | Role::Rule | Role::Picture | Role::Hidden => {}
        }
    }
}
