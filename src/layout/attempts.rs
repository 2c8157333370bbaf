//! What was tried, as numbered marks under the lanes.

use crate::axis::Scale;
use crate::model::{IncidentIx, Outcome, Timeline};

/// A mark for one attempt, or for several that stand too close together.
#[derive(Debug, Clone, PartialEq)]
pub struct Marker {
    /// Whose attempts.
    pub incident: IncidentIx,
    /// Centre of the mark.
    pub x_px: f64,
    /// The stretch in which it may have been, from its left to its right end.
    pub soft_px: (f64, f64),
    /// Position of the first attempt among the incident's, from 0.
    pub first: usize,
    /// Position of the last one.
    pub last: usize,
    /// What became of the last one.
    pub outcome: Outcome,
}

/// Marks nearer to each other than this would cover each other.
const MIN_GAP_PX: f64 = 26.0;

/// The marks of the attempts of `incident` that stand between two places.
pub(super) fn markers(timeline: &Timeline, incident: IncidentIx, scale: &Scale, reach_px: (f64, f64)) -> Vec<Marker> {
    let Some(one) = timeline.incidents.get(incident) else { return Vec::new() };
    let mut markers: Vec<Marker> = Vec::new();
    for (n, attempt) in one.story.attempts.iter().enumerate() {
        let Some(at) = &attempt.at else { continue };
        let x_px = scale.x_of(at.middle());
        let soft_px = (scale.x_of(at.earliest()), scale.x_of(at.latest()));
        if x_px < reach_px.0 || x_px > reach_px.1 {
            continue;
        }
        let mark = Marker { incident, x_px, soft_px, first: n, last: n, outcome: attempt.outcome };
        match markers.last_mut() {
            Some(before) if (x_px - before.x_px).abs() < MIN_GAP_PX => {
                before.last = n;
                before.outcome = mark.outcome;
                before.soft_px = (before.soft_px.0.min(soft_px.0), before.soft_px.1.max(soft_px.1));
            }
            _ => markers.push(mark),
        }
    }
    markers
}
