//! A bar of the timeline, and a mark for an attempt.

use super::el::{El, div, el};
use super::parts::px;
use super::strip::Strip;
use crate::i18n::en;
use crate::layout::{Bar, Body, EndMark, Marker, ROW_PX};
use crate::model::{Digits, Outcome, Timeline};

/// Narrower clusters show no count: it could not be read.
const COUNT_PX: f64 = 16.0;

/// A bar: a single element, since up to a hundred of them are drawn anew again and again while the reader zooms.
pub fn bar(lane: usize, bar: &Bar, strip: &Strip, timeline: &Timeline) -> El {
    let (single, count) = match &bar.body {
        Body::Single(single) => (Some(single), None),
        Body::Cluster { count, .. } => (None, Some(*count)),
    };
    let incident = single.and_then(|s| timeline.incidents.get(s.incident)).map(|i| (*i.id).to_owned());
    let fade = single.and_then(|s| s.fade_px);
    let edge = |n: usize| fade.and_then(|f| f.get(n).copied()).map(px);
    let cycle = single.and_then(|s| s.cycle);
    let word = match (count, single.filter(|s| s.word_px.is_some())) {
        (Some(count), _) if bar.width_px >= COUNT_PX => count.digits(),
        (Some(_), _) => String::new(),
        (None, Some(s)) if s.cycle.is_some() => en::CYCLE_IN_BAR.to_owned(),
        (None, Some(_)) => en::kind_in_bar(bar.kind).to_owned(),
        (None, None) => String::new(),
    };
    let end = single.map(|s| match s.end {
        EndMark::Closed => "closed",
        EndMark::Ongoing => "ongoing",
        EndMark::Unknown => "unknown",
    });
    let place = single.and_then(|s| s.word_px);
    let certain = single.is_some_and(|s| s.certain);
    let element = strip.between(div("bar"), bar.x_px, bar.x_px + bar.width_px);
    element
        .key(bar.first.0, bar.first.1)
        .part(if count.is_some() { "cluster" } else { "bar" })
        .attr("data-kind", bar.kind.id())
        .attr_if("data-incident", incident)
        .attr_if("data-count", count.map(|c| c.digits()))
        .attr_if("data-end", end)
        .attr_if("data-soft", fade.map(|_| if certain { "certain" } else { "uncertain" }))
        .attr_if("data-cycle", cycle.map(|_| ""))
        .attr("data-at", at(lane, bar))
        .style("top", px(f64::from(bar.row) * ROW_PX))
        .style("--a", edge(0))
        .style("--b", edge(1))
        .style("--c", edge(2))
        .style("--d", edge(3))
        .style("--period", cycle.map(|c| px(c.period_px)))
        .style("--bad", cycle.map(|c| px(c.bad_px)))
        // The word stands between these.
        .style("padding-left", place.map(|(from, _)| px(from)))
        .style("padding-right", place.map(|(from, width)| px(bar.width_px - from - width)))
        .words(word)
}

/// Identifies a bar in events. Stable while other bars come and go.
pub fn at(lane: usize, bar: &Bar) -> String {
    [&lane.digits(), " ", &bar.first.0.digits(), " ", &bar.first.1.digits()].concat()
}

/// A mark for one attempt or for several, over the stretch in which they may have been.
pub fn attempt(m: &Marker, strip: &Strip) -> [El; 2] {
    let sign = match (m.first == m.last, m.outcome) {
        (true, Outcome::Fixed) => "\u{2713}".to_owned(),
        (true, _) => (m.first + 1).digits(),
        (false, _) => [(m.first + 1).digits(), (m.last + 1).digits()].join("\u{2013}"),
    };
    let (from, to) = m.soft_px;
    let stretch = strip.between(el("i").class("stretch"), from, to);
    let mark = el("b").class("attempt").part("attempt").attr("data-outcome", m.outcome.id());
    [stretch, strip.at(mark.attr("data-attempt", m.first.digits()), m.x_px).words(sign)]
}
