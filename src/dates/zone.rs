//! The offsets of a zone, found by asking the browser: see `zone.js`.

use crate::axis::Zone;
use crate::model::Time;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/dates/zone.js")]
extern "C" {
    fn offsets(zone: Option<&str>, from_ms: f64, to_ms: f64) -> Array;
}

/// The changes of offset of a zone (`None`: the visitor's) between two points. A zone that the browser does not know is
/// UTC.
#[must_use]
pub fn zone_between(zone: Option<&str>, from: Time, to: Time) -> Zone {
    if zone == Some("UTC") {
        return Zone::utc();
    }
    let found = offsets(zone, from.0 as f64, to.0 as f64);
    let number = |n: u32| found.get(n).as_f64().unwrap_or_default();
    let mut changes = Vec::new();
    for n in (1..found.length()).step_by(2) {
        changes.push((Time(number(n) as i64), number(n + 1) as i32));
    }
    Zone::new(number(0) as i32, changes)
}
