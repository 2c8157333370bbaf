//! Slack, `/api/v2.0.0/current` and `/api/v2.0.0/history`. Documentation:
//! <https://docs.slack.dev/reference/slack-status-api>.
//!
//! There is no end: the last change of what is resolved is taken for it.

use super::build::Build;
use super::record::{Finish, Record, phase};
use super::statuspage::NOT_OPEN;
use super::troubles as t;
use super::value::{Ask as _, V};
use crate::feed::json::Json;
use crate::model::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let known = |e: &Json<'_>| e.has("notes") && e.has("date_created");
    doc.has("active_incidents") || doc.items().first().is_some_and(known)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    build.site(Some("Slack"), Some("https://slack-status.com"), None);
    let current = doc.has("active_incidents");
    build.take(doc, "active_incidents", record);
    if current {
        let at = build.time(doc, "date_updated");
        build.current_only(at);
        build.no_history(doc, "what is open", "The history is in /api/v2.0.0/history.");
    }
}

fn record<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let word = json.text("type").unwrap_or("incident");
    let status = json.text("status").unwrap_or_default();
    let over = phase(status);
    let planned =
        word == "maintenance" || status == "completed" || matches!(over, Some(Phase::Scheduled | Phase::Cancelled));
    let kind = match word {
        _ if planned => Kind::Maintenance,
        "outage" => Kind::Outage,
        "notice" => Kind::Notice,
        _ => Kind::Degraded,
    };
    let mut record = build.record(json, kind, "id", "title");
    record.word = word.into();
    record.url = json.owned("url");
    build.concerns(&mut record, json, "services");
    build.told(&mut record, json, ["notes", "date_created", "body", ""]);
    record.start = build.time(json, "date_created");
    if kind == Kind::Maintenance {
        record.start = build.announced(json, record.start);
    }
    let changed = build.time(json, "date_updated");
    record.finish = match over {
        Some(Phase::Resolved) => {
            if changed.is_some() {
                build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
            }
            Finish::at(changed)
        }
        Some(Phase::Scheduled) => Finish::Unknown,
        Some(Phase::Cancelled) => record.called_off(status, changed),
        Some(_) => Finish::Open,
        None => {
            build.unknown(json, status, "status", NOT_OPEN);
            Finish::Unknown
        }
    };
    record
}
