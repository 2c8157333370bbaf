//! What was tried, and what became of each.

use super::Telling;
use super::node::{El, el, p};
use super::parts::{paragraph, section};
use crate::i18n::{after, en};
use crate::model::{Attempt, Digits, Outcome, Story};

pub fn attempts(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.attempts.is_empty() {
        return None;
    }
    let mut rows = el("ol").class("attempts");
    for (n, a) in story.attempts.iter().enumerate() {
        rows = rows.child(attempt(t, n + 1, a));
    }
    Some(section(t.level, "What was tried", "part").child(rows))
}

#[inline(never)]
fn attempt(t: &Telling<'_>, n: usize, a: &Attempt) -> El {
    let outcome = match (&a.until, a.outcome) {
        (Some(until), Outcome::HeldUntil) => ["Helped until ", &t.time(until)].concat(),
        _ => en::outcome(a.outcome).to_owned(),
    };
    let sign = if a.outcome == Outcome::Fixed { "\u{2713}".to_owned() } else { n.digits() };
    let at = t.instant(a.at.as_ref());
    let at = if at.is_empty() { at } else { at + ". " };
    el("li")
        .attr("data-outcome", a.outcome.id())
        .child(el("b").class("number").attr("aria-hidden", "true").words(sign))
        .child(t.tell(el("p"), &a.tried))
        .child(p("detail", at).child(el("strong").words(outcome)))
        .maybe(t.paragraph("detail", a.result.as_ref()))
        .maybe(paragraph("detail", &after("Ruled out: ", t.told(a.ruled_out.as_ref()))))
}
