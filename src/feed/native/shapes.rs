//! The names of the format, object by object. `tests/schema.rs` holds them against the schema, both ways.
#![expect(missing_docs, reason = "each is the object of its name in docs/feed.md")]

use crate::feed::node::Shape;
use crate::feed::when::{STATED_DURATION, STATED_INSTANT};

const fn shape(name: &'static str, shorthand: &'static str, keys: &'static [&'static str]) -> Shape {
    Shape { name, keys, shorthand }
}

pub const FEED: Shape = shape(
    "Feed",
    "",
    &[
        "$schema",
        "version",
        "site",
        "history_from",
        "history_note",
        "next",
        "languages",
        "featured",
        "components",
        "incidents",
    ],
);
pub const SITE: Shape = shape("Site", "name", &["name", "url", "time_zone"]);
pub const COMPONENT: Shape = shape("Component", "id", &["id", "name", "group", "history_from"]);

/// The names of an incident, and of those the ones that only its story tells.
macro_rules! incident {
    (timeline $($listed:literal)*; story $($told:literal)*) => {
        pub const INCIDENT: Shape = shape("Incident", "", &[$($listed,)* $($told),*]);
        /// What [`outline`](super::story::outline) does not look at.
        pub const TOLD: &[&str] = &[$($told),*];
    };
}

incident! {
    timeline "id" "title" "summary" "kind" "start" "end" "duration" "components" "segments" "severity"
        "source_kind" "resolution" "attempts" "related" "updates";
    story "provenance" "published_at" "data_loss" "duration_note" "apology" "short" "long" "impact"
        "cause" "detection" "actions" "lessons" "workaround" "compensation" "contact" "links" "tags" "revisions"
}

pub const SEGMENT: Shape =
    shape("Segment", "", &["kind", "start", "end", "duration", "components", "detail", "cycle", "source_kind"]);
pub const CYCLE: Shape = shape("Cycle", "", &["bad", "good"]);
pub const STORY_REFERENCE: Shape = shape("StoryReference", "", &["href"]);
pub const RESOLUTION: Shape = shape("Resolution", "text", &["at", "text"]);
/// The same where a time stands in place of the object.
pub const RESOLVED_AT: Shape = shape("Resolution", "at", &["at", "text"]);
pub const DATA_LOSS: Shape = shape("DataLoss", "text", &["status", "text", "from", "to"]);
pub const APOLOGY: Shape = shape("Apology", "text", &["text", "by", "at", "retold"]);
pub const PERSON: Shape = shape("Person", "name", &["name", "role"]);
pub const UPDATE: Shape = shape("Update", "text", &["at", "phase", "text"]);
pub const ATTEMPT: Shape = shape("Attempt", "tried", &["at", "tried", "outcome", "until", "result", "ruled_out"]);
pub const IMPACT: Shape = shape("Impact", "who", &["scope", "who", "saw"]);
pub const CAUSE: Shape = shape("Cause", "text", &["certainty", "text", "trigger", "factors", "third_party"]);
pub const DETECTION: Shape = shape("Detection", "how", &["how", "at"]);
pub const ACTION: Shape = shape("Action", "text", &["text", "type", "status", "due", "done_at"]);
pub const CONTACT: Shape = shape("Contact", "text", &["text", "url", "email"]);
pub const LINK: Shape = shape("Link", "url", &["title", "url"]);
pub const REVISION: Shape = shape("Revision", "text", &["at", "text"]);

/// All of them, for the test that compares them with the schema.
pub const ALL: &[&Shape] = &[
    &FEED,
    &SITE,
    &COMPONENT,
    &INCIDENT,
    &SEGMENT,
    &CYCLE,
    &STORY_REFERENCE,
    &RESOLUTION,
    &DATA_LOSS,
    &APOLOGY,
    &PERSON,
    &UPDATE,
    &ATTEMPT,
    &IMPACT,
    &CAUSE,
    &DETECTION,
    &ACTION,
    &CONTACT,
    &LINK,
    &REVISION,
    &STATED_INSTANT,
    &STATED_DURATION,
];
