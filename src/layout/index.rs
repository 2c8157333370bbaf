//! What does not change with the window, worked out once per history: lanes, the order of periods, their rows.

use super::groups::LAST_ROW;
use crate::model::{ComponentIx, End, IncidentIx, Kind, Segment, Time, Timeline, is_cancelled, sort_by_keys};

/// The periods of a history by lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    pub(super) lanes: Vec<LaneIndex>,
    /// Start of the known history: before it there is no data.
    pub(super) known_from: Option<Time>,
    /// Incidents of which attempts are told; few ever are.
    pub(super) tried: Vec<IncidentIx>,
}

/// The periods of one component, by earliest start.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LaneIndex {
    /// `None`: the service as a whole.
    pub component: Option<ComponentIx>,
    /// Where the history of this lane begins.
    pub known_from: Option<Time>,
    pub items: Vec<Item>,
    /// The latest end among `items[..=i]`: tells where a search for what reaches into a window may start.
    latest_end: Vec<Time>,
}

/// A period as four points: it may have begun from `start.0`, had begun by `start.1`, and so on.
///
/// ```text
///      start.0   start.1        end.0     end.1
///         ╱▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔╲
/// ```
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub incident: IncidentIx,
    pub segment: usize,
    pub kind: Kind,
    pub start: (Time, Time),
    pub end: ItemEnd,
    /// Place among periods of the lane that overlap; stable whatever the window.
    pub row: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemEnd {
    At(Time, Time),
    Ongoing,
    Unknown,
}

impl Item {
    /// The two bounds of its end; both `now` while it goes on, both its latest start if the end is unknown. What goes on
    /// may have begun at any time of this day, but not later than now.
    #[inline(always)]
    pub fn end_at(&self, now: Time) -> (Time, Time) {
        match self.end {
            ItemEnd::At(a, b) => (a, b),
            ItemEnd::Ongoing => (now.max(self.start.0), now.max(self.start.0)),
            ItemEnd::Unknown => (self.start.1, self.start.1),
        }
    }

    /// As `end_at`, for what does not depend on now: whatever still goes on never ends.
    #[inline(always)]
    fn last(&self) -> Time {
        match self.end {
            ItemEnd::At(_, b) => b,
            ItemEnd::Ongoing => Time::MAX,
            ItemEnd::Unknown => self.start.1,
        }
    }

    /// Where it most likely was: from the middle of its start to the middle of its end.
    fn likely(&self) -> (Time, Time) {
        let to = match self.end {
            ItemEnd::At(a, b) => middle(a, b),
            ItemEnd::Ongoing | ItemEnd::Unknown => self.last(),
        };
        (middle(self.start.0, self.start.1), to)
    }
}

pub(super) fn middle(a: Time, b: Time) -> Time {
    a.plus(b.since(a) / 2)
}

impl Index {
    /// Sorts the periods of `timeline` into lanes and rows.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        Self::of(timeline, &|_| true)
    }

    /// The same for some of the incidents; what is known about the reach of the history stays as it is.
    #[must_use]
    pub fn of(timeline: &Timeline, shown: &dyn Fn(IncidentIx) -> bool) -> Self {
        let known_from = timeline.known_from();

        // Slot 0 is the service as a whole, slot n + 1 is component n.
        let mut slots: Vec<Vec<Item>> = vec![Vec::new(); timeline.components.len() + 1];
        for (incident, one) in timeline.incidents.iter().enumerate().filter(|(i, _)| shown(*i)) {
            if is_cancelled(one, &one.story) {
                continue;
            }
            for (segment, period) in one.segments.iter().enumerate() {
                let item = item(incident, segment, period);
                if let (true, Some(whole)) = (period.components.is_empty(), slots.first_mut()) {
                    whole.push(item.clone());
                }
                for c in &period.components {
                    if let Some(slot) = slots.get_mut(*c as usize + 1) {
                        slot.push(item.clone());
                    }
                }
            }
        }
        let lane = |(slot, items): (usize, Vec<Item>)| {
            let component = slot.checked_sub(1);
            let own = component.and_then(|c| timeline.components.get(c)?.history_from.as_ref());
            let known_from = own.map(crate::model::Instant::latest).or(known_from);
            #[expect(clippy::cast_possible_truncation, reason = "a feed of four billion components is refused earlier")]
            let component = component.map(|c| c as ComponentIx);
            (!items.is_empty()).then(|| LaneIndex::new(component, known_from, items))
        };
        let tried = (0..)
            .zip(&timeline.incidents)
            .filter(|(i, one)| !one.story.attempts.is_empty() && shown(*i))
            .map(|(i, _)| i);
        let tried = tried.collect();
        Self { lanes: slots.into_iter().enumerate().filter_map(lane).collect(), known_from, tried }
    }
}

impl LaneIndex {
    fn new(component: Option<ComponentIx>, known_from: Option<Time>, mut items: Vec<Item>) -> Self {
        let starts = items.iter().map(|i| i.start.0.0).collect();
        sort_by_keys(&mut items, starts);
        assign_rows(&mut items);
        let mut latest = Time::MIN;
        let latest_end = items.iter().map(|i| {
            latest = latest.max(i.last());
            latest
        });
        let latest_end = latest_end.collect();
        Self { component, known_from, items, latest_end }
    }

    /// The periods that may reach into `from..to`, by earliest start.
    pub fn within(&self, from: Time, to: Time) -> impl Iterator<Item = &Item> {
        let first = self.latest_end.partition_point(|end| *end < from);
        let items = self.items.get(first..).unwrap_or_default();
        items.iter().take_while(move |i| i.start.0 <= to).filter(move |i| i.last() >= from)
    }
}

fn item(incident: IncidentIx, segment: usize, s: &Segment) -> Item {
    let end = match &s.end {
        End::At(end) => ItemEnd::At(end.earliest(), end.latest()),
        End::Ongoing => ItemEnd::Ongoing,
        End::Unknown => ItemEnd::Unknown,
    };
    Item { incident, segment, kind: s.kind, start: (s.start.earliest(), s.start.latest()), end, row: 0 }
}

/// Gives each period the first row in which it touches nothing.
///
/// Periods of one incident that follow each other share a row even where both edges are uncertain: one fades out while
/// the next fades in. Periods of different incidents keep their whole uncertainty to themselves. What does not fit goes
/// into the last row, which is not searched for free space: it may hold most of a history.
fn assign_rows(items: &mut [Item]) {
    let mut rows: Vec<Item> = Vec::new(); // the last period of each row
    for item in items {
        let free = |last: &Item| {
            if last.incident == item.incident { last.likely().1 <= item.likely().0 } else { last.last() < item.start.0 }
        };
        let row = rows.iter().position(free).unwrap_or(rows.len());
        item.row = u16::try_from(row).unwrap_or(LAST_ROW);
        match rows.get_mut(row) {
            Some(last) => *last = item.clone(),
            None if item.row < LAST_ROW => rows.push(item.clone()),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(incident: IncidentIx, start: (i64, i64), end: (i64, i64)) -> Item {
        Item {
            incident,
            segment: 0,
            kind: Kind::Outage,
            start: (Time(start.0), Time(start.1)),
            end: ItemEnd::At(Time(end.0), Time(end.1)),
            row: 0,
        }
    }

    fn rows(mut items: Vec<Item>) -> Vec<u16> {
        assign_rows(&mut items);
        items.iter().map(|i| i.row).collect()
    }

    #[test]
    fn overlapping_incidents_stack_and_rows_are_used_again() {
        let items = vec![item(0, (0, 0), (10, 10)), item(1, (5, 5), (15, 15)), item(2, (11, 11), (20, 20))];
        assert_eq!(rows(items), [0, 1, 0]);
    }

    #[test]
    fn all_that_finds_no_row_is_in_the_last_one() {
        let open = |n| Item { end: ItemEnd::Ongoing, ..item(n, (n as i64, n as i64), (0, 0)) };
        let expected: Vec<u16> = (0..100).map(|n: u16| n.min(LAST_ROW)).collect();
        assert_eq!(rows((0..100).map(open).collect()), expected);
    }

    #[test]
    fn periods_of_one_incident_may_fade_into_each_other() {
        assert_eq!(rows(vec![item(0, (0, 6), (1, 7)), item(0, (1, 7), (12, 18))]), [0, 0]);
    }

    #[test]
    fn uncertain_edges_of_different_incidents_do_not_touch() {
        assert_eq!(rows(vec![item(0, (0, 6), (1, 7)), item(1, (1, 7), (12, 18))]), [0, 1]);
    }

    #[test]
    fn a_long_period_is_found_long_after_its_start() {
        let lane = LaneIndex::new(None, None, vec![item(0, (0, 0), (100, 100)), item(1, (10, 10), (11, 11))]);
        let found: Vec<_> = lane.within(Time(50), Time(60)).map(|i| i.incident).collect();
        assert_eq!(found, [0]);
    }
}
