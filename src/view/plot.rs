//! The timeline itself: axis, lanes, what is said of them.

use super::context::{Older, Page};
use super::el::{El, View, all, div, el, live, nothing};
use super::lanes::lanes;
use super::measure::keep;
use super::parts::px;
use super::strip::{keep_placed, strip};
use super::var::Var;
use super::{card, keys, pointer};
use crate::layout::{TickMark, axis};

const HOW_TO: &str = "Timeline. Arrow keys: previous and next incident. Enter: open it. Plus and minus: zoom. \
                      The list below says the same in words.";

pub fn plot(page: &Page) -> View {
    let sizes = &page.ctx.sizes;
    let hover = Var::new(None);

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
    let plot = plot.on("keydown", keys::on_key(page, hover.clone()));
    let ticks = div("ticks").attr("aria-hidden", "true").child(ticks(page)).child(undrawn(page));
    let of = page.clone();
    pointer::listen(plot, page, &hover)
        .child(axis)
        .child(placed(page, ticks))
        .child(placed(page, div("lanes").child(lanes(page))))
        .child(live(move || match of.ctx.older.get() {
            // The list says it aloud.
            Older::Coming => div("coming").attr("aria-hidden", "true").words("Loading older incidents …").any(),
            _ => nothing(),
        }))
        .child(card::card(page, hover))
        .child(sizes.words())
        .child(aside)
        .any()
}

/// An element whose strips are kept where the window has them.
fn placed(page: &Page, element: El) -> El {
    let page = page.clone();
    element.slot(move |e| keep_placed(&page, e))
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
        page.drawn.set(());
        strip("strip", window, None).child(all(axis.ticks.iter().map(tick).chain(now))).any()
    })
}

/// Marks what came into view faster than it could be drawn: empty space would look as if nothing had happened there.
fn undrawn(page: &Page) -> View {
    let page = page.clone();
    live(move || {
        let (scene, window) = (page.whole.get(), page.ctx.window.get());
        let stretch = scene.stretch(window);
        let (from, to) = (stretch.x(scene.reach_px.0).min(scene.width_px), stretch.x(scene.reach_px.1).max(0.0));
        let edges = [(0.0, from), (to, scene.width_px)];
        let edge = |(a, b): (f64, f64)| (b > a).then(|| div("undrawn").style("left", px(a)).style("width", px(b - a)));
        all(edges.into_iter().filter_map(edge))
    })
}
