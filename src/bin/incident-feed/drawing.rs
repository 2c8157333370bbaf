//! The timeline as text.

use super::visible::visible;
use incident_timeline::axis::{Unit, Window, Zone};
use incident_timeline::layout::{Index, Input, Look, MAX_LANES, TickMark, ascii, axis, fit, scene};
use incident_timeline::model::{Time, Timeline};

const COLUMNS: f64 = 88.0;
const COLUMN_PX: f64 = 8.0;
/// A column less than there are, so that a space is behind each name.
const NAME_COLUMNS: usize = 11;

/// Draws a history from its first start to its last end, in UTC. Empty if there is nothing to draw.
pub fn draw(timeline: &Timeline) -> String {
    // The clock is not asked: what goes on is drawn to the end of what is known.
    let Some((_, now)) = timeline.reach(Time::MIN) else { return String::new() };
    let Some((from, to)) = timeline.reach(now) else { return String::new() };
    let zone = Zone::utc();
    let index = Index::new(timeline);
    let width_px = COLUMNS * COLUMN_PX;
    let window = Window::fit(from, to, 0.05);
    let input = Input { timeline, index: &index, window, now, selected: None, most_lanes: MAX_LANES };
    let look = Look { width_px, ..Look::default() };
    let tick = |t: &TickMark| {
        let l = zone.local(t.time);
        match t.unit {
            Unit::Minute | Unit::Hour => format!("{:02}:{:02}", l.hour, l.minute),
            Unit::Day => format!("{}-{:02}", l.month, l.day),
            Unit::Month => format!("{}-{:02}", l.year, l.month),
            Unit::Year => l.year.to_string(),
        }
    };
    let lane = |ix: Option<u32>| {
        let component = ix.and_then(|ix| timeline.components.get(ix as usize));
        component.map_or("all".into(), |component| fit(&visible(component.name.get("")), NAME_COLUMNS))
    };
    ascii::draw(&axis(window, &zone, now, &look), &scene(&input, &look), COLUMN_PX, &tick, &lane)
}
