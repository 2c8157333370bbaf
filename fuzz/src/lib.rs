//! What must hold of any bytes, one function a kind of reader. The targets are one line each over these, and
//! `tests/fuzz.rs` runs the same functions over every fixture and every find: they are tested without a fuzzer.

mod drawn;
mod feeds;
mod legal;
mod words;

pub use feeds::{foreign, native};
pub use words::prose;
