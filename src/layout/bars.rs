//! Periods as bars: soft edges, stripes of cycles, words that fit.

use super::groups::{Group, LAST_ROW};
use super::index::{Item, ItemEnd, middle};
use super::scene::Look;
use crate::axis::Scale;
use crate::model::{End, IncidentIx, Kind, Length, Time, Timeline};
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
    /// Nobody knows where: a stub that fades out.
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
/// A period whose end is not known is drawn so far, whatever the zoom.
const UNKNOWN_END_PX: f64 = 28.0;
/// Bars whose gap is smaller are merged if one of them is too narrow.
const MERGE_GAP_PX: f64 = 2.0;
/// A period without any certain stretch is drawn at full strength over this share of what is possible.
const LEAST_CORE: f64 = 0.2;
/// A fade shorter than this cannot be seen.
const MIN_FADE_PX: f64 = 1.0;
/// Bars are cut this far outside the plot, so that no element grows without bound.
const OVERHANG_PX: f64 = 40.0;
/// Space that a word needs beside itself.
const WORD_PADDING_PX: f64 = 16.0;

/// A period in pixels, before it is known whether it stands alone.
#[derive(Clone)]
pub(super) struct Draft {
    pub incident: IncidentIx,
    pub segment: usize,
    pub kind: Kind,
    pub row: u16,
    /// Outer and inner edges: earliest start, latest start, earliest end, latest end.
    pub edges: [f64; 4],
    pub certain: bool,
    pub end: EndMark,
    pub times: (Time, Time),
    /// The right edge of the group it would belong to.
    pub reach: f64,
    /// It shares its row with others that it may overlap.
    pub crowded: bool,
}

impl Draft {
    pub fn new(item: &Item, scale: &Scale, now: Time) -> Self {
        let (start, end) = (item.start, item.end_at(now));
        let certain = start.1 <= end.0;
        // Where the uncertainty is longer than the period itself, the period is drawn where it most likely was, under
        // edges that still fade over everything that is possible.
        let (inner_from, inner_to) =
            if certain { (start.1, end.0) } else { order(middle(start.0, start.1), middle(end.0, end.1)) };
        let mut edges = [start.0, inner_from, inner_to, end.1].map(|t| scale.x_of(t));
        if !certain {
            // However little is known, something of it can be seen at full strength.
            let least = (edges[3] - edges[0]) * LEAST_CORE;
            let missing = (least - (edges[2] - edges[1])).max(0.0) / 2.0;
            edges[1] -= missing;
            edges[2] += missing;
        }
        let end_mark = match item.end {
            ItemEnd::At(..) => EndMark::Closed,
            ItemEnd::Ongoing => EndMark::Ongoing,
            ItemEnd::Unknown => {
                edges[3] = edges[2] + UNKNOWN_END_PX;
                EndMark::Unknown
            }
        };
        let reach = edges[3].max(edges[0] + MIN_BAR_PX);
        Self {
            incident: item.incident,
            segment: item.segment,
            kind: item.kind,
            row: item.row,
            edges,
            certain,
            end: end_mark,
            times: (start.0, end.1),
            reach,
            crowded: false,
        }
    }

    /// Puts it into the last row, where things may lie on each other: it reaches as far as the one before.
    pub fn make_crowded(&mut self, before: Option<&Self>) {
        self.row = LAST_ROW;
        self.crowded = true;
        self.reach = before.map_or(self.reach, |before| before.reach.max(self.reach));
    }

    fn is_narrow(&self, coarse: f64) -> bool {
        self.edges[3] - self.edges[0] < MIN_BAR_PX * coarse
    }

    /// Whether the next bar of the row comes too near to stand beside this one.
    pub fn merges_with(&self, next: &Self, coarse: f64) -> bool {
        let near = next.edges[0] < self.reach + MERGE_GAP_PX * coarse;
        let same = self.incident == next.incident;
        let (narrow, next_narrow) = (self.is_narrow(coarse), next.is_narrow(coarse));
        near && (next.crowded || narrow && (next_narrow || same) || same && next_narrow)
    }
}

fn order(a: Time, b: Time) -> (Time, Time) {
    match a.cmp(&b) {
        Ordering::Greater => (b, a),
        Ordering::Less | Ordering::Equal => (a, b),
    }
}

/// One bar for the periods of a group, which cannot be told apart, of `count` incidents.
pub(super) fn merged(group: &Group, count: usize) -> Bar {
    let (first, sum) = (&group.first, &group.sum);
    let (x_px, width_px) = (first.edges[0], sum.right - first.edges[0]);
    let body = if count == 1 {
        let solid = (sum.solid - first.edges[0]).max(MIN_BAR_PX);
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
    Bar { x_px, width_px, row: first.row, kind: sum.kind, first: (first.incident, first.segment), body }
}

/// A bar for one period.
pub(super) fn alone(d: &Draft, timeline: &Timeline, scale: &Scale, look: &Look) -> Bar {
    let left = d.edges[0].max(-OVERHANG_PX);
    let right = d.edges[3].min(look.width_px + OVERHANG_PX).max(left + MIN_BAR_PX);
    let fades = d.edges[1] - d.edges[0] > MIN_FADE_PX || d.edges[3] - d.edges[2] > MIN_FADE_PX;
    let segment = timeline.incidents.get(d.incident).and_then(|i| i.segments.get(d.segment));
    let cycle = segment.and_then(|s| s.cycle.as_ref()).map(|c| stripes(&c.bad, &c.good, scale));
    let word = look.word_px(d.kind, cycle.is_some()) + WORD_PADDING_PX;
    // A word stands on what can be seen at half strength and more, in full or not at all.
    let from = f64::midpoint(d.edges[0], d.edges[1]).max(0.0);
    let to = f64::midpoint(d.edges[2], d.edges[3]).min(look.width_px);
    let ends = segment.is_some_and(|s| matches!(s.end, End::Unknown));
    Bar {
        x_px: left,
        width_px: right - left,
        row: d.row,
        kind: d.kind,
        first: (d.incident, d.segment),
        body: Body::Single(Single {
            incident: d.incident,
            segment: Some(d.segment),
            fade_px: fades.then(|| d.edges.map(|x| x - left)),
            certain: d.certain,
            end: d.end,
            cycle,
            word_px: (!ends && to - from >= word).then_some((from - left, to - from)),
        }),
    }
}

fn stripes(bad: &Length, good: &Length, scale: &Scale) -> CycleStripes {
    let middle = |l: &Length| l.bounds.map_or(1.0, |(a, b)| (a + b) as f64 / 2.0);
    let (bad, good) = (middle(bad).max(1.0), middle(good).max(1.0));
    let period_px = ((bad + good) / scale.ms_per_px()).max(MIN_CYCLE_PX);
    CycleStripes { period_px, bad_px: period_px * bad / (bad + good) }
}
