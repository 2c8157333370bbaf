//! A scene as text, for golden files and for the command line.
//!
//! ```text
//! Fri 14      noon        Sat 15
//! crm        ~~##~~==========~~~
//! tried          1       2
//! ```

use super::columns::fit;
use super::{Axis, Bar, Body, EndMark, Scene};
use crate::model::{Kind, Outcome};

/// Columns of the names of lanes.
const NAME_COLUMNS: usize = 12;

/// Draws a scene, one column for every `px_per_column` pixels. `tick` writes the label of a tick and `lane` the name of
/// a component (`None`: the service as a whole).
#[must_use]
pub fn draw(
    axis: &Axis,
    scene: &Scene,
    px_per_column: f64,
    tick: &dyn Fn(&super::TickMark) -> String,
    lane: &dyn Fn(Option<u32>) -> String,
) -> String {
    let canvas = Canvas { columns: (scene.width_px / px_per_column) as usize, px_per_column };
    let mut line = canvas.row();
    for t in &axis.ticks {
        canvas.write(&mut line, t.x_px, &tick(t));
    }
    let mut out = canvas.line("", line);
    for l in &scene.lanes {
        for row in 0..l.rows {
            let mut cells = canvas.row();
            canvas.fill(&mut cells, 0.0, l.no_data_px.unwrap_or(0.0), '/');
            for bar in l.bars.iter().filter(|b| b.row == row && b.is_within(scene.width_px)) {
                draw_bar(&canvas, &mut cells, bar);
            }
            out += &canvas.line(&if row == 0 { lane(l.component) } else { String::new() }, cells);
        }
    }
    if scene.folded_lanes > 0 {
        out += &canvas.line(&["+", &scene.folded_lanes.to_string(), " more"].concat(), canvas.row());
    }
    if !scene.attempts.is_empty() {
        let mut cells = canvas.row();
        for m in &scene.attempts {
            let label = if m.outcome == Outcome::Fixed { "v".to_owned() } else { (m.first + 1).to_string() };
            let label = if m.first == m.last { label } else { [&label, "+"].concat() };
            canvas.write(&mut cells, m.x_px, &label);
        }
        out += &canvas.line("tried", cells);
    }
    out
}

struct Canvas {
    columns: usize,
    px_per_column: f64,
}

impl Canvas {
    fn row(&self) -> Vec<char> {
        vec![' '; self.columns]
    }

    fn column(&self, x_px: f64) -> usize {
        // Rounded, so that a bar takes the columns of which it covers most.
        (x_px / self.px_per_column).round().max(0.0) as usize
    }

    fn fill(&self, cells: &mut [char], from_px: f64, to_px: f64, with: char) {
        let (from, to) = (self.column(from_px), self.column(to_px));
        cells.iter_mut().take(to).skip(from).for_each(|c| *c = with);
    }

    fn write(&self, cells: &mut [char], x_px: f64, words: &str) {
        for (cell, c) in cells.iter_mut().skip(self.column(x_px)).zip(words.chars()) {
            *cell = c;
        }
    }

    fn line(&self, name: &str, cells: Vec<char>) -> String {
        let mut line = fit(name, NAME_COLUMNS);
        line.extend(cells);
        [line.trim_end(), "\n"].concat()
    }
}

const fn letter(kind: Kind) -> char {
    match kind {
        Kind::Outage => '#',
        Kind::ReadOnly => 'o',
        Kind::Degraded => '=',
        Kind::Maintenance => 'm',
        Kind::Notice => '.',
    }
}

fn draw_bar(canvas: &Canvas, cells: &mut [char], bar: &Bar) {
    let right = bar.x_px + bar.width_px;
    match &bar.body {
        Body::Cluster { count, .. } => canvas.write(cells, bar.x_px, &["[", &count.to_string(), "]"].concat()),
        Body::Single(single) => {
            let Some([_, from, to, _]) = single.fade_px.map(|f| f.map(|x| x + bar.x_px)) else {
                canvas.fill(cells, bar.x_px, right, letter(bar.kind));
                return;
            };
            // Of two that fade into each other, what is solid stays.
            let (a, b, c, d) = (canvas.column(bar.x_px), canvas.column(from), canvas.column(to), canvas.column(right));
            for (n, cell) in cells.iter_mut().enumerate().take(d).skip(a) {
                let solid = (b..c).contains(&n);
                if solid {
                    let gap = single.cycle.is_some() && (n - b) % 2 == 1;
                    *cell = if gap { ' ' } else { letter(bar.kind) };
                } else if *cell == ' ' {
                    *cell = if single.end == EndMark::Unknown && n >= c { '?' } else { '~' };
                }
            }
        }
    }
    if let Body::Single(single) = &bar.body
        && single.end == EndMark::Ongoing
    {
        canvas.write(cells, right - canvas.px_per_column, ">");
    }
}
