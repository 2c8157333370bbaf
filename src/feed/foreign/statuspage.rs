//! Atlassian Statuspage, public status API v2: `incidents.json`, `summary.json`, `scheduled-maintenances.json` and
//! their parts, a single incident, and what others serve in the same shape (incident.io, Rootly).
//!
//! Documentation: <https://metastatuspage.com/api>. `incidents.json` shows the newest 50 and has no further page.
//! `components` of an incident tell how they are *now*; how they were stands in `affected_components` of the updates.

use super::build::{Build, body_of, kind_of_impact};
use super::monthly;
use super::record::{Change, Finish, Record, Said, phase};
use super::segments::state;
use super::time::planned_until;
use super::troubles as t;
use super::value::{Ask as _, V};
use crate::feed::json::Json;
use crate::feed::native::words::SEVERITIES;
use crate::model::{Kind, Phase};

/// Entries of a page that is full.
const PAGE: usize = 50;

/// What becomes of a word for a state that nobody knows.
pub const NOT_OPEN: &str = "It is not taken for open.";

/// Its names.
const LISTS: [&str; 4] = ["incidents", "scheduled_maintenances", "status", "components"];

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let page = matches!(doc.get("page"), Some(Json::Object(_)));
    let known = LISTS.iter().any(|list| doc.member(list).is_some_and(|json| !matches!(json, Json::Int(_))));
    page && known || single(doc).is_some() || told(doc) || monthly::detect(doc)
}

/// Incidents with a list that only this format calls so, from a copy or from the interface that needs a key.
fn told(doc: V<'_>) -> bool {
    let lists = [doc.items(), doc.list("incidents"), doc.list("scheduled_maintenances")];
    lists.into_iter().flatten().any(|json| json.has("incident_updates"))
}

/// A document of one incident, or one incident in a document.
fn single(doc: V<'_>) -> Option<V<'_>> {
    let is_one = |json: &V<'_>| json.get("incident_updates").is_some();
    Some(doc).filter(is_one).or_else(|| doc.get("incident").filter(is_one))
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    read_pages(doc, PAGE, build);
}

/// The same where a full page has so many entries.
pub fn read_pages(doc: V<'_>, full: usize, build: &mut Build) {
    if monthly::detect(doc) {
        monthly::read(doc, build);
        return;
    }
    let page = doc.get("page");
    if let Some(page) = page {
        build.site(page.text("name"), page.text("url"), page.text("time_zone"));
    }
    components(doc.list("components"), build);
    build.take(doc, "incidents", planned_or_not);
    if let Some(json) = single(doc) {
        let record = planned_or_not(json, build);
        build.add(record);
    }
    // A list by itself was read above.
    if doc.has("scheduled_maintenances") {
        build.take(doc, "scheduled_maintenances", |json, build| record(json, true, build));
    }
    let entries = build.counts.incidents.max(build.counts.maintenances);
    // That of a page, and not of a single incident.
    if matches!(doc.get("status"), Some(Json::Object(_))) {
        let at = page.and_then(|page| build.time(page, "updated_at"));
        build.current_only(at);
    } else if entries >= full {
        build.window(entries);
    }
    let listed = matches!(doc, Json::List(_)) || doc.has("incidents") || doc.has("scheduled_maintenances");
    if !listed && single(doc).is_none() {
        build.no_history(doc, "the state of now", "The history is in /api/v2/incidents.json.");
    }
}

/// The components of a page, containers left out: they are the heading of the others.
pub fn components(list: &[Json<'_>], build: &mut Build) {
    let name_of = |id: &str| list.iter().find(|c| c.text("id") == Some(id)).and_then(|c| c.text("name"));
    for component in list {
        if component.flag("group") == Some(true) {
            continue;
        }
        build.declared(component, "id", "name", component.text("group_id").and_then(name_of));
    }
}

fn planned_or_not<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    record(json, json.get("scheduled_for").is_some(), build)
}

/// An incident or a maintenance of this shape.
#[inline(never)]
fn record<'a>(json: V<'a>, maintenance: bool, build: &mut Build) -> Record<'a> {
    let impact = json.text("impact");
    let kind = if maintenance { Kind::Maintenance } else { build.kind(json, "impact", kind_of_impact) };
    let mut record = build.record(json, kind, "id", "name");
    record.maintenance = maintenance;
    let impact = impact.unwrap_or_default();
    record.word = if maintenance { "" } else { impact }.into();
    let severity = SEVERITIES.words.iter().position(|word| word.eq_ignore_ascii_case(impact));
    record.severity = severity.and_then(|n| SEVERITIES.values.get(n).copied());
    record.url = json.owned("shortlink");
    record.created = build.time(json, "created_at");
    let began = build.time(json, "started_at");
    let planned = build.time(json, "scheduled_for");
    record.start = if maintenance { planned.or(began) } else { began };
    for component in json.list("components") {
        if component.flag("group") != Some(true) {
            record.lanes.extend(build.declared(component, "id", "name", None));
        }
    }
    for said in build.list(json, "incident_updates") {
        let said = update(said, build);
        record.updates.push(said);
    }
    record.report = body_of(json, "postmortem_body");
    record.published = build.time(json, "postmortem_published_at");
    finish(&mut record, build);
    record
}

fn update<'a>(json: V<'a>, build: &mut Build) -> Said<'a> {
    let mut said = build.said(json, &["display_at", "created_at"], "body", "status");
    said.word = spaced(&said.word);
    for change in json.list("affected_components") {
        let Some(id) = ["code", "id", "name"].iter().find_map(|key| change.word(key)) else { continue };
        let (before, after) = (change.text("old_status"), change.text("new_status"));
        let Some(after) = after.or_else(|| change.text("status")) else { continue };
        let Some(after) = state(after) else {
            build.unknown(change, after, "new_status", "The change is left out.");
            continue;
        };
        let lane = build.component(&id, change.text("name").unwrap_or(&id), None);
        said.changes.push(Change { lane, before: before.and_then(state).flatten(), after });
    }
    said
}

/// Words with spaces between them.
pub fn spaced(word: &str) -> String {
    word.chars().map(|c| if c == '_' { ' ' } else { c }).collect()
}

/// When it ended: what its status says counts more than a time that stands beside it.
fn finish(record: &mut Record<'_>, build: &mut Build) {
    let json = record.json;
    let status = json.text("status").unwrap_or_default();
    let resolved = build.time(json, "resolved_at");
    let until = build.time(json, "scheduled_until");
    record.finish = match phase(status) {
        Some(Phase::Resolved | Phase::Postmortem) => {
            match record.over_since(resolved).or(until.filter(|_| record.maintenance)) {
                Some(end) => Finish::At(end),
                None => {
                    build.note(json, t::NO_END, &[]);
                    Finish::Unknown
                }
            }
        }
        Some(Phase::Scheduled) => Finish::at(until),
        Some(Phase::Cancelled) => record.called_off(status, build.time(json, "updated_at")),
        Some(_) => {
            if resolved.is_some() {
                build.note(json, t::OPEN_WITH_END, &[status]);
            }
            record.detail = planned_until(until.filter(|_| record.maintenance));
            Finish::Open
        }
        None => {
            if !status.is_empty() {
                build.unknown(json, status, "status", NOT_OPEN);
            }
            Finish::at(resolved.or(until))
        }
    };
}
