//! What is told about an incident, part by part.

use super::{Instant, Text};
use serde::{Deserialize, Serialize};

/// A story: Markdown, or a file with Markdown that is fetched when the story is opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Story {
    /// The address of a Markdown file, relative to the feed.
    Reference(StoryReference),
    /// The Markdown itself.
    Text(Text),
}

/// The address of a Markdown file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StoryReference {
    /// The address, relative to the feed.
    pub href: String,
}

/// Is it over?
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Since when it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// How it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// Is my data safe?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DataLoss {
    /// The answer in one word.
    pub status: DataLossStatus,
    /// The answer in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Data written from then on is concerned; this may be before the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Instant>,
    /// Data written until then is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Instant>,
}

/// What became of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DataLossStatus {
    /// Nothing was lost.
    None,
    /// Nothing was lost, with the exception that `text` names.
    NoneExcept,
    /// Something may have been lost.
    Possible,
    /// Some was lost.
    Partial,
    /// Data was lost.
    Confirmed,
    /// It was gone and is back.
    Recovered,
    /// Nobody knows yet.
    Unknown,
}

/// An apology, signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Apology {
    /// The words. Plain text.
    pub text: Text,
    /// Who says them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Person>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// The words are not that person's own: the signature then reads "retold from the letter of …".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retold: bool,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Office: "chief executive".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
}

/// Something that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// What was tried, in a few words.
    pub tried: Text,
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Until when it held, with the outcome `held_until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// What became of it, in words; shown after the outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Text>,
    /// What is no longer suspected because of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruled_out: Option<Text>,
}

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It mended it.
    Fixed,
    /// It helped in part.
    Partly,
    /// It helped for a while: see `until`.
    HeldUntil,
    /// It changed nothing.
    NoEffect,
    /// It made things worse.
    MadeWorse,
    /// Not known.
    Unknown,
}

/// Who was affected, and what they saw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// All customers, some, or those of a region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Who, in words, with numbers where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Text>,
    /// What they saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saw: Option<Text>,
}

/// How many were affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every customer.
    All,
    /// Some of them.
    Some,
    /// Those of a region.
    Region,
    /// Nobody outside the company.
    None,
}

/// Why it happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// How sure it is.
    pub certainty: Certainty,
    /// The cause, in words. Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// What set it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Text>,
    /// What made it possible, or worse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Text>,
    /// A supplier that had a part in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_party: Option<Text>,
}

/// How sure a cause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Proven.
    Confirmed,
    /// What is left after other causes were ruled out, or a good guess.
    Suspected,
    /// Not known.
    Unknown,
}

/// How it was noticed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Detection {
    /// By whom or by what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
}

/// Something that changes because of the incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What.
    pub text: Text,
    /// What it is good for.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// How far it is. Default: done if there is a `done_at`, else planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ActionStatus>,
    /// Promised for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Instant>,
    /// Done on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Instant>,
}

/// What an action is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To make it less bad next time.
    Mitigate,
    /// To keep it from happening.
    Prevent,
    /// To notice it sooner.
    Detect,
    /// To tell people sooner or better.
    Communicate,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Done.
    Done,
    /// Under way.
    InProgress,
    /// To come.
    Planned,
    /// Given up.
    Dropped,
    /// Nobody says.
    Unknown,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The offer, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// An address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Further reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What is there.
    pub title: Text,
    /// Where: https, http, mailto, or relative to the page.
    pub url: String,
}

/// A change made after publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// When.
    pub at: Instant,
    /// What was changed.
    pub text: Text,
}
