//! Heroku status, v3 (`/api/v3/issues`) and v4 (`/api/v4/incidents`, `/api/v4/current-status`).
//!
//! Documentation: <https://devcenter.heroku.com/articles/heroku-status>. In v4 `state` counts: `resolved` may stand at
//! false beside `"state": "resolved"`. `scheduled` holds entries that are long over.

use super::build::Build;
use super::record::{Finish, Record, Said, phase};
use super::value::{Ask, V};
use super::{text, troubles as t};
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let update = |u: &Json<'_>| u.member("update_type").is_some();
    let known = |e: &Json<'_>| {
        e.list("updates").first().is_some_and(update) || e.member("full_url").is_some() && e.member("state").is_some()
    };
    let current = matches!(doc.get("status"), Some(Json::List(_))) && doc.member("incidents").is_some();
    current || doc.items().first().is_some_and(known) || known(doc)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    build.site(Some("Heroku"), Some("https://status.heroku.com"), None);
    let current = doc.member("incidents").is_some();
    let alone = std::slice::from_ref(doc);
    let list = match doc {
        Json::List(items) => items,
        _ if current => doc.list("incidents"),
        _ => alone,
    };
    for json in build.objects(list) {
        let record = record(json, false, build);
        build.add(record);
    }
    for json in build.objects(doc.list("scheduled")) {
        let record = record(json, true, build);
        build.add(record);
    }
    if current {
        build.current_only(None);
        build.note(doc, t::NO_HISTORY, &["what is open or planned", "The history is in /api/v4/incidents."]);
    }
    Ok(())
}

/// The colour of a system, the worst of those that are told.
fn colour<'a>(json: V<'a>) -> Option<&'a str> {
    let mut colours: Vec<&str> = json.list("systems").iter().filter_map(|s| s.text("status")).collect();
    for update in json.list("updates") {
        colours
            .extend(["status_prod", "status_app", "status_dev", "status_tools"].iter().filter_map(|k| update.text(k)));
    }
    ["red", "yellow", "green"].into_iter().find(|colour| colours.contains(colour))
}

fn record<'a>(json: V<'a>, planned: bool, build: &mut Build) -> Record<'a> {
    let colour = colour(json);
    let kind = match colour {
        _ if planned => Kind::Maintenance,
        Some("red") => Kind::Outage,
        Some("green") => Kind::Notice,
        _ => Kind::Degraded,
    };
    let mut record = Record::new(json, kind);
    record.id = json.word("id");
    record.title = json.text("title").map(text::line).unwrap_or_default();
    record.word = colour.map(Into::into);
    record.url = json.text("full_url").map(Into::into);
    record.start = build.time(json, "created_at");
    for name in json.list("systems").iter().filter_map(|s| s.text("name")) {
        record.components.push(build.component(name, name, None));
    }
    for update in build.objects(json.list("updates")) {
        let at = build.time(update, "created_at");
        let word = update.text("update_type").unwrap_or_default();
        let body = update.text("contents").map(text::body).unwrap_or_default();
        let phase = phase(word);
        record.updates.push(Said { json: update, at, phase, text: body, word: word.into(), changes: Vec::new() });
    }
    let state = json.text("state").and_then(phase);
    let over = match json.text("state") {
        Some(_) => state == Some(Phase::Resolved),
        None => json.flag("resolved") == Some(true),
    };
    let end = record.last_in(Phase::Resolved);
    record.finish = match (over, end) {
        (true, Some(end)) => Finish::At(end),
        (true, None) => match build.time(json, "updated_at") {
            Some(end) => {
                build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
                Finish::At(end)
            }
            None => Finish::Unknown,
        },
        (false, _) if planned => Finish::Unknown,
        (false, _) => Finish::Open,
    };
    record
}
