//! A line in pieces: characters, and marks between them.

use super::super::{Inline, SafeUrl};
use super::line::Place;

/// What stands next in a line.
pub(super) enum Piece<'t> {
    Char(char),
    /// Something finished that begins and ends with punctuation.
    Raw(String),
    Open(&'static str),
    Close(&'static str),
    LinkStart,
    LinkEnd(&'t SafeUrl),
    Break,
}

impl Piece<'_> {
    pub(super) const fn is_mark(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Close(_))
    }
}

pub(super) fn pieces<'t>(content: &'t [Inline], place: Place, out: &mut Vec<Piece<'t>>) {
    for inline in content {
        match inline {
            Inline::Text(words) => out.extend(words.chars().map(Piece::Char)),
            Inline::Code(code) => out.push(Piece::Raw(code_span(code, place))),
            Inline::Break => out.push(Piece::Break),
            Inline::Emphasis(content) => marked("_", content, place, out),
            Inline::Strong(content) => marked("**", content, place, out),
            Inline::Strikethrough(content) => marked("~~", content, place, out),
            Inline::Link { url, content } => {
                if let Some(address) = autolink(url, content) {
                    out.push(Piece::Raw(address));
                } else {
                    out.push(Piece::LinkStart);
                    pieces(content, place, out);
                    out.push(Piece::LinkEnd(url));
                }
            }
        }
    }
}

fn marked<'t>(sign: &'static str, content: &'t [Inline], place: Place, out: &mut Vec<Piece<'t>>) {
    out.push(Piece::Open(sign));
    pieces(content, place, out);
    out.push(Piece::Close(sign));
}

/// Between as many backticks as are nowhere in it (`CommonMark` 6.1).
fn code_span(code: &str, place: Place) -> String {
    let runs: Vec<usize> = code.split(|c| c != '`').map(str::len).collect();
    let fence = "`".repeat((1..).find(|n| !runs.contains(n)).unwrap_or(1));
    let spaced = code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let pad = if spaced || code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let code = if place == Place::Cell { code.replace('|', "\\|") } else { code.to_owned() };
    [&fence, pad, &code, pad, &fence].concat()
}

/// `<https://…>`, if that says it all.
fn autolink(url: &SafeUrl, content: &[Inline]) -> Option<String> {
    let [Inline::Text(words)] = content else { return None };
    let url = url.as_str();
    let plain = words.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/?#@!$'()*+,;=%".contains(c));
    let web = words.starts_with("https://") || words.starts_with("http://");
    let mailbox = url.strip_prefix("mailto:") == Some(words) && is_mailbox(words);
    (plain && (web && url == &**words || mailbox)).then(|| ["<", words, ">"].concat())
}

fn is_mailbox(words: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
    words.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-+".contains(c))
            && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
            && host.split('.').all(is_part)
    })
}
