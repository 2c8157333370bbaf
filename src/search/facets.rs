//! What incidents can be sorted out by.

use crate::model::{ComponentIx, DataLossStatus, Incident, Kind, Story, Time};

/// A period longer than this many years has boxes only for its first year, its last, and those at most this far from
/// now. A mistyped year must not create thousands of boxes.
const MOST_YEARS: i32 = 100;

/// The years that a time of an incident lies in; the caller knows the zone.
pub type Years<'a> = &'a dyn Fn(Time) -> i32;

/// A box to tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// It has a period of this kind.
    Kind(Kind),
    /// It concerns this component; what concerns the service as a whole concerns each.
    Component(ComponentIx),
    /// It was going on in this year.
    Year(i32),
    /// This is what became of the data. `None`: not stated.
    DataLoss(Option<DataLossStatus>),
    /// This feed tells it: a position in the timeline's `sources`.
    Source(u16),
}

impl Facet {
    /// How many groups of boxes there are. Within a group any ticked box is enough, and every group has to be content.
    pub(super) const GROUPS: usize = 5;

    pub(super) const fn group(self) -> usize {
        match self {
            Self::Kind(_) => 0,
            Self::Component(_) => 1,
            Self::Year(_) => 2,
            Self::DataLoss(_) => 3,
            Self::Source(_) => 4,
        }
    }

    /// Where it stands in a list, which no other has: kinds by how bad they are, components as in the feed, the newest
    /// year first, data as the worst answer last.
    pub(super) fn rank(self) -> (usize, i64) {
        let place = match self {
            Self::Kind(kind) => Kind::ALL.iter().position(|k| *k == kind).unwrap_or(0) as i64,
            Self::Component(component) => i64::from(component),
            Self::Year(year) => -i64::from(year),
            Self::Source(source) => i64::from(source),
            Self::DataLoss(None) => i64::MAX,
            Self::DataLoss(Some(status)) => status as i64,
        };
        (self.group(), place)
    }
}

/// The boxes that an incident is in; some may be there twice. Those of all components are not among them where it
/// concerns the service as a whole.
pub(super) fn of(incident: &Incident, story: &Story, now: Time, years: Years<'_>) -> Vec<Facet> {
    let loss = story.data_loss.as_ref().map(|loss| loss.status);
    let mut out = vec![Facet::DataLoss(loss), Facet::Source(incident.source)];
    if let Some(kind) = incident.undated {
        // It goes on now, whenever it began.
        out.extend([Facet::Kind(kind), Facet::Year(years(now))]);
    }
    out.extend(incident.places().flatten().map(|c| Facet::Component(*c)));
    for segment in &incident.segments {
        out.push(Facet::Kind(segment.kind));
        // An end at midnight belongs to the year before.
        let (from, to) = (segment.start.earliest(), segment.latest_end(now));
        let last = if to > from { to.plus(-1) } else { to };
        let (first, last) = (years(from), years(last));
        let (mut near, year) = (first..=last, years(now));
        if last.saturating_sub(first) > MOST_YEARS {
            out.extend([first, last].map(Facet::Year));
            near = first.max(year - MOST_YEARS)..=last.min(year + MOST_YEARS);
        }
        out.extend(near.map(Facet::Year));
    }
    out
}
