//! Stories as a WebAssembly binary of its own: the reader of everything an incident tells, of Markdown, what they look
//! like, and what can be done with a whole history. Fetched when the page is idle or the first story is opened. It only
//! links the library, as `src/main.rs` does.
#![no_main]

use incident_timeline as _;
