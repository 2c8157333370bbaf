//! What a reader of a format finds out about one incident; `build` makes a native incident of it.

use super::value::V;
use crate::feed::Stamp;
use crate::feed::native::wire::{Kind, Phase, Segment, Severity};

/// How a part of the service was: a kind, and the source's own word for it. `None`: it worked.
pub type State = Option<(Kind, &'static str)>;

/// When something ended, as its source tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Finish {
    /// Then.
    At(Stamp),
    /// The source says that it goes on.
    Open,
    /// It is over or not; nothing says since when.
    #[default]
    Unknown,
}

/// A part of the service that an update puts into another state.
#[derive(Debug, Clone)]
pub struct Change {
    /// Id of the component.
    pub component: String,
    /// How it was, where the source tells.
    pub before: State,
    /// How it is.
    pub after: State,
}

/// An update.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// Where it stands.
    pub json: V<'a>,
    /// When it was said.
    pub at: Option<Stamp>,
    /// How far the work was.
    pub phase: Option<Phase>,
    /// What was said, in Markdown; empty if nothing was.
    pub text: String,
    /// What is shown where nothing was said: the source's word for the phase.
    pub word: String,
    /// What changed with it.
    pub changes: Vec<Change>,
}

/// An incident or a maintenance.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Where it stands.
    pub json: V<'a>,
    /// The source's id.
    pub id: Option<String>,
    /// Its title, one line.
    pub title: String,
    /// It is planned work.
    pub maintenance: bool,
    /// What it was like, as a whole.
    pub kind: Kind,
    /// The source's own word for that.
    pub word: Option<String>,
    /// How bad it was.
    pub severity: Option<Severity>,
    /// The stated start.
    pub start: Option<Stamp>,
    /// When it was written down.
    pub created: Option<Stamp>,
    /// When it ended.
    pub finish: Finish,
    /// What was said, in any order.
    pub updates: Vec<Said<'a>>,
    /// Ids of the components concerned.
    pub components: Vec<String>,
    /// Its periods, where the format itself tells them; else they are worked out from the updates.
    pub segments: Vec<Segment>,
    /// A line on the only period.
    pub detail: Option<String>,
    /// The story in Markdown, where there is one beside the updates.
    pub story: Option<String>,
    /// A report published afterwards, in Markdown, and when.
    pub report: Option<(String, Option<Stamp>)>,
    /// Its page.
    pub url: Option<String>,
    /// Words to sort by.
    pub tags: Vec<String>,
}

impl<'a> Record<'a> {
    /// A record of which nothing is known yet.
    #[must_use]
    pub fn new(json: V<'a>, kind: Kind) -> Self {
        Self {
            json,
            id: None,
            title: String::new(),
            maintenance: kind == Kind::Maintenance,
            kind,
            word: None,
            severity: None,
            start: None,
            created: None,
            finish: Finish::Unknown,
            updates: Vec::new(),
            components: Vec::new(),
            segments: Vec::new(),
            detail: None,
            story: None,
            report: None,
            url: None,
            tags: Vec::new(),
        }
    }

    /// The time of the last update of that phase.
    #[must_use]
    pub fn last_in(&self, phase: Phase) -> Option<Stamp> {
        self.updates.iter().filter(|u| u.phase == Some(phase)).filter_map(|u| u.at).max_by_key(|at| at.time)
    }

    /// The time of the last update that is no report.
    #[must_use]
    pub fn last_said(&self) -> Option<Stamp> {
        let during = self.updates.iter().filter(|u| u.phase != Some(Phase::Postmortem));
        during.filter_map(|u| u.at).max_by_key(|at| at.time)
    }
}

/// The phase that a word of a status page stands for.
#[must_use]
pub fn phase(word: &str) -> Option<Phase> {
    Some(match word.trim().to_ascii_lowercase().replace([' ', '-'], "_").as_str() {
        "scheduled" | "maintenance_scheduled" | "notstartedyet" | "upcoming" | "planned" => Phase::Scheduled,
        "investigating" | "issue" | "created" | "open" | "active" => Phase::Investigating,
        "identified" | "acknowledged" => Phase::Identified,
        "in_progress" | "inprogress" | "maintenance_in_progress" | "maintenance" | "ongoing" => Phase::InProgress,
        "monitoring" | "watching" => Phase::Monitoring,
        "verifying" => Phase::Verifying,
        "resolved" | "completed" | "complete" | "fixed" | "closed" | "ok" | "operational" => Phase::Resolved,
        "postmortem" | "post_mortem" => Phase::Postmortem,
        "cancelled" | "canceled" => Phase::Cancelled,
        _ => return None,
    })
}
