//! Better Stack (Better Uptime), `/index.json` of a status page, in the form of JSON:API.
//!
//! `ends_at` is null for reports that are over: they end with their last update. Seen in recorded pages.

use super::build::Build;
use super::record::{Change, Finish, Record, among};
use super::segments::state;
use super::statuspage::NOT_OPEN;
use super::text;
use super::troubles as t;
use super::value::{Ask as _, V};
use crate::feed::near::fold;
use crate::model::{Kind, Phase};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.get("data").is_some_and(|data| data.text("type") == Some("status_page"))
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    if let Some(page) = doc.get("data").and_then(|data| data.get("attributes")) {
        build.site(page.text("company_name"), page.text("company_url"), page.text("timezone").and_then(zone));
    }
    let included = build.list(doc, "included");
    let included = &included;
    let sections = of(included, "status_page_section");
    for resource in of(included, "status_page_resource") {
        let Some(attributes) = resource.get("attributes") else { continue };
        let section = attributes.word("status_page_section_id");
        let section = sections.iter().find(|s| section.is_some() && s.word("id") == section);
        let group = section.and_then(|s| s.get("attributes")?.text("name"));
        if let Some(id) = resource.word("id") {
            build.component(&id, attributes.text("public_name").unwrap_or(&id), group);
        }
    }
    let all = of(included, "status_update");
    for report in of(included, "status_report") {
        let Some(attributes) = report.get("attributes") else {
            build.note(report, t::NOT_A_RECORD, &[]);
            continue;
        };
        let id = report.word("id");
        let named: Vec<String> = report
            .get("relationships")
            .and_then(|r| r.get("status_updates"))
            .map(|updates| updates.list("data").iter().filter_map(|u| u.word("id")).collect())
            .unwrap_or_default();
        let belongs = |update: &V<'_>| {
            let by_name = update.word("id").is_some_and(|id| named.contains(&id));
            by_name || id.is_some() && update.get("attributes").and_then(|a| a.word("status_report_id")) == id
        };
        let mut updates = all.clone();
        updates.retain(belongs);
        let record = read_report(report, attributes, updates, build);
        build.add(record);
    }
}

/// Zones by the names that Rails gives them, and by those of IANA: the most common ones.
#[cfg(not(target_arch = "wasm32"))]
const ZONES: &str = ";UTC=UTC;London=Europe/London;Berlin=Europe/Berlin;Paris=Europe/Paris;Vienna=Europe/Vienna\
    ;Eastern Time (US & Canada)=America/New_York;Central Time (US & Canada)=America/Chicago\
    ;Mountain Time (US & Canada)=America/Denver;Pacific Time (US & Canada)=America/Los_Angeles;";

/// The IANA name of a zone; nothing where that is not known.
fn zone(name: &str) -> Option<&str> {
    if text::has(name, "/") {
        return Some(name);
    }
    // Who looks at a page as it is goes without: times are the reader's there.
    #[cfg(not(target_arch = "wasm32"))]
    if let Some((_, behind)) = text::split(ZONES, &[";", name, "="].concat()) {
        return Some(text::split(behind, ";")?.0);
    }
    None
}

/// What is included of that type.
#[inline(never)]
fn of<'a>(included: &[V<'a>], kind: &str) -> Vec<V<'a>> {
    included.iter().copied().filter(|entry| entry.text("type") == Some(kind)).collect()
}

/// The worse of a kind and that of a word.
#[inline(never)]
fn worse(known: Option<Kind>, word: &str) -> Option<Kind> {
    match state(word).flatten() {
        Some((kind, _)) if kind != Kind::Maintenance => Some(known.map_or(kind, |known| known.min(kind))),
        _ => known,
    }
}

fn read_report<'a>(report: V<'a>, attributes: V<'a>, updates: Vec<V<'a>>, build: &mut Build) -> Record<'a> {
    let word = &*fold(attributes.text("aggregate_state").unwrap_or_default());
    let affected = attributes.list("affected_resources");
    let maintenance = attributes.text("report_type") == Some("maintenance");
    let mut record = build.record(attributes, Kind::Maintenance, "", "title");
    let mut kind = worse(None, word);
    (record.json, record.maintenance) = (report, maintenance);
    record.id = report.word("id").unwrap_or_default();
    record.start = build.time(attributes, "starts_at");
    for resource in affected {
        kind = worse(kind, resource.text("status").unwrap_or_default());
        if let Some(id) = resource.word("status_page_resource_id") {
            record.lanes.push(build.component(&id, &id, None));
        }
    }
    for update in updates {
        let Some(attributes) = update.get("attributes") else { continue };
        let mut said = build.said(attributes, &["published_at"], "message", "aggregate_state");
        said.json = update;
        said.phase = said.phase.filter(|phase| *phase == Phase::Resolved);
        for resource in attributes.list("affected_resources") {
            let status = resource.text("status").unwrap_or_default();
            kind = worse(kind, status);
            let after = state(status);
            if let (Some(id), Some(after)) = (resource.word("status_page_resource_id"), after) {
                said.changes.push(Change { lane: build.component(&id, &id, None), before: None, after });
            }
        }
        record.updates.push(said);
    }
    if !maintenance {
        record.kind = kind.unwrap_or(Kind::Degraded);
    }
    let end = build.time(attributes, "ends_at");
    let (over, open) = (among("resolved operational", word), among("degraded downtime maintenance", word));
    if !over && !open {
        build.unknown(report, word, "aggregate_state", NOT_OPEN);
    }
    record.finish = match end {
        // That of planned work is the end that was planned.
        Some(_) if !maintenance && open && word != "maintenance" => {
            build.note(report, t::OPEN_WITH_END, &[word]);
            Finish::Open
        }
        Some(end) => Finish::At(end),
        // Where nothing was said but how it began, nobody knows.
        None if over => match record.last_said().filter(|end| record.start.is_none_or(|start| start.time < end.time)) {
            Some(end) => {
                build.note(report, t::END_FROM_UPDATE, &["The time of the last update"]);
                Finish::At(end)
            }
            None => Finish::Unknown,
        },
        None if open => Finish::Open,
        None => Finish::Unknown,
    };
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_of_rails_are_those_of_iana() {
        let table = [
            ("Eastern Time (US & Canada)", Some("America/New_York")),
            ("Paris", Some("Europe/Paris")),
            ("Time (US & Canada)", None),
            ("Europe/Vienna", Some("Europe/Vienna")),
            ("UTC", Some("UTC")),
            ("International Date Line West", None),
            ("Time", None),
            ("", None),
        ];
        for (name, expected) in table {
            assert_eq!(zone(name), expected, "{name}");
        }
    }
}
