//! Finished numbers and words become nodes: plain functions over `El` and [`Var`], one component a file.
//!
//! Everything below the root gets a [`Page`]: the loaded history and the variables of one widget. Components follow
//! these and send [`crate::ui::Action`]s up; none fetches, reads the time of day or knows `window`.

mod bars;
mod card;
mod context;
mod controls;
mod el;
mod el_shown;
mod head;
mod keys;
mod lanes;
mod laying;
mod list;
mod listed;
mod measure;
mod message;
mod notes;
mod overview;
mod parts;
mod plot;
mod pointer;
mod root;
mod shown;
mod story;
mod strip;
mod turns;
mod var;

pub use context::{Asks, Ctx, Failure, Found, Load, Loaded, Older, Page, Vars};
pub use listed::{keep_open, list_anew, list_at_first, list_rest};
pub use measure::Sizes;
pub use root::widget;
pub use shown::Shown;
pub use var::{Var, follow};
