//! Planned work that its source calls off is cancelled: neither drawn nor counted, and never open.

use super::{Converted, converted, counts, fixture, notes, periods};
use incident_timeline::feed::{Options, parse};
use incident_timeline::model::{State, Time, state};

/// How incidents stand, read as the widget reads them.
fn cancelled(converted: &Converted) -> Vec<bool> {
    let text = serde_json::to_string(&converted.feed).expect("JSON");
    let feed = parse(text.as_bytes(), &Options::default()).expect("a native feed");
    feed.timeline.incidents.iter().map(|incident| state(incident, Time(0)) == State::Cancelled).collect()
}

#[test]
fn a_status_of_statuspage_is_enough() {
    let feed = converted(
        br#"{"page":{"id":"p","name":"P"},"scheduled_maintenances":[{"id":"m","name":"M","status":"cancelled","impact":"maintenance",
        "created_at":"2026-11-01T10:00:00Z","updated_at":"2026-11-05T10:00:00Z",
        "scheduled_for":"2026-11-20T10:00:00Z","scheduled_until":"2026-11-20T12:00:00Z","incident_updates":[
        {"id":"1","status":"scheduled","body":"A new disk.","display_at":"2026-11-01T10:00:00Z"}]}]}"#,
    );
    assert_eq!(cancelled(&feed), [true]);
    assert_eq!(
        (periods(&feed, "m").concat(), notes(&feed)),
        ("notice 2026-11-20T10:00Z unknown  cancelled".into(), vec![])
    );
    // What its status says is none of its updates.
    assert_eq!(counts(&feed), "0 1 0 1 2026-11-20T10:00:00Z -");
}

#[test]
fn work_of_instatus_in_the_future_is_not_open_and_no_beginning_of_the_history() {
    let feed = converted(
        br#"{"page":{"name":"P","url":"https://example.com","status":"UP"},"scheduledMaintenances":[{"id":"m","name":"M",
        "start":"2027-03-01T10:00:00Z","updatedAt":"2026-11-05T10:00:00Z","status":"CANCELLED","duration":"60"}]}"#,
    );
    assert_eq!(cancelled(&feed), [true]);
    assert_eq!(periods(&feed, "m"), ["notice 2027-03-01T10:00Z unknown  cancelled"]);
    let from = serde_json::to_value(&feed.feed.history_from).expect("JSON");
    assert_eq!(from, "2026-11-05T10:00:00Z");
}

#[test]
fn a_word_of_slack_and_a_reason_of_github_are_enough() {
    assert_eq!(cancelled(&converted(&fixture("slack/planned.json"))), [false, false, true]);
    let feed = converted(&fixture("github/windows.json"));
    assert_eq!(cancelled(&feed).iter().filter(|cancelled| **cancelled).count(), 1);
}

#[test]
fn the_newest_word_in_a_body_of_atom_is_enough() {
    let feed = |newest: &str| {
        converted(
            format!(
                r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>a</id><title>M</title>
                <published>2026-11-19T10:00:00Z</published><updated>2026-11-19T12:30:00Z</updated><content type="html">
                &lt;p&gt;&lt;strong&gt;THIS IS A SCHEDULED EVENT Nov 20, 10:00 - 12:00 UTC&lt;/strong&gt;&lt;/p&gt;
                &lt;p&gt;&lt;small&gt;Nov 19, 12:30 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;{newest}&lt;/strong&gt; - Well.&lt;/p&gt;
                &lt;p&gt;&lt;small&gt;Nov 19, 10:00 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Scheduled&lt;/strong&gt; - A disk.&lt;/p&gt;
                </content></entry></feed>"#
            )
            .as_bytes(),
        )
    };
    for word in ["Canceled", "Cancelled"] {
        let feed = feed(word);
        assert_eq!((cancelled(&feed), notes(&feed)), (vec![true], vec![]));
        assert_eq!(periods(&feed, "a"), ["notice 2026-11-20T10:00Z unknown  cancelled"]);
    }
    assert_eq!(periods(&feed("Verifying"), "a"), ["maintenance 2026-11-20T10:00Z ongoing  -"]);
}
