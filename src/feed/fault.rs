//! Where a text stops being JSON, and the cure.

use super::said::WORDS;

/// A place in the text where it stops being JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable name.
    pub code: &'static str,
    /// What is wrong, and the cure.
    pub message: &'static str,
    /// Line and column, both from 1; the column counts characters.
    pub place: (u32, u32),
}

/// Half a character, which [`super::json::mend_pairs`] replaces.
pub const HALF: &str = "half-a-character";
const SYNTAX: &str = "json-syntax";

const TRAILING: &str = "Something follows after the end of the JSON. Remove it, or look for an extra bracket above.";
const ENDS: &str = "The text ends too early: a closing bracket or quotation mark is missing. Was the file cut off? Write or upload it again.";
const VALUE: &str =
    "No value begins like this. Write a text in double quotes, a number, true, false, null, an object or a list.";
const COMMENT: &str = "JSON has no comments. Remove it.";
const QUOTES: &str = "Texts and names go in straight double quotes. Replace these.";
const NAME: &str = "A name is expected here. Write it in double quotes.";
const COLON: &str = "A colon is missing between the name and its value. Put one here.";
const SEVERAL: &str = "More follows after the end of the JSON. Put several incidents into one list, with commas between them: {\"version\": 1, \"incidents\": [{…}, {…}]}. If it is part of what comes before it, look for an extra bracket above.";
const YAML: &str =
    "This looks like YAML, and a feed is JSON. Convert it, or write it as JSON: {\"version\": 1, \"incidents\": []}.";
const FENCE: &str = "This is a block of code in Markdown, and a feed is JSON. Remove the lines that begin with ```.";
const SCRIPT: &str =
    "This is a script, and a feed is JSON. Remove everything before its first bracket and everything after its last.";
const CURLY: &str = "A curly quotation mark is where a text should end. Write a straight one (\") in its place.";
const SEMICOLON: &str = "This semicolon is where a comma or a closing bracket belongs. Write a comma in its place.";
const COMMA_HERE: &str = "A comma or a closing bracket is missing before this. Write it here.";
const COMMA: &str = "A comma or a closing bracket is missing before this. Look at the end of the line above.";
const INNER_QUOTE: &str = "A comma or a closing bracket is missing before this. If it is still part of the text, write a quotation mark inside a text as \\\".";
const UNQUOTED: &str = "A comma or a closing bracket is missing before this. If it is part of a value, such as a time, put all of that in double quotes.";
const SPACE: &str = "A character here looks like a space, or like nothing. Write a plain space in its place, or none.";
const MANY_COMMAS: &str = "There is an extra comma here. Remove it.";
const EXTRA_COMMA: &str = "A comma stands before a closing bracket. Remove it.";
const NUMBER: &str =
    "This number is not written as JSON wants it (like 12, -3 or 0.5). Correct it, or put it in double quotes.";
const CONTROL: &str = "A line break or another control character is in a text. Is the quotation mark at its end missing? If not, write a line break as \\n, a tab as \\t.";
const ESCAPE: &str = "No such escape exists after a backslash. Write a backslash itself as \\\\.";
const PAIR: &str = "Half a character is escaped here. Write the character itself, or both halves.";
const DEEP: &str =
    "Objects and lists are nested more than 127 levels deep. A feed needs ten: look for a bracket that is not closed.";
const OTHER: &str = "This is not JSON. Compare this place with what is above it.";

/// How complaints of `serde_json` begin, each with a code and a cure.
const CURES: &[(&str, &str, &str)] = &[
    ("EOF while", SYNTAX, ENDS),
    ("expected `:`", SYNTAX, COLON),
    ("expected `,`", SYNTAX, COMMA),
    ("expected value", SYNTAX, VALUE),
    ("expected ident", SYNTAX, VALUE),
    ("key must be a string", SYNTAX, NAME),
    ("trailing comma", SYNTAX, EXTRA_COMMA),
    ("trailing characters", SYNTAX, TRAILING),
    ("invalid number", SYNTAX, NUMBER),
    ("invalid escape", SYNTAX, ESCAPE),
    ("control character", SYNTAX, CONTROL),
    ("lone leading surrogate", HALF, PAIR),
    ("unexpected end of hex escape", HALF, PAIR),
    ("recursion limit", "too-deep", DEEP),
];

/// What `serde_json` complains of, in words for an author.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> Fault {
    if !WORDS {
        return Fault { code: SYNTAX, message: "", place: (1, 1) };
    }
    let complaint = error.to_string();
    let known = CURES.iter().find(|(beginning, ..)| complaint.starts_with(beginning));
    let &(_, code, cure) = known.unwrap_or(&("", SYNTAX, OTHER));
    let mut line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let (mut number, mut byte) = (error.line().max(1), error.column());
    // Behind a line break stands: at the end of the line before it.
    if byte == 0 && number > 1 {
        number -= 1;
        line = text.split('\n').nth(number - 1).unwrap_or_default();
        byte = line.len() + 1;
    }
    let (before, here) = line.split_at_checked(byte.saturating_sub(1)).unwrap_or((line, ""));
    let curly = match cure {
        ENDS => curly_end(line),
        COMMA | COLON | CONTROL => curly_end(before),
        _ => None,
    };
    let (before, here) = curly.and_then(|at| line.split_at_checked(at)).unwrap_or((before, here));
    let message = match (here.chars().next(), cure) {
        _ if curly.is_some() => CURLY,
        _ if text.trim_start().starts_with("```") => FENCE,
        _ if is_script(text) => SCRIPT,
        _ if is_yaml(text) => YAML,
        (Some(';'), COMMA) => SEMICOLON,
        (Some('{'), TRAILING) => SEVERAL,
        (Some(','), TRAILING) if here.get(1..).unwrap_or_default().trim_start().starts_with('{') => SEVERAL,
        (Some(','), TRAILING)
            if here.len() == 1 && text.lines().nth(number).is_some_and(|next| next.trim_start().starts_with('{')) =>
        {
            SEVERAL
        }
        (Some('/' | '#'), VALUE | NAME | COMMA | TRAILING) => COMMENT,
        (Some('\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»'), VALUE | NAME | COMMA) => QUOTES,
        (Some(','), VALUE | NAME) => MANY_COMMAS,
        (Some(c), VALUE | NAME | COMMA | COLON | TRAILING) if is_odd_space(c) => SPACE,
        (Some('-' | ':' | 'T' | 'a'..='z'), COMMA) if before.ends_with(|c: char| c.is_ascii_digit()) => UNQUOTED,
        // Behind a text in the same line, which a quotation mark in it may have ended.
        (_, COMMA) if before.trim_end().ends_with('"') => INNER_QUOTE,
        (_, COMMA) if !before.trim_start().is_empty() => COMMA_HERE,
        _ => cure,
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Fault { code, message, place: (count(number), count(before.chars().count() + 1)) }
}

/// Where in a line, or in the beginning of one, the last text seems to end with a curly quotation mark: behind it
/// stands what stands behind a text.
fn curly_end(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let line = line.strip_suffix('"').unwrap_or(line);
    let open = line.rfind('"')? + 1;
    let ends = |&(at, mark): &(usize, char)| {
        let behind = line.get(open + at + mark.len_utf8()..).unwrap_or_default().trim_start();
        behind.is_empty() || behind.starts_with([',', ':', ']', '}'])
    };
    let marks = line.get(open..)?.char_indices().filter(|(_, mark)| matches!(mark, '“' | '”' | '„' | '‟' | '«' | '»'));
    // Every second one belongs to the one before it.
    marks.step_by(2).find(ends).map(|(at, _)| open + at)
}

/// Whether it begins like a script that holds JSON: `callback({`, `window.incidents = [`, `export default {`.
fn is_script(text: &str) -> bool {
    let text = text.trim_start();
    let Some(head) = text.find(['{', '[']).and_then(|at| text.get(..at)) else { return false };
    let head = head.trim_end();
    let begins = head.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$' | ';'));
    begins && head.len() < 200 && !head.contains(['"', '#']) && (head.ends_with(['(', '=']) || head == "export default")
}

/// Whether it begins like YAML, behind its comments: with strokes, a part of a list, or names without quotation marks
/// in two lines (an answer such as `Error: not found` has one).
fn is_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is_named = |line: &str| {
        line.split_once(':').is_some_and(|(name, value)| {
            !name.is_empty() && name.bytes().all(plain) && (value.is_empty() || value.starts_with(' '))
        })
    };
    let is_part = |line: &str| line.starts_with("- ") || line == "-";
    match (lines.next(), lines.next()) {
        (Some(first), _) if first.starts_with("---") || is_part(first) => true,
        (Some(first), Some(second)) => is_named(first) && (is_named(second) || is_part(second)),
        _ => false,
    }
}

/// A space to the eye that is none to JSON, or nothing to the eye.
fn is_odd_space(c: char) -> bool {
    !c.is_ascii() && (c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::json::parse;

    #[test]
    fn usual_slips_are_named_with_their_cure() {
        let table = [
            (r#"{"a": 1,}"#, EXTRA_COMMA, (1, 9)),
            ("[1, 2,]", EXTRA_COMMA, (1, 7)),
            (r#"{"a": 1 "b": 2}"#, COMMA_HERE, (1, 9)),
            ("[1 2]", COMMA_HERE, (1, 4)),
            ("[1\n  2]", COMMA, (2, 3)),
            (r#"{"version":1;"incidents":[]}"#, SEMICOLON, (1, 13)),
            (r#"["a"; "b"]"#, SEMICOLON, (1, 5)),
            (r#"{"title": "The "fast" lane"}"#, INNER_QUOTE, (1, 17)),
            (r#"["a" "b"]"#, INNER_QUOTE, (1, 6)),
            (r#"{"id": "a”, "title": "b"}"#, CURLY, (1, 10)),
            (r#"{"id”: "a"}"#, CURLY, (1, 5)),
            (r#"["a”]"#, CURLY, (1, 4)),
            ("[\"a”,\n\"b\"]", CURLY, (1, 4)),
            (r#"["a”, "b"]"#, CURLY, (1, 4)),
            (r#"["„a“ "fast" lane"]"#, INNER_QUOTE, (1, 8)),
            ("[\"a “b”\n\"]", CONTROL, (1, 8)),
            ("```json\n{\"a\": 1}\n```", FENCE, (1, 1)),
            ("callback({\"a\": 1});", SCRIPT, (1, 1)),
            ("window.incidents = [1];", SCRIPT, (1, 1)),
            ("const feed = {\n};", SCRIPT, (1, 1)),
            ("export default {\"a\": 1}", SCRIPT, (1, 1)),
            ("Error (see {\"a\": 1})", VALUE, (1, 1)),
            ("[\"a\"\n\"b\"]", COMMA, (2, 1)),
            (r#"{"a" 1}"#, COLON, (1, 6)),
            ("{a: 1}", NAME, (1, 2)),
            ("{'a': 1}", QUOTES, (1, 2)),
            ("{“a”: 1}", QUOTES, (1, 2)),
            ("[“a”]", QUOTES, (1, 2)),
            ("// x\n{}", COMMENT, (1, 1)),
            ("{} // x", COMMENT, (1, 4)),
            ("[1, // one\n 2]", COMMENT, (1, 5)),
            ("[1 # one\n]", COMMENT, (1, 4)),
            ("[\"a\nb\"]", CONTROL, (1, 4)),
            ("[\"a\tb\"]", CONTROL, (1, 4)),
            (r#"["C:\dir"]"#, ESCAPE, (1, 6)),
            (r#"["\u12G4"]"#, ESCAPE, (1, 8)),
            ("[01]", NUMBER, (1, 3)),
            ("[1.]", NUMBER, (1, 4)),
            ("[-]", NUMBER, (1, 3)),
            ("[1e]", NUMBER, (1, 4)),
            ("[.5]", VALUE, (1, 2)),
            ("[True]", VALUE, (1, 2)),
            ("[NaN]", VALUE, (1, 2)),
            ("[nul]", VALUE, (1, 5)),
            ("{} {}", SEVERAL, (1, 4)),
            ("{\"id\":\"a\"}\n{\"id\":\"b\"}", SEVERAL, (2, 1)),
            ("{\"id\":\"a\"},\n{\"id\":\"b\"}", SEVERAL, (1, 11)),
            ("{}]", TRAILING, (1, 3)),
            ("---\nversion: 1\nincidents: []", YAML, (1, 2)),
            ("version: 1\nincidents: []", YAML, (1, 1)),
            ("# Our feed\nincidents:\n  - id: a", YAML, (1, 1)),
            ("- id: a\n  title: A", YAML, (1, 2)),
            ("404: not found", TRAILING, (1, 4)),
            ("Error: no such feed", VALUE, (1, 1)),
            ("{\"incidents\": []},", TRAILING, (1, 18)),
            ("[-1, -]", NUMBER, (1, 7)),
            ("nullx", TRAILING, (1, 5)),
            ("{", ENDS, (1, 1)),
            ("[1,\n", ENDS, (1, 4)),
            (r#"{"a""#, ENDS, (1, 4)),
            (r#"["a"#, ENDS, (1, 3)),
            ("", ENDS, (1, 1)),
            (",", MANY_COMMAS, (1, 1)),
            ("[,]", MANY_COMMAS, (1, 2)),
            (r#"{"a": 1,, "b": 2}"#, MANY_COMMAS, (1, 9)),
            (r#"{"start": 2026-03-02T09:10Z}"#, UNQUOTED, (1, 15)),
            ("{\u{a0}\"a\": 1}", SPACE, (1, 2)),
            ("{\"a\":\u{a0}1}", SPACE, (1, 6)),
            ("{\n  \"é€😀\" 1}", COLON, (2, 9)),
        ];
        for (text, message, place) in table {
            let fault = parse(text).expect_err(text);
            assert_eq!((fault.message, fault.place), (message, place), "{text}");
        }
    }
}
