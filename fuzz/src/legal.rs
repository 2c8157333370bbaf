//! What is legal in a history, whatever it was read from. `tests/feed_fuzz.rs` asks the same.

use incident_timeline::model::{End, Instant, Time, Timeline};
use std::collections::BTreeSet;

/// Panics at what no history may hold.
pub fn legal(timeline: &Timeline) {
    let within = |time: Time| assert!((Time::MIN..=Time::MAX).contains(&time), "{time:?}");
    let mut ids = BTreeSet::new();
    let mut before = None;
    for incident in &timeline.incidents {
        assert!(ids.insert(&incident.id), "{} twice", incident.id);
        assert!(!incident.id.trim().is_empty() && !incident.title.is_empty());
        let start = incident.start().map(Instant::earliest);
        // None is less than everything: those without a start come last.
        assert!(before.is_none_or(|before| start <= before), "incidents are sorted");
        before = Some(start);
        let mut last = Time::MIN;
        for segment in &incident.segments {
            assert!(segment.start.earliest() >= last, "periods are sorted");
            last = segment.start.earliest();
            assert!(segment.start.earliest() <= segment.start.latest());
            within(segment.start.earliest());
            within(segment.start.latest());
            if let End::At(end) = &segment.end {
                assert!(end.latest() >= segment.start.earliest(), "an end before its start");
                assert!(end.earliest() <= end.latest());
                within(end.earliest());
                within(end.latest());
            }
            for length in segment.length.iter().chain(segment.cycle.iter().flat_map(|c| [&c.bad, &c.good])) {
                assert!(length.bounds.is_none_or(|(min, max)| 0 <= min && min <= max));
                assert!(length.bounds.is_some() || length.words.is_some());
            }
            let distinct: BTreeSet<_> = segment.components.iter().collect();
            assert_eq!(distinct.len(), segment.components.len());
            assert!(segment.components.iter().all(|ix| (*ix as usize) < timeline.components.len()));
        }
    }
    assert!(timeline.featured.is_none_or(|ix| ix < timeline.incidents.len()));
    let components: BTreeSet<_> = timeline.components.iter().map(|c| &c.id).collect();
    assert_eq!(components.len(), timeline.components.len(), "components are told once");
}
