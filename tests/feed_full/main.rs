//! Nothing in the format is lost silently: a feed with every field filled arrives in the model, value by value.
//!
//! The literals name every field on purpose: a new field of the wire types or of the model does not compile here until
//! somebody says what becomes of it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "schema")]

/// Each variant as it is written and as it is in the model; all of them, or it panics.
macro_rules! variants {
    ($enum:ident: $($variant:ident),+) => {{
        let table = words::ALL.iter().find(|(name, _)| *name == stringify!($enum)).expect("a table of words");
        let pairs = vec![$((w::$enum::$variant, m::$enum::$variant)),+];
        assert_eq!(pairs.len(), table.1.len(), "{}: every variant stands here", table.0);
        pairs
    }};
}

mod model;
mod written;

use incident_timeline::feed::native::{schema::schema, wire as w, words};
use incident_timeline::feed::{Note, Options, parse};
use incident_timeline::model as m;
use model::{at, incident, text};
use written::{wire_feed, wire_incident, wire_short_form};

/// The first of a row of minutes, each different.
const NINE: i64 = 1_439_542_800_000;

fn ms(minute: i64) -> i64 {
    NINE + minute * m::MINUTE_MS
}

fn clock(minute: i64) -> String {
    format!("2015-08-14T{:02}:{:02}Z", 9 + minute / 60, minute % 60)
}

fn read(feed: &w::Feed) -> m::Timeline {
    let value = serde_json::to_value(feed).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema()).expect("the schema is a schema");
    let faults: Vec<String> = validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
    let read = parse(value.to_string().as_bytes(), &Options::default()).expect("a feed");
    // One incident with everything in it is over and goes on.
    let notes: Vec<_> = read.notes.iter().filter(|note| note.code != "over-and-open").collect();
    assert_eq!(notes, Vec::<&Note>::new());
    read.timeline
}

#[test]
fn every_value_of_a_feed_arrives_in_the_model() {
    let short_form = m::Incident {
        id: "short-form".into(),
        title: m::Text::new("short form"),
        summary: None,
        severity: None,
        segments: vec![m::Segment {
            kind: m::Kind::ReadOnly,
            start: at(200),
            end: m::End::At(at(210)),
            length: Some(m::Length::exact(10 * m::MINUTE_MS)),
            components: vec![],
            detail: None,
            cycle: None,
            source_kind: Some("looking only".into()),
        }],
        undated: None,
        undated_in: vec![],
        rest_goes_on: false,
        story: incident_timeline::model::Told::default(),
        source: 0,
    };
    let expected = m::Timeline {
        site: m::Site {
            name: Some(text("site")),
            url: Some("https://example.com".into()),
            time_zone: Some("America/Chicago".into()),
        },
        history_from: Some(m::Instant {
            when: m::When::On(m::Time(1_262_304_000_000)),
            words: None,
            zone_assumed: false,
            rough: false,
        }),
        history_note: Some(m::Text::new("The papers of before were lost.")),
        languages: vec!["en".into(), "de".into()],
        featured: Some(1),
        next: Some("2014.json".into()),
        sources: Vec::new(),
        components: vec![
            m::Component {
                id: "web".into(),
                name: text("Web"),
                group: Some(text("Product")),
                history_from: Some(at(126)),
            },
            m::Component { id: "mail".into(), name: m::Text::new("Mail"), group: None, history_from: None },
        ],
        incidents: vec![short_form, incident()],
    };
    assert_eq!(read(&wire_feed(vec![wire_incident(), wire_short_form()])), expected);
}

#[test]
fn every_word_of_the_format_arrives_in_the_model() {
    let incidents = |change: &dyn Fn(&mut w::Incident)| {
        let mut incident = wire_short_form();
        change(&mut incident);
        incident.related = vec![];
        let feed = w::Feed { featured: None, ..wire_feed(vec![incident]) };
        read(&feed).incidents.remove(0)
    };
    for (wire, model) in variants!(Kind: Outage, Degraded, ReadOnly, Maintenance, Notice) {
        assert_eq!(incidents(&|i| i.kind = Some(wire)).segments[0].kind, model);
    }
    for (wire, model) in variants!(Severity: None, Minor, Major, Critical) {
        assert_eq!(incidents(&|i| i.severity = Some(wire)).severity, Some(model));
    }
    for (wire, model) in variants!(DataLossStatus: None, NoneExcept, Possible, Partial, Confirmed, Recovered, Unknown) {
        let data_loss = w::DataLoss { status: wire, text: None, from: None, to: None };
        let read = incidents(&|i| i.data_loss = Some(data_loss.clone()));
        assert_eq!(read.story.data_loss.as_ref().map(|d| d.status), Some(model));
    }
    for (wire, model) in variants!(Scope: All, Some, Region, None) {
        let impact = w::Impact { scope: Some(wire), who: None, saw: None };
        assert_eq!(
            incidents(&|i| i.impact = Some(impact.clone())).story.impact.as_ref().and_then(|i| i.scope),
            Some(model)
        );
    }
    for (wire, model) in variants!(Certainty: Confirmed, Suspected, Unknown) {
        let cause = w::Cause { certainty: wire, text: None, trigger: None, factors: vec![], third_party: None };
        assert_eq!(
            incidents(&|i| i.cause = Some(cause.clone())).story.cause.as_ref().map(|c| c.certainty),
            Some(model)
        );
    }
}

#[test]
fn the_wire_types_read_back_what_they_wrote() {
    let feed = wire_feed(vec![wire_incident(), wire_short_form()]);
    let text = serde_json::to_string(&feed).expect("JSON");
    assert_eq!(serde_json::from_str::<w::Feed>(&text).expect("a feed"), feed);
}

/// The fixture that other tests change and break: the whole format in one file.
#[test]
fn the_fixture_is_in_step() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/feed/everything.json");
    let feed = wire_feed(vec![wire_incident(), wire_short_form()]);
    let expected = serde_json::to_string_pretty(&feed).expect("JSON") + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, &expected).expect("the fixture can be written");
    }
    let found = std::fs::read_to_string(file).unwrap_or_default();
    assert!(found == expected, "{file} is out of step. Run: BLESS=1 cargo test --features schema --test feed_full");
}
