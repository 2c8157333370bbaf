//! A widget in which a company's customers browse its incident history.
//!
//! Data flows one way: `feed` → `model` → `layout` → `view`, with `embed` around it. Everything but the last two is pure
//! and runs on any host; ARCHITECTURE.md has the picture.

pub mod axis;
#[cfg(any(feature = "web", feature = "story"))]
pub mod dates;
pub mod export;
pub mod feed;
pub mod i18n;
pub mod layout;
pub mod model;
pub mod prose;
pub mod search;
#[cfg(feature = "story")]
pub mod story;
#[cfg(feature = "story")]
pub mod tools;
pub mod ui;

#[cfg(feature = "web")]
pub mod embed;
#[cfg(feature = "web")]
pub mod view;
