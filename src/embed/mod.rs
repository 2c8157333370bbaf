//! The edge to the browser: what `embed.js` calls, and everything that touches network, clock and host page.
//!
//! Every resource here is a value that lets go when it is dropped; a removed widget leaves nothing behind.

mod ask;
mod attributes;
mod clock;
mod events;
mod feeds;
mod intake;
mod load;
mod notes;
mod older;
mod panic;
mod parts;
mod screen;
mod stories;
mod widget;
mod zone;

pub use panic::panic_on_purpose;
pub use widget::{Widget, mount};
