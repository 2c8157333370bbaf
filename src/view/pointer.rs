//! The timeline by mouse, touch and pen: drag, pinch, wheel, click.
//!
//! `touch-action: pan-y` in the style sheet leaves vertical scrolling to the page; a plain wheel does so by itself.

use super::bars;
use super::context::Page;
use super::el::El;
use super::measure::{Made, x_in};
use super::var::Var;
use crate::axis::{Scale, Window};
use crate::layout::Body;
use crate::model::Time;
use crate::ui::Action;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};

/// A bar by its lane and its place there.
pub type Place = (usize, usize);

/// Where no bar is: whoever closes a card is there until the pointer moves.
pub const NOWHERE: Place = (usize::MAX, 0);

/// A pointer that moved less is a click.
const CLICK_PX: f64 = 5.0;
/// How much a notch of the wheel (about 100 px) zooms: by a third.
const WHEEL_ZOOM: f64 = 0.003;

/// What pointers are doing.
#[derive(Default)]
struct Doing {
    /// Pressed pointers: id and where they are now.
    down: Vec<(i32, f64)>,
    /// The window when the last pointer went down or up, and where the pointers were then.
    from: Option<(Window, Vec<f64>)>,
    /// It was moved: the click that follows is none.
    dragged: bool,
}

/// Follows the pointers over a plot.
pub struct Hands {
    page: Page,
    plot: Made,
    track: Made,
    doing: RefCell<Doing>,
    /// The bar under the mouse.
    pub hover: Var<Option<Place>>,
}

impl Hands {
    pub fn new(page: &Page, plot: Made, track: Made) -> Self {
        Self { page: page.clone(), plot, track, doing: RefCell::default(), hover: Var::new(None) }
    }

    fn hear(&self, event: Event) {
        match &*event.type_() {
            "pointerdown" => self.down(event.unchecked_ref()),
            "pointermove" => self.moved(event.unchecked_ref()),
            "pointerleave" => self.hover.set_if_other(None),
            "click" => self.click(event.unchecked_ref()),
            "dblclick" => self.double_click(event.unchecked_ref()),
            "wheel" => self.wheel(event.unchecked_ref()),
            _ => self.up(event.unchecked_ref()),
        }
    }

    fn x_of(&self, client_x: i32) -> f64 {
        self.track.get_untracked().map_or(0.0, |t| x_in(&t, client_x))
    }

    fn window(&self) -> Window {
        self.page.ctx.window.get_untracked()
    }

    fn scale(&self, window: Window) -> Scale {
        Scale::new(window, self.page.ctx.sizes.look.with_untracked(|l| l.width_px))
    }

    fn time_at(&self, client_x: i32) -> Time {
        self.scale(self.window()).time_of(self.x_of(client_x))
    }

    /// Starts counting anew from the pointers that are down.
    fn hold(&self) {
        let window = self.window();
        let mut doing = self.doing.borrow_mut();
        doing.from = Some((window, doing.down.iter().map(|(_, x)| *x).collect()));
    }

    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let x = self.x_of(event.client_x());
        let mut doing = self.doing.borrow_mut();
        if event.is_primary() {
            // Others were let go where nobody heard of it.
            doing.down.clear();
        }
        doing.down.push((event.pointer_id(), x));
        doing.dragged = doing.down.len() > 1;
        if doing.dragged {
            doing.down.iter().for_each(|(id, _)| self.capture(*id));
        }
        drop(doing);
        self.hold();
    }

    /// From now on a pointer is followed wherever it goes, even if what it is on goes away. Not before it moves: a captured
    /// pointer clicks nothing.
    #[inline(never)]
    fn capture(&self, pointer: i32) {
        if let Some(plot) = self.plot.get_untracked() {
            drop(plot.set_pointer_capture(pointer));
        }
    }

    fn moved(&self, event: &PointerEvent) {
        let mut doing = self.doing.borrow_mut();
        if event.buttons() == 0 {
            // Let go where nobody heard of it.
            doing.down.clear();
        }
        if doing.down.is_empty() {
            return self.hover.set_if_other(self.place_of(event));
        }
        let x = self.x_of(event.client_x());
        if let Some(pointer) = doing.down.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
            pointer.1 = x;
        }
        let Some(window) = self.dragged_window(&doing) else { return };
        if !doing.dragged {
            doing.dragged = true;
            self.capture(event.pointer_id());
            self.hover.set(None);
        }
        drop(doing);
        self.page.act(Action::Range(window.from(), window.to()));
    }

    /// The window after the pointers moved: one moves it, two zoom it too. `None` if they hardly moved.
    fn dragged_window(&self, d: &Doing) -> Option<Window> {
        let (window, before) = d.from.as_ref()?;
        let scale = self.scale(*window);
        match (before.as_slice(), d.down.as_slice()) {
            ([x0], [(_, x1)]) => {
                let moved = x0 - x1;
                (d.dragged || moved.abs() > CLICK_PX).then(|| window.pan((moved * scale.ms_per_px()) as i64))
            }
            ([a0, b0, ..], [(_, a1), (_, b1), ..]) => {
                let factor = (b1 - a1).abs().max(20.0) / (b0 - a0).abs().max(20.0);
                let (middle0, middle1) = (f64::midpoint(*a0, *b0), f64::midpoint(*a1, *b1));
                let center = scale.time_of(middle0);
                let zoomed = window.zoom_at(center, factor);
                Some(zoomed.pan(((middle0 - middle1) * scale.ms_per_px() / factor) as i64))
            }
            _ => None,
        }
    }

    /// The bar that an event is on.
    fn place_of(&self, event: &Event) -> Option<Place> {
        let bar = target(event)?.closest("[data-at]").ok()??;
        let at = bar.get_attribute("data-at")?;
        let lane: usize = at.split_once(' ')?.0.parse().ok()?;
        let scene = self.page.scene.get_untracked();
        let n = scene.lanes.get(lane)?.bars.iter().position(|bar| bars::at(lane, bar) == at)?;
        Some((lane, n))
    }

    fn up(&self, event: &PointerEvent) {
        self.doing.borrow_mut().down.retain(|(id, _)| *id != event.pointer_id());
        self.hold();
    }

    fn click(&self, event: &MouseEvent) {
        if std::mem::take(&mut self.doing.borrow_mut().dragged) {
            return;
        }
        let Some((lane, n)) = self.place_of(event) else {
            self.open_selected_attempt(event);
            return;
        };
        let scene = self.page.scene.get_untracked();
        match scene.lanes.get(lane).and_then(|l| l.bars.get(n)).map(|b| &b.body) {
            Some(Body::Single(single)) => self.page.open(single.incident),
            Some(Body::Cluster { from, to, .. }) => {
                let window = Window::fit(*from, *to, 0.2);
                self.page.act(Action::Range(window.from(), window.to()));
            }
            None => {}
        }
    }

    /// A click on an attempt opens the incident that it belongs to.
    fn open_selected_attempt(&self, event: &Event) {
        let attempt = target(event).and_then(|t| t.closest("[data-attempt]").ok().flatten());
        if attempt.is_some()
            && let Some(marker) = self.page.scene.get_untracked().attempts.first()
        {
            self.page.open(marker.incident);
        }
    }

    fn double_click(&self, event: &MouseEvent) {
        if self.place_of(event).is_none() {
            self.page.act(Action::Zoom { at: Some(self.time_at(event.client_x())), factor: 2.0 });
        }
    }

    fn wheel(&self, event: &WheelEvent) {
        let line_px = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { 33.0 };
        let (dx, dy) = (event.delta_x() * line_px, event.delta_y() * line_px);
        self.hover.set_if_other(None);
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            #[expect(clippy::manual_clamp, reason = "clamp can panic and takes its words along")]
            let factor = (-dy * WHEEL_ZOOM).max(-1.0).min(1.0).exp();
            self.page.act(Action::Zoom { at: Some(self.time_at(event.client_x())), factor });
        } else if dx.abs() > dy.abs() {
            event.prevent_default();
            let ms = (dx * self.scale(self.window()).ms_per_px()) as i64;
            self.page.act(Action::Pan(ms));
        }
        // A plain wheel scrolls the page.
    }
}

/// What is listened to.
const HEARD: [&str; 8] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "click", "dblclick", "wheel"];

/// Has `hands` hear of everything that pointers do on the plot.
pub fn listen(mut plot: El, hands: Hands) -> El {
    let hands = Rc::new(hands);
    for name in HEARD {
        let hands = Rc::clone(&hands);
        plot = plot.on(name, move |event: Event| hands.hear(event));
    }
    plot
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
