//! The picture of a window: lanes, bars, attempts.

use super::attempts::{Marker, markers};
use super::bars::{Bar, Body};
use super::groups::{Grain, Rows, Seen, thin_out};
use super::index::{Index, LaneIndex};
use super::stretch::Stretch;
use crate::axis::{LabelGaps, Scale, Window};
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
    /// The present: open periods grow up to here.
    pub now: Time,
    /// The incident whose attempts are marked.
    pub selected: Option<IncidentIx>,
    /// How many lanes are drawn at most; further ones are counted in [`Scene::folded_lanes`].
    pub most_lanes: usize,
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
    /// Something can be drawn.
    pub(super) fn has_room(&self) -> bool {
        self.width_px >= 1.0
    }

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

/// How many widths of the window are drawn on either side of it: what comes into view as it moves is there already.
const BESIDE: f64 = 0.5;

/// The fixed point of [`Scene::origin_px`] moves on after this many px: no length may be longer than browsers lay out.
const PAGE_PX: f64 = 4096.0;

/// How many lanes can be read at a glance.
pub const MAX_LANES: usize = 12;

/// Everything that is drawn for a window, half a window more on either side included. Places are in px from the left
/// edge of the window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Lanes with something in view, in the feed's order.
    pub lanes: Vec<Lane>,
    /// Lanes with something in view for which there was no room.
    pub folded_lanes: usize,
    /// Attempts in view.
    pub attempts: Vec<Marker>,
    /// Where the known history begins: before it there is no data. See [`Lane::no_data_px`].
    pub no_data_px: Option<f64>,
    /// The first and the last px that are drawn.
    pub reach_px: (f64, f64),
    /// Distance of the left edge from a fixed point in time: `x_px` plus this does not change while the window moves.
    /// Less than [`PAGE_PX`].
    pub origin_px: f64,
    /// The window.
    pub window: Window,
    /// Its width.
    pub width_px: f64,
}

/// A component and what happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Which; `None`: the service as a whole.
    pub component: Option<ComponentIx>,
    /// How many rows it needs here.
    pub rows: u16,
    /// Before this there is no data in this lane; `None`: there is all over what is drawn.
    pub no_data_px: Option<f64>,
    /// What happened.
    pub bars: Vec<Bar>,
}

/// Works out the picture of `input.window`. Without a width there is none.
#[must_use]
pub fn scene(input: &Input<'_>, look: &Look) -> Scene {
    if !look.has_room() {
        return Scene::default();
    }
    let window = input.window;
    let scale = Scale::new(window, look.width_px);
    let grain = Grain::new(&scale, input.now);
    let drawn = Window::fit(window.from(), window.to(), BESIDE);
    let reach_px = (scale.x_of(drawn.from()), scale.x_of(drawn.to()));
    // If no beginning of the history is known, there is no data anywhere.
    let no_data_px = |known: Option<Time>| {
        let x = known.map_or(reach_px.1, |known| scale.x_of(known).min(reach_px.1));
        (x > reach_px.0).then_some(x)
    };
    let mut lanes: Vec<(&LaneIndex, Rows<'_>)> = Vec::new();
    let mut folded_lanes = 0;
    for lane in &input.index.lanes {
        if in_window(lane, window, input.now).next().is_none() {
            continue;
        }
        if lanes.len() == input.most_lanes {
            folded_lanes += 1;
            continue;
        }
        lanes.push((lane, Rows::new(in_window(lane, drawn, input.now), &grain)));
    }
    thin_out(&mut lanes, input.timeline.incidents.len(), grain, &scale);
    let mut seen = Seen::new(input.timeline.incidents.len());
    let draw = |(lane, rows): (&LaneIndex, Rows<'_>)| {
        let bars = rows.bars(&mut seen, input, &scale, look);
        let rows = bars.iter().filter(|b| b.is_within(look.width_px)).map(|b| b.row + 1).max().unwrap_or(1);
        Lane { component: lane.component, rows, no_data_px: no_data_px(lane.known_from), bars }
    };
    let lanes = lanes.into_iter().map(draw).collect();
    let from_epoch_px = window.from().0 as f64 / scale.ms_per_px();
    Scene {
        attempts: attempts(input, &scale, reach_px),
        no_data_px: no_data_px(input.index.known_from),
        origin_px: from_epoch_px - (from_epoch_px / PAGE_PX).floor() * PAGE_PX,
        window,
        width_px: look.width_px,
        reach_px,
        lanes,
        folded_lanes,
    }
}

/// `x_px` held between 0 and `width_px`. (`f64::clamp` can panic, and brings 13 kB of code that writes the numbers.)
pub(super) fn within(x_px: f64, width_px: f64) -> f64 {
    x_px.max(0.0).min(width_px)
}

/// The periods of a lane that reach into the window as of now.
fn in_window(lane: &LaneIndex, window: Window, now: Time) -> impl Iterator<Item = &super::index::Item> {
    lane.within(window.from(), window.to()).filter(move |i| i.end_at(now).1 >= window.from())
}

/// Attempts of the opened incident, else those of the only incident in view that has any: numbers of several would
/// contradict each other.
fn attempts(input: &Input<'_>, scale: &Scale, reach_px: (f64, f64)) -> Vec<Marker> {
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
    chosen.map(|i| markers(input.timeline, i, scale, reach_px)).unwrap_or_default()
}

impl Scene {
    /// How it is to be shown in another window.
    #[must_use]
    pub fn stretch(&self, shown: Window) -> Stretch {
        Stretch::new(self.window, shown, self.width_px)
    }

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
