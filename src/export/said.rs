//! What is said of an incident in every export alike.

use super::moment::words;
use super::{Context, Entry};
use crate::i18n::{self, in_all, joined, range};
use crate::model::{End, Length, Segment, Total, totals};

/// When a period was, in one line, and never sharper than it is known.
pub(super) fn period(segment: &Segment, context: &Context<'_>) -> String {
    let start = words(&segment.start, context);
    let end = match &segment.end {
        End::At(end) if end.rough => String::new(),
        End::At(end) if end.is_exact() && segment.start.is_exact() => [" to ", &words(end, context)].concat(),
        End::At(end) if end == &segment.start => String::new(),
        End::At(end) => [", until ", &words(end, context)].concat(),
        End::Ongoing => ", still going on".to_owned(),
        End::Unknown if !segment.is_unended() => String::new(),
        End::Unknown => ", end not known".to_owned(),
    };
    let length = segment.length.as_ref().and_then(|l| length(l, context)).map(|l| [" (", &l, ")"].concat());
    [start, end, length.unwrap_or_default()].concat()
}

/// A stated length: the author's words, else figures.
pub(super) fn length(length: &Length, context: &Context<'_>) -> Option<String> {
    i18n::stated_length(length, context.language)
}

/// It came and went.
pub(super) fn cycle(segment: &Segment, context: &Context<'_>) -> Option<String> {
    let cycle = segment.cycle.as_ref()?;
    let (bad, good) = (length(&cycle.bad, context)?, length(&cycle.good, context)?);
    Some(["On and off: ", &bad, " bad, then ", &good, " good"].concat())
}

/// Is it over?
pub(super) fn over((incident, _): Entry<'_>, context: &Context<'_>) -> String {
    i18n::over(incident, context.now, context.language, &|at| words(at, context))
}

/// How it is since then.
pub(super) fn since((incident, story): Entry<'_>, context: &Context<'_>) -> String {
    i18n::since(incident, story, context.now, context.language, &|at| words(at, context))
}

/// Is my data safe? The answer in a few words, and the rest of it.
pub(super) fn safe((_, story): Entry<'_>, context: &Context<'_>) -> (&'static str, String) {
    i18n::safe(story, context.language, &|at| words(at, context))
}

/// How long it was: the answer in a few words, and the rest of it. Nothing if nobody says.
pub(super) fn long((incident, story): Entry<'_>, context: &Context<'_>) -> (String, String) {
    let totals = totals(incident, context.now).into_iter().filter_map(|total| {
        let length = match total.total {
            Total::Words(words) => words.get(context.language).to_owned(),
            Total::Figures { least, most, about, growing, on_and_off } => {
                in_all(&range(least, most, about), growing, on_and_off)
            }
            Total::NotStated => return None,
        };
        Some((total.kind, length))
    });
    let (long, rest) = i18n::long(totals, context.told(story.duration_note.as_ref()));
    let after_all = if incident.undated.is_some() { i18n::undated(incident) + "." } else { String::new() };
    (long, joined(&[&rest, &after_all], " "))
}
