//! The binary that Trunk builds. It only links the library, whose exported functions `embed.js` calls: a `cdylib` would
//! switch link-time optimisation off and cost a quarter more bytes.

use incident_timeline as _;

fn main() {}
