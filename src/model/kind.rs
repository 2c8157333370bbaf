//! What a period was like, and how far the work on it is.

/// What a period was like for the people who use the service, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It could not be used.
    Outage,
    /// Everything could be seen and nothing could be saved.
    ReadOnly,
    /// It could be used, but badly: slowly, in part, with errors.
    Degraded,
    /// Planned work.
    Maintenance,
    /// Worth knowing; nothing was broken.
    Notice,
}

impl Kind {
    /// All kinds, the worst first: the order of legends and lists.
    pub const ALL: [Self; 5] = [Self::Outage, Self::ReadOnly, Self::Degraded, Self::Maintenance, Self::Notice];

    /// Whether something did not work as it should. Planned work and what is only worth knowing are none.
    #[must_use]
    pub const fn is_trouble(self) -> bool {
        matches!(self, Self::Outage | Self::ReadOnly | Self::Degraded)
    }

    /// The name in feeds and in `data-kind`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Outage => "outage",
            Self::ReadOnly => "read_only",
            Self::Degraded => "degraded",
            Self::Maintenance => "maintenance",
            Self::Notice => "notice",
        }
    }
}

/// How bad it was, in the four steps that most status pages know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// How far the work on an incident or a maintenance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Phase {
    /// Whether who says so is still at it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Investigating | Self::Identified | Self::InProgress)
    }
}
