//! The apology, and the short and the long story: one at a time, behind a visible switch.

use super::Telling;
use super::node::{El, div, el, p};
use super::parts::button;
use super::prose::markdown;
use crate::model::{Story, StoryText};

/// Where this account comes from.
pub fn provenance(t: &Telling<'_>, story: &Story) -> Option<El> {
    let words = story.provenance.as_ref()?.get(&t.formats.language).to_owned();
    Some(p("provenance", words).part("provenance"))
}

pub fn apology(t: &Telling<'_>, story: &Story) -> Option<El> {
    let apology = story.apology.as_ref()?;
    let language = &t.formats.language;
    let words = apology.text.get(language);
    let mut signed: Vec<String> = Vec::new();
    let from = if apology.retold { "Retold from the letter of " } else { "" };
    let whose = apology.name.as_deref().map(|name| [from, name].concat());
    signed.extend(whose.or_else(|| apology.retold.then(|| "Retold from a letter".to_owned())));
    signed.extend(apology.role.as_ref().map(|r| r.get(language).to_owned()));
    signed.extend(apology.at.as_ref().map(|at| t.formats.date(at)));
    let paragraphs = words.split("\n\n").map(|words| p("", words.to_owned()));
    let letter = el("figure").class("letter").part("apology").child(el("blockquote").children(paragraphs));
    Some(letter.child(el("figcaption").words(signed.join(", "))))
}

/// The short and the long story. The widget shows the one whose button is pressed.
pub fn texts(t: &Telling<'_>, story: &Story) -> Vec<El> {
    let text = |which: &'static str, text: &StoryText| prose(t, text).attr("data-story", which);
    let short = story.short.as_ref().map(|s| text("short", s));
    let long = story.long.as_ref().map(|s| text("long", s));
    match (short, long) {
        (Some(short), Some(long)) => {
            let tabs = div("group tabs").attr("role", "group").attr("aria-label", "How much to read");
            let tabs = tabs.child(button("", "data-text", "short", "Short story"));
            let tabs = tabs.child(button("", "data-text", "long", "Long story"));
            vec![tabs, short, long]
        }
        (only, None) | (None, only) => only.into_iter().collect(),
    }
}

/// A text in Markdown; one in a file of its own is fetched by the widget when it is shown.
fn prose(t: &Telling<'_>, text: &StoryText) -> El {
    let prose = div("prose").part("prose");
    match text {
        StoryText::Here(words) => prose.children(markdown(words.get(&t.formats.language), t.level)),
        StoryText::At(address) => {
            let bone = div("loading").attr("aria-busy", "true").child(el("i").class("bone"));
            prose.attr("data-href", address.to_string()).child(bone)
        }
    }
}
