//! Finding incidents by words and facets.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::model::{
    Apology, Component, Contact, DataLoss, DataLossStatus, Detection, End, Incident, Instant, Kind, Link, Revision,
    Segment, Story, StoryText, Text, Time,
};
use incident_timeline::search::{Facet, Index, Query};

/// Ten years of 100 milliseconds.
fn years(time: Time) -> i32 {
    2000 + i32::try_from(time.0.div_euclid(100)).unwrap_or(0)
}

fn incident(title: &str, kind: Kind, components: &[u32], from: i64, to: i64) -> Incident {
    let segment = Segment {
        kind,
        start: Instant::exact(Time(from)),
        end: End::At(Instant::exact(Time(to))),
        length: None,
        components: components.to_vec(),
        detail: None,
        cycle: None,
        source_kind: None,
    };
    let (id, title) = (title.into(), Text::new(title));
    Incident {
        id,
        title,
        summary: None,
        severity: None,
        segments: vec![segment],
        story: incident_timeline::model::Told::default(),
        undated: None,
        undated_in: vec![],
        rest_goes_on: false,
        source: 0,
    }
}

fn history() -> (Vec<(Incident, Story)>, Vec<Component>) {
    let component = |name: &str| Component { id: name.into(), name: Text::new(name), group: None, history_from: None };
    let lost = DataLoss { status: DataLossStatus::Partial, text: None, from: None, to: None };
    let told = |text: &str| Story { long: Some(StoryText::Here(Text::new(text))), ..Story::default() };
    let languages = vec![("en".into(), "mail".into()), ("de".into(), "Postkörbe".into())];
    let mut german = told("");
    german.workaround = Text::in_languages(languages, None);
    let list = vec![
        (incident("Database down", Kind::Outage, &[0], 10, 20), told("The **replica** in Zürich was full.")),
        (
            incident("Slow search", Kind::Degraded, &[1], 95, 200),
            Story { data_loss: Some(lost), ..told("Databases were slow") },
        ),
        (incident("Everything", Kind::Outage, &[], 250, 260), german),
    ];
    (list, vec![component("Web"), component("Search")])
}

fn find(words: &str, facets: &[Facet]) -> (Vec<usize>, incident_timeline::search::Found) {
    let (list, components) = history();
    let entries: Vec<_> = list.iter().map(|(incident, story)| (incident, story)).collect();
    let index = Index::new(&entries, &components, Time(0), &years);
    let found = index.find(&Query { words: words.to_owned(), facets: facets.to_vec() });
    (found.incidents.clone(), found)
}

#[test]
fn every_word_must_begin_a_word_of_the_incident() {
    let table: [(&str, &[usize]); 12] = [
        ("", &[0, 1, 2]),
        ("  ", &[0, 1, 2]),
        ("data", &[0, 1]),
        ("DATABASES", &[1]),
        ("data down", &[0]),
        ("down data", &[0]),
        ("base", &[]),
        ("zurich", &[0]),
        ("ZÜRICH replica", &[0]),
        ("postkorb", &[2]),
        ("search", &[1]),
        ("web", &[0]),
    ];
    for (words, expected) in table {
        assert_eq!(find(words, &[]).0, expected, "{words:?}");
    }
}

#[test]
fn emphasis_breaks_no_word() {
    let story = Story { short: Some(StoryText::Here(Text::new("We **found**it in 2*3."))), ..Story::default() };
    let one = incident("A", Kind::Outage, &[], 0, 10);
    let index = Index::new(&[(&one, &story)], &[], Time(0), &years);
    for words in ["foundit", "found", "it", "3"] {
        assert_eq!(index.find(&Query { words: words.to_owned(), facets: vec![] }).incidents, [0], "{words}");
    }
}

#[test]
fn any_box_of_a_group_is_enough_and_every_group_has_to_be_content() {
    let table: [(&[Facet], &[usize]); 8] = [
        (&[Facet::Kind(Kind::Outage)], &[0, 2]),
        (&[Facet::Kind(Kind::Outage), Facet::Kind(Kind::Degraded)], &[0, 1, 2]),
        (&[Facet::Kind(Kind::Outage), Facet::Component(1)], &[2]),
        (&[Facet::Component(0)], &[0, 2]),
        (&[Facet::Year(2000)], &[0, 1]),
        (&[Facet::Year(2002)], &[2]),
        (&[Facet::DataLoss(Some(DataLossStatus::Partial))], &[1]),
        (&[Facet::Kind(Kind::Notice)], &[]),
    ];
    for (facets, expected) in table {
        assert_eq!(find("", facets).0, expected, "{facets:?}");
    }
}

#[test]
fn a_box_tells_how_many_it_would_show() {
    let (_, found) = find("data", &[Facet::Kind(Kind::Outage)]);
    let count = |facet| found.counts.iter().find(|(f, _)| *f == facet).map(|(_, n)| *n);
    assert_eq!(count(Facet::Kind(Kind::Outage)), Some(1));
    assert_eq!(count(Facet::Kind(Kind::Degraded)), Some(1), "in its own group it alone would be ticked");
    assert_eq!(count(Facet::Component(0)), Some(1));
    assert_eq!(count(Facet::Component(1)), Some(0));
    let order: Vec<Facet> = found.counts.iter().map(|(facet, _)| *facet).collect();
    let expected = [
        Facet::Kind(Kind::Outage),
        Facet::Kind(Kind::Degraded),
        Facet::Component(0),
        Facet::Component(1),
        Facet::Year(2002),
        Facet::Year(2001),
        Facet::Year(2000),
        Facet::DataLoss(Some(DataLossStatus::Partial)),
        Facet::DataLoss(None),
        Facet::Source(0),
    ];
    assert_eq!(order, expected);
}

#[test]
fn signs_alone_stand_in_nothing_and_spaces_ask_for_nothing() {
    assert_eq!(find("…", &[]).0, [0usize; 0]);
    assert_eq!(find("📧 %", &[]).0, [0usize; 0]);
    assert_eq!(find("  ", &[]).0, find("", &[]).0);
}

#[test]
fn an_empty_result_tells_what_to_loosen() {
    let (incidents, found) = find("replica", &[Facet::Kind(Kind::Degraded), Facet::Year(2001)]);
    assert_eq!(incidents, Vec::<usize>::new());
    assert_eq!(found.without_words, Some(1));
    assert_eq!(found.without, [(Facet::Kind(Kind::Degraded), 0), (Facet::Year(2001), 0)]);
    let (_, found) = find("replica", &[Facet::Kind(Kind::Degraded)]);
    assert_eq!(found.without, [(Facet::Kind(Kind::Degraded), 1)]);
    assert_eq!(find("", &[]).1.without_words, None);
}

#[test]
fn a_period_of_thousands_of_years_has_boxes_of_those_around_now_only() {
    let story = Story::default();
    let slip = incident("A slip of the pen", Kind::Outage, &[], -199_500, 799_900);
    let index = Index::new(&[(&slip, &story)], &[], Time(0), &years);
    let years: Vec<i32> = index
        .find(&Query::default())
        .counts
        .iter()
        .filter_map(|(facet, _)| if let Facet::Year(year) = facet { Some(*year) } else { None })
        .collect();
    let expected: Vec<i32> = [9998].into_iter().chain((1900..=2100).rev()).chain([5]).collect();
    assert_eq!(years, expected);
}

#[test]
fn what_concerns_the_service_as_a_whole_is_in_the_box_of_each_component_however_many_periods_it_has() {
    let story = Story::default();
    let mut whole = incident("All of it", Kind::Outage, &[], 0, 10);
    whole.segments.push(incident("", Kind::Outage, &[1], 10, 20).segments[0].clone());
    let one = incident("One of them", Kind::Outage, &[1], 30, 40);
    let components = history().1;
    let index = Index::new(&[(&whole, &story), (&one, &story)], &components, Time(0), &years);
    let with = |c| index.find(&Query { facets: vec![Facet::Component(c)], ..Query::default() }).incidents;
    assert_eq!((with(0), with(1)), (vec![0], vec![0, 1]));
}

#[test]
fn what_goes_on_since_nobody_knows_when_is_in_the_boxes_of_what_it_concerns_and_of_this_year() {
    let (_, components) = history();
    let story = Story::default();
    let found = |places: &[u32], facet| {
        let mut open = incident("Undated mail", Kind::Outage, &[], 0, 0);
        open.segments.clear();
        (open.undated, open.undated_in) = (Some(Kind::Outage), places.to_vec());
        let index = Index::new(&[(&open, &story)], &components, Time(1_234), &years);
        index.find(&Query { words: String::new(), facets: vec![facet] }).incidents.len()
    };
    assert_eq!([0, 1].map(|c| found(&[1], Facet::Component(c))), [0, 1]);
    assert_eq!([0, 1].map(|c| found(&[], Facet::Component(c))), [1, 1]);
    assert_eq!([2011, 2012].map(|year| found(&[1], Facet::Year(year))), [0, 1]);
}

#[test]
fn small_print_is_found_too() {
    let text = |words: &str| Some(Text::new(words));
    let story = Story {
        provenance: text("provenance"),
        duration_note: text("duration"),
        detection: Some(Detection { how: text("detection"), at: None }),
        apology: Some(Apology {
            text: Text::new(""),
            name: Some("Ada".into()),
            role: text("role"),
            at: None,
            retold: false,
        }),
        contact: Some(Contact { text: text("contact"), url: None, email: None }),
        links: vec![Link { title: Text::new("reading"), url: "https://a.example/hidden".into() }],
        revisions: vec![Revision { at: None, text: Text::new("revision") }],
        ..Story::default()
    };
    let mut one = incident("A", Kind::Outage, &[], 0, 10);
    one.segments[0].source_kind = Some("partial".into());
    let index = Index::new(&[(&one, &story)], &[], Time(0), &years);
    let finds = |words: &str| !index.find(&Query { words: words.to_owned(), facets: vec![] }).incidents.is_empty();
    for words in ["provenance", "duration", "detection", "ada", "role", "contact", "partial", "reading", "revision"] {
        assert!(finds(words), "{words}");
    }
    assert!(!finds("hidden"), "addresses are nothing that anybody types");
}
