//! The parts beside and below the story: periods, cause, impact, actions, updates, and the rest.

use super::Telling;
use super::node::{El, div, el, p};
use super::parts::{button, checked_link, item, kind, label_line, labelled, paragraph, section};
use super::prose::markdown;
use crate::dates::words;
use crate::i18n::{self, after, en, joined};
use crate::model::{Action, ActionStatus, Component, ComponentIx, Incident, Segment, Story, Text, Update};

/// The periods in words: what the bars of the timeline say.
pub fn periods(t: &Telling<'_>, incident: &Incident) -> Option<El> {
    if incident.segments.is_empty() && incident.undated.is_none() {
        return None;
    }
    let mut rows = el("ul").class("periods");
    for segment in &incident.segments {
        rows = rows.child(period(t, incident, segment));
    }
    if let Some(of) = incident.undated {
        let row = el("li").attr("data-kind", of.id()).child(el("p").children(kind(of)));
        let row = row.maybe(paragraph("detail", &affected(t, &incident.undated_in)));
        rows = rows.child(row.child(p("detail", i18n::SINCE_NOBODY_KNOWS)));
    }
    let assumed = incident
        .segments
        .iter()
        .any(Segment::zone_is_assumed)
        .then(|| p("detail assumed", "The time zone was not stated; the timeline is drawn with an assumed one."));
    Some(section(t.level, i18n::when(incident, t.now), "part").child(rows).maybe(assumed))
}

/// At most this many are named; the others are counted.
const MOST_NAMES: usize = 8;

/// What was affected, by name. Where there is one component only, nobody asks which.
fn affected(t: &Telling<'_>, of: &[ComponentIx]) -> String {
    let all = &t.timeline.components;
    if all.len() < 2 {
        return String::new();
    }
    en::some_of(Component::names(all, of, &t.formats.language), MOST_NAMES)
}

fn period(t: &Telling<'_>, incident: &Incident, s: &Segment) -> El {
    let formats = t.formats;
    let cycle = s.cycle.as_ref().map(|c| {
        let (bad, good) = (words::length(formats, &c.bad), words::length(formats, &c.good));
        ["On and off: ", &bad, " bad, then ", &good, " good, over and over."].concat()
    });
    let source = s.source_kind.as_ref().map(|w| [" (the source calls it \u{201c}", w, "\u{201d})"].concat());
    let what = el("p").children(kind(s.kind)).words(source.unwrap_or_default());
    let mut row = el("li").attr("data-kind", s.kind.id());
    if s.zone_is_assumed() {
        row = row.attr("data-assumed", "");
    }
    row.child(what)
        .maybe(paragraph("detail", &affected(t, &s.components)))
        .child(p("detail", words::period(formats, incident, s, t.now)))
        .maybe(t.paragraph("detail", s.detail.as_ref()))
        .maybe(paragraph("detail", &cycle.unwrap_or_default()))
}

pub fn cause(t: &Telling<'_>, story: &Story) -> Option<El> {
    let cause = story.cause.as_ref()?;
    let mut part = section(t.level, en::cause(cause.certainty), "part cause");
    if let Some(text) = &cause.text {
        part = part.child(prose(t, text));
    }
    part = part.maybe(labelled("Set off by: ", t.told(cause.trigger.as_ref())));
    if !cause.factors.is_empty() {
        part = part.child(label_line("What played a part:")).child(texts(t, &cause.factors));
    }
    Some(part.maybe(labelled("Others involved: ", t.told(cause.third_party.as_ref()))))
}

/// A text in Markdown, under a heading.
#[inline(never)]
fn prose(t: &Telling<'_>, text: &Text) -> El {
    t.in_its_language(div("prose"), text).children(markdown(t.told(Some(text)), t.level + 1))
}

/// A list of texts.
#[inline(never)]
fn texts(t: &Telling<'_>, texts: &[Text]) -> El {
    let mut list = el("ul");
    for text in texts {
        list = list.child(t.tell(el("li"), text));
    }
    list
}

pub fn impact(t: &Telling<'_>, story: &Story) -> Option<El> {
    let impact = story.impact.as_ref()?;
    let part = section(t.level, "Who was affected", "part").maybe(impact.scope.map(|s| label_line(en::scope(s))));
    let part = part.maybe(t.paragraph("", impact.who.as_ref()));
    Some(part.maybe(t.paragraph("", impact.saw.as_ref())))
}

pub fn actions(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.actions.is_empty() {
        return None;
    }
    let mut rows = el("ul").class("actions");
    for a in &story.actions {
        rows = rows.child(action(t, a));
    }
    Some(section(t.level, "What changes", "part").child(rows))
}

fn action(t: &Telling<'_>, a: &Action) -> El {
    let status = a.standing(t.now);
    let (sign, id) = match status {
        ActionStatus::Done => ("\u{2713}", "done"),
        ActionStatus::InProgress => ("\u{25d0}", "in_progress"),
        ActionStatus::Planned => ("\u{25cb}", "planned"),
        ActionStatus::Dropped => ("\u{2212}", "dropped"),
        ActionStatus::Unknown => ("\u{2022}", "unknown"),
    };
    let due = a.due.as_ref().filter(|_| !status.is_over());
    let overdue = a.is_overdue(t.now).then(|| el("strong").class("overdue").words("overdue"));
    // Of what is not done the day on which it will be is a promise.
    let to_come = if status.is_over() { "" } else { "to be done on " };
    let (done, due) = (after(to_come, &t.date(a.done_at.as_ref())), after("due ", &t.date(due)));
    let said = joined(&[en::action(status), &done, &due, a.purpose.map_or("", en::purpose)], ", ");
    let said = if overdue.is_some() { said + ", " } else { said };
    el("li")
        .attr("data-status", id)
        .child(el("b").class("number").attr("aria-hidden", "true").words(sign))
        .child(t.tell(el("p"), &a.text))
        .maybe((!said.is_empty()).then(|| p("detail", said).maybe(overdue)))
}

pub fn updates(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.updates.is_empty() {
        return None;
    }
    let rows = story.updates.iter().map(|update| el("li").children(told(t, update)));
    Some(section(t.level, "Updates", "part").child(el("ol").class("updates").children(rows)))
}

/// The last of several updates, in sight before everything else.
pub fn news(t: &Telling<'_>, story: &Story) -> Option<El> {
    let [_, .., last] = &story.updates[..] else { return None };
    Some(section(t.level, "Latest update", "part news").children(told(t, last)))
}

/// Phase, time and text.
#[inline(never)]
fn told(t: &Telling<'_>, update: &Update) -> [El; 2] {
    let at = update.at.as_ref().map_or_else(|| "Time not stated".to_owned(), |at| t.time(at));
    let mut head = el("p").class("detail");
    if let Some(phase) = update.phase {
        head = head.child(el("strong").words(en::phase(phase))).words(" ");
    }
    [head.words(at), prose(t, &update.text)]
}

/// Everything else that was told.
pub fn more(t: &Telling<'_>, incident: &Incident, side: El) -> El {
    let story = &incident.story;
    let lessons = (!story.lessons.is_empty()).then(|| texts(t, &story.lessons));
    let lessons = lessons.map(|list| section(t.level, "Lessons learned", "part").child(list));
    side.maybe(detection(t, story))
        .maybe(words_under(t, "What you can do", story.workaround.as_ref()))
        .maybe(words_under(t, "Compensation", story.compensation.as_ref()))
        .maybe(lessons)
        .maybe(contact(t, story))
        .maybe(related(t, story))
        .maybe(links(t, story))
        .maybe(revisions(t, story))
        .maybe(pace(t, incident))
        .maybe(paragraph("detail", &after("Published ", &t.date(story.published_at.as_ref()))))
        .maybe(paragraph("detail", &after("Tags: ", &story.tags.join(", "))))
}

/// A part of one paragraph, if it was told.
#[inline(never)]
fn words_under(t: &Telling<'_>, title: &'static str, text: Option<&Text>) -> Option<El> {
    Some(section(t.level, title, "part").child(t.paragraph("", text)?))
}

fn detection(t: &Telling<'_>, story: &Story) -> Option<El> {
    let detection = story.detection.as_ref()?;
    let mut words = t.told(detection.how.as_ref()).to_owned();
    if let Some(at) = &detection.at {
        words += &[" (", &t.time(at), ")"].concat();
    }
    Some(section(t.level, "How it was noticed", "part").child(p("", words)))
}

fn links(t: &Telling<'_>, story: &Story) -> Option<El> {
    let mut list = el("ul");
    for link in &story.links {
        list = list.child(el("li").child(checked_link(&link.url, t.told(Some(&link.title)))));
    }
    (!story.links.is_empty()).then(|| section(t.level, "Further reading", "part").child(list))
}

fn revisions(t: &Telling<'_>, story: &Story) -> Option<El> {
    let mut list = el("ul");
    for revision in &story.revisions {
        list = list.child(item(&joined(&[&t.date(revision.at.as_ref()), t.told(Some(&revision.text))], ": ")));
    }
    (!story.revisions.is_empty()).then(|| section(t.level, "Changed since publication", "part").child(list))
}

/// How fast the work went, as far as the feed tells.
fn pace(t: &Telling<'_>, incident: &Incident) -> Option<El> {
    let lines = i18n::pace(incident, &incident.story, t.now);
    let list = el("ul").children(lines.iter().map(|line| item(line)));
    (!lines.is_empty()).then(|| section(t.level, "Response times", "part").child(list))
}

/// What can be done with this incident; `src/embed/js/after/files.js` sees to it.
pub fn take_away() -> El {
    let link = button("control", "data-link", "", "Copy link");
    let share = button("control", "data-share", "", "Share").attr("hidden", "");
    let calendar = button("control", "data-file", "ics", "Add to calendar");
    div("take").attr("hidden", "").child(link).child(share).child(calendar)
}

fn contact(t: &Telling<'_>, story: &Story) -> Option<El> {
    let contact = story.contact.as_ref()?;
    let email = contact.email.as_ref().map(|e| el("p").child(checked_link(&["mailto:", e].concat(), e)));
    let url = contact.url.as_ref().map(|u| el("p").child(checked_link(u, u)));
    let part = section(t.level, "Questions?", "part").maybe(t.paragraph("", contact.text.as_ref()));
    Some(part.maybe(email).maybe(url))
}

/// Other incidents by their titles. One that is not here, or not yet, has none that anybody could read.
fn related(t: &Telling<'_>, story: &Story) -> Option<El> {
    let known: Vec<&Incident> =
        story.related.iter().filter_map(|id| t.timeline.incidents.get(t.timeline.find(id)?)).collect();
    let mut list = el("ul");
    for other in &known {
        let title = t.told(Some(&other.title)).to_owned();
        list = list.child(el("li").child(button("link", "data-open", String::from(&*other.id), title)));
    }
    (!known.is_empty()).then(|| section(t.level, "Related incidents", "part").child(list))
}
