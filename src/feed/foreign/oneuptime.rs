//! OneUptime, `/status-page-api/{overview,incidents,scheduled-maintenance}/<id>`. Source: github.com/OneUptime/oneuptime.
//!
//! Values may be wrapped: `{"_type": "ObjectID", "value": "…"}`. A post-mortem counts only where its flag says so.

use super::build::Build;
use super::record::{Finish, Record, Said};
use super::value::{Ask, V};
use super::{text, troubles as t};
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::{Kind, Phase, Severity};

const TIMELINES: &str = "incidentStateTimelines";

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let incident = |i: &Json<'_>| i.member("currentIncidentState").is_some() || i.member("incidentSeverity").is_some();
    doc.member(TIMELINES).is_some()
        || doc.member("scheduledMaintenanceEvents").is_some()
        || doc.list("incidents").first().is_some_and(incident)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
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
        record.finish = if is("isOngoingState") { Finish::Open } else { end.map_or(Finish::Unknown, Finish::At) };
        build.add(record);
    }
    Ok(())
}

fn begin<'a>(json: V<'a>, kind: Kind, build: &mut Build) -> Record<'a> {
    let mut record = Record::new(json, kind);
    record.id = json.word("_id").or_else(|| json.word("id"));
    record.title = json.text("title").map(text::line).unwrap_or_default();
    record.story = json.text("description").map(text::body);
    record.created = build.time(json, "createdAt");
    for id in json.list("monitors").iter().filter_map(|m| m.word("_id").or_else(|| m.said())) {
        record.components.push(build.component(&id, &["Monitor ", &*id].concat(), None));
    }
    record
}

fn incident<'a>(json: V<'a>, doc: V<'a>, build: &mut Build) -> Record<'a> {
    let word = json.get("incidentSeverity").and_then(|s| s.word("name"));
    let lower = word.as_deref().unwrap_or_default().to_lowercase();
    let (kind, severity) = match &*lower {
        w if w.contains("critical") => (Kind::Outage, Some(Severity::Critical)),
        w if w.contains("major") => (Kind::Outage, Some(Severity::Major)),
        w if w.contains("minor") => (Kind::Degraded, Some(Severity::Minor)),
        _ => (Kind::Degraded, None),
    };
    let mut record = begin(json, kind, build);
    (record.word, record.severity) = (word, severity);
    record.start = build.time(json, "declaredAt");
    let id = record.id.clone();
    let mine = |entry: &&Json<'_>| id.is_some() && entry.word("incidentId") == id;
    for entry in doc.list("incidentPublicNotes").iter().filter(mine) {
        let at = ["postedAt", "createdAt"].iter().find_map(|key| build.time(entry, key));
        let body = entry.text("note").map(text::body).unwrap_or_default();
        record.updates.push(Said {
            json: entry,
            at,
            phase: None,
            text: body,
            word: String::new(),
            changes: Vec::new(),
        });
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
        let at = build.time(entry, "startsAt");
        if phase == Some(Phase::Resolved) {
            resolved = resolved.or(at);
        }
        record.updates.push(Said { json: entry, at, phase, text: String::new(), word: name, changes: Vec::new() });
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
        (false, end) => end.map_or(Finish::Unknown, Finish::At),
    };
    if let (Some(true), Some(note)) = (json.flag("showPostmortemOnStatusPage"), json.text("postmortemNote")) {
        record.report = Some((text::body(note), build.time(json, "postmortemPostedAt")));
    }
    record
}
