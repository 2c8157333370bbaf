//! Addresses that stand bare in a text.

use super::{Inline, SafeUrl};

/// The words with every bare `https://…` and `http://…` made a link, as GitHub does: it begins after a space or one of
/// `(*_~`, ends before a space or `<`, and leaves to the text the punctuation at its end.
pub(super) fn push_linked(out: &mut Vec<Inline>, words: &str) {
    let (mut rest, mut looked) = (words, 0);
    while let Some(colon) = rest.get(looked..).and_then(|unseen| unseen.find(':')) {
        looked += colon + 1;
        let Some((before, from)) = split_at_address(rest, looked - 1) else { continue };
        let address = address(from);
        if let Some(url) = SafeUrl::new(address) {
            push_text(out, before);
            out.push(Inline::Link { url, content: vec![Inline::Text(address.into())] });
            rest = from.get(address.len()..).unwrap_or_default();
            looked = 0;
        }
    }
    push_text(out, rest);
}

/// What is before a scheme that ends at the colon there, and the rest, if an address may begin so.
fn split_at_address(text: &str, colon: usize) -> Option<(&str, &str)> {
    let scheme = text.get(..colon)?;
    let before = scheme.strip_suffix("https").or_else(|| scheme.strip_suffix("http"))?;
    let may_begin = before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '_' | '~'));
    may_begin.then(|| text.split_at_checked(before.len())).flatten()
}

fn push_text(out: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        out.push(Inline::Text(words.into()));
    }
}

/// The address that a text begins with, or nothing. It looks at no more than it returns, and some punctuation: a text
/// full of near misses costs no more than any other.
fn address(text: &str) -> &str {
    let host = text.trim_start_matches(|c: char| c.is_ascii_lowercase()).strip_prefix("://").unwrap_or_default();
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
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '"' | ']' => {}
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
            Inline::Link { url, .. } => format!("<{}>", url.as_str()),
            other => format!("{other:?}"),
        };
        out.iter().map(show).collect()
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
            ("http and https", "http and https"),
            ("hhttp http://a.example", "hhttp <http://a.example>"),
            ("http://http://a.example", "<http://http://a.example>"),
            ("https:https://a.example", "https:https://a.example"),
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
