//! Several texts as one history: the pages of a feed, and the feeds of several sources.
//!
//! Texts are taken in one after the other. The same texts in the same order make the same history, so the binary that
//! tells stories arrives at the same ids as the one that draws.

use super::names::Names;
use super::native::newest_first;
use super::notes::{Note, Severity};
use super::said::{WORDS, said};
use crate::model::{Component, ComponentIx, DAY_MS, Digits, Incident, Instant, Text, Time, Timeline};

/// Two sources that tell of one incident rarely agree on its beginning to the minute.
const SAME_DAY_MS: i64 = DAY_MS;

/// Where a text comes from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// Number of the feed, from 0: the company's own comes first.
    pub feed: u16,
    /// What to call the feed if it does not say. `None`: there is one feed only.
    pub name: Option<&'a str>,
}

impl Origin<'_> {
    /// An id that no other feed has given: `2:api`.
    fn id(&self, own: &str) -> Box<str> {
        [&*(self.feed + 1).digits(), ":", own].concat().into()
    }
}

/// Takes `more` into `timeline`: an older page of one of its feeds, or the first page of another feed.
///
/// What stands on a newer page, or in an earlier feed, counts: an incident that comes again is left out. Components of
/// other feeds carry the name of their feed.
///
/// The note tells what was left out because another feed has it.
pub fn take_in(timeline: &mut Timeline, mut more: Timeline, origin: &Origin<'_>) -> Option<Note> {
    let first_text = timeline.components.is_empty() && timeline.incidents.is_empty() && timeline.sources.is_empty();
    let Some(name) = origin.name else {
        if first_text {
            *timeline = more;
        } else {
            take_page(timeline, more);
        }
        return None;
    };
    let label = label(timeline, &more, origin, name);
    if origin.feed == 0 {
        (timeline.site, timeline.languages) = (std::mem::take(&mut more.site), std::mem::take(&mut more.languages));
    }
    let featured = featured(if origin.feed == 0 && more.featured.is_some() { &more } else { timeline });
    let known = more.known_from().map(Instant::exact);
    let lanes: Vec<ComponentIx> = {
        let mut ids = ids(&timeline.components);
        let own = std::mem::take(&mut more.components);
        own.into_iter().map(|c| lane(timeline, &mut ids, c, origin, &label, known.as_ref())).collect()
    };
    note_reach(timeline, &more, &label, known.as_ref());
    let whole = whole(timeline, &more, origin, &label, known);
    renumber(&mut more.incidents, &lanes, whole);
    let again = take_incidents(timeline, more.incidents, origin);
    settle(timeline, featured);
    if again == 0 {
        return None;
    }
    let count = if WORDS { again.digits() } else { String::new() };
    let message = said(&[
        "Incidents of ",
        label.get(""),
        " that are also in an earlier feed of `src`: ",
        &*count,
        ". They are shown once, as the earlier feed tells them.",
    ]);
    Some(Note { severity: Severity::Info, ..Note::warning("incident-in-two-feeds", message) })
}

/// Whether a component has this id, or one of several feeds calls one so.
#[must_use]
pub fn has_component(timeline: &Timeline, id: &str) -> bool {
    let own = |known: &str| known.split_once(':').is_some_and(|(_, own)| own == id);
    timeline.components.iter().any(|c| *c.id == *id || (!timeline.sources.is_empty() && own(&c.id)))
}

/// A page of the one feed that there is.
fn take_page(timeline: &mut Timeline, more: Timeline) {
    let featured = featured(if timeline.featured.is_some() { timeline } else { &more });
    let mut known = ids(&timeline.components);
    let mut lanes: Vec<ComponentIx> = Vec::with_capacity(more.components.len());
    for component in more.components {
        let (number, new) = known.add(&component.id);
        if new {
            timeline.components.push(component);
        }
        lanes.push(index(number));
    }
    let mut incidents = more.incidents;
    renumber(&mut incidents, &lanes, None);
    take_incidents(timeline, incidents, &Origin { feed: 0, name: None });
    let begins = |t: &Option<Instant>| t.as_ref().map(Instant::earliest);
    // No beginning is later than all.
    if begins(&more.history_from).is_some_and(|m| begins(&timeline.history_from).is_none_or(|t| m < t)) {
        timeline.history_from = more.history_from;
    }
    if more.history_note.is_some() {
        timeline.history_note = more.history_note;
    }
    timeline.next = more.next;
    settle(timeline, featured);
}

/// Gives components their places among all; what names none concerns `whole`.
fn renumber(incidents: &mut [Incident], lanes: &[ComponentIx], whole: Option<ComponentIx>) {
    for incident in incidents {
        let undated = incident.undated.map(|_| &mut incident.undated_in);
        for places in incident.segments.iter_mut().map(|s| &mut s.components).chain(undated) {
            for c in &mut *places {
                *c = lanes.get(*c as usize).copied().unwrap_or_default();
            }
            if places.is_empty() {
                places.extend(whole);
            }
        }
    }
}

/// Adds what is new. Answers with how many another feed had told already.
fn take_incidents(timeline: &mut Timeline, incidents: Vec<Incident>, origin: &Origin<'_>) -> usize {
    let mut known = Names::default();
    let mut titles = Names::default();
    let title = |i: &Incident| {
        let minute = i.start().map_or(0, |start| start.earliest().0 / 60_000);
        // What one of them calls over and another open is not told by one of them alone.
        let open = if i.is_open() { "\n" } else { "" };
        [i.title.get("").trim(), "\n", &*minute.digits(), open].concat().to_ascii_lowercase()
    };
    for incident in &timeline.incidents {
        known.add(&incident.id);
        if origin.name.is_some() && incident.source != origin.feed {
            titles.add(&title(incident));
        }
    }
    let mut again = 0;
    for mut incident in incidents {
        incident.source = origin.feed;
        if titles.find(&title(&incident)).is_some() {
            again += 1;
            continue;
        }
        if let Some(other) = known.find(&incident.id).and_then(|n| timeline.incidents.get(n)) {
            let another_feed = other.source != origin.feed;
            if !another_feed || near(other, &incident) && other.is_open() == incident.is_open() {
                again += usize::from(another_feed);
                continue;
            }
        }
        if !known.add(&incident.id).1 {
            incident.id = origin.id(&incident.id);
            if !known.add(&incident.id).1 {
                continue;
            }
        }
        timeline.incidents.push(incident);
    }
    again
}

/// Whether two incidents of one id may be one: numbers such as 12 are given by everybody.
fn near(a: &Incident, b: &Incident) -> bool {
    match (a.start(), b.start()) {
        (Some(a), Some(b)) => a.earliest().since(b.latest()).max(b.earliest().since(a.latest())) < SAME_DAY_MS,
        _ => a.title == b.title,
    }
}

/// The name of the feed of `more`, which stands in [`Timeline::sources`] from now on.
fn label(timeline: &mut Timeline, more: &Timeline, origin: &Origin<'_>, name: &str) -> Text {
    let at = usize::from(origin.feed);
    while timeline.sources.len() <= at {
        timeline.sources.push(Text::default());
    }
    let Some(slot) = timeline.sources.get_mut(at) else { return Text::default() };
    if slot.is_empty() {
        *slot = more.site.name.clone().unwrap_or_else(|| Text::new(name));
    }
    slot.clone()
}

/// The place of a component of `origin` among all, where its feed's name goes before its own.
fn lane(
    timeline: &mut Timeline,
    ids: &mut Names,
    own: Component,
    origin: &Origin<'_>,
    label: &Text,
    known: Option<&Instant>,
) -> ComponentIx {
    let foreign = origin.feed > 0;
    let id = if foreign { origin.id(&own.id) } else { own.id };
    let history_from = own.history_from.or_else(|| known.cloned());
    let (number, new) = ids.add(&id);
    if new {
        let name = if foreign { own.name.after(&[label.get(""), ": "].concat()) } else { own.name };
        timeline.components.push(Component { id, name, group: own.group, history_from });
    } else if let Some(lane) = timeline.components.get_mut(number) {
        lane.history_from = history_from;
    }
    index(number)
}

/// The lane for what concerns a whole feed: "all of it" is not all of the others.
fn whole(
    timeline: &mut Timeline,
    more: &Timeline,
    origin: &Origin<'_>,
    label: &Text,
    known: Option<Instant>,
) -> Option<ComponentIx> {
    let needed = more.incidents.iter().flat_map(Incident::places).any(<[_]>::is_empty);
    let id = origin.id("");
    let at = timeline.components.iter().position(|c| c.id == id);
    if let Some(lane) = at.and_then(|at| timeline.components.get_mut(at)) {
        lane.history_from = known;
    } else if needed {
        timeline.components.push(Component { id, name: label.clone(), group: None, history_from: known });
        return Some(index(timeline.components.len() - 1));
    }
    at.map(index)
}

/// How far back each feed reaches is told by its lanes; the history as a whole begins with the first of them.
fn note_reach(timeline: &mut Timeline, more: &Timeline, label: &Text, known: Option<&Instant>) {
    let earliest = |t: Option<&Instant>| t.map_or(Time::MAX, Instant::earliest);
    if earliest(known) < earliest(timeline.history_from.as_ref()) {
        timeline.history_from = known.cloned();
    }
    if let Some(note) = &more.history_note {
        let note = note.after(&[label.get(""), ": "].concat());
        let before = timeline.history_note.take().map_or_else(String::new, |before| [before.get(""), " "].concat());
        timeline.history_note = Some(note.after(&before));
    }
}

fn ids(components: &[Component]) -> Names {
    let mut ids = Names::default();
    for component in components {
        ids.add(&component.id);
    }
    ids
}

fn index(number: usize) -> ComponentIx {
    ComponentIx::try_from(number).unwrap_or_default()
}

fn featured(timeline: &Timeline) -> Option<Box<str>> {
    Some(timeline.incidents.get(timeline.featured?)?.id.clone())
}

fn settle(timeline: &mut Timeline, featured: Option<Box<str>>) {
    newest_first(&mut timeline.incidents);
    timeline.featured = featured.and_then(|id| timeline.find(&id));
}
