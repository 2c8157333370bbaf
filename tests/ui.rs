//! What a reader does, without a browser: zoom limits, presets, selection, steps.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::axis::Window;
use incident_timeline::feed::{self, Options};
use incident_timeline::model::{DAY_MS, HOUR_MS, MINUTE_MS, Time, Timeline};
use incident_timeline::ui::{Action, Config, Ground, Opening, Preset, Ui};

const NOW: Time = Time(1_795_435_200_000); // 2026-11-23T12:00:00Z

fn read(json: &str) -> Timeline {
    feed::parse(json.as_bytes(), &Options::default()).expect("a feed").timeline
}

/// Three incidents: ten years ago, last year, last week.
fn history() -> Timeline {
    read(
        r#"{"version": 1, "incidents": [
            {"id": "old", "title": "Old", "kind": "outage", "start": "2016-11-23T10:00:00Z", "end": "2016-11-23T12:00:00Z"},
            {"id": "year", "title": "Year", "kind": "degraded", "start": "2026-02-01T10:00:00Z", "end": "2026-02-03T10:00:00Z"},
            {"id": "week", "title": "Week", "kind": "outage", "start": "2026-11-16T10:00:00Z", "end": "2026-11-16T10:01:00Z"}]}"#,
    )
}

fn ground(timeline: &Timeline) -> Ground<'_> {
    Ground::new(timeline, NOW)
}

fn opened(timeline: &Timeline) -> Ui {
    Ui::opening(&Config::default(), &ground(timeline))
}

fn after(ui: &Ui, timeline: &Timeline, actions: &[Action]) -> Ui {
    let mut ui = ui.clone();
    actions.iter().for_each(|a| ui.apply(a.clone(), &ground(timeline)));
    ui
}

#[test]
fn a_visitor_sees_the_last_90_days_if_something_happened_in_them() {
    assert_eq!(opened(&history()).preset, Some(Preset::Days(90)));
}

#[test]
fn a_visitor_sees_everything_if_nothing_happened_for_long() {
    let mut timeline = history();
    timeline.incidents.retain(|i| &*i.id == "old");
    let ui = opened(&timeline);
    assert_eq!(ui.preset, Some(Preset::All));
    let (from, to) = timeline.reach(NOW).expect("there is one incident");
    assert!(ui.window.overlaps(from, to));
}

#[test]
fn an_incident_that_is_going_on_is_opened_at_once() {
    let timeline = read(
        r#"{"version": 1, "featured": "letter", "incidents": [
            {"id": "letter", "title": "L", "kind": "outage", "start": "2015-08-14T10:00:00Z", "end": "2015-08-14T11:00:00Z"},
            {"id": "open", "title": "O", "kind": "outage", "start": "2026-11-23T11:00:00Z", "end": "ongoing"}]}"#,
    );
    let ui = opened(&timeline);
    assert_eq!(ui.selected, timeline.find("open"));
    assert!(ui.window.contains(NOW));
}

#[test]
fn a_featured_incident_is_opened_and_fitted() {
    let mut timeline = history();
    timeline.featured = timeline.find("year");
    let ui = opened(&timeline);
    assert_eq!((ui.selected, ui.preset), (timeline.featured, Some(Preset::Incident)));
}

#[test]
fn what_the_site_owner_asks_for_comes_first() {
    let mut timeline = history();
    timeline.featured = timeline.find("year");
    let config = Config { opening: Opening::Days(10), ..Config::default() };
    let window = Ui::opening(&config, &ground(&timeline)).window;
    assert!(window.contains(NOW) && window.length() < 11 * DAY_MS);
}

#[test]
fn zoom_ends_at_minutes_and_at_the_whole_reach() {
    let timeline = history();
    let ui = opened(&timeline);
    let zoom = Action::Zoom;
    let inmost = after(&ui, &timeline, &vec![zoom(2.0); 60]).window;
    assert!((MINUTE_MS..10 * MINUTE_MS).contains(&inmost.length()), "{}", inmost.length());
    let outmost = after(&ui, &timeline, &vec![zoom(0.5); 60]).window;
    assert!(outmost.length() < 25 * 366 * DAY_MS, "{}", outmost.length());
}

#[test]
fn nobody_pans_out_of_the_history() {
    let timeline = history();
    let reach = ground(&timeline).reach();
    for lengths in [-1e6, 1e6, f64::NAN] {
        let window = after(&opened(&timeline), &timeline, &[Action::PanWindows(lengths)]).window;
        assert!(window.overlaps(reach.from(), reach.to()), "{window:?}");
    }
}

#[test]
fn a_minute_long_incident_is_not_blown_up_to_the_whole_width() {
    let timeline = history();
    let ui = after(&opened(&timeline), &timeline, &[Action::Select(timeline.find("week"))]);
    assert!(ui.window.length() >= 2 * HOUR_MS);
    assert_eq!(ui.preset, Some(Preset::Incident));
}

#[test]
fn of_what_goes_on_the_worst_is_open_and_not_the_newest() {
    let timeline = read(
        r#"{"version": 1, "incidents": [
            {"id": "work", "title": "W", "kind": "maintenance", "start": "2026-11-23T11:00:00Z", "end": "2026-11-23T14:00:00Z"},
            {"id": "down", "title": "D", "kind": "outage", "start": "2026-11-23T09:00:00Z", "end": "ongoing"},
            {"id": "slow", "title": "S", "kind": "degraded", "start": "2026-11-23T10:00:00Z", "end": "ongoing"}]}"#,
    );
    assert_eq!(opened(&timeline).selected, timeline.find("down"));
}

#[test]
fn opening_another_story_begins_with_its_short_form() {
    let timeline = history();
    let ui = after(&opened(&timeline), &timeline, &[Action::Select(Some(0)), Action::Long(true)]);
    assert!(ui.long);
    assert!(!after(&ui, &timeline, &[Action::Select(Some(1))]).long);
    assert!(after(&ui, &timeline, &[Action::Select(Some(0))]).long, "the same one stays as it is");
}

#[test]
fn an_incident_that_does_not_exist_is_not_opened() {
    let timeline = history();
    assert_eq!(after(&opened(&timeline), &timeline, &[Action::Select(Some(99))]).selected, None);
}

#[test]
fn steps_go_from_incident_to_incident_and_bring_each_into_view() {
    let timeline = history();
    let mut ui = opened(&timeline);
    let mut visited = Vec::new();
    for _ in 0..4 {
        ui = after(&ui, &timeline, &[Action::Step(-1)]);
        let current = ui.current.expect("there is one");
        let (from, to) = timeline.incidents[current].reach(NOW).expect("it has a time");
        assert!(ui.window.overlaps(from, to));
        visited.push(&*timeline.incidents[current].id);
    }
    assert_eq!(visited, ["week", "year", "old", "old"]);
    assert_eq!(after(&ui, &timeline, &[Action::Edge(true)]).current, timeline.find("week"));
}

/// A history of three days: one incident with a time, and two that nobody knows the time of.
fn young() -> Timeline {
    read(
        r#"{"version": 1, "incidents": [
            {"id": "a", "title": "A", "kind": "outage", "start": "2026-11-20T10:00:00Z", "end": "2026-11-20T12:00:00Z"},
            {"id": "b", "title": "B", "kind": "outage", "updates": [{"text": "Nobody knows when it was."}]},
            {"id": "c", "title": "C", "kind": "outage", "updates": [{"text": "Nor this one."}]}]}"#,
    )
}

#[test]
fn what_was_asked_for_and_not_moved_moves_with_the_present() {
    let timeline = history();
    let later = Ground::new(&timeline, NOW.plus(8 * DAY_MS));
    let mut ui = opened(&timeline);
    let (before, length) = (ui.window, ui.window.length());
    ui.look_again(&later);
    assert_eq!((ui.window.to().since(before.to()), ui.window.length()), (8 * DAY_MS, length));
    let mut moved = after(&opened(&timeline), &timeline, &[Action::PanWindows(-0.1)]);
    let before = moved.clone();
    moved.look_again(&later);
    assert_eq!(moved, before);
}

#[test]
fn a_young_history_does_not_shrink_what_is_in_view() {
    for timeline in [young(), history()] {
        let opened = opened(&timeline);
        let length = |ui: &Ui| ui.window.length();
        assert_eq!(opened.preset, Some(Preset::Days(90)));
        assert_eq!(after(&opened, &timeline, &[Action::Show(Preset::Days(90))]), opened);
        assert!(length(&after(&opened, &timeline, &[Action::Zoom(0.5)])) > length(&opened));
        assert_eq!(length(&after(&opened, &timeline, &[Action::PanWindows(-0.1)])), length(&opened));
        let closer = length(&after(&opened, &timeline, &[Action::Zoom(2.0)]));
        assert!((length(&opened) / 2 - closer).abs() < MINUTE_MS, "{closer}");
    }
}

#[test]
fn zooming_out_never_shows_less_and_zooming_in_never_more() {
    for timeline in [young(), history(), Timeline::default()] {
        for days in [1, 10, 90, 1000, 20_000] {
            let config = Config { opening: Opening::Days(days), ..Config::default() };
            let mut ui = Ui::opening(&config, &ground(&timeline));
            for factor in [0.5, 0.9, 0.5, 0.1, 0.01, 1.1, 2.0, 0.5, 10.0, 0.7] {
                let before = ui.window.length();
                ui = after(&ui, &timeline, &[Action::Zoom(factor)]);
                let right = if factor < 1.0 { ui.window.length() >= before } else { ui.window.length() <= before };
                assert!(right, "{days} days, {factor}: {before} to {}", ui.window.length());
            }
        }
    }
}

#[test]
fn incidents_without_a_time_are_stepped_to_and_away_from() {
    let timeline = young();
    let ui = opened(&timeline);
    let at = |actions: &[Action]| after(&ui, &timeline, actions).current.map(|i| &*timeline.incidents[i].id);
    let first = at(&[Action::Edge(false)]);
    assert!(first.is_some() && first != Some("a"), "{first:?}");
    assert_eq!(at(&[Action::Edge(false), Action::Step(1), Action::Step(1)]), Some("a"));
    assert_eq!(after(&ui, &timeline, &[Action::Edge(false)]).window, ui.window, "there is no place to go to");
}

#[test]
fn moving_by_hand_lets_go_of_the_preset() {
    let timeline = history();
    let ui = opened(&timeline);
    assert!(ui.preset.is_some());
    assert_eq!(after(&ui, &timeline, &[Action::PanWindows(0.1)]).preset, None);
}

#[test]
fn an_empty_history_can_be_looked_at_too() {
    let timeline = Timeline::default();
    let actions = [Action::Step(1), Action::Edge(false), Action::Select(Some(0)), Action::Show(Preset::All)];
    let ui = after(&opened(&timeline), &timeline, &actions);
    assert_eq!((ui.selected, ui.current), (None, None));
    assert_ne!(ui.window, Window::new(Time(0), Time(0)));
}
