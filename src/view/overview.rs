//! The strip over everything, with the window in view.

use super::context::Page;
use super::el::{View, all, div, el, live};
use super::measure::keep;
use super::parts::px;
use crate::axis::{LabelGaps, Scale, Unit, Window, ticks};
use crate::layout::overview;

/// The window is never drawn narrower: it could not be seen.
const MIN_WINDOW_PX: f64 = 10.0;
/// Room that the label of a year needs.
const LABEL_PX: f64 = 72.0;

pub fn strip(page: &Page) -> View {
    let here = page.clone();
    let marks = live(move || {
        let scale = scale(&here);
        let strip = overview(&here.loaded.index, &scale.window(), scale.width_px(), here.ctx.now.get());
        let nodata = el("i").class("nodata").style("width", px(strip.no_data_px));
        let mark =
            |m: &crate::layout::Mark| el("i").class("mark").attr("data-kind", m.kind.id()).style("left", px(m.x_px));
        all([nodata].into_iter().chain(strip.marks.iter().map(mark)))
    });
    let here = page.clone();
    let labels = live(move || {
        let (scale, formats) = (scale(&here), here.ctx.formats.get());
        let label = |t: crate::axis::Tick| {
            el("span")
                .class("overview-label")
                // Not cut at the left edge.
                .style("left", px(scale.x_of(t.time).max(LABEL_PX / 4.0)))
                .words(formats.tick(t.time, t.unit, t.strong))
        };
        let gaps = LabelGaps::all(LABEL_PX);
        let mut ticks = ticks(&scale.window(), &formats.offsets, scale.width_px(), &gaps).list;
        // Days between months are too much for a strip, and the last label may not fit any more.
        let months = ticks.iter().any(|t| t.unit >= Unit::Month);
        let last_px = scale.width_px() - LABEL_PX / 2.0;
        ticks.retain(|t| (!months || t.unit >= Unit::Month) && scale.x_of(t.time) < last_px);
        all(ticks.into_iter().map(label))
    });
    let here = page.clone();
    let frame = live(move || {
        let (left, width) = frame(&scale(&here), &here.ctx.window.get());
        el("i").class("frame").style("translate", px(left)).style("width", px(width)).any()
    });
    // Who presses and pulls here is heard in src/embed/js/after/overview.js.
    let strip = keep(div("overview").part("overview").attr("aria-hidden", "true"), &page.ctx.sizes.strip);
    // The frame moves in every frame, over a ground that stays.
    strip.child(div("ground").child(marks).child(labels)).child(frame).any()
}

/// Everything on the width of the strip; follows both.
fn scale(page: &Page) -> Scale {
    let reach = page.loaded.ground(page.ctx.now.get()).reach();
    Scale::new(reach, page.ctx.sizes.strip_px.get() as f64)
}

/// Left edge and width of the window on the strip.
fn frame(scale: &Scale, window: &Window) -> (f64, f64) {
    let (from, to) = (scale.x_of(window.from()).max(0.0), scale.x_of(window.to()).min(scale.width_px()));
    let width = (to - from).max(MIN_WINDOW_PX);
    let left = f64::midpoint(from, to) - width / 2.0;
    (left.min(scale.width_px() - width).max(0.0), width)
}
