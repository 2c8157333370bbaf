//! The card beside the bar under the mouse, or beside the bar that the keyboard is at.

use super::context::Page;
use super::el::{El, View, div, el, live, nothing, p};
use super::list::kind_chips;
use super::parts::{kind_words, of_feed, px, swatch};
use super::pointer::Place;
use super::var::Var;
use crate::dates::Style;
use crate::dates::words::{dates, period as period_words};
use crate::i18n::en::count;
use crate::layout::{Bar, Body, ROW_PX, Scene};
use crate::model::{Incident, IncidentIx, Segment};

/// Room that a card needs; near the right edge it is moved to the left.
const CARD_PX: f64 = 280.0;

pub fn card(page: &Page, hover: Var<Option<Place>>) -> View {
    let page = page.clone();
    live(move || {
        let hover = hover.get();
        let current = page.ctx.ui.with(|ui| ui.current.filter(|_| ui.selected != ui.current));
        if hover.is_none() && current.is_none() {
            return nothing();
        }
        let scene = page.scene.get();
        let at = hover.is_none().then_some(current).flatten();
        let place = hover.or_else(|| place_of(&scene, at?, page.loaded.timeline.incidents.get(at?)?));
        draw(&page, &scene, place, at).map_or_else(nothing, El::any)
    })
}

/// `at`: the incident that the keyboard is at. Without a place of its own it has its card below all lanes.
fn draw(page: &Page, scene: &Scene, place: Option<Place>, at: Option<IncidentIx>) -> Option<El> {
    let bar = place.and_then(|place| scene.lanes.get(place.0)?.bars.get(place.1));
    let lanes = place.map_or(usize::MAX, |place| place.0 + 1);
    let below: f64 = scene.lanes.iter().take(lanes).map(|l| f64::from(l.rows) * ROW_PX + 13.0).sum();
    let x = scene
        .stretch(page.ctx.window.get())
        .x(bar.map_or(0.0, |bar| bar.x_px))
        .max(0.0)
        .min((page.ctx.sizes.look.with_untracked(|l| l.width_px) - CARD_PX).max(0.0));
    let card = div("card").part("card").attr("aria-hidden", "true").style("--x", px(x)).style("--y", px(below));
    words(page, bar, card, at)
}

fn words(page: &Page, bar: Option<&Bar>, card: El, at: Option<IncidentIx>) -> Option<El> {
    let (formats, now) = (page.lang(), page.ctx.now.get_untracked());
    let i = match bar.map(|bar| &bar.body) {
        Some(Body::Single(single)) => Some(single.incident),
        _ => at,
    };
    let incident = i.and_then(|i| page.loaded.timeline.incidents.get(i));
    let title = incident.map(|i| of_feed(el("p").class("strong"), &i.title, &formats.language).any());
    let card = card.maybe(title).maybe(incident.map(|i| p("", dates(&formats, i, true, now)).any()));
    let mut more = nothing();
    match bar.map(|bar| (&bar.body, bar.kind)) {
        Some((Body::Cluster { count: n, from, to }, _)) => {
            let n = count(*n, "incident", "incidents");
            if incident.is_some() {
                return Some(card.child(p("", ["One of ", &n, " here."].concat())));
            }
            let card = card.child(p("strong", n));
            let card = card.child(p("", formats.write_range(Style::Date, *from, *to)));
            return Some(card.child(p("", "Click to zoom in.")));
        }
        Some((Body::Single(single), kind)) => {
            if let Some(incident) = incident
                && let Some(segment) = single.segment.and_then(|s| incident.segments.get(s))
            {
                let times = [": ", &period_words(&formats, incident, segment, now)].concat();
                let line = el("p").child(swatch(kind)).child(kind_words(kind)).words(times);
                let detail = segment.detail.as_ref().map(|d| of_feed(el("p"), d, &formats.language).any());
                more = View::Several(vec![line.any(), detail.unwrap_or_else(nothing)]);
            }
        }
        None => {}
    }
    Some(card.child(more).child(kind_chips(page, i?)))
}

/// The first bar of an incident; where it has none of its own, the first cluster that it is in.
fn place_of(scene: &Scene, i: IncidentIx, incident: &Incident) -> Option<Place> {
    let mut cluster = None;
    for (n, lane) in scene.lanes.iter().enumerate() {
        let is_here = |s: &&Segment| lane.component.map_or(s.components.is_empty(), |c| s.components.contains(&c));
        for (m, bar) in lane.bars.iter().enumerate() {
            match &bar.body {
                Body::Single(single) if single.incident == i => return Some((n, m)),
                Body::Cluster { from, to, .. } if cluster.is_none() => {
                    let is_in = |s: &Segment| (*from..=*to).contains(&s.start.middle());
                    cluster = incident.segments.iter().filter(is_here).any(is_in).then_some((n, m));
                }
                _ => {}
            }
        }
    }
    cluster
}
