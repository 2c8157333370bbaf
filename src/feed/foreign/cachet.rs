//! Cachet: v3 (`/api/incidents`, `/api/schedules`, in the form of JSON:API) and v2 (`/api/v1/incidents`,
//! `/api/v1/schedules`); v0 is v2 with seconds since 1970.
//!
//! Documentation: <https://docs.cachethq.io/api-reference>. There is no end: an incident ended with the last update
//! that calls it fixed, else with its own last change. Times have no zone.

use super::build::{Build, body_of};
use super::record::{Finish, Record, Said};
use super::statuspage::NOT_OPEN;
use super::value::{Ask as _, V};
use super::{text, troubles as t};
use crate::feed::json::Json;
use crate::model::{Kind, Phase};

const FIXED: i64 = 4;

/// Of an incident in version 3: its publisher does not know.
const UNKNOWN: i64 = 0;

/// Of an incident in version 2, with `scheduled_at`: planned work.
const SCHEDULED: i64 = 0;

/// Of a schedule: 0 is upcoming.
const IN_PROGRESS: i64 = 1;
const COMPLETE: i64 = 2;

fn attributes(json: V<'_>) -> V<'_> {
    json.get("attributes").unwrap_or(json)
}

/// What is told: a list, or a single entry.
fn entries<'a>(doc: V<'a>) -> &'a [Json<'a>] {
    match doc.get("data") {
        Some(one @ Json::Object(_)) => std::slice::from_ref(one),
        _ => doc.list("data"),
    }
}

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let known = |entry: &Json<'_>| {
        let a = entry.get("attributes");
        a.is_some_and(|a| a.has("occurred") || a.has("scheduled"))
            || entry.has("scheduled_at") && entry.has("completed_at")
            || entry.has("human_status")
            || entry.has("latest_human_status")
            || entry.has("component_id") && entry.has("status")
    };
    // A page without an incident has nothing but its numbers.
    let numbered = || doc.get("meta").is_some_and(|meta| meta.has("pagination") || meta.has("per_page"));
    let none = matches!(doc.get("data"), Some(Json::List(entries)) if entries.is_empty());
    entries(doc).first().is_some_and(known) || none && numbered()
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    let included = doc.list("included");
    for component in included.iter().filter(|entry| entry.text("type") == Some("components")) {
        if let (Some(id), Some(name)) = (component.word("id"), attributes(component).text("name")) {
            build.component(&id, name, None);
        }
    }
    for json in build.objects(entries(doc)) {
        // An interface that was asked with a key tells what visitors do not see, too.
        // In version 3 it is 0 to who is logged in, 1 to all, 2 to nobody.
        let a = attributes(json);
        if a.flag("visible") == Some(false) || matches!(a.word("visible").as_deref(), Some("0" | "2")) {
            build.note(json, t::LEFT_OUT, &["This is not visible on the status page"]);
            continue;
        }
        let record = record(json, included, build);
        build.add(record);
    }
    let links = doc.get("meta").and_then(|m| m.get("pagination")?.get("links")).or_else(|| doc.get("links"));
    let has = |key: &str| links.is_some_and(|links| links.text(key).is_some());
    let later = has("prev") || has("previous_page");
    if later || has("next") || has("next_page") {
        build.note(doc, t::MORE_PAGES, &["Ask for more at once: ?per_page=100."]);
        build.window(if later { 0 } else { entries(doc).len() });
    }
}

/// A number, or the number in `{human, value}`. `status` may be that of the beginning.
fn status(json: V<'_>) -> Option<i64> {
    text::number(&json.word("latest_status").or_else(|| json.word("status"))?)
}

fn phase(status: Option<i64>) -> Option<Phase> {
    Some(match status? {
        1 => Phase::Investigating,
        2 => Phase::Identified,
        3 => Phase::Monitoring,
        FIXED => Phase::Resolved,
        _ => return None,
    })
}

fn human(json: V<'_>) -> String {
    let status = || json.get("status").and_then(|status| status.text("human"));
    json.text("latest_human_status").or_else(status).or_else(|| json.text("human_status")).unwrap_or_default().into()
}

fn record<'a>(json: V<'a>, included: &'a [Json<'a>], build: &mut Build) -> Record<'a> {
    let a = attributes(json);
    let planned = json.text("type") == Some("schedules")
        || ["completed", "completed_at"].iter().any(|key| a.has(key))
        || status(a) == Some(SCHEDULED) && a.get("scheduled_at").is_some();
    let mut record = build.record(a, if planned { Kind::Maintenance } else { Kind::Degraded }, "id", "name");
    record.json = json;
    record.id = json.word("id").unwrap_or(record.id);
    record.url = a.owned("permalink");
    record.start = build.times(a, &["scheduled", "occurred", "occurred_at", "scheduled_at"]);
    record.created = build.times(a, &["created", "created_at"]);
    record.story = body_of(a, "message");
    for id in related(json, "components") {
        record.lanes.push(build.component(&id, &["Component ", &*id].concat(), None));
    }
    let single = a.word("component_id").filter(|id| id != "0");
    let name = a.get("component").and_then(|c| c.text("name"));
    if let Some(id) = single.or_else(|| name.map(Into::into)) {
        let made = ["Component ", &*id].concat();
        record.lanes.push(build.component(&id, name.unwrap_or(&made), None));
    }
    let mine = related(json, "updates");
    for update in included {
        if update.text("type") == Some("updates") && update.word("id").is_some_and(|id| mine.contains(&id)) {
            record.updates.push(said(update, planned, build));
        }
    }
    for update in a.list("updates") {
        record.updates.push(said(update, planned, build));
    }
    // One that was opened again is fixed more than once.
    let fixed = record.over_since(None);
    let updated = build.times(a, &["updated", "updated_at"]);
    record.finish = if planned {
        let completed = build.times(a, &["completed", "completed_at"]);
        match (completed, status(a)) {
            (Some(end), _) => Finish::At(end),
            (None, Some(IN_PROGRESS)) => Finish::Open,
            (None, Some(COMPLETE)) => {
                build.note(json, t::NO_END, &[]);
                Finish::Unknown
            }
            (None, _) => Finish::Unknown,
        }
    } else if status(a) == Some(FIXED) {
        if let (None, Some(_)) = (fixed, updated) {
            build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
        }
        Finish::at(fixed.or(updated))
    } else if phase(status(a)).is_some() {
        Finish::Open
    } else {
        if status(a) != Some(UNKNOWN) {
            build.unknown(json, &a.word("status").unwrap_or_default(), "status", NOT_OPEN);
        }
        Finish::Unknown
    };
    record
}

/// Ids of what is related to it.
#[inline(never)]
fn related(json: V<'_>, key: &str) -> Vec<String> {
    let list = json.get("relationships").and_then(|r| r.get(key)).map(|r| r.list("data")).unwrap_or_default();
    list.iter().filter_map(|entry| entry.word("id")).collect()
}

#[inline(never)]
fn said<'a>(json: V<'a>, planned: bool, build: &mut Build) -> Said<'a> {
    let a = attributes(json);
    let mut said = build.said(a, &["created", "created_at"], "message", "");
    (said.json, said.word) = (json, human(a));
    // The numbers of an incident are not those of a schedule.
    said.phase = if planned { None } else { phase(status(a)) };
    said
}
