//! Uptime Kuma 2, `/api/status-page/<slug>/incident-history` and `/api/status-page/<slug>`. Source:
//! github.com/louislam/uptime-kuma. Times have no zone: those of incidents are UTC, those of a maintenance are of the
//! zone that stands beside them. There is no end: the last change of what is not active any more is taken for it. A
//! maintenance that is started by hand or comes again and again does not tell its times.

use super::build::{Build, body_of};
use super::record::{Finish, Record, among};
use super::time::{self, Found, planned_until};
use super::troubles as t;
use super::value::{Ask as _, V};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::feed::near::fold;
use crate::model::{Digits, Kind};

fn is_history(doc: V<'_>) -> bool {
    doc.has("nextCursor") || doc.has("hasMore")
}

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.has("incidents") && is_history(doc) || doc.has("publicGroupList")
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    build.means_utc = true;
    if let Some(config) = doc.get("config") {
        build.site(config.text("title"), None, None);
    }
    for group in doc.list("publicGroupList") {
        for monitor in group.list("monitorList") {
            build.declared(monitor, "id", "name", group.text("name"));
        }
    }
    build.take(doc, "incidents", incident);
    if let Some(json) = doc.get("incident") {
        let record = incident(json, build);
        build.add(record);
    }
    for json in build.list(doc, "maintenanceList") {
        let mut slots = build.list(json, "timeslotList");
        if slots.is_empty() {
            slots.push(json);
        }
        for (number, slot) in slots.iter().enumerate() {
            let mut record = build.record(json, Kind::Maintenance, "id", "title");
            let suffix = if number > 0 { ["-", &*(number + 1).digits()].concat() } else { String::new() };
            if !record.id.is_empty() {
                record.id = ["maintenance-", &*record.id, &suffix].concat();
            }
            record.story = body_of(json, "description");
            record.start = local(slot, "startDate", json, build);
            let end = local(slot, "endDate", json, build);
            record.finish = Finish::at(end);
            if slots.len() == 1 && json.text("status") == Some("under-maintenance") {
                record.detail = planned_until(end);
                record.finish = Finish::Open;
            }
            build.add(record);
        }
    }
    if !is_history(doc) {
        build.current_only(None);
        let instead = "The history is in /api/status-page/SLUG/incident-history.";
        build.no_history(doc, "what is open or planned", instead);
    }
    if doc.flag("hasMore") == Some(true) {
        build.note(doc, t::MORE_PAGES, &["Ask for the next: ?cursor=, with `nextCursor`."]);
        build.window(doc.list("incidents").len());
    }
}

/// A time of a maintenance, in the zone that stands beside it.
fn local(slot: V<'_>, key: &str, of: V<'_>, build: &mut Build) -> Option<Stamp> {
    let told = [slot.text(key)?, of.text("timezoneOffset").unwrap_or_default()].concat();
    match time::read(&Json::Text(told.into())) {
        Found::Time(stamp) if stamp.zone_stated => Some(stamp),
        _ => build.time(slot, key),
    }
}

/// The colours that an incident may have.
fn kind_of_style(style: &str) -> Option<Kind> {
    let kinds =
        [("danger", Kind::Outage), ("warning", Kind::Degraded), ("info primary light dark maintenance", Kind::Notice)];
    let style = fold(style);
    kinds.into_iter().find(|(words, _)| among(words, &style)).map(|(_, kind)| kind)
}

fn incident<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let kind = build.kind(json, "style", kind_of_style);
    let mut record = build.record(json, kind, "id", "title");
    record.word = json.owned("style");
    record.story = body_of(json, "content");
    record.start = build.time(json, "createdDate");
    let changed = build.changed(json, "lastUpdatedDate");
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
