//! Which periods are drawn as one bar. A window may hold a hundred thousand of them: they are looked at one after the other,
//! and only groups are kept, of which there are never more than pixels.

use super::bars::{Bar, Draft, EndMark, alone, merged};
use super::index::Item;
use super::scene::Look;
use crate::axis::Scale;
use crate::model::{IncidentIx, Kind, Time, Timeline};

/// More rows than these are drawn as one, in which whatever touches is merged.
pub(super) const LAST_ROW: u16 = 11;
/// More bars than these are not told apart: neighbours are merged over wider and wider gaps until so few are left.
const MAX_BARS: usize = 96;
/// The same in a long history, where most of what is drawn are clusters anyway: each bar is work in each frame.
const MAX_CLUSTERS: usize = 48;
/// A history of more incidents is a long one.
const LONG: usize = 500;
/// So much wider each time.
const COARSER: f64 = 1.4;

/// The periods of one lane in view, by row.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

#[derive(Default)]
struct Row {
    /// From left to right.
    groups: Vec<Group>,
    /// The incident of each period, group after group.
    incidents: Vec<IncidentIx>,
}

/// Periods that are drawn as one.
pub(super) struct Group {
    pub first: Draft,
    last: Draft,
    pub sum: Sum,
    /// So many periods of the row end with its last.
    to: usize,
}

/// What all periods of a group come to.
pub(super) struct Sum {
    /// The right edge.
    pub right: f64,
    /// Where the last of them that ends for certain does.
    pub solid: f64,
    /// The worst kind.
    pub kind: Kind,
    /// Earliest start and latest end.
    pub times: (Time, Time),
    /// How the first of them ends that does not just end.
    pub end: EndMark,
    /// One of them ends nobody knows when.
    pub fades: bool,
}

impl Sum {
    fn of(d: &Draft) -> Self {
        let fades = d.end == EndMark::Unknown;
        Self { right: d.reach, solid: d.edges[2], kind: d.kind, times: d.times, end: d.end, fades }
    }

    fn add(&mut self, other: &Self) {
        self.right = self.right.max(other.right);
        self.solid = self.solid.max(other.solid);
        self.kind = self.kind.min(other.kind);
        self.times = (self.times.0.min(other.times.0), self.times.1.max(other.times.1));
        if self.end == EndMark::Closed {
            self.end = other.end;
        }
        self.fades |= other.fades;
    }
}

impl Rows {
    /// `items` come by earliest start, which leaves them in order within each row.
    pub fn new<'a>(items: impl Iterator<Item = &'a Item>, scale: &Scale, now: Time) -> Self {
        let mut rows = Self::default();
        for item in items {
            let at = usize::from(item.row.min(LAST_ROW));
            if rows.0.len() <= at {
                rows.0.resize_with(at + 1, Row::default);
            }
            let Some(row) = rows.0.get_mut(at) else { continue };
            let mut draft = Draft::new(item, scale, now);
            if item.row >= LAST_ROW {
                draft.make_crowded(row.groups.last().map(|group| &group.last));
            }
            row.add(draft);
        }
        rows
    }

    /// Nothing is in view.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bars.
    pub fn bars(&self, seen: &mut Seen, timeline: &Timeline, scale: &Scale, look: &Look) -> Vec<Bar> {
        let mut bars = Vec::new();
        for row in &self.0 {
            let mut from = 0;
            for group in &row.groups {
                bars.push(match row.incidents.get(from..group.to).unwrap_or_default() {
                    [_] => alone(&group.first, timeline, scale, look),
                    several => merged(group, seen.count(several)),
                });
                from = group.to;
            }
        }
        bars
    }
}

impl Row {
    fn add(&mut self, draft: Draft) {
        self.incidents.push(draft.incident);
        let to = self.incidents.len();
        match self.groups.last_mut() {
            Some(group) if group.last.merges_with(&draft, 1.0) => {
                group.sum.add(&Sum::of(&draft));
                group.last = draft;
                group.to = to;
            }
            _ => self.groups.push(Group { first: draft.clone(), sum: Sum::of(&draft), last: draft, to }),
        }
    }

    /// Merges groups over gaps so many times wider than usual. What was one group stays one.
    fn coarsen(&mut self, coarse: f64) {
        self.groups.dedup_by(|next, group| {
            let near = group.last.merges_with(&next.first, coarse);
            if near {
                group.sum.add(&next.sum);
                std::mem::swap(&mut group.last, &mut next.last);
                group.to = next.to;
            }
            near
        });
    }
}

/// Merges what is in the lanes until there are not too many bars.
pub(super) fn thin_out<L>(lanes: &mut [(L, Rows)], incidents: usize, look: &Look) {
    let count = |lanes: &[(L, Rows)]| -> usize { lanes.iter().flat_map(|l| &l.1.0).map(|row| row.groups.len()).sum() };
    let most = if incidents > LONG { MAX_CLUSTERS } else { MAX_BARS };
    let mut coarse = 1.0;
    while coarse < look.width_px && count(lanes) > most {
        coarse *= COARSER;
        lanes.iter_mut().flat_map(|l| &mut l.1.0).for_each(|row| row.coarsen(coarse));
    }
}

/// Which incidents were counted, by their place: a cluster may be of a hundred thousand.
pub(super) struct Seen(Vec<bool>);

impl Seen {
    /// None of so many.
    pub fn new(incidents: usize) -> Self {
        Self(vec![false; incidents])
    }

    /// How many incidents these are; all are forgotten again.
    fn count(&mut self, incidents: &[IncidentIx]) -> usize {
        let mut count = 0;
        for incident in incidents {
            if let Some(seen) = self.0.get_mut(*incident) {
                count += usize::from(!*seen);
                *seen = true;
            }
        }
        for incident in incidents {
            if let Some(seen) = self.0.get_mut(*incident) {
                *seen = false;
            }
        }
        count
    }
}
