//! The lanes of the plot, with bars and attempts in them.

use super::bars::{attempt, bar};
use super::context::Page;
use super::el::{El, View, all, div, kept, live, p};
use super::parts::{button, px};
use super::strip::Strip;
use super::turns::{Turns, go_on};
use super::var::{Var, follow};
use crate::i18n::en;
use crate::layout::{Lane, MAX_LANES, ROW_PX, Scene};
use crate::model::{Component, Timeline};
use std::cell::RefCell;
use std::rc::Rc;

/// Lanes whose turn it is not are shown as they were drawn last, stretched.
pub fn lanes(page: &Page) -> View {
    let (turns, again, drawn) = (Rc::<RefCell<Turns>>::default(), Var::new(()), Var::new(()));
    let (page, ended, of) = (page.clone(), drawn.clone(), Rc::clone(&turns));
    let cost_ms = Rc::clone(&page.cost_ms);
    follow(Box::new(move || {
        ended.track();
        if let Some(spent_ms) = of.borrow_mut().drawn() {
            cost_ms.set(spent_ms);
        }
    }));
    live(move || {
        again.track();
        let (scene, formats) = (page.scene.get(), page.ctx.formats.get());
        let turn = turns.borrow_mut().begin(&scene);
        let strip = Strip::new(&scene);
        let mut rows: Vec<El> = Vec::new();
        for (n, l) in scene.lanes.iter().enumerate() {
            rows.push(if turn.contains(&n) {
                lane(n, l, &strip, &page.loaded.timeline, &formats.language)
            } else {
                kept(key(l))
            });
        }
        if rows.is_empty() {
            rows.push(empty(&page, &scene, &strip));
        }
        if scene.lanes.len() + scene.folded_lanes > MAX_LANES {
            rows.push(folded(&page, scene.folded_lanes));
        }
        if !scene.attempts.is_empty() {
            let tried = scene.attempts.iter().flat_map(|m| attempt(m, &strip));
            let track = div("track").child(strip.view(tried));
            rows.push(row("lane tries").child(div("name").words("What was tried")).child(track));
        }
        if turn.end >= scene.lanes.len() {
            page.whole.set(scene);
        } else {
            go_on(&turns, &again);
        }
        drawn.set(());
        page.drawn.set(());
        all(rows)
    })
}

/// The one row of a window in which nothing was.
fn empty(page: &Page, scene: &Scene, strip: &Strip) -> El {
    let words = if page.ctx.found.get_untracked().is_some() {
        "No search results in this time range."
    } else if page.loaded.timeline.incidents.iter().any(|i| i.undated.is_some()) {
        // What goes on since nobody knows when may well have gone on in it.
        "Nothing with a known date is listed in this time range."
    } else {
        "No incident is listed in this time range."
    };
    let words = p("nothing", words);
    let track = div("track").child(strip.view(strip.no_data(scene.no_data_px))).child(words);
    row("lane").child(div("name")).child(track)
}

/// The list says the same aloud.
fn row(class: &'static str) -> El {
    div(class).attr("aria-hidden", "true")
}

/// Shows the lanes that are folded away, or folds them.
fn folded(page: &Page, lanes: usize) -> El {
    let more = en::count(lanes, "more component", "more components");
    let (words, most) = match lanes {
        0 => ("Show fewer".to_owned(), MAX_LANES),
        _ => (["Show ", &more].concat(), usize::MAX),
    };
    let shown = page.ctx.lanes.clone();
    div("folded").child(button("link", words).on_click(move || shown.set(most)))
}

fn lane(n: usize, lane: &Lane, strip: &Strip, timeline: &Timeline, language: &str) -> El {
    let component = lane.component.and_then(|c| Component::name(&timeline.components, c, language));
    let name = component.unwrap_or_else(|| "Whole service".to_owned());
    let bars = lane.bars.iter().map(|drawn| bar(n, drawn, strip, timeline));
    let bars = strip.view(strip.no_data(lane.no_data_px).into_iter().chain(bars));
    let track = div("track").style("height", px(f64::from(lane.rows) * ROW_PX)).child(bars);
    row("lane").key(key(lane).0, 0).child(div("name").part("lane").attr("title", name.clone()).words(name)).child(track)
}

/// What it is known by from one picture to the next.
fn key(lane: &Lane) -> (usize, usize) {
    (lane.component.map_or(0, |c| c as usize + 1), 0)
}
