//! What was on each day of a year.

use super::of_day::unended_from;
use super::since::later;
use crate::axis::Zone;
use crate::i18n::en;
use crate::model::numbers::latest_end;
use crate::model::{Digits, End, Instant, Kind, Time, Timeline, When, is_cancelled};
use chrono::{Datelike as _, NaiveDate};

/// What a day looks like. The better it is known and the worse it was, the further up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    /// Something was: the kind, and whether it certainly was on this day.
    Was(Kind, bool),
    /// Nothing on record, and not all is known of it: what began before may have gone on, or the records of a component
    /// begin later.
    Partly,
    /// Nothing on record.
    Quiet,
    /// Before the history begins.
    Unknown,
    /// It is yet to come.
    Ahead,
}

/// What the sheet shows, until a day is chosen.
#[must_use]
pub fn hint(days: &[Day]) -> String {
    let sure = |work: bool| {
        let is = |day: &&Day| matches!(day, Day::Was(kind, true) if (*kind == Kind::Maintenance) == work);
        days.iter().filter(is).count()
    };
    let work = match sure(true) {
        0 => String::new(),
        days => [", ", &days.digits(), " with maintenance"].concat(),
    };
    let unknown = if days.contains(&Day::Unknown) { " Nothing is known of hatched days." } else { "" };
    let perhaps = days.iter().any(|day| matches!(day, Day::Was(_, false) | Day::Partly));
    let perhaps = if perhaps { " Dotted days are uncertain." } else { "" };
    let with = en::count(sure(false), "day", "days");
    [&with, " with incidents", &work, ".", unknown, perhaps, " Choose a day for details."].concat()
}

/// Since when the history is known to a reader in `zone`: one that begins on a date has all of that day.
#[must_use]
pub fn known_from(timeline: &Timeline, zone: &Zone) -> Option<Time> {
    timeline.begins().map(|begins| day_of(&begins, zone)).or_else(|| timeline.known_from())
}

/// From when the history is complete. For a date alone: the start of that day in `zone`.
#[must_use]
pub fn day_of(begins: &Instant, zone: &Zone) -> Time {
    match begins.when {
        When::On(day) => zone.midnight(Zone::utc().date(day)),
        _ => begins.latest(),
    }
}

/// The days of the year that begins there, as of `now`.
#[must_use]
pub fn days(timeline: &Timeline, now: Time, zone: &Zone, new_year: NaiveDate) -> Vec<Day> {
    let known_from = known_from(timeline, zone);
    let dates: Vec<NaiveDate> = new_year.iter_days().take_while(|day| day.year() == new_year.year()).collect();
    let starts: Vec<Time> = dates.iter().map(|date| zone.midnight(*date)).collect();
    let mut days: Vec<Day> = starts
        .iter()
        .zip(&dates)
        .map(|(start, date)| match known_from {
            Some(from) if date.succ_opt().is_some_and(|next| zone.midnight(next) <= from) => Day::Unknown,
            _ if *start > now => Day::Ahead,
            None => Day::Unknown,
            _ => Day::Quiet,
        })
        .collect();
    let year_end = dates.last().and_then(|d| d.succ_opt()).map_or(Time::MAX, |next| zone.midnight(next));
    let open: Vec<(Time, Time)> = timeline.incidents.iter().filter_map(|i| unended_from(i, now)).collect();
    let late = later(timeline, zone, None).into_iter().map(|(_, begins)| day_of(begins, zone)).max();
    for (start, day) in starts.iter().zip(&mut days).filter(|(_, day)| **day == Day::Quiet) {
        if late > Some(*start) || open.iter().any(|(from, to)| from <= start && start < to) {
            *day = Day::Partly;
        }
    }
    // What goes on since nobody knows when goes on today.
    let today = starts.partition_point(|start| *start <= now).checked_sub(1).filter(|_| now < year_end);
    if let Some(day) = today.and_then(|n| days.get_mut(n)) {
        for kind in timeline.incidents.iter().filter_map(|i| i.undated) {
            *day = worse(*day, Day::Was(kind, true));
        }
    }
    let took_place = timeline.incidents.iter().filter(|i| !is_cancelled(i, &i.story));
    for segment in took_place.flat_map(|i| &i.segments) {
        let (from, to) = (segment.start.earliest(), latest_end(segment, now));
        let sure_from = segment.start.latest();
        let sure_to = match &segment.end {
            End::At(end) => end.earliest(),
            End::Ongoing => now,
            End::Unknown => from.plus(segment.length.as_ref().and_then(|l| l.bounds).map_or(0, |(least, _)| least)),
        };
        let touched = |from: Time, to: Time| {
            let first = starts.partition_point(|start| *start <= from).saturating_sub(1);
            // A midnight at its end belongs to the day before, unless it is a point.
            let last = starts.partition_point(|start| *start < to.max(from.plus(1)));
            let is_elsewhere = from >= year_end || starts.first().is_none_or(|s| to < *s);
            if is_elsewhere { 0..0 } else { first..last }
        };
        let whole = touched(from, to);
        let sure = if sure_from <= sure_to { touched(sure_from, sure_to) } else { 0..0 };
        // Within one day it was that day, however uncertain the hour: a day of this year and of no other.
        let one_day = whole.len() == 1 && to <= year_end && starts.first().is_some_and(|first| *first <= from);
        for n in whole {
            let was = Day::Was(segment.kind, one_day || sure.contains(&n));
            if let Some(day) = days.get_mut(n) {
                *day = worse(*day, was);
            }
        }
    }
    days
}

/// The worst kind wins; of the same kind, what is sure.
fn worse(a: Day, b: Day) -> Day {
    match (a, b) {
        (Day::Was(kind, sure), Day::Was(other, other_sure)) if kind == other => Day::Was(kind, sure || other_sure),
        _ => a.min(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{incident, segment};
    use crate::model::{HOUR_MS, Instant, Length, Ms, Segment};

    const NOON: &str = "2026-06-01T12:00";

    fn time(words: &str) -> Time {
        let time = chrono::NaiveDateTime::parse_from_str(words, "%Y-%m-%dT%H:%M").expect("a time");
        Time(time.and_utc().timestamp_millis())
    }

    fn between(from: &str, to: &str) -> Instant {
        Instant::between(time(from), time(to))
    }

    fn outage(start: Instant, end: End) -> Segment {
        Segment { start, ..segment(Kind::Outage, 0, end) }
    }

    /// First and last day of a year.
    fn ends_of(segment: &Segment, year: i32) -> [Day; 2] {
        let mut timeline = Timeline { incidents: vec![incident(vec![segment.clone()])], ..Timeline::default() };
        timeline.history_from = Some(Instant::exact(time("2020-01-01T00:00")));
        let new_year = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
        let days = days(&timeline, time(NOON), &Zone::utc(), new_year);
        [days[0], days[days.len() - 1]]
    }

    const SURE: Day = Day::Was(Kind::Outage, true);
    const PERHAPS: Day = Day::Was(Kind::Outage, false);

    #[test]
    fn of_what_may_have_gone_on_into_the_new_year_its_first_day_is_not_sure() {
        let end = End::At(between("2024-12-31T23:05", "2025-01-01T01:00"));
        let one = outage(Instant::exact(time("2024-12-31T23:00")), end);
        assert_eq!((ends_of(&one, 2024)[1], ends_of(&one, 2025)), (SURE, [PERHAPS, Day::Quiet]));
    }

    #[test]
    fn no_day_is_quiet_on_which_it_may_have_gone_on() {
        assert_eq!(ends_of(&outage(Instant::exact(time("2025-12-30T12:00")), End::Unknown), 2025)[1], Day::Partly);
        assert_eq!(ends_of(&outage(Instant::exact(time("2025-12-30T12:00")), End::Unknown), 2026)[0], Day::Partly);
        assert_eq!(ends_of(&outage(Instant::exact(time("2025-12-30T12:00")), End::Unknown), 2026)[1], Day::Ahead);
    }

    #[test]
    fn no_day_is_quiet_before_the_records_of_a_component_begin() {
        let begins = |at: &str| Some(Instant::exact(time(at)));
        let mail = crate::model::Component {
            id: "mail".into(),
            name: crate::model::Text::new("E-mail"),
            group: None,
            history_from: begins("2025-03-01T00:00"),
        };
        let history_from = begins("2025-01-01T00:00");
        let timeline = Timeline { history_from, components: vec![mail], ..Timeline::default() };
        let new_year = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date");
        let days = days(&timeline, time(NOON), &Zone::utc(), new_year);
        assert_eq!((days[0], days[58], days[59]), (Day::Partly, Day::Partly, Day::Quiet));
    }

    #[test]
    fn of_what_may_have_begun_in_the_new_year_the_last_day_of_the_old_one_is_not_sure() {
        let start = between("2025-12-31T23:00", "2026-01-01T02:00");
        let one = outage(start, End::At(Instant::exact(time("2026-01-02T00:00"))));
        assert_eq!((ends_of(&one, 2025), ends_of(&one, 2026)[0]), ([Day::Quiet, PERHAPS], SURE));
    }

    #[test]
    fn a_history_that_begins_on_a_date_has_all_of_that_day() {
        let when = When::On(time("2025-03-01T00:00"));
        let history_from = Some(Instant { when, ..Instant::exact(time(NOON)) });
        let timeline = Timeline { history_from, ..Timeline::default() };
        for hours in [-5, 0, 5] {
            let zone = Zone::fixed(hours * 3600);
            let new_year = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date");
            let days = days(&timeline, time(NOON), &zone, new_year);
            assert_eq!((days[58], days[59]), (Day::Unknown, Day::Quiet), "{hours}");
            assert_eq!(known_from(&timeline, &zone), Some(zone.midnight(new_year + chrono::Days::new(59))));
        }
    }

    #[test]
    fn within_one_day_it_was_that_day_however_uncertain_the_hour() {
        let start = between("2025-12-31T00:00", "2026-01-01T00:00");
        let one = outage(start.clone(), End::At(start));
        assert_eq!((ends_of(&one, 2025)[1], ends_of(&one, 2026)[0]), (SURE, Day::Quiet));
    }

    #[test]
    fn what_has_no_known_end_goes_on_for_as_long_as_is_said() {
        let lasting = |start: Instant, least: Ms, most: Ms| {
            let length = Some(Length { bounds: Some((least, most)), about: false, words: None });
            let one = Segment { length, ..outage(start, End::Unknown) };
            (ends_of(&one, 2025)[1], ends_of(&one, 2026)[0])
        };
        let eleven = || Instant::exact(time("2025-12-31T23:00"));
        assert_eq!(lasting(eleven(), 2 * HOUR_MS, 2 * HOUR_MS), (SURE, SURE));
        assert_eq!(lasting(eleven(), HOUR_MS / 2, 2 * HOUR_MS), (SURE, PERHAPS));
        assert_eq!(lasting(eleven(), HOUR_MS / 2, HOUR_MS / 2), (SURE, Day::Quiet));
        let vague = between("2025-12-31T23:00", "2026-01-01T02:00");
        assert_eq!(lasting(vague, 0, 0), (PERHAPS, PERHAPS));
    }
}
