//! The feed as an author writes it.

use super::{clock, m, w, words};
use std::collections::BTreeMap;

pub fn wire_at(minute: i64) -> w::Instant {
    w::Instant::Exact(clock(minute))
}

pub fn wire_text(words: &str) -> w::Text {
    w::Text::Many(BTreeMap::from([("en".into(), words.into()), ("de".into(), format!("{words} (deutsch)"))]))
}

pub fn wire_segments() -> Vec<w::Segment> {
    let plain = |kind, minute: i64| w::Segment {
        kind,
        start: wire_at(minute),
        end: Some(w::End::At(wire_at(minute + 1))),
        duration: None,
        components: vec![],
        detail: None,
        cycle: None,
        source_kind: None,
    };
    vec![
        w::Segment {
            kind: w::Kind::Outage,
            start: w::Instant::Stated(w::StatedInstant {
                at: None,
                earliest: Some(clock(1)),
                latest: Some(clock(2)),
                text: Some(wire_text("Friday morning")),
                zone: Some(w::ZoneSource::Assumed),
            }),
            end: Some(w::End::At(w::Instant::Stated(w::StatedInstant {
                at: Some(clock(63)),
                earliest: None,
                latest: None,
                text: Some(wire_text("an hour later")),
                zone: Some(w::ZoneSource::Stated),
            }))),
            duration: Some(w::Duration::Stated(w::StatedDuration {
                about: Some("1h".into()),
                min: None,
                max: None,
                text: Some(wire_text("about one hour")),
            })),
            components: vec!["web".into(), "mail".into()],
            detail: Some(wire_text("databases crashed")),
            cycle: Some(w::Cycle {
                bad: w::Duration::Exact("PT30M".into()),
                good: w::Duration::Stated(w::StatedDuration {
                    about: None,
                    min: Some("20m".into()),
                    max: Some("30m".into()),
                    text: None,
                }),
            }),
            source_kind: Some("major_outage".into()),
        },
        plain(w::Kind::Degraded, 10),
        plain(w::Kind::ReadOnly, 20),
        w::Segment { end: Some(w::End::Word(w::EndWord::Unknown)), ..plain(w::Kind::Maintenance, 30) },
        w::Segment {
            end: Some(w::End::Word(w::EndWord::Ongoing)),
            duration: Some(w::Duration::Stated(w::StatedDuration {
                text: Some(wire_text("days")),
                ..Default::default()
            })),
            ..plain(w::Kind::Notice, 40)
        },
        w::Segment { end: None, duration: Some(w::Duration::Exact("1h 30m".into())), ..plain(w::Kind::Notice, 50) },
    ]
}

pub fn wire_incident() -> w::Incident {
    w::Incident {
        id: "one".into(),
        title: wire_text("title"),
        summary: Some(wire_text("summary")),
        kind: None,
        start: None,
        end: None,
        duration: None,
        components: vec!["web".into()],
        segments: wire_segments(),
        severity: Some(w::Severity::Critical),
        source_kind: Some("incident's word".into()),
        provenance: Some(wire_text("provenance")),
        published_at: Some(wire_at(100)),
        resolution: Some(w::Resolution { at: Some(wire_at(101)), text: Some(wire_text("resolution")) }),
        data_loss: Some(w::DataLoss {
            status: w::DataLossStatus::NoneExcept,
            text: Some(wire_text("data loss")),
            from: Some(wire_at(102)),
            to: Some(wire_at(103)),
        }),
        duration_note: Some(wire_text("duration note")),
        apology: Some(w::Apology {
            text: wire_text("apology"),
            by: Some(w::Person { name: "Jo Doe".into(), role: Some(wire_text("role")) }),
            at: Some(wire_at(104)),
            retold: true,
        }),
        short: Some(w::Story::Text(wire_text("short"))),
        long: Some(w::Story::Reference(w::StoryReference { href: "stories/one.md".into() })),
        updates: variants!(Phase: Scheduled, Investigating, Identified, InProgress, Monitoring, Verifying, Resolved, Postmortem, Cancelled)
            .into_iter()
            .zip(110..)
            .map(|((phase, _), minute)| w::Update { at: wire_at(minute), phase: Some(phase), text: wire_text("update") })
            .collect(),
        attempts: variants!(Outcome: Fixed, Partly, HeldUntil, NoEffect, MadeWorse, Unknown)
            .into_iter()
            .map(|(outcome, _)| w::Attempt {
                at: Some(wire_at(120)),
                tried: wire_text("tried"),
                outcome: Some(outcome),
                until: Some(wire_at(121)),
                result: Some(wire_text("result")),
                ruled_out: Some(wire_text("ruled out")),
            })
            .collect(),
        impact: Some(w::Impact { scope: Some(w::Scope::Region), who: Some(wire_text("who")), saw: Some(wire_text("saw")) }),
        cause: Some(w::Cause {
            certainty: w::Certainty::Suspected,
            text: Some(wire_text("cause")),
            trigger: Some(wire_text("trigger")),
            factors: vec![wire_text("factor 1"), wire_text("factor 2")],
            third_party: Some(wire_text("third party")),
        }),
        detection: Some(w::Detection { how: Some(wire_text("how")), at: Some(wire_at(122)) }),
        actions: variants!(Purpose: Mitigate, Prevent, Detect, Communicate)
            .into_iter()
            .cycle()
            .zip(variants!(ActionStatus: Done, InProgress, Planned, Dropped, Unknown))
            .map(|((purpose, _), (status, _))| w::Action {
                text: wire_text("action"),
                purpose: Some(purpose),
                status: Some(status),
                due: Some(wire_at(123)),
                done_at: matches!(status, w::ActionStatus::Done).then(|| wire_at(124)),
            })
            .collect(),
        lessons: vec![wire_text("lesson 1"), wire_text("lesson 2")],
        workaround: Some(wire_text("workaround")),
        compensation: Some(wire_text("compensation")),
        contact: Some(w::Contact {
            text: Some(wire_text("contact")),
            url: Some("https://example.com/help".into()),
            email: Some("help@example.com".into()),
        }),
        links: vec![w::Link { title: wire_text("link"), url: "https://example.com/more".into() }],
        related: vec!["short-form".into()],
        tags: vec!["database".into(), "hardware".into()],
        revisions: vec![w::Revision { at: wire_at(125), text: wire_text("revision") }],
    }
}

pub fn wire_feed(incidents: Vec<w::Incident>) -> w::Feed {
    w::Feed {
        schema: Some("feed-v1.schema.json".into()),
        version: 1,
        site: Some(w::Site {
            name: Some(wire_text("site")),
            url: Some("https://example.com".into()),
            time_zone: Some("America/Chicago".into()),
        }),
        history_from: Some(w::Instant::Exact("2010-01-01".into())),
        history_note: Some(w::Text::One("The papers of before were lost.".into())),
        next: Some("2014.json".into()),
        languages: vec!["en".into(), "de".into()],
        featured: Some("one".into()),
        components: vec![
            w::Component {
                id: "web".into(),
                name: wire_text("Web"),
                group: Some(wire_text("Product")),
                history_from: Some(wire_at(126)),
            },
            w::Component { id: "mail".into(), name: w::Text::One("Mail".into()), group: None, history_from: None },
        ],
        incidents,
    }
}

/// The short form, which an incident with segments cannot show: later than everything else, so it stands first.
pub fn wire_short_form() -> w::Incident {
    w::Incident {
        id: "short-form".into(),
        title: w::Text::One("short form".into()),
        kind: Some(w::Kind::ReadOnly),
        start: Some(wire_at(200)),
        end: Some(w::End::At(wire_at(210))),
        duration: Some(w::Duration::Exact("10m".into())),
        source_kind: Some("looking only".into()),
        ..w::Incident::default()
    }
}
