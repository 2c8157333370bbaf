//! A day of the calendar in words: what was, and what is not known.

use super::days::known_from;
use super::since::{later, only_from};
use crate::axis::Zone;
use crate::i18n::{en, joined};
use crate::model::numbers::latest_end;
use crate::model::{
    Digits, Incident, IncidentIx, Instant, Kind, Segment, State, Time, Timeline, is_cancelled, reopened, state,
};

/// Titles that are told of one day.
const MOST: usize = 3;

/// A history, and how a reader looks at it.
pub struct Read<'a> {
    /// The history.
    pub timeline: &'a Timeline,
    /// The reader's zone.
    pub zone: &'a Zone,
    /// The present.
    pub now: Time,
    /// The reader's language.
    pub language: &'a str,
    /// Writes a day as well as it is known.
    pub date: &'a dyn Fn(&Instant) -> String,
}

/// The incidents of the day from `from` to `to`, and what is said of it.
#[must_use]
pub fn of_day(read: &Read<'_>, from: Time, to: Time) -> (Vec<IncidentIx>, String) {
    let was = (0..).zip(&read.timeline.incidents);
    let was: Vec<(IncidentIx, &Incident, Kind)> =
        was.filter_map(|(n, i)| Some((n, i, kind_on(i, from, to, read.now)?))).collect();
    let title =
        |(_, i, kind): &(IncidentIx, &Incident, Kind)| [en::kind(*kind), ": ", i.title.get(read.language)].concat();
    let mut said: Vec<String> = was.iter().take(MOST).map(title).collect();
    if let Some(more) = was.len().checked_sub(MOST).filter(|more| *more > 0) {
        said.push(["and ", &more.digits(), " more"].concat());
    }
    let found: Vec<IncidentIx> = was.iter().map(|(n, ..)| *n).collect();
    let known = known_from(read.timeline, read.zone);
    let nothing = match known {
        _ if !found.is_empty() => "",
        Some(known) if to <= known => return (found, "before this history begins".to_owned()),
        _ if from > read.now => return (found, "still to come".to_owned()),
        None => return (found, "nothing is known of it".to_owned()),
        Some(_) => "no incident on record",
    };
    let open = unended(read, &found, (from, to));
    let nothing = if nothing.is_empty() || open.is_empty() { nothing } else { "nothing more on record" };
    let late = only_from(read, "some components are", &later(read.timeline, read.zone, Some(from)));
    let late = if from > read.now { String::new() } else { late };
    (found, joined(&[&said.join("; "), nothing, &open, &late], "; "))
}

/// The worst that an incident was on a day; nothing if it was not.
fn kind_on(incident: &Incident, from: Time, to: Time, now: Time) -> Option<Kind> {
    let undated = incident.undated.filter(|_| from <= now && now < to);
    let lasted = |s: &&Segment| {
        let (start, end) = (s.start.earliest(), latest_end(s, now));
        start < to && (end > from || (start == end && start >= from))
    };
    let periods = incident.segments.iter().filter(|_| !is_cancelled(incident, &incident.story));
    periods.filter(lasted).map(|s| s.kind).chain(undated).min()
}

/// From when to when an incident may have gone on of which nobody says when it ended, or how long it was. What is only
/// worth knowing has no end that anybody waits for.
#[must_use]
pub fn unended_from(incident: &Incident, now: Time) -> Option<(Time, Time)> {
    if let Some((end, _)) = reopened(incident, now) {
        return Some((end.latest(), now));
    }
    let open = |s: &&Segment| s.is_unended() && s.length.as_ref().and_then(|l| l.bounds).is_none();
    let from = incident.segments.iter().filter(open).map(|s| s.start.earliest()).min()?;
    match state(incident, now) {
        State::Cancelled => None,
        State::Over(at) => Some((from, at.latest())),
        _ => Some((from, now)),
    }
}

/// What may have gone on between two times and of which nobody says when it ended, but for what is told anyway.
#[must_use]
pub fn unended(read: &Read<'_>, told: &[IncidentIx], (from, to): (Time, Time)) -> String {
    let open = |(n, i): &(IncidentIx, &Incident)| {
        let reach = unended_from(i, read.now).filter(|_| !told.contains(n));
        reach.is_some_and(|reach| reach.0 < to && from < reach.1)
    };
    let mut all = (0..).zip(&read.timeline.incidents).filter(open).map(|(_, i)| i);
    let Some((first, start)) = all.next().and_then(|i| Some((i, i.start()?))) else { return String::new() };
    let name = ["\u{201c}", first.title.get(read.language), "\u{201d} (", &(read.date)(start), ")"].concat();
    match all.count() {
        0 => ["the end of ", &name, " is not known"].concat(),
        n => ["the ends of ", &name, " and ", &n.digits(), " more are not known"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{at, incident, segment};
    use crate::model::{Component, DAY_MS, End, HOUR_MS, Phase, Resolution, Story, Text, Update};

    fn timeline(incidents: Vec<Incident>) -> Timeline {
        Timeline { history_from: Some(Instant::exact(Time(0))), incidents, ..Timeline::default() }
    }

    /// What is said of some days, as of noon of the twentieth.
    fn said(timeline: &Timeline, days: &[i64]) -> Vec<String> {
        let (zone, now) = (Zone::utc(), Time(20 * DAY_MS + 12 * HOUR_MS));
        let date = |at: &Instant| (at.earliest().0 / DAY_MS).to_string();
        let read = Read { timeline, zone: &zone, now, language: "en", date: &date };
        days.iter().map(|day| of_day(&read, Time(day * DAY_MS), Time((day + 1) * DAY_MS)).1).collect()
    }

    fn unknown(kind: Kind, title: &str, day: i64) -> Incident {
        Incident { title: Text::new(title), ..incident(vec![segment(kind, day * DAY_MS + HOUR_MS, End::Unknown)]) }
    }

    #[test]
    fn that_nobody_knows_when_it_ended_is_said_of_each_day_until_now() {
        let one = timeline(vec![unknown(Kind::Outage, "T", 5)]);
        let later = "nothing more on record; the end of \u{201c}T\u{201d} (5) is not known";
        let days = ["no incident on record", "Outage: T", later, later, "still to come"];
        assert_eq!(said(&one, &[4, 5, 6, 20, 21]), days);
        let several = timeline(vec![unknown(Kind::Outage, "S", 7), unknown(Kind::Degraded, "T", 5)]);
        let both = "nothing more on record; the ends of \u{201c}S\u{201d} (7) and 1 more are not known";
        assert_eq!(said(&several, &[7, 8]), ["Outage: S; the end of \u{201c}T\u{201d} (5) is not known", both]);
    }

    #[test]
    fn what_is_said_to_be_over_or_is_only_worth_knowing_is_open_no_longer() {
        let mut over = unknown(Kind::Outage, "T", 5);
        let resolution = Some(Resolution { at: Some(Instant::exact(Time(7 * DAY_MS + HOUR_MS))), text: None });
        over.story = Story { resolution, ..Story::default() }.into();
        let days = ["nothing more on record; the end of \u{201c}T\u{201d} (5) is not known", "no incident on record"];
        assert_eq!(said(&timeline(vec![over]), &[7, 8]), days);
        assert_eq!(said(&timeline(vec![unknown(Kind::Notice, "T", 5)]), &[6]), ["no incident on record"]);
    }

    #[test]
    fn a_trouble_that_an_update_calls_open_again_may_have_gone_on_since_its_end() {
        let mut again = incident(vec![segment(Kind::Outage, 5 * DAY_MS, at(5 * DAY_MS + HOUR_MS))]);
        let at = Some(Instant::exact(Time(6 * DAY_MS)));
        let update = Update { at, phase: Some(Phase::Investigating), text: Text::new("") };
        again.story = Story { updates: vec![update], ..Story::default() }.into();
        again.title = Text::new("T");
        let later = "nothing more on record; the end of \u{201c}T\u{201d} (5) is not known";
        assert_eq!(said(&timeline(vec![again]), &[4, 7]), ["no incident on record", later]);
    }

    #[test]
    fn that_the_records_of_a_component_begin_later_is_said() {
        let mut one = timeline(vec![]);
        let history_from = Some(Instant::exact(Time(10 * DAY_MS)));
        one.components = vec![Component { id: "mail".into(), name: Text::new("E-mail"), group: None, history_from }];
        let days = ["no incident on record; E-mail is known only from 10", "no incident on record"];
        assert_eq!(said(&one, &[9, 10]), days);
    }

    #[test]
    fn each_title_has_the_kind_that_it_was_on_that_day() {
        let of = |title: &str, segments| Incident { title: Text::new(title), ..incident(segments) };
        let down = || segment(Kind::Outage, 5 * DAY_MS, at(6 * DAY_MS));
        let slow = segment(Kind::Degraded, 6 * DAY_MS, at(7 * DAY_MS));
        let more =
            vec![of("A", vec![down(), slow]), of("B", vec![down()]), of("C", vec![down()]), of("D", vec![down()])];
        let days = ["Outage: A; Outage: B; Outage: C; and 1 more", "Degraded: A"];
        assert_eq!(said(&timeline(more), &[5, 6]), days);
    }
}
