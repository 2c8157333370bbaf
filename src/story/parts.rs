//! Small pieces that several parts of a story are made of.

use super::node::{El, Node, Say, div, el, p};
use crate::i18n::en;
use crate::model::{Kind, Text};
use crate::prose::SafeUrl;

/// A heading of a level that is only known at run time.
#[inline(never)]
pub fn heading(level: u8, class: &'static str) -> El {
    div(class).attr("role", "heading").attr("aria-level", level.min(6).to_string())
}

/// A titled part of a story.
pub fn section<N: Into<Node>>(
    level: u8,
    title: &'static str,
    class: &'static str,
    content: impl IntoIterator<Item = N>,
) -> El {
    titled(level, title, class).children(content)
}

#[inline(never)]
fn titled(level: u8, title: &'static str, class: &'static str) -> El {
    el("section").class(class).child(heading(level, "h").words(title))
}

/// Colour, sign and word of a kind.
#[inline(never)]
pub fn kind(kind: Kind) -> [El; 3] {
    let sign = el("span").class("sign").attr("aria-hidden", "true").words(en::kind_sign(kind));
    let swatch = el("i").class("swatch").attr("aria-hidden", "true").attr("data-kind", kind.id());
    [swatch, sign, el("span").words(en::kind(kind))]
}

/// A button that is heard by its `data-…` name.
#[inline(never)]
pub fn button(class: &'static str, name: &'static str, value: impl Say, words: impl Say) -> El {
    el("button").attr("type", "button").class(class).attr(name, value).words(words)
}

/// A paragraph, if there is a text for it.
#[inline(never)]
pub fn paragraph(text: Option<&Text>, language: &str) -> Option<El> {
    text.map(|t| p("", t.get(language).to_owned()))
}

/// A paragraph that begins with a label.
#[inline(never)]
pub fn label_line(label: &'static str) -> El {
    el("p").child(el("strong").words(label))
}

/// A link to somewhere that was checked before.
#[inline(never)]
pub fn link(url: &SafeUrl) -> El {
    el("a").attr("href", url.as_str().to_owned()).attr("rel", "noopener noreferrer nofollow")
}

/// A link where the address is safe, else its words.
#[inline(never)]
pub fn checked_link(url: &str, words: &str) -> Node {
    match SafeUrl::new(url) {
        Some(url) => link(&url).words(words.to_owned()).into(),
        None => Node::Text(words.to_owned().into()),
    }
}
