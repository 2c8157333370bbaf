//! Periods as bars: soft edges, stripes of cycles, words that fit.

use super::groups::{Group, LAST_ROW};
use super::index::{Item, ItemEnd, middle};
use super::scene::{Input, Look};
use crate::axis::Scale;
use crate::model::{IncidentIx, Kind, Length, Time};
use std::cmp::Ordering;

/// Something drawn in a lane. Lengths in px; `x_px` is measured from the left edge of the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x_px: f64,
    /// Width, at least [`MIN_BAR_PX`].
    pub width_px: f64,
    /// Row within the lane, from the top.
    pub row: u16,
    /// The kind that colours it: the worst where several periods are merged.
    pub kind: Kind,
    /// The first of its periods, by incident and place there: what it is known by from one picture to the next.
    pub first: (IncidentIx, usize),
    /// What it stands for.
    pub body: Body,
}

impl Bar {
    /// The next bar would cover it.
    pub(super) fn hides_behind(&self, next: &Self) -> bool {
        self.row == next.row && self.width_px < next.width_px && self.x_px + self.width_px > next.x_px
    }

    /// Some of it is in a window of that width.
    #[must_use]
    pub fn is_within(&self, width_px: f64) -> bool {
        self.x_px + self.width_px >= 0.0 && self.x_px <= width_px
    }
}

/// What a bar stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// One period, or one whole incident whose periods are too short to be told apart here.
    Single(Single),
    /// Several incidents too close together to be told apart here.
    Cluster {
        /// How many incidents.
        count: usize,
        /// From the start of the first.
        from: Time,
        /// To the end of the last.
        to: Time,
    },
}

/// One period, or one whole incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Single {
    /// Which incident.
    pub incident: IncidentIx,
    /// Which period; `None`: all of them, merged.
    pub segment: Option<usize>,
    /// Where it fades in and out, in px from `x_px`: nothing before the first, full between the second and the third,
    /// nothing after the fourth. `None`: both edges are sharp.
    pub fade_px: Option<[f64; 4]>,
    /// There is a stretch in which it certainly went on.
    pub certain: bool,
    /// How it ends.
    pub end: EndMark,
    /// It came and went.
    pub cycle: Option<CycleStripes>,
    /// Where the word of its kind stands: its left edge, from `x_px`, and its width. `None`: it does not fit.
    pub word_px: Option<(f64, f64)>,
}

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndMark {
    /// At its right edge.
    Closed,
    /// It grows with now.
    Ongoing,
    /// Its end is not known: a stub that fades out.
    Unknown,
}

/// A cycle drawn as stripes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CycleStripes {
    /// From one bad part to the next. At least [`MIN_CYCLE_PX`]: drawn longer than it was if need be, never solid.
    pub period_px: f64,
    /// Width of the bad part.
    pub bad_px: f64,
}

/// No bar is narrower: it could be neither seen nor hit.
pub const MIN_BAR_PX: f64 = 6.0;
/// A cycle's period is never drawn shorter: it would look solid.
pub const MIN_CYCLE_PX: f64 = 7.0;
/// Length of a period whose end is not known, whatever the zoom.
pub(super) const UNKNOWN_END_PX: f64 = 28.0;
/// Bars whose gap is smaller are merged if one of them is too narrow.
pub(super) const MERGE_GAP_PX: f64 = 2.0;
/// A period without any certain stretch is drawn at full strength over this share of what is possible.
const LEAST_CORE: f64 = 0.2;
/// A fade shorter than this cannot be seen.
const MIN_FADE_PX: f64 = 1.0;
/// Bars are cut this many widths of the plot outside it, so that no element grows without bound.
const OVERHANG: f64 = 0.6;
/// Space that a word needs beside itself.
const WORD_PADDING_PX: f64 = 16.0;

impl Item {
    /// The bounds of its start and of its end. Nothing began after it ended.
    fn bounds(&self, now: Time) -> ((Time, Time), (Time, Time)) {
        let end = self.end_at(now);
        ((self.start.0, self.start.1.min(end.1)), end)
    }

    /// Where it is drawn at full strength. Where the uncertainty is longer than the period itself, that is where it most
    /// likely was, under edges that still fade over everything that is possible.
    fn core(&self, now: Time) -> (Time, Time) {
        let (start, end) = self.bounds(now);
        if start.1 <= end.0 { (start.1, end.0) } else { order(middle(start.0, start.1), middle(end.0, end.1)) }
    }

    pub(super) fn solid_end(&self, now: Time) -> Time {
        self.core(now).1
    }

    pub(super) const fn end_mark(&self) -> EndMark {
        match self.end {
            ItemEnd::At(..) => EndMark::Closed,
            ItemEnd::Ongoing => EndMark::Ongoing,
            ItemEnd::Unknown => EndMark::Unknown,
        }
    }

    /// It went on for certain between the two inner of its edges, in px: earliest start, latest start, earliest end,
    /// latest end.
    fn edges(&self, scale: &Scale, now: Time) -> (bool, [f64; 4]) {
        let (start, end) = self.bounds(now);
        let certain = start.1 <= end.0;
        let (inner_from, inner_to) = self.core(now);
        let mut edges = [start.0, inner_from, inner_to, end.1].map(|t| scale.x_of(t));
        if !certain {
            // However little is known, something of it can be seen at full strength.
            let least = (edges[3] - edges[0]) * LEAST_CORE;
            let missing = (least - (edges[2] - edges[1])).max(0.0) / 2.0;
            edges[1] -= missing;
            edges[2] += missing;
        }
        if self.end == ItemEnd::Unknown {
            edges[3] = edges[2] + UNKNOWN_END_PX;
        }
        (certain, edges)
    }
}

fn order(a: Time, b: Time) -> (Time, Time) {
    match a.cmp(&b) {
        Ordering::Greater => (b, a),
        Ordering::Less | Ordering::Equal => (a, b),
    }
}

/// The left edge and the width of what is drawn between two edges.
#[inline(never)]
fn cut(left: f64, right: f64, look: &Look) -> (f64, f64) {
    let left = left.max(-OVERHANG * look.width_px);
    (left, (right.min((1.0 + OVERHANG) * look.width_px) - left).max(MIN_BAR_PX))
}

/// One bar for the periods of a group, which cannot be told apart, of `count` incidents.
pub(super) fn merged(group: &Group<'_>, count: usize, scale: &Scale, look: &Look) -> Bar {
    let (first, sum) = (group.first.item, &group.sum);
    let (x_px, width_px) = cut(scale.x_of(first.start.0), scale.x_of(sum.right), look);
    let body = if count == 1 {
        let solid = (scale.x_of(sum.solid) - x_px).max(MIN_BAR_PX);
        Body::Single(Single {
            incident: first.incident,
            segment: None,
            fade_px: sum.fades.then_some([0.0, 0.0, solid, width_px]),
            certain: true,
            end: sum.end,
            cycle: None,
            word_px: None,
        })
    } else {
        Body::Cluster { count, from: sum.times.0, to: sum.times.1 }
    };
    let row = first.row.min(LAST_ROW);
    Bar { x_px, width_px, row, kind: sum.kind, first: (first.incident, first.segment), body }
}

/// A bar for one period.
pub(super) fn alone(item: &Item, input: &Input<'_>, scale: &Scale, look: &Look) -> Bar {
    let (certain, edges) = item.edges(scale, input.now);
    let (left, width_px) = cut(edges[0], edges[3], look);
    let fades = edges[1] - edges[0] > MIN_FADE_PX || edges[3] - edges[2] > MIN_FADE_PX;
    let segment = input.timeline.incidents.get(item.incident).and_then(|i| i.segments.get(item.segment));
    let cycle = segment.and_then(|s| s.cycle.as_ref()).map(|c| stripes(&c.bad, &c.good, scale));
    let word = look.word_px(item.kind, cycle.is_some()) + WORD_PADDING_PX;
    // A word stands on what can be seen at half strength and more, in full or not at all.
    let (mut from, mut to) = (f64::midpoint(edges[0], edges[1]), f64::midpoint(edges[2], edges[3]));
    if to > 0.0 && from < look.width_px {
        (from, to) = (from.max(0.0), to.min(look.width_px));
    }
    Bar {
        x_px: left,
        width_px,
        row: item.row.min(LAST_ROW),
        kind: item.kind,
        first: (item.incident, item.segment),
        body: Body::Single(Single {
            incident: item.incident,
            segment: Some(item.segment),
            fade_px: fades.then(|| edges.map(|x| x - left)),
            certain,
            end: item.end_mark(),
            cycle,
            word_px: (item.end != ItemEnd::Unknown && to - from >= word).then_some((from - left, to - from)),
        }),
    }
}

fn stripes(bad: &Length, good: &Length, scale: &Scale) -> CycleStripes {
    let middle = |l: &Length| l.bounds.map_or(1.0, |(a, b)| (a + b) as f64 / 2.0);
    let (bad, good) = (middle(bad).max(1.0), middle(good).max(1.0));
    let period_px = ((bad + good) / scale.ms_per_px()).max(MIN_CYCLE_PX);
    CycleStripes { period_px, bad_px: period_px * bad / (bad + good) }
}
