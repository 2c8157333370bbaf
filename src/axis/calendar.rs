//! Days as people count them.

use super::Zone;
use super::zone::days_after;
use crate::model::Time;

/// When the day began in which that time lies.
#[must_use]
pub fn start_of_day(time: Time, zone: &Zone) -> Time {
    zone.midnight(zone.date(time))
}

/// When the next day begins; always later than `time`.
#[must_use]
pub fn next_day(time: Time, zone: &Zone) -> Time {
    let today = zone.date(time);
    let tomorrow = zone.midnight(days_after(today, 1));
    // It may be behind us already: clocks that are put back just after midnight show the old day once more.
    if tomorrow > time { tomorrow } else { zone.midnight(days_after(today, 2)) }
}
