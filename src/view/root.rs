//! The whole widget, by what the feed has come to.

use super::context::{Ctx, Load, Loaded, Page, Shared};
use super::el::{View, div, el, live};
use super::var::{Derived, Var};
use super::{controls, head, laying, list, listed, message, notes, overview, plot};
use crate::i18n::en;
use crate::layout::{Input, SLOW_MS, scene};
use crate::ui::ViewMode;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// One widget.
pub fn widget(ctx: Ctx) -> View {
    ctx.sizes.follow();
    live(move || {
        let label = ctx.config.with(|c| c.label.clone()).unwrap_or_else(|| en::TITLE.to_owned());
        let body = match ctx.load.get() {
            Load::Loading => before(&ctx, message::loading()),
            Load::Failed(failure) => before(&ctx, message::failed(&ctx, &label, failure)),
            Load::Ready(loaded) => history(ctx.clone(), &label, loaded),
        };
        el("section").class("itl").part("root").attr("lang", "en").attr("aria-label", label).child(body).any()
    })
}

/// What is shown until there is a history, and the invisible elements that are measured meanwhile.
fn before(ctx: &Ctx, message: View) -> View {
    View::Several(vec![message, ctx.sizes.ruler()])
}

fn history(ctx: Ctx, label: &str, loaded: Arc<Loaded>) -> View {
    // The device is taken for a slow one until its speed is known.
    let cost_ms = Rc::new(Cell::new(SLOW_MS));
    let (window, axis) = laying::laid(&ctx, Rc::clone(&cost_ms));
    let (drawn, of) = (Arc::clone(&loaded), ctx.clone());
    let scene = Derived::new(move || {
        let (window, found, selected, now) = (window.get(), of.found.get(), of.opened.get(), of.now.get());
        let most_lanes = of.lanes.get();
        // During a search only what was found is drawn; the same goes for attempts.
        let selected = selected.filter(|i| found.as_ref().is_none_or(|found| found.incidents.binary_search(i).is_ok()));
        let (timeline, index) = (&drawn.timeline, found.as_ref().map_or(&drawn.index, |found| &found.index));
        Arc::new(of.sizes.look.with(|look| scene(&Input { timeline, index, window, now, selected, most_lanes }, look)))
    });
    listed::begin(&ctx, &loaded.timeline);
    let page = Page::new(Shared {
        ctx,
        loaded,
        scene,
        axis,
        drawn: Var::new(()),
        whole: Var::new(Arc::default()),
        cost_ms,
        context: Var::new(None),
        said: Var::new(String::new()),
    });
    let mut parts = vec![message::stale(&page.ctx), head::head(&page, label)];
    if page.loaded.timeline.incidents.is_empty() {
        parts.push(message::empty(&page));
    } else {
        let (view, controls, search) = page.ctx.config.with_untracked(|c| (c.view, c.controls, c.search));
        if view == ViewMode::Timeline {
            let timeline = div("timeline").part("timeline").child(overview::strip(&page)).child(plot::plot(&page));
            let timeline = timeline.child(controls::legend(&page));
            parts.push(timeline.maybe(controls.then(|| controls::controls(&page))).any());
        }
        if search {
            // What comes after the first view is put in here: see src/embed/js/after. No other part is a `span`, so
            // that none takes over this element, and what was put into it, when attributes change.
            parts.push(el("span").class("tools").part("tools").any());
        }
        parts.push(list::list(&page));
    }
    parts.push(notes::notes(&page));
    View::Several(parts)
}
