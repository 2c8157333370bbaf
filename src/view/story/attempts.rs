//! What was tried, and what became of each.

use crate::i18n::en;
use crate::model::{Attempt, Outcome, Story};
use crate::view::bars::outcome_id;
use crate::view::context::Page;
use crate::view::el::{El, all, el, p};
use crate::view::format::Formats;
use crate::view::parts::section;
use leptos::prelude::AnyView;

pub fn attempts(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    if story.attempts.is_empty() {
        return None;
    }
    let formats = page.lang();
    let rows = all(story.attempts.iter().enumerate().map(|(n, a)| attempt(&formats, n + 1, a)));
    Some(section(level, "What was tried", "part", el("ol").class("attempts").child(rows).any()))
}

fn attempt(formats: &Formats, n: usize, a: &Attempt) -> El {
    let words = |t: &Option<crate::model::Text>| t.as_ref().map(|t| t.get(&formats.language).to_owned());
    let outcome = match (&a.until, a.outcome) {
        (Some(until), Outcome::HeldUntil) => ["Held until ", &formats.instant(until)].concat(),
        _ => en::outcome(a.outcome).to_owned(),
    };
    let ruled_out = words(&a.ruled_out).map(|w| ["Ruled out: ", &w].concat());
    let details = [words(&a.result), ruled_out].into_iter().flatten();
    let details = all(details.map(|d| p("detail", d)));
    let sign = if a.outcome == Outcome::Fixed { "\u{2713}".to_owned() } else { n.to_string() };
    let at = a.at.as_ref().map(|at| [&formats.instant(at), ". "].concat()).unwrap_or_default();
    el("li")
        .attr("data-outcome", outcome_id(a.outcome))
        .child(el("b").class("number").attr("aria-hidden", "true").words(sign))
        .child(p("", a.tried.get(&formats.language).to_owned()))
        .child(p("detail", at).child(el("strong").words(outcome)))
        .child(details)
}
