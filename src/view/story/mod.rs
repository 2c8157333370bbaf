//! An opened incident, in the reader's order: is it over, is my data safe, how long; the apology; the short and the
//! long story; what was tried; why; what changes; whom to ask. Parts that were not told leave no holes.

mod aside;
mod attempts;
mod letter;
mod verdicts;

use super::context::Page;
use super::el::{div, el};
use super::format::Formats;
use crate::i18n::range;
use crate::model::{End, IncidentIx, Instant, Segment, When};
use leptos::prelude::AnyView;
use std::sync::Arc;

pub fn story(page: &Page, i: IncidentIx, level: u8) -> Option<AnyView> {
    let loaded = Arc::clone(&page.loaded);
    let incident = loaded.timeline.incidents.get(i)?;
    let story = &incident.story;
    let main = div("main")
        .maybe(letter::provenance(page, story))
        .maybe(letter::apology(page, story))
        .maybe(letter::texts(page, story, level))
        .maybe(aside::periods(page, incident, level))
        .maybe(aside::updates(page, story, level));
    let side = div("side")
        .maybe(attempts::attempts(page, story, level))
        .maybe(aside::cause(page, story, level))
        .maybe(aside::impact(page, story, level))
        .maybe(aside::actions(page, story, level))
        .child(aside::more(page, incident, level));
    let article = el("article").class("story").part("story").attr("data-incident", incident.id.to_string());
    let article = article.child(verdicts::verdicts(page, incident)).child(div("columns").child(main).child(side));
    Some(article.any())
}

/// When a period was, in words and never sharper than it is known.
pub fn period_words(formats: &Formats, s: &Segment) -> String {
    let start = formats.instant(&s.start);
    let length = s.length.as_ref().map(|l| match (&l.words, l.bounds) {
        (Some(words), _) => words.get(&formats.language).to_owned(),
        (None, Some((least, most))) => range(least, most, l.about),
        (None, None) => String::new(),
    });
    let end = match &s.end {
        End::At(end) if end.words.is_some() || length.is_none() => {
            // Words, and an end between two points, do not go with "to".
            let until = end.words.is_some() || matches!(end.when, When::Between(..));
            [if until { ", until " } else { " to " }, &end_words(formats, &s.start, end)].concat()
        }
        End::At(_) => String::new(),
        End::Ongoing => ", still going on".to_owned(),
        End::Unknown => ", end not known".to_owned(),
    };
    let length = length.map(|l| [", ", &l].concat()).unwrap_or_default();
    [start, end, length].concat()
}

/// The end of a period; of an exact one on the same day only the time.
fn end_words(formats: &Formats, start: &Instant, end: &Instant) -> String {
    use super::format::Style;
    let same_day = formats.write(Style::Date, start.earliest()) == formats.write(Style::Date, end.earliest());
    if start.is_exact() && end.is_exact() && same_day {
        return formats.write(Style::Clock, end.earliest());
    }
    formats.instant(end)
}
