//! Where ticks stand: at boundaries of the local calendar, as near to each other as their labels allow.

use chrono::Datelike as _;

use super::row::{ROWS, Row, Unit, WEEK, first_of};
use super::{Scale, Window, Zone, next_day, start_of_day};
use crate::model::{HOUR_MS, Ms, SECOND_MS, Time};

/// No two ticks are nearer, whatever the labels need: it bounds their number.
const LEAST_GAP_PX: f64 = 4.0;

/// A mark on the axis.
///
/// | unit     | strong                                          | written like                          |
/// |----------|-------------------------------------------------|---------------------------------------|
/// | `Minute` | never                                           | 10:35                                 |
/// | `Hour`   | never                                           | 11:00                                 |
/// | `Day`    | among hours or minutes, or a month's 1st Monday | 14; strong: Fri 14 Aug                |
/// | `Month`  | among days                                      | Aug                                   |
/// | `Year`   | among days or months; each tenth among years    | 2015                                  |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands.
    pub time: Time,
    /// What begins there.
    pub unit: Unit,
    /// It stands out among its neighbours: something longer than what they count begins there.
    pub strong: bool,
}

/// The ticks of a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// What most of them count.
    pub unit: Unit,
    /// How many units lie between two; 7 days are Mondays, 15 days are the 1st and the 15th of a month.
    pub step: u16,
    /// By time.
    pub list: Vec<Tick>,
    /// What the left edge lies in, always; see [`context`].
    pub context: Tick,
}

/// How far a tick keeps its neighbours away, in pixels: the width of its widest label, centred on it, and some air.
/// Two neighbours are apart at least half of one gap and half of the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelGaps {
    /// A time of day: "23:45".
    pub clock: f64,
    /// The day of the month: "28".
    pub day: f64,
    /// A day that stands out: "Wed 28 Aug".
    pub full_day: f64,
    /// A month: "Aug".
    pub month: f64,
    /// A year: "2015".
    pub year: f64,
}

impl LabelGaps {
    /// The same for every label.
    #[must_use]
    pub const fn all(gap_px: f64) -> Self {
        Self { clock: gap_px, day: gap_px, full_day: gap_px, month: gap_px, year: gap_px }
    }

    /// The gap around a tick.
    #[must_use]
    pub fn of(&self, unit: Unit, strong: bool) -> f64 {
        let gap = match unit {
            Unit::Minute | Unit::Hour => self.clock,
            Unit::Day if strong => self.full_day,
            Unit::Day => self.day,
            Unit::Month => self.month,
            Unit::Year => self.year,
        };
        // In this order: the larger of "not a number" and a number is the number.
        gap.max(LEAST_GAP_PX)
    }

    fn between(&self, a: (Unit, bool), b: (Unit, bool)) -> f64 {
        self.of(a.0, a.1).midpoint(self.of(b.0, b.1))
    }

    /// What a row needs: room for two neighbours of its kind, and for one of them and one that stands out.
    fn needed(&self, row: Row) -> f64 {
        let weak = (row.unit, false);
        let strong = match row.unit {
            Unit::Minute | Unit::Hour => Unit::Day,
            Unit::Day if row.step == WEEK => Unit::Day,
            Unit::Day | Unit::Month | Unit::Year => Unit::Year,
        };
        let month = if row.unit == Unit::Day { self.between(weak, (Unit::Month, true)) } else { 0.0 };
        self.between(weak, weak).max(self.between(weak, (strong, true))).max(month)
    }
}

/// The ticks of a window that is `width_px` wide: the nearest of a table of distances that leaves the labels their
/// room. Without a width there are none.
#[must_use]
pub fn ticks(window: &Window, zone: &Zone, width_px: f64, gaps: &LabelGaps) -> Ticks {
    let scale = Scale::new(*window, width_px);
    let [.., coarsest] = ROWS;
    let fits = |row: &Row| row.least_ms as f64 / scale.ms_per_px() >= gaps.needed(*row);
    let row = ROWS.into_iter().find(fits).unwrap_or(coarsest);
    let mut list = Vec::new();
    if scale.width_px() >= LEAST_GAP_PX {
        list = match row.clock_ms() {
            Some(step) => clock_ticks(window, zone, row, step),
            None => date_ticks(window, zone, row),
        };
        list = thinned(list, &scale, gaps);
        list.retain(|tick| window.contains(tick.time));
    }
    Ticks { unit: row.unit, step: row.step, list, context: context(window, zone, row.unit) }
}

/// What the left edge of a window lies in: the day where ticks count hours or minutes, the month where they count
/// days, else the year, with the time at which it began. A label for it stands at the left edge as long as no strong
/// tick is near, so that a reader always knows where in the calendar this is.
#[must_use]
pub fn context(window: &Window, zone: &Zone, unit: Unit) -> Tick {
    let date = zone.date(window.from());
    let (time, unit) = match unit {
        Unit::Minute | Unit::Hour => (zone.midnight(date), Unit::Day),
        Unit::Day => (zone.midnight(first_of(date.year(), date.month0())), Unit::Month),
        Unit::Month | Unit::Year => (zone.midnight(first_of(date.year(), 0)), Unit::Year),
    };
    Tick { time, unit, strong: true }
}

/// Ticks by the clock: where the wall shows a multiple of the step, and where days begin. From one tick before the
/// window to one after it, so that what is left out near an edge does not depend on where the edge is.
///
/// ```text
///   clocks put forward          clocks put back
///   00  01  03  04              00  01  01  02
///   every hour of real time has its tick, whatever the wall shows
/// ```
fn clock_ticks(window: &Window, zone: &Zone, row: Row, step: Ms) -> Vec<Tick> {
    let end = window.to().plus(step);
    let mut from = window.from().plus(-step);
    let mut day = start_of_day(window.from(), zone);
    let mut list = Vec::new();
    while from <= end {
        let until = zone.next_change(from).unwrap_or(Time::MAX).min(end.plus(1));
        let offset = Ms::from(zone.offset_at(from)) * SECOND_MS;
        let mut at = from.0 + (-(from.0 + offset)).rem_euclid(step);
        while at < until.0 {
            let unit = if (at + offset).rem_euclid(HOUR_MS) == 0 { Unit::Hour } else { row.unit };
            // A day may begin where there is no multiple of the step: when the clocks skipped midnight.
            day = push_days(&mut list, day, Time(at), zone);
            if list.last().is_none_or(|last| last.time.0 < at) {
                list.push(Tick { time: Time(at), unit, strong: false });
            }
            at += step;
        }
        if until <= from {
            break;
        }
        from = until;
    }
    push_days(&mut list, day, end, zone);
    list
}

/// A tick for each beginning of a day from `day`, which is one, to `until`; the next one after that.
fn push_days(list: &mut Vec<Tick>, mut day: Time, until: Time, zone: &Zone) -> Time {
    while day <= until {
        list.push(Tick { time: day, unit: Unit::Day, strong: true });
        day = next_day(day, zone);
    }
    day
}

/// Ticks by the calendar, from the last one before the window to the first one after it.
fn date_ticks(window: &Window, zone: &Zone, row: Row) -> Vec<Tick> {
    let mut list: Vec<Tick> = Vec::new();
    let mut date = row.floor(zone.date(window.from()));
    loop {
        let (time, (unit, strong)) = (zone.midnight(date), row.mark(date));
        // A day that the calendar of this place skipped begins when the next one does.
        if list.last().is_none_or(|last| last.time < time) {
            list.push(Tick { time, unit, strong });
        }
        let next = row.next(date);
        if time > window.to() || next <= date {
            return list;
        }
        date = next;
    }
}

/// Without those that are too near to a neighbour, as happens on days when the clocks change: of two the one that
/// stands out stays, else the first.
fn thinned(ticks: Vec<Tick>, scale: &Scale, gaps: &LabelGaps) -> Vec<Tick> {
    let rank = |tick: &Tick| (tick.strong, tick.unit);
    let crowded = |a: &Tick, b: &Tick| {
        scale.x_of(b.time) - scale.x_of(a.time) < gaps.between((a.unit, a.strong), (b.unit, b.strong)) - 1e-6
    };
    let mut kept: Vec<Tick> = Vec::with_capacity(ticks.len());
    for tick in ticks {
        while kept.last().is_some_and(|last| crowded(last, &tick) && tick.strong && rank(&tick) > rank(last)) {
            kept.pop();
        }
        if kept.last().is_none_or(|last| !crowded(last, &tick)) {
            kept.push(tick);
        }
    }
    kept
}
