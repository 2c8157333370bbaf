//! The axis of a window: ticks and now.

use super::scene::Look;
use crate::axis::{Scale, Tick, Unit, Window, Zone, ticks};
use crate::model::Time;

/// Share of a tick's room that its label takes; the rest is air.
const LABEL_SHARE: f64 = 0.85;

/// What stands on the axis, in px from the left edge of the plot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// Labels and lines.
    pub ticks: Vec<TickMark>,
    /// What the left edge lies in: a day, a month or a year, so that a reader always knows where in the calendar
    /// this is.
    pub context: Option<(Time, Unit)>,
    /// Where the present is, if it is in view.
    pub now_px: Option<f64>,
}

/// A line of the axis with its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TickMark {
    /// Where it stands.
    pub x_px: f64,
    /// When that is.
    pub time: Time,
    /// What its label names.
    pub unit: Unit,
    /// It begins something larger than its neighbours do: a day among hours, a year among months.
    pub strong: bool,
    /// There is room for its label before the right edge.
    pub labelled: bool,
}

/// Works out the axis of a window, with ticks at the midnights and months of `zone`. Without a width there is none.
#[must_use]
pub fn axis(window: Window, zone: &Zone, now: Time, look: &Look) -> Axis {
    if !look.has_room() {
        return Axis::default();
    }
    let scale = Scale::new(window, look.width_px);
    let tick = |t: Tick| {
        let x_px = scale.x_of(t.time);
        let labelled = x_px + look.ticks_px.of(t.unit, t.strong) * LABEL_SHARE <= look.width_px;
        TickMark { x_px, time: t.time, unit: t.unit, strong: t.strong, labelled }
    };
    let axis = ticks(&window, zone, look.width_px, &look.ticks_px);
    Axis {
        ticks: axis.list.into_iter().map(tick).collect(),
        context: Some((axis.context.time, axis.context.unit)),
        now_px: window.contains(now).then(|| scale.x_of(now)),
    }
}
