//! The words of the format and what they mean. `tests/schema.rs` holds them against the schema, both ways.

use crate::feed::read::Words;
use crate::feed::when::ZONES;
use crate::model::{ActionStatus, Certainty, DataLossStatus, Kind, Outcome, Phase, Purpose, Scope, Severity};

macro_rules! words {
    ($($table:ident: $type:ident { $($word:literal $value:ident)* })*) => {$(
        #[doc = concat!("What may stand where a `", stringify!($type), "` is asked for.")]
        pub const $table: Words<$type> = Words { words: &[$($word),*], values: &[$($type::$value),*] };
    )*};
}

words! {
    KINDS: Kind {
        "outage" Outage
        "degraded" Degraded
        "read_only" ReadOnly
        "maintenance" Maintenance
        "notice" Notice
    }
    SEVERITIES: Severity {
        "none" None
        "minor" Minor
        "major" Major
        "critical" Critical
    }
    PHASES: Phase {
        "scheduled" Scheduled
        "investigating" Investigating
        "identified" Identified
        "in_progress" InProgress
        "monitoring" Monitoring
        "verifying" Verifying
        "resolved" Resolved
        "postmortem" Postmortem
        "cancelled" Cancelled
    }
    DATA_LOSSES: DataLossStatus {
        "none" None
        "none_except" NoneExcept
        "possible" Possible
        "partial" Partial
        "confirmed" Confirmed
        "recovered" Recovered
        "unknown" Unknown
    }
    OUTCOMES: Outcome {
        "fixed" Fixed
        "partly" Partly
        "held_until" HeldUntil
        "no_effect" NoEffect
        "made_worse" MadeWorse
        "unknown" Unknown
    }
    SCOPES: Scope {
        "all" All
        "some" Some
        "region" Region
        "none" None
    }
    CERTAINTIES: Certainty {
        "confirmed" Confirmed
        "suspected" Suspected
        "unknown" Unknown
    }
    PURPOSES: Purpose {
        "mitigate" Mitigate
        "prevent" Prevent
        "detect" Detect
        "communicate" Communicate
    }
    STATUSES: ActionStatus {
        "done" Done
        "in_progress" InProgress
        "planned" Planned
        "dropped" Dropped
        "unknown" Unknown
    }
}

/// Ends that are no times; true: still going on.
pub const ENDS: Words<bool> = Words { words: &["ongoing", "unknown"], values: &[true, false] };

/// All of them by their name in the schema, for the test that compares them with it.
pub const ALL: &[(&str, &[&str])] = &[
    ("Kind", KINDS.words),
    ("Severity", SEVERITIES.words),
    ("EndWord", ENDS.words),
    ("Phase", PHASES.words),
    ("DataLossStatus", DATA_LOSSES.words),
    ("Outcome", OUTCOMES.words),
    ("Scope", SCOPES.words),
    ("Certainty", CERTAINTIES.words),
    ("Purpose", PURPOSES.words),
    ("ActionStatus", STATUSES.words),
    ("ZoneSource", ZONES.words),
];
