//! The three questions of every reader, answered first.

use super::Telling;
use super::node::{El, div, el, p};
use crate::dates::{Formats, words};
use crate::i18n::en;
use crate::model::{DataLossStatus, Incident, Kind, Resolution, State, Time, state, totals};

pub fn verdicts(t: &Telling<'_>, incident: &Incident) -> El {
    let over = over(t.formats, incident, &state(incident, t.now));
    let safe = safe(t.formats, incident);
    let long = long(t.formats, incident, t.now);
    let verdicts = el("dl").class("verdicts").child(verdict("Is it over?", "over", over));
    let verdicts = verdicts.child(verdict("Is my data safe?", "data", safe));
    verdicts.child(verdict("How long was it?", "length", long))
}

/// A question, the answer in a few words, and the rest of the answer.
fn verdict(question: &'static str, id: &'static str, (answer, detail): (String, Option<String>)) -> El {
    let answer = el("dd").child(p("answer", answer)).child(p("detail", detail.unwrap_or_default()));
    let verdict = div("verdict").part("verdict").attr("data-verdict", id);
    verdict.child(el("dt").words(question)).child(answer)
}

fn over(formats: &Formats, incident: &Incident, state: &State<'_>) -> (String, Option<String>) {
    let answer = match state {
        State::Planned(start) => ["Not begun: planned for ", &formats.instant(start)].concat(),
        State::Ongoing => "No, it is still going on".to_owned(),
        State::EndUnknown => "Not known: no end was published".to_owned(),
        // Worked out from a start that was told in words: its bounds are for drawing only.
        State::Over(at)
            if at.words.is_none() && !at.is_exact() && incident.segments.iter().any(|s| s.start.words.is_some()) =>
        {
            "Yes".to_owned()
        }
        State::Over(at) => ["Yes, since ", &formats.instant(at)].concat(),
        State::NotStated => "Not stated".to_owned(),
    };
    let told = incident.story.resolution.as_ref().and_then(|r: &Resolution| r.text.as_ref());
    (answer, told.map(|t| t.get(&formats.language).to_owned()))
}

fn safe(formats: &Formats, incident: &Incident) -> (String, Option<String>) {
    let Some(loss) = &incident.story.data_loss else { return ("Not stated".to_owned(), None) };
    let mut detail = loss.text.as_ref().map(|t| t.get(&formats.language).to_owned()).unwrap_or_default();
    let concerned = match (&loss.from, &loss.to) {
        (Some(from), Some(to)) => Some(["from ", &formats.instant(from), " to ", &formats.instant(to)].concat()),
        (Some(from), None) => Some(["from ", &formats.instant(from), " on"].concat()),
        (None, Some(to)) => Some(["until ", &formats.instant(to)].concat()),
        (None, None) => None,
    };
    if let Some(concerned) = concerned.filter(|_| loss.status != DataLossStatus::None) {
        detail += if detail.is_empty() { "" } else { " " };
        detail += &["It concerns what was written ", &concerned, "."].concat();
    }
    (en::data_loss(loss.status).to_owned(), (!detail.is_empty()).then_some(detail))
}

/// The worst kind whose length may be told makes the headline; the author's words are the rest of the answer.
fn long(formats: &Formats, incident: &Incident, now: Time) -> (String, Option<String>) {
    let totals = totals(incident, now);
    let told = incident.story.duration_note.as_ref().map(|t| t.get(&formats.language).to_owned());
    let of_kind = |kind: Kind| match kind {
        Kind::Outage => " down",
        Kind::ReadOnly => " read-only",
        Kind::Degraded => " degraded",
        Kind::Maintenance => " of maintenance",
        Kind::Notice => "",
    };
    // "3 hours down so far", not "3 hours so far down".
    let with_kind = |length: &str, kind: Kind| match length.strip_suffix(" so far") {
        Some(length) => [length, of_kind(kind), " so far"].concat(),
        None => [length, of_kind(kind)].concat(),
    };
    let mut said = totals.iter().filter_map(|t| Some((t.kind, words::total(&t.total, &formats.language)?)));
    let Some((kind, length)) = said.next() else {
        return match told {
            Some(told) => (told, None),
            None => ("Not stated".to_owned(), None),
        };
    };
    let answer = upper_first(&with_kind(&length, kind));
    let rest: Vec<String> = said.map(|(kind, length)| with_kind(&length, kind)).collect();
    let detail = told.or_else(|| (!rest.is_empty()).then(|| [&upper_first(&rest.join(", ")), "."].concat()));
    (answer, detail)
}

fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| std::iter::once(c.to_ascii_uppercase()).chain(chars).collect()).unwrap_or_default()
}
