//! The whole reach on one strip: a mark wherever something happened.

use super::Index;
use super::scene::within;
use crate::axis::{Scale, Window};
use crate::model::{Kind, Time};

/// The strip over everything.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// Marks from left to right, at most one every few pixels.
    pub marks: Vec<Mark>,
    /// Before this there is no data.
    pub no_data_px: f64,
}

/// Something happened about here.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Left edge.
    pub x_px: f64,
    /// The worst that happened.
    pub kind: Kind,
}

/// Distance from one mark to the next: no two of them touch.
const STEP_PX: f64 = 5.0;

/// The strip over `reach`, `width_px` wide.
#[must_use]
pub fn overview(index: &Index, reach: &Window, width_px: f64, now: Time) -> Overview {
    let scale = Scale::new(*reach, width_px);
    let slots = within(width_px / STEP_PX, 4_000.0) as usize;
    let mut worst: Vec<Option<Kind>> = vec![None; slots];
    for item in index.lanes.iter().flat_map(|l| &l.items) {
        let slot = |t: Time| (scale.x_of(t) / STEP_PX).max(0.0) as usize;
        let (from, to) = (slot(item.start.0), slot(item.end_at(now).1));
        for kind in worst.iter_mut().take(to.saturating_add(1)).skip(from) {
            *kind = Some(kind.map_or(item.kind, |k| k.min(item.kind)));
        }
    }
    let mark = |(n, kind): (usize, Option<Kind>)| Some(Mark { x_px: n as f64 * STEP_PX, kind: kind? });
    let no_data_px = index.known_from.map_or(width_px, |t| within(scale.x_of(t), width_px));
    Overview { marks: worst.into_iter().enumerate().filter_map(mark).collect(), no_data_px }
}
