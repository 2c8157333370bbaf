//! Slack, `/api/v2.0.0/current` and `/api/v2.0.0/history`. Documentation: <https://docs.slack.dev/reference/slack-status-api>.
//!
//! There is no end: the last change of what is resolved is taken for it.

use super::build::Build;
use super::record::{Finish, Record, Said, phase};
use super::value::{Ask, V};
use super::{text, troubles as t};
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let known = |e: &Json<'_>| e.member("notes").is_some() && e.member("date_created").is_some();
    doc.member("active_incidents").is_some() || doc.items().first().is_some_and(known)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    build.site(Some("Slack"), Some("https://slack-status.com"), None);
    let current = doc.member("active_incidents").is_some();
    let list = if current { doc.list("active_incidents") } else { doc.items() };
    for json in build.objects(list) {
        let record = record(json, build);
        build.add(record);
    }
    if current {
        let at = build.time(doc, "date_updated");
        build.current_only(at);
        build.note(doc, t::NO_HISTORY, &["what is open", "The history is in /api/v2.0.0/history."]);
    }
    Ok(())
}

fn record<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let word = json.text("type").unwrap_or("incident");
    let status = json.text("status").unwrap_or_default();
    let planned = word == "maintenance" || status == "scheduled" || status == "completed";
    let kind = match word {
        _ if planned => Kind::Maintenance,
        "outage" => Kind::Outage,
        "notice" => Kind::Notice,
        _ => Kind::Degraded,
    };
    let mut record = Record::new(json, kind);
    record.id = json.word("id");
    record.title = json.text("title").map(text::line).unwrap_or_default();
    record.word = Some(word.into());
    record.url = json.text("url").map(Into::into);
    for name in json.list("services").iter().filter_map(Ask::said) {
        record.components.push(build.component(&name, &name, None));
    }
    for note in build.objects(json.list("notes")) {
        let at = build.time(note, "date_created");
        let body = note.text("body").map(text::body).unwrap_or_default();
        record.updates.push(Said { json: note, at, phase: None, text: body, word: String::new(), changes: Vec::new() });
    }
    record.start = build.time(json, "date_created");
    let changed = build.time(json, "date_updated");
    record.finish = match phase(status) {
        Some(Phase::Resolved) => changed.map_or(Finish::Unknown, Finish::At),
        Some(Phase::Scheduled | Phase::Cancelled) => Finish::Unknown,
        Some(_) => Finish::Open,
        None => {
            build.note(json, t::UNKNOWN_WORD, &[status, "status", "It is not taken for open."]);
            Finish::Unknown
        }
    };
    record
}
