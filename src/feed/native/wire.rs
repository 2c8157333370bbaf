//! The native feed, version 1, as types: the one source of `docs/feed-v1.schema.json`.
//!
//! The widget itself does not deserialize into these types (the generated code would cost 29 kB of brotli): it walks the
//! JSON, repairs and notes. `tests/schema.rs` holds the two together: every field here is read there, and nothing else is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A date, or a date and a time of day with its offset from UTC.
const TIME: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$";

/// `PT1H30M`, or `1h 30m`.
const LENGTH: &str = "^(P(?=[0-9T])([0-9]+([.][0-9]+)?W)?([0-9]+([.][0-9]+)?D)?(T(?=[0-9])([0-9]+([.][0-9]+)?H)?([0-9]+([.][0-9]+)?M)?([0-9]+([.][0-9]+)?S)?)?|[0-9]+([.][0-9]+)? ?(w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)((, | )?[0-9]+([.][0-9]+)? ?(w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?))*)$";

/// A language tag, by its look.
const LANGUAGE: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// A company's incident history.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "incident-timeline feed, version 1")]
pub struct Feed {
    /// Where this schema lives; editors use it, the widget does not.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of this format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// The company or product whose history this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// How far back this history reaches. Before it the timeline shows "no data". Where it is missing, everything
    /// before the first incident is "no data".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history_from: Option<Instant>,
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same words for every reader.
    One(String),
    /// Words by language tag (BCP 47); a reader of `de-AT` gets `de-AT`, else `de`, else the feed's first language.
    Many(#[schemars(extend("minProperties" = 1, "propertyNames" = {"pattern": LANGUAGE}))] BTreeMap<String, String>),
}

impl Default for Text {
    fn default() -> Self {
        Self::One(String::new())
    }
}

/// A point in time, exact or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Instant {
    /// RFC 3339, with or without seconds (`2015-08-14T09:03:00-05:00`): exact. A date alone (`2015-08-14`): some time on
    /// that day, UTC being assumed.
    Exact(#[schemars(regex(pattern = TIME))] String),
    /// A point in time with what is known about it.
    Stated(StatedInstant),
}

/// A point in time with what is known about it: either `at`, or `earliest` and `latest`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatedInstant {
    /// The exact time, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = TIME))]
    pub at: Option<String>,
    /// Not before this, RFC 3339. Used for drawing, never shown as a figure when `text` is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = TIME))]
    pub earliest: Option<String>,
    /// Not after this, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = TIME))]
    pub latest: Option<String>,
    /// The words a person used: "Friday morning". Shown instead of figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Whether the time zone was stated by whoever told the time, or is assumed. Default: stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<ZoneSource>,
}

/// Where a time zone comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZoneSource {
    /// Whoever told the time told the zone too.
    Stated,
    /// The zone is a guess, and the reader is told so.
    Assumed,
}

/// When something ended: a point in time, `"ongoing"` (it is still going on) or `"unknown"` (it is over or not, nobody
/// wrote it down). The last two are not the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum End {
    /// Not a time but a word.
    Word(EndWord),
    /// A point in time, exact or not.
    At(Instant),
}

/// An end that is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndWord {
    /// Still going on.
    Ongoing,
    /// When it ended is not known.
    Unknown,
}

/// A length of time, exact or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Duration {
    /// Exact: ISO 8601 (`PT1H30M`) or plain (`1h 30m`, `45m`, `2d`).
    Exact(#[schemars(regex(pattern = LENGTH))] String),
    /// A length of time with what is known about it.
    Stated(StatedDuration),
}

/// A length of time with what is known about it: either `about`, or `min` and `max`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatedDuration {
    /// Roughly this long, written as an exact duration is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = LENGTH))]
    pub about: Option<String>,
    /// At least this long.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = LENGTH))]
    pub min: Option<String>,
    /// At most this long.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = LENGTH))]
    pub max: Option<String>,
    /// The words a person used: "about one hour". Shown instead of figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// What a period was like for the people who use the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// Words to sort by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What was changed in this account after it was published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
}

/// A period of an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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

/// A trouble that came and went: `bad` for a while, `good` for a while, over and over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Length of the bad part.
    pub bad: Duration,
    /// Length of the good part.
    pub good: Duration,
}

/// A story: Markdown, or a file with Markdown that is fetched when the story is opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Story {
    /// The address of a Markdown file, relative to the feed.
    Reference(StoryReference),
    /// The Markdown itself.
    Text(Text),
}

/// The address of a Markdown file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryReference {
    /// The address, relative to the feed.
    pub href: String,
}

/// Is it over?
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Office: "chief executive".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
}

/// Something said to the public while it went on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// Something that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What.
    pub text: Text,
    /// What it is good for.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// How far it is. Default: planned.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What is there.
    pub title: Text,
    /// Where: https, http, mailto, or relative to the page.
    pub url: String,
}

/// A change made after publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// When.
    pub at: Instant,
    /// What was changed.
    pub text: Text,
}
