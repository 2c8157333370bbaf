//! OpenStatus, `/feed/json` of a status page. Source: apps/status-page in github.com/openstatusHQ/openstatus.
//!
//! A report has no start of its own: it begins with its oldest update. Maintenances have updates since 2026.

use super::build::{Build, body_of};
use super::record::{Finish, Record, phase};
use super::statuspage::NOT_OPEN;
use super::troubles as t;
use super::value::{Ask, V};
use crate::model::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.has("statusReports") || doc.has("pageComponents") && doc.has("maintenances")
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    build.site(doc.text("title"), doc.text("url"), None);
    let groups = doc.list("pageComponentGroups");
    // First the monitors were the components.
    let parts = if doc.list("pageComponents").is_empty() { "monitors" } else { "pageComponents" };
    for c in doc.list(parts) {
        let group = c.word("groupId");
        let group = groups.iter().find(|g| group.is_some() && g.word("id") == group).and_then(|g| g.text("name"));
        if let Some(id) = c.word("id") {
            build.component(&id, c.text("name").unwrap_or(&id), group);
        }
    }
    for json in build.list(doc, "statusReports") {
        let mut record = begin(json, Kind::Degraded, parts, build);
        let status = json.text("status").unwrap_or_default();
        updates(&mut record, "statusReportUpdates", build);
        record.start = record.updates.iter().filter_map(|u| u.at).min_by_key(|at| at.time);
        let changed = build.time(json, "updatedAt");
        let mut ended = record.over_since(None);
        if record.start.is_none() {
            build.note(json, t::START_FROM_UPDATE, &[]);
            record.start = changed;
        } else if ended.is_none() && phase(status) == Some(Phase::Resolved) {
            build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
            ended = changed;
        }
        record.finish = match phase(status) {
            Some(Phase::Resolved) => Finish::at(ended),
            Some(_) => Finish::Open,
            None => {
                build.unknown(json, status, "status", NOT_OPEN);
                Finish::Unknown
            }
        };
        build.add(record);
    }
    for json in build.list(doc, "maintenances") {
        let mut record = begin(json, Kind::Maintenance, parts, build);
        updates(&mut record, "maintenanceUpdates", build);
        record.start = build.time(json, "from");
        record.finish = Finish::at(build.time(json, "to"));
        record.story = body_of(json, "message");
        build.add(record);
    }
}

fn updates(record: &mut Record<'_>, list: &str, build: &mut Build) {
    for said in build.list(record.json, list) {
        record.updates.push(build.said(said, &["date", "updatedAt"], "message", "status"));
    }
}

fn begin<'a>(json: V<'a>, kind: Kind, parts: &str, build: &mut Build) -> Record<'a> {
    let title = if json.text("title").is_some() { "title" } else { "name" };
    let mut record = build.record(json, kind, "id", title);
    // Reports and maintenances are numbered each on their own.
    let prefix = if record.maintenance { "maintenance-" } else { "report-" };
    if !record.id.is_empty() {
        record.id.insert_str(0, prefix);
    }
    for id in json.list(parts).iter().filter_map(|c| c.said().or_else(|| c.word("id"))) {
        record.lanes.push(build.component(&id, &id, None));
    }
    record
}
