//! incident.io: the widget's summary (open and planned only), and its pages in the shape of Statuspage, which differ:
//! empty lists are null, incidents have no components, ids are ULIDs.
//!
//! Documentation: <https://help.incident.io/articles/2488388379-status-page-widget-api>. Flashduty serves the same
//! summary.

use super::build::{Build, kind_of_state};
use super::record::{Finish, Record};
use super::time::planned_until;
use super::value::{Ask as _, V};
use super::{statuspage, troubles as t};
use crate::feed::json::Json;
use crate::model::Kind;

/// Incidents of a page in the shape of Statuspage that is full: it is cut off there.
const PAGE: usize = 25;

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.has("ongoing_incidents") || statuspage::detect(doc) && in_shape_of_statuspage(doc)
}

fn in_shape_of_statuspage(doc: V<'_>) -> bool {
    let is_ulid = |id: &str| id.len() == 26 && id.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let ulid = |json: V<'_>| json.text("id").is_some_and(is_ulid);
    matches!(doc.member("incidents"), Some(Json::Null))
        || doc.get("page").is_some_and(ulid)
        || doc.list("incidents").iter().any(ulid)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    if !doc.has("ongoing_incidents") {
        return statuspage::read_pages(doc, PAGE, build);
    }
    let page = doc.get("page").unwrap_or(doc);
    let name = doc.text("page_title").or_else(|| page.text("name"));
    build.site(name, doc.text("page_url").or_else(|| page.text("url")), None);
    let generated = build.time(doc, "generated_at");
    for key in ["ongoing_incidents", "in_progress_maintenances", "scheduled_maintenances"] {
        for json in build.list(doc, key) {
            let record = record(json, key, build);
            build.add(record);
        }
    }
    build.current_only(generated);
    build.no_history(doc, "what is open or planned", "The history is in /api/v2/incidents.json of the page.");
}

fn record<'a>(json: V<'a>, key: &str, build: &mut Build) -> Record<'a> {
    let worst = json.text("current_worst_impact");
    let maintenance = key != "ongoing_incidents";
    let kind = if maintenance { Kind::Maintenance } else { build.kind(json, "current_worst_impact", kind_of_state) };
    let mut record = build.record(json, kind, "id", "name");
    record.maintenance = maintenance;
    record.word = worst.unwrap_or_default().into();
    record.url = json.owned("url");
    for c in json.list("affected_components") {
        record.lanes.extend(build.declared(c, "id", "name", c.text("group_name")));
    }
    let word = json.text("status").unwrap_or_default();
    let mut said = build.said(json, &["last_update_at"], "last_update_message", "status");
    let at = said.at;
    if json.text("last_update_message").is_some() {
        said.word = statuspage::spaced(word);
        record.updates.push(said);
    }
    record.created = at;
    if key == "scheduled_maintenances" {
        record.start = build.time(json, "starts_at");
        record.finish = Finish::at(build.time(json, "ends_at"));
    } else {
        record.start = build.time(json, "started_at");
        if record.start.is_none() && at.is_some() {
            build.note(json, t::START_FROM_UPDATE, &[]);
        }
        record.detail = planned_until(build.time(json, "scheduled_end_at"));
        // A list of what goes on may still hold what was just resolved.
        let over = matches!(word, "resolved" | "maintenance_complete");
        record.finish = if over { Finish::at(at) } else { Finish::Open };
    }
    record
}
