//! What a reader does and a site owner asks for, as plain values: `Config` from attributes, `Action → Ui::apply`.
//!
//! No signals and no DOM: zoom limits, selection and attributes are tested without a browser.

mod attributes;
mod config;
mod notes;
mod state;

pub use attributes::{ATTRIBUTES, Attribute, Support};
pub use config::{Config, Opening, ViewMode, ZoneChoice};
pub use notes::attribute_notes;
pub use state::{Action, Ground, Preset, Ui};
