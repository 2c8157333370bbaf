//! The timeline itself: axis, lanes, bars, attempts.

use super::bars::{attempt, bar};
use super::context::{Older, Page};
use super::el::{El, View, all, div, el, live, nothing, p};
use super::measure::{Made, keep};
use super::parts::px;
use super::strip::{Strip, keep_axis_placed, keep_placed};
use super::var::Var;
use super::{card, keys, pointer};
use crate::i18n::en;
use crate::layout::{Lane, ROW_PX, TickMark, axis};
use crate::model::Timeline;

const HOW_TO: &str = "Timeline. Left and right arrow: incident before and after. Enter: read it. Plus and minus: zoom. \
                      The list below says the same in words.";

pub fn plot(page: &Page) -> View {
    let element: Made = Var::new(None);
    let sizes = &page.ctx.sizes;
    let hands = pointer::Hands::new(page, element.clone(), sizes.track.clone());
    let hover = hands.hover.clone();

    let of = page.clone();
    let context = live(move || {
        let formats = of.ctx.formats.get();
        let words = of.context.get().map(|(time, unit)| formats.context(time, unit));
        el("span").words(words.unwrap_or_default()).any()
    });
    let axis = keep(div("track"), &sizes.track);
    let axis = div("lane axis").attr("aria-hidden", "true").child(div("name context").child(context)).child(axis);
    let aside = el("p").class("aside").attr("aria-live", "polite");
    let heard = page.said.clone();
    let aside = aside.child(live(move || el("span").words(heard.get()).any()));

    let plot = div("plot").part("plot").attr("tabindex", "0").attr("role", "application");
    let plot = plot.attr("aria-roledescription", "timeline").attr("aria-label", HOW_TO);
    let plot = keep(plot, &element).on("keydown", keys::on_key(page, hover.clone()));
    let ticks = div("ticks").attr("aria-hidden", "true").child(div("strip").child(ticks(page))).child(undrawn(page));
    let (of, moved, axis_moved) = (page.clone(), page.clone(), page.clone());
    pointer::listen(plot, hands)
        .child(axis)
        .child(ticks.slot(move |e| keep_axis_placed(&axis_moved, e)))
        .child(div("lanes").attr("aria-hidden", "true").child(lanes(page)).slot(move |e| keep_placed(&moved, e)))
        .child(live(move || match of.ctx.older.get() {
            // The list says it aloud.
            Older::Coming => {
                div("coming").attr("aria-hidden", "true").words("Older incidents are being loaded …").any()
            }
            _ => nothing(),
        }))
        .child(card::card(page, hover))
        .child(sizes.words())
        .child(aside)
        .any()
}

fn ticks(page: &Page) -> View {
    let page = page.clone();
    live(move || {
        let (window, formats, now) = (page.axis.get(), page.ctx.formats.get(), page.ctx.now.get());
        let axis = page.ctx.sizes.look.with(|look| axis(window, &formats.offsets, now, look));
        page.context.set_if_other(axis.context);
        let tick = |t: &TickMark| {
            let label = if t.labelled { formats.tick(t.time, t.unit, t.strong) } else { String::new() };
            let tick = div("tick").key(t.time.0 as usize, t.unit as usize);
            tick.attr_if("data-strong", t.strong.then_some("")).style("translate", px(t.x_px)).words(label)
        };
        let now = axis.now_px.map(|x| div("now").style("translate", px(x)));
        all(axis.ticks.iter().map(tick).chain(now))
    })
}

/// What came into view faster than it could be drawn: for that moment it must not look as if nothing had happened there.
fn undrawn(page: &Page) -> View {
    let page = page.clone();
    live(move || {
        let scene = page.scene.get();
        let stretch = scene.stretch(page.ctx.window.get());
        let (from, to) = (stretch.x(scene.reach_px.0).min(scene.width_px), stretch.x(scene.reach_px.1).max(0.0));
        let edges = [(0.0, from), (to, scene.width_px)];
        let edge = |(a, b): (f64, f64)| (b > a).then(|| div("undrawn").style("left", px(a)).style("width", px(b - a)));
        all(edges.into_iter().filter_map(edge))
    })
}

fn lanes(page: &Page) -> View {
    let page = page.clone();
    live(move || {
        let (scene, formats) = (page.scene.get(), page.ctx.formats.get());
        let strip = Strip::new(&scene);
        page.drawn.set(());
        let mut rows: Vec<El> = Vec::new();
        for (n, l) in scene.lanes.iter().enumerate() {
            rows.push(lane(n, l, &strip, &page.loaded.timeline, &formats.language));
        }
        if rows.is_empty() {
            let words = if page.ctx.found.get_untracked().is_some() {
                "Nothing that was searched for is in this stretch of time."
            } else {
                "No incident is published for this stretch of time."
            };
            let words = p("nothing", words);
            let track = div("track").child(Strip::view(strip.no_data(scene.no_data_px))).child(words);
            rows.push(div("lane").child(div("name")).child(track));
        }
        if scene.folded_lanes > 0 {
            let count = en::count(scene.folded_lanes, "more component", "more components");
            rows.push(p("folded", [&count, " had incidents here; zoom in to see them."].concat()));
        }
        if !scene.attempts.is_empty() {
            let tried = scene.attempts.iter().flat_map(|m| attempt(m, &strip));
            let track = div("track").child(Strip::view(tried));
            rows.push(div("lane tries").child(div("name").words("What was tried")).child(track));
        }
        all(rows)
    })
}

fn lane(n: usize, lane: &Lane, strip: &Strip, timeline: &Timeline, language: &str) -> El {
    let component = lane.component.and_then(|c| timeline.components.get(c as usize));
    let name = component.map_or("All of it", |c| c.name.get(language)).to_owned();
    let bars = lane.bars.iter().map(|drawn| bar(n, drawn, strip, timeline));
    let bars = Strip::view(strip.no_data(lane.no_data_px).into_iter().chain(bars));
    let track = div("track").style("height", px(f64::from(lane.rows) * ROW_PX)).child(bars);
    let key = lane.component.map_or(0, |c| c as usize + 1);
    div("lane").key(key, 0).child(div("name").part("lane").words(name)).child(track)
}
