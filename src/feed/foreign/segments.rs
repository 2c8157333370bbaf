//! Periods worked out from what updates did to components.
//!
//! ```text
//!  updates     u1 ok→outage   u2 outage→degraded   u3 degraded→ok        resolved
//!  component   |####outage####|======degraded======|
//! ```

use super::record::{Change, Lane, Record, State};
use crate::feed::Stamp;
use crate::feed::near::fold;
use crate::model::{Kind, sort_by_keys};

/// A period that has not ended yet.
#[derive(Clone, Copy)]
struct Open {
    lane: Lane,
    since: Stamp,
    kind: Kind,
    word: &'static str,
}

/// Start, and end if there is one, of a whole incident.
pub struct Reach {
    /// When it began.
    pub start: Stamp,
    /// When it ended.
    pub end: Option<Stamp>,
    /// Without an end: it goes on. If not, the end is not known.
    pub ongoing: bool,
}

/// A period of one kind.
pub struct Period<'r> {
    /// Its kind.
    pub kind: Kind,
    /// When it began.
    pub start: Stamp,
    /// When it ended; if that is not told, it is as the whole incident.
    pub end: Option<Stamp>,
    /// The components concerned.
    pub lanes: Vec<Lane>,
    /// The source's own word for the kind.
    pub word: &'r str,
}

/// The periods of a record from the changes in its updates, which are in order of time. Empty if nothing changed.
#[inline(never)]
pub fn from_changes<'r>(record: &'r Record<'_>, reach: &Reach) -> Vec<Period<'r>> {
    let mut periods = Periods { open: Vec::new(), closed: Vec::new(), seen: Vec::new(), end: reach.end };
    let first = record.updates.iter().find_map(|u| u.at);
    for update in &record.updates {
        let Some(at) = update.at else { continue };
        // What is planned is announced long before it begins, and what has a stated start began no earlier; nor does
        // anything go on behind a stated end.
        let early = (record.maintenance || record.start.is_some()) && at.time < reach.start.time;
        let at = if early { reach.start } else { at };
        let at = reach.end.filter(|end| end.time < at.time).unwrap_or(at);
        // What was wrong when the first word was said had been wrong since the start.
        let opening = !record.maintenance && Some(at) == first && reach.start.time <= at.time;
        for change in &update.changes {
            periods.change(change, at, if opening { reach.start } else { at }, reach.start);
        }
    }
    periods.finish(record, reach)
}

struct Periods {
    open: Vec<Open>,
    closed: Vec<(Open, Option<Stamp>)>,
    seen: Vec<Lane>,
    end: Option<Stamp>,
}

impl Periods {
    fn change(&mut self, change: &Change, at: Stamp, since: Stamp, start: Stamp) {
        let lane = change.lane;
        if !self.seen.contains(&lane) {
            self.seen.push(lane);
            if let Some((kind, word)) = change.before.filter(|_| start.time < at.time) {
                self.open.push(Open { lane, since: start, kind, word });
            }
        }
        let now = self.open.iter().position(|open| open.lane == lane);
        let same = |open: &Open| change.after == Some((open.kind, open.word));
        if now.and_then(|n| self.open.get(n)).is_some_and(same) {
            return;
        }
        if let Some(n) = now {
            let open = self.open.swap_remove(n);
            self.close(open, at);
        }
        if let Some((kind, word)) = change.after {
            let since = if now.is_some() { at } else { since };
            self.open.push(Open { lane, since, kind, word });
        }
    }

    fn close(&mut self, open: Open, at: Stamp) {
        if at.time > open.since.time {
            self.closed.push((open, Some(at)));
        }
    }

    fn finish<'r>(mut self, record: &'r Record<'_>, reach: &Reach) -> Vec<Period<'r>> {
        let left = std::mem::take(&mut self.open);
        let mut written = Vec::new();
        let going_on = !left.is_empty();
        for open in left {
            match self.end {
                Some(end) => self.close(open, end),
                None => written.push((open, None)),
            }
        }
        let last = self.closed.iter().filter_map(|(_, end)| *end).max_by_key(|end| end.time);
        written.append(&mut self.closed);
        let mut periods = merged(written);
        // Everything works again and the source has not closed it: it is still open, and nothing is broken.
        if let (false, None, true, Some(last)) = (going_on, reach.end, reach.ongoing, last) {
            let kind = if record.maintenance { Kind::Maintenance } else { Kind::Notice };
            let word = record.updates.last().map_or("", |u| &u.word);
            periods.push(Period { kind, start: last, end: None, lanes: self.seen, word });
        }
        periods
    }
}

/// Periods of the same kind, start and end become one of several components.
fn merged<'r>(mut periods: Vec<(Open, Option<Stamp>)>) -> Vec<Period<'r>> {
    let keys = periods.iter().map(|(open, _)| open.since.time.0).collect();
    sort_by_keys(&mut periods, keys);
    let mut merged: Vec<Period<'_>> = Vec::new();
    for (Open { lane, since, kind, word }, end) in periods {
        match merged.iter_mut().find(|p| (p.kind, p.start, p.end, p.word) == (kind, since, end, word)) {
            Some(known) => known.lanes.push(lane),
            None => merged.push(Period { kind, start: since, end, lanes: vec![lane], word }),
        }
    }
    merged
}

/// The words of most status pages for the state of a component that is not well.
const STATES: &[(&str, Kind)] = &[
    ("degraded_performance", Kind::Degraded),
    ("degraded", Kind::Degraded),
    ("partial_outage", Kind::Outage),
    ("minor_outage", Kind::Outage),
    ("major_outage", Kind::Outage),
    ("full_outage", Kind::Outage),
    ("downtime", Kind::Outage),
    ("under_maintenance", Kind::Maintenance),
];

/// The same in other words, beside that of the table above.
const ALIASES: &[(&str, &str)] =
    &[("performanceissues", "degraded"), ("down", "downtime"), ("maintenance", "under_maintenance")];

fn squeezed(word: &str) -> String {
    let mut word = fold(word);
    word.retain(|c| c != '_');
    word
}

/// The state of a component by the words that most status pages use.
#[inline(never)]
#[must_use]
pub fn state(word: &str) -> Option<State> {
    let said = squeezed(word);
    if super::record::among("operational available resolved up ok", &said) {
        return Some(None);
    }
    let alias = ALIASES.iter().find(|(alias, _)| *alias == said).map(|(_, word)| squeezed(word));
    let said = alias.unwrap_or(said);
    let known = STATES.iter().find(|(known, _)| squeezed(known) == said)?;
    Some(Some((known.1, known.0)))
}
