//! Small pieces that several parts of a story are made of.

use super::node::{El, Node, Say, div, el};
use crate::i18n::en;
use crate::model::{Digits, Kind};
use crate::prose::SafeUrl;

/// A heading of a level that is only known at run time.
#[inline(never)]
pub fn heading(level: u8, class: &'static str) -> El {
    div(class).attr("role", "heading").attr("aria-level", level.min(6).digits())
}

/// A titled part of a story.
#[inline(never)]
pub fn section(level: u8, title: &'static str, class: &'static str) -> El {
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

/// A paragraph of that class, if there are words for it.
#[inline(never)]
pub fn paragraph(class: &'static str, words: &str) -> Option<El> {
    (!words.is_empty()).then(|| el("p").class(class).copy(words))
}

/// An item of a list.
#[inline(never)]
pub fn item(words: &str) -> El {
    el("li").copy(words)
}

/// A paragraph that begins with a label.
#[inline(never)]
pub fn label_line(label: &'static str) -> El {
    el("p").child(el("strong").words(label))
}

/// The same, if there are words behind the label.
#[inline(never)]
pub fn labelled(label: &'static str, words: &str) -> Option<El> {
    (!words.is_empty()).then(|| label_line(label).copy(words))
}

/// A link to somewhere that was checked before; plain words where a browser would find no such place.
#[inline(never)]
pub fn link(url: &SafeUrl) -> El {
    if !url.has_host() {
        return el("span");
    }
    el("a").attr("href", url.as_str().to_owned()).attr("rel", "noopener noreferrer nofollow")
}

/// A link where the address is safe, else its words.
#[inline(never)]
pub fn checked_link(url: &str, words: &str) -> Node {
    match SafeUrl::new(url) {
        Some(url) => link(&url).copy(words).into(),
        None => Node::Text(words.to_owned().into()),
    }
}
