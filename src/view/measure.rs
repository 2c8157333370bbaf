//! How wide things are on the screen.

use super::plot::Made;
use super::var::follow;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

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
pub fn follow_width(element: Made, tell: Box<dyn Fn(usize)>) {
    let mut observer = None;
    let tell = Rc::new(tell);
    follow(Box::new(move || {
        let Some(element) = element.get() else { return };
        let (of, tell) = (element.clone(), Rc::clone(&tell));
        let tell = move || tell(usize::try_from(of.offset_width()).unwrap_or(0));
        tell();
        drop(observer.take());
        observer = WidthObserver::new(&element, tell);
    }));
}
