//! English. Plain words: a worried customer reads them.

use crate::model::{ActionStatus, Certainty, DataLossStatus, Digits, Kind, Outcome, Phase, Purpose, Scope, Severity};

/// Heading of the widget.
pub const TITLE: &str = "Incident history";

/// The kind as a heading says it.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Outage => "Outage",
        Kind::ReadOnly => "Read-only",
        Kind::Degraded => "Degraded",
        Kind::Maintenance => "Maintenance",
        Kind::Notice => "Notice",
    }
}

/// The kind as a bar says it.
#[must_use]
pub const fn kind_in_bar(kind: Kind) -> &'static str {
    match kind {
        Kind::Outage => "outage",
        Kind::ReadOnly => "read-only",
        Kind::Degraded => "degraded",
        Kind::Maintenance => "maintenance",
        Kind::Notice => "notice",
    }
}

/// A cycle, as a bar says it.
pub const CYCLE_IN_BAR: &str = "on and off";

/// A sign for the kind, beside its word in legend, list and card.
#[must_use]
pub const fn kind_sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Outage => "\u{d7}",
        Kind::ReadOnly => "\u{2298}",
        Kind::Degraded => "\u{2248}",
        Kind::Maintenance => "\u{2692}\u{fe0e}",
        Kind::Notice => "i",
    }
}

/// What became of an attempt.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fixed => "Fixed it",
        Outcome::Partly => "Helped in part",
        Outcome::HeldUntil => "Helped for a while",
        Outcome::NoEffect => "No effect",
        Outcome::MadeWorse => "Made it worse",
        Outcome::Unknown => "Outcome not stated",
    }
}

/// Is my data safe?
#[must_use]
pub const fn data_loss(status: DataLossStatus) -> &'static str {
    match status {
        DataLossStatus::None => "Yes, nothing was lost",
        DataLossStatus::NoneExcept => "Yes, with one exception",
        DataLossStatus::Possible => "Perhaps not all of it",
        DataLossStatus::Partial => "No, some was lost",
        DataLossStatus::Confirmed => "No, data was lost",
        DataLossStatus::Recovered => "Yes, it was recovered",
        DataLossStatus::Unknown => "Not known yet",
    }
}

/// Heading over a cause.
#[must_use]
pub const fn cause(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "Cause: confirmed",
        Certainty::Suspected => "Cause: suspected, not proven",
        Certainty::Unknown => "Cause: not known",
    }
}

/// Of planned work that did not take place.
pub const CANCELLED: &str = "It was cancelled and did not take place";

/// How far an action is; nothing where nobody says.
#[must_use]
pub const fn action(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Done => "done",
        ActionStatus::InProgress => "in progress",
        ActionStatus::Planned => "planned",
        ActionStatus::Dropped => "dropped",
        ActionStatus::Unknown => "",
    }
}

/// What an action is good for.
#[must_use]
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Mitigate => "to limit the impact",
        Purpose::Prevent => "to prevent it",
        Purpose::Detect => "to notice it sooner",
        Purpose::Communicate => "to tell you sooner",
    }
}

/// How far the work is.
#[must_use]
pub const fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Scheduled => "Planned",
        Phase::Investigating => "Looking into it",
        Phase::Identified => "Cause found",
        Phase::InProgress => "Under way",
        Phase::Monitoring => "Monitoring",
        Phase::Verifying => "Checking",
        Phase::Resolved => "Resolved",
        Phase::Postmortem => "Report",
        Phase::Cancelled => "Cancelled",
    }
}

/// Who was affected.
#[must_use]
pub const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::All => "All customers",
        Scope::Some => "Some customers",
        Scope::Region => "Customers in a region",
        Scope::None => "No customers",
    }
}

/// How bad it was.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::None => "no impact",
        Severity::Minor => "minor",
        Severity::Major => "major",
        Severity::Critical => "critical",
    }
}

/// `1 incident`, `3 incidents`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    [n.digits().as_str(), " ", if n == 1 { one } else { many }].concat()
}

/// Names, those after the first `most` of them counted only.
#[must_use]
pub fn some_of(mut names: Vec<String>, most: usize) -> String {
    if let Some(left) = names.len().checked_sub(most).filter(|left| *left > 0) {
        names.truncate(most);
        names.push([&left.digits(), " more"].concat());
    }
    names.join(", ")
}

/// What is going on now; `title` is that of an open incident. Never "all fine": that nothing is marked open is all that
/// a history can tell.
#[must_use]
pub fn going_on(open: usize, title: &str) -> String {
    match open {
        0 => "No incident is marked open.".to_owned(),
        1 => ["1 incident is going on: ", title, "."].concat(),
        n => [&n.digits(), " incidents are going on."].concat(),
    }
}

/// What else can be said of now: how many notices go on, maintenances are under way and planned, incidents are announced, and have
/// no end.
#[must_use]
pub fn standing(of: [usize; 5]) -> String {
    let mut said = String::new();
    let words = [
        ("notice is", "notices are", " going on."),
        ("maintenance is", "periods of maintenance are", " under way."),
        ("maintenance is", "periods of maintenance are", " planned."),
        ("incident is", "incidents are", " announced."),
        ("incident has", "incidents have", " no published end."),
    ];
    for (n, (one, many, how)) in of.into_iter().zip(words) {
        if n > 0 {
            said.push(' ');
            said.push_str(&count(n, one, many));
            said.push_str(how);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_is_called_what_it_is() {
        assert_eq!(standing([0; 5]), "");
        let one = " 1 notice is going on. 1 maintenance is under way. 1 maintenance is planned. 1 incident is announced. \
            1 incident has no published end.";
        assert_eq!(standing([1; 5]), one);
        assert_eq!(
            standing([0, 0, 2, 0, 3]),
            " 2 periods of maintenance are planned. 3 incidents have no published end."
        );
    }
}
