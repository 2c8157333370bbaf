//! How fast the work went, as far as the feed tells.

use super::{length, range};
use crate::model::{Incident, Ms, Story, Time, numbers};

/// A line for each length of time that can be told; none where the only one is when it was over, which is told anyway.
#[must_use]
pub fn pace(incident: &Incident, story: &Story, now: Time) -> Vec<String> {
    let pace = numbers::pace(incident, story, now);
    // Better and over at once is told once.
    let mitigate = pace.mitigate.filter(|_| pace.mitigate != pace.resolve);
    if pace.detect.or(pace.first_word).or(mitigate).is_none() {
        return Vec::new();
    }
    let rows =
        [("Noticed", pace.detect), ("First update", pace.first_word), ("Better", mitigate), ("Resolved", pace.resolve)];
    let line = |(what, bounds): (&str, Option<_>)| bounds.map(|(least, most)| [what, &behind(least, most)].concat());
    rows.into_iter().filter_map(line).collect()
}

/// After how long; of times in the same minute nobody knows more.
fn behind(least: Ms, most: Ms) -> String {
    if length(most) == length(0) {
        return " within a minute".to_owned();
    }
    [" after ", &range(least, most, false)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MINUTE_MS, SECOND_MS};

    #[test]
    fn what_came_in_the_same_minute_came_within_it() {
        assert_eq!(behind(0, 0), " within a minute");
        assert_eq!(behind(0, 2 * MINUTE_MS), " after up to 2 minutes");
        assert_eq!(behind(7 * SECOND_MS, 7 * SECOND_MS), " after 7 seconds");
    }
}
