//! Ticks, days and zones, checked against calendars that were written down by hand.
#![cfg(not(target_arch = "wasm32"))]

use chrono::{NaiveDate, NaiveDateTime};
use incident_timeline::axis::{
    LabelGaps, MAX_LENGTH, Scale, Tick, Ticks, Unit, Window, Zone, context, next_day, start_of_day, ticks,
};
use incident_timeline::model::{DAY_MS, HOUR_MS, MINUTE_MS, Time};

/// Widths as a view measures them at 12 px, with air.
const GAPS: LabelGaps = LabelGaps { clock: 48.0, day: 30.0, full_day: 84.0, month: 40.0, year: 44.0 };
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "2015-03-08 08:00:30" or less of it, in UTC.
fn utc(text: &str) -> Time {
    Time(wall(text).and_utc().timestamp_millis())
}

fn wall(text: &str) -> NaiveDateTime {
    let full = format!("{text}{}", &"0000-01-01 00:00:00"[text.len()..]);
    full.parse::<NaiveDateTime>().or_else(|_| full.replace(' ', "T").parse()).expect("a date and a time")
}

fn date(text: &str) -> NaiveDate {
    wall(text).date()
}

fn hours(h: f64) -> i32 {
    (h * 3600.0) as i32
}

fn chicago() -> Zone {
    Zone::new(hours(-6.0), vec![(utc("2015-03-08 08:00"), hours(-5.0)), (utc("2015-11-01 07:00"), hours(-6.0))])
}

/// Half an hour of summer time: from +10:30 to +11 and back.
fn lord_howe() -> Zone {
    Zone::new(hours(11.0), vec![(utc("2015-04-04 15:00"), hours(10.5)), (utc("2015-10-03 15:30"), hours(11.0))])
}

fn kolkata() -> Zone {
    Zone::fixed(hours(5.5))
}

/// Brazil put its clocks forward at midnight: the 18th of October 2015 began at one o'clock.
fn sao_paulo() -> Zone {
    Zone::new(hours(-3.0), vec![(utc("2015-10-18 03:00"), hours(-2.0)), (utc("2016-02-21 02:00"), hours(-3.0))])
}

/// Samoa moved over the date line: it had no 30th of December 2011.
fn samoa() -> Zone {
    Zone::new(hours(-10.0), vec![(utc("2011-12-30 10:00"), hours(14.0))])
}

/// St. John's put its clocks back one minute after midnight: the 30th of October 2005 began twice.
fn st_johns() -> Zone {
    Zone::new(hours(-2.5), vec![(utc("2005-10-30 02:31"), hours(-3.5))])
}

fn zones() -> Vec<(&'static str, Zone)> {
    vec![
        ("UTC", Zone::utc()),
        ("Chicago", chicago()),
        ("Kolkata", kolkata()),
        ("Lord Howe", lord_howe()),
        ("Sao Paulo", sao_paulo()),
        ("Samoa", samoa()),
        ("St. John's", st_johns()),
    ]
}

fn label(tick: &Tick, zone: &Zone) -> String {
    let at = zone.local(tick.time);
    let month = MONTHS[at.month as usize - 1];
    match (tick.unit, tick.strong) {
        (Unit::Minute | Unit::Hour, _) => format!("{:02}:{:02}", at.hour, at.minute),
        (Unit::Day, false) => at.day.to_string(),
        (Unit::Day, true) => format!("[{} {} {month}]", at.weekday, at.day),
        (Unit::Month, false) => month.to_owned(),
        (Unit::Month, true) => format!("[{month}]"),
        (Unit::Year, false) => at.year.to_string(),
        (Unit::Year, true) => format!("[{}]", at.year),
    }
}

fn check(zone: &Zone, width_px: f64, table: &[(&str, &str, &str)]) {
    for (from, to, expected) in table {
        assert_eq!(drawn(from, to, zone, width_px), *expected, "{from} to {to}");
    }
}

/// The row, what stands pinned at the left, and the labels in order.
fn drawn(from: &str, to: &str, zone: &Zone, width_px: f64) -> String {
    let (from, to) = (zone.time_of_local(wall(from)), zone.time_of_local(wall(to)));
    let found = ticks(&Window::new(from, to), zone, width_px, &GAPS);
    let labels: Vec<String> = found.list.iter().map(|t| label(t, zone)).collect();
    let context = zone.date(found.context.time);
    format!("{:?}/{} <{:?} {context}> {}", found.unit, found.step, found.context.unit, labels.join(" "))
}

#[test]
fn every_length_from_ten_minutes_to_two_hundred_years_has_its_row() {
    let table = [
        ("2015-08-14 08:00", "2015-08-14 08:10", "Minute/5 <Day 2015-08-14> 08:00 08:05 08:10"),
        ("2015-08-14 23:20", "2015-08-15 00:20", "Minute/15 <Day 2015-08-14> 23:30 23:45 [Sat 15 Aug] 00:15"),
        (
            "2015-08-14 22:20",
            "2015-08-15 01:10",
            "Minute/30 <Day 2015-08-14> 22:30 23:00 23:30 [Sat 15 Aug] 00:30 01:00",
        ),
        (
            "2015-08-14 20:00",
            "2015-08-15 02:00",
            "Hour/1 <Day 2015-08-14> 20:00 21:00 22:00 23:00 [Sat 15 Aug] 01:00 02:00",
        ),
        (
            "2015-08-14 12:00",
            "2015-08-15 12:00",
            "Hour/3 <Day 2015-08-14> 12:00 15:00 18:00 21:00 [Sat 15 Aug] 03:00 06:00 09:00 12:00",
        ),
        (
            "2015-08-14 12:00",
            "2015-08-16 12:00",
            "Hour/6 <Day 2015-08-14> 12:00 18:00 [Sat 15 Aug] 06:00 12:00 18:00 [Sun 16 Aug] 06:00 12:00",
        ),
        (
            "2015-12-30",
            "2016-01-03",
            "Hour/12 <Day 2015-12-30> [Wed 30 Dec] 12:00 [Thu 31 Dec] 12:00 [Fri 1 Jan] 12:00 [Sat 2 Jan] 12:00 [Sun 3 Jan]",
        ),
        ("2015-08-25", "2015-09-05", "Day/1 <Month 2015-08-01> 25 26 27 28 29 30 31 [Sep] 2 3 4 5"),
        ("2015-12-27", "2016-01-06", "Day/1 <Month 2015-12-01> 27 28 29 30 31 [2016] 2 3 4 5 6"),
        ("2015-08-14", "2015-09-14", "Day/7 <Month 2015-08-01> 17 24 31 [Mon 7 Sep] 14"),
        ("2015-08-14", "2016-01-14", "Day/15 <Month 2015-08-01> 15 [Sep] 15 [Oct] 15 [Nov] 15 [Dec] 15 [2016]"),
        ("2015-06-15", "2016-05-01", "Month/1 <Year 2015-01-01> Jul Aug Sep Oct Nov Dec [2016] Feb Mar Apr May"),
        (
            "2013-02-01",
            "2016-05-01",
            "Month/3 <Year 2013-01-01> Apr Jul Oct [2014] Apr Jul Oct [2015] Apr Jul Oct [2016] Apr",
        ),
        (
            "2010-02-01",
            "2016-05-01",
            "Month/6 <Year 2010-01-01> Jul [2011] Jul [2012] Jul [2013] Jul [2014] Jul [2015] Jul [2016]",
        ),
        (
            "2005-02-01",
            "2016-05-01",
            "Year/1 <Year 2005-01-01> 2006 2007 2008 2009 [2010] 2011 2012 2013 2014 2015 2016",
        ),
        (
            "1995-02-01",
            "2016-05-01",
            "Year/2 <Year 1995-01-01> 1996 1998 [2000] 2002 2004 2006 2008 [2010] 2012 2014 2016",
        ),
        ("1970-02-01", "2016-05-01", "Year/5 <Year 1970-01-01> 1975 [1980] 1985 [1990] 1995 [2000] 2005 [2010] 2015"),
        (
            "1895-02-01",
            "2016-05-01",
            "Year/10 <Year 1895-01-01> [1900] 1910 1920 1930 1940 1950 1960 1970 1980 1990 [2000] 2010",
        ),
        ("1850-02-01", "2050-05-01", "Year/20 <Year 1850-01-01> 1860 1880 [1900] 1920 1940 1960 1980 [2000] 2020 2040"),
        (
            "1500",
            "2100",
            "Year/50 <Year 1500-01-01> [1500] 1550 [1600] 1650 [1700] 1750 [1800] 1850 [1900] 1950 [2000] 2050 [2100]",
        ),
        ("1001", "2100", "Year/100 <Year 1001-01-01> 1100 1200 1300 1400 1500 1600 1700 1800 1900 [2000] 2100"),
    ];
    check(&Zone::utc(), 640.0, &table);
    // A zone that is off by half an hour reads the same on its own clocks.
    check(&kolkata(), 640.0, &table);
}

#[test]
fn where_clocks_are_put_forward_an_hour_has_no_tick() {
    // In the second row three o'clock stands only two hours after midnight: too near for its label.
    let table = [
        ("2015-03-08 00:00", "2015-03-08 06:00", "Hour/1 <Day 2015-03-08> [Sun 8 Mar] 01:00 03:00 04:00 05:00 06:00"),
        (
            "2015-03-07 12:00",
            "2015-03-08 12:00",
            "Hour/3 <Day 2015-03-07> 12:00 15:00 18:00 21:00 [Sun 8 Mar] 06:00 09:00 12:00",
        ),
        (
            "2015-03-07 12:00",
            "2015-03-09 12:00",
            "Hour/6 <Day 2015-03-07> 12:00 18:00 [Sun 8 Mar] 06:00 12:00 18:00 [Mon 9 Mar] 06:00 12:00",
        ),
        ("2015-03-04", "2015-03-14", "Day/1 <Month 2015-03-01> 4 5 6 7 8 9 10 11 12 13 14"),
    ];
    check(&chicago(), 640.0, &table);
}

#[test]
fn where_clocks_are_put_back_an_hour_has_two_ticks() {
    let table = [
        (
            "2015-11-01 00:00",
            "2015-11-01 05:00",
            "Hour/1 <Day 2015-11-01> [Sun 1 Nov] 01:00 01:00 02:00 03:00 04:00 05:00",
        ),
        (
            "2015-10-31 12:00",
            "2015-11-01 12:00",
            "Hour/3 <Day 2015-10-31> 12:00 15:00 18:00 21:00 [Sun 1 Nov] 03:00 06:00 09:00 12:00",
        ),
        ("2015-10-28", "2015-11-04", "Day/1 <Month 2015-10-01> 28 29 30 31 [Nov] 2 3 4"),
    ];
    check(&chicago(), 640.0, &table);
}

#[test]
fn a_change_of_half_an_hour_leaves_the_ticks_on_full_hours() {
    let table = [
        ("2015-10-04 00:00", "2015-10-04 06:00", "Hour/1 <Day 2015-10-04> [Sun 4 Oct] 01:00 03:00 04:00 05:00 06:00"),
        (
            "2015-04-05 00:00",
            "2015-04-05 06:00",
            "Hour/1 <Day 2015-04-05> [Sun 5 Apr] 01:00 02:00 03:00 04:00 05:00 06:00",
        ),
    ];
    check(&lord_howe(), 640.0, &table);
}

#[test]
fn a_day_whose_midnight_was_skipped_begins_at_one_o_clock() {
    let table = [
        (
            "2015-10-17 20:00",
            "2015-10-18 03:00",
            "Hour/1 <Day 2015-10-17> 20:00 21:00 22:00 23:00 [Sun 18 Oct] 02:00 03:00",
        ),
        (
            "2015-10-17 12:00",
            "2015-10-19 01:00",
            "Hour/6 <Day 2015-10-17> 12:00 18:00 [Sun 18 Oct] 06:00 12:00 18:00 [Mon 19 Oct]",
        ),
    ];
    check(&sao_paulo(), 640.0, &table);
    assert_eq!(sao_paulo().local(start_of_day(utc("2015-10-18 12:00"), &sao_paulo())).hour, 1);
}

#[test]
fn a_day_that_was_skipped_has_no_tick() {
    check(&samoa(), 640.0, &[("2011-12-27", "2012-01-04", "Day/1 <Month 2011-12-01> 27 28 29 31 [2012] 2 3 4")]);
    let noon = samoa().time_of_local(wall("2011-12-29 12:00"));
    assert_eq!(samoa().date(next_day(noon, &samoa())), date("2011-12-31"));
}

#[test]
fn a_day_that_began_twice_has_one_tick_and_time_goes_on() {
    let zone = st_johns();
    let table = [(
        "2005-10-29 21:00",
        "2005-10-30 03:00",
        "Hour/1 <Day 2005-10-29> 21:00 22:00 23:00 [Sun 30 Oct] 00:00 01:00 02:00 03:00",
    )];
    check(&zone, 700.0, &table);
    for minute in 0..3000 {
        let time = utc("2005-10-29 12:00").plus(minute * MINUTE_MS);
        assert!(start_of_day(time, &zone) <= time && time < next_day(time, &zone), "{:?}", zone.local(time));
    }
}

#[test]
fn without_a_width_there_are_no_ticks_but_the_day_is_known() {
    for width in [0.0, -5.0, f64::NAN] {
        assert!(drawn("2015-08-14 08:00", "2015-08-14 09:00", &Zone::utc(), width).ends_with("> "));
    }
    let window = Window::new(utc("2015-08-14 08:00"), utc("2015-08-14 09:00"));
    let day = Tick { time: utc("2015-08-14"), unit: Unit::Day, strong: true };
    assert_eq!(context(&window, &Zone::utc(), Unit::Minute), day);
}

#[test]
fn ticks_lie_in_the_window_in_order_and_keep_their_distance() {
    let gaps =
        [GAPS, LabelGaps::all(0.0), LabelGaps::all(f64::NAN), LabelGaps::all(60.0), LabelGaps { year: 200.0, ..GAPS }];
    // 1.37 steps over the lengths so that they meet no boundary of the table.
    let lengths =
        std::iter::successors(Some(2.0 * MINUTE_MS as f64), |ms| Some(ms * 1.37)).take_while(|ms| *ms < 6.4e12);
    for length in lengths {
        for (name, zone) in zones() {
            for start in ["2015-10-31 23:17", "2015-03-07", "2015-10-17 20:00", "2011-12-28", "2005-10-30 01:00"] {
                for (gaps, width) in gaps.iter().flat_map(|g| [1.0, 37.0, 320.0, 1280.0].map(|w| (g, w))) {
                    let from = utc(start).plus(-(length as i64) / 3);
                    let window = Window::new(from, from.plus(length as i64));
                    well_spaced(&ticks(&window, &zone, width, gaps), &Scale::new(window, width), gaps, name);
                }
            }
        }
    }
}

fn well_spaced(found: &Ticks, scale: &Scale, gaps: &LabelGaps, name: &str) {
    let smallest =
        [gaps.clock, gaps.day, gaps.full_day, gaps.month, gaps.year].into_iter().fold(f64::INFINITY, f64::min);
    let most = if smallest.is_finite() { scale.width_px() / smallest.max(4.0) } else { scale.width_px() / 4.0 };
    assert!(found.list.len() as f64 <= most + 2.0, "{name} {scale:?}: {}", found.list.len());
    assert!(found.list.iter().all(|tick| scale.window().contains(tick.time)), "{name} {scale:?}");
    assert!(found.context.time <= scale.window().from(), "{name} {scale:?}");
    for (a, b) in found.list.iter().zip(found.list.iter().skip(1)) {
        let need = f64::midpoint(gaps.of(a.unit, a.strong), gaps.of(b.unit, b.strong));
        assert!(a.time < b.time, "{name} {scale:?}: {a:?} {b:?}");
        assert!(scale.x_of(b.time) - scale.x_of(a.time) > need - 1e-3, "{name} {scale:?}: {a:?} {b:?}");
    }
}

#[test]
fn panning_moves_the_ticks_and_changes_none() {
    for (name, zone) in zones() {
        for length in [HOUR_MS, 9 * HOUR_MS, 3 * DAY_MS, 40 * DAY_MS, 900 * DAY_MS] {
            let at = |shift| Window::new(utc("2015-10-30"), utc("2015-10-30").plus(length)).pan(shift);
            let before = ticks(&at(0), &zone, 640.0, &GAPS);
            for step in 1..50 {
                let window = at(length * step / 50);
                let after = ticks(&window, &zone, 640.0, &GAPS);
                let shared: Vec<_> = before.list.iter().filter(|t| window.contains(t.time)).collect();
                let kept: Vec<_> = after.list.iter().filter(|t| t.time <= at(0).to()).collect();
                assert_eq!(shared, kept, "{name} {length} {step}");
            }
        }
    }
}

#[test]
fn the_whole_of_time_has_ticks_and_ends() {
    let all = Window::new(Time::MIN, Time::MAX);
    for (name, zone) in zones() {
        for width in [1.0, 640.0, 1e5, f64::INFINITY] {
            for gaps in [GAPS, LabelGaps::all(0.0)] {
                let found = ticks(&all, &zone, width, &gaps);
                assert!(width < 640.0 || !found.list.is_empty(), "{name}");
            }
        }
        for edge in [Time::MIN, Time::MAX, Time(i64::MIN), Time(i64::MAX)] {
            assert!(ticks(&Window::new(edge, edge), &zone, 640.0, &GAPS).list.len() < 10, "{name}");
            assert!(next_day(edge, &zone) >= start_of_day(edge, &zone));
        }
    }
    assert!(MAX_LENGTH < all.length());
}

#[test]
fn clocks_on_the_wall_and_back_are_the_same_time_or_the_first_that_they_show() {
    for (name, zone) in zones() {
        for day in ["2015-03-08", "2015-11-01", "2015-04-04", "2015-10-03", "2015-10-18", "2011-12-30", "2005-10-30"] {
            for quarter in -200..200 {
                let time = utc(day).plus(quarter * 15 * MINUTE_MS);
                let back = zone.time_of_local(zone.wall(time));
                assert!(back <= time && zone.wall(back) == zone.wall(time), "{name} {time:?} {back:?}");
                assert!(back == time || zone.offset_at(back) != zone.offset_at(time), "{name} {time:?} {back:?}");
            }
        }
    }
}

#[test]
fn a_time_that_clocks_skip_is_the_end_of_the_gap() {
    assert_eq!(chicago().time_of_local(wall("2015-03-08 02:30")), utc("2015-03-08 08:00"));
    assert_eq!(chicago().local(utc("2015-03-08 08:00")).hour, 3);
}

#[test]
fn a_time_that_clocks_show_twice_is_the_first() {
    assert_eq!(chicago().time_of_local(wall("2015-11-01 01:30")), utc("2015-11-01 06:30"));
}

#[test]
fn a_time_is_shown_twice_if_clocks_show_the_same_at_another() {
    for (name, zone) in zones() {
        for day in ["2015-03-08", "2015-11-01", "2015-04-04", "2015-10-03", "2015-10-18", "2005-10-30"] {
            for quarter in -200..200 {
                let time = utc(day).plus(quarter * 15 * MINUTE_MS);
                let same = |other: Time| other != time && zone.wall(other) == zone.wall(time);
                let other = (-12..=12).any(|n| same(time.plus(n * 15 * MINUTE_MS)));
                assert_eq!(zone.is_shown_twice(time), other, "{name} {time:?}");
            }
        }
    }
}

#[test]
fn a_zone_with_nonsense_in_it_still_tells_a_time() {
    let zone = Zone::new(i32::MAX, vec![(Time(5), i32::MIN), (Time(5), 0), (Time(3), 7), (Time(i64::MAX), 60)]);
    assert_eq!((zone.offset_at(Time(0)), zone.offset_at(Time(5))), (86_400, -86_400));
    for day in ["0001-01-01", "1970-01-01", "9999-12-31"] {
        let window = Window::new(utc(day), utc(day).plus(DAY_MS));
        assert!(!ticks(&window, &zone, 640.0, &GAPS).list.is_empty(), "{day}");
    }
}

#[test]
fn a_day_is_as_long_as_the_clocks_of_the_reader_make_it() {
    // 23 hours on the day when clocks are put forward, 25 when they are put back.
    assert_eq!(next_day(utc("2015-03-08 06:00"), &chicago()).since(utc("2015-03-08 06:00")), 23 * HOUR_MS);
    assert_eq!(next_day(utc("2015-11-01 05:00"), &chicago()).since(utc("2015-11-01 05:00")), 25 * HOUR_MS);
}
