//! The apology, and the short and the long story: one at a time, behind a visible switch.

use super::Telling;
use super::node::{El, div, el};
use super::parts::button;
use super::prose::markdown;
use crate::i18n::signed;
use crate::model::{Story, StoryText};

/// Where this account comes from.
pub fn provenance(t: &Telling<'_>, story: &Story) -> Option<El> {
    Some(t.paragraph("provenance", story.provenance.as_ref())?.part("provenance"))
}

pub fn apology(t: &Telling<'_>, story: &Story) -> Option<El> {
    let apology = story.apology.as_ref()?;
    let signed = signed(apology, t.told(apology.role.as_ref()), &t.date(apology.at.as_ref()));
    let mut words = t.in_its_language(el("blockquote"), &apology.text);
    for paragraph in t.told(Some(&apology.text)).split("\n\n") {
        words = words.child(el("p").copy(paragraph));
    }
    let letter = el("figure").class("letter").part("apology").child(words);
    Some(letter.child(el("figcaption").words(signed)))
}

/// The short and the long story at the end of `main`. The widget shows the one whose button is pressed.
pub fn texts(t: &Telling<'_>, story: &Story, main: El) -> El {
    let text = |which: &'static str, told: &Option<StoryText>| Some(prose(t, told.as_ref()?).attr("data-story", which));
    let (short, long) = (text("short", &story.short), text("long", &story.long));
    let tabs = (short.is_some() && long.is_some()).then(|| {
        let tabs = div("group tabs").attr("role", "group").attr("aria-label", "How much to read");
        let tabs = tabs.child(button("", "data-text", "short", "Short story"));
        tabs.child(button("", "data-text", "long", "Long story"))
    });
    main.maybe(tabs).maybe(short).maybe(long)
}

/// A text in Markdown; one in a file of its own is fetched by the widget when it is shown.
#[inline(never)]
fn prose(t: &Telling<'_>, text: &StoryText) -> El {
    let prose = div("prose").part("prose");
    match text {
        StoryText::Here(words) => t.in_its_language(prose, words).children(markdown(t.told(Some(words)), t.level)),
        StoryText::At(address) => {
            let bone = div("loading").attr("aria-busy", "true").child(el("i").class("bone"));
            prose.attr("data-href", String::from(&**address)).child(bone)
        }
    }
}
