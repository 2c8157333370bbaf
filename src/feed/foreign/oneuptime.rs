//! OneUptime, `/status-page-api/{overview,incidents,scheduled-maintenance}/<id>`. Source: github.com/OneUptime/oneuptime.
//!
//! Values may be wrapped: `{"_type": "ObjectID", "value": "…"}`. A post-mortem counts only where its flag says so.

use super::build::{Build, body_of};
use super::record::{Finish, Record};
use super::value::{Ask as _, V};
use super::{text, troubles as t};
use crate::feed::json::Json;
use crate::model::{Kind, Phase, Severity};

const TIMELINES: &str = "incidentStateTimelines";

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let incident = |i: &Json<'_>| i.has("currentIncidentState") || i.has("incidentSeverity");
    doc.has(TIMELINES) || doc.has("scheduledMaintenanceEvents") || doc.list("incidents").first().is_some_and(incident)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    let resources = doc.list("statusPageResources");
    for resource in resources {
        let id = resource.word("monitorId").or_else(|| resource.get("monitor")?.word("_id"));
        if let (Some(id), Some(name)) = (id, resource.text("displayName")) {
            build.component(&id, name, None);
        }
    }
    for json in build.objects(doc.list("incidents")) {
        let record = incident(json, doc, build);
        build.add(record);
    }
    for json in build.objects(doc.list("scheduledMaintenanceEvents")) {
        let mut record = begin(json, Kind::Maintenance, build);
        record.start = build.time(json, "startsAt");
        let state = json.get("currentScheduledMaintenanceState");
        let is = |flag: &str| state.is_some_and(|state| state.flag(flag) == Some(true));
        let end = build.time(json, "endsAt");
        record.finish = if is("isOngoingState") { Finish::Open } else { Finish::at(end) };
        build.add(record);
    }
}

fn begin<'a>(json: V<'a>, kind: Kind, build: &mut Build) -> Record<'a> {
    let id = if json.word("_id").is_some() { "_id" } else { "id" };
    let mut record = build.record(json, kind, id, "title");
    record.story = body_of(json, "description");
    record.created = build.time(json, "createdAt");
    for id in json.list("monitors").iter().filter_map(|m| m.word("_id").or_else(|| m.said())) {
        record.lanes.push(build.component(&id, &["Monitor ", &*id].concat(), None));
    }
    record
}

fn incident<'a>(json: V<'a>, doc: V<'a>, build: &mut Build) -> Record<'a> {
    let word = json.get("incidentSeverity").and_then(|s| s.word("name")).unwrap_or_default();
    let severities = [
        ("critical", Kind::Outage, Severity::Critical),
        ("major", Kind::Outage, Severity::Major),
        ("minor", Kind::Degraded, Severity::Minor),
    ];
    let known = severities.into_iter().find(|(name, ..)| text::has(&word, name));
    let (kind, severity) = known.map_or((Kind::Degraded, None), |(_, kind, severity)| (kind, Some(severity)));
    let mut record = begin(json, kind, build);
    (record.word, record.severity) = (word, severity);
    record.start = build.time(json, "declaredAt");
    let id = record.id.clone();
    let mine = |entry: &&Json<'_>| entry.word("incidentId").is_some_and(|of| of == id);
    for entry in doc.list("incidentPublicNotes").iter().filter(mine) {
        record.updates.push(build.said(entry, &["postedAt", "createdAt"], "note", ""));
    }
    let mut resolved = None;
    for entry in doc.list(TIMELINES).iter().filter(mine) {
        let Some(state) = entry.get("incidentState") else { continue };
        let name = state.word("name").unwrap_or_default();
        let is = |flag: &str| state.flag(flag) == Some(true);
        let phase = if is("isResolvedState") || name.eq_ignore_ascii_case("resolved") {
            Some(Phase::Resolved)
        } else if is("isAcknowledgedState") {
            Some(Phase::Identified)
        } else {
            Some(Phase::Investigating).filter(|_| is("isCreatedState"))
        };
        let mut said = build.said(entry, &["startsAt"], "", "");
        if phase == Some(Phase::Resolved) {
            resolved = resolved.or(said.at);
        }
        (said.phase, said.word) = (phase, name);
        record.updates.push(said);
    }
    let state = json.get("currentIncidentState");
    let over = state.is_some_and(|s| {
        s.flag("isResolvedState") == Some(true) || s.word("name").is_some_and(|n| n.eq_ignore_ascii_case("resolved"))
    });
    record.finish = match (over, resolved) {
        (true, Some(end)) => Finish::At(end),
        (true, None) => {
            build.note(json, t::NO_END, &[]);
            Finish::Unknown
        }
        (false, _) if state.is_some() => Finish::Open,
        (false, end) => Finish::at(end),
    };
    if json.flag("showPostmortemOnStatusPage") == Some(true) {
        record.report = body_of(json, "postmortemNote");
        record.published = build.time(json, "postmortemPostedAt");
    }
    record
}
