//! The apology, and the short and the long story: one at a time, behind a visible switch.

use crate::model::{Story, StoryText};
use crate::ui::Action;
use crate::view::context::{Page, StoryKey};
use crate::view::el::{all, div, el, live, p};
use crate::view::parts::button;
use crate::view::prose::{key, markdown};
use leptos::prelude::*;
use std::sync::Arc;

/// Where this account comes from.
pub fn provenance(page: &Page, story: &Story) -> Option<AnyView> {
    let words = story.provenance.as_ref()?.get(&page.lang().language).to_owned();
    Some(p("provenance", words).part("provenance").any())
}

pub fn apology(page: &Page, story: &Story) -> Option<AnyView> {
    let apology = story.apology.as_ref()?;
    let formats = page.lang();
    let words = apology.text.get(&formats.language).to_owned();
    let mut signed: Vec<String> = Vec::new();
    let from = if apology.retold { "Retold from the letter of " } else { "" };
    let whose = apology.name.as_deref().map(|name| [from, name].concat());
    signed.extend(whose.or_else(|| apology.retold.then(|| "Retold from a letter".to_owned())));
    signed.extend(apology.role.as_ref().map(|r| r.get(&formats.language).to_owned()));
    signed.extend(apology.at.as_ref().map(|at| formats.date(at)));
    let paragraphs = all(words.split("\n\n").map(|words| p("", words.to_owned())));
    let letter = el("figure").class("letter").part("apology").child(el("blockquote").child(paragraphs));
    Some(letter.child(el("figcaption").words(signed.join(", "))).any())
}

pub fn texts(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    let language = page.lang().language.clone();
    let key = |text: &StoryText| match text {
        StoryText::Here(words) => key(words.get(&language)),
        StoryText::At(address) => StoryKey::File(Arc::from(&**address)),
    };
    let (short, long) = (story.short.as_ref().map(key), story.long.as_ref().map(key));
    let (short, long) = match (short, long) {
        (Some(short), Some(long)) => (short, long),
        (only, None) | (None, only) => return Some(prose(page, only?, level)),
    };
    let opened = page.ctx.opened;
    let is_long = move || opened.get().long;
    let tab = |to_long: bool, words: &'static str| {
        let page = page.clone();
        button("", words)
            .live_attr("aria-pressed", move || Some((is_long() == to_long).to_string()))
            .on_click(move || page.act(Action::Long(to_long)))
    };
    let tabs = div("group tabs").attr("role", "group").attr("aria-label", "How much to read");
    let tabs = tabs.child(tab(false, "Short story")).child(tab(true, "Long story"));
    let shown = page.clone();
    let text = live(move || prose(&shown, if is_long() { long.clone() } else { short.clone() }, level));
    Some(vec![tabs.any(), text].into_any())
}

fn prose(page: &Page, key: StoryKey, level: u8) -> AnyView {
    div("prose").part("prose").child(markdown(page, key, level)).any()
}
