//! GitHub issues as incidents: Upptime, and any repository that keeps its incidents so.
//!
//! Documentation: <https://docs.github.com/rest/issues/issues>, <https://upptime.js.org/docs>. A maintenance has its times
//! in a comment of its body: `<!-- start: …  end: … -->`. Pull requests come in the same list and are no incidents.
//! `comments` is a number; a copy may hold in its place what `comments_url` answers
//! (<https://docs.github.com/rest/issues/comments>), and these are the updates then.

use super::build::Build;
use super::record::{Finish, Record, Said};
use super::value::{Ask, V};
use super::{text, time, troubles as t};
use crate::feed::Stamp;
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::native::wire::Kind;

/// Labels that say what an issue is, not what it concerns.
const LABELS: &[&str] = &["status", "maintenance", "incident", "bug", "automated", "resolved", "open"];

/// Issues on a page, if the address asks for no other number.
const PAGES: [usize; 2] = [30, 100];

fn is_issue(json: V<'_>) -> bool {
    json.get("number").is_some()
        && json.get("title").is_some()
        && (json.member("labels").is_some() || json.member("closed_at").is_some())
}

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    doc.items().first().is_some_and(is_issue) || is_issue(doc)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) -> Result<(), FeedError> {
    let alone = std::slice::from_ref(doc);
    let list = if matches!(doc, Json::List(_)) { doc.items() } else { alone };
    let issues = build.objects(list);
    let page = issues.len();
    for json in issues {
        if json.get("pull_request").is_none() {
            let record = issue(json, build);
            build.add(record);
        }
    }
    if PAGES.contains(&page) {
        build.window(page);
    }
    Ok(())
}

fn issue<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let labels: Vec<String> = json.list("labels").iter().filter_map(Ask::said).collect();
    let title = json.text("title").map(text::line).unwrap_or_default();
    let maintenance = labels.iter().any(|label| label.eq_ignore_ascii_case("maintenance"));
    let lower = title.to_lowercase();
    let kind = if maintenance {
        Kind::Maintenance
    } else if title.starts_with('🛑') || lower.ends_with(" is down") || lower.contains("outage") {
        Kind::Outage
    } else {
        Kind::Degraded
    };
    let mut record = Record::new(json, kind);
    record.maintenance = maintenance;
    record.id = json.word("number");
    record.title = title.trim_start_matches(['🛑', '⚠', '\u{FE0F}', ' ']).into();
    record.url = json.text("html_url").map(Into::into);
    for label in labels.iter().filter(|label| !LABELS.contains(&&*label.to_ascii_lowercase())) {
        record.components.push(build.component(label, label, None));
    }
    record.created = build.time(json, "created_at");
    let closed = build.time(json, "closed_at");
    let body = json.text("body").unwrap_or_default();
    record.start = stated(body, "start");
    let end = stated(body, "end");
    let (hidden, shown) = split(body);
    for key in ["expectedDown", "expectedDegraded"] {
        for slug in value(hidden, key).unwrap_or_default().split(',').map(str::trim).filter(|slug| !slug.is_empty()) {
            let id = build.component(slug, slug, None);
            if !record.components.contains(&id) {
                record.components.push(id);
            }
        }
    }
    record.story = Some(text::body(&shown)).filter(|words| !words.is_empty());
    for comment in build.objects(json.list("comments")) {
        let at = build.time(comment, "created_at");
        let body = text::body(&split(comment.text("body").unwrap_or_default()).1);
        // A comment that only machines read says nothing.
        if !body.is_empty() {
            let (phase, word, changes) = (None, String::new(), Vec::new());
            record.updates.push(Said { json: comment, at, phase, text: body, word, changes });
        }
    }
    record.finish = match (json.text("state"), end, closed) {
        (_, Some(end), _) => Finish::At(end),
        (Some("closed"), None, Some(closed)) => Finish::At(closed),
        (Some("open"), None, None) => Finish::Open,
        (Some("open"), None, Some(_)) => {
            build.note(json, t::OPEN_WITH_END, &["open"]);
            Finish::Open
        }
        (_, None, closed) => closed.map_or(Finish::Unknown, Finish::At),
    };
    record
}

/// The comment that no reader sees, and the rest.
fn split(body: &str) -> (&str, String) {
    let Some((before, rest)) = body.split_once("<!--") else { return ("", body.into()) };
    let (hidden, after) = rest.split_once("-->").unwrap_or((rest, ""));
    (hidden, [before, after].concat())
}

fn value<'b>(hidden: &'b str, key: &str) -> Option<&'b str> {
    let line = hidden.lines().find_map(|line| line.trim().strip_prefix(key)?.trim_start().strip_prefix(':'));
    line.map(str::trim).filter(|value| !value.is_empty())
}

fn stated(body: &str, key: &str) -> Option<Stamp> {
    let value = value(split(body).0, key)?;
    match time::read(&Json::Text(value.into())) {
        time::Found::Time(stamp) => Some(stamp),
        _ => None,
    }
}
