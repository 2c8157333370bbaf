//! What the reader looks at, and everything that can change it.

use super::config::{Config, Opening, ZoneChoice};
use crate::axis::Window;
use crate::model::{DAY_MS, HOUR_MS, IncidentIx, Ms, State, Time, Timeline, state};

/// What the reader looks at.
#[derive(Debug, Clone, PartialEq)]
pub struct Ui {
    /// The stretch of time in view.
    pub window: Window,
    /// The incident whose story is open.
    pub selected: Option<IncidentIx>,
    /// The incident that the keyboard is at, on the timeline.
    pub current: Option<IncidentIx>,
    /// The long story is shown instead of the short one.
    pub long: bool,
    /// The zone in which times are shown.
    pub zone: ZoneChoice,
    /// The stretch was asked for by this and has not been moved since.
    pub preset: Option<Preset>,
}

/// Something the reader did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Zoom in by this factor, about the middle; below 1 shows more time.
    Zoom(f64),
    /// Move the window by this many of its own lengths.
    PanWindows(f64),
    /// Show a stretch that has a name.
    Show(Preset),
    /// Show from one point to the other.
    Range(Time, Time),
    /// Open a story, or close the open one.
    Select(Option<IncidentIx>),
    /// Go this many incidents later by start (earlier, if negative).
    Step(isize),
    /// Go to this incident.
    GoTo(IncidentIx),
    /// Go to the first (`false`) or the last (`true`) incident.
    Edge(bool),
    /// Show the long story (`true`) or the short one.
    Long(bool),
    /// Show times in another zone.
    Zone(ZoneChoice),
}

/// A stretch of time that moves with the present and the history; some have a button of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// This many days up to now.
    Days(u32),
    /// The opened incident.
    Incident,
    /// Everything.
    All,
}

/// What an action is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The history.
    pub timeline: &'a Timeline,
    /// The present.
    pub now: Time,
    /// From the earliest start to the latest end of everything, worked out once.
    pub span: Option<(Time, Time)>,
}

/// Space left free beside an incident that is fitted into view, as a share of its length.
const FIT_MARGIN: f64 = 0.12;
/// The shortest stretch an incident is fitted into: a minute-long one would look like a day-long one.
const FIT_MIN_MS: Ms = 2 * HOUR_MS;

impl<'a> Ground<'a> {
    /// What actions on a history are judged by.
    #[must_use]
    pub fn new(timeline: &'a Timeline, now: Time) -> Self {
        Self { timeline, now, span: timeline.reach(now) }
    }

    /// Everything that may be looked at: from the beginning of the history to now, or to what is planned.
    #[must_use]
    pub fn reach(&self) -> Window {
        let (first, last) = self.span.unwrap_or((self.now.plus(-90 * DAY_MS), self.now));
        let first = self.timeline.history_from.as_ref().map_or(first, |h| h.earliest().min(first));
        Window::fit(first, last.max(self.now), 0.03)
    }

    fn fitted(&self, incident: IncidentIx) -> Option<Window> {
        let (from, to) = self.timeline.incidents.get(incident)?.reach(self.now)?;
        let missing = (FIT_MIN_MS - to.since(from)).max(0) / 2;
        Some(Window::fit(from.plus(-missing), to.plus(missing), FIT_MARGIN))
    }

    fn preset(&self, preset: Preset, selected: Option<IncidentIx>) -> Option<Window> {
        match preset {
            Preset::Days(days) => {
                let ms = i64::from(days) * DAY_MS;
                Some(Window::new(self.now.plus(-ms), self.now.plus(ms / 50)))
            }
            Preset::All => Some(self.reach()),
            Preset::Incident => self.fitted(selected?),
        }
    }

    fn has_incident(&self, window: Window) -> bool {
        let overlaps = |(from, to)| window.overlaps(from, to);
        self.timeline.incidents.iter().filter_map(|i| i.reach(self.now)).any(overlaps)
    }
}

impl Ui {
    /// What a reader sees first.
    ///
    /// What the site owner asked for; else the worst incident that is going on; else the one the feed features; else
    /// the shortest of 90 days, a year and everything that has an incident in it.
    #[must_use]
    pub fn opening(config: &Config, ground: &Ground<'_>) -> Self {
        let timeline = ground.timeline;
        let going = timeline.incidents.iter().enumerate().filter_map(|(ix, i)| match state(i, ground.now) {
            State::Ongoing(kind) => Some((kind, ix)),
            _ => None,
        });
        // An outage before work that was planned.
        let worst = going.min().map(|(_, ix)| ix);
        let selected = worst.or(timeline.featured);
        let asked = match config.opening {
            Opening::Best => None,
            Opening::All => Some((ground.reach(), Some(Preset::All))),
            Opening::Days(days) => ground.preset(Preset::Days(days), None).map(|w| (w, Some(Preset::Days(days)))),
            Opening::Between(from, to) => {
                let reach = ground.reach();
                Some((Window::new(from.unwrap_or(reach.from()), to.unwrap_or(reach.to())), None))
            }
        };
        let recent = || {
            let fits = |p: &Preset| ground.preset(*p, None).is_some_and(|w| ground.has_incident(w));
            let preset = [Preset::Days(90), Preset::Days(365)].into_iter().find(fits).unwrap_or(Preset::All);
            (ground.preset(preset, None).unwrap_or_else(|| ground.reach()), Some(preset))
        };
        let of_selected = || Some((ground.fitted(selected?)?, Some(Preset::Incident)));
        let (window, preset) = asked.or_else(of_selected).unwrap_or_else(recent);
        Self { window, selected, current: selected, long: false, zone: config.zone.clone(), preset }
    }

    /// Looks at what was asked for, as it is now: the history may be another one, and the present has moved on. `All`
    /// is not recomputed: each older page would widen the view and so trigger the next one.
    pub fn look_again(&mut self, ground: &Ground<'_>) {
        let preset = self.preset.filter(|preset| *preset != Preset::All);
        if let Some(window) = preset.and_then(|preset| ground.preset(preset, self.selected)) {
            self.window = window;
        }
    }

    /// What the reader looks at after `action`.
    pub fn apply(&mut self, action: Action, ground: &Ground<'_>) {
        match action {
            Action::Zoom(factor) => self.look_at(self.window.zoom(factor), ground),
            Action::PanWindows(lengths) => {
                let ms = (self.window.length() as f64 * lengths) as Ms;
                self.look_at(self.window.pan(ms), ground);
            }
            Action::Range(from, to) => self.look_at(Window::new(from, to), ground),
            Action::Show(preset) => {
                if let Some(window) = ground.preset(preset, self.selected) {
                    self.look_at(window, ground);
                    self.preset = Some(preset);
                }
            }
            Action::Select(incident) => {
                let incident = incident.filter(|i| *i < ground.timeline.incidents.len());
                if incident != self.selected {
                    self.long = false;
                }
                self.selected = incident;
                if incident.is_some() {
                    self.current = incident;
                    self.apply(Action::Show(Preset::Incident), ground);
                }
            }
            Action::Step(places) => self.step(places, ground),
            Action::GoTo(incident) => self.go_to(incident, ground),
            Action::Edge(last) => {
                // Incidents are sorted newest first.
                let n = ground.timeline.incidents.len();
                self.go_to(if last { 0 } else { n.saturating_sub(1) }, ground);
            }
            Action::Long(long) => self.long = long,
            Action::Zone(zone) => self.zone = zone,
        }
    }

    fn look_at(&mut self, window: Window, ground: &Ground<'_>) {
        let reach = ground.reach();
        // The view may go half a window past either end, so that an incident at the very edge can be brought to the
        // middle.
        let slack = window.length().min(reach.length()) / 2;
        // Before older pages that are not here yet, a whole window: they are fetched when the view gets there.
        let before = if ground.timeline.next.is_some() { window.length() } else { slack };
        // A history may be shorter than what a button or the site asks for: what is in view may stay in view.
        let young = ground.now.plus(-365 * DAY_MS).min(self.window.from());
        let from = reach.from().plus(-before).min(young);
        self.window = window.clamp((from, reach.to().plus(slack).max(self.window.to())));
        self.preset = None;
    }

    /// Later is up the list, since the newest comes first. Without a place to start from, the first step goes to what
    /// is in view.
    fn step(&mut self, places: isize, ground: &Ground<'_>) {
        let n = ground.timeline.incidents.len();
        let next = match self.current {
            Some(at) => at.saturating_add_signed(-places).min(n.saturating_sub(1)),
            None => {
                let seen = |i: &crate::model::Incident| {
                    i.reach(ground.now).is_some_and(|(from, to)| self.window.overlaps(from, to))
                };
                ground.timeline.incidents.iter().position(seen).unwrap_or(0)
            }
        };
        self.go_to(next, ground);
    }

    /// Makes an incident the current one and brings it into view if it is not there. One without a time has no place to
    /// bring there.
    fn go_to(&mut self, incident: IncidentIx, ground: &Ground<'_>) {
        let Some(to) = ground.timeline.incidents.get(incident) else { return };
        self.current = Some(incident);
        let Some(reach) = to.reach(ground.now) else { return };
        if !self.window.overlaps(reach.0, reach.1) {
            let by = reach.0.since(self.window.middle()) + reach.1.since(reach.0) / 2;
            self.look_at(self.window.pan(by), ground);
        }
    }
}
