//! Addresses that stand bare in a text: GFM's extended autolinks (GitHub Flavored Markdown 0.29, 6.9).

use super::{Inline, SafeUrl};
use crate::model::is_letter;

/// The words with every bare address made a link, as GitHub does.
///
/// `https://…` and `http://…` begin where no letter stands before, `www.…` after a space or one of `(*_~`. They end
/// before a space or `<`, and leave to the text the punctuation at their end. `a@b.example`, also with `mailto:`, is a
/// link to a mailbox.
pub(super) fn push_linked(out: &mut Vec<Inline>, words: &str) {
    let (mut rest, mut looked) = (words, 0);
    while let Some(at) = rest.get(looked..).and_then(|unseen| unseen.find([':', '@', 'w'])) {
        let at = looked + at;
        let found = match rest.as_bytes().get(at) {
            Some(b':') => with_scheme(rest, at),
            Some(b'@') => mailbox(rest, at),
            _ => without_scheme(rest, at),
        };
        looked = at + 1;
        let Some(Bare { start, end, scheme }) = found else { continue };
        // What turns out to be none has no other within it.
        looked = looked.max(end);
        let Some((before, address)) = rest.get(..end).and_then(|text| text.split_at_checked(start)) else { continue };
        // Where a browser finds no host there is no address: `http://x","y` of a formula.
        if let Some(url) = SafeUrl::new(&[scheme, address].concat()).filter(SafeUrl::has_host) {
            push_text(out, before);
            out.push(Inline::Link { url, content: vec![Inline::Text(address.into())] });
            rest = rest.get(end..).unwrap_or_default();
            looked = 0;
        }
    }
    push_text(out, rest);
}

/// How many characters of a host are looked at: none has more than 253 (RFC 1035, 2.3.4).
const MAX_HOST: usize = 256;

/// Where an address stands, and what has to be written before it.
struct Bare {
    start: usize,
    end: usize,
    scheme: &'static str,
}

/// `https://…` and `http://…` around the colon there.
fn with_scheme(text: &str, colon: usize) -> Option<Bare> {
    let scheme = text.get(..colon)?;
    let before = scheme.strip_suffix("https").or_else(|| scheme.strip_suffix("http"))?;
    if before.ends_with(is_joined) {
        return None;
    }
    let host = text.get(colon..)?.strip_prefix("://")?;
    let start = before.len();
    let length = address(text.get(start..)?, host).len();
    (length > 0).then_some(Bare { start, end: start + length, scheme: "" })
}

/// Behind this no address begins. What stands in pointed brackets and is a link has been found before.
fn is_joined(c: char) -> bool {
    is_letter(c) || c == '<'
}

/// `www.…` from there on.
fn without_scheme(text: &str, start: usize) -> Option<Bare> {
    let (before, from) = text.split_at_checked(start)?;
    let may_begin = before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '_' | '~'));
    let host = from.strip_prefix("www.").filter(|_| may_begin)?;
    // Of the last two parts of a host none has a line below. This is asked first: where the answer is no, the next
    // address may begin within this one.
    let host_end = |(_, c): &(usize, char)| !(is_letter(*c) || matches!(c, '-' | '_' | '.'));
    let end = from.char_indices().take(MAX_HOST).find(host_end);
    let end = end.or_else(|| from.char_indices().nth(MAX_HOST)).map_or(from.len(), |(end, _)| end);
    let mut parts = from.get(..end)?.rsplit('.').take(2);
    if parts.any(|part| part.contains('_')) {
        return None;
    }
    let length = address(from, host).len();
    (length > 4).then_some(Bare { start, end: start + length, scheme: "http://" })
}

/// A mailbox around the `@` there.
fn mailbox(text: &str, at: usize) -> Option<Bare> {
    let (before, host) = text.split_at_checked(at)?;
    let host = host.get(1..)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let mut start = before.trim_end_matches(is_name).len();
    if start == at || before.get(..start)?.ends_with(is_joined) {
        return None;
    }
    let end = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches('.');
    let parts_are_there = host.contains('.') && host.split('.').all(|part| !part.is_empty());
    if !parts_are_there || host.ends_with(['-', '_']) {
        return None;
    }
    let mut scheme = "mailto:";
    if let Some(before) = text.get(..start)?.strip_suffix(scheme)
        && !before.ends_with(is_joined)
    {
        (start, scheme) = (before.len(), "");
    }
    Some(Bare { start, end: at + 1 + host.len(), scheme })
}

fn push_text(out: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        out.push(Inline::Text(words.into()));
    }
}

/// The address that a text begins with, or nothing; `host` is what follows its scheme or `www.`. It looks at no more
/// than it returns, and some punctuation: a text full of near misses costs no more than any other.
fn address<'t>(text: &'t str, host: &str) -> &'t str {
    // A host begins with a letter, in any script, or a figure.
    if host.is_empty() || host.starts_with(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()) {
        return "";
    }
    let end = text.find(|c: char| c.is_whitespace() || c.is_control() || c == '<').unwrap_or(text.len());
    if end + host.len() == text.len() {
        return ""; // a space in another script
    }
    let mut found = text.get(..end).unwrap_or_default();
    let mut open = 0_i64;
    for c in found.chars() {
        open += i64::from(c == '(') - i64::from(c == ')');
    }
    while let Some(last) = found.chars().next_back() {
        match last {
            // A closing parenthesis belongs to the address if one was opened in it.
            ')' if open < 0 => open += 1,
            // What looks like a character reference does not belong to it.
            ';' => {
                // Of many that follow each other none is looked behind but the first.
                let name = found.strip_suffix(';').filter(|name| !name.ends_with(['&', ';']));
                let before = name.map(|name| name.trim_end_matches(|c: char| c.is_ascii_alphanumeric()));
                if let Some(before) = before.and_then(|before| before.strip_suffix('&')) {
                    found = before;
                    continue;
                }
            }
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | ']' => {}
            _ => break,
        }
        found = found.get(..found.len() - last.len_utf8()).unwrap_or_default();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The links in angle brackets.
    fn linked(words: &str) -> String {
        let mut out = Vec::new();
        push_linked(&mut out, words);
        let show = |inline: &Inline| match inline {
            Inline::Text(text) => text.to_string(),
            Inline::Link { content, .. } => match &content[..] {
                [Inline::Text(text)] => format!("<{text}>"),
                other => format!("{other:?}"),
            },
            other => format!("{other:?}"),
        };
        out.iter().map(show).collect()
    }

    #[test]
    fn what_is_not_written_is_put_before_the_address() {
        let table =
            [("www.a.example", "http://www.a.example"), ("a@b.c", "mailto:a@b.c"), ("mailto:a@b.c", "mailto:a@b.c")];
        for (words, address) in table {
            let mut out = Vec::new();
            push_linked(&mut out, words);
            assert!(matches!(&out[..], [Inline::Link { url, .. }] if url.as_str() == address), "{out:?}");
        }
    }

    #[test]
    fn a_bare_address_is_a_link() {
        let table = [
            ("see https://a.example/b?c=d#e for more", "see <https://a.example/b?c=d#e> for more"),
            ("http://a.example", "<http://a.example>"),
            ("https://a.example, https://b.example.", "<https://a.example>, <https://b.example>."),
            ("(https://a.example/b)", "(<https://a.example/b>)"),
            ("(https://a.example/b_(c))", "(<https://a.example/b_(c)>)"),
            ("https://a.example/b\nnext", "<https://a.example/b>\nnext"),
            ("is it https://a.example/ü?", "is it <https://a.example/ü>?"),
            ("xhttps://a.example", "xhttps://a.example"),
            ("https:// a", "https:// a"),
            ("https://!", "https://!"),
            ("=HYPERLINK(\"http://x\",\"y\")", "=HYPERLINK(\"http://x\",\"y\")"),
            ("http://c|d/a@b.example http://e", "http://c|d/a@b.example <http://e>"),
            ("http and https", "http and https"),
            ("hhttp http://a.example", "hhttp <http://a.example>"),
            ("http://http://a.example", "<http://http://a.example>"),
            ("https:https://a.example", "https:<https://a.example>"),
            ("\"https://a.example\" 'https://b.example'", "\"<https://a.example>\" '<https://b.example>'"),
            ("https://a.example/?b&c=d&lt;", "<https://a.example/?b&c=d>&lt;"),
            ("https://a.example/b;;", "<https://a.example/b>;;"),
            ("https://a.example/b&lt;;", "<https://a.example/b>&lt;;"),
            ("https://a.example/b&;", "<https://a.example/b&>;"),
            ("www.a.example/b, (www.a.example) xwww.a.example", "<www.a.example/b>, (<www.a.example>) xwww.a.example"),
            (
                "www. www.a www.! WWW.a.example www.a_b.c www.a_b.c.d",
                "www. <www.a> www.! WWW.a.example www.a_b.c <www.a_b.c.d>",
            ),
            ("a@b.example, a.b-c_d+e@f-g.h.", "<a@b.example>, <a.b-c_d+e@f-g.h>."),
            ("a@b @b.c a@b..c a@b.c- a@.b @", "a@b @b.c a@b..c a@b.c- a@.b @"),
            ("mailto:a@b.c xmailto:a@b.c ü@b.c", "<mailto:a@b.c> xmailto:<a@b.c> ü@b.c"),
            ("a@b.c@d.e", "<a@b.c>@d.e"),
            ("a: b: https://ü.example: c", "a: b: <https://ü.example>: c"),
            ("https://\u{2003}a", "https://\u{2003}a"),
            ("https://a.example/\u{1}", "<https://a.example/>\u{1}"),
            ("ftp://a.example", "ftp://a.example"),
            ("", ""),
        ];
        for (words, expected) in table {
            assert_eq!(linked(words), expected);
        }
    }
}
