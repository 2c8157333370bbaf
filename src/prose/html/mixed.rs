//! Texts of which their source does not say whether they are HTML, Markdown, or Markdown in which some tags stand.

use super::super::to_markdown;
use super::html;
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

/// How much HTML is in a text, for sources that give HTML, Markdown and plain text in one field. A tag counts if it is an
/// end tag of a known element, or begins one that has mostly none.
#[must_use]
pub fn tags(text: &str) -> Tags {
    let mut found = Tags::None;
    let mut pieces = Pieces(Tokens::new(text));
    while let Some(piece) = pieces.next() {
        let (name, lone) = match piece {
            Token::Text(_) => continue,
            Token::End(name) => (name, true),
            Token::Start(tag) => (tag.name, is_one_of(&["br", "p", "li", "hr", "img"], tag.name)),
        };
        if !lone || !is_known(name) {
            continue;
        }
        if is_block(name) && role(name) != Some(Role::Break) {
            return Tags::Blocks;
        }
        found = Tags::Inline;
    }
    found
}

/// Markdown without the tags in its lines: those with a meaning become the Markdown that says the same, all others that
/// are known vanish. What stands in code stays.
#[must_use]
pub fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = Pieces(Tokens::new(text));
    // Where the line begins that is being written.
    let mut line = 0;
    // How many more tags may turn out to have no end: each costs a look at the rest of its paragraph.
    let mut patience = 8;
    loop {
        let before = pieces.0.rest;
        let Some(piece) = pieces.next() else { return out };
        let passed = |rest: &str| before.get(..before.len() - rest.len()).unwrap_or_default();
        let rest = pieces.0.rest;
        let (name, begins) = match piece {
            Token::Text(words) => {
                line = words.rfind('\n').map_or(line, |at| out.len() + at + 1);
                out.push_str(words);
                continue;
            }
            Token::Start(tag) => (tag.name, true),
            Token::End(name) => (name, false),
        };
        match role(name) {
            // Headings and tables have no other line break.
            Some(Role::Break) if out.get(line..).is_some_and(|line| line.starts_with(['#', '|'])) => {
                out.push_str("<br>");
            }
            Some(Role::Break) => {
                let rest = rest.trim_start_matches(' ');
                pieces.0.rest = rest.strip_prefix('\n').unwrap_or(rest);
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str("  \n");
                line = out.len();
            }
            Some(Role::Picture) => out.push_str(to_markdown(&html(passed(rest))).trim()),
            Some(Role::Mark(_) | Role::Code | Role::Link) if begins && patience > 0 => {
                let Some((words, after)) = to_end(rest, name) else {
                    patience -= 1;
                    continue;
                };
                let space = |is: bool| if is { " " } else { "" };
                out.push_str(space(words.starts_with(char::is_whitespace)));
                out.push_str(to_markdown(&html(passed(after))).trim());
                out.push_str(space(words.ends_with(char::is_whitespace)));
                pieces.0.rest = after;
            }
            None if !is_known(name) => out.push_str(passed(rest)),
            _ => {}
        }
    }
}

/// What stands before and behind the end tag of that name, in the same paragraph.
fn to_end<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let paragraph = text.split("\n\n").next()?;
    let mut at = 0;
    loop {
        let start = at + paragraph.get(at..)?.find("</")?;
        at = start + 2;
        let end = at + name.len();
        let is_it = paragraph.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_it && text.get(end..)?.starts_with('>') {
            return Some((text.get(..start)?, text.get(end + 1..)?));
        }
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
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
            let first = text.chars().next()?.len_utf8();
            let more = || text.get(first..)?.find(['<', '`']).map(|more| first + more);
            let end = code(text).or_else(more).unwrap_or(text.len());
            let (words, rest) = text.split_at_checked(end)?;
            self.0.rest = rest;
            return Some(Token::Text(words));
        }
    }
}

/// Longer runs of backticks are not looked at: each length costs a look at the rest of the text.
const LONGEST_RUN: usize = 12;

/// The length of the code that a text begins with: it ends at as many backticks as it begins with, and a bit of code
/// within a line ends with its paragraph.
fn code(text: &str) -> Option<usize> {
    let run = |at| text.bytes().skip(at).take_while(|byte| *byte == b'`').count();
    let length = run(0);
    if length == 0 || length > LONGEST_RUN {
        return None;
    }
    let mut end = length;
    loop {
        let between = text.get(end..)?.find('`')?;
        if length < 3 && text.get(end..end + between)?.contains("\n\n") {
            return None;
        }
        end += between;
        let closing = run(end);
        end += closing;
        if closing == length {
            return Some(end);
        }
    }
}
