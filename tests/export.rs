//! What can be taken away: read again by readers that know nothing of us.
#![cfg(not(target_arch = "wasm32"))]

use std::io::BufReader;

use incident_timeline::axis::Zone;
use incident_timeline::export::csv::{COLUMNS, csv};
use incident_timeline::export::ics::ics;
use incident_timeline::export::markdown::markdown;
use incident_timeline::export::{Context, Entry, head};
use incident_timeline::feed::{Options, parse};
use incident_timeline::model::{
    Cycle, End, HOUR_MS, Incident, Instant, Kind, Length, MINUTE_MS, Resolution, Segment, Story, Text, Time, Timeline,
    When,
};
use incident_timeline::prose::plain;
use proptest::prelude::*;

const EVERYTHING: &str = include_str!("fixtures/feed/everything.json");
const NOW: Time = Time(1_439_640_000_000); // 2015-08-15T12:00:00Z

fn everything() -> Timeline {
    parse(EVERYTHING.as_bytes(), &Options::default()).expect("a feed").timeline
}

fn entries(timeline: &Timeline) -> Vec<Entry<'_>> {
    timeline.incidents.iter().map(|incident| (incident, &*incident.story)).collect()
}

static UTC: Zone = Zone::utc();

fn context(timeline: &Timeline) -> Context<'_> {
    let page = Some("https://example.com/status?a=b#tab=c&a-incident=%01");
    let Timeline { incidents, components, .. } = timeline;
    Context { incidents, components, now: NOW, language: "en", site: Some("A, B; C"), url: None, page, zone: &UTC }
}

fn segment(start: Instant, end: End) -> Segment {
    Segment {
        kind: Kind::Outage,
        start,
        end,
        length: None,
        components: vec![],
        detail: None,
        cycle: None,
        source_kind: None,
    }
}

fn incident(title: &str, segments: Vec<Segment>) -> Incident {
    let (id, title) = ("a".into(), Text::new(title));
    Incident {
        id,
        title,
        summary: None,
        severity: None,
        segments,
        undated: None,
        undated_in: vec![],
        rest_goes_on: false,
        story: incident_timeline::model::Told::default(),
        source: 0,
    }
}

fn calendar(incident: &Incident) -> Option<String> {
    let timeline = Timeline::default();
    ics(&[(incident, &Story::default())], &Context { page: None, site: None, ..context(&timeline) })
}

/// Names (with parameters) and values of content lines, unfolded and unescaped, as RFC 5545, 3.1 and 3.3.11 say.
fn lines(calendar: &str) -> Vec<(String, String)> {
    assert!(calendar.ends_with("\r\n"));
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    let unfolded = calendar.replace("\r\n ", "");
    let read = |line: &str| {
        let (name, value) = line.split_once(':').expect("a name");
        let mut said = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => said.push('\n'),
                    Some(c @ ('\\' | ';' | ',')) => said.push(c),
                    other => panic!("escape of {other:?} in {line}"),
                },
                c => said.push(c),
            }
        }
        (name.to_owned(), said)
    };
    unfolded.trim_end().split("\r\n").map(read).collect()
}

fn value<'a>(lines: &'a [(String, String)], name: &str) -> Option<&'a str> {
    lines.iter().find(|(n, _)| n == name).map(|(_, value)| &**value)
}

#[test]
fn a_calendar_is_read_by_a_parser_of_rfc_5545() {
    let timeline = everything();
    let text = ics(&entries(&timeline), &context(&timeline)).expect("there are periods");
    let calendars: Vec<_> = ical::IcalParser::new(BufReader::new(text.as_bytes())).collect();
    let [Ok(calendar)] = &calendars[..] else { panic!("{calendars:?}") };
    let periods: usize = timeline.incidents.iter().map(|i| i.segments.len()).sum();
    assert_eq!(calendar.events.len(), periods);
    let mut uids = Vec::new();
    for event in &calendar.events {
        let count = |name: &str| event.properties.iter().filter(|p| p.name == name).count();
        for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"] {
            assert_eq!(count(name), 1, "{name}");
        }
        assert!(count("DTEND") <= 1);
        uids.extend(event.properties.iter().filter(|p| p.name == "UID").map(|p| p.value.clone()));
    }
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), periods, "every event has an id of its own");
    let lines = lines(&text);
    assert_eq!(value(&lines, "X-WR-CALNAME"), Some("A, B; C: incident history"));
    assert_eq!(value(&lines, "DTSTAMP"), Some("20150815T120000Z"));
    assert!(text.contains("URL:https://example.com/status?a=b#tab=c&a-incident=one\r\n"), "{text}");
}

#[test]
fn an_exact_period_has_its_start_and_end_in_utc() {
    let start = Instant::exact(Time(1_439_542_860_000));
    let end = Instant::exact(start.earliest().plus(HOUR_MS));
    let text = calendar(&incident("a", vec![segment(start.clone(), End::At(end))])).expect("a calendar");
    let lines_ = lines(&text);
    assert_eq!(value(&lines_, "DTSTART"), Some("20150814T090100Z"));
    assert_eq!(value(&lines_, "DTEND"), Some("20150814T100100Z"));
    let text = calendar(&incident("a", vec![segment(start.clone(), End::At(start))])).expect("a calendar");
    assert_eq!(value(&lines(&text), "DTEND"), None, "an end is after its start, or there is none");
}

#[test]
fn a_period_is_never_sharper_than_it_is_known() {
    let at = Time(1_439_542_860_000);
    let mut told = Instant::between(at, at.plus(HOUR_MS));
    told.words = Some(Text::new("Friday morning"));
    let text = calendar(&incident("a", vec![segment(told, End::Unknown)])).expect("a calendar");
    let read = lines(&text);
    assert_eq!(value(&read, "DTSTART;VALUE=DATE"), Some("20150814"));
    assert_eq!(value(&read, "DTEND;VALUE=DATE"), None);
    let description = value(&read, "DESCRIPTION").unwrap_or_default();
    assert!(description.contains("When: Friday morning, end not known"), "{description}");
    assert!(!text.contains("0901") && !text.contains("09:01"), "{text}");

    let between = Instant::between(at, at.plus(HOUR_MS));
    let text = calendar(&incident("a", vec![segment(between, End::Ongoing)])).expect("a calendar");
    let read = lines(&text);
    assert_eq!((value(&read, "DTSTART"), value(&read, "DTEND")), (Some("20150814T090100Z"), None));
    let description = value(&read, "DESCRIPTION").unwrap_or_default();
    let when = "When: some time between 2015-08-14 09:01 UTC and 2015-08-14 10:01 UTC, still going on\n";
    assert!(description.starts_with(when), "{description}");

    let day = Instant { when: When::On(Time(1_439_510_400_000)), words: None, zone_assumed: true, rough: false };
    let text = calendar(&incident("a", vec![segment(day.clone(), End::At(day))])).expect("a calendar");
    let read = lines(&text);
    assert_eq!(value(&read, "DTSTART;VALUE=DATE"), Some("20150814"));
    assert_eq!(value(&read, "DTEND;VALUE=DATE"), Some("20150815"), "the end is the day after");
}

#[test]
fn what_begins_at_a_stated_time_does_so_however_roughly_its_length_is_known() {
    let start = Instant::exact(Time(1_439_542_860_000));
    let length = Length { about: true, ..Length::exact(2 * HOUR_MS) };
    let end = start.after(&length).expect("bounds");
    let rough = Segment { length: Some(length), ..segment(start, End::At(end)) };
    let timeline = Timeline::default();
    let new_york = Zone::fixed(-4 * 3600);
    let work = incident("a", vec![rough]);
    let context = Context { zone: &new_york, ..context(&timeline) };
    let text = ics(&[(&work, &Story::default())], &context).expect("a calendar");
    let read = lines(&text);
    assert_eq!(value(&read, "DTSTART"), Some("20150814T090100Z"));
    assert_eq!((value(&read, "DTEND"), value(&read, "DTEND;VALUE=DATE")), (None, None));
    assert!(value(&read, "DESCRIPTION").is_some_and(|d| d.contains("(about 2 hours)")), "{text}");
}

#[test]
fn words_name_days_of_the_company_and_a_date_alone_is_the_same_everywhere() {
    let pacific = Zone::fixed(-7 * 3600);
    // 21:00 to 23:30 of 13 June 2026 in Los Angeles.
    let from = Time(1_781_409_600_000);
    let mut told = Instant::between(from, from.plus(2 * HOUR_MS + HOUR_MS / 2));
    told.words = Some(Text::new("Saturday night"));
    let day = Instant { when: When::On(Time(1_781_308_800_000)), words: None, zone_assumed: false, rough: false };
    let timeline = Timeline::default();
    for segment in [segment(told.clone(), End::At(told)), segment(day.clone(), End::At(day))] {
        let i = incident("a", vec![segment]);
        let context = Context { zone: &pacific, ..context(&timeline) };
        let read = lines(&ics(&[(&i, &Story::default())], &context).expect("a calendar"));
        assert_eq!(value(&read, "DTSTART;VALUE=DATE"), Some("20260613"));
        assert_eq!(value(&read, "DTEND;VALUE=DATE"), Some("20260614"));
    }
}

#[test]
fn without_a_time_there_is_no_calendar() {
    assert_eq!(calendar(&incident("a", vec![])), None);
}

/// The rows without the head.
fn rows(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().expect("a head").iter().collect::<Vec<_>>(), COLUMNS);
    reader.records().map(|row| row.expect("a row")).collect()
}

#[test]
fn a_table_has_a_row_for_each_period_and_for_an_incident_without_any() {
    let timeline = everything();
    let rows = rows(&csv(&entries(&timeline), &context(&timeline)));
    let expected: usize = timeline.incidents.iter().map(|i| i.segments.len().max(1)).sum();
    assert_eq!(rows.len(), expected);
    let cell = |row: usize, name: &str| &rows[row][COLUMNS.iter().position(|c| *c == name).expect("a column")];
    let first = rows.iter().position(|row| row[0] == *"one").expect("the incident");
    assert_eq!(
        (cell(first, "title"), cell(first, "kind"), cell(first, "components")),
        ("title", "outage", "Web; Mail")
    );
    assert_eq!((cell(first, "start_words"), cell(first, "start_earliest")), ("Friday morning", ""));
    assert_eq!((cell(first, "length_words"), cell(first, "length_ms_least")), ("about one hour", ""));
    let second = first + 1;
    assert_eq!(cell(second, "start_earliest"), "2015-08-14T09:10:00Z");
    assert_eq!((cell(second, "end_latest"), cell(second, "end_state")), ("2015-08-14T09:11:00Z", "known"));
    assert_eq!((cell(first, "zone"), cell(second, "zone")), ("assumed", "stated"));
    assert!(rows.iter().any(|row| row[12] == *"ongoing") && rows.iter().any(|row| row[12] == *"unknown"));
}

#[test]
fn a_period_that_came_and_went_says_so() {
    let (bad, good) = (Length::exact(30 * MINUTE_MS), Length::exact(20 * MINUTE_MS));
    let cycle = Some(Box::new(Cycle { bad, good }));
    let segment = Segment { cycle, ..segment(Instant::exact(Time(0)), End::At(Instant::exact(Time(10 * HOUR_MS)))) };
    let (incident, timeline) = (incident("a", vec![segment]), Timeline::default());
    let rows = rows(&csv(&[(&incident, &Story::default())], &context(&timeline)));
    assert_eq!(rows[0].get(COLUMNS.len() - 1), Some("On and off: 30 minutes bad, then 20 minutes good"));
}

#[test]
fn no_cell_is_a_formula() {
    let timeline = Timeline::default();
    for title in ["=1+1", "+1", "-1", "@a", "\ta", "'=1", "=\"a\",\"b\""] {
        let incident = incident(title, vec![]);
        let text = csv(&[(&incident, &Story::default())], &context(&timeline));
        assert_eq!(&rows(&text)[0][1], format!("'{title}"));
    }
    for title in ["a=b", "'a", "1-2", ""] {
        let incident = incident(title, vec![]);
        assert_eq!(&rows(&csv(&[(&incident, &Story::default())], &context(&timeline)))[0][1], title);
    }
}

#[test]
fn an_incident_is_told_in_the_readers_order() {
    let timeline = everything();
    let incident = timeline.incidents.iter().find(|i| &*i.id == "one").expect("the incident");
    let text = markdown((incident, &incident.story), &context(&timeline), &plain);
    println!("{text}");
    let parts = [
        "# title",
        "summary",
        "**Is it over?**",
        "**Is my data safe?** Yes, with one exception",
        "**How long so far?** Outage: about one hour. 1 minute read-only, 1 minute degraded. duration note",
        "> apology",
        "Jo Doe, role",
        "## In short",
        "## In full",
        "[stories/one.md](stories/one.md)",
        "## What was tried",
        "**Fixed it**",
        "## Cause: ",
        "## Who was affected",
        "## How it was noticed",
        "## What changes",
        "## Lessons learned",
        "## Questions?",
        "## What happened when",
        "**Outage** Friday morning, until an hour later (about one hour)",
        "## Updates",
        "### 2015-08-14 10:50 UTC: Planned",
        "## About this report",
    ];
    let mut from = 0;
    for part in parts {
        let found = text[from..].find(part).unwrap_or_else(|| panic!("{part:?} behind {:?}", &text[..from]));
        from += found + part.len();
    }
    assert!(!text.contains("deutsch"));
    assert!(text.contains("in progress, due 2015-08-14 11:03 UTC, overdue, "), "a promise that was not kept");
    assert!(text.contains("done, on 2015-08-14 11:04 UTC, due 2015-08-14 11:03 UTC, "), "kept, a minute late");
}

#[test]
fn what_was_not_told_leaves_no_holes() {
    let timeline = Timeline::default();
    let text = markdown((&incident("a *b*", vec![]), &Story::default()), &context(&timeline), &plain);
    let expected = "# a \\*b\\*\n\n- **Is it over?** Not stated\n- **Is my data safe?** Not stated\n- **How long was it?** Not stated\n";
    assert_eq!(text, expected);
}

#[test]
fn what_goes_on_since_nobody_knows_when_is_in_every_export() {
    let over = segment(Instant::exact(Time(0)), End::At(Instant::exact(Time(HOUR_MS))));
    let open = Incident { undated: Some(Kind::Degraded), ..incident("a", vec![over]) };
    let (timeline, story) = (Timeline::default(), Story::default());
    let text = markdown((&open, &story), &context(&timeline), &plain);
    assert!(text.contains("**How long so far?** 1 hour down. Degraded: since when is not stated."), "{text}");
    assert!(text.contains("- **Degraded** Still going on; since when is not stated"), "{text}");
    let table = csv(&[(&open, &story)], &context(&timeline));
    assert_eq!(table.matches("degraded").count(), 1, "{table}");
}

#[test]
fn a_word_on_an_earlier_recovery_stands_under_no_trouble_that_goes_on() {
    let resolution = Resolution { at: Some(Instant::exact(Time(0))), text: Some(Text::new("All fine again.")) };
    let story = Story { resolution: Some(resolution), ..Story::default() };
    let open = incident("a", vec![segment(Instant::exact(Time(0)), End::Ongoing)]);
    let text = markdown((&open, &story), &context(&Timeline::default()), &plain);
    let said = "No, it is still going on. Said earlier (1970-01-01 00:00 UTC): All fine again.";
    assert!(text.contains(said), "{text}");
}

const TOLD: &str = r#"{"version": 1, "incidents": [
    {"id": "a", "title": "A", "kind": "degraded", "start": "2015-08-14T09:00Z", "end": "2015-08-14T11:00Z", "severity": "major",
        "source_kind": "partial outage", "tags": ["mail", "disk"], "related": ["b", "elsewhere"],
        "detection": {"at": "2015-08-14T09:20Z"}, "data_loss": {"status": "partial", "text": "Some", "from": "2015-08-14T09:00Z"},
        "apology": {"text": "I am sorry.", "by": {"name": "Ada Example", "role": "head"}, "retold": true},
        "cause": {"certainty": "confirmed", "factors": ["One", "Two"]}},
    {"id": "b", "title": "Another one", "kind": "notice", "start": "2015-08-13T09:00Z"}]}"#;

#[test]
fn what_a_story_shows_is_in_its_text() {
    let timeline = parse(TOLD.as_bytes(), &Options::default()).expect("a feed").timeline;
    let incident = &timeline.incidents[0];
    let text = markdown((incident, &incident.story), &context(&timeline), &plain);
    println!("{text}");
    for part in [
        "**Is my data safe?** No, some was lost. Some. This concerns data saved from 2015-08-14 09:00 UTC on.\n",
        "- **Severity:** major\n",
        "> \u{2014} Retold from the letter of Ada Example, head\n",
        "- **What played a part:**\n  + One\n  + Two\n",
        "The source calls it \u{201c}partial outage\u{201d}\n",
        "## Response times\n\n- Noticed after 20 minutes\n- Resolved after 2 hours\n",
        "## Related incidents\n\n- [Another one](https://example.com/status?a=b#tab=c\\&a-incident=b)\n- elsewhere\n",
        "- Tags: mail, disk\n",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn a_formula_is_no_link() {
    let timeline = Timeline::default();
    let incident = incident(r#"=HYPERLINK("http://x","y")"#, vec![]);
    let text = markdown((&incident, &Story::default()), &context(&timeline), &plain);
    assert!(text.starts_with("# =HYPERLINK(\"http\\://x\",\"y\")\n"), "{text}");
}

#[test]
fn a_text_says_whose_history_it_is() {
    let timeline = Timeline::default();
    let of = |site, url| head(&Context { site, url, ..context(&timeline) });
    let linked = "[Mail](https://mail.example): incident history\n".to_owned();
    assert_eq!(of(Some("Mail"), Some("https://mail.example")), Some(linked));
    assert_eq!(of(Some("Mail"), Some("javascript:a")), Some("Mail: incident history\n".to_owned()));
    assert_eq!(of(None, Some("https://mail.example")), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_title_comes_back(title in "\\PC{0,200}", more in prop::sample::select(&["", "\n", "\r\n", ",;\\", "\"", "'=", "=", "ü🙂", "\t"][..])) {
        let title = format!("{more}{title}{more}");
        let incident = incident(&title, vec![segment(Instant::exact(Time(0)), End::Ongoing)]);
        let text = calendar(&incident).expect("a calendar");
        let read = lines(&text);
        let expected = format!("{} (Outage)", title.replace("\r\n", "\n"));
        prop_assert_eq!(value(&read, "SUMMARY"), Some(&*expected));

        let timeline = Timeline::default();
        let table = csv(&[(&incident, &Story::default())], &context(&timeline));
        let cell = rows(&table)[0][1].to_owned();
        let guarded = cell.starts_with('\'') && cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        prop_assert_eq!(if guarded { &cell[1..] } else { &cell }, &title);
    }
}
