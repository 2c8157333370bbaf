//! Points and lengths of time, certain or not.

use super::Text;
#[cfg(feature = "schema")]
use super::{LENGTH, TIME};
use serde::{Deserialize, Serialize};

/// A point in time, exact or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Instant {
    /// RFC 3339, with or without seconds (`2015-08-14T09:03:00-05:00`): exact. A date alone (`2015-08-14`): some time on
    /// that day, UTC being assumed.
    Exact(#[cfg_attr(feature = "schema", schemars(regex(pattern = TIME)))] String),
    /// A point in time with what is known about it.
    Stated(StatedInstant),
}

/// A point in time with what is known about it: either `at`, or `earliest` and `latest`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedInstant {
    /// The exact time, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = TIME)))]
    pub at: Option<String>,
    /// Not before this, RFC 3339. Used for drawing, never shown as a figure when `text` is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = TIME)))]
    pub earliest: Option<String>,
    /// Not after this, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = TIME)))]
    pub latest: Option<String>,
    /// The words a person used: "Friday morning". Shown instead of figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Whether the time zone was stated by whoever told the time, or is assumed. Default: stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<ZoneSource>,
}

/// Where a time zone comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ZoneSource {
    /// Whoever told the time told the zone too.
    Stated,
    /// The zone is a guess, and the reader is told so.
    Assumed,
}

/// When something ended: a point in time, `"ongoing"` (it is still going on) or `"unknown"` (it is over or not, nobody
/// wrote it down). The last two are not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum End {
    /// Not a time but a word.
    Word(EndWord),
    /// A point in time, exact or not.
    At(Instant),
}

/// An end that is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndWord {
    /// Still going on.
    Ongoing,
    /// When it ended is not known.
    Unknown,
}

/// A length of time, exact or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Duration {
    /// Exact: ISO 8601 (`PT1H30M`) or plain (`1h 30m`, `45m`, `2d`).
    Exact(#[cfg_attr(feature = "schema", schemars(regex(pattern = LENGTH)))] String),
    /// A length of time with what is known about it.
    Stated(StatedDuration),
}

/// A length of time with what is known about it: either `about`, or `min` and `max`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedDuration {
    /// Roughly this long, written as an exact duration is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = LENGTH)))]
    pub about: Option<String>,
    /// At least this long.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = LENGTH)))]
    pub min: Option<String>,
    /// At most this long.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = LENGTH)))]
    pub max: Option<String>,
    /// The words a person used: "about one hour". Shown instead of figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// A trouble that came and went: `bad` for a while, `good` for a while, over and over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Length of the bad part.
    pub bad: Duration,
    /// Length of the good part.
    pub good: Duration,
}
