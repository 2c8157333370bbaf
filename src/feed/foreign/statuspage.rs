//! Atlassian Statuspage, public status API v2: `incidents.json`, `summary.json`, `scheduled-maintenances.json` and their
//! parts, a single incident, and what others serve in the same shape (incident.io, Rootly).
//!
//! Documentation: <https://metastatuspage.com/api>. `incidents.json` shows the newest 50 and has no further page.
//! `components` of an incident tell how they are *now*; how they were stands in `affected_components` of the updates.

use super::build::{Build, kind_of_impact};
use super::record::{Change, Finish, Record, Said, phase};
use super::segments::state;
use super::troubles as t;
use super::value::{Ask as _, V};
use super::{monthly, text, time};
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::{Kind, Phase, Severity};

/// Entries of a page that is full.
const PAGE: usize = 50;

/// Its names.
const LISTS: [&str; 4] = ["incidents", "scheduled_maintenances", "status", "components"];

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let page = matches!(doc.get("page"), Some(Json::Object(_)));
    let known = LISTS.iter().any(|list| doc.member(list).is_some_and(|json| !matches!(json, Json::Int(_))));
    page && known || single(doc).is_some() || monthly::detect(doc)
}

/// A document of one incident, or one incident in a document.
fn single(doc: V<'_>) -> Option<V<'_>> {
    let is_one = |json: &V<'_>| json.get("incident_updates").is_some();
    Some(doc).filter(is_one).or_else(|| doc.get("incident").filter(is_one))
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    if monthly::detect(doc) {
        monthly::read(doc, build);
        return Ok(());
    }
    let page = doc.get("page");
    if let Some(page) = page {
        build.site(page.text("name"), page.text("url"), page.text("time_zone"));
    }
    components(doc.list("components"), build);
    let incidents = build.objects(doc.list("incidents"));
    for json in incidents.iter().copied().chain(single(doc)) {
        let planned = json.get("scheduled_for").is_some();
        let record = record(json, planned, build);
        build.add(record);
    }
    for json in build.objects(doc.list("scheduled_maintenances")) {
        let record = record(json, true, build);
        build.add(record);
    }
    if doc.get("status").is_some() {
        let at = page.and_then(|page| build.time(page, "updated_at"));
        build.current_only(at);
    } else if incidents.len() >= PAGE {
        build.window(incidents.len());
    }
    let listed = |key: &str| doc.member(key).is_some();
    if !listed("incidents") && !listed("scheduled_maintenances") && single(doc).is_none() {
        build.note(doc, t::NO_HISTORY, &["the state of now", "The history is in /api/v2/incidents.json."]);
    }
    Ok(())
}

/// The components of a page, containers left out: they are the heading of the others.
pub fn components(list: &[Json<'_>], build: &mut Build) {
    let name_of = |id: &str| list.iter().find(|c| c.text("id") == Some(id)).and_then(|c| c.text("name"));
    for component in list {
        if component.flag("group") == Some(true) {
            continue;
        }
        if let (Some(id), Some(name)) = (component.word("id"), component.text("name")) {
            build.component(&id, name, component.text("group_id").and_then(name_of));
        }
    }
}

/// An incident or a maintenance of this shape.
fn record<'a>(json: V<'a>, maintenance: bool, build: &mut Build) -> Record<'a> {
    let impact = json.text("impact");
    let kind = impact.and_then(kind_of_impact);
    if let (None, Some(word)) = (kind, impact) {
        build.note(json, t::UNKNOWN_WORD, &[word, "impact", "It is shown as a notice."]);
    }
    let kind = if maintenance { Kind::Maintenance } else { kind.unwrap_or(Kind::Notice) };
    let mut record = Record::new(json, kind);
    record.maintenance = maintenance;
    record.id = json.word("id");
    record.title = json.text("name").map(text::line).unwrap_or_default();
    record.word = if maintenance { None } else { impact.map(Into::into) };
    record.severity = impact.and_then(severity);
    record.url = json.text("shortlink").map(Into::into);
    record.created = build.time(json, "created_at");
    let began = build.time(json, "started_at");
    let planned = build.time(json, "scheduled_for");
    record.start = if maintenance { planned.or(began) } else { began };
    for component in json.list("components") {
        if let (Some(id), Some(name)) = (component.word("id"), component.text("name"))
            && component.flag("group") != Some(true)
        {
            record.components.push(build.component(&id, name, None));
        }
    }
    for said in build.objects(json.list("incident_updates")) {
        let said = update(said, build);
        record.updates.push(said);
    }
    if let Some(body) = json.text("postmortem_body") {
        record.report = Some((text::body(body), build.time(json, "postmortem_published_at")));
    }
    finish(&mut record, build);
    record
}

fn severity(impact: &str) -> Option<Severity> {
    Some(match impact {
        "none" => Severity::None,
        "minor" => Severity::Minor,
        "major" => Severity::Major,
        "critical" => Severity::Critical,
        _ => return None,
    })
}

fn update<'a>(json: V<'a>, build: &mut Build) -> Said<'a> {
    let word = json.text("status").unwrap_or_default();
    let at = build.time(json, "display_at").or_else(|| build.time(json, "created_at"));
    let mut changes = Vec::new();
    for change in json.list("affected_components") {
        let Some(id) = change.word("code").or_else(|| change.word("id")).or_else(|| change.word("name")) else {
            continue;
        };
        let (before, after) = (change.text("old_status"), change.text("new_status"));
        let Some(after) = after.or_else(|| change.text("status")) else { continue };
        let Some(after) = state(after) else {
            build.note(change, t::UNKNOWN_WORD, &[after, "new_status", "The change is left out."]);
            continue;
        };
        let component = build.component(&id, change.text("name").unwrap_or(&id), None);
        changes.push(Change { component, before: before.and_then(state).flatten(), after });
    }
    let body = json.text("body").map(text::body).unwrap_or_default();
    Said { json, at, phase: phase(word), text: body, word: word.replace('_', " "), changes }
}

/// When it ended: what its status says counts more than a time that stands beside it.
fn finish(record: &mut Record<'_>, build: &mut Build) {
    let json = record.json;
    let status = json.text("status").unwrap_or_default();
    let resolved = build.time(json, "resolved_at");
    let until = build.time(json, "scheduled_until");
    record.finish = match phase(status) {
        Some(Phase::Resolved | Phase::Postmortem) => {
            let said = record.last_in(Phase::Resolved);
            match resolved.or(said).or(until.filter(|_| record.maintenance)) {
                Some(end) => Finish::At(end),
                None => {
                    build.note(json, t::NO_END, &[]);
                    Finish::Unknown
                }
            }
        }
        Some(Phase::Scheduled) => until.map_or(Finish::Unknown, Finish::At),
        Some(Phase::Cancelled) => {
            (record.kind, record.word) = (Kind::Notice, Some(status.into()));
            Finish::Unknown
        }
        Some(_) => {
            if resolved.is_some() {
                build.note(json, t::OPEN_WITH_END, &[status]);
            }
            let planned = until.filter(|_| record.maintenance);
            record.detail = planned.map(|until| ["Planned until ", &*time::minute_in_words(until.time), "."].concat());
            Finish::Open
        }
        None => {
            if !status.is_empty() {
                build.note(json, t::UNKNOWN_WORD, &[status, "status", "It is not taken for open."]);
            }
            resolved.or(until).map_or(Finish::Unknown, Finish::At)
        }
    };
}
