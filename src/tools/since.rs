//! Where a history begins, in words.

use super::days::{day_of, known_from};
use super::of_day::Read;
use crate::axis::Zone;
use crate::model::{Component, ComponentIx, Instant, Time, Timeline};

/// What is to be said of where a history begins to who looks at it from `from` on; nothing where all of it is known.
#[must_use]
pub fn since(read: &Read<'_>, from: Time) -> String {
    let timeline = read.timeline;
    let known = known_from(timeline, read.zone);
    let said = match timeline.begins() {
        _ if known <= Some(from) => String::new(),
        Some(begins) => {
            ["This history begins ", &(read.date)(&begins), "; nothing is known of the time before. "].concat()
        }
        // Hatched until its first incident, which says nothing of when somebody began to keep records.
        None => {
            "Where this history begins is not stated; nothing is known of the time before its first incident. ".into()
        }
    };
    let late = only_from(read, "Some components are", &later(timeline, read.zone, Some(from)));
    if late.is_empty() { said } else { said + &late + ". " }
}

/// The components of which the records begin later than at `from`, and later than the history does.
#[must_use]
pub fn later<'a>(timeline: &'a Timeline, zone: &Zone, from: Option<Time>) -> Vec<(ComponentIx, &'a Instant)> {
    let known = known_from(timeline, zone).max(from);
    let begins = (0..).zip(&timeline.components).filter_map(|(n, c)| Some((n, c.history_from.as_ref()?)));
    begins.filter(|(_, begins)| Some(day_of(begins, zone)) > known).collect()
}

/// From when on they are known: the only one by name, `several` that are not counted.
#[must_use]
pub fn only_from(read: &Read<'_>, several: &str, later: &[(ComponentIx, &Instant)]) -> String {
    let Some((_, last)) = later.iter().max_by_key(|(_, begins)| begins.latest()) else { return String::new() };
    let name = |only| Component::name(&read.timeline.components, only, read.language).unwrap_or_default();
    let last = (read.date)(last);
    match later {
        [(only, _)] => [&name(*only), " is known only from ", &last].concat(),
        _ => [several, " known only from later on, the last of them from ", &last].concat(),
    }
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
        let (zone, now) = (Zone::utc(), Time(99 * DAY_MS));
        let date = |at: &Instant| (at.earliest().0 / DAY_MS).to_string();
        let read = Read { timeline: &timeline, zone: &zone, now, language: "en", date: &date };
        since(&read, Time(from * DAY_MS))
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
        assert_eq!(said(Some(10), &[None, Some(30)], 10), "A is known only from 30. ");
        assert_eq!(said(Some(10), &[Some(20), Some(30)], 40), "");
    }
}
