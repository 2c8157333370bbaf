//! Honest numbers over many incidents: how long, in a window, by kind and by component; and how fast the work went.
//!
//! Nothing here is a percentage. What is uncertain is a range: at least this, at most that. Periods of which the feed
//! gives no figures (words only, or no known end) are counted as such and are in neither bound.

use super::state::{comes_last, is_going};
use super::stats::{Part, bounds};
use super::{
    ComponentIx, Cycle, End, Incident, Instant, Kind, Ms, Outcome, Phase, Segment, Story, Time, Update, reopened,
};

/// From, and up to but not with.
pub type Window = (Time, Time);

/// How long it was, in all: overlaps are counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// At least so many milliseconds.
    pub least: Ms,
    /// At most so many.
    pub most: Ms,
    /// How many periods went into it.
    pub periods: usize,
    /// How many more there are of which the feed gives no figures.
    pub untold: usize,
    /// A rough figure ("about") went into it.
    pub about: bool,
    /// A period in it is still going on.
    pub growing: bool,
}

/// The periods' length within a window.
///
/// ```text
///   possible   ├──────────────┤          earliest start to latest end, cut to the window
///   certain        ├──────┤              latest start to earliest end, cut to the window
///   stated         20 to 30 minutes      narrows its own period
/// ```
///
/// How they are added up, `stats::bounds` says: an incident's own length comes of the same.
#[must_use]
pub fn sum<'a>(segments: impl IntoIterator<Item = &'a Segment>, window: Window, now: Time) -> Sum {
    let mut sum = Sum::default();
    let mut parts = Vec::new();
    for segment in segments {
        let (from, to) = (segment.start.earliest(), latest_end(segment, now));
        if to < window.0 || to == window.0 && from < to || from >= window.1 {
            continue; // no part of it can lie within
        }
        let Some(part) = Part::new(segment, window, now) else {
            sum.untold += 1;
            continue;
        };
        sum.periods += 1;
        let cycle = segment.cycle.iter().flat_map(|cycle| [&cycle.bad, &cycle.good]);
        sum.about |= segment.length.iter().chain(cycle).any(|length| length.about);
        sum.growing |= is_going(segment, now);
        parts.push(part);
    }
    (sum.least, sum.most) = bounds(parts);
    sum
}

/// The latest point at which a period may have been going on: for an unknown end, the start plus the stated length.
#[must_use]
pub fn latest_end(segment: &Segment, now: Time) -> Time {
    let stated = segment.length.as_ref().filter(|_| segment.end == End::Unknown).and_then(|l| l.bounds);
    segment.latest_end(now).plus(stated.map_or(0, |(_, most)| most))
}

impl Part {
    /// What of a period lies within the window. `None` if there are no figures that may be counted.
    fn new(segment: &Segment, window: Window, now: Time) -> Option<Self> {
        // A length that was told while it went on has been overtaken. (The reader of feeds leaves such a one out.)
        let stated = segment.length.as_ref().filter(|_| segment.end != End::Ongoing).and_then(|l| l.bounds);
        let in_words = |instant: &Instant| instant.words.is_some();
        let start = &segment.start;
        // Bounds of a start that lie behind the end say nothing: it began before it ended.
        let (end_earliest, end_latest) = match &segment.end {
            End::At(end) if stated.is_none() && in_words(end) => return None,
            End::At(end) => (end.earliest(), end.latest()),
            End::Ongoing => (now, now.max(start.earliest())),
            End::Unknown => (start.earliest().plus(stated?.0), latest_end(segment, now)),
        };
        if stated.is_none() && in_words(start) {
            return None;
        }
        let cut = |(from, to): Window| (from.clamp(window.0, window.1), to.clamp(window.0, window.1));
        let whole = (start.earliest(), end_latest);
        let possible = cut(whole);
        // Bounds that stand behind words are for drawing only, and an author who says that it was shorter than its
        // bounds knows more than they do.
        let inner = (start.latest(), end_earliest);
        let told = !in_words(start) && !matches!(&segment.end, End::At(end) if in_words(end));
        let shorter = stated.is_some_and(|(least, _)| least < length(inner));
        let came_and_went = segment.cycle.is_some();
        let certain = if told && !shorter && !came_and_went { cut(inner) } else { (possible.0, possible.0) };
        let outside = length(whole) - length(possible);
        let (least, most) = stated.unwrap_or((length(whole).min(length(inner)), length(whole)));
        let least = segment.cycle.as_ref().map_or(least, |cycle| share(least, cycle));
        let least = (least - outside).min(length(possible)).max(length(certain));
        Some(Self { certain, possible, least, most: most.min(length(possible)).max(least) })
    }
}

/// How much of a length was bad at least where it came and went; that the good part came at its end may add a little.
fn share(length: Ms, cycle: &Cycle) -> Ms {
    let (Some((bad, _)), Some((_, good))) = (cycle.bad.bounds, cycle.good.bounds) else { return 0 };
    let round = bad.saturating_add(good).max(1);
    length / round * bad + (length % round - good).max(0).min(bad)
}

fn length((from, to): Window) -> Ms {
    to.since(from).max(0)
}

/// The length of each kind that occurs in the window, the worst first.
#[must_use]
pub fn by_kind(incidents: &[&Incident], window: Window, now: Time) -> Vec<(Kind, Sum)> {
    of_kinds(&|_| true, incidents, window, now)
}

/// The same for one component. What concerns the service as a whole concerns it too.
#[must_use]
pub fn of_component(component: ComponentIx, incidents: &[&Incident], window: Window, now: Time) -> Vec<(Kind, Sum)> {
    of_kinds(&|places| places.is_empty() || places.contains(&component), incidents, window, now)
}

fn of_kinds(
    wanted: &dyn Fn(&[ComponentIx]) -> bool,
    incidents: &[&Incident],
    window: Window,
    now: Time,
) -> Vec<(Kind, Sum)> {
    let mut out = Vec::new();
    for kind in Kind::ALL {
        let segments = incidents.iter().flat_map(|i| &i.segments).filter(|s| s.kind == kind && wanted(&s.components));
        let mut sum = sum(segments, window, now);
        // What is going on, with no start given.
        let is_now = window.0 <= now && now <= window.1;
        let goes_on = |i: &&&Incident| is_now && i.undated == Some(kind) && wanted(&i.undated_in);
        sum.untold += incidents.iter().filter(goes_on).count();
        if sum.periods + sum.untold > 0 {
            out.push((kind, sum));
        }
    }
    out
}

/// How fast the work went, from the start of the incident: at least, at most, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    /// Until it was noticed.
    pub detect: Option<(Ms, Ms)>,
    /// Until the first public word.
    pub first_word: Option<(Ms, Ms)>,
    /// Until it was better: the first update that says so and that no later one takes back, or the first attempt that
    /// helped.
    pub mitigate: Option<(Ms, Ms)>,
    /// Until it was over.
    pub resolve: Option<(Ms, Ms)>,
}

/// The pace of an incident, as far as the feed tells and until now. Planned work has none, and neither has what is told
/// in words or was before the start.
#[must_use]
pub fn pace(incident: &Incident, story: &Story, now: Time) -> Pace {
    let unplanned = |s: &&Segment| s.kind.is_trouble();
    let Some(first) = incident.segments.iter().find(unplanned) else { return Pace::default() };
    let until = |at: &Instant| between(&first.start, at);
    let better = |phase: Option<Phase>| {
        matches!(phase, Some(Phase::Monitoring | Phase::Verifying | Phase::Resolved | Phase::Postmortem))
    };
    let helped = |outcome| matches!(outcome, Outcome::Fixed | Outcome::Partly | Outcome::HeldUntil);
    let past = |at: &Option<Instant>| at.as_ref().filter(|at| at.latest() <= now).and_then(until);
    let ends = incident.segments.iter().filter(unplanned).map(|s| match &s.end {
        End::At(end) if end.latest() <= now => Some(end),
        End::At(_) | End::Ongoing | End::Unknown => None,
    });
    // With one period of unknown end, it is not known when it was over.
    let last = ends.collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max_by_key(|end| end.latest()));
    let last = last.filter(|_| reopened(incident, now).is_none());
    // Who looks for the cause again, or works on it, takes back what was said before; of what was over already nobody does.
    let is_over = |at: &Instant| last.is_some_and(|end| at.earliest() >= end.latest());
    let takes_back = |u: &Update| u.phase.is_some_and(Phase::is_open) && !u.at.as_ref().is_some_and(is_over);
    let lasting = story.updates.iter().rposition(takes_back).map_or(0, |last| last + 1);
    // The first of them counts. If one that may have been the first has no time, nothing can be said.
    let updates = story.updates.iter().skip(lasting).find(|u| better(u.phase)).map(|u| past(&u.at));
    let attempts = story.attempts.iter().filter(|a| helped(a.outcome)).map(|a| past(&a.at));
    let mitigate = updates.into_iter().chain(attempts).collect::<Option<Vec<_>>>();
    let lasts = |better: &(Ms, Ms)| !is_as_bad_after(incident, first.start.earliest().plus(better.1), now);
    let goes_on = incident.segments.iter().any(|s| unplanned(&s) && s.end == End::Ongoing);
    let told = story.resolution.as_ref().and_then(|r| r.at.as_ref());
    let is_believed = |at: &&Instant| {
        let begun = incident.segments.iter().filter(|s| s.start.earliest() <= now);
        !goes_on && at.latest() <= now && reopened(incident, now).is_none() && comes_last(at, begun.filter(unplanned))
    };
    Pace {
        detect: story.detection.as_ref().and_then(|d| d.at.as_ref()).and_then(until),
        // What was announced before it began is no word about it.
        first_word: story.updates.iter().find(|u| u.phase != Some(Phase::Scheduled)).and_then(|u| past(&u.at)),
        mitigate: mitigate.and_then(|times| times.into_iter().filter(lasts).min()),
        resolve: told.filter(is_believed).or(last).and_then(until),
    }
}

/// Whether it is as bad as it ever was now, or was once more from then on: so long it was not better.
fn is_as_bad_after(incident: &Incident, then: Time, now: Time) -> bool {
    let worst = incident.worst();
    let again = |s: &Segment| s.start.earliest() >= then && s.start.earliest() <= now;
    let goes_on = |s: &Segment| s.end == End::Ongoing || is_going(s, now);
    let is_bad = incident.segments.iter().any(|s| Some(s.kind) == worst && (goes_on(s) || again(s)));
    is_bad || incident.rest_goes_on || incident.undated.is_some_and(|kind| Some(kind) == worst)
}

fn between(start: &Instant, at: &Instant) -> Option<(Ms, Ms)> {
    let most = at.latest().since(start.earliest());
    let told = start.words.is_none() && at.words.is_none() && !at.rough && most >= 0;
    told.then(|| (at.earliest().since(start.latest()).max(0), most))
}
