//! Texts of other formats. Bodies are handed on as they stand: `feed::draft` makes Markdown of them where a story
//! opens.
//!
//! Here and in the readers nothing is searched by the methods of `str`, and small letters are those of ASCII: their
//! searcher and tables of Unicode would be a tenth of this binary.

use crate::prose;

/// Where a text holds another one.
fn find(text: &str, words: &str, same: fn(&[u8], &[u8]) -> bool) -> Option<usize> {
    text.as_bytes().windows(words.len().max(1)).position(|here| same(here, words.as_bytes()))
}

/// Whether a text holds these words, in large or small letters.
#[inline(never)]
#[must_use]
pub fn has(text: &str, words: &str) -> bool {
    find(text, words, <[u8]>::eq_ignore_ascii_case).is_some()
}

/// Where words begin in a text, in large or small letters. Those that begin with a letter begin a word there too:
/// `scheduled` is not in `unscheduled`.
#[inline(never)]
#[must_use]
pub fn word_at(text: &str, words: &str) -> Option<usize> {
    let letter = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    let bound = letter(words.as_bytes().first());
    let mut from = 0;
    loop {
        let at = from + find(text.get(from..)?, words, <[u8]>::eq_ignore_ascii_case)?;
        if !bound || !letter(at.checked_sub(1).and_then(|before| text.as_bytes().get(before))) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether a text ends with these words, in large or small letters.
#[must_use]
pub fn ends(text: &str, words: &str) -> bool {
    text.len().checked_sub(words.len()).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(words))
}

/// The text without any of these marks, all of ASCII, at both of its ends.
#[inline(never)]
#[must_use]
pub fn trim<'t>(text: &'t str, marks: &str) -> &'t str {
    text.trim_matches(|c| marks.bytes().any(|mark| char::from(mark) == c))
}

/// What stands before and behind a mark.
#[inline(never)]
#[must_use]
pub fn split<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, mark, <[u8]>::eq)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The text with another one in the place of a part.
#[must_use]
pub fn replaced(text: &str, part: &str, by: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, behind)) = split(rest, part) {
        out.push_str(before);
        out.push_str(by);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// One line breaks into the next only by `\n`; unseen characters are gone.
#[inline(never)]
#[must_use]
pub fn clean(text: &str) -> String {
    let mut text = prose::clean(&replaced(&replaced(text, "\r\n", "\n"), "\r", "\n"));
    // Some writers escaped their line breaks twice.
    if !text.contains('\n') && !names_folders(&text) {
        text = replaced(&replaced(&text, "\\r\\n", "\n"), "\\n", "\n");
    }
    text.trim().to_owned()
}

/// Whether there is a path of Windows in it: a letter that stands alone, then `:\`.
fn names_folders(text: &str) -> bool {
    let is_drive = |four: &[u8]| matches!(four, [before, drive, b':', b'\\'] if !before.is_ascii_alphanumeric() && drive.is_ascii_alphabetic());
    [" ", text].concat().as_bytes().windows(4).any(is_drive)
}

/// One line: a title, a name. Entities are decoded.
#[inline(never)]
#[must_use]
pub fn line(text: &str) -> String {
    let mut line = String::new();
    for word in prose::clean(&prose::references(&clean(text))).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A body, in HTML or Markdown; empty if it says nothing.
#[inline(never)]
#[must_use]
pub fn body(text: &str) -> String {
    let text = clean(text);
    if says_something(&text) { text } else { String::new() }
}

/// Whether there is anything beside tags and space. A picture says something too.
fn says_something(text: &str) -> bool {
    let mut rest = text;
    loop {
        let (before, tag) = split(rest, "<").unwrap_or((rest, ""));
        if !replaced(before, "&nbsp;", "").trim().is_empty() {
            return true;
        }
        if tag.is_empty() {
            return rest.len() > before.len();
        }
        // What no tag begins like is a text.
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
            || has(tag.get(..3).unwrap_or_default(), "img")
        {
            return true;
        }
        let Some((_, behind)) = split(tag, ">") else { return true };
        rest = behind;
    }
}

/// The last part of an address or a path; nothing if there is none.
#[inline(never)]
#[must_use]
pub fn last_part(path: &str) -> &str {
    let path = path.strip_suffix('/').unwrap_or(path);
    let slash = path.bytes().rposition(|byte| byte == b'/');
    slash.and_then(|at| path.get(at + 1..)).unwrap_or(path)
}

/// The number that a text is, if it is nothing but a few figures.
#[inline(never)]
#[must_use]
pub fn number(text: &str) -> Option<i64> {
    if !(1..=18).contains(&text.len()) {
        return None;
    }
    let mut number = 0;
    for figure in text.bytes() {
        number = number * 10 + i64::from(figure.is_ascii_digit().then(|| figure - b'0')?);
    }
    Some(number)
}

/// Whether an address is one of the web.
#[must_use]
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_one_kind_and_unseen_characters_are_gone() {
        assert_eq!(body("a\r\nb\u{200B}\u{202E}\rc"), "a\nb\nc");
        assert_eq!(body("a\\nb\\r\\nc"), "a\nb\nc");
        assert_eq!(body("Update:\\nall is well"), "Update:\nall is well");
        assert_eq!(body("Delete D:\\nginx\\nodes"), "Delete D:\\nginx\\nodes");
        assert_eq!(line("  R&amp;D\n\u{FEFF}team "), "R&D team");
        assert_eq!(line("ent &#x202E;abc"), "ent abc");
    }

    #[test]
    fn tags_alone_say_nothing() {
        for nothing in ["", " ", "<p></p>", "<p> &nbsp; </p>\n<br/>", "<!-- x -->", "<div class='a'></div> "] {
            assert_eq!(body(nothing), "", "{nothing}");
        }
        for something in ["a", "<p>a</p>", "<", "< ", "a <", "1 <", "<3", "<img src='x'>", "<p", "&lt;"] {
            assert_ne!(body(something), "", "{something}");
        }
    }

    #[test]
    fn the_last_part_of_an_address_names_what_it_leads_to() {
        let table = [("https://a.example/b/c/", "c"), ("a/b.md", "b.md"), ("b", "b"), ("/", ""), ("", "")];
        for (path, expected) in table {
            assert_eq!(last_part(path), expected, "{path}");
        }
    }

    #[test]
    fn a_number_is_figures() {
        let table = [("0", Some(0)), ("0042", Some(42)), ("999999999999999999", Some(999_999_999_999_999_999))];
        for (text, expected) in
            table.into_iter().chain(["", "-1", "+1", "1.5", "a", "9999999999999999999"].map(|t| (t, None)))
        {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_found_in_any_letters() {
        assert!(has("Database OUTAGE in É", "outage") && !has("out", "outage") && !has("", "x"));
        let table = [
            ("Unscheduled outage, then a scheduled one", "scheduled", Some(27)),
            ("Scheduled", "scheduled", Some(0)),
            ("Unresolved: no", "resolved:", None),
            ("Övscheduled éscheduled", "scheduled", None),
            ("done[resolved]", "[resolved]", Some(4)),
        ];
        for (text, words, expected) in table {
            assert_eq!(word_at(text, words), expected, "{text}");
        }
        assert_eq!(split("a -- b -- c", " -- "), Some(("a", "b -- c")));
        assert_eq!(split("ab", "abc"), None);
    }
}
