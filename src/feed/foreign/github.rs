//! GitHub issues as incidents: Upptime, and any repository that keeps its incidents so.
//!
//! Documentation: <https://docs.github.com/rest/issues/issues>, <https://upptime.js.org/docs>. A maintenance has its
//! times in a comment of its body: `<!-- start: …  end: … -->`. Pull requests come in the same list and are no
//! incidents, nor are issues that were closed as duplicates of others (`state_reason`). `comments` is a number; a copy
//! may hold in its place what `comments_url` answers (<https://docs.github.com/rest/issues/comments>), and these are
//! the updates then.

use super::build::Build;
use super::record::{Finish, Record, among};
use super::value::{Ask, V};
use super::{text, time, troubles as t};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::Kind;

/// Labels that say what an issue is, not what it concerns.
const LABELS: &str = "status maintenance incident bug automated resolved open";

/// Issues on a page, if the address asks for no other number.
const PAGES: [usize; 2] = [30, 100];

fn is_issue(json: V<'_>) -> bool {
    json.get("number").is_some() && json.get("title").is_some() && (json.has("labels") || json.has("closed_at"))
}

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.items().first().is_some_and(is_issue) || is_issue(doc)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    let alone = std::slice::from_ref(doc);
    let issues = build.objects(if matches!(doc, Json::List(_)) { doc.items() } else { alone });
    let page = issues.len();
    for json in issues {
        if json.text("state_reason") == Some("duplicate") {
            build.note(json, t::LEFT_OUT, &["This was closed as a duplicate of another issue"]);
        } else if json.get("pull_request").is_none() {
            let record = issue(json, build);
            build.add(record);
        }
    }
    if PAGES.contains(&page) {
        build.window(page);
    }
}

fn issue<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let labels: Vec<String> = json.list("labels").iter().filter_map(Ask::said).collect();
    let mut record = build.record(json, Kind::Degraded, "number", "title");
    let title = std::mem::take(&mut record.title);
    let maintenance = labels.iter().any(|label| label.eq_ignore_ascii_case("maintenance"));
    if maintenance {
        record.kind = Kind::Maintenance;
    } else if title.starts_with('🛑') || text::ends(&title, " is down") || text::has(&title, "outage") {
        record.kind = Kind::Outage;
    }
    record.maintenance = maintenance;
    record.title = title.trim_start_matches(['🛑', '⚠', '\u{FE0F}', ' ']).into();
    record.url = json.owned("html_url");
    for label in labels.iter().filter(|label| !among(LABELS, &label.to_ascii_lowercase())) {
        record.lanes.push(build.component(label, label, None));
    }
    record.created = build.time(json, "created_at");
    let closed = build.time(json, "closed_at");
    let body = json.text("body").unwrap_or_default();
    let (hidden, shown) = split(body);
    record.start = stated(json, hidden, "start", build);
    let end = stated(json, hidden, "end", build);
    for key in ["expectedDown", "expectedDegraded"] {
        for slug in value(hidden, key).unwrap_or_default().split(',').map(str::trim).filter(|slug| !slug.is_empty()) {
            let lane = build.component(slug, slug, None);
            if !record.lanes.contains(&lane) {
                record.lanes.push(lane);
            }
        }
    }
    record.story = text::body(&shown);
    for comment in build.objects(json.list("comments")) {
        let mut said = build.said(comment, &["created_at"], "", "");
        said.text = text::body(&split(comment.text("body").unwrap_or_default()).1);
        // A comment that only machines read says nothing.
        if !said.text.is_empty() {
            record.updates.push(said);
        }
    }
    // The hours of the issue are not those of the work.
    let unread = maintenance && end.is_none() && value(hidden, "end").is_some();
    record.finish = match (json.text("state"), end, closed) {
        (Some("closed"), ..) if called_off(&record, json, closed) => record.called_off("not planned", closed),
        (Some("closed"), None, _) if unread => Finish::Unknown,
        (_, Some(end), _) => Finish::At(end),
        (Some("closed"), None, Some(closed)) => Finish::At(closed),
        (Some("open"), None, None) => Finish::Open,
        (Some("open"), None, Some(_)) => {
            build.note(json, t::OPEN_WITH_END, &["open"]);
            Finish::Open
        }
        (_, None, closed) => Finish::at(closed),
    };
    record
}

/// The comment that no reader sees, and the rest.
fn split(body: &str) -> (&str, String) {
    let Some((before, rest)) = text::split(body, "<!--") else { return ("", body.into()) };
    let (hidden, after) = text::split(rest, "-->").unwrap_or((rest, ""));
    (hidden, [before, after].concat())
}

fn value<'b>(hidden: &'b str, key: &str) -> Option<&'b str> {
    let line = hidden.lines().find_map(|line| line.trim().strip_prefix(key)?.trim_start().strip_prefix(':'));
    line.map(str::trim).filter(|value| !value.is_empty())
}

/// A time of the hidden comment; what cannot be read is noted with the body.
fn stated(json: V<'_>, hidden: &str, key: &str, build: &mut Build) -> Option<Stamp> {
    let value = value(hidden, key)?;
    let body = json.get("body")?;
    build.found(body, value, time::read(&Json::Text(value.into())))
}

/// Work that was closed as not planned before it could begin.
fn called_off(record: &Record<'_>, json: V<'_>, closed: Option<Stamp>) -> bool {
    let before = record.start.zip(closed).is_some_and(|(start, closed)| closed.time < start.time);
    record.maintenance && before && json.text("state_reason") == Some("not_planned")
}
