//! How fast the work went, as far as the feed tells.

use super::range;
use crate::model::{Incident, Story, Time, numbers};

/// A line for each length of time that can be told; none where the only one is when it was over, which is told anyway.
#[must_use]
pub fn pace(incident: &Incident, story: &Story, now: Time) -> Vec<String> {
    let pace = numbers::pace(incident, story, now);
    // Better and over at once is told once.
    let mitigate = pace.mitigate.filter(|_| pace.mitigate != pace.resolve);
    if pace.detect.or(pace.first_word).or(mitigate).is_none() {
        return Vec::new();
    }
    let rows = [
        ("Noticed after ", pace.detect),
        ("First update after ", pace.first_word),
        ("Better after ", mitigate),
        ("Resolved after ", pace.resolve),
    ];
    let line =
        |(words, bounds): (&str, Option<_>)| bounds.map(|(least, most)| [words, &range(least, most, false)].concat());
    rows.into_iter().filter_map(line).collect()
}
