//! cState: `/index.json`, `/issues/index.json`, `/affected/<system>/index.json`, and one issue.
//!
//! Documentation: <https://github.com/cstate/cstate/wiki/Developers>. Times are Go's; `resolvedAt` has no zone on some
//! sites and is `<no value>` on others. The JSON comes from a text template and is mended where it is broken. Only the
//! page of one issue holds its body, and the updates stand in that, see [`told`].

use super::build::Build;
use super::record::{Finish, Record};
use super::value::{Ask as _, V};
use super::{text, told, troubles as t};
use crate::feed::json::Json;
use crate::feed::near::fold;
use crate::model::Kind;

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let is = |json: V<'_>| matches!(json.text("is"), Some("issue" | "issues" | "index" | "affected"));
    doc.has("cStateVersion") || is(doc) || [doc.items(), doc.list("pages")].into_iter().flatten().next().is_some_and(is)
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    if doc.text("is") == Some("issue") {
        let record = issue(doc, build);
        build.add(record);
        return;
    }
    // That of a list is its heading, not the name of the site.
    build.site(doc.text("title").filter(|_| doc.has("systems")), doc.text("baseURL"), None);
    for system in doc.list("systems") {
        if let Some(name) = system.text("name") {
            build.component(name, name, system.text("category").filter(|category| *category != "Uncategorized"));
        }
    }
    let mut issues = build.list(doc, "pages");
    let index = !matches!(doc, Json::List(_)) && !doc.has("pages");
    if index {
        issues.extend(build.list(doc, "pinnedIssues"));
        for system in build.list(doc, "systems") {
            issues.extend(build.list(system, "unresolvedIssues"));
        }
        build.current_only(None);
        build.no_history(doc, "what is pinned or open", "The history is in /issues/index.json.");
    }
    let mut seen = Vec::new();
    for json in issues {
        // An open issue stands under each of its systems.
        let link = json.text("permalink");
        if index && link.is_some() && seen.contains(&link) {
            continue;
        }
        seen.push(link);
        let record = issue(json, build);
        build.add(record);
    }
}

fn issue<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    let stated = json.word("severity").filter(|word| !word.starts_with('<'));
    let severity = stated.as_deref().unwrap_or("notice");
    let kind = match &*fold(severity) {
        "down" => Kind::Outage,
        // A spelling that was met.
        "disrupted" | "distrupted" => Kind::Degraded,
        "notice" => Kind::Notice,
        _ => {
            build.unknown(json, severity, "severity", "It is shown as a notice.");
            Kind::Notice
        }
    };
    let mut record = build.record(json, kind, "", "title");
    let file = json.text("filename").map(text::last_part);
    let link = json.text("permalink");
    let slug = link.map(text::last_part);
    let name = file.map(|name| name.strip_suffix(".md").unwrap_or(name));
    record.id = name.or(slug).unwrap_or_default().into();
    record.word = stated.unwrap_or_default();
    record.url = link.unwrap_or_default().into();
    build.concerns(&mut record, json, "affected");
    record.start = build.time(json, "createdAt");
    told::updates(&mut record, json, "body", build);
    let resolved = build.time(json, "resolvedAt");
    let said = json.flag("resolved");
    record.finish = match (said, resolved) {
        (Some(false), Some(_)) => {
            build.note(json, t::OPEN_WITH_END, &["unresolved"]);
            Finish::Open
        }
        (_, Some(end)) => Finish::At(end),
        // An announcement has no end to wait for.
        (Some(false), None) if json.flag("informational") != Some(true) => Finish::Open,
        (Some(true), None) => {
            build.note(json, t::NO_END, &[]);
            Finish::Unknown
        }
        _ => Finish::Unknown,
    };
    record
}
