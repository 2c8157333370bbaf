//! A widget in which a company's customers browse its incident history.
//!
//! Data flows one way: `feed` → `model` → `layout` → `view`, with `embed` around it. Everything but the last two is
//! pure and runs on any host; ARCHITECTURE.md has the picture.

// House rules that a compiler can hold; clippy.toml has the others.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(not(test), warn(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used))]

pub mod axis;
#[cfg(any(feature = "web", feature = "story"))]
pub mod dates;
pub mod export;
pub mod feed;
pub mod i18n;
pub mod layout;
pub mod model;
pub mod parted;
pub mod prose;
pub mod search;
#[cfg(feature = "story")]
pub mod story;
pub mod tools;
pub mod ui;

#[cfg(feature = "web")]
pub mod embed;
#[cfg(feature = "web")]
pub mod view;

// Smaller than the standard library's, by 1.5 kB of brotli. The widget keeps that one: it asks for memory less often,
// which counts while the first view waits.
#[cfg(all(target_arch = "wasm32", not(feature = "web"), any(feature = "story", feature = "converter")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
