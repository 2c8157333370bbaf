//! An incident, its periods, and what was said meanwhile.

use super::{
    Action, Apology, Attempt, Cause, Contact, Cycle, DataLoss, Detection, Duration, End, Impact, Instant, Link,
    Resolution, Revision, Story, Text,
};
use serde::{Deserialize, Serialize};

/// What a period was like for the people who use the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It could not be used.
    Outage,
    /// It could be used, but badly: slowly, in part, with errors.
    Degraded,
    /// Everything could be seen and nothing could be saved.
    ReadOnly,
    /// Planned work.
    Maintenance,
    /// Worth knowing; nothing was broken.
    Notice,
}

/// How bad it was, in the four steps that most status pages know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nobody was hindered.
    None,
    /// A nuisance.
    Minor,
    /// Important things did not work.
    Major,
    /// Nothing worked, or data was in danger.
    Critical,
}

/// One incident. It needs an `id`, a `title`, and either `segments` or a `kind` with a `start`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Names the incident in addresses and in `related`; never change it once published.
    pub id: String,
    /// What happened, in one line, as a customer would say it.
    pub title: Text,
    /// One or two sentences under the title in the list. Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// Short form for an incident of one single segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Short form: start of the one segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Instant>,
    /// Short form: end of the one segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    /// Short form: length of the one segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
    /// Ids of the components concerned, unless a segment names its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<String>,
    /// The periods of the incident, each with its kind and true length.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// How bad it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// The word for the kind that the source itself used, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_kind: Option<String>,
    /// Where this account comes from, if it is not the company's own first-hand one ("Retold from …").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Text>,
    /// When the account was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Instant>,
    /// Is it over? Since when, and in which words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// Is my data safe? Where this is missing the reader sees "not stated".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_loss: Option<DataLoss>,
    /// How long was it, in words, beside what is counted from the segments ("slow on parts of three days").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_note: Option<Text>,
    /// Who is sorry, and for what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apology: Option<Apology>,
    /// The story for a reader with one minute. Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Story>,
    /// The story for a reader who wants to know everything. Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long: Option<Story>,
    /// What was said while it went on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<Update>,
    /// What was tried, and what became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<Attempt>,
    /// Who was affected, and what they saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<Impact>,
    /// Why it happened, and how sure that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// How it was noticed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detection: Option<Detection>,
    /// What changes because of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What was learnt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lessons: Vec<Text>,
    /// What customers can do meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workaround: Option<Text>,
    /// What customers get for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compensation: Option<Text>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Further reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Ids of related incidents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Words that stand with the story and that readers can search for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What was changed in this account after it was published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
}

/// A period of an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// What it was like.
    pub kind: Kind,
    /// When it began.
    pub start: Instant,
    /// When it ended. Without `end` and without `duration` the end is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    /// How long it was, where that is known better than the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
    /// Ids of the components concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<String>,
    /// One line on what it was like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text>,
    /// It came and went, over and over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Cycle>,
    /// The word for the kind that the source itself used, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_kind: Option<String>,
}

/// Something said to the public while it went on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// When it was said.
    pub at: Instant,
    /// How far the work was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// What was said. Markdown.
    pub text: Text,
}

/// How far the work on an incident or a maintenance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// A maintenance that is to come.
    Scheduled,
    /// Looking for the cause.
    Investigating,
    /// The cause is found.
    Identified,
    /// Work is under way.
    InProgress,
    /// Mended, and being watched.
    Monitoring,
    /// A maintenance is done and being checked.
    Verifying,
    /// Over.
    Resolved,
    /// A report was published.
    Postmortem,
    /// It did not take place.
    Cancelled,
}
