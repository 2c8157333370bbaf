//! How a picture that follows another one is drawn: lane by lane, as many in each frame as it has time for. A slow
//! device spreads over several frames what would make it stall.

use super::laying::{now_ms, request_frame};
use super::var::Var;
use crate::layout::{Scene, is_near};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// Time for drawing lanes in one frame, in ms; the browser takes twice as long to lay them out and paint them.
const TURN_MS: f64 = 1.5;

/// How far a picture has been drawn.
#[derive(Default)]
pub struct Turns {
    scene: Arc<Scene>,
    /// The first lane that is not drawn yet.
    next: usize,
    /// How many are drawn in a frame: at least one, but none in the frame that works out the picture, if that is slow.
    at_once: usize,
    /// It is drawn in turns, not at once.
    in_turns: bool,
    frame: Frame,
    /// When this turn began, and how long those before it took.
    began_ms: f64,
    spent_ms: f64,
}

/// The frame in which a picture goes on.
#[derive(Clone, Copy, Default, PartialEq)]
enum Frame {
    #[default]
    None,
    /// Requested. It is requested only once, whatever comes meanwhile.
    Waited,
    Come,
}

impl Turns {
    /// Begins a turn: the lanes that are drawn in it. The others stay as they were drawn last.
    pub fn begin(&mut self, scene: &Arc<Scene>) -> Range<usize> {
        self.began_ms = now_ms();
        let goes_on = self.frame == Frame::Come && Arc::ptr_eq(&self.scene, scene);
        if self.frame == Frame::Come {
            self.frame = Frame::None;
        }
        self.in_turns = goes_on || self.scene.window != scene.window && is_near(self.scene.window, scene.window);
        if !goes_on {
            (self.next, self.spent_ms) = (0, 0.0);
            self.scene = Arc::clone(scene);
        }
        let from = self.next;
        self.next = if self.in_turns { from + self.at_once.max(usize::from(goes_on)) } else { usize::MAX };
        from..self.next
    }

    /// The turn is drawn. Answers with the ms that the picture has cost so far; `None` if it was drawn at once, with
    /// everything around it, where the time says nothing about the picture.
    pub fn drawn(&mut self) -> Option<f64> {
        if !self.in_turns {
            return None;
        }
        let took_ms = now_ms() - self.began_ms;
        self.spent_ms += took_ms;
        self.at_once = if took_ms < TURN_MS { self.at_once + 1 } else { self.at_once / 2 };
        Some(self.spent_ms)
    }
}

/// Has `again` set in the next frame, unless that is on its way already.
pub fn go_on(turns: &Rc<RefCell<Turns>>, again: &Var<()>) {
    if std::mem::replace(&mut turns.borrow_mut().frame, Frame::Waited) == Frame::Waited {
        return;
    }
    let (turns, again) = (Rc::downgrade(turns), again.clone());
    request_frame(Closure::once_into_js(move || {
        let Some(turns) = turns.upgrade() else { return };
        turns.borrow_mut().frame = Frame::Come;
        again.set(());
    }));
}
