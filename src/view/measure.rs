//! How wide things are on the screen.

use super::el::{El, View, all, div, el};
use super::var::{Var, follow};
use crate::i18n::en;
use crate::layout::Look;
use crate::model::Kind;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

/// An element that is made later.
pub type Made = Var<Option<HtmlElement>>;

/// What is measured, and what it measures.
pub struct Sizes {
    /// The strip over everything.
    pub strip: Made,
    /// A line of the plot, without its name.
    pub track: Made,
    /// The words of bars: see [`words`].
    pub words: Made,
    /// Width of the strip, in px.
    pub strip_px: Var<usize>,
    /// Everything that the picture depends on.
    pub look: Var<Look>,
}

impl Default for Sizes {
    fn default() -> Self {
        let made = || Var::new(None);
        Self { strip: made(), track: made(), words: made(), strip_px: Var::new(0), look: Var::new(Look::default()) }
    }
}

impl Sizes {
    /// Follows the sizes until the owner of this call is gone.
    pub fn follow(&self) {
        let strip_px = self.strip_px.clone();
        follow_width(self.strip.clone(), Box::new(move |px| strip_px.set_if_other(px)));
        let (look, words) = (self.look.clone(), self.words.clone());
        let tell = move |width_px| {
            let mut measured = look.get_untracked();
            measured.width_px = width_px as f64;
            let spans = words.get_untracked().map(|w| w.children());
            let width = |n: u32| Some(f64::from(spans.as_ref()?.item(n)?.scroll_width()));
            for (n, px) in (0..).zip(measured.words_px.iter_mut()) {
                *px = width(n).unwrap_or(*px);
            }
            measured.cycle_word_px = width(Kind::ALL.len() as u32).unwrap_or(measured.cycle_word_px);
            look.set_if_other(measured);
        };
        follow_width(self.track.clone(), Box::new(tell));
    }

    /// The elements of the timeline that are measured, invisible, while the feed is loading: so everything is drawn at
    /// once and laid out once when it has come.
    pub fn ruler(&self) -> View {
        let axis = div("lane axis").child(div("name")).child(keep(div("track"), &self.track));
        let plot = div("plot").child(axis).child(self.words());
        div("timeline ruler").attr("aria-hidden", "true").child(keep(div("overview"), &self.strip)).child(plot).any()
    }

    /// The words that may stand in bars, invisible.
    pub fn words(&self) -> El {
        let words = Kind::ALL.map(en::kind_in_bar).into_iter().chain([en::CYCLE_IN_BAR]);
        let words = all(words.map(|w| el("span").words(w)));
        keep(div("measure").attr("aria-hidden", "true"), &self.words).child(words)
    }
}

/// `el`, to be found in `made` when it is there.
pub fn keep(el: El, made: &Made) -> El {
    let made = made.clone();
    el.slot(move |e| made.set(Some(e)))
}

/// Follows the width of an element until it is dropped.
#[must_use = "dropping it ends the observation"]
struct WidthObserver {
    observer: ResizeObserver,
    /// Kept alive for as long as the browser may call it.
    _callback: Closure<dyn FnMut()>,
}

impl WidthObserver {
    /// `None` where the browser cannot observe.
    fn new(element: &HtmlElement, tell: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(tell);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `tell` with the width of an element in px, once it is there and whenever it changes, until the owner of this
/// call is gone.
fn follow_width(element: Made, tell: Box<dyn Fn(usize)>) {
    let mut observer = None;
    let tell = Rc::new(tell);
    follow(Box::new(move || {
        let Some(element) = element.get() else { return };
        let (of, tell) = (element.clone(), Rc::clone(&tell));
        let tell = move || tell(usize::try_from(of.offset_width()).unwrap_or(0));
        // An element in the place of another is measured when it is laid out, with everything around it.
        if observer.is_none() {
            tell();
        }
        drop(observer.take());
        observer = WidthObserver::new(&element, tell);
    }));
}
