//! The parts beside and below the story: periods, cause, impact, actions, updates, and the rest.

use super::Telling;
use super::node::{El, div, el, p};
use super::parts::{button, checked_link, kind, label_line, paragraph, section};
use super::prose::markdown;
use crate::dates::words;
use crate::i18n::{en, range};
use crate::model::{Action, ActionStatus, Incident, Ms, Segment, Story, Text, numbers};

/// The periods in words: what the bars of the timeline say.
pub fn periods(t: &Telling<'_>, incident: &Incident) -> Option<El> {
    if incident.segments.is_empty() {
        return None;
    }
    let formats = t.formats;
    let row = |s: &Segment| {
        let detail = s.detail.as_ref().map(|d| d.get(&formats.language).to_owned());
        let cycle = s.cycle.as_ref().map(|c| {
            let (bad, good) = (words::length(formats, &c.bad), words::length(formats, &c.good));
            ["On and off: ", &bad, " bad, then ", &good, " good, over and over."].concat()
        });
        let source = s.source_kind.as_ref().map(|w| [" (the source calls it \u{201c}", w, "\u{201d})"].concat());
        let details = [Some(words::period(formats, s)), detail, cycle].into_iter().flatten();
        let what = el("p").children(kind(s.kind)).words(source.unwrap_or_default());
        let mut row = el("li").attr("data-kind", s.kind.id());
        if s.start.zone_assumed {
            row = row.attr("data-assumed", "");
        }
        row.child(what).children(details.map(|d| p("detail", d)))
    };
    let rows = el("ul").class("periods").children(incident.segments.iter().map(row));
    let assumed = incident.segments.iter().any(|s| s.start.zone_assumed);
    let mut list = vec![rows];
    if assumed {
        list.push(p("detail assumed", "The time zone was not stated; it is assumed, and the timeline is drawn by it."));
    }
    Some(section(t.level, "When it was what", "part", list))
}

pub fn cause(t: &Telling<'_>, story: &Story) -> Option<El> {
    let cause = story.cause.as_ref()?;
    let language = &t.formats.language;
    let line = |label: &'static str, text: &Option<Text>| {
        Some(label_line(label).words(text.as_ref()?.get(language).to_owned()))
    };
    let mut content: Vec<El> = Vec::new();
    content.extend(cause.text.as_ref().map(|text| prose(t, text.get(language))));
    content.extend(line("Set off by: ", &cause.trigger));
    if !cause.factors.is_empty() {
        let factors = cause.factors.iter().map(|f| el("li").words(f.get(language).to_owned()));
        content.push(label_line("What played a part:"));
        content.push(el("ul").children(factors));
    }
    content.extend(line("Others involved: ", &cause.third_party));
    Some(section(t.level, en::cause(cause.certainty), "part cause", content))
}

/// A text in Markdown, under a heading.
fn prose(t: &Telling<'_>, words: &str) -> El {
    div("prose").children(markdown(words, t.level + 1))
}

pub fn impact(t: &Telling<'_>, story: &Story) -> Option<El> {
    let impact = story.impact.as_ref()?;
    let language = &t.formats.language;
    let scope = impact.scope.map(|s| label_line(en::scope(s)));
    let (who, saw) = (paragraph(impact.who.as_ref(), language), paragraph(impact.saw.as_ref(), language));
    Some(section(t.level, "Who was affected", "part", [scope, who, saw].into_iter().flatten()))
}

pub fn actions(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.actions.is_empty() {
        return None;
    }
    let formats = t.formats;
    let now = t.now;
    let row = |a: &Action| {
        let (sign, id) = match a.status {
            ActionStatus::Done => ("\u{2713}", "done"),
            ActionStatus::InProgress => ("\u{25d0}", "in_progress"),
            ActionStatus::Planned => ("\u{25cb}", "planned"),
            ActionStatus::Dropped => ("\u{2212}", "dropped"),
        };
        let open = matches!(a.status, ActionStatus::InProgress | ActionStatus::Planned);
        let overdue = open && a.due.as_ref().is_some_and(|d| d.latest() < now);
        let mut said = vec![en::action(a.status).to_owned()];
        said.extend(a.done_at.as_ref().map(|d| formats.date(d)));
        said.extend(a.due.as_ref().filter(|_| open).map(|d| ["due ", &formats.date(d)].concat()));
        said.extend(a.purpose.map(|p| en::purpose(p).to_owned()));
        let overdue = overdue.then(|| el("strong").class("overdue").words(" overdue"));
        el("li")
            .attr("data-status", id)
            .child(el("b").class("number").attr("aria-hidden", "true").words(sign))
            .child(p("", a.text.get(&formats.language).to_owned()))
            .child(p("detail", said.join(", ")).children(overdue))
    };
    let rows = story.actions.iter().map(row);
    Some(section(t.level, "What changes", "part", [el("ul").class("actions").children(rows)]))
}

pub fn updates(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.updates.is_empty() {
        return None;
    }
    let formats = t.formats;
    let row = |u: &crate::model::Update| {
        let at = u.at.as_ref().map_or_else(|| "Time not stated".to_owned(), |at| formats.instant(at));
        let mut head = el("p").class("detail");
        if let Some(phase) = u.phase {
            head = head.child(el("strong").words(en::phase(phase))).words(" ");
        }
        el("li").child(head.words(at)).child(prose(t, u.text.get(&formats.language)))
    };
    let rows = story.updates.iter().map(row);
    Some(section(t.level, "Updates", "part told", [el("ol").class("updates").children(rows)]))
}

/// Everything else that was told.
pub fn more(t: &Telling<'_>, incident: &Incident) -> Vec<El> {
    let story = &incident.story;
    let formats = t.formats;
    let language = &formats.language;
    let words = |title: &'static str, text: &Option<Text>| {
        paragraph(text.as_ref(), language).map(|words| section(t.level, title, "part", [words]))
    };
    let items = |title: &'static str, rows: Vec<El>| {
        (!rows.is_empty()).then(|| section(t.level, title, "part", [el("ul").children(rows)]))
    };
    let detection = story.detection.as_ref().map(|d| {
        let mut words = d.how.as_ref().map(|h| h.get(language).to_owned()).unwrap_or_default();
        if let Some(at) = &d.at {
            words += &[" (", &formats.instant(at), ")"].concat();
        }
        section(t.level, "How it was noticed", "part", [p("", words)])
    });
    let lessons = story.lessons.iter().map(|l| el("li").words(l.get(language).to_owned())).collect();
    let links = story.links.iter().map(|l| el("li").child(checked_link(&l.url, l.title.get(language)))).collect();
    let revision = |r: &crate::model::Revision| {
        let at = r.at.as_ref().map(|at| [&formats.date(at), ": "].concat()).unwrap_or_default();
        el("li").words([&at, r.text.get(language)].concat())
    };
    let published = story.published_at.as_ref().map(|at| ["Published ", &formats.date(at)].concat());
    let tags = (!story.tags.is_empty()).then(|| ["Tags: ", &story.tags.join(", ")].concat());
    let detail = |words: Option<String>| words.map(|words| p("detail", words));
    let parts = [
        detection,
        words("What you can do", &story.workaround),
        words("What you get", &story.compensation),
        items("What was learnt", lessons),
        contact(t, story),
        related(t, story),
        items("Further reading", links),
        items("Changed since publication", story.revisions.iter().map(revision).collect()),
        pace(t, incident),
        detail(published),
        detail(tags),
    ];
    parts.into_iter().flatten().chain([take_away()]).collect()
}

/// How fast the work went, as far as the feed tells.
fn pace(t: &Telling<'_>, incident: &Incident) -> Option<El> {
    let pace = numbers::pace(incident, &incident.story);
    let row = |(words, bounds): (&'static str, Option<(Ms, Ms)>)| {
        let (least, most) = bounds?;
        Some(el("li").words([words, &range(least, most, false)].concat()))
    };
    let rows: Vec<El> = [
        ("Noticed after ", pace.detect),
        ("First public word after ", pace.first_word),
        ("Better after ", pace.mitigate),
        ("Over after ", pace.resolve),
    ]
    .into_iter()
    .filter_map(row)
    .collect();
    // When it was over says the verdict already; alone it would be said twice.
    let more = pace.detect.or(pace.first_word).or(pace.mitigate).is_some();
    more.then(|| section(t.level, "How fast", "part", [el("ul").children(rows)]))
}

/// What can be done with this incident; `src/embed/js/after/files.js` sees to it.
fn take_away() -> El {
    let link = button("control", "data-link", "", "Copy link");
    let share = button("control", "data-share", "", "Share").attr("hidden", "");
    let calendar = button("control", "data-file", "ics", "Add to calendar");
    div("take").attr("hidden", "").child(link).child(share).child(calendar)
}

fn contact(t: &Telling<'_>, story: &Story) -> Option<El> {
    let contact = story.contact.as_ref()?;
    let words = paragraph(contact.text.as_ref(), &t.formats.language);
    let email = contact.email.as_ref().map(|e| el("p").child(checked_link(&["mailto:", e].concat(), e)));
    let url = contact.url.as_ref().map(|u| el("p").child(checked_link(u, u)));
    Some(section(t.level, "Questions?", "part", [words, email, url].into_iter().flatten()))
}

fn related(t: &Telling<'_>, story: &Story) -> Option<El> {
    if story.related.is_empty() {
        return None;
    }
    let row = |id: &str| {
        let known = t.timeline.find(id).and_then(|i| t.timeline.incidents.get(i));
        let Some(other) = known else { return el("li").words(id.to_string()) };
        let title = other.title.get(&t.formats.language).to_owned();
        el("li").child(button("link", "data-open", id.to_string(), title))
    };
    let rows = story.related.iter().map(|id| row(id));
    Some(section(t.level, "Related incidents", "part", [el("ul").children(rows)]))
}
