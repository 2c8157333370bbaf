//! What lies in a line of the plot and moves with the window: two properties move and stretch everything in it.

use super::context::Page;
use super::el::{El, all, div, el};
use super::parts::px;
use super::var::follow;
use crate::layout::{Scene, Stretch};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/view/strip.js")]
extern "C" {
    /// Moves every strip in an element by so many px, and stretches it; `None`: it is as wide as it was laid out.
    fn place(within: &HtmlElement, x_px: f64, scale: Option<f64>);
}

/// The strips of a scene.
pub struct Strip {
    origin_px: f64,
    /// The first px that is drawn.
    from_px: f64,
}

impl Strip {
    pub const fn new(scene: &Scene) -> Self {
        Self { origin_px: scene.origin_px, from_px: scene.reach_px.0 }
    }

    /// A strip with that in it: [`keep_placed`] gives it its place.
    pub fn view(content: impl IntoIterator<Item = El>) -> El {
        div("strip bars").child(all(content))
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

/// Keeps the strip of the axis in an element where the window has it.
pub fn keep_axis_placed(page: &Page, within: HtmlElement) {
    let page = page.clone();
    follow(Box::new(move || {
        let (laid, shown, width_px) = (page.axis.get(), page.ctx.window.get(), page.scene.get_untracked().width_px);
        let stretch = Stretch::new(laid, shown, width_px);
        place(&within, stretch.shift_px, (laid != shown).then_some(stretch.scale));
    }));
}

/// Keeps the strips in an element where the window has them, all in one call and without asking what is in them: this is
/// what happens in every frame. Whoever draws them anew says so.
pub fn keep_placed(page: &Page, within: HtmlElement) {
    let page = page.clone();
    follow(Box::new(move || {
        page.drawn.track();
        let (window, scene) = (page.ctx.window.get(), page.scene.get_untracked());
        let stretch = scene.stretch(window);
        // Whole px: edges stay sharp.
        place(&within, stretch.x(-scene.origin_px).round(), (window != scene.window).then_some(stretch.scale));
    }));
}
