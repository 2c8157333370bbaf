//! What comes after reading: whatever was read can be drawn, searched and taken away.

use incident_timeline::axis::{Window, Zone};
use incident_timeline::export::csv::csv;
use incident_timeline::export::ics::ics;
use incident_timeline::export::{Context, Entry, markdown::markdown};
use incident_timeline::layout::{Index, Input, Look, MAX_LANES, axis, overview, scene};
use incident_timeline::model::{Time, Timeline};
use incident_timeline::{prose, search};

const NOW: Time = Time(1_795_435_200_000); // 2026-11-23T12:00:00Z

/// More incidents than this only make a run slow.
const MANY: usize = 100;

/// Draws, searches and exports a history.
pub fn drawn(timeline: &Timeline) {
    if timeline.incidents.len() > MANY {
        return;
    }
    let zone = Zone::utc();
    let reach = timeline.reach(NOW).unwrap_or((Time(0), NOW));
    for width_px in [0.0, 800.0] {
        let index = Index::new(timeline);
        let window = Window::fit(reach.0, reach.1, 0.02);
        let input = Input { timeline, index: &index, window, now: NOW, selected: None, most_lanes: MAX_LANES };
        let look = Look { width_px, ..Look::default() };
        drop(scene(&input, &look));
        drop(axis(window, &zone, NOW, &look));
        drop(overview(&index, &window, width_px, NOW));
    }
    let entries: Vec<Entry<'_>> = timeline.incidents.iter().map(|incident| (incident, &*incident.story)).collect();
    let years = |time: Time| zone.local(time).year;
    let found = search::Index::new(&entries, &timeline.components, NOW, &years);
    assert_eq!(found.find(&search::Query::default()).incidents.len(), entries.len(), "no question, all answers");
    let page = Some("https://example.com/");
    let context = Context {
        incidents: &timeline.incidents,
        components: &timeline.components,
        now: NOW,
        language: "en",
        site: Some("A"),
        url: None,
        page,
        zone: &zone,
    };
    assert!(csv(&entries, &context).ends_with('\n'));
    let calendar = ics(&entries, &context).unwrap_or_default();
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{calendar}");
    for entry in &entries {
        drop(markdown(*entry, &context, &prose::markdown));
    }
}
