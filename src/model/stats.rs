//! What can be said about an incident by counting, and no more than that.

use super::state::{is_going, parts};
use super::{End, Incident, Kind, Ms, Segment, State, Text, Time, reopened, sort_by_keys, state};

/// How long the periods of one kind were, taken together: those of which it went on all the time, or those in which it
/// came and went.
#[derive(Debug, Clone, PartialEq)]
pub struct KindTotal<'a> {
    /// The kind.
    pub kind: Kind,
    /// How long.
    pub total: Total<'a>,
}

/// A total of lengths.
#[derive(Debug, Clone, PartialEq)]
pub enum Total<'a> {
    /// The author's own words for the only period of this kind.
    Words(&'a Text),
    /// Between the two, overlaps counted once; `about` if a figure in it is a rough one.
    Figures {
        /// At least, in milliseconds.
        least: Ms,
        /// At most, in milliseconds.
        most: Ms,
        /// A rough figure went into it.
        about: bool,
        /// A period in it is still going on.
        growing: bool,
        /// It came and went: it was not like that all the time.
        on_and_off: bool,
    },
    /// The feed gives no figures that may be shown.
    NotStated,
}

/// The totals for each kind that occurs, the worst kind first: what came and went is not added to what went on all the
/// time. What was cancelled lasted no time.
#[must_use]
pub fn totals(incident: &Incident, now: Time) -> Vec<KindTotal<'_>> {
    let cancelled = state(incident, now) == State::Cancelled;
    let reopened = reopened(incident, now).is_some();
    // What was, and what is to come, are no one length.
    let (begun, to_come) = parts(incident, now);
    let counted = if begun.is_empty() { to_come } else { begun };
    let mut totals: Vec<KindTotal<'_>> = Vec::new();
    for kind in Kind::ALL {
        let mut known = incident.undated != Some(kind);
        let before = totals.len();
        for on_and_off in [false, true] {
            let is_one = |s: &&Segment| s.kind == kind && s.cycle.is_some() == on_and_off;
            if incident.segments.iter().any(|s| is_one(&s)) {
                let periods: Vec<&Segment> = counted.iter().filter(is_one).collect();
                let is_told = !cancelled && !periods.is_empty();
                let total = if is_told { total(&periods, now, reopened, on_and_off) } else { Total::NotStated };
                known &= !matches!(total, Total::NotStated);
                totals.push(KindTotal { kind, total });
            }
        }
        // Where a part of it is not known, that is all there is to say.
        if !known {
            totals.truncate(before);
            totals.push(KindTotal { kind, total: Total::NotStated });
        }
    }
    totals
}

fn total<'a>(periods: &[&'a Segment], now: Time, reopened: bool, on_and_off: bool) -> Total<'a> {
    if let [only] = periods
        && !reopened
        && let Some(words) = only.length.as_ref().and_then(|l| l.words.as_ref())
    {
        return Total::Words(words);
    }
    let Some(figures) = periods.iter().map(|s| figures(s, now, reopened)).collect::<Option<Vec<_>>>() else {
        return Total::NotStated;
    };
    let (least, most) = bounds(figures);
    let about = periods.iter().any(|s| s.length.as_ref().is_some_and(|l| l.about));
    let growing = reopened || periods.iter().any(|s| is_going(s, now));
    Total::Figures { least, most, about, growing, on_and_off }
}

/// What is known of how long a period was.
pub(super) struct Part {
    /// What certainly was; nothing where that is not known, or where a shorter length is stated.
    pub certain: (Time, Time),
    /// What may have been.
    pub possible: (Time, Time),
    /// At least so long, in milliseconds.
    pub least: Ms,
    /// At most so long.
    pub most: Ms,
}

/// At least and at most so long all of them were. Those whose possible parts overlap make up a group, and what overlaps
/// is counted once. Of each group at least the union of what is certain, and at least the longest of all, was; and at
/// most the union of what is possible, and at most the sum of all.
#[inline(never)]
pub(super) fn bounds(mut parts: Vec<Part>) -> (Ms, Ms) {
    let keys = parts.iter().map(|part| part.possible.0.0).collect();
    sort_by_keys(&mut parts, keys);
    let (mut least, mut most) = (0, 0);
    let mut rest = &parts[..];
    while let Some(first) = rest.first() {
        let (mut end, mut size) = (first.possible.1, 1);
        for part in rest.iter().skip(1) {
            if part.possible.0 >= end {
                break;
            }
            end = end.max(part.possible.1);
            size += 1;
        }
        let (group, others) = rest.split_at_checked(size).unwrap_or((rest, &[]));
        let of_group =
            union(group.iter().map(|p| p.certain).collect()).max(group.iter().map(|p| p.least).max().unwrap_or(0));
        least += of_group;
        let sum = group.iter().map(|p| p.most).sum();
        most += union(group.iter().map(|p| p.possible).collect()).min(sum).max(of_group);
        rest = others;
    }
    (least, most)
}

/// What may be counted of a period; `None` if its bounds are for drawing only. `reopened`: it may have gone on until now,
/// whatever end is stated.
fn figures(s: &Segment, now: Time, reopened: bool) -> Option<Part> {
    // What has begun has not been longer than until now, nor was it.
    let until = if s.start.earliest() <= now { now } else { Time::MAX };
    let elapsed = until.since(s.start.earliest());
    let at_most = |ms: Ms| if reopened { elapsed } else { ms.min(elapsed) };
    let stated = s.length.as_ref().and_then(|l| l.bounds).map(|l| (l.0.min(elapsed), at_most(l.1)));
    let (end_earliest, end_latest) = match &s.end {
        End::At(end) if stated.is_none() && end.words.is_some() => return None,
        End::At(end) => (end.earliest().min(until), if reopened { until } else { end.latest().min(until) }),
        // Nothing can be said to go on that has not begun.
        End::Ongoing if s.start.earliest() > now => return None,
        End::Ongoing => (now, now),
        End::Unknown => (s.start.latest(), s.start.latest().plus(stated?.1)),
    };
    if stated.is_none() && s.start.words.is_some() {
        return None;
    }
    let possible = (s.start.earliest(), end_latest);
    let inner = (s.start.latest(), end_earliest);
    let length = |(from, to): (Time, Time)| to.since(from).max(0);
    // Bounds that stand behind words are for drawing only, and an author who says that it was shorter knows more than
    // they do.
    let in_words = s.start.words.is_some() || matches!(&s.end, End::At(end) if end.words.is_some());
    let is_less = stated.is_some_and(|(least, _)| in_words || least < length(inner));
    let certain = if is_less { (possible.0, possible.0) } else { inner };
    let (least, most) = stated.unwrap_or((length(inner), length(possible)));
    Some(Part { certain, possible, least, most })
}

/// Length of the union of half-open intervals; reversed ones count nothing.
#[inline(never)]
pub(super) fn union(mut sorted: Vec<(Time, Time)>) -> Ms {
    let starts = sorted.iter().map(|(from, _)| from.0).collect();
    sort_by_keys(&mut sorted, starts);
    let mut covered_to = Time::MIN;
    let mut sum = 0;
    for (from, to) in sorted {
        let from = from.max(covered_to);
        if to > from {
            sum += to.since(from);
            covered_to = to;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{at, incident, segment};
    use crate::model::{Cycle, DAY_MS, HOUR_MS, Instant, Length, MINUTE_MS, Phase, Story, Update, When};

    #[test]
    fn what_was_cancelled_goes_on_at_no_time_and_lasted_none() {
        let mut i = incident(vec![segment(Kind::Maintenance, 0, at(50))]);
        let update = Update { at: None, phase: Some(Phase::Cancelled), text: Text::new("") };
        i.story = Story { updates: vec![update], ..Story::default() }.into();
        for now in [-5, 5, 100] {
            assert_eq!(state(&i, Time(now)), State::Cancelled);
            assert_eq!(totals(&i, Time(now)), [KindTotal { kind: Kind::Maintenance, total: Total::NotStated }]);
        }
    }

    #[test]
    fn what_goes_on_since_nobody_knows_when_is_open_and_has_a_kind() {
        let i = Incident { undated: Some(Kind::Outage), ..incident(vec![]) };
        assert_eq!((state(&i, Time(100)), i.worst()), (State::Ongoing(Kind::Outage), Some(Kind::Outage)));
        assert_eq!(totals(&i, Time(100)), [KindTotal { kind: Kind::Outage, total: Total::NotStated }]);
        let i = Incident { undated: Some(Kind::Outage), ..incident(vec![segment(Kind::Degraded, 0, at(5))]) };
        assert_eq!((state(&i, Time(100)), i.worst()), (State::Ongoing(Kind::Outage), Some(Kind::Outage)));
    }

    #[test]
    fn overlaps_are_counted_once_whatever_lengths_are_stated() {
        let stated = |start, end, least, most| Segment {
            length: Some(Length { bounds: Some((least, most)), about: false, words: None }),
            ..segment(Kind::Outage, start, at(end))
        };
        let total = |segments| match totals(&incident(segments), Time(DAY_MS))[..] {
            [KindTotal { total: Total::Figures { least, most, .. }, .. }] => (least, most),
            _ => (0, 0),
        };
        let hour = || stated(0, HOUR_MS, HOUR_MS, HOUR_MS);
        assert_eq!(total(vec![hour(), hour()]), (HOUR_MS, HOUR_MS));
        let within = stated(HOUR_MS / 2, HOUR_MS, HOUR_MS / 4, HOUR_MS / 2);
        assert_eq!(total(vec![segment(Kind::Outage, 0, at(2 * HOUR_MS)), within]), (2 * HOUR_MS, 2 * HOUR_MS));
        let later = stated(3 * HOUR_MS, 4 * HOUR_MS, HOUR_MS / 2, HOUR_MS);
        assert_eq!(total(vec![hour(), later]), (HOUR_MS + HOUR_MS / 2, 2 * HOUR_MS));
    }

    #[test]
    fn what_goes_on_was_no_longer_than_until_now() {
        let i = incident(vec![segment(Kind::Outage, 0, at(8 * HOUR_MS))]);
        let figures = Total::Figures { least: HOUR_MS, most: HOUR_MS, about: false, growing: true, on_and_off: false };
        assert_eq!(totals(&i, Time(HOUR_MS))[0].total, figures);
    }

    #[test]
    fn what_is_over_was_no_longer_than_until_now_either() {
        let day = Instant { when: When::On(Time(0)), ..Instant::exact(Time(0)) };
        let i = incident(vec![segment(Kind::Outage, -HOUR_MS, End::At(day))]);
        let now = Time(12 * HOUR_MS);
        assert!(matches!(state(&i, now), State::Over(_)));
        let Total::Figures { least, most, growing, .. } = totals(&i, now)[0].total else { panic!("figures") };
        assert_eq!((least, most, growing), (HOUR_MS, 13 * HOUR_MS, false));
    }

    #[test]
    fn what_is_to_come_is_no_part_of_how_long_it_was() {
        let hour = |kind, start| segment(kind, start * HOUR_MS, at((start + 1) * HOUR_MS));
        let told = |segments, now| {
            let incident = incident(segments);
            let length = |t: KindTotal<'_>| match t.total {
                Total::Figures { most, .. } => (t.kind, Some(most / HOUR_MS)),
                _ => (t.kind, None),
            };
            totals(&incident, Time(now * HOUR_MS)).into_iter().map(length).collect::<Vec<_>>()
        };
        let repair = || vec![hour(Kind::Outage, 0), hour(Kind::Maintenance, 9)];
        assert_eq!(told(repair(), 5), [(Kind::Outage, Some(1)), (Kind::Maintenance, None)]);
        assert_eq!(told(repair(), 10), [(Kind::Outage, Some(1)), (Kind::Maintenance, Some(1))]);
        let windows = || [0, 5, 9].map(|start| hour(Kind::Maintenance, start)).to_vec();
        assert_eq!(told(windows(), 7), [(Kind::Maintenance, Some(2))]);
        assert_eq!(told(windows(), -1), [(Kind::Maintenance, Some(3))], "how long it will take");
    }

    #[test]
    fn what_may_not_be_over_lasted_until_its_stated_end_at_least_and_until_now_at_most() {
        let mut i = incident(vec![segment(Kind::Outage, 0, at(HOUR_MS))]);
        let at = Some(Instant::exact(Time(2 * HOUR_MS)));
        let update = Update { at, phase: Some(Phase::Investigating), text: Text::new("") };
        i.story = Story { updates: vec![update], ..Story::default() }.into();
        let (least, most) = (HOUR_MS, 4 * HOUR_MS);
        let figures = Total::Figures { least, most, about: false, growing: true, on_and_off: false };
        assert_eq!(totals(&i, Time(4 * HOUR_MS))[0].total, figures);
    }

    #[test]
    fn overlaps_are_counted_once() {
        let i =
            incident(vec![segment(Kind::Outage, 0, at(HOUR_MS)), segment(Kind::Outage, HOUR_MS / 2, at(2 * HOUR_MS))]);
        let figures =
            Total::Figures { least: 2 * HOUR_MS, most: 2 * HOUR_MS, about: false, growing: false, on_and_off: false };
        assert_eq!(totals(&i, Time(DAY_MS)), [KindTotal { kind: Kind::Outage, total: figures }]);
    }

    #[test]
    fn only_what_has_a_cycle_is_on_and_off() {
        let cycle = Cycle { bad: Length::exact(MINUTE_MS), good: Length::exact(MINUTE_MS) };
        let flaky = Segment { cycle: Some(Box::new(cycle)), ..segment(Kind::Degraded, 2 * HOUR_MS, at(7 * HOUR_MS)) };
        let i = incident(vec![segment(Kind::Degraded, 0, at(2 * HOUR_MS)), flaky]);
        let of = |length, on_and_off| {
            let total = Total::Figures { least: length, most: length, about: false, growing: false, on_and_off };
            KindTotal { kind: Kind::Degraded, total }
        };
        assert_eq!(totals(&i, Time(DAY_MS)), [of(2 * HOUR_MS, false), of(5 * HOUR_MS, true)]);
        let mut unknown = i.clone();
        unknown.segments[0].end = End::Unknown;
        let expected = [KindTotal { kind: Kind::Degraded, total: Total::NotStated }];
        assert_eq!(totals(&unknown, Time(DAY_MS)), expected);
    }

    #[test]
    fn uncertain_edges_make_a_range() {
        let mut s = segment(Kind::Outage, 0, at(HOUR_MS));
        s.start = Instant::between(Time(0), Time(20 * MINUTE_MS));
        let figures =
            Total::Figures { least: 40 * MINUTE_MS, most: HOUR_MS, about: false, growing: false, on_and_off: false };
        assert_eq!(totals(&incident(vec![s]), Time(DAY_MS))[0].total, figures);
    }

    #[test]
    fn bounds_that_stand_behind_words_are_never_counted() {
        let mut s = segment(Kind::Degraded, 0, at(HOUR_MS));
        s.start.words = Some(Text::new("in the morning"));
        assert_eq!(totals(&incident(vec![s]), Time(0))[0].total, Total::NotStated);
    }

    #[test]
    fn the_words_of_a_single_length_win_over_figures() {
        let mut s = segment(Kind::Outage, 0, at(HOUR_MS));
        s.length =
            Some(Length { bounds: Some((HOUR_MS, HOUR_MS)), about: true, words: Some(Text::new("about an hour")) });
        assert_eq!(totals(&incident(vec![s]), Time(0))[0].total, Total::Words(&Text::new("about an hour")));
    }

    #[test]
    fn an_open_period_that_has_not_begun_has_no_length() {
        let i = incident(vec![segment(Kind::Outage, HOUR_MS, End::Ongoing)]);
        assert_eq!(totals(&i, Time(0))[0].total, Total::NotStated);
        let planned = incident(vec![segment(Kind::Maintenance, HOUR_MS, at(2 * HOUR_MS))]);
        let figures = Total::Figures { least: HOUR_MS, most: HOUR_MS, about: false, growing: false, on_and_off: false };
        assert_eq!(totals(&planned, Time(0))[0].total, figures);
    }

    #[test]
    fn an_open_period_grows_with_now() {
        let i = incident(vec![segment(Kind::Outage, 0, End::Ongoing)]);
        let figures = Total::Figures { least: HOUR_MS, most: HOUR_MS, about: false, growing: true, on_and_off: false };
        assert_eq!(totals(&i, Time(HOUR_MS))[0].total, figures);
    }
}
