//! Uptime Kuma 2, `/api/status-page/<slug>/incident-history` and `/api/status-page/<slug>`. Source:
//! github.com/louislam/uptime-kuma. Times have no zone and are UTC. There is no end: the last change of what is not
//! active any more is taken for it.

use super::build::Build;
use super::record::{Finish, Record};
use super::value::{Ask, V};
use super::{text, troubles as t};
use crate::feed::error::FeedError;
use crate::feed::native::wire::Kind;

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let history =
        doc.member("incidents").is_some() && ["nextCursor", "hasMore"].iter().any(|key| doc.member(key).is_some());
    history || doc.member("publicGroupList").is_some()
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    build.means_utc = true;
    if let Some(config) = doc.get("config") {
        build.site(config.text("title"), None, None);
    }
    for group in doc.list("publicGroupList") {
        for monitor in group.list("monitorList") {
            if let (Some(id), Some(name)) = (monitor.word("id"), monitor.text("name")) {
                build.component(&id, name, group.text("name"));
            }
        }
    }
    let incidents = build.objects(doc.list("incidents"));
    for json in incidents.iter().copied().chain(doc.get("incident")) {
        let record = incident(json, build);
        build.add(record);
    }
    for json in build.objects(doc.list("maintenanceList")) {
        for (number, slot) in build.objects(json.list("timeslotList")).into_iter().enumerate() {
            let mut record = Record::new(json, Kind::Maintenance);
            let suffix = if number > 0 { ["-", &*(number + 1).to_string()].concat() } else { String::new() };
            record.id = json.word("id").map(|id| ["maintenance-", &*id, &suffix].concat());
            record.title = json.text("title").map(text::line).unwrap_or_default();
            record.story = json.text("description").map(text::body);
            record.start = build.time(slot, "startDate");
            record.finish = build.time(slot, "endDate").map_or(Finish::Unknown, Finish::At);
            build.add(record);
        }
    }
    if doc.get("incidents").is_none() {
        build.current_only(None);
        let instead = "The history is in /api/status-page/SLUG/incident-history.";
        build.note(doc, t::NO_HISTORY, &["what is open or planned", instead]);
    }
    if doc.flag("hasMore") == Some(true) {
        build.note(doc, t::MORE_PAGES, &["Ask for the next: ?cursor=, with `nextCursor`."]);
        build.window(incidents.len());
    }
    Ok(())
}

fn incident<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let style = json.text("style").unwrap_or_default();
    let kind = match style {
        "danger" => Kind::Outage,
        "warning" => Kind::Degraded,
        _ => Kind::Notice,
    };
    let mut record = Record::new(json, kind);
    record.id = json.word("id");
    record.title = json.text("title").map(text::line).unwrap_or_default();
    record.word = Some(style.into()).filter(|style: &String| !style.is_empty());
    record.story = json.text("content").map(text::body);
    record.start = build.time(json, "createdDate");
    let changed = build.time(json, "lastUpdatedDate");
    record.finish = match (json.flag("active"), changed) {
        (Some(true), _) => Finish::Open,
        (Some(false), Some(end)) => {
            build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
            Finish::At(end)
        }
        _ => Finish::Unknown,
    };
    record
}
