//! Small pieces that several components are made of.

use super::el::{El, View, all, div, el};
use crate::i18n::en;
use crate::model::{Digits, Kind, Text};

/// A length for the style of an element.
#[inline(never)]
pub fn px(length: f64) -> String {
    // Tenths are finer than any screen, and shorter to write.
    let tenths = (length * 10.0).round() as i64;
    let (whole, rest) = (tenths / 10, (tenths % 10).abs());
    let sign = if tenths < 0 && whole == 0 { "-" } else { "" };
    [sign, &whole.digits(), ".", &rest.digits(), "px"].concat()
}

/// A heading of a level that is only known at run time.
pub fn heading(level: u8, class: &'static str, content: impl Into<View>) -> El {
    div(class).attr("role", "heading").attr("aria-level", level.min(6).digits()).child(content)
}

/// The colour and pattern of a kind, for legend and chips.
pub fn swatch(kind: Kind) -> El {
    decoration("swatch").attr("data-kind", kind.id())
}

/// Something that is only looked at.
pub fn decoration(class: &'static str) -> El {
    el("i").class(class).attr("aria-hidden", "true")
}

/// Sign of a kind.
pub fn sign(kind: Kind) -> El {
    el("span").class("sign").attr("aria-hidden", "true").words(en::kind_sign(kind))
}

/// Sign and word of a kind.
pub fn kind_words(kind: Kind) -> View {
    all([sign(kind), el("span").words(en::kind(kind))])
}

/// A text of the feed, in its own language: the widget's words around it are English.
#[inline(never)]
pub fn of_feed(into: El, text: &Text, language: &str) -> El {
    into.attr("lang", text.language(language).to_owned()).words(text.get(language).to_owned())
}

/// A button with those words.
pub fn button(class: &'static str, words: impl super::el::Say) -> El {
    el("button").attr("type", "button").class(class).words(words)
}
