//! The three questions of every reader, answered first.

use super::Telling;
use super::node::{El, div, el, p};
use crate::dates::words;
use crate::i18n::{how_long, joined, over, safe};
use crate::model::{Incident, Kind, totals};

pub fn verdicts(t: &Telling<'_>, incident: &Incident) -> El {
    let time = |at: &_| t.time(at);
    let (safe, detail) = safe(&incident.story, &t.formats.language, &time);
    let (long, rest) = long(t, incident);
    let told = t.told(incident.story.resolution.as_ref().and_then(|r| r.text.as_ref()));
    el("dl")
        .class("verdicts")
        .child(verdict("Is it over?", "over", over(incident, t.now, &time), told))
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

/// The worst kind whose length may be told makes the headline; the author's words are the rest of the answer.
fn long(t: &Telling<'_>, incident: &Incident) -> (String, String) {
    let told = t.told(incident.story.duration_note.as_ref()).to_owned();
    let (mut worst, mut rest) = (String::new(), String::new());
    for total in totals(incident, t.now) {
        let Some(length) = words::total(&total.total, &t.formats.language) else { continue };
        let length = with_kind(&length, total.kind);
        if worst.is_empty() {
            worst = length;
        } else {
            rest = joined(&[&rest, &length], ", ");
        }
    }
    match (worst.is_empty(), told.is_empty()) {
        (true, true) => ("Not stated".to_owned(), told),
        (true, false) => (told, String::new()),
        (false, false) => (upper_first(&worst), told),
        (false, true) if rest.is_empty() => (upper_first(&worst), rest),
        (false, true) => (upper_first(&worst), upper_first(&rest) + "."),
    }
}

/// "3 hours down so far", not "3 hours so far down".
#[inline(never)]
fn with_kind(length: &str, kind: Kind) -> String {
    let of_kind = match kind {
        Kind::Outage => " down",
        Kind::ReadOnly => " read-only",
        Kind::Degraded => " degraded",
        Kind::Maintenance => " of maintenance",
        Kind::Notice => "",
    };
    if let Some(rest) = length.strip_prefix("on and off") {
        return [of_kind.trim_start(), " on and off", rest].concat();
    }
    match length.strip_suffix(" so far") {
        Some(length) => [length, of_kind, " so far"].concat(),
        None => [length, of_kind].concat(),
    }
}

#[inline(never)]
fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| String::from(c.to_ascii_uppercase()) + chars.as_str()).unwrap_or_default()
}
