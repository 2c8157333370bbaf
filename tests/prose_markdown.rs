//! Markdown as a tree, which is shown in the notation of `prose_shown`.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "markdown")]

#[path = "prose_shown/mod.rs"]
mod shown;

use std::time::{Duration, Instant};

use incident_timeline::prose::{Block, Inline, MAX_DEPTH, markdown};
use shown::shown;

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let tree = markdown(text);
        assert_eq!(shown(&tree), *expected, "{text}");
        // Lines may end in any way.
        for end in ["\r\n", "\r"] {
            assert_eq!(shown(&markdown(&text.replace('\n', end))), *expected, "{text:?} with {end:?}");
        }
    }
}

#[test]
fn headings_have_their_level_and_empty_ones_are_none() {
    check(&[
        ("# a *b*\n\n###### c", r#"[["h",1,"a ",["e","b"]],["h",6,"c"]]"#),
        ("a\n=\nb\n-", r#"[["h",1,"a"],["h",2,"b"]]"#),
        ("#\n\na", r#"[["p","a"]]"#),
    ]);
}

#[test]
fn line_breaks_are_soft_or_hard() {
    check(&[
        ("a\nb", r#"[["p","a\nb"]]"#),
        ("a  \nb\\\nc", r#"[["p","a",["b"],"b",["b"],"c"]]"#),
        ("a<br>b<BR />c", r#"[["p","a",["b"],"b",["b"],"c"]]"#),
    ]);
}

#[test]
fn lists_may_hold_lists() {
    check(&[
        (
            "- a\n- b\n  - c\n- d",
            r#"[["l",null,true,[["p","a"]],[["p","b"],["l",null,true,[["p","c"]]]],[["p","d"]]]]"#,
        ),
        (
            "3. a\n\n4. b\n   - c\n   - d",
            r#"[["l",3,false,[["p","a"]],[["p","b"],["l",null,true,[["p","c"]],[["p","d"]]]]]]"#,
        ),
        ("- a\n  - b\n\n    c", r#"[["l",null,true,[["p","a"],["l",null,false,[["p","b"],["p","c"]]]]]]"#),
        (
            "- a *b*\n- `c` https://a.example",
            r#"[["l",null,true,[["p","a ",["e","b"]]],[["p",["c","c"]," ",["a","https://a.example","https://a.example"]]]]]"#,
        ),
        ("-\n- a", r#"[["l",null,true,[],[["p","a"]]]]"#),
        ("- [x] a\n- [ ] b", r#"[["l",null,true,[["p","[x] a"]],[["p","[ ] b"]]]]"#),
    ]);
}

#[test]
fn emphasis_nests() {
    check(&[
        ("*a **b** c* ~~d~~", r#"[["p",["e","a ",["s","b"]," c"]," ",["d","d"]]]"#),
        ("***a***", r#"[["p",["e",["s","a"]]]]"#),
        ("a * b_c_d", r#"[["p","a * b_c_d"]]"#),
    ]);
}

#[test]
fn quotes_code_and_rules_are_blocks() {
    check(&[
        ("> a\n>\n> > b", r#"[["q",["p","a"],["q",["p","b"]]]]"#),
        ("```rust ignore\nlet a = \"<b>\";\n\n```", r#"[["c","rust","let a = \"<b>\";\n"]]"#),
        ("    a\n    b", r#"[["c",null,"a\nb"]]"#),
        ("```\n```", r#"[["c",null,""]]"#),
        ("a\n\n---\n\n`` b ` ``", r#"[["p","a"],["r"],["p",["c","b `"]]]"#),
    ]);
}

#[test]
fn tables_have_a_head_and_columns() {
    check(&[
        (
            "| a | b | c | d |\n|---|:--|:-:|--:|\n| *1* | 2 | | 4 |\n| 5 |",
            r#"[["t","-lcr",[["a"],["b"],["c"],["d"]],[[["e","1"]],["2"],[],["4"]],[["5"]]]]"#,
        ),
        ("| a |\n|---|", r#"[["t","-",[["a"]]]]"#),
        ("- | a |\n  |---|\n  | b |", r#"[["l",null,true,[["t","-",[["a"]],[["b"]]]]]]"#),
    ]);
}

#[test]
fn links_lead_somewhere_or_are_words() {
    check(&[
        ("[a](https://a.example \"t\")", r#"[["p",["a","https://a.example","a"]]]"#),
        ("[a]: /b\n\n[a] [*c*][a]", r#"[["p",["a","/b","a"]," ",["a","/b",["e","c"]]]]"#),
        (
            "<https://a.example/?b&c> <a@b.example>",
            r#"[["p",["a","https://a.example/?b&c","https://a.example/?b&c"]," ",["a","mailto:a@b.example","a@b.example"]]]"#,
        ),
        (
            "see https://a.example/b_c_d, please",
            r#"[["p","see ",["a","https://a.example/b_c_d","https://a.example/b_c_d"],", please"]]"#,
        ),
        ("[https://a.example](/b)", r#"[["p",["a","/b","https://a.example"]]]"#),
        ("[](/a)", r#"[["p",["a","/a","/a"]]]"#),
        ("[a](</b c>)", r#"[["p",["a","/b%20c","a"]]]"#),
        ("`https://a.example`", r#"[["p",["c","https://a.example"]]]"#),
    ]);
}

#[test]
fn a_scheme_that_may_do_harm_makes_no_link() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "<java\tscript:alert(1)>",
        "data:text/html;base64,PHN2Zz4=",
        "vbscript:a",
        "file:///etc/passwd",
        "<>",
        "",
    ] {
        let text = format!("[a]({url}) ![b]({url})\n\n[c]\n\n[c]: {url}");
        let encoded = shown(&markdown(&text));
        assert!(!encoded.contains(r#"["a","#), "{text}: {encoded}");
        assert!(encoded.contains(r#""a""#) && encoded.contains(r#""b""#), "{text}: {encoded}");
    }
    check(&[("<javascript:alert(1)>", r#"[["p","javascript:alert(1)"]]"#)]);
}

#[test]
fn a_picture_is_a_link_to_it() {
    check(&[
        ("![a *b*](c.png)", r#"[["p",["a","c.png","a ",["e","b"]]]]"#),
        ("![](c.png)", r#"[["p",["a","c.png","c.png"]]]"#),
        ("[![a](b.png)](/c)", r#"[["p",["a","/c","a"]]]"#),
        ("![a [b](/c)](d.png)", r#"[["p",["a","d.png","a ","b"]]]"#),
    ]);
}

#[test]
fn raw_html_is_text_and_comments_are_nothing() {
    check(&[
        ("a <b>c</b>", r#"[["p","a <b>c</b>"]]"#),
        (
            "<script>\nalert(1)\n\nalert(2)\n</script>",
            r#"[["p","<script>",["b"],"alert(1)",["b"],"alert(2)",["b"],"</script>"]]"#,
        ),
        ("<div onclick=\"a\">\n\n*b*\n\n</div>", r#"[["p","<div onclick=\"a\">"],["p",["e","b"]],["p","</div>"]]"#),
        ("a <!-- b --> c\n\n<!-- d\n\ne -->", r#"[["p","a  c"]]"#),
        ("<!-- a --> b\n\n<!-- c", r#"[["p"," b"],["p","<!-- c"]]"#),
        ("<br>\na", r#"[["p","a"]]"#),
        ("- <div>\n- a", r#"[["l",null,true,[["p","<div>"]],[["p","a"]]]]"#),
        ("<img src=x onerror=alert(1)>", r#"[["p","<img src=x onerror=alert(1)>"]]"#),
    ]);
}

#[test]
fn what_was_not_asked_for_is_text() {
    check(&[
        ("a[^1]\n\n[^1]: b", r#"[["p","a",["a","b","^1"]]]"#),
        ("$a$ \"b\" -- c ^d^", r#"[["p","$a$ \"b\" -- c ^d^"]]"#),
        ("# a {#b .c}", r#"[["h",1,"a {#b .c}"]]"#),
        ("> [!NOTE]\n> a", r#"[["q",["p","[!NOTE]\na"]]]"#),
    ]);
}

fn depth_of_blocks(blocks: &[Block]) -> usize {
    let deepest = |block: &Block| match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => depth_of_inlines(content),
        Block::List { items, .. } => 1 + items.iter().map(|item| depth_of_blocks(item)).max().unwrap_or(0),
        Block::Quote(content) => depth_of_blocks(content),
        Block::Code { .. } | Block::Rule => 0,
        Block::Table { head, rows, .. } => {
            2 + rows.iter().chain([head]).flatten().map(|cell| depth_of_inlines(cell)).max().unwrap_or(0)
        }
    };
    1 + blocks.iter().map(deepest).max().unwrap_or(0)
}

fn depth_of_inlines(inlines: &[Inline]) -> usize {
    let deepest = |inline: &Inline| match inline {
        Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strikethrough(c) | Inline::Link { content: c, .. } => {
            depth_of_inlines(c)
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Break => 0,
    };
    1 + inlines.iter().map(deepest).max().unwrap_or(0)
}

#[test]
fn nothing_is_nested_deeper_than_a_stack_can_bear_and_no_word_is_lost() {
    let deep = 1_000;
    let list = (0..deep).map(|n| format!("{}- w{n}", "  ".repeat(n))).collect::<Vec<_>>().join("\n");
    for text in [
        format!("{}w", "> ".repeat(deep)),
        format!("{}w", "- ".repeat(deep)),
        format!("{}w{}", "*a **b ".repeat(deep), "** *".repeat(deep)),
        format!("{}w{}", "~~a *b ".repeat(deep), "* ~~".repeat(deep)),
        format!("{}w{}", "![".repeat(deep), "](/a)".repeat(deep)),
        format!("{}| w |\n{}|---|\n{}| w |", "> ".repeat(deep), "> ".repeat(deep), "> ".repeat(deep)),
        list,
    ] {
        let tree = markdown(&text);
        assert!(depth_of_blocks(&tree) <= MAX_DEPTH + 2, "{} in {}", depth_of_blocks(&tree), &text[..20]);
        let encoded = format!("{:?}", tree);

        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with('w')) {
            assert!(encoded.contains(word), "{word} of {}", &text[..20]);
        }
    }
}

#[test]
fn a_megabyte_of_one_thing_is_read_in_seconds() {
    let bits = [
        "[",
        "]",
        "![",
        "[a](",
        "[a]: b\n",
        "[a][",
        "[^a]",
        "(",
        "<",
        "<!--",
        "<?",
        "<a ",
        "<![CDATA[",
        "&",
        "&#",
        "*",
        "_",
        "**a ",
        "*a_ ",
        "a**b",
        "~~",
        "`",
        "a`",
        "``a`",
        "```\n",
        "> ",
        ">",
        "- ",
        "-",
        "1. ",
        "#",
        "# \n",
        "|",
        "|a",
        "a|b\n-|-\n",
        "|\n",
        "\\",
        "\n",
        "\r",
        "\t",
        " ",
        "    a\n",
        "a\n=\n",
        "---\n",
        "https://",
        "(https://a",
        "\0",
        "ü",
        "[a](b)",
        "![a](b)",
        "- a\n",
        "- a\n\n",
        "> a\n",
        "<b>",
        "<br>",
        "*a*",
    ];
    let texts = bits.iter().map(|bit| ((*bit).to_owned(), bit.repeat(1_000_000 / bit.len())));
    let mut slowest = (Duration::ZERO, String::new());
    for (name, text) in texts.chain(traps()) {
        #[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
        let started = Instant::now();
        let tree = markdown(&text);
        let parsed = started.elapsed();
        let encoded = format!("{:?}", tree);
        println!("{name:?} {parsed:?}, in all {:?}, {} kB", started.elapsed(), encoded.len() / 1000);
        assert!(depth_of_blocks(&tree) <= MAX_DEPTH + 2, "{name:?}");
        assert!(encoded.len() < 40_000_000, "{name:?} {}", encoded.len());
        slowest = slowest.max((started.elapsed(), name));
    }
    println!("slowest: {slowest:?}");
    assert!(slowest.0 < Duration::from_secs(60), "{slowest:?}");
}

/// Texts of some hundred kilobytes that grow when they are read, or that have to be looked at again and again.
fn traps() -> Vec<(String, String)> {
    let n = 100_000;
    let lines = |f: &dyn Fn(usize) -> String, n: usize| (0..n).map(f).collect::<String>();
    let named = |name: &str, text: String| (name.to_owned(), text);
    vec![
        named("a wide table with short rows", format!("{}\n{}\n{}", "|a".repeat(n), "|-".repeat(n), "|a\n".repeat(n))),
        named("one definition used often", format!("[a]: /{}\n\n{}", "b".repeat(n), "[a]".repeat(n))),
        named(
            "definitions and uses",
            lines(&|i| format!("[a{i}]: b\n\n"), n / 4) + &lines(&|i| format!("[a{i}]"), n / 4),
        ),
        named("runs of backticks, each longer", lines(&|i| format!("a{}", "`".repeat(i)), 1_000)),
        named("lists in lists, each deeper", lines(&|i| format!("{}- a\n", "  ".repeat(i)), 1_000)),
        named("quotes in quotes, each deeper", lines(&|i| format!("{}a\n", ">".repeat(i)), 1_000)),
        named("deep quotes on many lines", format!("{}a\n", ">".repeat(500)).repeat(1_000)),
        named("openers of every kind", "*a **a _a __a ~~a [a ![a `a <a ".repeat(n / 8)),
        named("closers of every kind", "a* a** a_ a__ a~~ a] a](b) ".repeat(n / 8)),
        named("strong of every length", "*** a ** a **** a * ".repeat(n / 8)),
        named("unclosed comments", "<!-- a ".repeat(n)),
        named("unclosed declarations", "a <!A ".repeat(n)),
        named("unclosed instructions", "a <? b ".repeat(n)),
        named("unclosed CDATA", "a <![CDATA[ b ".repeat(n / 4)),
        named("tags with attributes", "<a b=\"c\" ".repeat(n / 4)),
        named("unclosed destinations", "[a](<b".repeat(n)),
        named("unclosed titles", "[a](b \"".repeat(n)),
        named("parentheses in destinations", format!("[a]({})", "(".repeat(n))),
        named("setext candidates", "a\n".repeat(n) + "="),
        named("table candidates", "a|b\n".repeat(n)),
    ]
}
