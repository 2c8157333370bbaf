//! Heroku status, v3 (`/api/v3/issues`) and v4 (`/api/v4/incidents`, `/api/v4/current-status`).
//!
//! Documentation: <https://devcenter.heroku.com/articles/heroku-status>. In v4 `state` counts: `resolved` may stand at
//! false beside `"state": "resolved"`. `scheduled` holds entries that are long over.

use super::build::Build;
use super::record::{Finish, Record, phase};
use super::statuspage::NOT_OPEN;
use super::troubles as t;
use super::value::{Ask as _, V};
use crate::feed::json::Json;
use crate::model::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let update = |u: &Json<'_>| u.has("update_type");
    let known = |e: &Json<'_>| e.list("updates").first().is_some_and(update) || e.has("full_url") && e.has("state");
    let current = matches!(doc.get("status"), Some(Json::List(_))) && doc.has("scheduled");
    current && doc.has("incidents") || doc.items().first().is_some_and(known) || known(doc)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    build.site(Some("Heroku"), Some("https://status.heroku.com"), None);
    let current = doc.has("incidents");
    if current || matches!(doc, Json::List(_)) {
        build.take(doc, "incidents", |json, build| record(json, false, build));
    } else {
        let record = record(doc, false, build);
        build.add(record);
    }
    if current {
        build.take(doc, "scheduled", |json, build| record(json, true, build));
        build.current_only(None);
        build.no_history(doc, "what is open or planned", "The history is in /api/v4/incidents.");
    }
}

/// The colour of a system, the worst of those that are told.
fn colour(json: V<'_>) -> Option<&'static str> {
    let keys = ["status", "status_prod", "status_app", "status_dev", "status_tools"];
    let is_told = |colour: &&str| {
        let (system, update) = keys.split_at(1);
        [("systems", system), ("updates", update)].iter().any(|(list, keys)| {
            json.list(list).iter().any(|entry| keys.iter().any(|key| entry.text(key) == Some(*colour)))
        })
    };
    ["red", "yellow", "green"].into_iter().find(is_told)
}

fn record<'a>(json: V<'a>, planned: bool, build: &mut Build) -> Record<'a> {
    let colour = colour(json);
    // In the list, planned work says so only there.
    let planned = planned || json.text("state").and_then(phase) == Some(Phase::Scheduled);
    let kind = match colour {
        _ if planned => Kind::Maintenance,
        Some("red") => Kind::Outage,
        Some("green") => Kind::Notice,
        _ => Kind::Degraded,
    };
    let mut record = build.record(json, kind, "id", "title");
    record.word = colour.unwrap_or_default().into();
    record.url = json.owned("full_url");
    record.start = build.time(json, "created_at");
    if planned {
        record.start = build.announced(json, record.start);
    }
    for name in json.list("systems").iter().filter_map(|s| s.text("name")) {
        record.lanes.push(build.component(name, name, None));
    }
    build.told(&mut record, json, ["updates", "created_at", "contents", "update_type"]);
    let state = json.text("state");
    let over = match state {
        Some(word) => phase(word).map(|phase| phase == Phase::Resolved),
        None => json.flag("resolved"),
    };
    let end = record.over_since(None);
    record.finish = match (over, end) {
        (Some(true) | None, Some(end)) => Finish::At(end),
        (Some(true), None) => match build.time(json, "updated_at") {
            Some(end) => {
                build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
                Finish::At(end)
            }
            None => Finish::Unknown,
        },
        (None, None) => {
            build.unknown(json, state.unwrap_or_default(), "state", NOT_OPEN);
            Finish::Unknown
        }
        (Some(false), _) if planned => Finish::Unknown,
        (Some(false), _) => Finish::Open,
    };
    record
}
