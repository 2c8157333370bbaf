//! What is told about an incident, part by part. Every part may be missing.

use super::{Action, Instant, Phase, Text};
use std::sync::Arc;

/// A story in Markdown, or where to find it.
#[derive(Debug, Clone, PartialEq)]
pub enum StoryText {
    /// The Markdown.
    Here(Text),
    /// The address of a Markdown file, relative to the feed; fetched when the story is opened.
    At(Box<str>),
}

/// Everything that is told about an incident beyond its periods.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Story {
    /// Where this account comes from, if it is not the company's own.
    pub provenance: Option<Text>,
    /// When the account was published.
    pub published_at: Option<Instant>,
    /// Is it over?
    pub resolution: Option<Resolution>,
    /// Is my data safe? `None`: not stated.
    pub data_loss: Option<DataLoss>,
    /// How long was it, in the author's words.
    pub duration_note: Option<Text>,
    /// Who is sorry.
    pub apology: Option<Apology>,
    /// For a reader with one minute.
    pub short: Option<StoryText>,
    /// For a reader who wants everything.
    pub long: Option<StoryText>,
    /// What was said while it went on, in time order.
    pub updates: Vec<Update>,
    /// What was tried, in the author's order.
    pub attempts: Vec<Attempt>,
    /// Who was affected.
    pub impact: Option<Impact>,
    /// Why it happened.
    pub cause: Option<Cause>,
    /// How it was noticed.
    pub detection: Option<Detection>,
    /// What changes because of it.
    pub actions: Vec<Action>,
    /// What was learnt.
    pub lessons: Vec<Text>,
    /// What customers can do meanwhile.
    pub workaround: Option<Text>,
    /// What customers get for it.
    pub compensation: Option<Text>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Further reading.
    pub links: Vec<Link>,
    /// Ids of related incidents.
    pub related: Vec<Box<str>>,
    /// Words that stand with the story and that readers can search for.
    pub tags: Vec<Box<str>>,
    /// What was changed after publication.
    pub revisions: Vec<Revision>,
}

/// What an incident tells. Most tell nothing beyond their periods in an outline, and a story in which nothing stands
/// would take a kilobyte of memory each.
#[derive(Debug, Clone, Default)]
pub struct Told(Option<Arc<Story>>);

/// What is told where nothing is.
static NOTHING: Story = Story {
    provenance: None,
    published_at: None,
    resolution: None,
    data_loss: None,
    duration_note: None,
    apology: None,
    short: None,
    long: None,
    updates: Vec::new(),
    attempts: Vec::new(),
    impact: None,
    cause: None,
    detection: None,
    actions: Vec::new(),
    lessons: Vec::new(),
    workaround: None,
    compensation: None,
    contact: None,
    links: Vec::new(),
    related: Vec::new(),
    tags: Vec::new(),
    revisions: Vec::new(),
};

impl std::ops::Deref for Told {
    type Target = Story;

    fn deref(&self) -> &Story {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<Story> for Told {
    fn from(story: Story) -> Self {
        Self(Some(Arc::new(story)))
    }
}

/// Since when it is over, and how it is now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolution {
    /// Since when.
    pub at: Option<Instant>,
    /// How it is now.
    pub text: Option<Text>,
}

/// What became of the data.
#[derive(Debug, Clone, PartialEq)]
pub struct DataLoss {
    /// The answer in one word.
    pub status: DataLossStatus,
    /// The answer in full.
    pub text: Option<Text>,
    /// Data written from then on is concerned.
    pub from: Option<Instant>,
    /// Data written until then is concerned.
    pub to: Option<Instant>,
}

/// What became of the data, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataLossStatus {
    /// Nothing was lost.
    None,
    /// Nothing was lost, with an exception.
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
#[derive(Debug, Clone, PartialEq)]
pub struct Apology {
    /// The words.
    pub text: Text,
    /// Name of the person who signs.
    pub name: Option<Box<str>>,
    /// That person's office.
    pub role: Option<Text>,
    /// When.
    pub at: Option<Instant>,
    /// The words are not that person's own.
    pub retold: bool,
}

/// Something said to the public while it went on.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// When it was said; `None` if the feed does not tell.
    pub at: Option<Instant>,
    /// How far the work was.
    pub phase: Option<Phase>,
    /// What was said, in Markdown.
    pub text: Text,
}

/// Something that was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// When.
    pub at: Option<Instant>,
    /// What.
    pub tried: Text,
    /// What became of it.
    pub outcome: Outcome,
    /// Until when it held.
    pub until: Option<Instant>,
    /// What became of it, in words.
    pub result: Option<Text>,
    /// What is no longer suspected because of it.
    pub ruled_out: Option<Text>,
}

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It mended it.
    Fixed,
    /// It helped in part.
    Partly,
    /// It helped for a while.
    HeldUntil,
    /// It changed nothing.
    NoEffect,
    /// It made things worse.
    MadeWorse,
    /// Not known, or not stated.
    Unknown,
}

impl Outcome {
    /// Its name in feeds.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Partly => "partly",
            Self::HeldUntil => "held_until",
            Self::NoEffect => "no_effect",
            Self::MadeWorse => "made_worse",
            Self::Unknown => "unknown",
        }
    }
}

/// Who was affected, and what they saw.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Impact {
    /// How many.
    pub scope: Option<Scope>,
    /// Who, in words.
    pub who: Option<Text>,
    /// What they saw.
    pub saw: Option<Text>,
}

/// How many were affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// How sure it is.
    pub certainty: Certainty,
    /// In words, Markdown.
    pub text: Option<Text>,
    /// What set it off.
    pub trigger: Option<Text>,
    /// What made it possible, or worse.
    pub factors: Vec<Text>,
    /// A supplier that had a part in it.
    pub third_party: Option<Text>,
}

/// How sure a cause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Proven.
    Confirmed,
    /// What is left, or a good guess.
    Suspected,
    /// Not known.
    Unknown,
}

/// How it was noticed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detection {
    /// By whom or by what.
    pub how: Option<Text>,
    /// When.
    pub at: Option<Instant>,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contact {
    /// The offer, in words.
    pub text: Option<Text>,
    /// A page.
    pub url: Option<Box<str>>,
    /// An address.
    pub email: Option<Box<str>>,
}

/// Further reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What is there.
    pub title: Text,
    /// Where.
    pub url: Box<str>,
}

/// A change made after publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// When; `None` if the feed does not tell.
    pub at: Option<Instant>,
    /// What was changed.
    pub text: Text,
}
