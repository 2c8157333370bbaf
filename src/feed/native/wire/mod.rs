//! The native feed, version 1, as types: the one source of `docs/feed-v1.schema.json`.
//!
//! The widget itself does not deserialize into these types (the generated code would cost 29 kB of brotli): it walks
//! the JSON, repairs and notes. `tests/schema.rs` holds the two together: every field here is read there, and nothing
//! else is.

mod incident;
mod story;
mod time;

pub use incident::{Incident, Kind, Phase, Segment, Severity, Update};
pub use story::{
    Action, ActionStatus, Apology, Attempt, Cause, Certainty, Contact, DataLoss, DataLossStatus, Detection, Impact,
    Link, Outcome, Person, Purpose, Resolution, Revision, Scope, Story, StoryReference,
};
pub use time::{Cycle, Duration, End, EndWord, Instant, StatedDuration, StatedInstant, ZoneSource};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A date, or a date and a time of day with its offset from UTC.
#[cfg(feature = "schema")]
const TIME: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$";

/// `PT1H30M`, or `1h 30m`.
#[cfg(feature = "schema")]
const LENGTH: &str = "^(P(?=[0-9T])([0-9]+([.][0-9]+)?W)?([0-9]+([.][0-9]+)?D)?(T(?=[0-9])([0-9]+([.][0-9]+)?H)?([0-9]+([.][0-9]+)?M)?([0-9]+([.][0-9]+)?S)?)?|[0-9]+([.][0-9]+)? ?(w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)((, | )?[0-9]+([.][0-9]+)? ?(w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?))*)$";

/// A language tag, by its look.
#[cfg(feature = "schema")]
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// A company's incident history.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", schemars(title = "incident-timeline feed, version 1"))]
pub struct Feed {
    /// Where this schema lives; editors use it, the widget does not.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of this format: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub version: u32,
    /// The company or product whose history this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// How far back this history reaches. Before it the timeline shows "no data". Where it is missing, everything
    /// before the first incident is "no data".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history_from: Option<Instant>,
    /// Why it goes back no further, in a sentence: "This source shows its newest 50 incidents, back to 3 May 2026."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history_note: Option<Text>,
    /// Address of the next, older page of the same history, relative to this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Languages of the texts (BCP 47), the default first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The incident that is opened when nothing else is asked for: a letter that every visitor should see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured: Option<String>,
    /// The parts of the service that can fail on their own; each is a lane of the timeline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Component>,
    /// The incidents, in any order.
    pub incidents: Vec<Incident>,
}

/// Who publishes the history.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Name of the company or product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The company's own time zone, an IANA name such as `America/Chicago`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

/// A part of the service: a lane of the timeline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Short name that segments refer to.
    pub id: String,
    /// What readers see.
    pub name: Text,
    /// Heading under which several components stand together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Text>,
    /// How far back the history of this component reaches, where it differs from the feed's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history_from: Option<Instant>,
}

/// Words for people: one text, or a table of languages (`{"en": "…", "de": "…"}`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    /// The same words for every reader.
    One(String),
    /// Words by language tag (BCP 47); a reader of `de-AT` gets `de-AT`, else `de`, else the feed's first language.
    Many(
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1, "propertyNames" = {"pattern": LANGUAGE})))]
        BTreeMap<String, String>,
    ),
}

impl Default for Text {
    fn default() -> Self {
        Self::One(String::new())
    }
}
