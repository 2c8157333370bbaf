//! A point on the time axis.

/// A length of time in milliseconds.
pub type Ms = i64;

/// One second.
pub const SECOND_MS: Ms = 1_000;
/// One minute.
pub const MINUTE_MS: Ms = 60 * SECOND_MS;
/// One hour.
pub const HOUR_MS: Ms = 60 * MINUTE_MS;
/// One day of 24 hours, as in UTC; a local day may have 23 or 25.
pub const DAY_MS: Ms = 24 * HOUR_MS;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted, as browsers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Time(pub Ms);

impl Time {
    /// Before everything that a feed may hold: 0001-01-01.
    pub const MIN: Self = Self(-62_135_596_800_000);
    /// After everything that a feed may hold: 9999-12-31.
    pub const MAX: Self = Self(253_402_214_400_000);

    /// This point moved by `ms`, held within [`Time::MIN`] and [`Time::MAX`].
    #[must_use]
    pub fn plus(self, ms: Ms) -> Self {
        Self(self.0.saturating_add(ms)).clamp(Self::MIN, Self::MAX)
    }

    /// Milliseconds from `earlier` to this point; negative if it is the other way round.
    #[must_use]
    pub fn since(self, earlier: Self) -> Ms {
        self.0 - earlier.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_never_leaves_its_range() {
        assert_eq!(Time(0).plus(i64::MAX), Time::MAX);
        assert_eq!(Time(0).plus(i64::MIN), Time::MIN);
    }
}
