//! Small pieces that several components are made of.

use super::el::{El, View, all, div, el};
use crate::i18n::en;
use crate::model::Kind;

/// A length for the style of an element.
#[inline(never)]
pub fn px(length: f64) -> String {
    // Tenths are finer than any screen, and shorter to write.
    decimal(length * 10.0, 1, "px")
}

/// So many times as wide, for the style of an element.
pub fn times_as_wide(factor: f64) -> String {
    decimal(factor * 1e5, 5, " 1")
}

/// A number of so many digits after the point, given without it, and its unit.
fn decimal(number: f64, digits: usize, unit: &str) -> String {
    let number = number.round() as i64;
    let mut words = number.unsigned_abs().to_string();
    while words.len() <= digits {
        words.insert(0, '0');
    }
    words.insert(words.len() - digits, '.');
    words.push_str(unit);
    if number < 0 {
        words.insert(0, '-');
    }
    words
}

/// A heading of a level that is only known at run time.
pub fn heading(level: u8, class: &'static str, content: impl Into<View>) -> El {
    div(class).attr("role", "heading").attr("aria-level", level.min(6).to_string()).child(content)
}

/// The colour and pattern of a kind, for legend and chips.
pub fn swatch(kind: Kind) -> El {
    decoration("swatch").attr("data-kind", kind.id())
}

/// Something that is only looked at.
pub fn decoration(class: &'static str) -> El {
    el("i").class(class).attr("aria-hidden", "true")
}

/// Sign and word of a kind.
pub fn kind_words(kind: Kind) -> View {
    let sign = el("span").class("sign").attr("aria-hidden", "true").words(en::kind_sign(kind));
    all([sign, el("span").words(en::kind(kind))])
}

/// A button with those words.
pub fn button(class: &'static str, words: impl super::el::Say) -> El {
    el("button").attr("type", "button").class(class).words(words)
}
