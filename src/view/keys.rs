//! The timeline by keyboard. Only keys pressed while it has the focus are taken, and none with a modifier but Shift,
//! which many keyboards need for `+`: those belong to the browser.

use super::context::Page;
use super::controls::{PAN_STEP, ZOOM_STEP};
use super::list::spoken;
use super::pointer::{NOWHERE, Place};
use super::var::Var;
use crate::dates::Style;
use crate::model::{DAY_MS, Ms};
use crate::ui::Action;
use web_sys::KeyboardEvent;

/// For a window shorter than this the hours are announced too.
const SHORT_MS: Ms = 3 * DAY_MS;

/// What a key does.
fn action(key: &str) -> Option<Action> {
    Some(match key {
        "ArrowLeft" => Action::Step(-1),
        "ArrowRight" => Action::Step(1),
        "+" | "=" => Action::Zoom(ZOOM_STEP),
        "-" | "_" => Action::Zoom(1.0 / ZOOM_STEP),
        "PageUp" => Action::PanWindows(-PAN_STEP),
        "PageDown" => Action::PanWindows(PAN_STEP),
        "Home" => Action::Edge(false),
        "End" => Action::Edge(true),
        "Escape" => Action::Select(None),
        _ => return None,
    })
}

/// Whether a key was pressed alone, or with Shift.
#[inline(never)]
pub fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key())
}

pub fn on_key(page: &Page, hover: Var<Option<Place>>) -> impl Fn(KeyboardEvent) + 'static {
    let page = page.clone();
    move |event| {
        if !is_plain(&event) {
            return;
        }
        let key = event.key();
        if key == "Enter" {
            if let Some(current) = page.ctx.ui.with_untracked(|ui| ui.current) {
                event.prevent_default();
                page.open(current);
            }
            return;
        }
        let Some(action) = action(&key) else { return };
        let (open, current) = page.ctx.ui.with_untracked(|ui| (ui.selected.is_some(), ui.current));
        let about = hover.get_untracked();
        if key == "Escape" && !open {
            // Escape closes the card. Without a card it belongs to the page, which may close a dialog around the
            // widget.
            if about != Some(NOWHERE) && (about.is_some() || current.is_some()) {
                event.prevent_default();
                hover.set(Some(NOWHERE));
            }
            return;
        }
        // The bar under the mouse moves away.
        hover.set_if_other(None);
        event.prevent_default();
        let steps = matches!(action, Action::Step(_) | Action::Edge(_));
        page.act(action);
        match page.ctx.ui.with_untracked(|ui| ui.current).filter(|_| steps) {
            Some(current) => page.said.set(spoken(&page, current)),
            None => say_window(&page),
        }
    }
}

/// Says what is in view after it was zoomed or moved.
pub fn say_window(page: &Page) {
    let window = page.ctx.window.get_untracked();
    let style = if window.length() < SHORT_MS { Style::DateClock } else { Style::Date };
    page.said.set(page.lang().write_range(style, window.from(), window.to()));
}
