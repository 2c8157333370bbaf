//! Texts of which their source does not say whether they are HTML, Markdown, or Markdown in which some tags stand.

use super::entity::resolved;
use super::roles::{Role, is_block, is_known, role};
use super::token::{Token, Tokens};
use crate::model::is_letter;
use std::borrow::Cow;
use std::mem::replace;

/// How much HTML is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tags {
    /// None: `<host>` and `a < b` are none, nor is an autolink of Markdown, nor what stands in code.
    None,
    /// Tags within lines, with an end, and line breaks. Markdown may hold those too.
    Inline,
    /// Paragraphs, lists and other blocks: it is HTML.
    Blocks,
}

/// A text of a source that gives HTML, Markdown and plain text in one field: how much HTML is in it, and, for Markdown,
/// the text without the tags in its lines. Of those with a meaning becomes the Markdown that says the same, all others
/// that are known vanish, and what stands in code stays, as do line breaks, which Markdown knows, and pictures.
///
/// A tag counts if it is an end tag of a known element, or begins one that has mostly none.
#[must_use]
pub fn without_tags(text: &str) -> (Tags, String) {
    let (mut found, mut out) = (Tags::None, String::new());
    let mut pieces = Pieces(Tokens::new(text));
    let (mut link, mut bold, mut code): (Option<String>, bool, bool) = (None, false, false);
    loop {
        let before = pieces.0.rest;
        let Some(piece) = pieces.next() else { return (found, out) };
        let (name, tag) = match &piece {
            Token::Text(words) => {
                // Of Markdown's own code nothing is resolved.
                out.push_str(&if code { resolved(words, false).into() } else { Cow::Borrowed(*words) });
                continue;
            }
            Token::Start(tag) => (tag.name, Some(tag)),
            Token::End(name) => (*name, None),
        };
        let role = role(name);
        let alone = matches!(role, Some(Role::Break | Role::Paragraph | Role::Item | Role::Rule | Role::Picture));
        if alone || tag.is_none() && is_known(name) {
            if is_block(name) && role != Some(Role::Break) {
                return (Tags::Blocks, out);
            }
            found = Tags::Inline;
        }
        match role {
            Some(Role::Break) => out.push_str("<br>"),
            Some(Role::Mark(0)) => {
                let was = replace(&mut bold, tag.is_some() && is_marked(pieces.0.rest));
                if was || bold {
                    out.push_str("**");
                }
            }
            Some(Role::Code) => {
                code = tag.is_some();
                out.push('`');
            }
            Some(Role::Link) => {
                if let Some(url) = link.take() {
                    out.push_str("](<");
                    out.push_str(&url.replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], ""));
                    out.push_str(">)");
                }
                link = tag.and_then(|tag| tag.get("href"));
                if link.is_some() {
                    out.push('[');
                }
            }
            _ if role == Some(Role::Picture) || !is_known(name) => {
                out.push_str(before.get(..before.len() - pieces.0.rest.len()).unwrap_or_default());
            }
            _ => {}
        }
    }
}

/// Bold words are no longer, with the tag at their end.
const MOST_MARKED: usize = 400;

/// Whether Markdown would take what stands before the next end tag for bold between asterisks (CommonMark 0.31, 6.2).
/// What is longer is not looked at: each tag would cost a look at the rest of the text.
fn is_marked(rest: &str) -> bool {
    let end = (0..=MOST_MARKED.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at));
    let rest = end.and_then(|end| rest.get(..end)).unwrap_or_default();
    let Some((words, rest)) = rest.split_once("</") else { return false };
    let after = rest.split_once('>').and_then(|(_, after)| after.chars().next());
    words.starts_with(is_letter)
        && (words.ends_with(is_letter)
            || !words.ends_with(char::is_whitespace) && after.is_none_or(char::is_whitespace))
}

/// A text as tags and words; code of Markdown is words, whatever stands in it.
struct Pieces<'t>(Tokens<'t>);

impl<'t> Pieces<'t> {
    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let text = self.0.rest;
            if text.starts_with('<') {
                match self.0.markup() {
                    Some(Some(tag)) => return Some(tag),
                    Some(None) => continue,
                    None => {}
                }
            }
            if text.is_empty() {
                return None;
            }
            if self.0.in_cdata
                && let Some(rest) = text.strip_prefix("]]>")
            {
                (self.0.rest, self.0.in_cdata) = (rest, false);
                continue;
            }
            // Backticks that are no code are words, all of them at once: no part of them begins another.
            let first = text.bytes().take_while(|byte| *byte == b'`').count().max(1);
            let stops = if self.0.in_cdata { &b"<`]"[..] } else { b"<`" };
            let more = || Some(first + text.bytes().skip(first).position(|byte| stops.contains(&byte))?);
            let end = code(text).or_else(more).unwrap_or(text.len());
            let (words, rest) = text.split_at_checked(end)?;
            self.0.rest = rest;
            return Some(Token::Text(words));
        }
    }
}

/// The length of the code that a text begins with: it ends at as many backticks as it begins with. Longer runs than
/// three are not looked at, as each length costs a look at the rest of the text.
fn code(text: &str) -> Option<usize> {
    let (mut first, mut run) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'`' {
            run += 1;
            continue;
        }
        if at == run {
            first = run;
        } else if run == first {
            return Some(at);
        }
        if !(1..4).contains(&first) {
            return None;
        }
        run = 0;
    }
    (first > 0 && run == first).then_some(text.len())
}
