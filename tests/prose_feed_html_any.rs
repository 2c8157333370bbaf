//! HTML that nobody would write, and all that somebody has: whatever it is, it is read in time and does no harm.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::prose::{Block, Inline, Tags, html, without_tags};
use proptest::prelude::*;

#[test]
fn hostile_texts_take_no_longer_than_others_and_stay_shallow() {
    let bits = [
        "<",
        "<b>",
        "<b",
        "<b ",
        "</",
        "</b>",
        "<!",
        "<!--",
        "<!-- a ",
        "<?",
        "&",
        "&#",
        "&a",
        "&nbsp",
        "<a href=\"",
        "<a b='",
        "<a href=/a>b",
        "<p>",
        "<ul>",
        "<ul><li>",
        "<li>",
        "<ol>a",
        "<table>",
        "<table><tr><td>",
        "<tr>",
        "<td>",
        "<pre>",
        "<svg>",
        "<script>",
        "</script",
        "<script></scr",
        "<![CDATA[",
        "]]>",
        "]",
        "<br>",
        "<h1>",
        "<blockquote>",
        "</ul>",
        "<b><i>",
        "<b>a<p>",
        "<i>a</b>",
        "<code>a<b>",
        "<img alt=a src=b>",
        "a\n",
        " ",
        "\r",
        "\u{200b}",
        "<a b=\"c\" ",
        "<a/",
        "<b =",
        "https://",
    ];
    #[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
    let started = std::time::Instant::now();
    for bit in bits {
        for text in [bit.repeat(100_000 / bit.len()), format!("{}x>", bit.repeat(100_000 / bit.len()))] {
            drop(html(&text));
        }
    }
    let deep = format!("{}w{}", "<blockquote><ul><li>".repeat(10_000), "</ul></blockquote>".repeat(10_000));
    assert!(format!("{:?}", html(&deep)).contains("\"w\""));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

fn urls(inlines: &[Inline], out: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, content } => {
                out.push(url.as_str().to_owned());
                urls(content, out);
            }
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strikethrough(c) => urls(c, out),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn all_urls(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => urls(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| all_urls(item, out)),
            Block::Quote(content) => all_urls(content, out),
            Block::Code { .. } | Block::Rule => {}
            Block::Table { head, rows, .. } => rows.iter().chain([head]).flatten().for_each(|cell| urls(cell, out)),
        }
    }
}

/// Every text in a JSON document.
fn texts(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => out.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|part| texts(part, out)),
        serde_json::Value::Object(map) => map.values().for_each(|part| texts(part, out)),
        _ => {}
    }
}

fn files(folder: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, out) } else { out.push(path) }
    }
}

/// `ITL_CORPUS` names the folder that `suites` and `feeds` lie in.
#[test]
#[ignore = "needs ITL_CORPUS"]
fn recorded_feeds_and_naughty_strings_are_read_without_harm() {
    let corpus = std::env::var_os("ITL_CORPUS").expect("ITL_CORPUS names a folder");
    let (mut paths, mut found) = (Vec::new(), Vec::new());
    files(&std::path::PathBuf::from(corpus), &mut paths);
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "json")) {
        let bytes = std::fs::read(path).expect("a file");
        if let Ok(value) = serde_json::from_slice(&bytes) {
            texts(&value, &mut found);
        } else {
            found.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    found.sort();
    found.dedup();
    let mut tagged = 0;
    for text in &found {
        tagged += usize::from(without_tags(text).0 != Tags::None);
        for text in [text.clone(), format!("<p><a href=\"{text}\">{text}</a><img alt='{text}' src='{text}'>")] {
            let tree = html(&text);
            let mut links = Vec::new();
            all_urls(&tree, &mut links);
            assert!(links.iter().all(|url| is_safe(url)), "{links:?}");
        }
    }
    println!("{} texts, {tagged} of them HTML", found.len());
    assert!(found.len() > 1_000);
}

/// What a browser takes for the scheme is one of ours, or there is none.
fn is_safe(url: &str) -> bool {
    let scheme = url.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| ["https", "http", "mailto"].iter().any(|known| known.eq_ignore_ascii_case(scheme)))
}

const PIECES: [&str; 40] = [
    "<",
    ">",
    "</",
    "/>",
    "=",
    "\"",
    "'",
    "a",
    " ",
    "\n",
    "&",
    ";",
    "#",
    "<a href=",
    "javascript:",
    "https://x",
    "data:",
    "<img src=",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg>",
    "<h1>",
    "</a>",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_leads_to_a_panic_or_an_unsafe_link(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60), tail in ".{0,20}") {
        let text = pieces.concat() + &tail;
        let tree = html(&text);
        let mut found = Vec::new();
        all_urls(&tree, &mut found);
        prop_assert!(found.iter().all(|url| is_safe(url)), "{:?}", found);
    }

    #[test]
    fn words_between_tags_stay(words in prop::collection::vec("[a-z]{1,5}", 1..10), tags in prop::collection::vec(prop::sample::select(&["<p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<td>", "<table>", "<tr>", "<h2>", "</h2>", "<a href=/x>", "<x>", "<blockquote>", "</table>"][..]), 10)) {
        let text: String = words.iter().zip(&tags).map(|(word, tag)| format!("{tag}{word}")).collect();
        let encoded = format!("{:?}", html(&text));
        for word in &words {
            prop_assert!(encoded.contains(word.as_str()), "{} in {}", word, text);
        }
    }
}
