//! Google Cloud, Workspace and Search, `incidents.json`; schema:
//! <https://status.cloud.google.com/incidents.schema.json>.
//!
//! An entry without `end` is open. Entries of 2020 have no `id`, no `status_impact` and no status in their updates;
//! their `number` is unique only within a service. Locations tell where it was, product by product they tell nothing.

use super::build::{Build, in_order, kind_of_impact};
use super::record::{Change, Finish, Lane, Record, Said, State};
use super::text;
use super::value::{Ask as _, V};
use crate::feed::json::Json;
use crate::feed::node::cut;
use crate::model::{Kind, Phase, Severity, Time};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let known = |e: &Json<'_>| e.has("external_desc") || e.has("service_key");
    doc.items().iter().take(3).any(known)
}

const STATES: [(Kind, &str); 3] =
    [(Kind::Notice, "SERVICE_INFORMATION"), (Kind::Degraded, "SERVICE_DISRUPTION"), (Kind::Outage, "SERVICE_OUTAGE")];

#[inline(never)]
fn state(word: &str) -> Option<State> {
    if word == "AVAILABLE" {
        return Some(None);
    }
    STATES.into_iter().find(|(_, known)| *known == word).map(Some)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    let list = if matches!(doc, Json::List(_)) { doc.items() } else { doc.list("incidents") };
    let cloud = list.iter().any(|e| e.text("service_name").is_some_and(|name| text::has(name, "Google Cloud")));
    build.site(Some(if cloud { "Google Cloud" } else { "Google" }), None, None);
    build.take(doc, "incidents", record);
}

fn record<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let severity = json.text("severity");
    let impact = json.text("status_impact");
    let by_impact = impact.and_then(state).flatten().map(|(kind, _)| kind);
    let kind = by_impact.or_else(|| severity.and_then(kind_of_impact)).unwrap_or(Kind::Degraded);
    let mut record = build.record(json, kind, "id", "");
    if record.id.is_empty() {
        // "incident/compute/20011": the number alone is not unique.
        let uri = json.text("uri").map(|uri| uri.strip_prefix('/').unwrap_or(uri));
        let end = uri.map(|uri| ["incident/", "incidents/"].iter().find_map(|s| uri.strip_prefix(s)).unwrap_or(uri));
        let made = end.map(|end| end.chars().map(|c| if c == '/' { '-' } else { c }).collect());
        record.id = made.or_else(|| json.word("number")).unwrap_or_default();
    }
    record.word = impact.or(severity).unwrap_or_default().into();
    record.severity = severity.and_then(|word| match word {
        "low" => Some(Severity::Minor),
        "medium" => Some(Severity::Major),
        "high" => Some(Severity::Critical),
        _ => None,
    });
    record.title = json.text("external_desc").map(title).unwrap_or_default();
    record.start = build.time(json, "begin");
    record.created = build.time(json, "created");
    record.finish = match (json.get("end").is_some(), build.time(json, "end")) {
        (_, Some(end)) => Finish::At(end),
        (false, None) => Finish::Open,
        (true, None) => Finish::Unknown,
    };
    let products = json.list("affected_products");
    for product in products {
        let title = if product.text("current_title").is_some() { "current_title" } else { "title" };
        record.lanes.extend(build.declared(product, "id", title, None));
    }
    if let (true, Some(key)) = (products.is_empty(), json.word("service_key")) {
        let name = json.text("service_name").unwrap_or(&key);
        record.lanes.push(build.component(&key, name, None));
    }
    let mut updates = build.list(json, "updates");
    let newest = json.get("most_recent_update").or_else(|| json.get("most-recent-update"));
    if let (true, Some(newest)) = (updates.is_empty(), newest) {
        updates.push(newest);
    }
    for said in updates {
        let said = update(said, build);
        record.updates.push(said);
    }
    // Where no update names a place, the places are those of the whole.
    let named = |u: &Said<'_>| !u.json.list("affected_locations").is_empty();
    if !record.updates.iter().any(named) {
        for key in ["currently_affected_locations", "previously_affected_locations"] {
            for place in json.list(key) {
                let lane = build.declared(place, "id", "title", Some("Locations"));
                record.lanes.extend(lane.filter(|lane| !record.lanes.contains(lane)));
            }
        }
    }
    split(&mut record, build);
    record
}

/// A line without the marks of Markdown around it.
#[inline(never)]
fn bare(line: &str) -> &str {
    text::trim(line.trim(), "#* ")
}

/// The first line of a description, which is Markdown and may be a whole report.
fn title(description: &str) -> String {
    let first = description.lines().map(unlabelled).find(|line| !line.is_empty());
    // Marks within it are none of a title.
    let line = text::line(&text::replaced(first.unwrap_or_else(|| bare(description)), "**", ""));
    match line.char_indices().enumerate().find(|(n, _)| *n == 160) {
        Some((_, (end, _))) => [line.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => line,
    }
}

/// A line without its marks and without the label that it may begin with; nothing, if it is a label alone.
fn unlabelled(line: &str) -> &str {
    let line = bare(line);
    let behind =
        |label| line.strip_prefix(label).filter(|rest| matches!(rest.bytes().next(), None | Some(b':' | b'*')));
    ["Title", "Summary"].into_iter().find_map(behind).map_or(line, |rest| text::trim(rest, ":* "))
}

fn update<'a>(json: V<'a>, build: &mut Build) -> Said<'a> {
    let mut said = build.said(json, &["when", "created"], "text", "status");
    let after = state(&said.word);
    if let (None, false) = (after, said.word.is_empty()) {
        build.unknown(json, &said.word, "status", "The change is left out.");
    }
    let headed = |heading| text::has(&said.text, heading);
    let begins = cut(&said.text, 400);
    let report = (text::has(begins, "incident report") || text::has(begins, "incident statement"))
        && (headed("## ") || headed("<h") || headed("**root cause"));
    said.phase = match after {
        _ if report => Some(Phase::Postmortem),
        Some(None) => Some(Phase::Resolved),
        _ => None,
    };
    // Whose it is, is filled in where the incident is known.
    said.changes.extend(after.map(|after| Change { lane: 0, before: None, after }));
    said.word = super::statuspage::spaced(&said.word.to_ascii_lowercase());
    said
}

/// An update speaks of all products of its incident, and of the locations that it names: one that it names no more is
/// well again.
fn split(record: &mut Record<'_>, build: &mut Build) {
    let end = match record.finish {
        Finish::At(end) => Some(end.time),
        _ => None,
    };
    let products = record.lanes.clone();
    let mut bad: Vec<Lane> = Vec::new();
    in_order(&mut record.updates, Time::MIN);
    for update in &mut record.updates {
        let changes = std::mem::take(&mut update.changes);
        // The end is stated; what is said afterwards changes nothing.
        let during = update.at.is_some_and(|at| end.is_none_or(|end| at.time < end));
        let Some(Change { after, .. }) = changes.into_iter().next().filter(|_| during) else { continue };
        let to = |lane: &Lane, after: State| Change { lane: *lane, before: None, after };
        if after.is_some() || end.is_none() {
            update.changes.extend(products.iter().map(|product| to(product, after)));
        }
        let mut named = Vec::new();
        for location in update.json.list("affected_locations") {
            named.extend(build.declared(location, "id", "title", Some("Locations")));
        }
        let well = bad.iter().filter(|known| !named.contains(known));
        update.changes.extend(well.map(|location| to(location, None)));
        update.changes.extend(named.iter().map(|location| to(location, after)));
        bad = if after.is_some() { named } else { Vec::new() };
    }
}
