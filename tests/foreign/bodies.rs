//! What bodies of Atom and RSS tell of when it was, and what of it is not told.

use super::{converted, counts, fixture, notes, periods};

type Row = (&'static str, String, &'static str, &'static [&'static str]);

/// An update as Statuspage and Instatus write it.
fn said(at: &str, word: &str) -> String {
    format!("<p><small>{at}</small><br /><strong>{word}</strong> - Words.</p>")
}

/// An entry of Atom with these times and that body.
fn atom(times: &str, body: &str) -> String {
    format!(
        "<feed><title>S</title><entry><id>1</id><title>A</title>{times}<content><![CDATA[{body}]]></content></entry></feed>"
    )
}

/// An item of RSS that was published then, with that body.
fn rss(at: &str, body: &str) -> String {
    format!(
        "<rss><channel><title>S</title><item><title>A</title><guid>1</guid><pubDate>{at}</pubDate><description><![CDATA[{body}]]></description></item></channel></rss>"
    )
}

fn table() -> Vec<Row> {
    let published = "<published>2026-06-04T21:10:00Z</published><updated>2026-06-05T09:00:00Z</updated>";
    let changed = "<updated>2026-09-03T14:58:23Z</updated>";
    let work = "<published>2026-07-19T06:00:00Z</published><updated>2026-07-08T07:24:48Z</updated>";
    let kind = "<p><strong>Type:</strong> Maintenance</p>";
    let [announced, begun] =
        ["Jul <var> 8</var>, <var>07:24:48</var> GMT+0", "Jul 19, 06:00:01 GMT+0"].map(|at| said(at, "Identified"));
    let done = said("Jul 19, 06:07:55 GMT+0", "Completed");
    vec![
        (
            "updates that stand oldest first end with their last one",
            atom(
                published,
                &[said("Jun 4, 21:10:00 GMT+0", "Investigating"), said("Jun 5, 01:40:38 GMT+0", "Resolved")].concat(),
            ),
            "notice 2026-06-04T21:10Z 2026-06-05T01:40:38Z  -",
            &[],
        ),
        (
            "those that stand newest first, too, and not with the last edit",
            atom(
                published,
                &[said("Jun 5, 01:40:38 GMT+0", "Resolved"), said("Jun 4, 21:10:00 GMT+0", "Investigating")].concat(),
            ),
            "notice 2026-06-04T21:10Z 2026-06-05T01:40:38Z  -",
            &[],
        ),
        (
            "what was opened again goes on, in either order",
            atom(
                published,
                &[said("Jun 5, 01:00 UTC", "Resolved"), said("Jun 5, 02:00 UTC", "Investigating")].concat(),
            ),
            "notice 2026-06-04T21:10Z ongoing  -",
            &[],
        ),
        (
            "in RSS an open incident has not begun with its last update",
            rss(
                "Wed, 22 Jul 2026 09:30:12 +0000",
                &[said("Jul 22, 09:30 UTC", "Update"), said("Jul 20, 20:00 UTC", "Investigating")].concat(),
            ),
            "notice 2026-07-20T20:00Z ongoing  -",
            &[],
        ),
        (
            "nor one that was resolved on the full minute",
            rss(
                "Thu, 04 Jun 2026 17:25:00 +0000",
                &[said("Jun 4, 17:25 UTC", "Resolved"), said("Jun 4, 13:20 UTC", "Investigating")].concat(),
            ),
            "notice 2026-06-04T13:20Z 2026-06-04T17:25Z  -",
            &[],
        ),
        (
            "in a zone of several meanings only the day of the first update is known",
            rss(
                "Tue, 21 Jul 2026 23:30:12 +0100",
                &[said("Jul 21, 23:30 BST", "Resolved"), said("Jul 20, 20:00 BST", "Investigating")].concat(),
            ),
            "notice 2026-07-20 unknown  -",
            &["zone-unknown"],
        ),
        (
            "where only its last change is told, it did not begin to the second then",
            atom(
                changed,
                "<b>Status: Investigating</b><br/><br/>We look.<ul><li>Search (Degraded performance)</li></ul>",
            ),
            "notice 2026-09-03 ongoing  -",
            &["start-from-update"],
        ),
        (
            "unless its updates know",
            atom(
                changed,
                &[said("Sep 3, 14:58 UTC", "Monitoring"), said("Sep 2, 09:00 UTC", "Investigating")].concat(),
            ),
            "notice 2026-09-02T09:00Z ongoing  -",
            &[],
        ),
        (
            "a status says that it is over",
            atom(published, "<b>Status: Resolved</b><br/><br/>All is well."),
            "notice 2026-06-04T21:10Z 2026-06-05T09:00Z  -",
            &["end-from-update"],
        ),
        (
            "in large letters in a heading, too",
            rss("Thu, 03 Sep 2026 13:30:00 GMT", "<h3>Status: ACTIVE</h3><p>Severity: outage</p>"),
            "notice 2026-09-03T13:30Z ongoing  -",
            &[],
        ),
        (
            "Status.io writes bold words, and the year",
            rss(
                "Tue, 02 Jun 2026 23:40:06 GMT",
                "<small>June 2, 2026 16:40 PDT</small><br /><b>Investigating</b> - A.<br /><small>June 2, 2026 17:29 PDT</small><br /><b>Resolved</b> - B.",
            ),
            "notice 2026-06-02T23:40:06Z 2026-06-03T00:29Z  -",
            &[],
        ),
        (
            "Instatus says that it is planned work, and publishes it for when that is planned",
            atom(work, &[kind, &*announced, &*begun, &*done].concat()),
            "maintenance 2026-07-19T06:00Z 2026-07-19T06:07:55Z  -",
            &[],
        ),
        (
            "which has not begun when it is announced",
            atom(work, &[kind, &*announced].concat()),
            "maintenance 2026-07-19T06:00Z unknown  -",
            &[],
        ),
        (
            "tags that were escaped twice are tags",
            rss(
                "Fri, 25 Sep 2026 15:15:00 +0000",
                "<p><strong>Type:</strong> Incident</p>&lt;p&gt;&lt;small&gt;Sep &lt;var data-var=&#039;date&#039;&gt; 25&lt;/var&gt;, &lt;var&gt;16:01:05&lt;/var&gt; GMT+0&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Resolved&lt;/strong&gt;&lt;/p&gt;",
            ),
            "notice 2026-09-25T15:15Z 2026-09-25T16:01:05Z  -",
            &[],
        ),
        (
            "but then",
            atom(work, &[kind, &*announced, &*begun].concat()),
            "maintenance 2026-07-19T06:00Z ongoing  -",
            &[],
        ),
    ]
}

#[test]
fn a_body_tells_when_it_was() {
    for (why, text, expected, repairs) in table() {
        let feed = converted(text.as_bytes());
        let codes: Vec<&str> = notes(&feed).into_iter().map(|(code, _)| code).collect();
        assert_eq!((&*periods(&feed, "1").join(", "), &*codes), (expected, repairs), "{why}");
    }
}

#[test]
fn items_beside_their_channel_are_read_in_any_kind_of_rss() {
    let told = counts(&converted(&fixture("feed/beside.xml")));
    assert_eq!(told, "1 0 0 0 2018-10-27T11:00:00Z -");
}
