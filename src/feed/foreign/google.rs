//! Google Cloud, Workspace and Search, `incidents.json`; schema: <https://status.cloud.google.com/incidents.schema.json>.
//!
//! An entry without `end` is open. Entries of 2020 have no `id`, no `status_impact` and no status in their updates; their
//! `number` is unique only within a service. Locations tell where it was, product by product they tell nothing.

use super::build::{Build, kind_of_impact};
use super::record::{Change, Finish, Record, Said, State};
use super::value::{Ask, V};
use super::{text, troubles as t};
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::{Kind, Phase, Severity};
use crate::feed::node::cut;

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let known = |e: &Json<'_>| e.member("external_desc").is_some() || e.member("service_key").is_some();
    doc.items().iter().take(3).any(known)
}

fn state(word: &str) -> Option<State> {
    Some(match word {
        "AVAILABLE" => None,
        "SERVICE_INFORMATION" => Some((Kind::Notice, "SERVICE_INFORMATION")),
        "SERVICE_DISRUPTION" => Some((Kind::Degraded, "SERVICE_DISRUPTION")),
        "SERVICE_OUTAGE" => Some((Kind::Outage, "SERVICE_OUTAGE")),
        _ => return Option::None,
    })
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    let cloud = doc.items().iter().any(|e| e.text("service_name").is_some_and(|name| name.contains("Google Cloud")));
    build.site(Some(if cloud { "Google Cloud" } else { "Google" }), None, None);
    for json in build.objects(doc.items()) {
        let record = record(json, build);
        build.add(record);
    }
    Ok(())
}

fn record<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let severity = json.text("severity");
    let impact = json.text("status_impact");
    let by_impact = impact.and_then(state).flatten().map(|(kind, _)| kind);
    let kind = by_impact.or_else(|| severity.and_then(kind_of_impact)).unwrap_or(Kind::Degraded);
    let mut record = Record::new(json, kind);
    let uri = json.text("uri").map(|uri| uri.trim_start_matches('/'));
    // "incident/compute/20011": the number alone is not unique.
    let made = uri.map(|uri| uri.trim_start_matches("incident/").trim_start_matches("incidents/").replace('/', "-"));
    record.id = json.word("id").or(made).or_else(|| json.word("number"));
    record.word = impact.or(severity).map(Into::into);
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
        if let (Some(id), Some(name)) =
            (product.word("id"), product.text("current_title").or_else(|| product.text("title")))
        {
            record.components.push(build.component(&id, name, None));
        }
    }
    if let (true, Some(key)) = (products.is_empty(), json.word("service_key")) {
        let name = json.text("service_name").unwrap_or(&key);
        record.components.push(build.component(&key, name, None));
    }
    let mut updates = build.objects(json.list("updates"));
    let newest = json.get("most_recent_update").or_else(|| json.get("most-recent-update"));
    if let (true, Some(newest)) = (updates.is_empty(), newest) {
        updates.push(newest);
    }
    for said in updates {
        let said = update(said, build);
        record.updates.push(said);
    }
    split(&mut record, build);
    record
}

/// The first line of a description, which is Markdown and may be a whole report.
fn title(description: &str) -> String {
    let first = description.lines().map(str::trim).find(|line| !line.trim_matches(['#', '*', ' ']).is_empty());
    let line = text::line(first.unwrap_or(description).trim_matches(['#', '*', ' ']));
    let line = line.trim_start_matches("Title:").trim_start_matches("Summary:").trim();
    match line.char_indices().nth(160) {
        Some((end, _)) => [line.get(..end).unwrap_or(line).trim_end(), "…"].concat(),
        None => line.into(),
    }
}

fn update<'a>(json: V<'a>, build: &mut Build) -> Said<'a> {
    let at = build.time(json, "when").or_else(|| build.time(json, "created"));
    let body = json.text("text").map(text::body).unwrap_or_default();
    let word = json.text("status").unwrap_or_default();
    let after = state(word);
    if let (None, false) = (after, word.is_empty()) {
        build.note(json, t::UNKNOWN_WORD, &[word, "status", "The change is left out."]);
    }
    let report = cut(&body, 400).to_lowercase();
    let report = report.contains("incident report") && body.contains("## ");
    let phase = match after {
        _ if report => Some(Phase::Postmortem),
        Some(None) => Some(Phase::Resolved),
        _ => None,
    };
    // Whose it is, is filled in where the incident is known.
    let changes = after.map(|after| Change { component: String::new(), before: None, after });
    Said {
        json,
        at,
        phase,
        text: body,
        word: word.to_lowercase().replace('_', " "),
        changes: changes.into_iter().collect(),
    }
}

/// An update speaks of all products of its incident, and of the locations that it names: one that it names no more is
/// well again.
fn split(record: &mut Record<'_>, build: &mut Build) {
    let end = match record.finish {
        Finish::At(end) => Some(end.time),
        _ => None,
    };
    let products = record.components.clone();
    let mut bad: Vec<String> = Vec::new();
    record.updates.sort_by_key(|u| u.at.map(|at| at.time));
    for update in &mut record.updates {
        let changes = std::mem::take(&mut update.changes);
        // The end is stated; what is said afterwards changes nothing.
        let during = update.at.is_some_and(|at| end.is_none_or(|end| at.time < end));
        let Some(Change { after, .. }) = changes.into_iter().next().filter(|_| during) else { continue };
        let to = |component: &String, after: State| Change { component: component.clone(), before: None, after };
        if after.is_some() || end.is_none() {
            update.changes.extend(products.iter().map(|product| to(product, after)));
        }
        let mut named = Vec::new();
        for location in update.json.list("affected_locations") {
            if let (Some(id), Some(name)) = (location.word("id"), location.text("title")) {
                named.push(build.component(&id, name, Some("Locations")));
            }
        }
        let well = bad.iter().filter(|known| !named.contains(known));
        update.changes.extend(well.map(|location| to(location, None)));
        update.changes.extend(named.iter().map(|location| to(location, after)));
        bad = if after.is_some() { named } else { Vec::new() };
    }
}
