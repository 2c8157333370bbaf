//! Atom (RFC 4287) and RSS 2.0, the last resort: a history in which an entry has a date, and an end only where its text
//! tells one. What it was like is not told either, so everything is a notice unless its words are plain.
//!
//! Statuspage writes its updates into the body (`<p><small>Jun <var…>12</var>…</small><br><strong>Resolved</strong>
//! …`); those have no year and are kept as text, all but the time of that one, and the hours of planned work (`THIS IS
//! A SCHEDULED EVENT Jun <var…>20</var>, <var…>10:00</var> - <var…>12:00</var> UTC`). cState puts the end into
//! `category`.

use super::build::{Build, in_order};
use super::record::{Finish, Record, Said, phase};
use super::told::{Hours, nearest};
use super::value::{Ask, V};
use super::{monthly, text, time, troubles as t};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::{Kind, MINUTE_MS, Phase, Time};
use crate::prose::references;

fn first<'a>(json: V<'a>, key: &str) -> Option<V<'a>> {
    json.list(key).first()
}

fn words<'a>(json: V<'a>, key: &str) -> Option<&'a str> {
    let text = match first(json, key)? {
        Json::Text(text) => text,
        object => match object.get("#text")? {
            Json::Text(text) => text,
            _ => return None,
        },
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The feed or channel, and where its entries stand.
fn parts<'a>(doc: V<'a>) -> Option<(V<'a>, V<'a>, &'static str)> {
    if let Some(feed) = first(doc, "feed") {
        return Some((feed, feed, "entry"));
    }
    // RSS 1.0 has its items beside the channel, and so has Azure.
    let root = first(doc, "rdf:RDF").or_else(|| first(doc, "rss"))?;
    let channel = first(root, "channel")?;
    Some((channel, if channel.has("item") { channel } else { root }, "item"))
}

/// Whether it is Atom or RSS.
pub fn detect(doc: V<'_>) -> bool {
    parts(doc).is_some()
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    let Some((feed, within, entries)) = parts(doc) else { return };
    build.site(words(feed, "title"), link(feed).as_deref(), None);
    build.take(within, entries, entry);
    let entries = within.list(entries).len();
    if entries >= 25 {
        build.window(entries);
    }
}

fn link(json: V<'_>) -> Option<String> {
    let links = json.list("link");
    let href = |link: V<'_>| first(link, "@href").and_then(Ask::said);
    let alternate = |l: &&Json<'_>| first(l, "@rel").and_then(Ask::said).is_none_or(|rel| rel == "alternate");
    let plain = links.iter().find_map(|l| if matches!(l, Json::Text(_)) { l.said() } else { None });
    plain.or_else(|| links.iter().filter(alternate).find_map(href))
}

/// Words of a title or at the head of a body that say that it is over.
const OVER: &[&str] = &["[resolved]", "[completed]", "resolved:"];

/// What stands before such a word where it says the contrary.
const NOT_OVER: &str = "partially partly mostly not yet";

fn is_over(title: &str, body: &str) -> bool {
    let head = monthly::without_tags(body);
    let meant = |at| !NOT_OVER.split(' ').any(|not| text::ends(title.get(..at).unwrap_or_default().trim_end(), not));
    OVER.iter().any(|word| text::word_at(title, word).is_some_and(meant) || text::word_at(&head, word) == Some(0))
}

/// The updates in a body in the order of their times. Where those cannot be read the newest stands first, as Statuspage
/// writes them; Instatus has it last on some pages: `<small>Jun 5, 01:40 UTC</small><br><strong>Resolved</strong>`. Others have a line for the
/// whole: `<b>Status: Resolved</b>`.
fn updates<'a>(json: V<'a>, body: &str, other: Stamp) -> Vec<Said<'a>> {
    let mut told = Vec::new();
    let mut rest = Some(body);
    while let Some(body) = rest {
        let (part, behind) = text::split(body, "<small>").map_or((body, None), |(part, behind)| (part, Some(behind)));
        rest = behind;
        let (when, words) = text::split(part, "</small>").unwrap_or(("", part));
        let word = [STATUS, "<strong>", "<b>"].iter().find_map(|mark| text::split(words, mark));
        let phase = word.and_then(|(_, behind)| phase(text::split(behind, "<")?.0));
        // Elsewhere, a word in bold is open for ever: nobody comes back to the entry.
        if !when.is_empty() || phase == Some(Phase::Resolved) || text::has(words, STATUS) {
            let (text, at) = (monthly::without_tags(when), hours(when, other).0);
            told.push(Said { json, at, phase, text, word: String::new(), changes: Vec::new() });
        }
    }
    told.reverse();
    in_order(&mut told, Time::MIN);
    told
}

const STATUS: &str = ">Status: ";

/// Of the words that tell what it was, the first one in a title counts: an outage after scheduled maintenance is an
/// outage, a scheduled outage is maintenance.
fn kind_of(title: &str) -> Kind {
    let words = [
        ("maintenance", Kind::Maintenance),
        ("scheduled outage", Kind::Maintenance),
        ("outage", Kind::Outage),
        ("is down", Kind::Outage),
        // What came of maintenance is none.
        ("after ", Kind::Notice),
        ("following ", Kind::Notice),
        ("during ", Kind::Notice),
        ("due to ", Kind::Notice),
    ];
    let said = words.into_iter().filter_map(|(word, kind)| Some((text::word_at(title, word)?, kind)));
    said.min_by_key(|(at, _)| *at).map_or(Kind::Notice, |(_, kind)| kind)
}

/// Start and end in words of Statuspage, which are nearest to another point. Some do tell the year.
fn hours(html: &str, other: Stamp) -> Hours {
    let words = monthly::without_tags(html);
    if let time::Found::Time(at) = time::read(&Json::Text((&*words).into())) {
        return (Some(at), None);
    }
    nearest(other.time, &|year| monthly::hours(&words, year))
}

/// A day alone tells no hours.
fn exact(at: Option<Stamp>) -> Option<Stamp> {
    at.filter(|at| !at.date_only)
}

const EVENT: &str = "this is a scheduled event";

/// For when work was announced.
fn planned(body: &str, announced: Stamp) -> Hours {
    let behind = text::word_at(body, EVENT).and_then(|at| body.get(at + EVENT.len()..)).unwrap_or_default();
    let (from, to) = hours(text::split(behind, "</p>").map_or(behind, |(words, _)| words), announced);
    (exact(from), exact(to))
}

fn entry<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    // HTML or XHTML, where it has tags with an end.
    let plain = |title: &str| if text::has(title, "</") { monthly::without_tags(title) } else { text::line(title) };
    let title = words(json, "title").map(plain).unwrap_or_default();
    let body = ["content", "content:encoded", "description", "summary"].iter().find_map(|key| words(json, key));
    let mut body = body.unwrap_or_default().to_owned();
    // Some pages of Instatus escape their updates twice.
    if text::has(&body, "&lt;p&gt;") {
        body = references(&body);
    }
    let body = &*body;
    let is_planned = text::word_at(body, EVENT).is_some();
    // Instatus says what it was, and publishes planned work under the time for which it is planned.
    let is_typed = text::has(body, "type:</strong> maintenance");
    let mut record = Record::new(json, if is_planned || is_typed { Kind::Maintenance } else { kind_of(&title) });
    record.id = words(json, "id").or_else(|| words(json, "guid")).unwrap_or_default().into();
    record.title = title.strip_prefix("[Resolved]").unwrap_or(&title).trim().into();
    record.url = link(json).unwrap_or_default();
    record.story = text::body(body);
    let mut told = |key: &str| first(json, key).and_then(|value| build.stamp(value));
    let begun = told("published");
    let published = begun.or_else(|| told("pubDate")).or_else(|| told("dc:date"));
    let updated = told("updated");
    let at = published.or(updated);
    record.start = published.or(updated.map(time::day));
    let said = at.map_or_else(Vec::new, |at| updates(json, body, at));
    let earlier = |first: &Stamp| at.is_some_and(|at| at.time.since(first.time) > MINUTE_MS);
    let oldest = said.first().filter(|_| !is_typed);
    match oldest.and_then(|told| Some((told, told.at.filter(earlier)?))) {
        // RSS is published anew with each update, and what was over already as well: its updates know more.
        Some((told, first)) if begun.is_none() || !first.date_only => {
            record.start = Some(first);
            if first.date_only {
                build.note(json, t::ZONE_UNKNOWN, &[&told.text]);
            }
        }
        _ if published.is_none() && at.is_some() => build.note(json, t::START_FROM_UPDATE, &[]),
        _ => {}
    }
    // A report, and a mere update, do not say how far the work is.
    let newest = said.iter().rfind(|told| !matches!(told.phase, None | Some(Phase::Postmortem)));
    let (newest, phase) = newest.map_or((None, None), |told| (exact(told.at), told.phase));
    let over = is_over(&title, body) || phase == Some(Phase::Resolved);
    let open = !over
        && phase.is_some_and(|phase| !matches!(phase, Phase::Scheduled | Phase::Cancelled))
        && newest.zip(record.start).is_none_or(|(newest, start)| start.time.since(newest.time) < MINUTE_MS);
    // cState: the end stands where a category belongs.
    let category = first(json, "category").filter(|c| matches!(c, Json::Text(t) if t.starts_with("20")));
    let stated = category.and_then(|c| build.stamp(c));
    let mut end = stated.or(newest.filter(|_| phase == Some(Phase::Resolved)));
    let mut changed = updated.filter(|u| over && published.is_some_and(|p| p.time < u.time));
    if let Some(announced) = record.start.filter(|_| record.maintenance && !is_typed && stated.is_none()) {
        let (from, to) = planned(body, announced);
        // What was published is the announcement. Nothing tells how long after it the work was.
        if from.is_none() {
            changed = None;
        }
        record.start = from.or_else(|| build.announced(json, Some(announced)));
        if open {
            record.detail = time::planned_until(to);
        } else {
            end = end.or(to);
        }
    }
    if end.is_none() && changed.is_some() {
        build.note(json, t::END_FROM_UPDATE, &["The time of the last change"]);
    }
    if [record.start, end].into_iter().flatten().any(|at| !at.zone_stated && !at.date_only) {
        build.zone_missing(json);
    }
    record.finish = match end.or(changed) {
        _ if record.maintenance && phase == Some(Phase::Cancelled) => record.called_off("cancelled", newest),
        None if open => Finish::Open,
        end => Finish::at(end),
    };
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_in_a_body_are_those_of_the_year_nearest_to_its_entry() {
        let shown = |at: Option<Stamp>| at.map_or("-".into(), |at| super::super::written(at.time));
        let published = crate::feed::stamp("2026-12-30T10:00:00Z").expect("a time");
        let table = [
            (
                "<strong>THIS IS A SCHEDULED EVENT Jan <var>2</var>, <var>10:00</var>&nbsp;-&nbsp;<var>12:00</var> UTC</strong></p><p>1",
                "2027-01-02T10:00:00Z",
                "2027-01-02T12:00:00Z",
            ),
            (
                "THIS IS A SCHEDULED EVENT Dec 31, 22:00 - Jan 1, 02:00 UTC",
                "2026-12-31T22:00:00Z",
                "2027-01-01T02:00:00Z",
            ),
            ("THIS IS A SCHEDULED EVENT Jan 2", "-", "-"),
            ("Jan 2, 10:00 UTC", "-", "-"),
        ];
        for (body, from, to) in table {
            let (start, end) = planned(body, published);
            assert_eq!((&*shown(start), &*shown(end)), (from, to), "{body}");
        }
    }

    #[test]
    fn updates_in_a_body_are_told_in_the_order_of_their_times() {
        let other = crate::feed::stamp("2026-12-30T10:00:00Z").expect("a time");
        let table = [
            (
                "<small>Jan 3, 09:00 UTC</small><strong>Postmortem</strong><small>Dec <var>31</var>, 14:13 UTC</small><br><strong>Resolved</strong>",
                "2027-01-03T09:00:00Z postmortem, 2026-12-31T14:13:00Z resolved",
            ),
            (
                "<small>Dec 30, 10:00:07 GMT+0</small><br /><strong>Investigating</strong> - <small>Jan 1, 02:00:00 GMT+0</small><br /><strong>Resolved</strong>",
                "2027-01-01T02:00:00Z resolved, 2026-12-30T10:00:07Z investigating",
            ),
            (
                "<small>December 30, 2026 16:40 PDT</small><br /><b>Update</b> - <small>December 30, 2026 17:00 PDT</small><br /><b>Verifying</b>",
                "2026-12-31T00:00:00Z verifying, 2026-12-30T23:40:00Z -",
            ),
            (
                "<small>Dec 30, 12:00 BST</small><strong>Resolved</strong><small>Dec 30, 10:00 BST</small><strong>Investigating</strong>",
                "2026-12-30T00:00:00Z resolved, 2026-12-30T00:00:00Z investigating",
            ),
            ("<small>Dec 30, 10:00 BST</small><strong>In progress</strong>", "2026-12-30T00:00:00Z in_progress"),
            ("<b>Status: Identified</b><br/>A disk.", "- identified"),
            ("<h3>Status: ACTIVE</h3> <p><strong>Resolved</strong></p>", "- investigating"),
            ("<p><strong>Resolved</strong> - Done.</p>", "- resolved"),
            ("<p><strong>Investigating</strong> - A disk.</p>", ""),
            ("<p><strong>Update</strong>: we have a new office.</p>", ""),
        ];
        for (body, expected) in table {
            let said = updates(&Json::Null, body, other);
            let said = said.iter().rev().map(|told| {
                let at = told.at.map_or("-".into(), |at| super::super::written(at.time));
                let phase = super::super::record::word(&crate::feed::native::words::PHASES, told.phase);
                [&*at, " ", if phase.is_empty() { "-" } else { phase }].concat()
            });
            assert_eq!(said.collect::<Vec<_>>().join(", "), expected, "{body}");
        }
    }

    #[test]
    fn words_say_that_it_is_over_only_at_the_head() {
        let table = [
            ("API [Resolved]", "", true),
            ("API", "<b>Resolved:</b> all is well", true),
            ("Login errors resolved: all is well", "", true),
            ("Partially resolved: login errors", "", false),
            ("API: not resolved: login errors", "", false),
            ("Not yet resolved: login errors", "", false),
        ];
        for (title, body, expected) in table {
            assert_eq!(is_over(title, body), expected, "{title}: {body}");
        }
    }

    #[test]
    fn the_first_plain_word_of_a_title_says_what_it_was() {
        let table = [
            ("Unscheduled outage of the database", Kind::Outage),
            ("Outage after scheduled maintenance", Kind::Outage),
            ("API is down", Kind::Outage),
            ("Scheduled outage of the database", Kind::Maintenance),
            ("Scheduled maintenance: an outage is to be expected", Kind::Maintenance),
            ("Emergency maintenance", Kind::Maintenance),
            ("Login errors", Kind::Notice),
            ("Database maintenance for the search", Kind::Maintenance),
            ("Incident: Scheduled messages not sending", Kind::Notice),
            ("Delays after maintenance on EU cluster", Kind::Notice),
            ("Errors during planned maintenance: an outage", Kind::Notice),
            ("Tiers cannot proceed version upgrade after their maintenance", Kind::Notice),
        ];
        for (title, expected) in table {
            assert_eq!(kind_of(title), expected, "{title}");
        }
    }
}
