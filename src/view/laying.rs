//! Which windows bars and axis are laid out for: see [`Pace`].

use super::context::Ctx;
use super::var::{Var, follow};
use crate::axis::Window;
use crate::layout::{Laid, Pace};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Calls back before the next frame is drawn.
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    pub fn request_frame(callback: JsValue);

    /// The time by the clock of the page, in ms.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn now_ms() -> f64;
}

struct Laying {
    pace: RefCell<Pace>,
    /// Told when another window may be due.
    due: Var<()>,
    /// A frame is waited for.
    counting: Cell<bool>,
}

/// The windows that bars and axis are to be laid out for, while another one may be shown. They follow `ctx.window`
/// until the current owner is dropped. `cost_ms` is what the last layout took.
pub fn laid(ctx: &Ctx, cost_ms: Rc<Cell<f64>>) -> (Var<Window>, Var<Window>) {
    let ctx = ctx.clone();
    let now = ctx.window.get_untracked();
    let laid = (Var::new(now), Var::new(now));
    let laying = Rc::new(Laying { pace: RefCell::new(Pace::new(now)), due: Var::new(()), counting: Cell::new(false) });
    let kept = laid.clone();
    follow(Box::new(move || {
        laying.due.track();
        let (window, aim) = (ctx.window.get(), ctx.ui.with_untracked(|ui| ui.window));
        let Laid { bars, axis } = laying.pace.borrow_mut().show(window, aim, cost_ms.get());
        kept.0.set_if_other(bars);
        kept.1.set_if_other(axis);
        count(&laying);
    }));
    laid
}

/// Counts frames while that makes a difference.
fn count(laying: &Rc<Laying>) {
    if laying.pace.borrow().is_idle() || laying.counting.replace(true) {
        return;
    }
    let weak = Rc::downgrade(laying);
    request_frame(Closure::once_into_js(move || {
        let Some(laying) = weak.upgrade() else { return };
        laying.counting.set(false);
        let due = laying.pace.borrow_mut().frame();
        if due {
            laying.due.set(());
        }
        count(&laying);
    }));
}
