//! What comes in place of a text.

/// What a file is that should be a text in Markdown, if it is none.
#[must_use]
pub fn other_than_text(words: &str) -> Option<&'static str> {
    let begin = words.trim_start();
    let begins = |tag: &str| begin.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    if begin.is_empty() {
        return Some("nothing");
    }
    if begins("<!doctype") || begins("<html") {
        return Some("a web page, often a log-in or an error page");
    }
    // NUL stands in no text; gzip begins with the other one (RFC 1952, 2.3.1).
    let is_binary = begin.starts_with('\u{1f}') || begin.contains('\0');
    is_binary.then_some("a file that is not text, or is compressed without saying so (Content-Encoding)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_from_one() {
        for words in ["", " \n", "<!DOCTYPE html><h1>Log in", "\n<html lang=en>", "\u{1f}\u{fffd}\u{8}", "a\0b"] {
            assert!(other_than_text(words).is_some(), "{words:?}");
        }
        for words in ["It broke.", "<b>It</b> broke.", "# <html>", "<htm"] {
            assert_eq!(other_than_text(words), None, "{words:?}");
        }
    }
}
