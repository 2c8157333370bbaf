//! Words and the marks on them.

use std::mem::take;

use super::super::tree::Open;
use super::super::{Inline, SafeUrl, clean};
use super::build::{Begun, Builder};
use super::roles::Role;
use super::token::Tag;

/// Which mark is begun first where several are.
const MARKS_BY_RANK: [Begun; 4] = [Begun::Link, Begun::Mark(0), Begun::Mark(1), Begun::Mark(2)];

impl Builder {
    /// Text of which references are resolved. Runs of white space are one space (CSS Text 3, 4.1.1).
    pub(super) fn text(&mut self, text: &str) {
        if let Some((code, _)) = &mut self.pre {
            // The line break after the tag is not meant (HTML, 13.2.6.4.7).
            code.push_str(if code.is_empty() { text.strip_prefix('\n').unwrap_or(text) } else { text });
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
            let between = rest.get(..rest.len() - words.len()).unwrap_or_default();
            self.space |= !between.is_empty();
            if self.lines {
                self.breaks += between.bytes().map(|b| u32::from(b == b'\n')).sum::<u32>();
            }
            let end = words.find(|c: char| c.is_ascii_whitespace()).unwrap_or(words.len());
            let Some((word, after)) = words.split_at_checked(end) else { return };
            if !word.is_empty() {
                self.word(word);
            }
            rest = after;
        }
    }

    /// A word, with what stands before it.
    pub(super) fn word(&mut self, word: &str) {
        self.place();
        if self.breaks > 1 && !self.fresh && !self.in_line() {
            self.cut();
        }
        self.end_unwanted();
        if self.breaks > 0 && !self.fresh {
            self.end_snippet();
            self.tree.inline(Inline::Break);
        } else if self.space && !self.fresh {
            if MARKS_BY_RANK.iter().any(|mark| self.is_to_begin(*mark)) {
                self.end_snippet();
            }
            if self.snippet.is_empty() { self.tree.text(" ") } else { self.snippet.push(' ') }
        }
        (self.breaks, self.space, self.fresh) = (0, false, false);
        self.begin_wanted();
        if self.code > 0 { self.snippet.push_str(word) } else { self.tree.text(word) }
    }

    /// A line has ended: nothing is said of the marks that the author has opened, they go on with the next words.
    pub(super) fn end_line(&mut self) {
        self.end_snippet();
        self.end_begun(0);
        (self.breaks, self.space, self.fresh) = (0, false, true);
    }

    pub(super) fn end_link(&mut self) {
        if self.link.take().is_some() {
            self.end_unwanted();
        }
    }

    pub(super) fn end_code(&mut self) {
        self.code = self.code.saturating_sub(1);
        if self.code == 0 {
            self.end_snippet();
        }
    }

    pub(super) fn forget_marks(&mut self) {
        self.marks = Default::default();
        self.code = 0;
        self.link = None;
    }

    fn is_wanted(&self, begun: Begun) -> bool {
        match begun {
            Begun::Mark(mark) => self.marks.get(mark).is_some_and(|open| *open > 0),
            Begun::Link => self.link.is_some(),
        }
    }

    fn is_to_begin(&self, mark: Begun) -> bool {
        self.is_wanted(mark) && !self.begun.contains(&mark)
    }

    fn end_unwanted(&mut self) {
        let first = self.begun.iter().position(|begun| !self.is_wanted(*begun));
        if self.code == 0 || first.is_some() {
            self.end_snippet();
        }
        if let Some(first) = first {
            self.end_begun(first);
        }
    }

    fn begin_wanted(&mut self) {
        for begun in MARKS_BY_RANK {
            if !self.is_to_begin(begun) {
                continue;
            }
            self.end_snippet();
            self.tree.start(match begun {
                Begun::Link => Open::Link(self.link.clone()),
                Begun::Mark(0) => Open::Strong,
                Begun::Mark(1) => Open::Emphasis,
                Begun::Mark(_) => Open::Strikethrough,
            });
            self.begun.push(begun);
        }
    }

    fn end_begun(&mut self, from: usize) {
        while self.begun.len() > from {
            self.begun.pop();
            self.tree.end();
        }
    }

    fn end_snippet(&mut self) {
        if !self.snippet.is_empty() {
            let code = take(&mut self.snippet);
            self.tree.inline(Inline::Code(code.into()));
        }
    }

    /// A tag within `<pre>`, of which only line breaks and the language of the code are of use.
    pub(super) fn start_in_pre(&mut self, role: Role, tag: &Tag<'_>) {
        let Some((code, language)) = &mut self.pre else { return };
        match role {
            Role::Break => code.push('\n'),
            Role::Code if code.is_empty() => {
                let class = tag.get("class").unwrap_or_default();
                let named = |class: &str| {
                    class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")).map(Into::into)
                };
                *language = class.split_ascii_whitespace().find_map(named);
            }
            Role::Code | Role::Link | Role::Mark(_) => {}
            _ if code.is_empty() || code.ends_with('\n') => {}
            _ => code.push('\n'),
        }
    }

    /// A picture is a link to it, or words of the link that it stands in.
    pub(super) fn picture(&mut self, tag: &Tag<'_>) {
        let words = tag.get("alt").map(|words| clean(&words));
        let is_small = |name| tag.get(name).is_some_and(|size| matches!(size.trim(), "0" | "1"));
        if words.as_ref().is_some_and(|words| words.trim().is_empty()) || is_small("width") || is_small("height") {
            return; // an ornament, or an eye of somebody who counts readers
        }
        let url = tag.get("src").and_then(|url| SafeUrl::new(url.trim()));
        let Some(words) = words.or_else(|| url.as_ref().map(|url| url.as_str().to_owned())) else { return };
        if self.pre.is_some() || self.link.is_some() {
            return self.text(&words);
        }
        self.space = true;
        self.link = url;
        self.text(&words);
        self.end_link();
        self.space = true;
    }
}
