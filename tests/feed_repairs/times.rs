//! Times, ends and lengths.

use super::*;

#[test]
fn an_end_before_its_start_is_not_known() {
    let feed = incident(json!({"end": "2015-08-14T08:00Z"}));
    assert_eq!(segment(&feed).end, End::Unknown);
    assert_eq!(notes(&feed), [("end-before-start", "/incidents/0/end")]);
    assert_eq!(
        feed.notes[0].message,
        "The end (the text `2015-08-14T08:00Z`) is before the start (the text `2015-08-14T09:00Z`). The end is shown as \
         not known. Write an end after the start."
    );
}

#[test]
fn a_day_before_the_day_of_the_start_is_before_it() {
    let feed = incident(json!({"start": "2026-03-05", "end": "2026-03-04"}));
    assert_eq!(segment(&feed).end, End::Unknown);
    assert_eq!(notes(&feed), [("end-before-start", "/incidents/0/end")]);
    for (start, end) in
        [("2026-03-05", "2026-03-05"), ("2026-03-05T23:00Z", "2026-03-05"), ("2026-03-05", "2026-03-05T00:00Z")]
    {
        let feed = incident(json!({"start": start, "end": end}));
        assert_eq!(notes(&feed), [], "{start} {end}");
    }
}

#[test]
fn an_end_before_its_start_is_worked_out_from_a_length() {
    let feed = incident(json!({"end": "2015-08-14T08:00Z", "duration": "20m"}));
    assert_eq!(segment(&feed).end, End::At(at(20)));
    assert_eq!(notes(&feed), [("end-before-start", "/incidents/0/end")]);
}

#[test]
fn an_end_that_is_worked_out_from_a_rough_length_is_rough() {
    let rough = |duration| match &segment(&incident(json!({"end": null, "duration": duration}))).end {
        End::At(end) => Some(end.rough),
        _ => None,
    };
    assert_eq!(rough(json!("4h")), Some(false));
    assert_eq!(rough(json!({"about": "4h"})), Some(true));
    assert_eq!(rough(json!({"about": "3h", "text": "most of the morning"})), Some(true));
}

#[test]
fn uncertain_ends_may_reach_into_uncertain_starts() {
    let feed = incident(json!({
        "start": {"earliest": "2015-08-14T09:00Z", "latest": "2015-08-14T12:00Z"},
        "end": {"earliest": "2015-08-14T08:00Z", "latest": "2015-08-14T10:00Z"},
    }));
    assert_eq!(notes(&feed), []);
}

#[test]
fn bounds_in_the_wrong_order_are_swapped() {
    let feed = incident(json!({"start": {"earliest": "2015-08-14T09:30Z", "latest": "2015-08-14T09:00Z"}}));
    assert_eq!(segment(&feed).start, Instant::between(Time(NINE), Time(NINE + 30 * MINUTE_MS)));
    assert_eq!(notes(&feed), [("bounds-swapped", "/incidents/0/start")]);
    let feed = incident(json!({"start": {"earliest": "2015-08-15", "latest": "2015-08-14"}}));
    let day = NINE - 540 * MINUTE_MS;
    assert_eq!(segment(&feed).start, Instant::between(Time(day), Time(day + 2 * DAY_MS)));
    assert_eq!(notes(&feed), [("bounds-swapped", "/incidents/0/start")]);
}

#[test]
fn bounds_win_over_an_exact_time_beside_them() {
    let feed = incident(
        json!({"start": {"at": "2015-08-14T09:10Z", "earliest": "2015-08-14T09:00Z", "latest": "2015-08-14T09:30Z"}}),
    );
    assert_eq!(segment(&feed).start, Instant::between(Time(NINE), Time(NINE + 30 * MINUTE_MS)));
    assert_eq!(notes(&feed), [("stated-twice", "/incidents/0/start")]);
}

#[test]
fn an_exact_time_wins_over_one_bound() {
    let feed = incident(json!({"start": {"at": "2015-08-14T09:10Z", "earliest": "2015-08-14T09:00Z"}}));
    assert_eq!(segment(&feed).start, at(10));
    assert_eq!(notes(&feed), [("stated-twice", "/incidents/0/start")]);
}

#[test]
fn one_bound_is_taken_for_the_time() {
    let feed = incident(json!({"start": {"earliest": "2015-08-14T09:10Z"}}));
    assert_eq!(segment(&feed).start, at(10));
    assert_eq!(notes(&feed), [("one-bound", "/incidents/0/start")]);
}

#[test]
fn words_without_a_time_cannot_be_drawn() {
    let feed = incident(json!({"start": {"text": "Friday morning"}}));
    assert_eq!(notes(&feed), [("no-time", "/incidents/0/start"), ("incident-without-start", "/incidents/0")]);
    assert!(feed.notes[0].message.contains("Add `earliest` and `latest`"));
}

#[test]
fn dates_as_bounds_reach_to_the_end_of_the_last_day() {
    let feed = incident(json!({"start": {"earliest": "2015-08-14", "latest": "2015-08-15", "text": "Friday or so"}}));
    let day = NINE - 540 * MINUTE_MS;
    assert_eq!(segment(&feed).start.when, When::Between(Time(day), Time(day + 2 * DAY_MS)));
    assert_eq!(notes(&feed), []);
}

#[test]
fn a_date_alone_is_some_time_on_that_day() {
    let feed = incident(json!({"start": "2015-08-14", "end": "2015-08-14"}));
    assert_eq!(segment(&feed).start.when, When::On(Time(NINE - 540 * MINUTE_MS)));
    assert_eq!(notes(&feed), []);
}

#[test]
fn a_time_without_a_zone_is_read_as_utc_and_called_assumed() {
    let feed = incident(json!({"start": "2015-08-14 09:00"}));
    assert_eq!(segment(&feed).start, Instant { zone_assumed: true, ..at(0) });
    assert_eq!(notes(&feed), [("zone-missing", "/incidents/0/start")]);
}

#[test]
fn a_time_that_cannot_be_read_or_drawn_is_not_known() {
    for start in ["Friday", "14.08.2015", "0000-01-01T00:00Z", "9999-12-31T23:59Z", "2015-08-14T25:00Z"] {
        let feed = incident(json!({"start": start}));
        assert_eq!(
            notes(&feed),
            [("unreadable-time", "/incidents/0/start"), ("incident-without-start", "/incidents/0")],
            "{start}"
        );
    }
    let feed = incident(json!({"end": "soon"}));
    assert_eq!(segment(&feed).end, End::Unknown);
    assert_eq!(notes(&feed), [("unreadable-time", "/incidents/0/end")]);
}

#[test]
fn a_time_that_stands_for_none_is_told_so() {
    for end in ["9999-12-31T23:59:59Z", "0000-01-01T00:00Z"] {
        let feed = incident(json!({"end": end}));
        assert_eq!((&segment(&feed).end, notes(&feed)), (&End::Unknown, vec![("unreadable-time", "/incidents/0/end")]));
        assert!(feed.notes[0].message.contains("further away than can be shown"), "{end}");
    }
}

#[test]
fn numbers_are_seconds_or_milliseconds_since_1970() {
    for start in [json!(NINE / 1000), json!(NINE), json!(1_439_542_800.5)] {
        let feed = incident(json!({"start": start}));
        assert_eq!(segment(&feed).start, at(0), "{start}");
        assert_eq!(notes(&feed), [("number-as-time", "/incidents/0/start")]);
    }
    let feed = incident(json!({"start": 1e300}));
    assert_eq!(feed.timeline.incidents[0].segments, []);
}

#[test]
fn a_year_or_a_date_without_strokes_is_no_number_of_seconds() {
    for start in [json!(2020), json!(20_260_302), json!(0), json!(2020.0)] {
        let feed = incident(json!({"start": start}));
        let expected = [("unreadable-time", "/incidents/0/start"), ("incident-without-start", "/incidents/0")];
        assert_eq!(notes(&feed), expected, "{start}");
        assert!(feed.notes[0].message.contains("Write the date as a text"), "{start}");
    }
}

#[test]
fn a_future_date_is_kept() {
    let feed = incident(json!({"kind": "maintenance", "start": "2999-01-01T00:00Z", "end": "2999-01-01T01:00Z"}));
    assert_eq!((notes(&feed), feed.timeline.incidents[0].segments.len()), (vec![], 1));
}

#[test]
fn an_end_is_worked_out_from_the_length() {
    let feed = incident(json!({
        "start": {"earliest": "2015-08-14T09:00Z", "latest": "2015-08-14T09:10Z"}, "end": "-",
        "duration": {"min": "20m", "max": "30m"},
    }));
    assert_eq!(segment(&feed).end, End::At(Instant::between(Time(NINE + 20 * MINUTE_MS), Time(NINE + 40 * MINUTE_MS))));
    assert_eq!(notes(&feed), []);
}

#[test]
fn an_end_of_null_is_worked_out_from_the_length_too() {
    let feed = incident(json!({"end": null, "duration": "20m"}));
    assert_eq!((&segment(&feed).end, notes(&feed)), (&End::At(at(20)), vec![]));
}

#[test]
fn an_end_that_is_said_to_be_unknown_stays_so_beside_a_length() {
    let feed = incident(json!({"end": "unknown", "duration": "20m"}));
    assert_eq!((&segment(&feed).end, notes(&feed)), (&End::Unknown, vec![]));
    assert_eq!(segment(&feed).length, Some(Length::exact(20 * MINUTE_MS)));
}

#[test]
fn a_missing_end_is_not_known_and_null_is_asked_about() {
    let feed = incident(json!({"end": "-"}));
    assert_eq!((&segment(&feed).end, notes(&feed)), (&End::Unknown, vec![]));
    let feed = incident(json!({"end": null}));
    assert_eq!((&segment(&feed).end, notes(&feed)), (&End::Unknown, vec![("end-null", "/incidents/0/end")]));
    assert_eq!(feed.notes[0].severity, Severity::Info);
}

#[test]
fn still_going_is_ongoing() {
    for (end, notes_expected) in [("ongoing", 0), ("still going", 1), ("Ongoing", 1)] {
        let feed = incident(json!({"end": end}));
        assert_eq!((&segment(&feed).end, feed.notes.len()), (&End::Ongoing, notes_expected), "{end}");
    }
}

#[test]
fn words_for_the_present_are_an_end_that_is_open() {
    for end in ["now", "Open", "on-going", "present"] {
        let feed = incident(json!({"end": end}));
        assert_eq!(
            (&segment(&feed).end, notes(&feed)),
            (&End::Ongoing, vec![("spelling", "/incidents/0/end")]),
            "{end}"
        );
        assert!(feed.notes[0].message.ends_with("Write `ongoing`."), "{}", feed.notes[0].message);
    }
}

#[test]
fn an_end_that_cannot_be_read_is_told_with_the_words_that_can() {
    for end in [
        json!("TBD"),
        json!("none"),
        json!("active"),
        json!({"at": "soon"}),
        json!({"earliest": "2015-08-14", "latest": "ongoing"}),
    ] {
        let feed = incident(json!({"end": end}));
        assert_eq!((&segment(&feed).end, feed.notes[0].code), (&End::Unknown, "unreadable-time"), "{end}");
        assert!(feed.notes[0].message.ends_with("\"ongoing\" or \"unknown\"."), "{}", feed.notes[0].message);
    }
    let feed = incident(json!({"start": "soon"}));
    assert!(feed.notes[0].message.contains("or a date: \"2015-08-14\"."), "{}", feed.notes[0].message);
}

#[test]
fn the_end_wins_over_a_length_that_contradicts_it() {
    let feed = incident(json!({"end": "2015-08-14T10:00Z", "duration": "3h"}));
    assert_eq!((&segment(&feed).end, &segment(&feed).length), (&End::At(at(60)), &None));
    assert_eq!(notes(&feed), [("end-and-duration", "/incidents/0/end")]);
    let feed = incident(json!({"end": "ongoing", "duration": "3h"}));
    assert_eq!((&segment(&feed).end, &segment(&feed).length), (&End::Ongoing, &None));
    assert_eq!(notes(&feed), [("end-and-duration", "/incidents/0/end")]);
}

#[test]
fn a_length_that_agrees_with_the_end_is_kept() {
    let table = [
        json!("1h"),
        json!("59m"),
        json!({"about": "80 minutes"}),
        json!({"min": "30m", "max": "2h"}),
        json!({"text": "a while"}),
    ];
    for duration in table {
        let feed = incident(json!({"end": "2015-08-14T10:00Z", "duration": duration}));
        assert_eq!((notes(&feed), segment(&feed).length.is_some()), (vec![], true), "{duration}");
    }
}

#[test]
fn a_length_of_words_is_shown_as_words() {
    let words = |words: &str| Some(Length { bounds: None, about: false, words: Some(Text::new(words)) });
    let feed = incident(json!({"duration": {"text": "most of the day"}}));
    assert_eq!((&segment(&feed).length, notes(&feed)), (&words("most of the day"), vec![]));
    let feed = incident(json!({"duration": "about one hour"}));
    assert_eq!(segment(&feed).length, words("about one hour"));
    assert_eq!(notes(&feed), [("unreadable-duration", "/incidents/0/duration")]);
}

#[test]
fn lengths_are_put_right_as_times_are() {
    let length = |duration: Value| {
        let feed = incident(json!({"duration": duration}));
        let code = feed.notes.first().map(|note| note.code);
        (segment(&feed).length.as_ref().and_then(|l| Some((l.bounds?, l.about))), code)
    };
    let m = |n: Ms| n * MINUTE_MS;
    assert_eq!(length(json!({"min": "30m", "max": "20m"})), (Some(((m(20), m(30)), false)), Some("bounds-swapped")));
    assert_eq!(length(json!({"min": "30m"})), (Some(((m(30), m(30)), true)), Some("one-bound")));
    assert_eq!(
        length(json!({"min": "20m", "max": "30m", "about": "1h"})),
        (Some(((m(20), m(30)), false)), Some("stated-twice"))
    );
    assert_eq!(length(json!({"about": "long"})), (None, Some("unreadable-duration")));
    assert_eq!(length(json!({})), (None, Some("unreadable-duration")));
}

#[test]
fn a_bound_may_be_the_day_of_the_other() {
    let feed = incident(json!({"start": {"earliest": "2015-08-14T09:00Z", "latest": "2015-08-14"}}));
    assert_eq!((notes(&feed), segment(&feed).start.earliest()), (vec![], Time(NINE)));
}

#[test]
fn a_trouble_with_a_start_is_told_once() {
    let feed = incident(json!({"start": "Friday", "segments": [{"kind": "outage"}]}));
    assert_eq!(
        notes(&feed),
        [("unreadable-time", "/incidents/0/start"), ("segment-without-start", "/incidents/0/segments/0")]
    );
}

#[test]
fn an_open_incident_stays_open_and_keeps_its_kind_without_its_start() {
    let short = incident(json!({"start": "03/02/2026", "end": "ongoing"}));
    let segments = |segments: Value| incident(json!({"kind": "-", "start": "-", "end": "-", "segments": segments}));
    let only = segments(json!([{"kind": "outage", "start": "03/02/2026", "end": "ongoing"}]));
    let two = segments(json!([
        {"kind": "outage", "start": "03/02/2026", "end": "ongoing"},
        {"kind": "degraded", "start": "2015-08-14T09:00Z", "end": "2015-08-14T10:00Z"},
    ]));
    let inherited = incident(json!({"start": "-", "end": "ongoing", "segments": [{"kind": "outage"}]}));
    for feed in [short, only, two, inherited] {
        let incident = &feed.timeline.incidents[0];
        assert_eq!(incident.undated, Some(Kind::Outage));
        assert_eq!(state(incident, Time(2 * NINE)), State::Ongoing(Kind::Outage));
    }
    for end in ["unknown", "2015-08-14T10:00Z", "soon"] {
        assert_eq!(incident(json!({"start": "-", "end": end})).timeline.incidents[0].undated, None, "{end}");
    }
}

#[test]
fn a_word_as_the_last_bound_of_an_end_leaves_it_not_known() {
    for word in ["ongoing", "unknown"] {
        let feed = incident(json!({"end": {"earliest": "2015-08-14T10:00Z", "latest": word}}));
        assert_eq!(segment(&feed).end, End::Unknown, "{word}");
        assert_eq!(notes(&feed), [("unreadable-time", "/incidents/0/end/latest")], "{word}");
    }
}

#[test]
fn zeros_and_infinities_of_databases_are_no_times() {
    for zero in
        ["0001-01-01T00:00:00Z", "0001-01-01", "0001-01-01 00:00:00 +0000 UTC", "9999-12-31", "9999-12-31T00:00:00Z"]
    {
        let feed = incident(json!({"end": zero}));
        assert_eq!(
            (&segment(&feed).end, notes(&feed)),
            (&End::Unknown, vec![("unreadable-time", "/incidents/0/end")]),
            "{zero}"
        );
        assert!(feed.notes[0].message.contains("further away than can be shown"), "{zero}");
    }
    let feed = incident(json!({"end": -62_135_596_800_i64}));
    assert_eq!((&segment(&feed).end, feed.notes[0].code), (&End::Unknown, "unreadable-time"));
}

#[test]
fn a_comma_before_three_figures_is_not_guessed_at() {
    for words in ["1,200 minutes", "500ms"] {
        let feed = incident(json!({"end": "-", "duration": words}));
        assert_eq!(
            (&segment(&feed).end, notes(&feed)),
            (&End::Unknown, vec![("unreadable-duration", "/incidents/0/duration")])
        );
    }
}

#[test]
fn a_length_without_a_unit_is_told_so_and_nothing_else() {
    for duration in [json!(90), json!("90")] {
        let feed = incident(json!({"duration": duration}));
        assert_eq!(notes(&feed), [("unreadable-duration", "/incidents/0/duration")], "{duration}");
        assert!(feed.notes[0].message.contains("Write \"90m\" for minutes"), "{}", feed.notes[0].message);
        assert_eq!(segment(&feed).length.as_ref().and_then(|length| length.words.clone()), Some(Text::new("90")));
    }
    let feed = incident(json!({"duration": {"about": 1.5, "text": "a while"}}));
    assert_eq!(notes(&feed), [("unreadable-duration", "/incidents/0/duration/about")]);
}
