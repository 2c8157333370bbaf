//! Instatus: `/summary.json` and `/v3/summary.json` of a status page (what is open or planned, no history), and the
//! list of incidents of its REST API (`/v1/PAGE/incidents`, which needs a key and so is copied on a server).
//!
//! Documentation: <https://instatus.com/help/api>. Lists that are empty are left out; times may be JavaScript's; the
//! length of a maintenance is a text with minutes.

use super::build::{Build, body_of, kind_of_state};
use super::record::{Finish, Record, among, phase};
use super::statuspage::NOT_OPEN;
use super::text;
use super::time::planned_until;
use super::value::{Ask as _, V};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::{Kind, MINUTE_MS, Phase};

const LISTS: [&str; 3] = ["activeIncidents", "activeMaintenances", "scheduledMaintenances"];

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let status = doc.get("page").and_then(|page| page.text("status"));
    let known = status.is_some_and(|word| among("UP HASISSUES ALLUNDERMAINTENANCE UNDERMAINTENANCE", word));
    let part = |c: &Json<'_>| c.text("status").is_some_and(|word| among(STATES, word));
    known
        || LISTS.iter().any(|list| doc.has(list))
        || doc.items().first().is_some_and(in_a_history)
        || in_a_history(doc)
        || doc.list("components").first().is_some_and(part)
}

/// Of components: no other format writes them so.
const STATES: &str = "OPERATIONAL UNDERMAINTENANCE DEGRADEDPERFORMANCE PARTIALOUTAGE MINOROUTAGE MAJOROUTAGE";

/// An incident as the REST API tells it.
fn in_a_history(json: V<'_>) -> bool {
    matches!(json.get("updates"), Some(Json::List(_))) && json.has("started")
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    if matches!(doc, Json::List(_)) {
        return build.take(doc, "", |json, build| record(json, false, build));
    }
    if in_a_history(doc) {
        let record = record(doc, false, build);
        return build.add(record);
    }
    if let Some(page) = doc.get("page") {
        build.site(page.text("name"), page.text("url"), None);
    }
    for list in LISTS {
        for json in build.list(doc, list) {
            let record = record(json, list != "activeIncidents", build);
            build.add(record);
        }
    }
    for c in doc.list("components") {
        build.declared(c, "id", "name", c.text("group"));
    }
    build.current_only(None);
    build.no_history(doc, "what is open or planned", "The history is in /history.atom of the page.");
}

fn record<'a>(json: V<'a>, maintenance: bool, build: &mut Build) -> Record<'a> {
    let impact = json.text("impact");
    let kind = if maintenance { Kind::Maintenance } else { build.kind(json, "impact", kind_of_state) };
    let mut record = build.record(json, kind, "id", "name");
    record.maintenance = maintenance;
    let url = json.text("url").unwrap_or_default();
    if record.id.is_empty() {
        record.id = text::last_part(url).into();
    }
    record.word = impact.unwrap_or_default().into();
    record.url = url.into();
    record.start = build.time(json, if maintenance { "start" } else { "started" });
    let updated = build.changed(json, "updatedAt");
    for component in json.list("components") {
        if let Some(name) = component.text("name") {
            let id = component.word("id").unwrap_or_else(|| name.into());
            record.lanes.push(build.component(&id, name, None));
        }
    }
    for said in build.list(json, "updates") {
        let mut made = build.said(said, &["started", "createdAt"], "message", "status");
        made.word = made.word.to_ascii_lowercase();
        if said.text("message").is_none() {
            made.text = body_of(said, "messageHtml");
            // Without a tag it would be taken for Markdown.
            if !made.text.is_empty() && !made.text.contains('<') {
                made.text = ["<p>", &*made.text, "</p>"].concat();
            }
        }
        record.updates.push(made);
    }
    let status = json.text("status").unwrap_or_default();
    let resolved = build.time(json, "resolved");
    let resolved = record.over_since(resolved);
    record.finish = match phase(status) {
        Some(Phase::Resolved) => Finish::at(resolved.or_else(|| planned_end(json, record.start)).or(updated)),
        Some(Phase::Scheduled) => Finish::at(planned_end(json, record.start)),
        Some(Phase::Cancelled) => record.called_off(status, updated),
        Some(_) => {
            record.detail = planned_until(planned_end(json, record.start).filter(|_| maintenance));
            Finish::Open
        }
        None => {
            build.unknown(json, status, "status", NOT_OPEN);
            Finish::Unknown
        }
    };
    record
}

fn planned_end(json: V<'_>, start: Option<Stamp>) -> Option<Stamp> {
    let minutes = match json.get("duration")? {
        Json::Int(minutes) => *minutes,
        Json::Text(minutes) => text::number(minutes.trim())?,
        _ => return None,
    };
    let start = start?;
    (0..1_000_000).contains(&minutes).then(|| Stamp { time: start.time.plus(minutes * MINUTE_MS), ..start })
}
