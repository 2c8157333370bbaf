//! Lengths over many periods: what holds whatever the periods are.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::model::numbers::{Sum, by_kind, of_component, pace, sum};
use incident_timeline::model::{
    Attempt, Cycle, DAY_MS, Detection, End, HOUR_MS, Incident, Instant, Kind, Length, MINUTE_MS, Ms, Outcome, Phase,
    Resolution, Segment, Story, Text, Time, Total, Update, totals,
};
use proptest::prelude::*;

const ALL: (Time, Time) = (Time::MIN, Time::MAX);
const NOW: Time = Time(10 * HOUR_MS);

fn segment(kind: Kind, start: Instant, end: End) -> Segment {
    Segment { kind, start, end, length: None, components: vec![], detail: None, cycle: None, source_kind: None }
}

fn exact(from: Ms, to: Ms) -> Segment {
    segment(Kind::Outage, Instant::exact(Time(from)), End::At(Instant::exact(Time(to))))
}

fn incident(segments: Vec<Segment>) -> Incident {
    let (id, title) = ("a".into(), Text::new("A"));
    Incident {
        id,
        title,
        summary: None,
        severity: None,
        segments,
        undated: None,
        undated_in: vec![],
        rest_goes_on: false,
        story: incident_timeline::model::Told::default(),
        source: 0,
    }
}

fn figures(sum: Sum) -> (Ms, Ms) {
    (sum.least, sum.most)
}

#[test]
fn overlaps_are_counted_once_and_windows_cut() {
    let periods = [exact(0, 60), exact(30, 90), exact(100, 110)];
    assert_eq!(figures(sum(&periods, ALL, NOW)), (100, 100));
    assert_eq!(figures(sum(&periods, (Time(50), Time(105)), NOW)), (45, 45));
    let none = sum(&periods, (Time(200), Time(300)), NOW);
    assert_eq!(none, Sum::default());
}

#[test]
fn uncertain_edges_make_a_range() {
    let start = Instant::between(Time(0), Time(20));
    let period = segment(Kind::Outage, start, End::At(Instant::exact(Time(60))));
    assert_eq!(figures(sum([&period], ALL, NOW)), (40, 60));
    assert_eq!(figures(sum([&period], (Time(0), Time(10)), NOW)), (0, 10));
    assert_eq!(figures(sum([&period, &exact(0, 5)], ALL, NOW)), (45, 60));
}

#[test]
fn a_stated_length_narrows_its_own_period() {
    let mut period = segment(Kind::Outage, Instant::between(Time(0), Time(100)), End::Unknown);
    period.length = Some(Length { bounds: Some((20, 30)), about: true, words: None });
    let found = sum([&period], ALL, NOW);
    assert_eq!((figures(found), found.about), ((20, 30), true));
    assert_eq!(figures(sum([&period, &exact(0, 130)], ALL, NOW)), (130, 130), "it may lie within the other");
    assert_eq!(figures(sum([&period], (Time(0), Time(60)), NOW)), (0, 30), "it may lie outside of the window");
}

#[test]
fn of_a_period_whose_end_nobody_knows_a_part_lies_where_its_length_reaches() {
    let mut period = segment(Kind::Outage, Instant::exact(Time(40)), End::Unknown);
    period.length = Some(Length { bounds: Some((20, 20)), about: false, words: None });
    assert_eq!(figures(sum([&period], (Time(0), Time(50)), NOW)), (10, 10));
    assert_eq!(figures(sum([&period], (Time(50), Time(100)), NOW)), (10, 10));
    assert_eq!(sum([&period], (Time(60), Time(100)), NOW), Sum::default());
}

#[test]
fn what_began_some_time_before_a_known_end_was_no_longer_than_to_that_end() {
    let until = |end| segment(Kind::Outage, Instant::between(Time(0), Time(100)), End::At(end));
    assert_eq!(figures(sum([&until(Instant::exact(Time(10)))], ALL, NOW)), (0, 10));
    assert_eq!(figures(sum([&until(Instant::between(Time(10), Time(20)))], ALL, NOW)), (0, 20));
    let open = segment(Kind::Outage, Instant::between(Time(0), NOW.plus(60)), End::Ongoing);
    assert_eq!(figures(sum([&open], ALL, NOW)), (0, NOW.0));
}

#[test]
fn words_are_never_counted() {
    let mut period = exact(0, 60);
    period.start.words = Some(Text::new("in the morning"));
    let found = sum([&period, &segment(Kind::Outage, Instant::exact(Time(0)), End::Unknown)], ALL, NOW);
    assert_eq!(found, Sum { untold: 2, ..Sum::default() });
}

#[test]
fn an_open_period_grows_with_now() {
    let found = sum([&segment(Kind::Outage, Instant::exact(Time(0)), End::Ongoing)], ALL, NOW);
    assert_eq!((figures(found), found.growing), ((NOW.0, NOW.0), true));
}

#[test]
fn what_goes_on_until_a_stated_later_hour_is_growing_and_what_is_planned_is_not() {
    let growing = |segment| sum([&segment], ALL, NOW).growing;
    assert!(growing(exact(0, NOW.0 + 60)));
    assert!(!growing(exact(0, NOW.0 - 60)));
    assert!(!growing(exact(NOW.0 + 60, NOW.0 + 120)));
    assert!(!growing(segment(Kind::Outage, Instant::exact(NOW.plus(60)), End::Ongoing)));
}

#[test]
fn each_kind_and_component_has_its_own_sum() {
    let mut web = exact(0, 60);
    web.components = vec![0];
    let slow = segment(Kind::Degraded, Instant::exact(Time(0)), End::At(Instant::exact(Time(10))));
    let a = incident(vec![web, slow]);
    let kinds: Vec<_> = by_kind(&[&a], ALL, NOW).into_iter().map(|(k, s)| (k, s.most)).collect();
    assert_eq!(kinds, [(Kind::Outage, 60), (Kind::Degraded, 10)]);
    let kinds: Vec<_> = of_component(1, &[&a], ALL, NOW).into_iter().map(|(k, s)| (k, s.most)).collect();
    assert_eq!(kinds, [(Kind::Degraded, 10)], "what concerns all concerns it too");
}

#[test]
fn the_pace_is_told_where_the_feed_tells_it() {
    let at = |minutes: Ms| Some(Instant::exact(Time(minutes * MINUTE_MS)));
    let update = |minutes, phase| Update { at: at(minutes), phase: Some(phase), text: Text::new("") };
    let story = Story {
        detection: Some(Detection { how: None, at: at(2) }),
        updates: vec![update(-5, Phase::Scheduled), update(7, Phase::Investigating), update(30, Phase::Monitoring)],
        resolution: Some(Resolution { at: at(70), text: None }),
        ..Story::default()
    };
    let start = Instant::between(Time(0), Time(MINUTE_MS));
    let period = segment(Kind::Outage, start, End::At(Instant::exact(Time(HOUR_MS))));
    let found = pace(&incident(vec![period.clone()]), &story, NOW);
    let minutes = |bounds: Option<(Ms, Ms)>| bounds.map(|(a, b)| (a / MINUTE_MS, b / MINUTE_MS));
    assert_eq!(minutes(found.detect), Some((1, 2)));
    assert_eq!(minutes(found.first_word), Some((6, 7)));
    assert_eq!(minutes(found.mitigate), Some((29, 30)));
    assert_eq!(minutes(found.resolve), Some((69, 70)));
    let too_early = Story { resolution: Some(Resolution { at: at(50), text: None }), ..Story::default() };
    for story in [Story::default(), too_early] {
        let found = pace(&incident(vec![period.clone()]), &story, NOW);
        assert_eq!(minutes(found.resolve), Some((59, 60)), "not over before the end of a period");
    }
    let open = segment(Kind::Outage, Instant::exact(Time(0)), End::Unknown);
    assert_eq!(pace(&incident(vec![open]), &Story::default(), NOW), Default::default());
}

#[test]
fn an_update_that_a_later_one_takes_back_made_nothing_better() {
    use Phase::{Identified, InProgress, Investigating, Monitoring, Postmortem, Resolved};
    let better_after = |told: &[(Ms, Phase)], end| {
        let update = |&(minutes, phase): &(Ms, Phase)| {
            let at = Some(Instant::exact(Time(minutes * MINUTE_MS)));
            Update { at, phase: Some(phase), text: Text::new("") }
        };
        let story = Story { updates: told.iter().map(update).collect(), ..Story::default() };
        let period = segment(Kind::Outage, Instant::exact(Time(0)), end);
        pace(&incident(vec![period]), &story, NOW).mitigate.map(|bounds| bounds.0 / MINUTE_MS)
    };
    let over = || End::At(Instant::exact(Time(HOUR_MS)));
    assert_eq!(better_after(&[(10, Monitoring), (50, Identified)], End::Ongoing), None);
    assert_eq!(
        better_after(&[(10, Monitoring), (20, Investigating), (40, Monitoring), (60, Resolved)], over()),
        Some(40)
    );
    assert_eq!(better_after(&[(10, Resolved), (20, InProgress), (60, Resolved)], over()), Some(60));
    assert_eq!(
        better_after(&[(5, Investigating), (10, Monitoring), (60, Resolved), (90, Postmortem)], over()),
        Some(10)
    );
}

#[test]
fn nothing_is_better_while_it_is_as_bad_or_once_it_was_so_again() {
    let at = |minutes: Ms| Instant::exact(Time(minutes * MINUTE_MS));
    let attempt = |minutes, outcome| Attempt {
        at: Some(at(minutes)),
        tried: Text::new("A"),
        outcome,
        until: None,
        result: None,
        ruled_out: None,
    };
    let period = |kind, from, to: Option<Ms>| segment(kind, at(from), to.map_or(End::Ongoing, |to| End::At(at(to))));
    let better = |segments, attempts: Vec<Attempt>| {
        let story = Story { attempts, ..Story::default() };
        pace(&incident(segments), &story, NOW).mitigate.map(|bounds| bounds.0 / MINUTE_MS)
    };
    let once = || vec![attempt(10, Outcome::Fixed)];
    assert_eq!(better(vec![period(Kind::Outage, 0, None)], once()), None, "it goes on");
    let relapse = |to| vec![period(Kind::Outage, 0, Some(10)), period(Kind::Outage, 90, to)];
    assert_eq!(better(relapse(None), once()), None);
    assert_eq!(better(relapse(Some(120)), once()), None);
    assert_eq!(better(relapse(Some(120)), vec![attempt(10, Outcome::Partly), attempt(110, Outcome::Fixed)]), Some(110));
    let milder = vec![period(Kind::Outage, 0, Some(10)), period(Kind::Degraded, 10, None)];
    assert_eq!(better(milder, once()), Some(10));
    assert_eq!(better(vec![period(Kind::Outage, 0, Some(60))], once()), Some(10));
}

#[test]
fn what_may_not_be_over_was_resolved_at_no_time() {
    let at = |minutes: Ms| Some(Instant::exact(Time(minutes * MINUTE_MS)));
    let update = |minutes, phase| Update { at: at(minutes), phase: Some(phase), text: Text::new("") };
    let updates = vec![update(10, Phase::Monitoring), update(90, Phase::Investigating)];
    let story = Story { updates, ..Story::default() };
    let mut over = incident(vec![exact(0, HOUR_MS)]);
    over.story = story.clone().into();
    let found = pace(&over, &story, NOW);
    assert_eq!((found.mitigate, found.resolve), (None, None));
}

#[test]
fn a_rough_figure_of_what_came_and_went_is_rough_in_all() {
    let about = || Length { about: true, ..Length::exact(MINUTE_MS) };
    for (bad, good) in [(about(), Length::exact(MINUTE_MS)), (Length::exact(MINUTE_MS), about())] {
        let period = Segment { cycle: Some(Box::new(Cycle { bad, good })), ..exact(0, HOUR_MS) };
        assert!(sum([&period], ALL, NOW).about);
    }
}

#[test]
fn a_pace_that_cannot_be_known_is_not_told() {
    let at = |minutes: Ms| Some(Instant::exact(Time(minutes * MINUTE_MS)));
    let over = segment(Kind::Outage, Instant::exact(Time(0)), End::At(Instant::exact(Time(HOUR_MS))));
    let update = |at, phase| Update { at, phase: Some(phase), text: Text::new("") };
    let first_untimed = vec![update(None, Phase::Investigating), update(at(300), Phase::Resolved)];
    let story = Story { updates: first_untimed, ..Story::default() };
    assert_eq!(pace(&incident(vec![over.clone()]), &story, NOW).first_word, None);
    let attempt =
        |at, outcome| Attempt { at, tried: Text::new("A"), outcome, until: None, result: None, ruled_out: None };
    let attempts = vec![attempt(None, Outcome::Partly), attempt(at(50), Outcome::Fixed)];
    let story = Story { attempts, ..Story::default() };
    assert_eq!(pace(&incident(vec![over.clone()]), &story, NOW).mitigate, None);
    let story = Story { updates: vec![update(Some(Instant::exact(NOW.plus(9))), Phase::Resolved)], ..Story::default() };
    let found = pace(&incident(vec![over.clone()]), &story, NOW);
    assert_eq!((found.first_word, found.mitigate), (None, None), "what is still to come was not");
    let open = segment(Kind::Degraded, Instant::exact(Time(5)), End::Ongoing);
    let story = Story { resolution: Some(Resolution { at: at(70), text: None }), ..Story::default() };
    assert_eq!(pace(&incident(vec![over, open]), &story, NOW).resolve, None, "it is still going on");
}

#[test]
fn what_came_and_went_was_bad_for_its_share_at_least() {
    let mut period = exact(0, 2 * DAY_MS);
    period.cycle = Some(Box::new(Cycle { bad: Length::exact(MINUTE_MS), good: Length::exact(59 * MINUTE_MS) }));
    let found = sum([&period], ALL, Time(5 * DAY_MS));
    assert_eq!((found.least, found.most), (48 * MINUTE_MS, 2 * DAY_MS));
}

#[test]
fn what_ended_as_the_window_begins_is_not_in_it() {
    assert_eq!(sum([&exact(0, 60)], (Time(60), Time(100)), NOW), Sum::default());
    assert_eq!(sum([&exact(60, 60)], (Time(60), Time(100)), NOW).periods, 1, "a point is where it is");
}

#[test]
fn what_goes_on_since_nobody_knows_when_is_a_period_of_unknown_length() {
    let mut open = incident(vec![]);
    open.undated = Some(Kind::Outage);
    let untold = |window| by_kind(&[&open], window, NOW).into_iter().map(|(k, s)| (k, s.untold)).collect::<Vec<_>>();
    assert_eq!(untold(ALL), [(Kind::Outage, 1)]);
    assert_eq!(untold((Time(0), NOW.plus(-1))), []);
}

#[test]
fn what_goes_on_since_nobody_knows_when_counts_for_what_it_concerns() {
    let mut open = incident(vec![]);
    (open.undated, open.undated_in) = (Some(Kind::Outage), vec![1]);
    let of = |component| of_component(component, &[&open], ALL, NOW).len();
    assert_eq!([of(0), of(1)], [0, 1]);
}

fn instant() -> impl Strategy<Value = Instant> {
    (0..1_000_i64, prop_oneof![Just(0_i64), 0..100_i64])
        .prop_map(|(at, width)| Instant::between(Time(at), Time(at + width)))
}

fn ended(start: &Instant, least: i64, more: i64) -> End {
    let length = Length { bounds: Some((least, least + more)), ..Length::exact(least) };
    End::At(start.after(&length).expect("bounds"))
}

fn period() -> impl Strategy<Value = Segment> {
    let length = prop::option::of((0..200_i64, 0..50_i64).prop_map(|(least, more)| (least, least + more)));
    (instant(), 0..300_i64, 0..50_i64, length, 0..8).prop_map(|(start, least, more, length, kind)| {
        let end = match kind {
            0 => End::Ongoing,
            1 => End::Unknown,
            _ => ended(&start, least, more),
        };
        let length =
            length.filter(|_| kind < 2).map(|bounds| Length { bounds: Some(bounds), about: false, words: None });
        Segment { length, ..segment(Kind::Outage, start, end) }
    })
}

/// One that is over, and whose end is known.
fn over() -> impl Strategy<Value = Segment> {
    period().prop_filter("it is over", |p| matches!(p.end, End::At(_)))
}

/// One that is over, and as long as its author says: its bounds are as far apart, or a little further.
fn stated() -> impl Strategy<Value = Segment> {
    (0..20_i64, 1..200_i64, prop_oneof![Just(0_i64), 0..50_i64]).prop_map(|(at, length, more)| {
        let length = Length { bounds: Some((length, length)), about: false, words: None };
        let end = length.bounds.map_or(0, |(least, _)| at * 50 + least + more);
        Segment { length: Some(length), ..exact(at * 50, end) }
    })
}

/// One of which the day is known and how long it was.
fn within_a_day() -> impl Strategy<Value = Segment> {
    (0..5_i64, 0..200_i64, 0..50_i64).prop_map(|(day, least, more)| {
        let day = || Instant::between(Time(day * 250), Time(day * 250 + 250));
        let length = Length { bounds: Some((least, least + more)), about: false, words: None };
        Segment { length: Some(length), ..segment(Kind::Outage, day(), End::At(day())) }
    })
}

/// One that began some time before it ended, by the end at the latest: the bounds of the start may lie behind those of the end.
fn vague_start() -> impl Strategy<Value = Segment> {
    (0..1_000_i64, 0..300_i64, 0..300_i64, prop_oneof![Just(0_i64), 0..100_i64]).prop_map(|(from, width, to, more)| {
        let end = Instant::between(Time(from + to), Time(from + to + more));
        segment(Kind::Outage, Instant::between(Time(from), Time(from + width)), End::At(end))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn least_is_no_more_than_most_and_most_no_more_than_the_sum(periods in prop::collection::vec(period(), 0..12)) {
        let all = sum(&periods, ALL, NOW);
        prop_assert!(0 <= all.least && all.least <= all.most);
        let each: Vec<Sum> = periods.iter().map(|p| sum([p], ALL, NOW)).collect();
        prop_assert!(all.most <= each.iter().map(|s| s.most).sum::<Ms>());
        prop_assert!(all.least <= each.iter().map(|s| s.least).sum::<Ms>());
        prop_assert!(all.least >= each.iter().map(|s| s.least).max().unwrap_or(0));
        prop_assert_eq!(all.periods + all.untold, periods.len());
    }

    #[test]
    fn an_incident_alone_is_as_long_as_the_figures_say(periods in prop::collection::vec(prop_oneof![over(), stated(), within_a_day(), vague_start()], 1..8)) {
        let all = sum(&periods, ALL, NOW);
        let alone = incident(periods);
        let Total::Figures { least, most, .. } = totals(&alone, NOW)[0].total else { panic!("all have figures") };
        prop_assert_eq!((least, most), figures(all));
    }

    #[test]
    fn the_order_of_periods_does_not_matter(periods in prop::collection::vec(period(), 0..12), turn in 0..12_usize) {
        let mut turned = periods.clone();
        turned.rotate_left(turn.min(periods.len()));
        turned.reverse();
        prop_assert_eq!(sum(&turned, ALL, NOW), sum(&periods, ALL, NOW));
    }

    #[test]
    fn exact_periods_are_cut_exactly(periods in prop::collection::vec((0..1_000_i64, 0..300_i64), 0..12), cut in 0..1_300_i64) {
        let periods: Vec<Segment> = periods.into_iter().map(|(from, length)| exact(from, from + length)).collect();
        let (before, after) = (sum(&periods, (Time::MIN, Time(cut)), NOW), sum(&periods, (Time(cut), Time::MAX), NOW));
        let all = sum(&periods, ALL, NOW);
        prop_assert_eq!(all.least, all.most);
        prop_assert_eq!(before.least + after.least, all.least);
        prop_assert_eq!(before.most + after.most, all.most);
        // As slow as it gets: count the milliseconds.
        let covered = (0..1_300).filter(|t| periods.iter().any(|p| p.start.earliest().0 <= *t && *t < p.latest_end(NOW).0)).count();
        prop_assert_eq!(all.most, covered as Ms);
    }

    #[test]
    fn a_window_never_adds(periods in prop::collection::vec(period(), 0..12), from in 0..1_300_i64, length in 0..600_i64) {
        let window = (Time(from), Time(from + length));
        let (part, all) = (sum(&periods, window, NOW), sum(&periods, ALL, NOW));
        prop_assert!(part.least <= part.most && part.most <= length && part.most <= all.most && part.least <= all.least);
    }

    #[test]
    fn whatever_was_lies_between_least_and_most(periods in prop::collection::vec((instant(), 0..300_i64, 0..50_i64, 0..100_i64, 0..100_i64), 0..8)) {
        // What was: a point of each edge.
        let told: Vec<Segment> = periods.iter().map(|(start, least, more, ..)| {
            segment(Kind::Outage, start.clone(), ended(start, *least, *more))
        }).collect();
        let was: Vec<Segment> = periods.iter().zip(&told).map(|((start, _, _, a, b), told)| {
            let End::At(end) = &told.end else { unreachable!() };
            let pick = |i: &Instant, part: &i64| i.earliest().0 + (i.latest().0 - i.earliest().0) * part / 100;
            let from = pick(start, a);
            exact(from, pick(end, b).max(from))
        }).collect();
        let (told, was) = (sum(&told, ALL, NOW), sum(&was, ALL, NOW));
        prop_assert!(told.least <= was.least && was.most <= told.most, "{:?} {:?}", told, was);
    }
}
