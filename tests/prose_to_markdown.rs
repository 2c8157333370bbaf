//! The tree as Markdown, and back.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "markdown")]

#[path = "prose_shown/mod.rs"]
mod shown;

use std::path::PathBuf;

use incident_timeline::prose::{Align, Block, Inline, SafeUrl, html, markdown, normal, to_markdown};
use proptest::prelude::*;
use serde_json::Value;
use shown::shown;

/// The difference between a tree and what its Markdown is read as.
fn difference(tree: &[Block]) -> Option<String> {
    let text = to_markdown(tree);
    let (expected, found) = (normal(tree), markdown(&text));
    let told = || format!("{text}\n---\nexpected {}\nfound    {}", shown(&expected), shown(&found));
    (expected != found).then(told)
}

fn check(text: &str) {
    if let Some(told) = difference(&markdown(text)) {
        panic!("{text:?}\n{told}");
    }
}

#[test]
fn markdown_is_written_as_people_write_it() {
    let table = [
        ("# a\n\nb *c* **d** ~~e~~ `f`", "# a\n\nb _c_ **d** ~~e~~ `f`\n"),
        ("a  \nb\nc", "a\\\nb\nc\n"),
        ("* a\n* b\n    * c\n\n1) d\n2) e", "- a\n- b\n  + c\n\n1) d\n2) e\n"),
        ("- a\n\n- b", "- a\n\n- b\n"),
        ("> a\n> > b", "> a\n>\n> > b\n"),
        ("~~~rust\nlet a = 1;\n~~~\n---", "```rust\nlet a = 1;\n```\n\n***\n"),
        ("a|b\n-|:-:\n*c*", "| a | b |\n| --- | :-: |\n| _c_ | |\n"),
        (
            "[a](https://a.example) https://b.example c@d.example",
            "[a](https://a.example) <https://b.example> <c@d.example>\n",
        ),
        (
            "snake_case, 5 * 3, a_, 1\\. \\- \\# R&D &amp;amp; [x] <b>",
            "snake_case, 5 \\* 3, a\\_, 1. - # R\\&D \\&amp; \\[x\\] \\<b>\n",
        ),
        ("\\- a\n\\+ b\n1\\. c\n\\# d\n\\=", "\\- a\n\\+ b\n1\\. c\n\\# d\n\\=\n"),
        ("", ""),
    ];
    for (text, expected) in table {
        assert_eq!(to_markdown(&markdown(text)), expected, "{text}");
        check(text);
    }
}

#[test]
fn what_feeds_hold_comes_back() {
    for text in [
        "<h2>a</h2><p>b <b>c</b>d<br>e</p><ul><li>f<ul><li>g</ul><li><pre>h\n\n`i`</pre></ul><table><tr><td>j|k<td><code>l|m</code></table>",
        "<p>We&nbsp;are *sorry* # 1. [a](b) &lt;b&gt; \\ | ` ~</p>",
        "<b>(a)</b>b<i>c</i>d <i>e<b>f</b></i>",
        "<ul><li></li><li>a</li></ul><ul><li>b</ul><ol><li>c</ol>",
    ] {
        if let Some(told) = difference(&html(text)) {
            panic!("{text}\n{told}");
        }
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn the_examples_of_the_specifications_come_back() {
    let corpus = std::env::var_os("ITL_CORPUS").expect("ITL_CORPUS names a folder");
    let (mut same, mut different) = (0, 0);
    for file in ["spec.json", "gfm-spec.json", "gfm-extensions.json"] {
        let path = PathBuf::from(&corpus).join("suites/commonmark").join(file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let list: Vec<Value> = serde_json::from_str(&text).expect("a list of examples");
        for example in &list {
            let tree = markdown(example["markdown"].as_str().unwrap_or_default());
            if let Some(told) = difference(&tree) {
                println!("{file} {}: {}\n{told}\n", example["example"], example["markdown"]);
                different += 1;
            } else {
                same += 1;
            }
        }
    }
    println!("{same} come back");
    assert_eq!(different, 0, "{different} do not come back, {same} do");
}

const WORDS: [&str; 44] = [
    "a",
    "b c",
    " ",
    "  ",
    "\n",
    "word",
    "1.",
    "2)",
    "-",
    "+",
    "*",
    "_",
    "**",
    "`",
    "``",
    "~",
    "#",
    ">",
    "=",
    "|",
    "\\",
    "\\|",
    "[",
    "]",
    "(",
    ")",
    "!",
    "<",
    "<b>",
    "&",
    "&amp;",
    ":",
    ":-",
    "---",
    "\t",
    "\u{a0}",
    "ü",
    "中文",
    "“",
    "https://a.example",
    "a@b.example",
    "www.a.example",
    "7",
    "\u{2028}",
];

fn text() -> impl Strategy<Value = Box<str>> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..5).prop_map(|words| words.concat().into())
}

fn url() -> impl Strategy<Value = SafeUrl> {
    const URLS: [&str; 6] =
        ["/a", "https://a.example/(b", "https://a.example/?b&amp;c=|d", "mailto:a@b.example", "#`a`", "/<a>*_[b]!\"'"];
    prop::sample::select(&URLS[..]).prop_map(|url| SafeUrl::new(url).expect("it is safe"))
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => text().prop_map(Inline::Text),
        1 => text().prop_map(Inline::Code),
        1 => Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            some().prop_map(Inline::Emphasis),
            some().prop_map(Inline::Strong),
            some().prop_map(Inline::Strikethrough),
            (url(), some()).prop_map(|(url, content)| Inline::Link { url, content }),
        ]
    });
    prop::collection::vec(inline, 0..5)
}

fn table() -> impl Strategy<Value = Block> {
    let align = prop::sample::select(&[Align::None, Align::Left, Align::Center, Align::Right][..]);
    let row = || prop::collection::vec(inlines(), 0..3);
    (prop::collection::vec(align, 0..3), row(), prop::collection::vec(row(), 0..3))
        .prop_map(|(align, head, rows)| Block::Table { align, head, rows })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let language = prop_oneof![Just(None), Just(Some("rust".into())), text().prop_map(Some)];
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        1 => (1_u8..8, inlines()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => (language, text()).prop_map(|(language, text)| Block::Code { language, text }),
        1 => Just(Block::Rule),
        1 => table(),
    ];
    let block = leaf.prop_recursive(3, 16, 4, |inner| {
        let some = prop::collection::vec(inner, 0..4);
        let start = prop::option::of(prop::sample::select(&[0, 1, 7, 99, 999_999_999, u64::MAX][..]));
        prop_oneof![
            1 => some.clone().prop_map(Block::Quote),
            2 => (start, any::<bool>(), prop::collection::vec(some, 0..4))
                .prop_map(|(start, tight, items)| Block::List { start, tight, items }),
        ]
    });
    prop::collection::vec(block, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_comes_back(content in inlines()) {
        let told = difference(&[Block::Paragraph(content.clone()), Block::Heading { level: 1, content }]);
        prop_assert!(told.is_none(), "{}", told.unwrap_or_default());
    }

    #[test]
    fn every_tree_comes_back(tree in blocks()) {
        let told = difference(&tree);
        prop_assert!(told.is_none(), "{}", told.unwrap_or_default());
    }

    #[test]
    fn a_normal_tree_is_its_own_normal_form(tree in blocks()) {
        let once = normal(&tree);
        prop_assert_eq!(normal(&once), once);
    }

    #[test]
    fn whatever_people_type_comes_back(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30)) {
        let told = difference(&markdown(&words.concat()));
        prop_assert!(told.is_none(), "{}", told.unwrap_or_default());
    }
}
