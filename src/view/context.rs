//! What the components of one widget share.

use super::measure::Sizes;
use super::var::{Derived, Var};
use crate::axis::{Unit, Window};
use crate::dates::Formats;
use crate::feed::Note;
use crate::layout::{Index, Scene};
use crate::model::{IncidentIx, Time, Timeline};
use crate::ui::{Action, Config, Ground, Ui};
use std::cell::Cell;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use web_sys::Element;

/// How far the feed has come.
#[derive(Debug, Clone)]
pub enum Load {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<Loaded>),
    /// It cannot be shown.
    Failed(Failure),
}

/// A history that is ready to be shown.
#[derive(Debug)]
pub struct Loaded {
    /// The history, narrowed to what the attributes ask for.
    pub timeline: Arc<Timeline>,
    /// The same, sorted for drawing.
    pub index: Index,
    /// From the earliest start to the latest end.
    pub span: Option<(Time, Time)>,
    /// What was repaired or left out.
    pub notes: Vec<Note>,
}

impl Loaded {
    /// What actions are judged by.
    #[must_use]
    pub fn ground(&self, now: Time) -> Ground<'_> {
        Ground { timeline: &self.timeline, now, span: self.span }
    }
}

/// Some of the incidents of a history.
#[derive(Debug)]
pub struct Found {
    /// Their places, in the order of the timeline.
    pub incidents: Vec<IncidentIx>,
    /// Their periods, sorted for drawing.
    pub index: Index,
}

impl Found {
    /// These incidents of a history.
    #[must_use]
    pub fn new(timeline: &Timeline, incidents: Vec<IncidentIx>) -> Self {
        let index = Index::of(timeline, &|i| incidents.binary_search(&i).is_ok());
        Self { incidents, index }
    }

    /// Where steps through all incidents lead among these.
    fn step(&self, current: Option<IncidentIx>, action: &Action) -> Option<IncidentIx> {
        let last = self.incidents.len().checked_sub(1)?;
        let at = match (action, current) {
            // Later is up the list.
            (Action::Step(places), Some(current)) => match self.incidents.binary_search(&current) {
                Ok(at) => at.saturating_add_signed(-places).min(last),
                Err(at) => at.saturating_sub(usize::from(*places > 0)).min(last),
            },
            (Action::Edge(false), _) => last,
            _ => 0,
        };
        self.incidents.get(at).copied()
    }
}

/// Pages that are older than what is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Older {
    /// There are none.
    None,
    /// They can be had.
    More,
    /// One is on its way.
    Coming,
    /// One did not come: why.
    Failed(String),
}

/// Why a feed cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Stable name for `itl:error`.
    pub code: String,
    /// What happened and what to do, for a site owner.
    pub message: String,
    /// Trying again may help.
    pub retry: bool,
}

/// What one widget's views follow, and whom they ask. A handle, like [`Page`].
#[derive(Clone)]
pub struct Ctx(Rc<Vars>);

/// What a [`Ctx`] stands for.
pub struct Vars {
    /// What the site owner asks for.
    pub config: Var<Config>,
    /// How far the feed has come.
    pub load: Var<Load>,
    /// What the reader looks at. Its followers are not told when only the window moves.
    pub ui: Var<Ui>,
    /// The window of `ui`, or one on the way there. It may move in every frame.
    pub window: Var<Window>,
    /// The incident whose story is open: a variable of its own, so that rows are told of nothing else.
    pub opened: Var<Option<IncidentIx>>,
    /// The present.
    pub now: Var<Time>,
    /// Dates and times in the reader's language and zone.
    pub formats: Var<Rc<Formats>>,
    /// An incident that is to be scrolled to.
    pub reveal: Var<Option<IncidentIx>>,
    /// How many lanes are drawn.
    pub lanes: Var<usize>,
    /// The incidents that a search has found; `None`: there is no search.
    pub found: Var<Option<Arc<Found>>>,
    /// Where the listed stretch ends: the first place that is not listed.
    pub listed: Var<usize>,
    /// Where it begins: this many incidents before it are not listed.
    pub skipped: Var<usize>,
    /// What is shown is a copy of that time: the source cannot be read.
    pub stale: Var<Option<Time>>,
    /// Names of feeds of which nothing could be read.
    pub missing: Var<Vec<String>>,
    /// What is older than this.
    pub older: Var<Older>,
    /// What was measured of it.
    pub sizes: Sizes,
    /// What was noted about the feed when its stories were read.
    pub told: Var<Vec<Note>>,
    /// Fetches for the views; gone with the widget.
    pub asked: Weak<dyn Asks>,
}

/// What views ask for.
pub trait Asks {
    /// The story of an incident, to be drawn into a place with headings of a level. `None`: it stands there already,
    /// and what changes with time is drawn anew.
    fn tell(&self, place: &Element, incident: IncidentIx, level: Option<u8>);
    /// Shows the short or the long story in a place where it was told, if there are two.
    fn show_text(&self, place: &Element, long: bool);
    /// The next older page.
    fn more(&self);
    /// The feed once more.
    fn retry(&self);
}

impl std::ops::Deref for Ctx {
    type Target = Vars;

    fn deref(&self) -> &Vars {
        &self.0
    }
}

impl Ctx {
    /// A handle to all of this.
    pub fn new(vars: Vars) -> Self {
        Self(Rc::new(vars))
    }

    /// Changes what the reader looks at.
    pub fn change(&self, change: impl FnOnce(&mut Ui)) {
        let mut ui = self.ui.get_untracked();
        change(&mut ui);
        self.look_at(ui);
    }

    #[inline(never)]
    fn look_at(&self, ui: Ui) {
        let (window, opened) = (ui.window, ui.selected);
        let before = self.ui.get_untracked();
        let moves = before.window != window;
        if (Ui { window, ..before }) == ui {
            self.ui.put(ui);
        } else {
            self.ui.set(ui);
        }
        // During an animation the shown window may be anywhere.
        if moves || self.window.get_untracked() != window {
            self.window.set(window);
        }
        self.opened.set_if_other(opened);
    }
}

/// One widget with a history in it. A handle: a closure that holds one is two words long, and all of them are let go by
/// the same code.
#[derive(Clone)]
pub struct Page(Rc<Shared>);

/// What a [`Page`] stands for.
pub struct Shared {
    /// What it follows.
    pub ctx: Ctx,
    /// Its history.
    pub loaded: Arc<Loaded>,
    /// The picture of what is in view, for the window that it was laid out for: see [`Scene::stretch`].
    pub scene: Derived<Arc<Scene>>,
    /// The window that the axis is laid out for.
    pub axis: Var<Window>,
    /// Told when something of that picture, or the axis, has been drawn.
    pub drawn: Var<()>,
    /// The last picture that was drawn to its end.
    pub whole: Var<Arc<Scene>>,
    /// How long that took, in ms.
    pub cost_ms: Rc<Cell<f64>>,
    /// What the left edge of the window lies in.
    pub context: Var<Option<(Time, Unit)>>,
    /// What is said aloud of a movement.
    pub said: Var<String>,
}

impl std::ops::Deref for Page {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Page {
    /// A handle to all of this.
    pub fn new(shared: Shared) -> Self {
        Self(Rc::new(shared))
    }

    /// Carries out what the reader did.
    pub fn act(&self, action: Action) {
        let now = self.ctx.now.get_untracked();
        let ground = self.loaded.ground(now);
        let found = self.ctx.found.get_untracked().filter(|_| matches!(action, Action::Step(_) | Action::Edge(_)));
        let current = self.ctx.ui.with_untracked(|ui| ui.current);
        let action = found.and_then(|found| found.step(current, &action)).map_or(action, Action::GoTo);
        self.ctx.change(|ui| ui.apply(action, &ground));
    }

    /// Opens a story and brings it into view.
    pub fn open(&self, incident: IncidentIx) {
        self.act(Action::Select(Some(incident)));
        self.ctx.reveal.set(Some(incident));
    }

    /// The reader's language.
    pub fn lang(&self) -> Rc<Formats> {
        self.ctx.formats.get_untracked()
    }
}
