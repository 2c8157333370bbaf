//! Where a history begins, in words.

use super::days::{day_of, known_from};
use crate::axis::Zone;
use crate::model::{Instant, Time, Timeline};

/// Says where a history begins, for a view that starts at `from`; nothing if all of the view is known. `date` writes a
/// day as well as it is known.
#[must_use]
pub fn since(timeline: &Timeline, zone: &Zone, from: Time, date: &dyn Fn(&Instant) -> String) -> String {
    let known = known_from(timeline, zone);
    let mut said = match timeline.begins() {
        _ if known <= Some(from) => String::new(),
        Some(begins) => ["This history begins ", &date(&begins), "; nothing is known of the time before. "].concat(),
        // Hatched until its first incident, which does not say when the records begin.
        None => {
            "Where this history begins is not stated; nothing is known of the time before its first incident. ".into()
        }
    };
    let later = timeline.components.iter().filter_map(|c| c.history_from.as_ref());
    let later: Vec<&Instant> = later.filter(|begins| Some(day_of(begins, zone)) > known.max(Some(from))).collect();
    if let Some(last) = later.iter().max_by_key(|begins| begins.latest()) {
        let which = match later.len() {
            1 => "One component is known only from ",
            _ => "Some components are known only from later on, the last of them from ",
        };
        said += &[which, &date(last), ". "].concat();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{at, incident, segment};
    use crate::model::{Component, DAY_MS, Kind, Text, When};

    fn said(history_from: Option<i64>, components: &[Option<i64>], from: i64) -> String {
        let day = |day: i64| Instant { when: When::On(Time(day * DAY_MS)), ..Instant::exact(Time(0)) };
        let component = |from: &Option<i64>| Component {
            id: "a".into(),
            name: Text::new("A"),
            group: None,
            history_from: from.map(day),
        };
        let timeline = Timeline {
            history_from: history_from.map(day),
            components: components.iter().map(component).collect(),
            incidents: vec![incident(vec![segment(Kind::Outage, 50 * DAY_MS, at(51 * DAY_MS))])],
            ..Timeline::default()
        };
        since(&timeline, &Zone::utc(), Time(from * DAY_MS), &|at| (at.earliest().0 / DAY_MS).to_string())
    }

    #[test]
    fn where_a_history_begins_is_said_to_who_looks_further_back() {
        assert_eq!(said(Some(10), &[], 0), "This history begins 10; nothing is known of the time before. ");
        assert_eq!(said(Some(10), &[None, Some(10)], 10), "");
    }

    #[test]
    fn that_nobody_says_where_it_begins_is_said() {
        let expected =
            "Where this history begins is not stated; nothing is known of the time before its first incident. ";
        assert_eq!(said(None, &[], 0), expected);
        assert_eq!(said(None, &[], 60), "");
    }

    #[test]
    fn that_parts_of_it_begin_later_is_said() {
        let expected = "Some components are known only from later on, the last of them from 30. ";
        assert_eq!(said(Some(10), &[None, Some(20), Some(30)], 10), expected);
        assert_eq!(said(Some(10), &[None, Some(30)], 10), "One component is known only from 30. ");
        assert_eq!(said(Some(10), &[Some(20), Some(30)], 40), "");
    }
}
