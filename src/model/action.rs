//! What changes because of an incident, and how far that is.

use super::{Instant, Text, Time};

/// Something that changes because of the incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What.
    pub text: Text,
    /// What it is good for.
    pub purpose: Option<Purpose>,
    /// How far it is.
    pub status: ActionStatus,
    /// Promised for.
    pub due: Option<Instant>,
    /// Done on.
    pub done_at: Option<Instant>,
}

impl Action {
    /// How far it is now. The day on which it was done counts more than a status that was left unchanged; before that
    /// day it is not done.
    #[must_use]
    pub fn standing(&self, now: Time) -> ActionStatus {
        match self.done_at.as_ref().map(|at| at.earliest() <= now) {
            Some(true) if !self.status.is_over() => ActionStatus::Done,
            Some(false) if self.status == ActionStatus::Done => ActionStatus::Planned,
            _ => self.status,
        }
    }

    /// Whether it is still to be done and all of the time that it was promised for is past.
    #[must_use]
    pub fn is_overdue(&self, now: Time) -> bool {
        self.standing(now).is_open() && self.due.as_ref().is_some_and(|due| due.latest() < now)
    }
}

/// What an action is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl ActionStatus {
    /// Whether nothing is to be done any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }

    /// Whether something is still to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::InProgress | Self::Planned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DAY_MS, When};

    #[test]
    fn what_was_done_is_not_planned_any_more() {
        let action = |status, done_at: Option<i64>| Action {
            text: Text::new("A"),
            purpose: None,
            status,
            due: None,
            done_at: done_at.map(|ms| Instant::exact(Time(ms))),
        };
        let standing = |status, done_at| action(status, done_at).standing(Time(100));
        assert_eq!(standing(ActionStatus::Planned, Some(50)), ActionStatus::Done);
        assert_eq!(standing(ActionStatus::InProgress, Some(50)), ActionStatus::Done);
        assert_eq!(standing(ActionStatus::Done, Some(5_000)), ActionStatus::Planned);
        assert_eq!(standing(ActionStatus::Planned, Some(150)), ActionStatus::Planned);
        assert_eq!(standing(ActionStatus::Planned, None), ActionStatus::Planned);
        assert_eq!(standing(ActionStatus::Unknown, None), ActionStatus::Unknown);
        assert_eq!(standing(ActionStatus::Unknown, Some(50)), ActionStatus::Done);
        assert_eq!(standing(ActionStatus::Dropped, Some(50)), ActionStatus::Dropped);
    }

    #[test]
    fn what_is_still_to_be_done_is_overdue_once_all_of_its_time_is_past() {
        let overdue = |status, now| {
            let due = Some(Instant { when: When::On(Time(0)), ..Instant::exact(Time(0)) });
            Action { text: Text::new("A"), purpose: None, status, due, done_at: None }.is_overdue(Time(now))
        };
        assert!(!overdue(ActionStatus::Planned, DAY_MS / 2));
        assert!(overdue(ActionStatus::Planned, DAY_MS * 2));
        assert!(!overdue(ActionStatus::Unknown, DAY_MS * 2));
        assert!(!overdue(ActionStatus::Done, DAY_MS * 2));
        assert!(!overdue(ActionStatus::Dropped, DAY_MS * 2));
    }
}
