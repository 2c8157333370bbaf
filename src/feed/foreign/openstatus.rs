//! OpenStatus, `/feed/json` of a status page. Source: apps/status-page in github.com/openstatusHQ/openstatus.
//!
//! A report has no start of its own: it begins with its oldest update.

use super::build::Build;
use super::record::{Finish, Record, Said, phase};
use super::value::{Ask as _, V};
use super::{text, troubles as t};
use crate::feed::error::FeedError;
use crate::feed::native::wire::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.member("statusReports").is_some()
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    build.site(doc.text("title"), doc.text("url"), None);
    let groups = doc.list("pageComponentGroups");
    for c in doc.list("pageComponents") {
        let group = c.word("groupId");
        let group = groups.iter().find(|g| group.is_some() && g.word("id") == group).and_then(|g| g.text("name"));
        if let Some(id) = c.word("id") {
            build.component(&id, c.text("name").unwrap_or(&id), group);
        }
    }
    for json in build.objects(doc.list("statusReports")) {
        let mut record = begin(json, Kind::Degraded, build);
        let status = json.text("status").unwrap_or_default();
        for said in build.objects(json.list("statusReportUpdates")) {
            let word = said.text("status").unwrap_or_default();
            let at = build.time(said, "date").or_else(|| build.time(said, "updatedAt"));
            let text = said.text("message").map(text::body).unwrap_or_default();
            let (phase, word) = (phase(word), word.into());
            record.updates.push(Said { json: said, at, phase, text, word, changes: Vec::new() });
        }
        record.start = record.updates.iter().filter_map(|u| u.at).min_by_key(|at| at.time);
        record.created = build.time(json, "updatedAt");
        record.finish = match phase(status) {
            Some(Phase::Resolved) => {
                record.last_in(Phase::Resolved).or(record.created).map_or(Finish::Unknown, Finish::At)
            }
            Some(_) => Finish::Open,
            None => {
                build.note(json, t::UNKNOWN_WORD, &[status, "status", "It is not taken for open."]);
                Finish::Unknown
            }
        };
        build.add(record);
    }
    for json in build.objects(doc.list("maintenances")) {
        let mut record = begin(json, Kind::Maintenance, build);
        record.start = build.time(json, "from");
        record.finish = build.time(json, "to").map_or(Finish::Unknown, Finish::At);
        record.story = json.text("message").map(text::body);
        build.add(record);
    }
    Ok(())
}

fn begin<'a>(json: V<'a>, kind: Kind, build: &mut Build) -> Record<'a> {
    let mut record = Record::new(json, kind);
    // Reports and maintenances are numbered each on their own.
    let prefix = if record.maintenance { "maintenance-" } else { "report-" };
    record.id = json.word("id").map(|id| [prefix, &*id].concat());
    record.title = json.text("title").or_else(|| json.text("name")).map(text::line).unwrap_or_default();
    for id in json.list("pageComponents").iter().filter_map(|c| c.said().or_else(|| c.word("id"))) {
        record.components.push(build.component(&id, &id, None));
    }
    record
}
