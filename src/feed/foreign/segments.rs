//! Periods worked out from what updates did to components.
//!
//! ```text
//!  updates     u1 ok→outage   u2 outage→degraded   u3 degraded→ok        resolved
//!  component   |####outage####|======degraded======|
//! ```

use super::record::{Change, Record, State};
use super::time::instant;
use crate::feed::Stamp;
use crate::feed::native::wire::{End, EndWord, Instant, Kind, Segment};

/// A period that has not ended yet.
struct Open {
    component: String,
    since: Stamp,
    kind: Kind,
    word: &'static str,
}

/// Start, and end if there is one, of a whole incident; `None` for an end: `rest` says how it is.
pub struct Reach {
    /// When it began.
    pub start: Stamp,
    /// When it ended.
    pub end: Option<Stamp>,
    /// What stands for an end that is no time.
    pub rest: EndWord,
}

impl Reach {
    /// The end as the native feed writes it.
    #[must_use]
    pub fn written(&self) -> End {
        self.end.map_or(End::Word(self.rest), |end| End::At(instant(end)))
    }
}

/// A period of one kind.
#[must_use]
pub fn segment(kind: Kind, start: Instant, end: End, components: Vec<String>, word: Option<&str>) -> Segment {
    let source_kind = word.filter(|word| *word != id(kind)).map(Into::into);
    Segment { kind, start, end: Some(end), duration: None, components, detail: None, cycle: None, source_kind }
}

/// The name of a kind in the native feed.
#[must_use]
pub const fn id(kind: Kind) -> &'static str {
    match kind {
        Kind::Outage => "outage",
        Kind::Degraded => "degraded",
        Kind::ReadOnly => "read_only",
        Kind::Maintenance => "maintenance",
        Kind::Notice => "notice",
    }
}

/// The periods of a record from the changes in its updates, which are in order of time. Empty if nothing changed.
pub fn from_changes(record: &Record<'_>, reach: &Reach) -> Vec<Segment> {
    let mut periods = Periods { open: Vec::new(), closed: Vec::new(), seen: Vec::new(), end: reach.end };
    let first = record.updates.iter().find_map(|u| u.at);
    for update in &record.updates {
        let Some(at) = update.at else { continue };
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
    closed: Vec<(Open, Stamp)>,
    seen: Vec<String>,
    end: Option<Stamp>,
}

impl Periods {
    fn change(&mut self, change: &Change, at: Stamp, since: Stamp, start: Stamp) {
        let known = self.seen.contains(&change.component);
        if !known {
            self.seen.push(change.component.clone());
            if let Some((kind, word)) = change.before.filter(|_| start.time < at.time) {
                self.open.push(Open { component: change.component.clone(), since: start, kind, word });
            }
        }
        let now = self.open.iter().position(|open| open.component == change.component);
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
            self.open.push(Open { component: change.component.clone(), since, kind, word });
        }
    }

    fn close(&mut self, open: Open, at: Stamp) {
        if at.time > open.since.time {
            self.closed.push((open, at));
        }
    }

    fn finish(mut self, record: &Record<'_>, reach: &Reach) -> Vec<Segment> {
        let left = std::mem::take(&mut self.open);
        let mut written = Vec::new();
        let going_on = !left.is_empty();
        for open in left {
            match self.end {
                Some(end) => self.close(open, end),
                None => written.push((open, End::Word(reach.rest))),
            }
        }
        let last = self.closed.iter().map(|(_, end)| *end).max_by_key(|end| end.time);
        written.extend(self.closed.into_iter().map(|(open, end)| (open, End::At(instant(end)))));
        let mut segments = merged(written);
        // Everything works again and the source has not closed it: it is still open, and nothing is broken.
        if let (false, None, EndWord::Ongoing, Some(last)) = (going_on, reach.end, reach.rest, last) {
            let kind = if record.maintenance { Kind::Maintenance } else { Kind::Notice };
            let word = record.updates.last().map(|u| &*u.word).filter(|word| !word.is_empty());
            let mut open = segment(kind, instant(last), End::Word(EndWord::Ongoing), Vec::new(), word);
            open.components.clone_from(&self.seen);
            segments.push(open);
        }
        segments
    }
}

/// Periods of the same kind, start and end become one of several components.
fn merged(mut periods: Vec<(Open, End)>) -> Vec<Segment> {
    periods.sort_by_key(|(open, _)| open.since.time);
    let mut segments: Vec<Segment> = Vec::new();
    for (open, end) in periods {
        let start = instant(open.since);
        let new = segment(open.kind, start, end, vec![open.component], Some(open.word));
        let same = |s: &&mut Segment| {
            (s.kind, &s.start, &s.end, &s.source_kind) == (new.kind, &new.start, &new.end, &new.source_kind)
        };
        match segments.iter_mut().find(same) {
            Some(known) => known.components.extend(new.components),
            None => segments.push(new),
        }
    }
    segments
}

/// The state of a component by the words that most status pages use.
#[must_use]
pub fn state(word: &str) -> Option<State> {
    let folded = word.trim().to_ascii_lowercase().replace(['_', ' ', '-'], "");
    Some(match &*folded {
        "operational" | "available" | "resolved" | "up" | "ok" => None,
        "degradedperformance" => Some((Kind::Degraded, "degraded_performance")),
        "degraded" | "performanceissues" => Some((Kind::Degraded, "degraded")),
        "partialoutage" => Some((Kind::Outage, "partial_outage")),
        "minoroutage" => Some((Kind::Outage, "minor_outage")),
        "majoroutage" => Some((Kind::Outage, "major_outage")),
        "fulloutage" => Some((Kind::Outage, "full_outage")),
        "downtime" | "down" => Some((Kind::Outage, "downtime")),
        "undermaintenance" | "maintenance" => Some((Kind::Maintenance, "under_maintenance")),
        _ => return Option::None,
    })
}
