//! Which incidents the list shows: a stretch of all of them, or of those that were found, the newest first.

use super::context::{Ctx, Load};
use crate::model::{IncidentIx, Timeline};

/// Incidents that are listed until the reader asks for more, unless the site owner says otherwise.
pub const LISTED: usize = 40;

/// Incidents listed before the timeline is on screen: as many as may be seen below it.
const FIRST: usize = 4;

/// Rows listed before an incident that is jumped to from far away.
const BEFORE: usize = 5;

/// Maximum number of rows. Listing more removes the newest, unless `limit` is higher. With the rest of the widget and
/// an open story they stay below 1,500 elements.
pub const MOST: usize = 50;

/// Decides what is listed when a feed has come. When it comes anew, a reader keeps the number of rows they asked for,
/// and the story they are reading.
pub fn begin(ctx: &Ctx, timeline: &Timeline) {
    let (before, limit, n) = (ctx.listed.get_untracked(), limit(ctx), timeline.incidents.len());
    // A row that is added draws the others anew, and with them the open story.
    let first = before == 0 && ctx.opened.get_untracked().is_none();
    ctx.listed.set(if first { limit.min(FIRST) } else { limit.max(before) }.min(n));
    if ctx.skipped.get_untracked() >= ctx.listed.get_untracked() {
        ctx.skipped.set(0);
    }
    // At first the newest are listed, even if an incident further down is open: they are what readers come for.
    if before > 0 {
        keep_open(ctx, timeline);
    }
}

/// Has the open incident listed, wherever it stands now.
pub fn keep_open(ctx: &Ctx, timeline: &Timeline) {
    if let Some(place) = ctx.opened.get_untracked().and_then(|i| place(ctx, timeline, i)) {
        list_also(ctx, place, timeline.incidents.len());
    }
}

/// Where an incident stands among those that may be listed. `None`: it was not found.
pub fn place(ctx: &Ctx, timeline: &Timeline, i: IncidentIx) -> Option<usize> {
    if let Some(found) = ctx.found.get_untracked() {
        return found.incidents.binary_search(&i).ok();
    }
    // The featured one stands before all others, and is none of them.
    Some(match timeline.featured {
        Some(first) if first == i => 0,
        Some(first) if first < i => i - 1,
        _ => i,
    })
}

/// Lists what stands at a place as well. From far away the list begins anew, a little before it. Answers whether it was
/// not listed already.
pub fn list_also(ctx: &Ctx, place: usize, n: usize) -> bool {
    let (from, to) = (ctx.skipped.get_untracked(), ctx.listed.get_untracked());
    let outside = place < from || to <= place;
    if outside {
        let near = from <= place && place < from + MOST;
        if !near {
            ctx.skipped.set(place.saturating_sub(BEFORE));
        }
        ctx.listed.set(if near { place + 1 } else { place + LISTED }.min(n));
    }
    outside
}

/// Lists the rest of the first ones: the timeline is on screen.
pub fn list_rest(ctx: &Ctx) {
    // Older pages may have come meanwhile.
    if let Load::Ready(loaded) = ctx.load.get_untracked() {
        let n = loaded.timeline.incidents.len();
        ctx.listed.set_if_other(limit(ctx).max(ctx.listed.get_untracked()).min(n));
    }
}

/// Forgets that the reader asked for more: a limit was set.
pub fn list_at_first(ctx: &Ctx) {
    ctx.skipped.set(0);
    ctx.listed.set(1);
}

/// Lists from the beginning, no more than at first.
pub fn list_anew(ctx: &Ctx) {
    ctx.skipped.set_if_other(0);
    ctx.listed.set_if_other(limit(ctx).min(ctx.listed.get_untracked()));
}

pub fn limit(ctx: &Ctx) -> usize {
    ctx.config.with_untracked(|c| c.limit.unwrap_or(LISTED))
}
