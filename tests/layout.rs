//! Scenes as text. A change of layout shows up as a change of these pictures; `BLESS=1` writes them anew.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::axis::{Unit, Window, Zone};
use incident_timeline::feed::{self, Options};
use incident_timeline::layout::{
    Body, EndMark, Index, Input, Look, MAX_LANES, Scene, TickMark, ascii, axis, overview, scene,
};
use incident_timeline::model::{HOUR_MS, MINUTE_MS, Time, Timeline};
use std::fmt::Write as _;

const NOW: Time = Time(1_795_435_200_000); // 2026-11-23T12:00:00Z

fn read(json: &str) -> Timeline {
    let feed = feed::parse(json.as_bytes(), &Options::default()).expect("a feed");
    assert_eq!(feed.notes, []);
    feed.timeline
}

fn demo() -> Timeline {
    read(include_str!("../examples/incidents.json"))
}

fn time(stamp: &str) -> Time {
    feed::stamp(stamp).expect("a time").time
}

fn window(from: &str, to: &str) -> Window {
    Window::new(time(from), time(to))
}

fn draw(timeline: &Timeline, window: Window, width_px: f64) -> Scene {
    let index = Index::new(timeline);
    let input = Input { timeline, index: &index, window, now: NOW, selected: None, most_lanes: MAX_LANES };
    scene(&input, &Look { width_px, ..Look::default() })
}

/// Draws 960 px of a history with ticks and lanes named in plain words.
fn text(timeline: &Timeline, window: Window, zone: &Zone) -> String {
    let index = Index::new(timeline);
    let input = Input { timeline, index: &index, window, now: NOW, selected: None, most_lanes: MAX_LANES };
    let look = Look { width_px: 960.0, ..Look::default() };
    let tick = |t: &TickMark| {
        let l = zone.local(t.time);
        match t.unit {
            Unit::Minute | Unit::Hour => format!("{:02}:{:02}", l.hour, l.minute),
            Unit::Day => format!("{}.{}.", l.day, l.month),
            Unit::Month => format!("{}/{}", l.month, l.year),
            Unit::Year => l.year.to_string(),
        }
    };
    let lane = |c: Option<u32>| c.map_or("all".to_owned(), |c| timeline.components[c as usize].id.to_string());
    ascii::draw(&axis(window, zone, NOW, &look), &scene(&input, &look), 8.0, &tick, &lane)
}

fn golden(name: &str, drawn: &str) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, drawn).expect("golden written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(drawn, expected, "{name} has changed; look at it, then BLESS=1 if it is meant");
}

#[test]
fn the_reference_incident_looks_as_uncertain_as_it_was() {
    let (timeline, chicago) = (demo(), Zone::fixed(-5 * 3600));
    let window = window("2015-08-14T00:00-05:00", "2015-08-17T12:00-05:00");
    golden("lacrm", &text(&timeline, window, &chicago));
}

#[test]
fn overlapping_periods_stand_below_each_other() {
    let timeline = demo();
    let window = window("2018-10-21T18:00Z", "2018-10-23T03:00Z");
    golden("github", &text(&timeline, window, &Zone::utc()));
}

#[test]
fn an_end_that_nobody_wrote_down_fades_out_and_stays_short() {
    let timeline = demo();
    let window = window("2018-11-08T06:00-06:00", "2018-11-08T18:00-06:00");
    golden("basecamp", &text(&timeline, window, &Zone::fixed(-6 * 3600)));
}

#[test]
fn everything_at_once_shows_every_incident() {
    let timeline = demo();
    let window = window("2015-01-01", "2027-01-01");
    let scene = draw(&timeline, window, 960.0);
    assert!(scene.drawn() >= timeline.incidents.len());
    golden("everything", &text(&timeline, window, &Zone::utc()));
}

#[test]
fn an_empty_history_has_an_axis_and_nothing_else() {
    let timeline = read(r#"{"version": 1, "incidents": []}"#);
    let window = window("2026-01-01", "2026-12-31");
    assert!(draw(&timeline, window, 480.0).lanes.is_empty());
    assert!(!axis(window, &Zone::utc(), NOW, &Look { width_px: 480.0, ..Look::default() }).ticks.is_empty());
}

#[test]
fn where_nothing_has_a_time_there_is_no_data_anywhere() {
    let feed = r#"{"version": 1, "incidents": [{"id": "a", "title": "A", "kind": "outage", "start": "Friday"}]}"#;
    let timeline = feed::parse(feed.as_bytes(), &Options::default()).expect("a feed").timeline;
    let window = window("2026-01-01", "2026-12-31");
    let drawn = draw(&timeline, window, 480.0);
    assert_eq!(drawn.no_data_px, Some(drawn.reach_px.1));
    assert!((overview(&Index::new(&timeline), &window, 480.0, NOW).no_data_px - 480.0).abs() < 0.01);
}

#[test]
fn without_a_width_nothing_is_drawn() {
    let timeline = demo();
    for width in [0.0, -5.0, f64::NAN] {
        assert_eq!(draw(&timeline, window("2015-01-01", "2027-01-01"), width), Scene::default());
    }
}

#[test]
fn an_open_incident_grows_with_now() {
    let timeline = read(
        r#"{"version": 1, "incidents": [
            {"id": "a", "title": "A", "kind": "outage", "start": "2026-11-23T09:00:00Z", "end": "ongoing"}]}"#,
    );
    let index = Index::new(&timeline);
    let look = Look { width_px: 480.0, ..Look::default() };
    let window = window("2026-11-23T08:00Z", "2026-11-23T20:00Z");
    let width = |now: Time| {
        let input = Input { timeline: &timeline, index: &index, window, now, selected: None, most_lanes: MAX_LANES };
        let scene = scene(&input, &look);
        let bar = &scene.lanes[0].bars[0];
        let Body::Single(single) = &bar.body else { panic!("one incident is no cluster") };
        assert_eq!(single.end, EndMark::Ongoing);
        bar.width_px
    };
    let (at_noon, an_hour_later) = (width(NOW), width(NOW.plus(HOUR_MS)));
    assert!((at_noon - 120.0).abs() < 0.01, "{at_noon}");
    assert!((an_hour_later - 160.0).abs() < 0.01, "{an_hour_later}");
}

#[test]
fn what_goes_on_since_some_time_today_is_drawn_to_now_and_no_further() {
    for start in [r#""2026-11-23""#, r#"{"earliest": "2026-11-23T00:00Z", "latest": "2026-11-23T15:00Z"}"#] {
        let json = [r#"{"version": 1, "incidents": [{"id": "a", "title": "A", "kind": "outage", "start": "#, start];
        let timeline = read(&(json.concat() + r#", "end": "ongoing"}]}"#));
        let scene = draw(&timeline, window("2026-11-23T00:00Z", "2026-11-24T00:00Z"), 480.0);
        let bar = &scene.lanes[0].bars[0];
        let Body::Single(single) = &bar.body else { panic!("one incident is no cluster") };
        assert_eq!((bar.x_px.round(), bar.width_px.round()), (0.0, 240.0));
        assert_eq!((single.certain, single.fade_px), (true, Some([0.0, 240.0, 240.0, 240.0])));
        assert_eq!(timeline.reach(NOW), Some((time("2026-11-23T00:00Z"), NOW)));
    }
}

/// `n` incidents of 40 minutes, one every `every_ms`, on one component.
fn many(n: i64, every_ms: i64) -> Timeline {
    let mut json = r#"{"version": 1, "components": [{"id": "c", "name": "C"}], "incidents": ["#.to_owned();
    for i in 0..n {
        let stamp = |ms: i64| {
            let l = Zone::utc().local(Time(ms));
            format!("{:04}-{:02}-{:02}T{:02}:{:02}:00Z", l.year, l.month, l.day, l.hour, l.minute)
        };
        let (start, kind) = (i * every_ms, if i % 7 == 0 { "outage" } else { "degraded" });
        let end = stamp(start + 40 * MINUTE_MS);
        let comma = if i == 0 { "" } else { "," };
        let start = stamp(start);
        write!(
            json,
            r#"{comma}{{"id": "i{i}", "title": "T", "kind": "{kind}", "start": "{start}", "end": "{end}", "components": ["c"]}}"#
        )
        .expect("a string takes everything");
    }
    read(&(json + "]}"))
}

#[test]
fn ten_thousand_incidents_merge_and_none_is_lost() {
    let timeline = many(10_000, 12 * HOUR_MS);
    let window = Window::new(Time(0), Time(10_000 * 12 * HOUR_MS));
    let scene = draw(&timeline, window, 960.0);
    assert_eq!(scene.drawn(), 10_000);
    assert!(scene.bar_count() < 400, "{} bars", scene.bar_count());
}

#[test]
fn a_cluster_is_as_bad_as_the_worst_in_it() {
    let timeline = many(14, 2 * HOUR_MS);
    let scene = draw(&timeline, Window::new(Time(0), Time(4_000 * HOUR_MS)), 960.0);
    let bar = &scene.lanes[0].bars[0];
    assert!(matches!(bar.body, Body::Cluster { count: 14, .. }), "{:?}", bar.body);
    assert_eq!(bar.kind.id(), "outage");
}

#[test]
fn what_is_long_is_not_as_bad_as_what_is_short_beside_it() {
    let outage = r#"{"kind": "outage", "start": "2026-11-22T08:00Z", "end": "2026-11-22T08:02Z"}"#;
    let slow = r#"{"kind": "degraded", "start": "2026-11-22T08:02Z", "end": "2026-11-23T08:00Z"}"#;
    let after = r#"{"kind": "outage", "start": "2026-11-23T08:00Z", "end": "2026-11-23T08:02Z"}"#;
    let of = |parts: [&str; 2]| {
        let timeline = read(&format!(
            r#"{{"version": 1, "incidents": [{{"id": "a", "title": "A", "segments": [{}]}}]}}"#,
            parts.join(", ")
        ));
        let bars = draw(&timeline, window("2026-11-18T00:00Z", "2026-11-24T00:00Z"), 960.0).lanes.remove(0).bars;
        bars.iter().map(|b| (b.kind.id(), b.x_px.round() as i32, b.width_px.round() as i32)).collect::<Vec<_>>()
    };
    // What is short is drawn last: on what it would be covered by.
    assert_eq!(of([outage, slow]), [("degraded", 694, 160), ("outage", 693, 6)]);
    assert_eq!(of([slow, after]), [("degraded", 694, 160), ("outage", 853, 6)]);
    // Where neither can be told apart they are as bad as the worst.
    let short = r#"{"kind": "degraded", "start": "2026-11-22T08:02Z", "end": "2026-11-22T09:00Z"}"#;
    assert_eq!(of([outage, short]), [("outage", 693, 7)]);
}

#[test]
fn what_reaches_into_the_window_from_far_away_is_cut_at_its_edge() {
    let timeline = read(
        r#"{"version": 1, "incidents": [
            {"id": "a", "title": "A", "kind": "degraded", "start": "2001-01-01T00:00:00Z", "end": "2020-01-01T00:00:00Z"}]}"#,
    );
    let scene = draw(&timeline, window("2010-05-05T10:00Z", "2010-05-05T10:10Z"), 480.0);
    let bar = &scene.lanes[0].bars[0];
    assert!(bar.x_px >= -480.0 && bar.width_px <= 3.0 * 480.0, "{bar:?}");
}

#[test]
fn what_is_merged_and_reaches_into_the_window_from_far_away_is_cut_at_its_edge() {
    let open = |i: u32| {
        format!(
            r#"{{"id": "i{i}", "title": "T", "kind": "outage", "start": "2010-01-01T00:00:00Z", "end": "ongoing"}}"#
        )
    };
    let incidents: Vec<String> = (0..14).map(open).collect();
    let timeline = read(&format!(r#"{{"version": 1, "incidents": [{}]}}"#, incidents.join(",")));
    let scene = draw(&timeline, window("2026-11-23T10:30Z", "2026-11-23T11:30Z"), 800.0);
    assert_eq!(scene.drawn(), 14);
    for bar in &scene.lanes[0].bars {
        assert!(bar.x_px >= -800.0 && bar.width_px <= 3.0 * 800.0, "{bar:?}");
        assert!(bar.x_px <= 0.0 && bar.x_px + bar.width_px >= 800.0, "{bar:?}");
    }
}

/// `n` outages, each `hours` long, one beginning `step` hours after the other.
fn outages(n: u32, step: i64, hours: i64) -> Timeline {
    let start = time("2020-01-01").0;
    let stamp = |h: i64| (start + h * HOUR_MS) / 1000;
    let one = |i: u32| {
        let from = i64::from(i) * step;
        let (a, b) = (stamp(from), stamp(from + hours));
        format!(r#"{{"id": "i{i}", "title": "T", "kind": "outage", "start": {a}, "end": {b}}}"#)
    };
    let incidents: Vec<String> = (0..n).map(one).collect();
    let json = format!(r#"{{"version": 1, "incidents": [{}]}}"#, incidents.join(","));
    feed::parse(json.as_bytes(), &Options::default()).expect("a feed").timeline
}

#[test]
fn a_hundred_incidents_at_once_are_a_dozen_rows_and_all_are_counted() {
    let timeline = outages(100, 1, 1_000);
    let scene = draw(&timeline, window("2019-12-01", "2020-04-01"), 960.0);
    assert!(scene.lanes[0].rows <= 12, "{}", scene.lanes[0].rows);
    assert_eq!(scene.drawn(), 100);
}

#[test]
fn however_many_there_are_only_so_many_bars_are_drawn_and_all_are_counted() {
    // Every 100 hours one of 60: at any width there are more than can be told apart.
    let timeline = outages(3_000, 100, 60);
    for (from, to) in [("2020-01-01", "2054-12-31"), ("2020-01-01", "2026-01-01"), ("2020-01-01", "2022-06-01")] {
        let scene = draw(&timeline, window(from, to), 1_200.0);
        let in_view = scene.lanes.iter().flat_map(|l| &l.bars).filter(|b| b.is_within(1_200.0)).count();
        assert!((1..=48).contains(&in_view), "{from} {to}: {in_view} in view");
        assert!(scene.bar_count() <= 96, "{from} {to}: {}", scene.bar_count());
    }
    let all = draw(&timeline, window("2019-01-01", "2056-01-01"), 1_200.0);
    assert_eq!(all.drawn(), 3_000);
}

#[test]
fn a_bar_stays_at_its_place_in_time_while_the_window_moves() {
    let timeline = demo();
    let place = |from: &str, to: &str| {
        let scene = draw(&timeline, window(from, to), 900.0);
        let bar = scene.lanes.iter().flat_map(|l| &l.bars).find(|b| b.x_px > 100.0).expect("a bar inside").clone();
        ((scene.origin_px + bar.x_px).rem_euclid(4096.0), bar.first, scene.origin_px)
    };
    let (before, first, origin) = place("2015-08-13T00:00:00Z", "2015-08-19T00:00:00Z");
    let (after, same, moved) = place("2015-08-12T17:31:00Z", "2015-08-18T17:31:00Z");
    assert_eq!(first, same);
    assert!((before - after).abs() < 0.001, "{before} {after}");
    assert!((0.0..4096.0).contains(&origin) && (0.0..4096.0).contains(&moved), "{origin} {moved}");
}
