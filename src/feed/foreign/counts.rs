//! What a document holds, in figures.

use crate::model::{End, Kind, Time, Timeline};

/// What a document holds, counted before any repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Incidents, without maintenances.
    pub incidents: usize,
    /// Maintenances.
    pub maintenances: usize,
    /// Incidents that the source calls open.
    pub open: usize,
    /// Updates, before equal ones are folded.
    pub updates: usize,
    /// The first stated start; the time of creation where none is stated.
    pub first_start: Option<Time>,
    /// The last stated end.
    pub last_end: Option<Time>,
}

impl Counts {
    /// Those of a native history.
    #[must_use]
    pub fn of(timeline: &Timeline) -> Self {
        let mut counts = Self::default();
        for incident in &timeline.incidents {
            let segments = &incident.segments;
            let maintenance = !segments.is_empty() && segments.iter().all(|segment| segment.kind == Kind::Maintenance);
            let open = incident.undated.is_some() || segments.iter().any(|segment| segment.end == End::Ongoing);
            counts.maintenances += usize::from(maintenance);
            counts.incidents += usize::from(!maintenance);
            counts.open += usize::from(open && !maintenance);
            counts.updates += incident.story.updates.len();
            for segment in segments {
                let start = segment.start.earliest();
                counts.first_start = Some(counts.first_start.map_or(start, |known| known.min(start)));
                if let End::At(end) = &segment.end {
                    counts.last_end = counts.last_end.max(Some(end.latest()));
                }
            }
        }
        counts
    }
}
