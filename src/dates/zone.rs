//! The offsets of a zone, found by asking the browser.

use super::{Style, make, options};
use crate::axis::Zone;
use crate::model::{HOUR_MS, Ms, Time};

/// The changes of offset of a zone between two points, asked of the browser: it has no list to give, so the offset is
/// looked at every few weeks and a change is then closed in on.
#[must_use]
pub fn zone_between(zone: Option<&str>, from: Time, to: Time) -> Zone {
    if zone == Some("UTC") {
        return Zone::utc();
    }
    let Some(format) = make("en-US", zone, options(Style::Offset)) else { return Zone::utc() };
    let offset_at = |time: Time| offset_secs(&format.format(time.0 as f64));
    let step = STEP_MS.max(to.since(from) / MAX_STEPS);
    let (mut at, mut offset) = (from, offset_at(from));
    let first = offset;
    let mut changes = Vec::new();
    while at < to {
        let next = at.plus(step).min(to);
        let after = offset_at(next);
        if after != offset {
            let (mut before, mut changed) = (at, next);
            while changed.since(before) > CLOSE_MS {
                let middle = before.plus(changed.since(before) / 2);
                if offset_at(middle) == offset { before = middle } else { changed = middle }
            }
            // Clocks are changed at full quarters of an hour.
            changes.push((Time(changed.0.div_euclid(CLOSE_MS) * CLOSE_MS), after));
            offset = after;
        }
        at = next;
    }
    Zone::new(first, changes)
}

/// Offsets hold for longer than this nearly everywhere and always (Ramadan in Morocco: about 5 weeks).
const STEP_MS: Ms = 26 * 24 * HOUR_MS;
/// Histories longer than 40 years are looked at in larger steps.
const MAX_STEPS: Ms = 600;
/// Clocks are changed at full quarters of an hour.
const CLOSE_MS: Ms = HOUR_MS / 4;

/// `8/14/2015, GMT-05:00` → -18 000. `GMT` alone is UTC.
fn offset_secs(written: &str) -> i32 {
    let Some((_, offset)) = written.rsplit_once("GMT") else { return 0 };
    let sign = if offset.starts_with(['-', '\u{2212}']) { -1 } else { 1 };
    let mut parts = offset.trim_start_matches(['-', '\u{2212}', '+']).split(':').map(|p| p.parse::<i32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    sign * (next() * 3600 + next() * 60 + next())
}
