//! Which periods are drawn as one bar. A window may hold a hundred thousand of them: they are looked at one after the
//! other, and only groups are kept, of which there are never more than pixels.

use super::bars::{Bar, EndMark, MERGE_GAP_PX, MIN_BAR_PX, UNKNOWN_END_PX, alone, merged};
use super::index::{Item, ItemEnd};
use super::scene::{Input, Look};
use crate::axis::Scale;
use crate::model::{IncidentIx, Kind, Ms, Time};

/// The last row. It takes everything for which there are too few rows, and merges what touches.
pub(super) const LAST_ROW: u16 = 11;
/// Most bars in view: where there are more, neighbours are merged over wider and wider gaps.
const MAX_BARS: usize = 96;
/// The same in a long history, where most of what is drawn are clusters anyway: each bar is work in each layout.
const MAX_CLUSTERS: usize = 48;
/// A history of more incidents is a long one.
const LONG: usize = 500;
/// Factor by which the gaps grow each time.
const COARSER: f64 = 1.4;

/// The lengths that decide what can be told apart, as time: so a period is told from the next one by comparing whole
/// numbers, and only what is drawn is turned into px.
#[derive(Clone, Copy)]
pub(super) struct Grain {
    now: Time,
    /// The narrowest bar.
    bar: Ms,
    /// The narrowest gap.
    gap: Ms,
    /// How far a period is drawn whose end is not known.
    stub: Ms,
}

impl Grain {
    pub fn new(scale: &Scale, now: Time) -> Self {
        let ms = |px: f64| (px * scale.ms_per_px()).ceil() as Ms;
        Self { now, bar: ms(MIN_BAR_PX), gap: ms(MERGE_GAP_PX), stub: ms(UNKNOWN_END_PX) }
    }

    const fn coarser(self, factor: f64) -> Self {
        Self { bar: (self.bar as f64 * factor) as Ms, gap: (self.gap as f64 * factor) as Ms, ..self }
    }
}

/// The periods of one lane in view, by row.
#[derive(Default)]
pub(super) struct Rows<'a>(Vec<Row<'a>>);

#[derive(Default)]
struct Row<'a> {
    /// From left to right.
    groups: Vec<Group<'a>>,
    /// The incident of each period, group after group.
    incidents: Vec<IncidentIx>,
}

/// Periods that are drawn as one.
pub(super) struct Group<'a> {
    pub first: Period<'a>,
    last: Period<'a>,
    pub sum: Sum,
    /// How many periods of the row there are up to its last one.
    to: usize,
}

/// A period as its neighbours in the row see it.
#[derive(Clone, Copy)]
pub(super) struct Period<'a> {
    pub item: &'a Item,
    length: Ms,
    /// The right edge of the group it would belong to.
    reach: Time,
}

/// What all periods of a group come to.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    /// The right edge.
    pub right: Time,
    /// Where the last of them that ends for certain does.
    pub solid: Time,
    /// The worst kind.
    pub kind: Kind,
    /// Earliest start and latest end.
    pub times: (Time, Time),
    /// How the first of them ends that does not just end.
    pub end: EndMark,
    /// The end of one of them is not known.
    pub fades: bool,
}

impl<'a> Period<'a> {
    #[inline(always)]
    fn new(item: &'a Item, grain: &Grain, before: Option<&Self>) -> Self {
        let stub = if item.end == ItemEnd::Unknown { grain.stub } else { 0 };
        let end = item.end_at(grain.now).1.plus(stub);
        let mut reach = end.max(item.start.0.plus(grain.bar));
        // In the last row things may lie on each other: each reaches as far as the one before.
        if let Some(before) = before.filter(|_| item.row >= LAST_ROW) {
            reach = reach.max(before.reach);
        }
        Self { item, length: end.since(item.start.0), reach }
    }

    /// Whether the next period of the row comes too near to stand beside this one.
    fn merges_with(&self, next: &Self, grain: &Grain) -> bool {
        if next.item.start.0 >= self.reach.plus(grain.gap) {
            return false;
        }
        let (shorter, longer) = (self.length.min(next.length), self.length.max(next.length));
        // Of one incident, what is long keeps its own colour as soon as some of it can be seen beside what is short.
        let room = if self.item.incident == next.item.incident { 2 * grain.bar } else { grain.bar };
        next.item.row >= LAST_ROW || shorter < grain.bar && longer < room
    }

    #[inline(always)]
    fn sum(&self, grain: &Grain) -> Sum {
        let item = self.item;
        let end = item.end_mark();
        Sum {
            right: self.reach,
            solid: item.solid_end(grain.now),
            kind: item.kind,
            times: (item.start.0, item.end_at(grain.now).1),
            end,
            fades: end == EndMark::Unknown,
        }
    }
}

impl Sum {
    #[inline(always)]
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

impl Group<'_> {
    fn is_within(&self, scale: &Scale) -> bool {
        scale.window().overlaps(self.first.item.start.0, self.sum.right)
    }
}

impl<'a> Rows<'a> {
    /// `items` come by earliest start, which leaves them in order within each row.
    pub fn new(items: impl Iterator<Item = &'a Item>, grain: &Grain) -> Self {
        let mut rows = Self::default();
        for item in items {
            let at = usize::from(item.row.min(LAST_ROW));
            if rows.0.len() <= at {
                rows.0.resize_with(at + 1, Row::default);
            }
            if let Some(row) = rows.0.get_mut(at) {
                row.add(item, grain);
            }
        }
        rows
    }

    /// The bars.
    pub fn bars(&self, seen: &mut Seen, input: &Input<'_>, scale: &Scale, look: &Look) -> Vec<Bar> {
        let mut bars: Vec<Bar> = Vec::new();
        for row in &self.0 {
            let mut from = 0;
            for group in &row.groups {
                let bar = match row.incidents.get(from..group.to).unwrap_or_default() {
                    [_] => alone(group.first.item, input, scale, look),
                    several => merged(group, seen.count(several), scale, look),
                };
                from = group.to;
                // What is too narrow for its length lies on what follows.
                let under = bars.last().is_some_and(|before| before.hides_behind(&bar));
                bars.insert(bars.len() - usize::from(under), bar);
            }
        }
        bars
    }
}

impl<'a> Row<'a> {
    #[inline(always)]
    fn add(&mut self, item: &'a Item, grain: &Grain) {
        self.incidents.push(item.incident);
        let to = self.incidents.len();
        let last = self.groups.last_mut();
        let period = Period::new(item, grain, last.as_ref().map(|group| &group.last));
        let sum = period.sum(grain);
        match last {
            Some(group) if group.last.merges_with(&period, grain) => {
                group.sum.add(&sum);
                group.last = period;
                group.to = to;
            }
            _ => self.groups.push(Group { first: period, last: period, sum, to }),
        }
    }

    /// Merges groups as if they were seen by that grain. What was one group stays one.
    fn coarsen(&mut self, grain: &Grain) {
        self.groups.dedup_by(|next, group| {
            let near = group.last.merges_with(&next.first, grain);
            if near {
                group.sum.add(&next.sum);
                group.last = next.last;
                group.to = next.to;
            }
            near
        });
    }
}

/// Merges what is in the lanes until there are not too many bars.
pub(super) fn thin_out<L>(lanes: &mut [(L, Rows<'_>)], incidents: usize, grain: Grain, scale: &Scale) {
    let most = if incidents > LONG { MAX_CLUSTERS } else { MAX_BARS };
    let too_many = |lanes: &[(L, Rows<'_>)]| {
        let groups = || lanes.iter().flat_map(|l| &l.1.0).flat_map(|row| &row.groups);
        groups().filter(|g| g.is_within(scale)).count() > most || groups().count() > 2 * most
    };
    let mut coarse = 1.0;
    while coarse < scale.width_px() && too_many(lanes) {
        coarse *= COARSER;
        let grain = grain.coarser(coarse);
        lanes.iter_mut().flat_map(|l| &mut l.1.0).for_each(|row| row.coarsen(&grain));
    }
}

/// Which incidents were counted, by their place: a cluster may be of a hundred thousand.
pub(super) struct Seen(Vec<bool>);

impl Seen {
    /// For this many incidents, of which none is counted yet.
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
