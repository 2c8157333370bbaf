//! The parts beside and below the story: periods, cause, impact, actions, updates, and the rest.

use crate::i18n::en;
use crate::model::{Action, ActionStatus, Incident, Story, Text};
use crate::prose::SafeUrl;
use crate::view::context::Page;
use crate::view::el::{El, all, div, el, p};
use crate::view::parts::{button, kind_words, section, swatch};
use crate::view::prose::{key, link, markdown};
use crate::view::story::period_words;
use leptos::prelude::*;

/// The periods in words: what the bars of the timeline say.
pub fn periods(page: &Page, incident: &Incident, level: u8) -> Option<AnyView> {
    if incident.segments.is_empty() {
        return None;
    }
    let formats = page.lang();
    let row = |s: &crate::model::Segment| {
        let detail = s.detail.as_ref().map(|d| d.get(&formats.language).to_owned());
        let cycle = s.cycle.as_ref().map(|c| {
            let length = |l: &crate::model::Length| match (&l.words, l.bounds) {
                (Some(words), _) => words.get(&formats.language).to_owned(),
                (None, Some((least, most))) => crate::i18n::range(least, most, l.about),
                (None, None) => String::new(),
            };
            ["On and off: ", &length(&c.bad), " bad, then ", &length(&c.good), " good, over and over."].concat()
        });
        let source = s.source_kind.as_ref().map(|w| [" (the source calls it \u{201c}", w, "\u{201d})"].concat());
        let zone = s.start.zone_assumed.then_some("");
        let details = [Some(period_words(&formats, s)), detail, cycle].into_iter().flatten();
        let kind = el("p").child(swatch(s.kind)).child(kind_words(s.kind)).words(source.unwrap_or_default());
        let row = el("li").attr("data-kind", s.kind.id()).attr_if("data-assumed", zone);
        row.child(kind).child(all(details.map(|d| p("detail", d))))
    };
    let rows = el("ul").class("periods").child(all(incident.segments.iter().map(row)));
    let assumed = incident.segments.iter().any(|s| s.start.zone_assumed);
    let mut list = vec![rows];
    if assumed {
        list.push(p("detail assumed", "The time zone was not stated; it is assumed, and the timeline is drawn by it."));
    }
    Some(section(level, "When it was what", "part", all(list)))
}

pub fn cause(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    let cause = story.cause.as_ref()?;
    let language = page.lang().language.clone();
    let line = |label: &'static str, t: &Option<Text>| {
        let words = t.as_ref()?.get(&language).to_owned();
        Some(label_line(label).words(words))
    };
    let mut content: Vec<El> = Vec::new();
    content.extend(cause.text.as_ref().map(|t| prose(page, t.get(&language), level)));
    content.extend(line("Set off by: ", &cause.trigger));
    if !cause.factors.is_empty() {
        let factors = all(cause.factors.iter().map(|f| el("li").words(f.get(&language).to_owned())));
        content.push(label_line("What played a part:"));
        content.push(el("ul").child(factors));
    }
    content.extend(line("Others involved: ", &cause.third_party));
    Some(section(level, en::cause(cause.certainty), "part cause", all(content)))
}

/// A paragraph that begins with a label.
fn label_line(label: &'static str) -> El {
    el("p").child(el("strong").words(label))
}

/// A text in Markdown, under a heading of `level`.
fn prose(page: &Page, words: &str, level: u8) -> El {
    div("prose").child(markdown(page, key(words), level + 1))
}

/// A paragraph, if there is a text for it.
fn paragraph(text: Option<&Text>, language: &str) -> Option<El> {
    text.map(|t| p("", t.get(language).to_owned()))
}

pub fn impact(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    let impact = story.impact.as_ref()?;
    let language = page.lang().language.clone();
    let scope = impact.scope.map(|s| label_line(en::scope(s)));
    let (who, saw) = (paragraph(impact.who.as_ref(), &language), paragraph(impact.saw.as_ref(), &language));
    Some(section(level, "Who was affected", "part", all([scope, who, saw].into_iter().flatten())))
}

pub fn actions(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    if story.actions.is_empty() {
        return None;
    }
    let formats = page.lang();
    let now = page.ctx.now.get_untracked();
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
        let overdue = overdue.then(|| el("strong").class("overdue").words(" overdue").any());
        el("li")
            .attr("data-status", id)
            .child(el("b").class("number").attr("aria-hidden", "true").words(sign))
            .child(p("", a.text.get(&formats.language).to_owned()))
            .child(p("detail", said.join(", ")).maybe(overdue))
    };
    let rows = all(story.actions.iter().map(row));
    Some(section(level, "What changes", "part", el("ul").class("actions").child(rows).any()))
}

pub fn updates(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    if story.updates.is_empty() {
        return None;
    }
    let formats = page.lang();
    let row = |u: &crate::model::Update| {
        let at = u.at.as_ref().map_or_else(|| "Time not stated".to_owned(), |at| formats.instant(at));
        let mut head = el("p").class("detail");
        if let Some(phase) = u.phase {
            head = head.child(el("strong").words(en::phase(phase))).words(" ");
        }
        el("li").child(head.words(at)).child(prose(page, u.text.get(&formats.language), level))
    };
    let rows = all(story.updates.iter().map(row));
    Some(section(level, "Updates", "part told", el("ol").class("updates").child(rows).any()))
}

/// Everything else that was told.
pub fn more(page: &Page, incident: &Incident, level: u8) -> AnyView {
    let story = &incident.story;
    let formats = page.lang();
    let language = &formats.language;
    let words = |title: &'static str, t: &Option<Text>| {
        paragraph(t.as_ref(), language).map(|words| section(level, title, "part", words.any()))
    };
    let items = |title: &'static str, rows: Vec<El>| {
        (!rows.is_empty()).then(|| section(level, title, "part", el("ul").child(all(rows)).any()))
    };
    let detection = story.detection.as_ref().map(|d| {
        let mut words = d.how.as_ref().map(|h| h.get(language).to_owned()).unwrap_or_default();
        if let Some(at) = &d.at {
            words += &[" (", &formats.instant(at), ")"].concat();
        }
        section(level, "How it was noticed", "part", p("", words).any())
    });
    let lessons = story.lessons.iter().map(|l| el("li").words(l.get(language).to_owned())).collect();
    let links = story.links.iter().map(|l| el("li").child(checked_link(&l.url, l.title.get(language)))).collect();
    let revision = |r: &crate::model::Revision| {
        let at = r.at.as_ref().map(|at| [&formats.date(at), ": "].concat()).unwrap_or_default();
        el("li").words([&at, r.text.get(language)].concat())
    };
    let published = story.published_at.as_ref().map(|at| ["Published ", &formats.date(at)].concat());
    let tags = (!story.tags.is_empty()).then(|| ["Tags: ", &story.tags.join(", ")].concat());
    let detail = |words: Option<String>| words.map(|words| p("detail", words).any());
    let parts = [
        detection,
        words("What you can do", &story.workaround),
        words("What you get", &story.compensation),
        items("What was learnt", lessons),
        contact(page, story, level),
        related(page, story, level),
        items("Further reading", links),
        items("Changed since publication", story.revisions.iter().map(revision).collect()),
        detail(published),
        detail(tags),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().into_any()
}

fn contact(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    let contact = story.contact.as_ref()?;
    let words = paragraph(contact.text.as_ref(), &page.lang().language);
    let email = contact.email.as_ref().map(|e| el("p").child(checked_link(&["mailto:", e].concat(), e)));
    let url = contact.url.as_ref().map(|u| el("p").child(checked_link(u, u)));
    Some(section(level, "Questions?", "part", all([words, email, url].into_iter().flatten())))
}

fn related(page: &Page, story: &Story, level: u8) -> Option<AnyView> {
    if story.related.is_empty() {
        return None;
    }
    let row = |id: &str| {
        // One that is not in this feed is named all the same.
        let found = page.loaded.timeline.find(id);
        let incident = found.and_then(|i| page.loaded.timeline.incidents.get(i));
        let title = incident.map_or_else(|| id.to_owned(), |i| i.title.get(&page.lang().language).to_owned());
        let Some(i) = found else { return el("li").words(title) };
        let page = page.clone();
        el("li").child(button("link", title).on_click(move || page.open(i)))
    };
    let rows = all(story.related.iter().map(|id| row(id)));
    Some(section(level, "Related incidents", "part", el("ul").child(rows).any()))
}

/// A link where the address is safe, else its words.
fn checked_link(url: &str, words: &str) -> AnyView {
    let content = words.to_owned().into_any();
    match SafeUrl::new(url) {
        Some(url) => link(url.as_str(), content),
        None => content,
    }
}
