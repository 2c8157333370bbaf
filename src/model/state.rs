//! Is an incident over? What its periods, its last word and its author's own word come to.

use super::{End, Incident, Instant, Kind, Phase, Segment, Story, Time, Update, When};

/// Is it over?
#[derive(Debug, Clone, PartialEq)]
pub enum State<'a> {
    /// It has not begun, or not all of what was planned has: the first period that is to come.
    Planned(&'a Segment),
    /// Something of it is still going on: the worst of that.
    Ongoing(Kind),
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
    // How bad that is which is not shown, nobody knows here.
    let hidden = incident.undated.or(incident.rest_goes_on.then_some(Kind::Outage));
    if hidden.is_none() && is_cancelled(incident, &incident.story) {
        return State::Cancelled;
    }
    // What is out of order for nobody knows how long has begun, whatever the clock of a device says.
    let is_on = |s: &&Segment| is_going(s, now) || s.end == End::Ongoing && taken_for(s).is_trouble();
    let going = incident.segments.iter().filter(is_on).map(taken_for);
    if let Some(worst) = going.chain(hidden).min() {
        return State::Ongoing(worst);
    }
    let (begun, to_come) = parts(incident, now);
    if reopened(incident, now).is_some() {
        return State::Ongoing(begun.iter().map(taken_for).min().unwrap_or(Kind::Outage));
    }
    let told = told(incident, now);
    // That its repair goes on some other day makes no planned work of an outage.
    if let Some(next) = to_come.first()
        && told.is_none()
        && !begun.iter().any(|s| taken_for(s).is_trouble())
    {
        return State::Planned(next);
    }
    match over_since(incident, now) {
        Some(end) => State::Over(end),
        None if begun.iter().any(Segment::is_unended) => State::EndUnknown,
        None => State::NotStated,
    }
}

/// What has begun of it, and what is to come.
#[inline(never)]
pub(super) fn parts(incident: &Incident, now: Time) -> (&[Segment], &[Segment]) {
    incident.segments.split_at(incident.segments.partition_point(|s| s.start.earliest() <= now))
}

/// Since when it is over in its author's own word, if nothing that is known of it contradicts that.
#[inline(never)]
fn told(incident: &Incident, now: Time) -> Option<&Instant> {
    let (begun, to_come) = parts(incident, now);
    let told = incident.story.resolution.as_ref()?.at.as_ref();
    let may_be = to_come.is_empty() || !begun.is_empty();
    // Since a time that is still to come nothing is over.
    told.filter(|at| may_be && at.earliest() <= now && comes_last(at, begun.iter()))
}

/// Since when all that has begun of it is over, by what is stated. `None`: of a part nobody says.
#[inline(never)]
fn over_since(incident: &Incident, now: Time) -> Option<&Instant> {
    let (begun, _) = parts(incident, now);
    let ends = begun.iter().filter(|_| !begun.iter().any(Segment::is_unended)).filter_map(end_of);
    told(incident, now).or_else(|| ends.max_by_key(|end| end.latest()))
}

/// The end that is stated, and when a later update, its last word, said that it is under way. `None`: nothing is in doubt.
#[must_use]
#[inline(never)]
pub fn reopened(incident: &Incident, now: Time) -> Option<(&Instant, &Instant)> {
    let last = last_word(&incident.story).filter(|u| u.phase.is_some_and(Phase::is_open))?;
    let (end, at) = (over_since(incident, now)?, last.at.as_ref()?);
    (!incident.is_open() && at.earliest() > end.latest() && at.earliest() <= now).then_some((end, at))
}

/// The update that says that it is resolved, if that is the last word on it and not older than a part of it.
#[must_use]
pub fn said_resolved(incident: &Incident, now: Time) -> Option<&Update> {
    let counts = |u: &&Update| u.phase.is_some_and(|phase| phase != Phase::Postmortem);
    let last = incident.story.updates.iter().rev().find(counts)?;
    let fits = |at: &Instant| at.earliest() <= now && comes_last(at, parts(incident, now).0.iter());
    (last.phase == Some(Phase::Resolved) && last.at.as_ref().is_none_or(fits)).then_some(last)
}

/// The last update that says how far the work is.
fn last_word(story: &Story) -> Option<&Update> {
    story.updates.iter().rev().find(|update| update.phase.is_some())
}

/// What a period counts as while it goes on. Of a word that is none of ours nobody knows how bad it is.
fn taken_for(segment: &Segment) -> Kind {
    let unknown = segment.kind == Kind::Notice && segment.source_kind.is_some();
    if unknown { Kind::Degraded } else { segment.kind }
}

impl Segment {
    /// Whether its end is missing. What is only worth knowing needs none.
    #[must_use]
    pub fn is_unended(&self) -> bool {
        self.end == End::Unknown && taken_for(self) != Kind::Notice
    }
}

fn end_of(segment: &Segment) -> Option<&Instant> {
    match &segment.end {
        End::At(end) => Some(end),
        End::Ongoing | End::Unknown => None,
    }
}

/// Whether a time at which all is said to be over is not before the end of a period.
pub(super) fn comes_last<'s>(at: &Instant, mut segments: impl Iterator<Item = &'s Segment>) -> bool {
    segments
        .all(|s| s.start.earliest() <= at.latest() && !matches!(&s.end, End::At(end) if end.earliest() > at.latest()))
}

/// Whether planned work did not take place: that is its last word.
#[must_use]
pub fn is_cancelled(incident: &Incident, story: &Story) -> bool {
    last_word(story).is_some_and(|last| last.phase == Some(Phase::Cancelled))
        && !incident.segments.iter().any(|s| s.kind.is_trouble())
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

/// The latest end of what is going on, if an end is stated for all of it; the period that ends then; and whether all of it is
/// planned work.
#[must_use]
pub fn stated_end(incident: &Incident, now: Time) -> Option<(bool, &Segment, &Instant)> {
    if incident.undated.is_some() || incident.rest_goes_on {
        return None;
    }
    let (mut planned, mut latest) = (true, None);
    for segment in incident.segments.iter().filter(|s| is_going(s, now)) {
        let end = end_of(segment)?;
        planned &= segment.kind == Kind::Maintenance;
        latest = latest.into_iter().chain([(segment, end)]).max_by_key(|(_, end)| end.latest());
    }
    latest.map(|(segment, end)| (planned, segment, end))
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
        assert_eq!(state(&i, Time(100)), State::Ongoing(Kind::Degraded));
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
        let told = |kind| stated_end(&of(kind), Time(20)).map(|(planned, _, end)| (planned, end.clone()));
        assert_eq!(told(Kind::Outage), Some((false, end.clone())));
        assert_eq!(told(Kind::Maintenance), Some((true, end.clone())));
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
            state(&incident(vec![segment(kind, 0, End::At(end))]), Time(DAY_MS / 2)) == State::Ongoing(kind)
        };
        let today = Instant { when: When::On(Time(0)), ..Instant::exact(Time(0)) };
        assert!(ends(Instant::between(Time(HOUR_MS), Time(DAY_MS)), Kind::Outage));
        assert!(ends(today.clone(), Kind::Maintenance));
        assert!(!ends(today, Kind::Outage));
    }

    fn resolved(mut incident: Incident, at: i64) -> Incident {
        let resolution = Some(Resolution { at: Some(Instant::exact(Time(at))), text: None });
        incident.story = Story { resolution, ..(*incident.story).clone() }.into();
        incident
    }

    fn updated(mut incident: Incident, updates: &[(i64, Phase)]) -> Incident {
        let update = |&(at, phase): &(i64, Phase)| {
            let at = Some(Instant::exact(Time(at)));
            Update { at, phase: Some(phase), text: Text::new("") }
        };
        incident.story = Story { updates: updates.iter().map(update).collect(), ..(*incident.story).clone() }.into();
        incident
    }

    const fn over(at: &Instant) -> State<'_> {
        State::Over(at)
    }

    #[test]
    fn an_outage_is_no_planned_work_because_its_repair_is_planned() {
        let mut i = incident(vec![segment(Kind::Outage, 0, at(5)), segment(Kind::Maintenance, 50, at(60))]);
        assert_eq!(state(&i, Time(10)), over(&Instant::exact(Time(5))));
        assert_eq!(state(&i, Time(55)), State::Ongoing(Kind::Maintenance));
        assert_eq!(state(&resolved(i.clone(), 6), Time(10)), over(&Instant::exact(Time(6))));
        assert_eq!(state(&resolved(i.clone(), 6), Time(100)), over(&Instant::exact(Time(60))));
        i.segments[0].end = End::Unknown;
        assert_eq!(state(&i, Time(10)), State::EndUnknown);
        assert_eq!(state(&resolved(i, 6), Time(10)), over(&Instant::exact(Time(6))));
    }

    #[test]
    fn between_two_windows_the_next_is_planned() {
        let window = |start| segment(Kind::Maintenance, start, at(start + 10));
        let i = incident(vec![window(0), window(50), window(100)]);
        assert_eq!(state(&i, Time(70)), State::Planned(&window(100)));
        assert_eq!(state(&i, Time(105)), State::Ongoing(Kind::Maintenance));
        assert_eq!(state(&i, Time(200)), over(&Instant::exact(Time(110))));
    }

    #[test]
    fn what_goes_on_counts_by_that_and_not_by_what_is_over() {
        let i = incident(vec![segment(Kind::Maintenance, 0, at(50)), segment(Kind::Outage, 5, at(10))]);
        assert_eq!(state(&i, Time(7)), State::Ongoing(Kind::Outage));
        assert_eq!(state(&i, Time(20)), State::Ongoing(Kind::Maintenance));
    }

    #[test]
    fn a_later_update_that_somebody_is_at_it_says_more_than_a_stated_end() {
        use Phase::{Cancelled, Identified, InProgress, Investigating, Monitoring, Postmortem, Resolved, Verifying};
        for kind in [Kind::Outage, Kind::Maintenance] {
            let i = incident(vec![segment(kind, 0, at(10))]);
            let told = |updates: &[(i64, Phase)]| state(&updated(i.clone(), updates), Time(30)) == State::Ongoing(kind);
            for phase in [Investigating, Identified, InProgress] {
                assert!(told(&[(5, Monitoring), (20, phase)]), "{phase:?}");
                assert!(!told(&[(5, phase)]), "{phase:?}");
                assert!(!told(&[(20, phase), (25, Resolved)]), "{phase:?}");
            }
            for phase in [Monitoring, Verifying, Resolved, Postmortem, Cancelled] {
                assert!(!told(&[(5, Investigating), (20, phase)]), "{phase:?}");
            }
            let i = resolved(updated(i, &[(20, Investigating)]), 15);
            assert_eq!(reopened(&i, Time(30)), Some((&Instant::exact(Time(15)), &Instant::exact(Time(20)))));
            assert_eq!(state(&resolved(i.clone(), 25), Time(30)), over(&Instant::exact(Time(25))));
        }
        // What it was at its worst is what it may be again.
        let both = incident(vec![segment(Kind::Outage, 0, at(10)), segment(Kind::Notice, 10, at(12))]);
        assert_eq!(state(&updated(both, &[(20, Investigating)]), Time(30)), State::Ongoing(Kind::Outage));
        // Where no end is stated, none is in doubt.
        let unended = updated(incident(vec![segment(Kind::Outage, 0, End::Unknown)]), &[(20, Investigating)]);
        assert_eq!(state(&unended, Time(30)), State::EndUnknown);
    }

    #[test]
    fn an_update_that_says_resolved_is_told_where_no_end_is() {
        use Phase::{Investigating, Postmortem, Resolved, Scheduled};
        let i = incident(vec![segment(Kind::Outage, 10, End::Unknown)]);
        let told = |updates: &[(i64, Phase)]| {
            let i = updated(i.clone(), updates);
            said_resolved(&i, Time(30)).and_then(|update| update.at.clone())
        };
        assert_eq!(told(&[(12, Investigating), (20, Resolved)]), Some(Instant::exact(Time(20))));
        assert_eq!(told(&[(20, Resolved), (25, Postmortem)]), Some(Instant::exact(Time(20))));
        for updates in [
            [(5, Scheduled), (8, Resolved)],
            [(20, Resolved), (25, Investigating)],
            [(12, Investigating), (40, Resolved)],
        ] {
            assert_eq!(told(&updates), None, "{updates:?}");
        }
    }

    #[test]
    fn what_is_said_to_be_over_is_over_though_nobody_knows_since_when_it_was() {
        assert_eq!(state(&resolved(incident(vec![]), 20), Time(30)), over(&Instant::exact(Time(20))));
        assert_eq!(state(&resolved(incident(vec![]), 40), Time(30)), State::NotStated);
        let open = Incident { undated: Some(Kind::Outage), ..resolved(incident(vec![]), 20) };
        assert_eq!(state(&open, Time(30)), State::Ongoing(Kind::Outage));
    }

    #[test]
    fn what_is_only_worth_knowing_needs_no_end() {
        let mut i = incident(vec![segment(Kind::Notice, 0, End::Unknown)]);
        assert_eq!(state(&i, Time(10)), State::NotStated);
        i.segments[0].end = End::Ongoing;
        assert_eq!(state(&i, Time(10)), State::Ongoing(Kind::Notice));
        // Of a word that is none of ours nobody knows that it was nothing.
        i.segments[0].source_kind = Some("meltdown".into());
        assert_eq!(state(&i, Time(10)), State::Ongoing(Kind::Degraded));
        i.segments[0].end = End::Unknown;
        assert_eq!(state(&i, Time(10)), State::EndUnknown);
    }

    #[test]
    fn what_goes_on_is_not_planned_by_a_slow_clock() {
        let of = |kind| incident(vec![segment(kind, 50, End::Ongoing)]);
        assert_eq!(state(&of(Kind::Outage), Time(10)), State::Ongoing(Kind::Outage));
        let mut again = of(Kind::Outage);
        again.segments.insert(0, segment(Kind::Outage, 0, at(5)));
        assert_eq!(state(&again, Time(10)), State::Ongoing(Kind::Outage));
        for kind in [Kind::Maintenance, Kind::Notice] {
            assert_eq!(state(&of(kind), Time(10)), State::Planned(&of(kind).segments[0]));
        }
    }

    #[test]
    fn planned_work_is_neither_open_nor_over() {
        let i = incident(vec![segment(Kind::Maintenance, 50, at(60))]);
        assert_eq!(state(&i, Time(10)), State::Planned(&i.segments[0]));
        assert_eq!(state(&i, Time(55)), State::Ongoing(Kind::Maintenance));
    }
}
