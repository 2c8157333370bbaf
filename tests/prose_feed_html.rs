//! The HTML of feeds as a tree, which is shown in the notation of `prose_shown`.
#![cfg(not(target_arch = "wasm32"))]

#[path = "prose_shown/mod.rs"]
mod shown;

use incident_timeline::prose::{Tags, html, without_tags};
use shown::shown;

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let tree = html(text);
        assert_eq!(shown(&tree), *expected, "{text}");
        assert_eq!(shown(&html(&text.replace('\n', "\r\n"))), *expected, "{text:?} with CRLF");
    }
}

#[test]
fn paragraphs_and_lines_are_what_a_browser_makes_of_them() {
    check(&[
        ("<p>a</p><p>b</p>", r#"[["p","a"],["p","b"]]"#),
        ("<p>a<p>b", r#"[["p","a"],["p","b"]]"#),
        ("a<br>b<br />c<BR>", r#"[["p","a",["b"],"b",["b"],"c"]]"#),
        ("a<br><br>b", r#"[["p","a"],["p","b"]]"#),
        ("<br>a<p><br>b<br></p>", r#"[["p","a"],["p","b"]]"#),
        ("<div>a\n  b <div> c</div>d</div>", r#"[["p","a b"],["p","c"],["p","d"]]"#),
        ("<p></p><p> </p><div></div>", "[]"),
        ("<p>a&nbsp;b &amp; c&lt;d&gt; &euro;5 &#8211; &#150;</p>", "[[\"p\",\"a\u{a0}b & c<d> €5 – –\"]]"),
        ("<h1>a <b>b</b></h1><h6>c</h6><h2></h2>", r#"[["h",1,"a ",["s","b"]],["h",6,"c"]]"#),
        ("<h2>a<p>b</p>c</h2>d", r#"[["h",2,"a"],["p","b"],["p","c"],["p","d"]]"#),
        ("<h2><p>a</p></h2>b", r#"[["h",2,"a"],["p","b"]]"#),
        ("<h2>a<h3>b", r#"[["h",2,"a"],["h",3,"b"]]"#),
        ("a<hr>b", r#"[["p","a"],["r"],["p","b"]]"#),
        ("<blockquote>a<p>b</blockquote>c", r#"[["q",["p","a"],["p","b"]],["p","c"]]"#),
    ]);
}

#[test]
fn without_a_block_line_breaks_count() {
    check(&[
        ("a\nb <b>c</b>\n\nd", r#"[["p","a",["b"],"b ",["s","c"]],["p","d"]]"#),
        ("See <a href=\"https://a.example\">a</a>\n\nb", r#"[["p","See ",["a","https://a.example","a"]],["p","b"]]"#),
        ("a\nb<br>c", r#"[["p","a b",["b"],"c"]]"#),
    ]);
}

#[test]
fn marks_may_be_as_sloppy_as_they_are_and_neighbours_of_a_kind_are_one() {
    check(&[
        ("<b>a</b> <strong>b</strong><i>c</i> <em>d</em>", r#"[["p",["s","a b"],["e","c d"]]]"#),
        ("<del>a</del><s>b</s> <strike>c</strike>", r#"[["p",["d","ab c"]]]"#),
        ("a<b> b </b>c", r#"[["p","a ",["s","b"]," c"]]"#),
        ("a <b></b> <i> </i> c", r#"[["p","a c"]]"#),
        ("<b>a <i>b</b> c</i> d", r#"[["p",["s","a ",["e","b"]]," ",["e","c"]," d"]]"#),
        ("<b><b>a</b>b</b>c", r#"[["p",["s","ab"],"c"]]"#),
        ("<p><b>a<p>b</b>c", r#"[["p",["s","a"]],["p",["s","b"],"c"]]"#),
        ("</b>a</i>", r#"[["p","a"]]"#),
        ("<code>a  b</code> <kbd>c</kbd><tt>d</tt>", r#"[["p",["c","a b"]," ",["c","c"],["c","d"]]]"#),
        ("<code>a <b>b</b></code>", r#"[["p",["c","a"]," ",["s",["c","b"]]]]"#),
        ("<span style='x'>a</span><font>b</font><u>c</u><blink>d</blink>", r#"[["p","abcd"]]"#),
    ]);
}

#[test]
fn lists_may_be_as_sloppy_as_they_are() {
    check(&[
        ("<ul><li>a</li><li>b</li></ul>", r#"[["l",null,true,[["p","a"]],[["p","b"]]]]"#),
        ("<ul>\n<li>a\n<li>b\n</ul>c", r#"[["l",null,true,[["p","a"]],[["p","b"]]],["p","c"]]"#),
        ("<ol start=3><li><p>a</p><p>b</p></ol>", r#"[["l",3,false,[["p","a"],["p","b"]]]]"#),
        (
            "<ul><li>a<ul><li>b</ul><li>c</ul>",
            r#"[["l",null,true,[["p","a"],["l",null,true,[["p","b"]]]],[["p","c"]]]]"#,
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", r#"[["l",null,true,[["p","a"],["l",null,true,[["p","b"]]]]]]"#),
        ("<li>a<li>b", r#"[["l",null,true,[["p","a"]],[["p","b"]]]]"#),
        ("<ul>a</ul>", r#"[["l",null,true,[["p","a"]]]]"#),
        ("a</ul></li>b", r#"[["p","a"],["p","b"]]"#),
    ]);
}

#[test]
fn code_keeps_its_lines() {
    check(&[
        ("<pre>\na\n  b\n</pre>", r#"[["c",null,"a\n  b"]]"#),
        (
            "<pre><code class=\"x language-rust\">a <b>b</b><br>&lt;c></code></pre>d",
            r#"[["c","rust","a b\n<c>"],["p","d"]]"#,
        ),
        ("<ul><li><pre>a</li><li>b</ul>", r#"[["l",null,true,[["c",null,"a"]],[["p","b"]]]]"#),
        ("<pre> </pre>", "[]"),
    ]);
}

#[test]
fn tables_are_tables_and_their_cells_hold_lines() {
    check(&[
        (
            "<table><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</tr><tr><td>3</table>",
            r#"[["t","--",[["a"],["b"]],[["1"],["2"]],[["3"]]]]"#,
        ),
        ("<table><tr><td>1</td><td>2</td></tr></table>", r#"[["t","--",[],[["1"],["2"]]]]"#),
        (
            "<table><tr><th>a<tr><td><p>b</p><p>c</p><ul><li>d<li>e</ul></table>f",
            r#"[["t","-",[["a"]],[["b",["b"],"c",["b"],"• d",["b"],"• e"]]],["p","f"]]"#,
        ),
        (
            "<table><tr><th>a<tr><td>b <table><tr><td>c<td>d</table>e</table>",
            r#"[["t","-",[["a"]],[["b",["b"],"c d",["b"],"e"]]]]"#,
        ),
        ("<table>a<tr><td><b>b<td>c</table>", r#"[["t","--",[],[["a"]],[[["s","b"]],["c"]]]]"#),
        ("<tr><td>a<td>b</tr>", r#"[["p","a b"]]"#),
    ]);
}

#[test]
fn links_lead_somewhere_or_are_words() {
    check(&[
        ("<a href='https://a.example/?b&amp;c&copy=d'>a</a>", r#"[["p",["a","https://a.example/?b&c&copy=d","a"]]]"#),
        ("<a HREF=/b>a<a href=/c>b</a></a>", r#"[["p",["a","/b","a"],["a","/c","b"]]]"#),
        ("<a name=x>a</a><a href=''>b</a><a href='/c'></a>", r#"[["p","ab"]]"#),
        ("<p>see https://a.example/b.</p>", r#"[["p","see ",["a","https://a.example/b","https://a.example/b"],"."]]"#),
        ("<a href=/a><img src=b.png alt=c></a>", r#"[["p",["a","/a","c"]]]"#),
        ("a<img src='/b.png' alt='b c'>d", r#"[["p","a ",["a","/b.png","b c"]," d"]]"#),
        (
            "<img src=/a.png><img src=/b.png alt=''><img src=/c.gif width=1 height=1>",
            r#"[["p",["a","/a.png","/a.png"]]]"#,
        ),
        (
            "<img src='data:image/png;base64,AA' alt=a><img src=x onerror=alert(1) alt=b>",
            r#"[["p","a ",["a","x","b"]]]"#,
        ),
    ]);
}

#[test]
fn what_is_not_for_readers_vanishes() {
    check(&[
        ("a<script>alert(1)</script>b<style>p{}</style>c", r#"[["p","abc"]]"#),
        ("a<!-- <b>b</b> -->c<template><p>d</template>e", r#"[["p","ace"]]"#),
        ("a<svg><script>b</script><svg>c</svg><text>d</text></svg>e<svg/>f", r#"[["p","aef"]]"#),
        ("a<iframe src=x>b</iframe>c<object>d</object>e<math><mi>f</math>g", r#"[["p","aceg"]]"#),
        ("<scr<script>a</script>ipt>alert(1)</script>", r#"[["p","aipt>alert(1)"]]"#),
        ("a\u{202e}b\u{200b}c&#x202e;d&zwj;e&lrm;", r#"[["p","abcde"]]"#),
        ("<![CDATA[<p>a</p>]]>b", r#"[["p","a"],["p","b"]]"#),
    ]);
}

#[test]
fn what_status_pages_publish_is_read() {
    check(&[
        (
            "<p><small>Jun <var data-var='date'>12</var>, <var data-var='time'>10:58</var> UTC</small><br><strong>Resolved</strong> - It is over.</p>",
            r#"[["p","Jun 12, 10:58 UTC",["b"],["s","Resolved"]," - It is over."]]"#,
        ),
        (
            "<ul>\n<li><strong>10:01</strong>: we &quot;failed over&quot;</li>\n</ul>",
            r#"[["l",null,true,[["p",["s","10:01"],": we \"failed over\""]]]]"#,
        ),
    ]);
}

#[test]
fn html_is_told_from_text() {
    for text in ["<p>a", "<ul><li>a</ul>", "a<hr>b", "a</div>", "`a` <p>b</p> `c`", "the ` key\n\n<p>and ` again</p>"] {
        assert_eq!(without_tags(text).0, Tags::Blocks, "{text}");
    }
    for text in ["a<br>b", "<b>a</b>", "a <a href=x>b</a>", "# a\n\nb<BR/>c", "a<img src=b>"] {
        assert_eq!(without_tags(text).0, Tags::Inline, "{text}");
    }
    let code = ["Set `</b>` aside", "``<br>` ``", "```\n<p>a</p>\n```"];
    let none = ["", "a < b > c", "<host> and </host>", "**a**", "<https://a.example>", "1 <3 2", "a & b"];
    for text in code.into_iter().chain(none) {
        assert_eq!(without_tags(text).0, Tags::None, "{text}");
    }
}

#[test]
fn tags_within_markdown_become_markdown() {
    let table = [
        ("# A\n\nB.<br>C.<BR />\nD.", "# A\n\nB.<br>C.<br>\nD."),
        ("We suspect a <b>disk</b> &amp; co.", "We suspect a **disk** &amp; co."),
        ("See <a href=\"/x?a=1&amp;b=2\">`a`</a>, <a>b</a>.", "See [`a`](</x?a=1&b=2>), b."),
        ("<code>a*b</code> <u>c</u> <i>e</i> <small>*d*", "`a*b` c e *d*"),
        ("a<img src=b alt=\"A graph\">", "a<img src=b alt=\"A graph\">"),
        ("<strong>Root cause</strong>\n\nA disk.", "**Root cause**\n\nA disk."),
        (
            "Set `</b>` and <host> aside <https://a.example> 1 < 2",
            "Set `</b>` and <host> aside <https://a.example> 1 < 2",
        ),
        ("a<!-- b -->c<script>d</script>e", "ace"),
        // What Markdown would not take for bold has no asterisks.
        ("<strong>Root cause: </strong>A disk.<br>", "Root cause: A disk.<br>"),
        ("<strong>Impact:</strong>some mail.<br>", "Impact:some mail.<br>"),
        ("<strong>Impact:</strong> some mail.<br>", "**Impact:** some mail.<br>"),
        ("Use <code>&lt;host&gt;</code>, or `&lt;`.<br>", "Use `<host>`, or `&lt;`.<br>"),
        ("<a href='https://e.example/?a=>b'>x</a><br>", "[x](<https://e.example/?a=%3Eb>)<br>"),
        ("a <![CDATA[b]]> c<br>", "a b c<br>"),
        ("``x <b>y</b> `z`<br>", "``x **y** `z`<br>"),
    ];
    for (text, expected) in table {
        assert_eq!(without_tags(text).1, expected, "{text}");
    }
}

#[test]
fn tags_without_an_end_take_no_longer_than_their_text() {
    for part in ["<b>", "<a ", "`<b>``", "<br>", "# <br>", "</", "``` ", "`", "```` ", "<b>é"] {
        let text = part.repeat(200_000);
        drop(without_tags(&text));
    }
}

#[test]
fn schemes_that_may_do_harm_make_no_link() {
    for url in [
        "javascript:alert(1)",
        " JAVASCRIPT:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&#10;script:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,a",
        "vbscript:a",
    ] {
        let tree = html(&format!("<a href=\"{url}\">a</a><img alt=b src=\"{url}\">"));
        assert_eq!(shown(&tree), r#"[["p","a b"]]"#, "{url}");
    }
}
