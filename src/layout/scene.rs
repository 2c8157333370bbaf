//! The picture of a window: ticks, lanes, bars, attempts, now.

use super::attempts::{Marker, markers};
use super::bars::{Bar, Body};
use super::groups::{Rows, Seen, thin_out};
use super::index::{Index, LaneIndex};
use crate::axis::{LabelGaps, Scale, Tick, Unit, Window, Zone, ticks};
use crate::model::{ComponentIx, IncidentIx, Kind, Time, Timeline};

/// What is to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The history.
    pub timeline: &'a Timeline,
    /// The same, sorted for drawing.
    pub index: &'a Index,
    /// The stretch of time in view.
    pub window: Window,
    /// The zone whose midnights and months the ticks follow.
    pub zone: &'a Zone,
    /// The present: open periods grow up to here.
    pub now: Time,
    /// The incident whose attempts are marked.
    pub selected: Option<IncidentIx>,
}

/// How large things are. Widths of words are measured by whoever draws them.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Width of the plot.
    pub width_px: f64,
    /// Width of the word of each kind, in the order of [`Kind::ALL`].
    pub words_px: [f64; Kind::ALL.len()],
    /// Width of the words for a cycle.
    pub cycle_word_px: f64,
    /// Room that the labels of ticks need.
    pub ticks_px: LabelGaps,
}

impl Default for Look {
    /// Widths of a common font at 13 px, until the real ones are measured. No width: nothing is drawn yet.
    fn default() -> Self {
        Self {
            width_px: 0.0,
            words_px: [42.0, 56.0, 58.0, 78.0, 36.0],
            cycle_word_px: 64.0,
            ticks_px: LabelGaps { clock: 74.0, day: 58.0, full_day: 104.0, month: 48.0, year: 52.0 },
        }
    }
}

impl Look {
    pub(super) fn word_px(&self, kind: Kind, cycle: bool) -> f64 {
        if cycle {
            return self.cycle_word_px;
        }
        let at = Kind::ALL.iter().position(|k| *k == kind);
        at.and_then(|n| self.words_px.get(n)).copied().unwrap_or(f64::INFINITY)
    }
}

/// Height of a row with its gap, in px.
pub const ROW_PX: f64 = 32.0;

/// So much of the room around a tick is its label, the rest is air.
const LABEL_SHARE: f64 = 0.85;

/// What [`Scene::origin_px`] counts from is moved on after so many px: no length may be longer than browsers lay out.
const PAGE_PX: f64 = 4096.0;

/// Most lanes that are drawn one by one; what is in further lanes is counted in [`Scene::folded_lanes`].
const MAX_LANES: usize = 12;

/// Everything that is drawn for a window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Labels and lines of the axis.
    pub ticks: Vec<TickMark>,
    /// What the left edge lies in: a day, a month or a year, so that a reader always knows where in the calendar
    /// this is.
    pub context: Option<TickMark>,
    /// Lanes with something in view, in the feed's order.
    pub lanes: Vec<Lane>,
    /// Lanes with something in view for which there was no room.
    pub folded_lanes: usize,
    /// Attempts in view.
    pub attempts: Vec<Marker>,
    /// Where the present is, if it is in view.
    pub now_px: Option<f64>,
    /// Where the known history begins, if that is in view: before it there is no data.
    pub no_data_px: f64,
    /// So far right of a place that stands still in time the left edge is: a bar that far from its `x_px` stays where it
    /// is while the window moves. Less than [`PAGE_PX`].
    pub origin_px: f64,
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

/// A component and what happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Which; `None`: the service as a whole.
    pub component: Option<ComponentIx>,
    /// How many rows it needs here.
    pub rows: u16,
    /// Before this there is no data in this lane.
    pub no_data_px: f64,
    /// What happened.
    pub bars: Vec<Bar>,
}

/// Works out the picture of `input.window`.
#[must_use]
pub fn scene(input: &Input<'_>, look: &Look) -> Scene {
    if look.width_px.is_nan() || look.width_px < 1.0 {
        return Scene::default();
    }
    let scale = Scale::new(input.window, look.width_px);
    let (from, to) = (input.window.from(), input.window.to());
    let no_data_px = |known: Option<Time>| known.map_or(0.0, |t| within(scale.x_of(t), look.width_px));
    let mut lanes: Vec<(&LaneIndex, Rows)> = Vec::new();
    let mut folded_lanes = 0;
    for lane in &input.index.lanes {
        let mut here = in_window(lane, from, to, input.now);
        if lanes.len() == MAX_LANES {
            folded_lanes += usize::from(here.next().is_some());
            continue;
        }
        let rows = Rows::new(here, &scale, input.now);
        if !rows.is_empty() {
            lanes.push((lane, rows));
        }
    }
    thin_out(&mut lanes, input.timeline.incidents.len(), look);
    let mut seen = Seen::new(input.timeline.incidents.len());
    let draw = |(lane, rows): (&LaneIndex, Rows)| {
        let bars = rows.bars(&mut seen, input.timeline, &scale, look);
        let rows = bars.iter().map(|b| b.row + 1).max().unwrap_or(1);
        Lane { component: lane.component, rows, no_data_px: no_data_px(lane.known_from), bars }
    };
    let lanes = lanes.into_iter().map(draw).collect();
    let tick = |t: Tick| {
        let x_px = scale.x_of(t.time);
        let labelled = x_px + look.ticks_px.of(t.unit, t.strong) * LABEL_SHARE <= look.width_px;
        TickMark { x_px, time: t.time, unit: t.unit, strong: t.strong, labelled }
    };
    let from_epoch_px = from.0 as f64 / scale.ms_per_px();
    let axis = ticks(&input.window, input.zone, look.width_px, &look.ticks_px);
    Scene {
        ticks: axis.list.into_iter().map(tick).collect(),
        context: Some(tick(axis.context)),
        attempts: attempts(input, &scale, look.width_px),
        now_px: input.window.contains(input.now).then(|| scale.x_of(input.now)),
        no_data_px: no_data_px(input.index.known_from),
        origin_px: from_epoch_px - (from_epoch_px / PAGE_PX).floor() * PAGE_PX,
        lanes,
        folded_lanes,
    }
}

/// `x_px` held between 0 and `width_px`. (`f64::clamp` can panic, and brings 13 kB of code that writes the numbers.)
pub(super) fn within(x_px: f64, width_px: f64) -> f64 {
    x_px.max(0.0).min(width_px)
}

/// The periods of a lane that reach into the window as of now.
fn in_window(lane: &LaneIndex, from: Time, to: Time, now: Time) -> impl Iterator<Item = &super::index::Item> {
    lane.within(from, to).filter(move |i| i.end_at(now).1 >= from)
}

/// Attempts of the opened incident, else those of the only incident in view that has any: numbers of several would
/// contradict each other.
fn attempts(input: &Input<'_>, scale: &Scale, width_px: f64) -> Vec<Marker> {
    let in_view = |i: IncidentIx| {
        let reach = input.timeline.incidents.get(i).and_then(|incident| incident.reach(input.now));
        reach.is_some_and(|(from, to)| input.window.overlaps(from, to))
    };
    let mut with_attempts = input.index.tried.iter().copied().filter(|i| in_view(*i));
    let only = match (with_attempts.next(), with_attempts.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    let chosen = input.selected.filter(|s| in_view(*s)).or(only);
    chosen.map(|i| markers(input.timeline, i, scale, width_px)).unwrap_or_default()
}

impl Scene {
    /// How many elements the bars of this scene are.
    #[must_use]
    pub fn bar_count(&self) -> usize {
        self.lanes.iter().map(|l| l.bars.len()).sum()
    }

    /// The incidents that stand behind a cluster or bar of their own, for tests: none may be missing.
    #[must_use]
    pub fn drawn(&self) -> usize {
        let count = |b: &Bar| match b.body {
            Body::Single(_) => 1,
            Body::Cluster { count, .. } => count,
        };
        self.lanes.iter().flat_map(|l| &l.bars).map(count).sum()
    }
}
