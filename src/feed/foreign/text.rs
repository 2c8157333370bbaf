//! Bodies of other formats as Markdown, the form of the native feed's texts.

use crate::prose;

/// One line breaks into the next only by `\n`; unseen characters are gone.
fn clean(text: &str) -> String {
    let mut text = prose::clean(&text.replace("\r\n", "\n").replace('\r', "\n"));
    // Some writers escaped their line breaks twice.
    if text.contains("\\n") && !text.contains('\n') {
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n");
    }
    text.trim().to_owned()
}

/// One line: a title, a name. Entities are decoded.
#[must_use]
pub fn line(text: &str) -> String {
    let decoded = prose::references(&clean(text));
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A body of which the format does not say what it is: HTML if it has tags that bodies have, else Markdown.
#[must_use]
pub fn body(text: &str) -> String {
    if prose::looks_like_html(text) { from_html(text) } else { clean(text) }
}

/// A body in HTML.
#[must_use]
pub fn from_html(text: &str) -> String {
    prose::to_markdown(&prose::html(&clean(text))).trim_end().to_owned()
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
    fn html_keeps_paragraphs_lists_and_links() {
        let table = [
            ("<p>One &amp; two</p>\r\n<p>three<br>four</p>", "One & two\n\nthree\\\nfour"),
            ("<ul><li>a</li><li><strong>b</strong> c</li></ul>", "- a\n- **b** c"),
            (
                "See <a href=\"https://example.com/?a=1&amp;b=2\">here</a>.",
                "See [here](https://example.com/?a=1\\&b=2).",
            ),
            ("<a href=\"javascript:alert(1)\">x</a> 1 < 2 <script>", "x 1 \\< 2"),
            ("a<!-- hidden -->b", "ab"),
        ];
        for (html, expected) in table {
            assert_eq!(from_html(html), expected, "{html}");
        }
    }

    #[test]
    fn a_body_is_html_only_where_it_has_its_tags() {
        assert_eq!(body("**bold** a < b > c"), "**bold** a < b > c");
        assert_eq!(body("<p>a_b</p>"), "a\\_b");
    }

    #[test]
    fn line_breaks_are_one_kind_and_unseen_characters_are_gone() {
        assert_eq!(body("a\r\nb\u{200B}\u{202E}"), "a\nb");
        assert_eq!(body("a\\nb"), "a\nb");
        assert_eq!(line("  R&amp;D\n\u{FEFF}team "), "R&D team");
    }
}
