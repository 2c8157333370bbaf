//! Plain text as a tree, whatever is in it.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::prose::plain;

#[test]
fn a_megabyte_of_anything_is_plain_text_at_once() {
    #[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
    let started = std::time::Instant::now();
    for bit in [
        "(https://",
        "(http:a",
        "(https://\u{2003}",
        ":",
        "http:",
        "(https://a\u{1}",
        "(http",
        "https://a)",
        "https://a((((",
        "https://a....",
        "\n",
        "\r",
        " x\n\n",
        "https://a\\ ",
    ] {
        let text = bit.repeat(1_000_000 / bit.len());
        let tree = plain(&text);
        assert!(!tree.is_empty() || text.trim().is_empty(), "{bit:?}");
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
