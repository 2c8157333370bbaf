//! Formats that are known and not read, each with a way out; and what is said of a document that is none.

use super::value::{Ask as _, V};
use super::{FORMATS, formats, text};
use crate::feed::error::FeedError;
use crate::feed::json::Json;
use crate::feed::node::names;
use crate::model::Digits;

/// A format that is known by its look and not read.
struct Known {
    name: &'static str,
    detect: fn(V<'_>) -> bool,
}

/// The widget, which says either to few, names the page that tells it.
const IN_SHORT: bool = cfg!(feature = "converter");

/// What can be done instead of reading a format that is known.
fn way_out(name: &str) -> &'static str {
    if IN_SHORT {
        return "See docs/formats.md for what to do instead.";
    }
    WAYS_OUT.iter().find(|(known, _)| *known == name).map_or("", |(_, way_out)| way_out)
}

fn known() -> String {
    if IN_SHORT {
        return "Known ones are in docs/formats.md".into();
    }
    ["Known formats: ", &formats().collect::<Vec<_>>().join(", ")].concat()
}

const WAYS_OUT: &[(&str, &str)] = &[
    ("Gatus", "It publishes points in time, not incidents with an end. Write a native feed."),
    ("Azure Service Health", "Read the RSS feed of its status page instead."),
    ("AWS Health", "Its RSS feeds are lists of messages. Write a native feed."),
    ("Kener", "Its interface needs a key. Copy it on a server and write a native feed."),
    (
        "Upptime's summary of uptime",
        "Its incidents are GitHub issues: read https://api.github.com/repos/OWNER/REPO/issues?state=all&labels=status instead.",
    ),
    ("Statping", "It states no ends. Write a native feed."),
    ("Statusfy", FEED_OF_PAGE),
    ("Statuspal", FEED_OF_PAGE),
    ("Status.io", FEED_OF_PAGE),
    ("Salesforce Trust", FEED_OF_PAGE),
    ("Zendesk", "It tells open incidents only. Write a native feed."),
];

const FEED_OF_PAGE: &str = "Read the Atom or RSS feed of its status page instead, or write a native feed.";

fn first(doc: V<'_>) -> Option<V<'_>> {
    doc.items().first()
}

fn incidents<'a>(doc: V<'a>) -> &'a [Json<'a>] {
    if doc.has("incidents") { doc.list("incidents") } else { doc.items() }
}

/// The format that a document looks like, of those that are known and not read.
#[inline(never)]
fn look(doc: V<'_>) -> Option<&'static Known> {
    KNOWN.iter().chain(RARE).find(|known| (known.detect)(doc))
}

/// What was met in the wild and holds no history that could be shown.
const KNOWN: &[Known] = &[
    Known {
        name: "Gatus",
        detect: |doc| {
            first(doc).is_some_and(|e| e.get("results").is_some() && e.get("key").is_some())
                || doc.get("announcements").is_some() && doc.get("incidents").is_none()
        },
    },
    Known {
        name: "Azure Service Health",
        detect: |doc| {
            ["emergingIssues", "serviceHealth", "statusActiveEvents"].iter().any(|key| doc.get(key).is_some())
                || doc.get("properties").is_some_and(|p| p.get("statusActiveEvents").is_some())
        },
    },
    Known {
        name: "AWS Health",
        detect: |doc| first(doc).is_some_and(|e| e.get("event_log").is_some() || e.get("arn").is_some()),
    },
    Known { name: "Kener", detect: |doc| incidents(doc).first().is_some_and(|e| e.has("start_date_time")) },
    Known {
        name: "Upptime's summary of uptime",
        detect: |doc| first(doc).is_some_and(|e| e.get("dailyMinutesDown").is_some()),
    },
    Known {
        name: "Statuspal",
        detect: |doc| incidents(doc).first().is_some_and(|e| e.has("starts_at") && e.has("ends_at")),
    },
];

/// Those that are rarely met: only the command line names them.
#[cfg(not(target_arch = "wasm32"))]
const RARE: &[Known] = &[
    Known {
        name: "Statping",
        detect: |doc| first(doc).is_some_and(|e| e.get("service").is_some() && e.get("updates").is_some()),
    },
    Known { name: "Statusfy", detect: |doc| incidents(doc).first().is_some_and(|e| e.has("affectedsystems")) },
    Known { name: "Status.io", detect: |doc| doc.get("result").is_some_and(|result| result.has("status_overall")) },
    Known { name: "Salesforce Trust", detect: |doc| incidents(doc).first().is_some_and(|e| e.has("IncidentImpacts")) },
    Known { name: "Zendesk", detect: |doc| doc.list("data").first().and_then(|e| e.text("type")) == Some("incident") },
];
#[cfg(target_arch = "wasm32")]
const RARE: &[Known] = &[];

/// Where servers tell what went wrong, in place of a feed.
pub const ERRORS: [&str; 5] = ["error", "errors", "message", "msg", "detail"];

/// What went wrong, in the words of its server: `{"error": "…"}`, `{"error": {"message": "…"}}`, `{"errors": [{"detail": "…"}]}`.
fn error(doc: V<'_>) -> Option<String> {
    ERRORS.iter().find_map(|key| {
        let told = doc.get(key)?;
        let told = told.items().first().unwrap_or(told);
        told.said().or_else(|| error(told))
    })
}

/// The error for a document that none of the readers takes.
#[inline(never)]
#[must_use]
pub fn not_a_feed(doc: V<'_>) -> FeedError {
    if let Some(known) = look(doc) {
        let words = ["This is ", known.name, ", known but not supported. ", way_out(known.name)];
        return FeedError::new("not-supported", words.concat());
    }
    if let Some(words) = error(doc) {
        let status = doc.word("status").map(|status| [&*status, " "].concat()).unwrap_or_default();
        let words = [
            "This is not a feed but an error from its server: ",
            &*status,
            text::trim(&words, "."),
            ". Try again later, or see whether it needs a key.",
        ];
        return FeedError::new("server-error", words.concat());
    }
    if matches!(doc, Json::List(items) if items.is_empty()) {
        let words =
            "This is an empty list, which may be of any format: name it, or write {\"version\": 1, \"incidents\": []}.";
        return FeedError::new("empty-list", words.into());
    }
    // Of a list its first entry tells most.
    let found = match incidents(doc).first().unwrap_or(doc) {
        Json::Object(members) if !members.is_empty() => ["an object with the names ", &*names(members)].concat(),
        _ => "nothing that has names".into(),
    };
    let words = ["This is not a feed of a known format: found ", &*found, ". ", &*known(), ". Is the address right?"];
    FeedError::new("not-a-feed", words.concat())
}

/// The error for XML that cannot be read from a line on.
#[must_use]
pub fn cut_off(line: usize) -> FeedError {
    let words = [
        "This XML cannot be read from line ",
        &*line.digits(),
        " on. Try again later, or tell whoever publishes this feed.",
    ];
    FeedError::new("xml-syntax", words.concat())
}

/// The error for a format that nobody knows.
#[must_use]
pub fn no_such_format(id: &str) -> FeedError {
    let near = crate::feed::nearest(id, FORMATS.iter().map(|format| format.id));
    let guess = near.map_or_else(String::new, |near| [" Did you mean `", near, "`?"].concat());
    let known: Vec<&str> = formats().collect();
    let words = ["There is no format `", id, "`.", &guess, " Write one of: ", &known.join(", "), "."];
    FeedError::new("unknown-format", words.concat())
}

/// The error for a document that is not of the format it was said to be of.
#[must_use]
pub fn another_format(id: &str, doc: V<'_>) -> FeedError {
    let found = FORMATS.iter().find(|format| (format.detect)(doc));
    let words = match found {
        Some(found) => ["This is not of the format `", id, "`. It looks like `", found.id, "`."].concat(),
        None => ["This is not of the format `", id, "`, nor of any other known format."].concat(),
    };
    FeedError::new("not-a-feed", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_has_a_way_out() {
        for known in KNOWN.iter().chain(RARE) {
            assert!(way_out(known.name).ends_with('.'), "{}", known.name);
        }
        assert_eq!(WAYS_OUT.len(), KNOWN.len() + RARE.len());
    }
}
