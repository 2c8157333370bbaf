//! What a reader of a format finds out about one incident; `build` makes a native incident of it.

use super::value::V;
use crate::feed::Stamp;
use crate::feed::near::fold;
use crate::feed::read::Words;
use crate::model::{Kind, Phase, Severity, Time};

/// A component, by its place in the order in which they were declared.
pub type Lane = usize;

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

impl Finish {
    /// Then, if that is told.
    #[must_use]
    pub fn at(end: Option<Stamp>) -> Self {
        end.map_or(Self::Unknown, Self::At)
    }
}

/// A part of the service that an update puts into another state.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// The component.
    pub lane: Lane,
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
    /// What was said, in HTML or Markdown; empty if nothing was.
    pub text: String,
    /// What is shown where nothing was said: the source's word for the phase.
    pub word: String,
    /// What changed with it.
    pub changes: Vec<Change>,
}

/// An incident or a maintenance. Texts that are empty are not told.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Where it stands.
    pub json: V<'a>,
    /// The source's id.
    pub id: String,
    /// Its title, one line.
    pub title: String,
    /// It is planned work.
    pub maintenance: bool,
    /// What it was like, as a whole.
    pub kind: Kind,
    /// The source's own word for that.
    pub word: String,
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
    /// The components concerned.
    pub lanes: Vec<Lane>,
    /// A line on the only period.
    pub detail: String,
    /// The story in HTML or Markdown, where there is one beside the updates.
    pub story: String,
    /// A report published afterwards, likewise.
    pub report: String,
    /// When that was published.
    pub published: Option<Stamp>,
    /// Its page.
    pub url: String,
}

impl<'a> Record<'a> {
    /// A record of which nothing is known yet.
    #[inline(never)]
    #[must_use]
    pub fn new(json: V<'a>, kind: Kind) -> Self {
        Self {
            json,
            id: String::new(),
            title: String::new(),
            maintenance: kind == Kind::Maintenance,
            kind,
            word: String::new(),
            severity: None,
            start: None,
            created: None,
            finish: Finish::Unknown,
            updates: Vec::new(),
            lanes: Vec::new(),
            detail: String::new(),
            story: String::new(),
            report: String::new(),
            published: None,
            url: String::new(),
        }
    }

    /// The time of the last update that says that it is over, unless a later one says that it is not. A stated end
    /// counts more, unless it was opened again behind that.
    #[inline(never)]
    #[must_use]
    pub fn over_since(&self, stated: Option<Stamp>) -> Option<Stamp> {
        let (mut again, mut first, mut last) = (Time::MIN, Time::MAX, None::<Stamp>);
        for said in &self.updates {
            match (said.phase, said.at) {
                (None | Some(Phase::Postmortem), _) | (_, None) => {}
                (Some(Phase::Resolved), Some(at)) => {
                    first = first.min(at.time);
                    last = last.filter(|last| at.time < last.time).or(Some(at));
                }
                (_, Some(at)) => again = again.max(at.time),
            }
        }
        let holds = |end: &Stamp| again <= end.time;
        stated.filter(|end| again <= first || holds(end)).or(last.filter(holds)).or(stated)
    }

    /// It was called off, as its source says in that word. Where no update says so, it is said with the last change.
    #[inline(never)]
    pub fn called_off(&mut self, word: &str, changed: Option<Stamp>) -> Finish {
        (self.kind, self.word) = (Kind::Notice, word.to_ascii_lowercase());
        let phase = Some(Phase::Cancelled);
        if self.updates.iter().all(|u| u.phase != phase) {
            let (json, text, word) = (self.json, String::new(), self.word.clone());
            self.updates.push(Said { json, at: changed, phase, text, word, changes: Vec::new() });
        }
        Finish::Unknown
    }

    /// The time of the last update that is no report.
    #[must_use]
    pub fn last_said(&self) -> Option<Stamp> {
        let said = self.updates.iter().filter(|u| u.phase != Some(Phase::Postmortem));
        said.filter_map(|u| u.at).max_by_key(|at| at.time)
    }
}

/// The word of the native feed for a value.
#[must_use]
pub fn word<T: Copy + PartialEq>(words: &Words<T>, value: Option<T>) -> &'static str {
    let known = words.words.iter().zip(words.values).find(|(_, known)| Some(**known) == value);
    known.map_or("", |(word, _)| word)
}

/// Whether a list of words with spaces between holds that one.
#[inline(never)]
#[must_use]
pub fn among(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// What status pages call the phases; `_` stands for a space or a hyphen too.
const PHASES: &[(Phase, &str)] = &[
    (Phase::Scheduled, "scheduled maintenance_scheduled notstartedyet upcoming planned"),
    (Phase::Investigating, "investigating issue created open active"),
    (Phase::Identified, "identified acknowledged"),
    (Phase::InProgress, "in_progress inprogress maintenance_in_progress maintenance ongoing"),
    (Phase::Monitoring, "monitoring watching"),
    (Phase::Verifying, "verifying"),
    (Phase::Resolved, "resolved completed complete fixed closed ok operational"),
    (Phase::Postmortem, "postmortem post_mortem"),
    (Phase::Cancelled, "cancelled canceled"),
];

/// The phase that a word of a status page stands for.
#[inline(never)]
#[must_use]
pub fn phase(word: &str) -> Option<Phase> {
    let word = fold(word);
    PHASES.iter().find(|(_, words)| among(words, &word)).map(|(phase, _)| *phase)
}
