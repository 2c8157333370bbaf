//! The lanes of the plot, with bars and attempts in them.
//!
//! A picture that follows another one is drawn lane by lane, as many in each frame as it has time for: what a slow device
//! would stand still for comes in several frames. Meanwhile each lane is shown as it was drawn last, stretched.

use super::bars::{attempt, bar};
use super::context::Page;
use super::el::{El, View, all, div, kept, live, p};
use super::laying::{now_ms, request_frame};
use super::parts::{button, px};
use super::strip::Strip;
use super::var::{Var, follow};
use crate::i18n::en;
use crate::layout::{Lane, MAX_LANES, ROW_PX, Scene, is_near};
use crate::model::{Component, Timeline};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// A frame in which lanes are drawn has so many ms for that; the browser takes twice as long to lay them out and paint them.
const TURN_MS: f64 = 1.5;

/// How far a picture has been drawn.
#[derive(Default)]
struct Turns {
    scene: Arc<Scene>,
    /// The first lane that is not drawn yet.
    next: usize,
    /// So many are drawn in a frame: one at least, but none in the frame that works out the picture, where that is slow.
    at_once: usize,
    /// It is drawn in turns, not at once.
    in_turns: bool,
    /// The frame is waited for in which it goes on: once, whatever comes meanwhile.
    waits: bool,
    /// It has come.
    goes_on: bool,
    /// When this turn began, and how long those before it took.
    began_ms: f64,
    spent_ms: f64,
}

pub fn lanes(page: &Page) -> View {
    let (turns, frame, drawn) = (Rc::<RefCell<Turns>>::default(), Var::new(()), Var::new(()));
    let (page, ended, of) = (page.clone(), drawn.clone(), Rc::clone(&turns));
    let cost_ms = Rc::clone(&page.cost_ms);
    follow(Box::new(move || {
        ended.track();
        let mut t = of.borrow_mut();
        // What is drawn with everything else around it tells nothing.
        if !t.in_turns {
            return;
        }
        let took_ms = now_ms() - t.began_ms;
        t.spent_ms += took_ms;
        cost_ms.set(t.spent_ms);
        t.at_once = if took_ms < TURN_MS { t.at_once + 1 } else { t.at_once / 2 };
    }));
    live(move || {
        frame.track();
        let mut t = turns.borrow_mut();
        t.began_ms = now_ms();
        let (scene, formats) = (page.scene.get(), page.ctx.formats.get());
        let goes_on = std::mem::take(&mut t.goes_on) && Arc::ptr_eq(&t.scene, &scene);
        t.in_turns = goes_on || t.scene.window != scene.window && is_near(t.scene.window, scene.window);
        if !goes_on {
            (t.next, t.spent_ms) = (0, 0.0);
            t.scene = Arc::clone(&scene);
        }
        let turn = t.next..if t.in_turns { t.next + t.at_once.max(usize::from(goes_on)) } else { usize::MAX };
        t.next = turn.end;
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
            let words = if page.ctx.found.get_untracked().is_some() {
                "Nothing that was searched for is in this stretch of time."
            } else {
                "No incident is published for this stretch of time."
            };
            let words = p("nothing", words);
            let track = div("track").child(strip.view(strip.no_data(scene.no_data_px))).child(words);
            rows.push(div("lane").child(div("name")).child(track));
        }
        if scene.lanes.len() + scene.folded_lanes > MAX_LANES {
            let more = en::count(scene.folded_lanes, "more component", "more components");
            let (words, most) = match scene.folded_lanes {
                0 => ("Show fewer".to_owned(), MAX_LANES),
                _ => (["Show ", &more].concat(), usize::MAX),
            };
            let shown = page.ctx.lanes.clone();
            rows.push(div("folded").child(button("link", words).on_click(move || shown.set(most))));
        }
        if !scene.attempts.is_empty() {
            let tried = scene.attempts.iter().flat_map(|m| attempt(m, &strip));
            let track = div("track").child(strip.view(tried));
            rows.push(div("lane tries").child(div("name").words("What was tried")).child(track));
        }
        if t.next >= scene.lanes.len() {
            page.whole.set(scene);
        } else if !std::mem::replace(&mut t.waits, true) {
            let (turns, frame) = (Rc::downgrade(&turns), frame.clone());
            request_frame(Closure::once_into_js(move || {
                let Some(turns) = turns.upgrade() else { return };
                let mut t = turns.borrow_mut();
                (t.waits, t.goes_on) = (false, true);
                drop(t);
                frame.set(());
            }));
        }
        drawn.set(());
        page.drawn.set(());
        all(rows)
    })
}

fn lane(n: usize, lane: &Lane, strip: &Strip, timeline: &Timeline, language: &str) -> El {
    let component = lane.component.and_then(|c| Component::name(&timeline.components, c, language));
    let name = component.unwrap_or_else(|| "All of it".to_owned());
    let bars = lane.bars.iter().map(|drawn| bar(n, drawn, strip, timeline));
    let bars = strip.view(strip.no_data(lane.no_data_px).into_iter().chain(bars));
    let track = div("track").style("height", px(f64::from(lane.rows) * ROW_PX)).child(bars);
    div("lane").key(key(lane).0, 0).child(div("name").part("lane").attr("title", name.clone()).words(name)).child(track)
}

/// What it is known by from one picture to the next.
fn key(lane: &Lane) -> (usize, usize) {
    (lane.component.map_or(0, |c| c as usize + 1), 0)
}
