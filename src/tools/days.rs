//! What was on each day of a year.

use crate::axis::Zone;
use crate::i18n::en;
use crate::model::{Digits, End, Kind, Time, Timeline, is_cancelled};
use chrono::{Datelike as _, NaiveDate};

/// What a day looks like. The better it is known and the worse it was, the further up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    /// Something was: the kind, and whether it may have been another day.
    Was(Kind, bool),
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
    let unknown = if days.contains(&Day::Unknown) { " Of hatched days nothing is known." } else { "" };
    let perhaps = days.iter().any(|day| matches!(day, Day::Was(_, false)));
    let perhaps = if perhaps { " A dotted day is one on which it may have been." } else { "" };
    let with = en::count(sure(false), "day", "days");
    [&with, " with incidents", &work, ".", unknown, perhaps, " Choose a day to see them."].concat()
}

/// The days of the year that begins there, as of `now`.
#[must_use]
pub fn days(timeline: &Timeline, now: Time, zone: &Zone, new_year: NaiveDate) -> Vec<Day> {
    let known_from = timeline.known_from();
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
    // What goes on since nobody knows when goes on today.
    let today = starts.partition_point(|start| *start <= now).checked_sub(1).filter(|_| now < year_end);
    if let Some(day) = today.and_then(|n| days.get_mut(n)) {
        for kind in timeline.incidents.iter().filter_map(|i| i.undated) {
            *day = worse(*day, Day::Was(kind, true));
        }
    }
    let took_place = timeline.incidents.iter().filter(|i| !is_cancelled(i, &i.story));
    for segment in took_place.flat_map(|i| &i.segments) {
        let (from, to) = (segment.start.earliest(), segment.latest_end(now));
        let sure_from = segment.start.latest();
        let sure_to = match &segment.end {
            End::At(end) => end.earliest(),
            End::Ongoing => now,
            End::Unknown => sure_from,
        };
        let touched = |from: Time, to: Time| {
            let first = starts.partition_point(|start| *start <= from).saturating_sub(1);
            // A midnight at its end belongs to the day before, unless it is a point.
            let last = starts.partition_point(|start| *start < to.max(from.plus(1)));
            if starts.first().is_none_or(|s| to < *s) { 0..0 } else { first..last }
        };
        if from >= year_end {
            continue;
        }
        let whole = touched(from, to);
        let sure = if sure_from <= sure_to { touched(sure_from, sure_to) } else { 0..0 };
        // Within one day it was that day, however uncertain the hour.
        let one_day = whole.len() == 1;
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
