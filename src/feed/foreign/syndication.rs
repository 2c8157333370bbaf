//! Atom (RFC 4287) and RSS 2.0, the last resort: a history in which an entry has a date, and an end only where its text
//! tells one. What it was like is not told either, so everything is a notice unless its words are plain.
//!
//! Statuspage writes its updates into the body (`<p><small>Jun <var…>12</var>…</small><br><strong>Resolved</strong>
//! …`); those have no year and are kept as text, all but the time of that one, and the hours of planned work (`THIS IS
//! A SCHEDULED EVENT Jun <var…>20</var>, <var…>10:00</var> - <var…>12:00</var> UTC`). cState puts the end into
//! `category`.

use super::build::Build;
use super::record::{Finish, Record};
use super::told::{Hours, nearest};
use super::value::{Ask, V};
use super::{monthly, text, time, troubles as t};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::Kind;

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
    let rdf = first(doc, "rdf:RDF");
    if let Some(rdf) = rdf {
        return Some((first(rdf, "channel")?, rdf, "item"));
    }
    let channel = first(first(doc, "rss")?, "channel")?;
    Some((channel, channel, "item"))
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

/// Words of a title or at the head of a body that say that it is over, and of an update of Statuspage.
const OVER: &[&str] = &["[resolved]", "[completed]", "resolved:"];
const UPDATED_OVER: &[&str] = &["<strong>resolved</strong>", "<strong>completed</strong>"];

/// What stands before such a word where it says the contrary.
const NOT_OVER: &str = "partially partly mostly not yet";

fn is_over(title: &str, body: &str) -> bool {
    let head = monthly::without_tags(body);
    let meant = |at| !NOT_OVER.split(' ').any(|not| text::ends(title.get(..at).unwrap_or_default().trim_end(), not));
    OVER.iter().any(|word| text::word_at(title, word).is_some_and(meant) || text::word_at(&head, word) == Some(0))
        || over_at(body, UPDATED_OVER).is_some()
}

fn first_at(body: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text::word_at(body, word)).min()
}

/// Where updates of Statuspage, the newest of which stands first, say that it is over, in one of these words.
fn over_at(body: &str, words: &[&str]) -> Option<usize> {
    first_at(body, words).filter(|over| first_at(body, UPDATED_OPEN).is_none_or(|open| *over < open))
}

/// Words of an update of Statuspage before it is over.
const UPDATED_OPEN: &[&str] =
    &["<strong>in progress", "<strong>investigating", "<strong>identified", "<strong>monitoring", "<strong>verifying"];

/// Likewise where planned work was called off.
const UPDATED_OFF: &[&str] = &["<strong>canceled</strong>", "<strong>cancelled</strong>"];

/// Whether updates of Statuspage say that it was not over. None may say that it was since.
fn is_open(body: &str) -> bool {
    text::word_at(body, "</small>").is_some() && first_at(body, UPDATED_OPEN).is_some()
}

/// Of the words that tell what it was, the first one in a title counts: an outage after scheduled maintenance is an
/// outage, a scheduled outage is maintenance.
fn kind_of(title: &str) -> Kind {
    let words = [
        ("maintenance", Kind::Maintenance),
        ("scheduled", Kind::Maintenance),
        ("outage", Kind::Outage),
        ("is down", Kind::Outage),
    ];
    let said = words.into_iter().filter_map(|(word, kind)| Some((text::word_at(title, word)?, kind)));
    said.min_by_key(|(at, _)| *at).map_or(Kind::Notice, |(_, kind)| kind)
}

/// Start and end in words of Statuspage, which are nearest to another point. A day alone tells no hours.
fn hours(html: &str, other: Stamp) -> Hours {
    let words = monthly::without_tags(html);
    let (from, to) = nearest(other.time, &|year| monthly::hours(&words, year));
    let exact = |at: Option<Stamp>| at.filter(|at| !at.date_only);
    (exact(from), exact(to))
}

/// When the newest update that says that it is over, in one of these words, was written.
fn ended(body: &str, words: &[&str], start: Stamp) -> Option<Stamp> {
    last_update(body.get(..over_at(body, words)?)?, start)
}

/// When the last update in a body was written: the oldest one, if the body is whole.
fn last_update(body: &str, other: Stamp) -> Option<Stamp> {
    let (_, mut when) = text::split(body, "<small>")?;
    while let Some((_, last)) = text::split(when, "<small>") {
        when = last;
    }
    hours(text::split(when, "</small>").map_or(when, |(when, _)| when), other).0
}

const EVENT: &str = "this is a scheduled event";

/// For when work was announced.
fn planned(body: &str, announced: Stamp) -> Hours {
    let behind = text::word_at(body, EVENT).and_then(|at| body.get(at + EVENT.len()..)).unwrap_or_default();
    hours(text::split(behind, "</p>").map_or(behind, |(words, _)| words), announced)
}

fn entry<'a>(json: V<'a>, build: &mut Build) -> Record<'a> {
    // HTML or XHTML, where it has tags with an end.
    let plain = |title: &str| if text::has(title, "</") { monthly::without_tags(title) } else { text::line(title) };
    let title = words(json, "title").map(plain).unwrap_or_default();
    let body = ["content", "content:encoded", "description", "summary"].iter().find_map(|key| words(json, key));
    let body = body.unwrap_or_default();
    let is_planned = text::word_at(body, EVENT).is_some();
    let mut record = Record::new(json, if is_planned { Kind::Maintenance } else { kind_of(&title) });
    record.id = words(json, "id").or_else(|| words(json, "guid")).unwrap_or_default().into();
    record.title = title.strip_prefix("[Resolved]").unwrap_or(&title).trim().into();
    record.url = link(json).unwrap_or_default();
    record.story = text::body(body);
    let mut told = |key: &str| first(json, key).and_then(|value| build.stamp(value));
    let published = told("published").or_else(|| told("pubDate")).or_else(|| told("dc:date"));
    let updated = told("updated");
    record.start = published.or(updated);
    if published.is_none() && updated.is_some() {
        build.note(json, t::START_FROM_UPDATE, &[]);
    }
    let over = is_over(&title, body);
    let open = !over && is_open(body);
    // cState: the end stands where a category belongs.
    let category = first(json, "category").filter(|c| matches!(c, Json::Text(t) if t.starts_with("20")));
    let stated = category.and_then(|c| build.stamp(c));
    let mut end = stated.or_else(|| ended(body, UPDATED_OVER, record.start?));
    // Published when it was over already: its updates know more.
    if let Some((start, _)) = record.start.zip(end).filter(|(start, end)| end.time < start.time) {
        record.start = last_update(body, start).filter(|first| first.time < start.time).or(record.start);
    }
    let off = is_planned && over_at(body, UPDATED_OFF).is_some();
    let mut changed = updated.filter(|u| over && published.is_some_and(|p| p.time < u.time));
    if let Some(announced) = record.start.filter(|_| record.maintenance && stated.is_none()) {
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
        _ if off => {
            let said = record.start.and_then(|start| ended(body, UPDATED_OFF, start));
            record.called_off("cancelled", said)
        }
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
        let updates = "<small>Jan 3, 09:00 UTC</small><strong>Postmortem</strong><small>Dec <var>31</var>, 14:13 UTC</small><br><strong>Resolved</strong> <small>Dec 30, 10:00 UTC</small><strong>Investigating</strong>";
        assert_eq!(shown(ended(updates, UPDATED_OVER, published)), "2026-12-31T14:13:00Z");
        assert_eq!(shown(ended("<strong>Resolved</strong>", UPDATED_OVER, published)), "-");
    }

    #[test]
    fn it_is_open_while_updates_of_statuspage_say_so() {
        let table = [
            ("<p><small>Nov 7, 11:00 UTC</small><br><strong>Identified</strong> - A disk.</p>", true),
            ("<p><small>Nov 7, 11:00 UTC</small><br><strong>Verifying</strong> - All looks well.</p>", true),
            ("<p><small>Nov 7, 11:00 UTC</small><br><strong>Scheduled</strong> - A new disk.</p>", false),
            ("<p><strong>Update</strong>: we have a new office.</p>", false),
        ];
        for (body, expected) in table {
            assert_eq!(is_open(body), expected, "{body}");
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
            ("API", "<small>Nov 7, 11:00 UTC</small><br><strong>Resolved</strong> - Done.", true),
            ("API", "<small>Nov 7, 11:00 UTC</small><br><strong>Update</strong> - One region resolved: EU.", false),
            (
                "API",
                "<small>1</small><strong>Investigating</strong> - Back. <small>0</small><strong>Resolved</strong>",
                false,
            ),
            ("API", "<strong>Investigating</strong> - the earlier issue was [Resolved] but is back", false),
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
        ];
        for (title, expected) in table {
            assert_eq!(kind_of(title), expected, "{title}");
        }
    }
}
