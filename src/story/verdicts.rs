//! The three questions of every reader, answered first.

use super::Telling;
use super::node::{El, div, el, p};
use crate::dates::words;
use crate::i18n::{how_long, joined, long, no_length, over, safe, since, undated};
use crate::model::{Incident, KindTotal, totals};

pub fn verdicts(t: &Telling<'_>, incident: &Incident) -> El {
    let time = |at: &_| t.time(at);
    let (safe, detail) = safe(&incident.story, &t.formats.language, &time);
    let (long, rest) = length(t, incident);
    let told = since(incident, &incident.story, t.now, &t.formats.language, &time);
    el("dl")
        .class("verdicts")
        .child(verdict("Is it over?", "over", over(incident, t.now, &t.formats.language, &time), &told))
        .child(verdict("Is my data safe?", "data", safe.to_owned(), &detail))
        .child(verdict(how_long(incident, t.now), "length", long, &rest))
}

/// A question, the answer in a few words, and the rest of the answer.
#[inline(never)]
fn verdict(question: &'static str, id: &'static str, answer: String, detail: &str) -> El {
    let answer = el("dd").child(p("answer", answer)).child(el("p").class("detail").copy(detail));
    let verdict = div("verdict").part("verdict").attr("data-verdict", id);
    verdict.child(el("dt").words(question)).child(answer)
}

/// The worst kind whose length may be told makes the headline.
fn length(t: &Telling<'_>, incident: &Incident) -> (String, String) {
    let told = t.told(incident.story.duration_note.as_ref());
    let length = |of: &KindTotal<'_>| Some((of.kind, words::total(&of.total, &t.formats.language)?));
    let (answer, rest) = long(totals(incident, t.now).iter().filter_map(length), told);
    let after_all = if incident.undated.is_some() { undated(incident) + "." } else { String::new() };
    let answer = if answer.is_empty() { no_length(incident, t.now).to_owned() } else { answer };
    (answer, joined(&[&rest, &after_all], " "))
}
