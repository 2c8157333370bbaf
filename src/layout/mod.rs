//! From a history and a window to numbers that can be drawn: `scene(&Input, &Look) -> Scene`.
//!
//! Pure geometry. It knows no DOM, no words and no clock: now, zone and widths of words are arguments, so that a scene
//! can be drawn as text (see [`ascii`]) and compared with a golden file.

pub mod ascii;
mod attempts;
mod axis;
mod bars;
mod columns;
mod groups;
mod index;
mod overview;
mod pace;
mod scene;
mod stretch;

pub use attempts::Marker;
pub use axis::{Axis, TickMark, axis};
pub use bars::{Bar, Body, CycleStripes, EndMark, Single};
pub use columns::fit;
pub use index::Index;
pub use overview::{Mark, Overview, overview};
pub use pace::{Laid, Pace, SLOW_MS, is_near};
pub use scene::{Input, Lane, Look, MAX_LANES, ROW_PX, Scene, scene};
pub use stretch::Stretch;
