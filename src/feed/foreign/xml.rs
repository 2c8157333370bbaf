//! XML as the same tree as JSON, as far as feeds go: an element is an object of its attributes and children, those of
//! one name in a list; one with nothing but text is that text. No document types, no entities but the usual five.

use super::record::among;
use super::text::{has, split};
use crate::feed::json::Json;
use crate::prose::references;
use std::borrow::Cow;

/// Elements stand in each other no deeper than this.
const DEEP: usize = 60;

/// An element that is still open.
struct Element {
    name: String,
    members: Vec<(String, Json<'static>)>,
    words: String,
}

impl Element {
    fn new(name: &str) -> Self {
        Self { name: name.into(), members: Vec::new(), words: String::new() }
    }

    fn is_xhtml(&self) -> bool {
        let marked = || self.members.iter().any(|(_, value)| matches!(value, Json::Text(word) if word == "xhtml"));
        among("content summary title", &self.name) && marked()
    }

    fn value(self) -> Json<'static> {
        if self.members.is_empty() {
            return Json::Text(Cow::Owned(self.words));
        }
        let mut grouped: Vec<(Cow<'static, str>, Json<'static>)> = Vec::new();
        for (name, value) in self.members {
            match grouped.iter_mut().find(|(known, _)| *known == name) {
                Some((_, Json::List(items))) => items.push(value),
                _ => grouped.push((Cow::Owned(name), Json::List(vec![value]))),
            }
        }
        let words = self.words.trim();
        if !words.is_empty() {
            grouped.push((Cow::Borrowed("#text"), Json::Text(Cow::Owned(words.into()))));
        }
        Json::Object(grouped)
    }
}

/// Reads a document: an object with the root element.
///
/// # Errors
///
/// If it is no XML, or cut off: the number of the line where it could be read no further.
pub fn read(text: &str) -> Result<Json<'static>, usize> {
    let mut rest = text;
    tree(&mut rest).ok_or_else(|| {
        let read = text.len() - rest.len();
        1 + text.bytes().take(read).filter(|byte| *byte == b'\n').count()
    })
}

/// What is left where it fails begins with the tag that is at fault.
fn tree(rest: &mut &str) -> Option<Json<'static>> {
    let mut open: Vec<Element> = vec![Element::new("")];
    while let Some(at) = rest.find('<') {
        let (words, here) = rest.split_at(at);
        *rest = here;
        open.last_mut()?.words.push_str(&references(words));
        let behind = here.get(1..)?;
        *rest = if let Some(data) = behind.strip_prefix("![CDATA[") {
            let (data, after) = split(data, "]]>")?;
            open.last_mut()?.words.push_str(data);
            after
        } else if let Some(comment) = behind.strip_prefix("!--") {
            split(comment, "-->")?.1
        } else if behind.starts_with(['?', '!']) {
            behind.split_once('>')?.1
        } else {
            let (tag, after) = split_tag(behind)?;
            step(tag, &mut open)?;
            match open.last_mut() {
                // RFC 4287: what stands in it is markup as it is.
                Some(element) if element.is_xhtml() => {
                    let (body, _) = split(after, &["</", parted(tag).0].concat())?;
                    element.words.push_str(body);
                    after.get(body.len()..)?
                }
                _ => after,
            }
        };
    }
    let root = open.pop().filter(|_| open.is_empty())?;
    (!root.members.is_empty()).then(|| root.value())
}

/// What bytes from 0x80 to 0x9F are in windows-1252, as browsers read ISO-8859-1 too.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text of a document that says in its first line that it is in one of these two; of any other, nothing.
pub fn western(bytes: &[u8]) -> Option<String> {
    let first = String::from_utf8_lossy(bytes.get(..bytes.len().min(100))?);
    let (declared, _) = split(&first, "?>").filter(|(before, _)| before.starts_with("<?xml"))?;
    // Whatever stands before it, but not ISO-8859-15.
    let name = |name: &str| ["'", "\""].iter().any(|quote| has(declared, &[name, *quote].concat()));
    let known = ["8859-1", "latin1", "1252"].into_iter().any(name);
    let letter = |byte: &u8| match *byte {
        0x80..=0x9F => WINDOWS.chars().zip(0x80..).find(|(_, known)| known == byte).map_or('\0', |(letter, _)| letter),
        other => char::from(other),
    };
    known.then(|| bytes.iter().map(letter).collect())
}

/// Some writers put a prefix that is usual for Atom before its names.
fn own(name: &str) -> &str {
    name.strip_prefix("atom:").or_else(|| name.strip_prefix("a10:")).unwrap_or(name)
}

/// A tag and what follows it; a `>` within quotation marks does not end it.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (letter, quote) {
            ('>', None) => return Some((text.get(..at)?, text.get(at + 1..)?)),
            ('"' | '\'', None) => quote = Some(letter),
            _ if quote == Some(letter) => quote = None,
            _ => {}
        }
    }
    None
}

/// The name of an element, and its attributes.
#[inline(never)]
fn parted(tag: &str) -> (&str, &str) {
    tag.split_at(tag.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(tag.len()))
}

fn step(tag: &str, open: &mut Vec<Element>) -> Option<()> {
    if let Some(name) = tag.strip_prefix('/') {
        let element = open.pop().filter(|element| element.name == own(name.trim()))?;
        let name = element.name.clone();
        open.last_mut()?.members.push((name, element.value()));
        return Some(());
    }
    let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
    let (name, attributes) = parted(tag);
    if name.is_empty() || open.len() > DEEP {
        return None;
    }
    let mut element = Element::new(own(name));
    let mut rest = attributes;
    while let Some((key, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = value.get(1..)?.split_once(quote)?;
        element.members.push((["@", key.trim()].concat(), Json::Text(Cow::Owned(references(value)))));
        rest = after;
    }
    if empty {
        let name = element.name.clone();
        open.last_mut()?.members.push((name, element.value()));
    } else {
        open.push(element);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_become_objects_lists_and_texts() {
        let xml = "<?xml version=\"1.0\"?><!-- x --><a><b c=\"1>2\">x &amp; y</b><b/><d><![CDATA[<p>]]></d></a>";
        let json = read(xml).expect("XML");
        let expected = r##"{"a": [{"b": [{"@c": ["1>2"], "#text": "x & y"}, ""], "d": ["<p>"]}]}"##;
        assert_eq!(json, crate::feed::json::parse(expected).expect("JSON"));
    }

    #[test]
    fn the_line_is_told_where_it_cannot_be_read_any_more() {
        let table =
            [("<a>\n<b>\n", 2), ("<a>\n<b></c></a>", 2), ("<a>\n</a>\n</a>", 3), ("<a>\nx</b", 2), ("words", 1)];
        for (xml, line) in table {
            assert_eq!(read(xml), Err(line), "{xml}");
        }
    }

    #[test]
    fn western_bytes_are_read_where_the_document_says_that_they_are() {
        let table: [(&[u8], Option<&str>); 7] = [
            (b"<?xml version='1.0' encoding='latin1'?>St\xF6rung", Some("Störung")),
            (b"<?xml version='1.0' encoding='ISO8859-1'?>St\xF6rung", Some("Störung")),
            (b"<?xml version='1.0' encoding='ISO-8859-1'?>St\xF6rung", Some("Störung")),
            (b"<?xml encoding=\"Windows-1252\"?>\x80 \x93a\x94 \x9F", Some("€ “a” Ÿ")),
            (b"<?xml encoding='ISO-8859-15'?>\xA4", None),
            (b"<?xml encoding='UTF-8'?>\xF6", None),
            (b"<a>iso-8859-1?>\xF6", None),
        ];
        for (bytes, expected) in table {
            let read = western(bytes);
            assert_eq!(read.as_deref().and_then(|text| split(text, "?>")).map(|(_, text)| text), expected);
        }
    }

    #[test]
    fn what_is_cut_off_or_crossed_is_no_xml() {
        let deep = "<a>".repeat(100_000);
        for xml in ["", "words", "<a>", "<a></b>", "<a", "<a b='>", "<![CDATA[", "</a>", "<a><b></a></b>", &deep] {
            assert!(read(xml).is_err());
        }
    }
}
