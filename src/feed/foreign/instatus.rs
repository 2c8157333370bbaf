//! Instatus: `/summary.json` and `/v3/summary.json` of a status page (what is open or planned, no history), and the list
//! of incidents of its REST API (`/v1/PAGE/incidents`, which needs a key and so is copied on a server).
//!
//! Documentation: <https://instatus.com/help/api>. Lists that are empty are left out; times may be JavaScript's; the
//! length of a maintenance is a text with minutes.

use super::build::Build;
use super::record::{Finish, Record, Said, phase};
use super::segments::state;
use super::value::{Ask, V};
use super::{text, troubles as t};
use crate::feed::Stamp;
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::{Kind, Phase};
use crate::model::MINUTE_MS;

const LISTS: [&str; 3] = ["activeIncidents", "activeMaintenances", "scheduledMaintenances"];

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let status = doc.get("page").and_then(|page| page.text("status"));
    let known = matches!(status, Some("UP" | "HASISSUES" | "ALLUNDERMAINTENANCE" | "UNDERMAINTENANCE"));
    known || LISTS.iter().any(|list| doc.member(list).is_some()) || doc.items().first().is_some_and(in_a_history)
}

/// An incident as the REST API tells it.
fn in_a_history(json: V<'_>) -> bool {
    matches!(json.get("updates"), Some(Json::List(_))) && json.member("started").is_some()
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    if matches!(doc, Json::List(_)) {
        for json in build.objects(doc.items()) {
            let record = record(json, false, build);
            build.add(record);
        }
        return Ok(());
    }
    if let Some(page) = doc.get("page") {
        build.site(page.text("name"), page.text("url"), None);
    }
    for list in LISTS {
        for json in build.objects(doc.list(list)) {
            let record = record(json, list != "activeIncidents", build);
            build.add(record);
        }
    }
    build.current_only(None);
    build.note(doc, t::NO_HISTORY, &["what is open or planned", "The history is in /history.atom of the page."]);
    Ok(())
}

fn record<'a>(json: V<'a>, maintenance: bool, build: &mut Build) -> Record<'a> {
    let impact = json.text("impact");
    let kind = impact.and_then(state).flatten().map_or(Kind::Notice, |(kind, _)| kind);
    let mut record = Record::new(json, if maintenance { Kind::Maintenance } else { kind });
    record.maintenance = maintenance;
    let from_url = || json.text("url").and_then(|url| url.trim_end_matches('/').rsplit('/').next());
    record.id = json.word("id").or_else(|| from_url().map(Into::into));
    record.title = json.text("name").map(text::line).unwrap_or_default();
    record.word = impact.map(Into::into);
    record.url = json.text("url").map(Into::into);
    record.start = build.time(json, if maintenance { "start" } else { "started" });
    let updated = build.time(json, "updatedAt");
    for component in json.list("components") {
        if let Some(name) = component.text("name") {
            let id = component.word("id").unwrap_or_else(|| name.into());
            record.components.push(build.component(&id, name, None));
        }
    }
    for said in build.objects(json.list("updates")) {
        let at = build.time(said, "started").or_else(|| build.time(said, "createdAt"));
        let message = said.text("message").map(text::body);
        let text = message.or_else(|| said.text("messageHtml").map(text::from_html)).unwrap_or_default();
        let word = said.text("status").unwrap_or_default();
        record.updates.push(Said {
            json: said,
            at,
            phase: phase(word),
            text,
            word: word.to_lowercase(),
            changes: vec![],
        });
    }
    let status = json.text("status").unwrap_or_default();
    let resolved = build.time(json, "resolved").or_else(|| record.last_in(Phase::Resolved));
    record.finish = match phase(status) {
        Some(Phase::Resolved) => {
            resolved.or_else(|| planned_end(json, record.start)).or(updated).map_or(Finish::Unknown, Finish::At)
        }
        Some(Phase::Scheduled) => planned_end(json, record.start).map_or(Finish::Unknown, Finish::At),
        Some(_) => Finish::Open,
        None => {
            build.note(json, t::UNKNOWN_WORD, &[status, "status", "It is not taken for open."]);
            Finish::Unknown
        }
    };
    record
}

fn planned_end(json: V<'_>, start: Option<Stamp>) -> Option<Stamp> {
    let minutes = match json.get("duration")? {
        Json::Int(minutes) => *minutes,
        Json::Text(minutes) => minutes.trim().parse().ok()?,
        _ => return None,
    };
    let start = start?;
    (0..1_000_000).contains(&minutes).then(|| Stamp { time: start.time.plus(minutes * MINUTE_MS), ..start })
}
