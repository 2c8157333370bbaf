//! Is an incident over? What its periods and its author's own word come to.

use super::{End, Incident, Instant, Kind, Phase, Segment, Story, Time, When};

/// Is it over?
#[derive(Debug, Clone, PartialEq)]
pub enum State<'a> {
    /// It has not begun: planned work.
    Planned(&'a Instant),
    /// At least one period is still going on.
    Ongoing,
    /// No period is said to be going on, and the end of at least one was never written down.
    EndUnknown,
    /// Planned work that did not take place: that is its last word.
    Cancelled,
    /// Over since then.
    Over(&'a Instant),
    /// The feed says nothing about when it was.
    NotStated,
}

/// Whether an incident is over, going by its periods; its own word on since when it is over comes first.
#[must_use]
pub fn state(incident: &Incident, now: Time) -> State<'_> {
    if incident.undated.is_some() || incident.rest_goes_on {
        return State::Ongoing;
    }
    if is_cancelled(incident, &incident.story) {
        return State::Cancelled;
    }
    let Some(start) = incident.start() else { return State::NotStated };
    if start.earliest() > now {
        // What goes on has begun, whatever the clock of a device says. Only planned work has an end that is open before
        // it begins.
        let goes_on = incident.segments.iter().any(|s| s.end == End::Ongoing && s.kind != Kind::Maintenance);
        return if goes_on { State::Ongoing } else { State::Planned(start) };
    }
    let (begun, to_come) = incident.segments.split_at(incident.segments.partition_point(|s| s.start.earliest() <= now));
    if begun.iter().any(|s| is_going(s, now)) {
        return State::Ongoing;
    }
    // Since a time that is still to come nothing is over.
    let told = incident.story.resolution.as_ref().and_then(|r| r.at.as_ref());
    if let Some(at) = told.filter(|at| at.earliest() <= now && comes_last(at, begun.iter())) {
        return State::Over(at);
    }
    if let Some(next) = to_come.first() {
        return State::Planned(&next.start);
    }
    if begun.iter().any(|s| s.end == End::Unknown) {
        return State::EndUnknown;
    }
    let ends = begun.iter().filter_map(|s| match &s.end {
        End::At(end) => Some(end),
        End::Ongoing | End::Unknown => None,
    });
    ends.max_by_key(|end| end.latest()).map_or(State::NotStated, State::Over)
}

/// Whether a time at which all is said to be over is not before the end of a period.
pub(super) fn comes_last<'s>(at: &Instant, mut segments: impl Iterator<Item = &'s Segment>) -> bool {
    segments
        .all(|s| s.start.earliest() <= at.latest() && !matches!(&s.end, End::At(end) if end.earliest() > at.latest()))
}

/// Whether planned work did not take place: that is its last word.
#[must_use]
pub fn is_cancelled(incident: &Incident, story: &Story) -> bool {
    let last = story.updates.iter().rev().find_map(|update| update.phase);
    last == Some(Phase::Cancelled) && !incident.segments.iter().any(|s| s.kind.is_trouble())
}

/// Whether a period has begun and may still be going on.
pub(super) fn is_going(segment: &Segment, now: Time) -> bool {
    if segment.start.earliest() > now {
        return false;
    }
    match &segment.end {
        End::Ongoing => true,
        // Who gives the day on which an outage ended knows that it did; a plan for a day is one for all of it.
        End::At(end) if matches!(end.when, When::On(_)) && segment.kind != Kind::Maintenance => end.earliest() > now,
        End::At(end) => end.latest() > now,
        End::Unknown => false,
    }
}

/// The latest end of what is going on, if an end is stated for all of it; and whether all of it is planned work.
#[must_use]
pub fn stated_end(incident: &Incident, now: Time) -> Option<(bool, &Instant)> {
    if incident.undated.is_some() || incident.rest_goes_on {
        return None;
    }
    let (mut planned, mut latest): (bool, Option<&Instant>) = (true, None);
    for segment in incident.segments.iter().filter(|s| is_going(s, now)) {
        let End::At(end) = &segment.end else { return None };
        planned &= segment.kind == Kind::Maintenance;
        latest = latest.into_iter().chain([end]).max_by_key(|end| end.latest());
    }
    latest.map(|end| (planned, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{at, incident, segment};
    use crate::model::{DAY_MS, HOUR_MS, Resolution, Text, Update};

    #[test]
    fn a_missing_end_is_neither_over_nor_ongoing() {
        let i = incident(vec![segment(Kind::Outage, 0, at(5)), segment(Kind::Degraded, 5, End::Unknown)]);
        assert_eq!(state(&i, Time(100)), State::EndUnknown);
    }

    #[test]
    fn an_incident_with_an_open_period_is_ongoing_even_if_another_end_is_unknown() {
        let i = incident(vec![segment(Kind::Outage, 0, End::Unknown), segment(Kind::Degraded, 5, End::Ongoing)]);
        assert_eq!(state(&i, Time(100)), State::Ongoing);
    }

    #[test]
    fn the_authors_word_on_since_when_it_is_over_comes_first() {
        let mut i = incident(vec![segment(Kind::Outage, 0, at(5))]);
        let since = Instant::exact(Time(9));
        let resolution = Some(Resolution { at: Some(since.clone()), text: None });
        i.story = Story { resolution, ..Story::default() }.into();
        assert_eq!(state(&i, Time(100)), State::Over(&since));
    }

    #[test]
    fn nothing_is_over_before_its_last_period_is() {
        let mut i = incident(vec![segment(Kind::Outage, 0, at(5)), segment(Kind::Degraded, 0, at(20))]);
        let resolution = Some(Resolution { at: Some(Instant::exact(Time(5))), text: None });
        i.story = Story { resolution, ..Story::default() }.into();
        assert_eq!(state(&i, Time(100)), State::Over(&Instant::exact(Time(20))));
    }

    #[test]
    fn planned_work_is_cancelled_by_its_last_word_and_an_outage_never() {
        let update = |phase| Update { at: None, phase: Some(phase), text: Text::new("") };
        let updates = vec![update(Phase::Scheduled), update(Phase::Cancelled)];
        let story = Story { updates, ..Story::default() };
        assert!(is_cancelled(&incident(vec![segment(Kind::Maintenance, 0, at(5))]), &story));
        assert!(!is_cancelled(&incident(vec![segment(Kind::Outage, 0, at(5))]), &story));
    }

    #[test]
    fn a_stated_end_that_may_be_to_come_is_told_with_whether_it_is_a_plan() {
        let end = Instant::between(Time(5), Time(50));
        let of = |kind| incident(vec![segment(kind, 0, End::At(end.clone()))]);
        assert_eq!(stated_end(&of(Kind::Outage), Time(20)), Some((false, &end)));
        assert_eq!(stated_end(&of(Kind::Maintenance), Time(20)), Some((true, &end)));
        assert_eq!(stated_end(&of(Kind::Maintenance), Time(60)), None);
        let mut open = of(Kind::Maintenance);
        open.segments.push(segment(Kind::Degraded, 1, End::Ongoing));
        assert_eq!(stated_end(&open, Time(20)), None);
    }

    #[test]
    fn nothing_is_over_since_a_time_that_is_still_to_come() {
        let mut i = incident(vec![segment(Kind::Outage, 0, End::Unknown)]);
        let since = Instant::exact(Time(200));
        let resolution = Some(Resolution { at: Some(since.clone()), text: None });
        i.story = Story { resolution, ..Story::default() }.into();
        assert_eq!(state(&i, Time(100)), State::EndUnknown);
        assert_eq!(state(&i, Time(200)), State::Over(&since));
    }

    #[test]
    fn nothing_is_over_while_its_end_may_be_still_to_come() {
        let ends = |end: Instant, kind| {
            state(&incident(vec![segment(kind, 0, End::At(end))]), Time(DAY_MS / 2)) == State::Ongoing
        };
        let today = Instant { when: When::On(Time(0)), ..Instant::exact(Time(0)) };
        assert!(ends(Instant::between(Time(HOUR_MS), Time(DAY_MS)), Kind::Outage));
        assert!(ends(today.clone(), Kind::Maintenance));
        assert!(!ends(today, Kind::Outage));
    }

    #[test]
    fn between_two_windows_nothing_goes_on() {
        let mut i = incident(vec![segment(Kind::Outage, 0, at(5)), segment(Kind::Maintenance, 50, at(60))]);
        assert_eq!(state(&i, Time(10)), State::Planned(&Instant::exact(Time(50))));
        assert_eq!(state(&i, Time(55)), State::Ongoing);
        let since = Instant::exact(Time(5));
        let resolution = Some(Resolution { at: Some(since.clone()), text: None });
        i.story = Story { resolution, ..Story::default() }.into();
        assert_eq!(state(&i, Time(10)), State::Over(&since));
        assert_eq!(state(&i, Time(100)), State::Over(&Instant::exact(Time(60))));
    }

    #[test]
    fn what_goes_on_is_not_planned_by_a_slow_clock() {
        let of = |kind| incident(vec![segment(kind, 50, End::Ongoing)]);
        assert_eq!(state(&of(Kind::Outage), Time(10)), State::Ongoing);
        assert_eq!(state(&of(Kind::Maintenance), Time(10)), State::Planned(&Instant::exact(Time(50))));
    }

    #[test]
    fn planned_work_is_neither_open_nor_over() {
        let i = incident(vec![segment(Kind::Maintenance, 50, at(60))]);
        assert_eq!(state(&i, Time(10)), State::Planned(&Instant::exact(Time(50))));
        assert_eq!(state(&i, Time(55)), State::Ongoing);
    }
}
