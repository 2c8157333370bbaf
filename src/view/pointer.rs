//! The mouse over the timeline: what is under it, and what a click opens. What moves the window by hand is in
//! `src/embed/js/after/hands.js`.

use super::bars;
use super::context::Page;
use super::el::El;
use super::var::Var;
use crate::axis::Window;
use crate::layout::Body;
use crate::ui::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, MouseEvent};

/// A bar by its lane and its place there.
pub type Place = (usize, usize);

/// A place without a bar: after a card was closed, the pointer counts as being here until it moves.
pub const NOWHERE: Place = (usize::MAX, 0);

/// Has `plot` tell `hover` which bar the mouse is over, and open what is clicked.
pub fn listen(mut plot: El, page: &Page, hover: &Var<Option<Place>>) -> El {
    for name in ["pointermove", "pointerleave", "wheel", "click"] {
        let (page, hover) = (page.clone(), hover.clone());
        plot = plot.on(name, move |event: MouseEvent| {
            let place = place_of(&page, &event);
            match (&*event.type_(), place) {
                ("click", Some(place)) => open(&page, place),
                ("click", None) => open_selected_attempt(&page, &event),
                // Not while something is dragged.
                ("pointermove", _) if event.buttons() == 0 => hover.set_if_other(place),
                _ => hover.set_if_other(None),
            }
        });
    }
    plot
}

/// The bar that an event is on.
fn place_of(page: &Page, event: &Event) -> Option<Place> {
    let bar = target(event)?.closest("[data-at]").ok()??;
    let at = bar.get_attribute("data-at")?;
    let lane: usize = at.split_once(' ')?.0.parse().ok()?;
    let scene = page.scene.get_untracked();
    let n = scene.lanes.get(lane)?.bars.iter().position(|bar| bars::at(lane, bar) == at)?;
    Some((lane, n))
}

fn open(page: &Page, (lane, n): Place) {
    let scene = page.scene.get_untracked();
    match scene.lanes.get(lane).and_then(|l| l.bars.get(n)).map(|b| &b.body) {
        Some(Body::Single(single)) => page.open(single.incident),
        Some(Body::Cluster { from, to, .. }) => {
            let window = Window::fit(*from, *to, 0.2);
            page.act(Action::Range(window.from(), window.to()));
        }
        None => {}
    }
}

/// A click on an attempt opens the incident that it belongs to.
fn open_selected_attempt(page: &Page, event: &Event) {
    let attempt = target(event).and_then(|t| t.closest("[data-attempt]").ok().flatten());
    if attempt.is_some()
        && let Some(marker) = page.scene.get_untracked().attempts.first()
    {
        page.open(marker.incident);
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
