//! Bodies of other formats as Markdown, the form of the native feed's texts.

/// Characters that show nothing and only confuse: zero width, byte order mark, overrides of the direction.
const UNSEEN: [char; 13] = [
    '\u{200B}', '\u{2060}', '\u{FEFF}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}', '\u{0000}',
];

/// One line breaks into the next only by `\n`; unseen characters are gone.
fn clean(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n").replace(UNSEEN, "");
    // Some writers escaped their line breaks twice.
    if text.contains("\\n") && !text.contains('\n') {
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n");
    }
    text.trim().to_owned()
}

/// One line: a title, a name. Entities are decoded.
#[must_use]
pub fn line(text: &str) -> String {
    let decoded = decode_entities(&clean(text));
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A body of which the format does not say what it is: HTML if it has tags that bodies have, else Markdown.
#[must_use]
pub fn body(text: &str) -> String {
    if has_tags(text) { from_html(text) } else { from_markdown(text) }
}

/// A body in Markdown.
#[must_use]
pub fn from_markdown(text: &str) -> String {
    clean(text)
}

const TAGS: &[&str] = &[
    "p",
    "br",
    "a",
    "ul",
    "ol",
    "li",
    "strong",
    "b",
    "em",
    "i",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "span",
    "code",
    "pre",
    "small",
    "var",
    "hr",
    "img",
    "table",
    "blockquote",
    "u",
];

/// The name of the tag that begins behind a `<`, and whether it closes.
fn tag(rest: &str) -> Option<(bool, String, usize)> {
    let end = rest.find('>')?;
    let inner = rest.get(..end)?;
    let closes = inner.starts_with('/');
    let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    TAGS.contains(&&*name).then_some((closes, name, end + 1))
}

fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| text.get(at + 1..).and_then(tag).is_some())
}

/// A body in HTML: paragraphs, lists, headings, emphasis and links; all other tags are dropped, their text is kept.
#[must_use]
pub fn from_html(text: &str) -> String {
    let text = clean(text);
    let mut out = String::new();
    let mut link: Option<String> = None;
    let mut rest = &*text;
    while let Some(at) = rest.find('<') {
        let (before, behind) = rest.split_at(at);
        push_words(&mut out, before);
        let behind = behind.get(1..).unwrap_or_default();
        let Some((closes, name, length)) = tag(behind) else {
            match behind.find("-->").filter(|_| behind.starts_with("!--")) {
                Some(end) => rest = behind.get(end + 3..).unwrap_or_default(),
                None => {
                    out.push_str("\\<");
                    rest = behind;
                }
            }
            continue;
        };
        let inner = behind.get(..length).unwrap_or_default();
        rest = behind.get(length..).unwrap_or_default();
        match (&*name, closes) {
            ("p" | "div" | "ul" | "ol" | "table" | "pre" | "blockquote", _) => out.push_str("\n\n"),
            ("br", _) => out.push_str("  \n"),
            ("hr", _) => out.push_str("\n\n---\n\n"),
            ("li", false) => out.push_str("\n- "),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => out.push_str("\n\n### "),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => out.push_str("\n\n"),
            ("strong" | "b", _) => out.push_str("**"),
            ("a", false) => {
                link = attribute(inner, "href");
                if link.is_some() {
                    out.push('[');
                }
            }
            ("a", true) => {
                if let Some(href) = link.take() {
                    out.push_str(&["](<", &href, ">)"].concat());
                }
            }
            _ => {}
        }
    }
    push_words(&mut out, rest);
    tidy(&out)
}

fn push_words(out: &mut String, words: &str) {
    let words = decode_entities(words);
    let mut gap = words.starts_with(char::is_whitespace);
    let mut first = true;
    for word in words.split_whitespace() {
        if (gap || !first) && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        out.push_str(word);
        (gap, first) = (true, false);
    }
    if words.ends_with(char::is_whitespace) && !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

/// The address in a tag, if it is one that a reader may follow.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&[name, "="].concat())?;
    let value = tag.get(at + name.len() + 1..)?;
    let quote = value.chars().next()?;
    let value = match quote {
        '"' | '\'' => value.get(1..)?.split(quote).next()?,
        _ => value.split([' ', '>']).next()?,
    };
    let value = decode_entities(value).replace(['<', '>', ' ', '\n'], "");
    (is_web(&value) || value.starts_with("mailto:")).then_some(value)
}

/// Whether an address is one of the web.
#[must_use]
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// At most one empty line in a row, none at the ends, nothing but breaks behind the words of a line.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    let mut empty = 0;
    for line in text.lines() {
        let shown = line.trim();
        if shown.is_empty() || shown == "-" {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        out.push_str(shown);
        if line.ends_with("  ") {
            out.push_str("  ");
        }
        empty = 0;
    }
    out.trim().to_owned()
}

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("rdquo", '”'),
    ("ldquo", '“'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("deg", '°'),
];

/// The entities that bodies have, by name or number; others stay as written.
#[must_use]
pub fn decode_entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let behind = rest.get(at + 1..).unwrap_or_default();
        let end = behind.bytes().take(10).position(|b| b == b';');
        let decoded = end.and_then(|end| Some((entity(behind.get(..end)?)?, end + 1)));
        let (letter, length) = decoded.unwrap_or(('&', 0));
        out.push(letter);
        rest = behind.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|letter| !letter.is_control() || *letter == '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_keeps_paragraphs_lists_and_links() {
        let table = [
            ("<p>One &amp; two</p>\r\n<p>three<br>four</p>", "One & two\n\nthree  \nfour"),
            ("<ul><li>a</li><li><strong>b</strong> c</li></ul>", "- a\n- **b** c"),
            (
                "See <a href=\"https://example.com/?a=1&amp;b=2\">here</a>.",
                "See [here](<https://example.com/?a=1&b=2>).",
            ),
            ("<a href=\"javascript:alert(1)\">x</a> 1 < 2 <script>", "x 1 \\< 2 \\<script>"),
            ("a<!-- hidden -->b", "ab"),
        ];
        for (html, expected) in table {
            assert_eq!(from_html(html), expected, "{html}");
        }
    }

    #[test]
    fn a_body_is_html_only_where_it_has_its_tags() {
        assert_eq!(body("**bold** a < b > c"), "**bold** a < b > c");
        assert_eq!(body("<p>a_b</p>"), "a_b");
    }

    #[test]
    fn line_breaks_are_one_kind_and_unseen_characters_are_gone() {
        assert_eq!(from_markdown("a\r\nb\u{200B}\u{202E}"), "a\nb");
        assert_eq!(from_markdown("a\\nb"), "a\nb");
        assert_eq!(line("  R&amp;D\n\u{FEFF}team "), "R&D team");
    }
}
