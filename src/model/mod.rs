//! What happened, in values that are always legal: no JSON shapes, no pixels, no language, no clock.
//!
//! Everything a feed can say ends here. After [`crate::feed`] nothing has to be checked again: a start is never after
//! its end, a component index always points at a component, and `None` means *not stated*, never *ongoing*.

mod action;
mod digits;
mod incident;
mod kind;
mod letters;
#[cfg(test)]
pub(crate) mod made;
mod narrow;
pub mod numbers;
mod order;
mod span;
mod state;
mod stats;
mod story;
mod text;
mod time;

pub use action::{Action, ActionStatus, Purpose};
pub use digits::Digits;
pub use incident::{Component, ComponentIx, Incident, IncidentIx, Segment, Site, Timeline};
pub use kind::{Kind, Phase, Severity};
pub use letters::is_letter;
pub(crate) use order::{chronological, sort_by_keys};
pub use span::{Cycle, End, Instant, Length, When};
pub use state::{State, is_cancelled, reopened, said_resolved, state, stated_end};
pub use stats::{KindTotal, Total, totals};
pub use story::{
    Apology, Attempt, Cause, Certainty, Contact, DataLoss, DataLossStatus, Detection, Impact, Link, Outcome,
    Resolution, Revision, Scope, Story, StoryText, Told, Update,
};
pub use text::Text;
pub use time::{DAY_MS, HOUR_MS, MINUTE_MS, Ms, SECOND_MS, Time};
