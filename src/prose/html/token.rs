//! HTML text as tokens: words and tags. No comments, and nothing of what stands in scripts and the like.

use super::entity::resolved;

/// What a text holds next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Words, character references not yet resolved.
    Text(&'t str),
    /// `<a href="…">`
    Start(Tag<'t>),
    /// `</a>`: the name as written.
    End(&'t str),
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// As written: upper case and lower case mean the same.
    pub name: &'t str,
    /// It ends in `/>`.
    pub closed: bool,
    attributes: &'t str,
}

impl<'t> Tag<'t> {
    /// The value of an attribute, references resolved; of several of that name the first.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((attribute, after)) = next_attribute(rest) {
            if attribute.0.eq_ignore_ascii_case(name) {
                return Some(resolved(attribute.1, true));
            }
            rest = after;
        }
        None
    }
}

/// Scans through a text in one pass.
pub(super) struct Tokens<'t> {
    pub(super) rest: &'t str,
    /// How many more tags may turn out to have no end: each costs a look at the whole rest of the text.
    open_tags: u8,
    pub(super) in_cdata: bool,
}

/// Elements whose content is no HTML and not for readers. They end at their end tag and nowhere else.
const RAW: [&str; 7] = ["script", "style", "iframe", "noscript", "noembed", "noframes", "title"];

impl<'t> Tokens<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { rest: text, open_tags: 8, in_cdata: false }
    }

    /// Steps over the `<` of something that is no text: the token, or `None` for what readers do not see. The outer
    /// `None` is for a `<` that begins nothing.
    pub(super) fn markup(&mut self) -> Option<Option<Token<'t>>> {
        let after = self.rest.strip_prefix('<')?;
        if let Some(comment) = after.strip_prefix("!--") {
            self.rest = after_comment(comment);
            return Some(None);
        }
        if let Some(content) = after.strip_prefix("![CDATA[") {
            // What is left of a feed's XML: its content is meant to be read.
            self.rest = content;
            self.in_cdata = true;
            return Some(None);
        }
        let name = after.strip_prefix('/').unwrap_or(after);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // `<!DOCTYPE>`, `<?xml?>` and `</>`; anything else is a sign: `< 5 ms`.
            let bogus = after.starts_with(['!', '?', '/']);
            if !bogus || self.open_tags == 0 {
                return None;
            }
            let Some((_, rest)) = after.split_once('>') else {
                self.open_tags -= 1;
                return None;
            };
            self.rest = rest;
            return Some(None);
        }
        let tag = self.tag(name)?;
        if after.starts_with('/') {
            return Some(Some(Token::End(tag.name)));
        }
        if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(tag.name)) {
            self.rest = after_raw(self.rest, tag.name);
            return Some(None);
        }
        Some(Some(Token::Start(tag)))
    }

    /// The tag that begins with this name, to its `>` outside of quotes.
    fn tag(&mut self, text: &'t str) -> Option<Tag<'t>> {
        if self.open_tags == 0 {
            return None;
        }
        let length = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(text.len());
        let (name, attributes) = text.split_at_checked(length)?;
        let mut rest = attributes;
        while let Some((_, after)) = next_attribute(rest) {
            rest = after;
        }
        let rest = rest.trim_start_matches(is_between);
        let Some(after) = rest.strip_prefix('>') else {
            self.open_tags -= 1;
            return None;
        };
        let attributes = attributes.get(..attributes.len() - rest.len())?;
        self.rest = after;
        Some(Tag { name, closed: attributes.ends_with('/'), attributes })
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if self.in_cdata
                && let Some(rest) = self.rest.strip_prefix("]]>")
            {
                (self.rest, self.in_cdata) = (rest, false);
                continue;
            }
            if self.rest.starts_with('<') {
                match self.markup() {
                    Some(Some(token)) => return Some(token),
                    Some(None) => continue,
                    None => {}
                }
            }
            // At least one character, so that a `<` that begins nothing is text.
            let first = self.rest.chars().next().map_or(0, char::len_utf8);
            let tail = self.rest.get(first..)?;
            let more = if self.in_cdata { tail.find(['<', ']']) } else { tail.find('<') };
            let (text, rest) = self.rest.split_at_checked(first + more.unwrap_or(tail.len()))?;
            self.rest = rest;
            return Some(Token::Text(text));
        }
    }
}

fn is_between(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

/// Name and value of the next attribute, and what follows it (HTML, 13.2.5.32 to 39).
fn next_attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text = text.trim_start_matches(is_between);
    if text.is_empty() || text.starts_with('>') {
        return None;
    }
    // A name may begin with `=`.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let more = text.get(first..)?.find(|c: char| is_between(c) || matches!(c, '=' | '>'));
    let (name, rest) = text.split_at_checked(more.map_or(text.len(), |n| first + n))?;
    let Some(value) = rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).strip_prefix('=') else {
        return Some(((name, ""), rest));
    };
    let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
    for quote in ['"', '\''] {
        if let Some(value) = value.strip_prefix(quote) {
            // Without the second quote it goes to the end, and then the tag has none.
            let (value, rest) = value.split_once(quote).unwrap_or((value, ""));
            return Some(((name, value), rest));
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
    let (value, rest) = value.split_at_checked(end)?;
    Some(((name, value), rest))
}

/// What follows a comment; nothing if it has no end (HTML, 13.2.5.43 to 52).
fn after_comment(text: &str) -> &str {
    for short in [">", "->"] {
        if let Some(rest) = text.strip_prefix(short) {
            return rest;
        }
    }
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("--") {
        if let Some(after) = after.strip_prefix('>').or_else(|| after.strip_prefix("!>")) {
            return after;
        }
        // The second hyphen may be the first of the two that count.
        rest = rest.get(rest.len() - after.len() - 1..).unwrap_or_default();
    }
    ""
}

/// What follows the end tag of that name; nothing if there is none.
fn after_raw<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if let Some((found, tail)) = after.split_at_checked(name.len())
            && found.eq_ignore_ascii_case(name)
            && tail.starts_with(|c: char| is_between(c) || c == '>')
        {
            return tail.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as they are, tags in brackets with the value of `a`.
    fn read(text: &str) -> String {
        let show = |token| match token {
            Token::Text(words) => words.to_owned(),
            Token::End(name) => format!("[/{name}]"),
            Token::Start(tag) => match tag.get("a") {
                Some(value) => format!("[{} {value}]", tag.name),
                None => format!("[{}{}]", tag.name, if tag.closed { "/" } else { "" }),
            },
        };
        Tokens::new(text).map(show).collect()
    }

    #[test]
    fn tags_are_found_as_browsers_find_them() {
        let table = [
            ("a<b>c</b>d<br/>e<BR >f", "a[b]c[/b]d[br/]e[BR]f"),
            ("<p a=1 b a=2><p A='x>y'><p b=\">\" a = \"&lt;&amp;\" /><p/a=z>", "[p 1][p x>y][p <&][p z]"),
            ("<p a><p =a=1><p a=b/c>", "[p ][p][p b/c]"),
            ("1 < 2 <3 <- </ a> </> <= b", "1 < 2 <3 <-   <= b"),
            ("a <b and no end", "a <b and no end"),
            ("a <b c=\"d>e</b> f", "a <b c=\"d>e[/b] f"),
            ("a<!-- b --> c <!--> d <!---> e <!-- f --!> g<!----> h <!-- <!-- --> i --->j", "a c  d  e  g h  i --->j"),
            ("a<!-- b -- > c", "a"),
            ("a<!DOCTYPE html>b<?xml a?>c", "abc"),
            ("<![CDATA[<b>a]b</b> c ]] ]]>d]]>", "[b]a]b[/b] c ]] d]]>"),
            ("a<script>b</scriptx>c<b></SCRIPT >d<style>e", "ad"),
            ("<iframe src=\"a\">b</iframe>c<title>d</title>", "c"),
            ("<ä><1>", "<ä><1>"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
