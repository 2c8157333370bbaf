//! Bodies of other formats as Markdown, the form of the native feed's texts.

use super::parts;
use crate::prose::{self, Tags};

/// A body of which the format does not say what it is: HTML if it has the blocks of HTML, or tags and no form of
/// Markdown, else Markdown, in which some tags may stand.
#[must_use]
pub fn markdown(text: &str) -> String {
    match prose::without_tags(text) {
        (Tags::None, _) => text.to_owned(),
        (Tags::Inline, markdown) if parts::have_form(text) => markdown,
        _ => prose::to_markdown(&prose::html(text)).trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_keeps_paragraphs_lists_and_links() {
        let table = [
            ("<p>One &amp; two</p>\n<p>three<br>four</p>", "One & two\n\nthree\\\nfour"),
            ("<ul><li>a</li><li><strong>b</strong> c</li></ul>", "- a\n- **b** c"),
            (
                "See <a href=\"https://example.com/?a=1&amp;b=2\">here</a>.",
                "See [here](https://example.com/?a=1\\&b=2).",
            ),
            ("<a href=\"javascript:alert(1)\">x</a> 1 < 2 <script>", "x 1 \\< 2"),
            ("<p>a<!-- hidden -->b</p>", "ab"),
        ];
        for (html, expected) in table {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn a_body_is_html_only_where_it_has_its_tags() {
        assert_eq!(markdown("**bold** a < b > c"), "**bold** a < b > c");
        assert_eq!(markdown("<p>a_b</p>"), "a\\_b");
    }
    #[test]
    fn a_tag_within_a_line_makes_no_html_of_markdown() {
        let table = [
            ("## Root cause\n\nA disk.<br>It was old.", "## Root cause\n\nA disk.<br>It was old."),
            ("- <b>a</b>\n- b", "- **a**\n- b"),
            ("```\n<br>\n```\n<i>a</i>", "```\n<br>\n```\na"),
            ("One.\n\n*Two*<br>three.", "One.\n\n*Two*<br>three."),
            ("*a*<br>b", "\\*a\\*\\\nb"),
        ];
        for (text, expected) in table {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }
}
