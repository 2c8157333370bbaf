//! Texts of which their source does not say whether they are HTML, Markdown, or Markdown in which some tags stand.

use super::roles::{Role, is_block, is_known, role};
use super::token::{Token, Tokens};

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

/// A text of a source that gives HTML, Markdown and plain text in one field: how much HTML is in it, and, for Markdown, the
/// text without the tags in its lines. Of those with a meaning becomes the Markdown that says the same, all others that are
/// known vanish, and what stands in code stays, as do line breaks, which Markdown knows, and pictures.
///
/// A tag counts if it is an end tag of a known element, or begins one that has mostly none.
#[must_use]
pub fn without_tags(text: &str) -> (Tags, String) {
    let (mut found, mut out) = (Tags::None, String::new());
    let mut pieces = Pieces(Tokens::new(text));
    let mut link: Option<String> = None;
    loop {
        let before = pieces.0.rest;
        let Some(piece) = pieces.next() else { return (found, out) };
        let (name, tag) = match &piece {
            Token::Text(words) => {
                out.push_str(words);
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
            Some(Role::Mark(0)) => out.push_str("**"),
            Some(Role::Code) => out.push('`'),
            Some(Role::Link) => {
                if let Some(url) = link.take() {
                    out.push_str("](<");
                    out.push_str(&url);
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
            let more = || Some(1 + text.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'`'))?);
            let end = code(text).or_else(more).unwrap_or(text.len());
            let (words, rest) = text.split_at_checked(end)?;
            self.0.rest = rest;
            return Some(Token::Text(words));
        }
    }
}

/// The length of the code that a text begins with: it ends at as many backticks as it begins with. Longer runs than three
/// are not looked at, as each length costs a look at the rest of the text.
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
