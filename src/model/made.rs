//! Incidents for the tests of this layer.

use super::{End, Incident, Instant, Kind, Ms, Segment, Text, Time, Told};

pub fn segment(kind: Kind, start: Ms, end: End) -> Segment {
    Segment {
        kind,
        start: Instant::exact(Time(start)),
        end,
        length: None,
        components: vec![],
        detail: None,
        cycle: None,
        source_kind: None,
    }
}

pub fn incident(segments: Vec<Segment>) -> Incident {
    Incident {
        id: "a".into(),
        title: Text::new("A"),
        summary: None,
        severity: None,
        segments,
        undated: None,
        undated_in: vec![],
        rest_goes_on: false,
        story: Told::default(),
        source: 0,
    }
}

pub fn at(ms: Ms) -> End {
    End::At(Instant::exact(Time(ms)))
}
