//! Lengths of time in words, never sharper than they are.

use crate::model::{DAY_MS, Digits, HOUR_MS, MINUTE_MS, Ms, SECOND_MS};

/// Units from which one or two are named.
const UNITS: [(Ms, &str, &str); 4] = [
    (DAY_MS, "day", "days"),
    (HOUR_MS, "hour", "hours"),
    (MINUTE_MS, "minute", "minutes"),
    (SECOND_MS, "second", "seconds"),
];

/// `43 seconds`, `1 hour 5 minutes`, `3 days 2 hours`: two units at most, what is smaller is rounded.
#[must_use]
pub fn length(ms: Ms) -> String {
    let ms = ms.max(0);
    // Rounded to the second unit first, so that 59 minutes 59 seconds never read as "1 hour 60 minutes".
    let top = UNITS.iter().position(|(unit, ..)| ms >= *unit).unwrap_or(UNITS.len() - 1);
    let step = UNITS.get(top + 1).map_or(SECOND_MS, |(unit, ..)| *unit);
    let mut rest = (ms + step / 2) / step * step;
    let mut words = String::new();
    for (unit, one, many) in UNITS {
        let n = rest / unit;
        rest %= unit;
        if n > 0 {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&n.digits());
            words.push(' ');
            words.push_str(if n == 1 { one } else { many });
        }
    }
    if words.is_empty() { "under a minute".to_owned() } else { words }
}

/// `about 1 hour`, `20 to 30 minutes`, `up to 2 hours`.
#[must_use]
pub fn range(least: Ms, most: Ms, about: bool) -> String {
    let (low, high) = (length(least), length(most));
    // Two that are written alike are not the same.
    let about = if about || low == high && least < most { "about " } else { "" };
    if low == high {
        return [about, &low].concat();
    }
    if least <= 0 {
        return ["up to ", &high].concat();
    }
    // "20 to 30 minutes" rather than "20 minutes to 30 minutes".
    let low = match (low.split_once(' '), high.split_once(' ')) {
        // One hour is in hours, too, where there are more of them.
        (Some((n, unit)), Some((_, units))) if units.starts_with(unit) && !units.contains(' ') => n,
        _ => &low,
    };
    [about, low, " to ", &high].concat()
}

/// Whether a length is told in figures as here, whoever told it so: "2 hours", and not "most of the day".
#[must_use]
pub(super) fn is_figure(length: &str) -> bool {
    const BESIDE: &str = "about up to under a on and off for so far";
    let is_unit = |word: &str| UNITS.iter().any(|(_, one, many)| word == *one || word == *many);
    let is_known = |word: &str| word.parse::<u32>().is_ok() || is_unit(word) || BESIDE.split(' ').any(|w| w == word);
    length.split(' ').all(is_known)
}

/// A total of which a part is still going on, or came and went.
#[must_use]
pub fn in_all(length: &str, growing: bool, on_and_off: bool) -> String {
    [if on_and_off { "on and off for " } else { "" }, length, if growing { " so far" } else { "" }].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_names_two_units_at_most() {
        assert_eq!(length(43 * SECOND_MS), "43 seconds");
        assert_eq!(length(HOUR_MS), "1 hour");
        assert_eq!(length(HOUR_MS + 5 * MINUTE_MS + 12 * SECOND_MS), "1 hour 5 minutes");
        assert_eq!(length(3 * DAY_MS + 2 * HOUR_MS + 31 * MINUTE_MS), "3 days 3 hours");
        // Of a start and an end in the same minute nobody knows more.
        assert_eq!(length(0), "under a minute");
    }

    #[test]
    fn rounding_carries_over() {
        assert_eq!(length(2 * HOUR_MS - SECOND_MS), "2 hours");
        assert_eq!(length(DAY_MS - SECOND_MS), "1 day");
    }

    #[test]
    fn a_range_names_its_unit_once() {
        assert_eq!(range(20 * MINUTE_MS, 30 * MINUTE_MS, false), "20 to 30 minutes");
        assert_eq!(range(55 * MINUTE_MS, 65 * MINUTE_MS, false), "55 minutes to 1 hour 5 minutes");
        let half = HOUR_MS / 2;
        assert_eq!(range(2 * HOUR_MS + half, 3 * HOUR_MS + half, false), "2 hours 30 minutes to 3 hours 30 minutes");
        assert_eq!(range(HOUR_MS, 3 * HOUR_MS, false), "1 to 3 hours");
        assert_eq!(range(HOUR_MS, HOUR_MS + half, false), "1 hour to 1 hour 30 minutes");
        assert_eq!(range(HOUR_MS, HOUR_MS, true), "about 1 hour");
        assert_eq!(range(0, HOUR_MS, false), "up to 1 hour");
        assert_eq!(range(DAY_MS + 31 * MINUTE_MS, DAY_MS + 89 * MINUTE_MS, false), "about 1 day 1 hour");
    }
}
