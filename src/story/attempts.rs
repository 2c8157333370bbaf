//! What was tried, and what became of each.

use super::Telling;
use super::node::{El, el, p};
use super::parts::section;
use crate::dates::Formats;
use crate::i18n::en;
use crate::model::{Attempt, Outcome, Story};

pub fn attempts(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.attempts.is_empty() {
        return None;
    }
    let rows = story.attempts.iter().enumerate().map(|(n, a)| attempt(t.formats, n + 1, a));
    Some(section(t.level, "What was tried", "part", [el("ol").class("attempts").children(rows)]))
}

fn attempt(formats: &Formats, n: usize, a: &Attempt) -> El {
    let words = |t: &Option<crate::model::Text>| t.as_ref().map(|t| t.get(&formats.language).to_owned());
    let outcome = match (&a.until, a.outcome) {
        (Some(until), Outcome::HeldUntil) => ["Held until ", &formats.instant(until)].concat(),
        _ => en::outcome(a.outcome).to_owned(),
    };
    let ruled_out = words(&a.ruled_out).map(|w| ["Ruled out: ", &w].concat());
    let details = [words(&a.result), ruled_out].into_iter().flatten();
    let sign = if a.outcome == Outcome::Fixed { "\u{2713}".to_owned() } else { n.to_string() };
    let at = a.at.as_ref().map(|at| [&formats.instant(at), ". "].concat()).unwrap_or_default();
    el("li")
        .attr("data-outcome", a.outcome.id())
        .child(el("b").class("number").attr("aria-hidden", "true").words(sign))
        .child(p("", a.tried.get(&formats.language).to_owned()))
        .child(p("detail", at).child(el("strong").words(outcome)))
        .children(details.map(|d| p("detail", d)))
}
