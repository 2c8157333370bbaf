//! The timeline itself: axis, lanes, bars, attempts.

use super::bars::{attempt, bar};
use super::context::{Older, Page};
use super::el::{El, View, all, div, el, live, nothing, p};
use super::measure::{Made, keep};
use super::parts::px;
use super::var::Var;
use super::{card, keys, pointer};
use crate::i18n::en;
use crate::layout::{Lane, ROW_PX, TickMark};
use crate::model::Timeline;

const HOW_TO: &str = "Timeline. Left and right arrow: incident before and after. Enter: read it. Plus and minus: zoom. \
                      The list below says the same in words.";

pub fn plot(page: &Page) -> View {
    let element: Made = Var::new(None);
    let sizes = &page.ctx.sizes;
    let hands = pointer::Hands::new(page, element.clone(), sizes.track.clone());
    let said = Var::new(String::new());

    let of = page.clone();
    let context = live(move || {
        let formats = of.ctx.formats.get();
        let words = of.scene.get().context.map(|c| formats.context(c.time, c.unit));
        el("span").words(words.unwrap_or_default()).any()
    });
    let axis = keep(div("track"), &sizes.track);
    let axis = div("lane axis").attr("aria-hidden", "true").child(div("name context").child(context)).child(axis);
    let aside = el("p").class("aside").attr("aria-live", "polite");
    let heard = said.clone();
    let aside = aside.child(live(move || el("span").words(heard.get()).any()));

    let plot = div("plot").part("plot").attr("tabindex", "0").attr("role", "application");
    let plot = plot.attr("aria-roledescription", "timeline").attr("aria-label", HOW_TO);
    let plot = keep(plot, &element).on("keydown", keys::on_key(page, said));
    let hover = hands.hover.clone();
    let of = page.clone();
    pointer::listen(plot, hands)
        .child(axis)
        .child(div("ticks").attr("aria-hidden", "true").child(ticks(page)))
        .child(div("lanes").attr("aria-hidden", "true").child(lanes(page)))
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
        let (scene, formats) = (page.scene.get(), page.ctx.formats.get());
        let tick = |t: &TickMark| {
            let label = if t.labelled { formats.tick(t.time, t.unit, t.strong) } else { String::new() };
            let tick = div("tick").key(t.time.0 as usize, t.unit as usize);
            tick.attr_if("data-strong", t.strong.then_some("")).style("left", px(t.x_px)).words(label)
        };
        let now = scene.now_px.map(|x| div("now").style("left", px(x)));
        all(scene.ticks.iter().map(tick).chain(now))
    })
}

fn lanes(page: &Page) -> View {
    let page = page.clone();
    live(move || {
        let (scene, formats) = (page.scene.get(), page.ctx.formats.get());
        let mut rows: Vec<El> = Vec::new();
        for (n, l) in scene.lanes.iter().enumerate() {
            rows.push(lane(n, l, scene.origin_px, &page.loaded.timeline, &formats.language));
        }
        if rows.is_empty() {
            let words = p("nothing", "No incident is published for this stretch of time.");
            let track = div("track").child(no_data(scene.no_data_px)).child(words);
            rows.push(div("lane").child(div("name")).child(track));
        }
        if scene.folded_lanes > 0 {
            let count = en::count(scene.folded_lanes, "more component", "more components");
            rows.push(p("folded", [&count, " had incidents here; zoom in to see them."].concat()));
        }
        if !scene.attempts.is_empty() {
            let track = div("track").child(all(scene.attempts.iter().flat_map(attempt)));
            rows.push(div("lane tries").child(div("name").words("What was tried")).child(track));
        }
        all(rows)
    })
}

fn lane(n: usize, lane: &Lane, origin_px: f64, timeline: &Timeline, language: &str) -> El {
    let component = lane.component.and_then(|c| timeline.components.get(c as usize));
    let name = component.map_or("All of it", |c| c.name.get(language)).to_owned();
    let bars = lane.bars.iter().map(|drawn| bar(n, drawn, origin_px, timeline));
    // Whole px: edges stay sharp.
    let bars = div("bars").style("translate", px(-origin_px.round())).child(all(bars));
    let track = div("track").style("height", px(f64::from(lane.rows) * ROW_PX));
    let track = track.child(no_data(lane.no_data_px)).child(bars);
    let key = lane.component.map_or(0, |c| c as usize + 1);
    div("lane").key(key, 0).child(div("name").part("lane").words(name)).child(track)
}

fn no_data(width_px: f64) -> View {
    if width_px > 0.0 { el("i").class("nodata").part("no-data").style("width", px(width_px)).any() } else { nothing() }
}
