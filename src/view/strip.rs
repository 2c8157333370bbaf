//! What lies in a line of the plot and moves with the window: two properties move and stretch everything in it.

use super::context::Page;
use super::el::{El, all, div, el};
use super::parts::{px, times_as_wide};
use super::var::follow;
use crate::axis::Window;
use crate::layout::Scene;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/view/strip.js")]
extern "C" {
    /// Moves and stretches every strip in an element.
    fn place(within: &HtmlElement, translate: &str, scale: &str);
}

/// The strips of a scene.
pub struct Strip {
    origin_px: f64,
    /// The first px that is drawn.
    from_px: f64,
    placed: [String; 2],
}

impl Strip {
    pub fn new(scene: &Scene, shown: Window) -> Self {
        Self { origin_px: scene.origin_px, from_px: scene.reach_px.0, placed: placed(scene, shown) }
    }

    /// A strip with that in it.
    pub fn view(&self, content: impl IntoIterator<Item = El>) -> El {
        let [translate, scale] = self.placed.clone();
        div("bars").style("translate", translate).style("scale", scale).child(all(content))
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

/// Where strips are, and how wide.
fn placed(scene: &Scene, shown: Window) -> [String; 2] {
    let stretch = scene.stretch(shown);
    // Whole px: edges stay sharp.
    [px(stretch.x(-scene.origin_px).round()), times_as_wide(stretch.scale)]
}

/// Keeps the strips in an element where the window has them, all in one call and without asking what is in them: this is
/// what happens in every frame.
pub fn keep_placed(page: &Page, within: HtmlElement) {
    let page = page.clone();
    follow(Box::new(move || {
        let [translate, scale] = placed(&page.scene.get(), page.ctx.window.get());
        place(&within, &translate, &scale);
    }));
}
