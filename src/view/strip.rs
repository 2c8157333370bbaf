//! What lies in a line of the plot and moves with the window: one property moves and stretches everything in it.

use super::context::Page;
use super::el::{El, all, div, el};
use super::parts::px;
use super::var::follow;
use crate::axis::Window;
use crate::layout::Scene;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/view/lay.js")]
extern "C" {
    /// Notes the time that a strip was drawn for, and where in the strip that time begins: `origin_px`, or its left
    /// edge.
    fn lay(strip: HtmlElement, from_ms: f64, length_ms: f64, origin_px: Option<f64>);
}

#[wasm_bindgen(module = "/src/view/strip.js")]
extern "C" {
    /// Moves the strips in an element so that `length_ms` from `from_ms` on are in view, on `width_px`.
    fn place(within: &HtmlElement, from_ms: f64, length_ms: f64, width_px: usize);
}

/// The strips of a scene.
pub struct Strip {
    window: Window,
    origin_px: f64,
    /// The first px that is drawn.
    from_px: f64,
}

impl Strip {
    pub const fn new(scene: &Scene) -> Self {
        Self { window: scene.window, origin_px: scene.origin_px, from_px: scene.reach_px.0 }
    }

    /// A strip with that in it: [`keep_placed`] gives it its place.
    pub fn view(&self, content: impl IntoIterator<Item = El>) -> El {
        strip("strip bars", self.window, Some(self.origin_px)).child(all(content))
    }

    /// Puts something at a place.
    pub fn at(&self, el: El, x_px: f64) -> El {
        el.style("left", px(self.origin_px + x_px))
    }

    /// Has something reach from one place to another.
    pub fn between(&self, el: El, from_px: f64, to_px: f64) -> El {
        self.at(el, from_px).style("width", px(to_px - from_px))
    }

    /// No data up to a place, if there is one.
    pub fn no_data(&self, to_px: Option<f64>) -> Option<El> {
        to_px.map(|to_px| self.between(el("i").class("nodata").part("no-data"), self.from_px, to_px))
    }
}

/// A strip that is drawn for a window. The window's left edge is `origin_px` from that of the strip, or the same.
pub fn strip(class: &'static str, window: Window, origin_px: Option<f64>) -> El {
    div(class).slot(move |e| lay(e, window.from().0 as f64, window.length() as f64, origin_px))
}

/// Keeps the strips in an element where the window has them, all in one call and without asking what is in them: this
/// is what happens in every frame. What draws some of them anew tells it by `page.drawn`.
pub fn keep_placed(page: &Page, within: HtmlElement) {
    let page = page.clone();
    follow(Box::new(move || {
        page.drawn.track();
        let window = page.ctx.window.get();
        place(&within, window.from().0 as f64, window.length() as f64, page.scene.get_untracked().width_px as usize);
    }));
}
