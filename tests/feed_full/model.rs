//! The same in the model.

use super::{m, ms, w, words};

pub fn at(minute: i64) -> m::Instant {
    m::Instant::exact(m::Time(ms(minute)))
}

pub fn text(words: &str) -> m::Text {
    // Names of an object come out of serde in their order: de, en. The feed's default language is English.
    let table = vec![("de".into(), format!("{words} (deutsch)").into()), ("en".into(), words.into())];
    m::Text::in_languages(table, Some("en")).expect("there are languages")
}

pub fn segments() -> Vec<m::Segment> {
    let plain = |kind, minute: i64| m::Segment {
        kind,
        start: at(minute),
        end: m::End::At(at(minute + 1)),
        length: None,
        components: vec![0],
        detail: None,
        cycle: None,
        source_kind: Some("incident's word".into()),
    };
    let length = |bounds| m::Length { bounds: Some(bounds), about: false, words: None };
    let minutes = |n| n * m::MINUTE_MS;
    vec![
        m::Segment {
            kind: m::Kind::Outage,
            start: m::Instant {
                when: m::When::Between(m::Time(ms(1)), m::Time(ms(2))),
                words: Some(text("Friday morning")),
                zone_assumed: true,
                rough: false,
            },
            end: m::End::At(m::Instant { words: Some(text("an hour later")), ..at(63) }),
            length: Some(m::Length {
                bounds: Some((minutes(60), minutes(60))),
                about: true,
                words: Some(text("about one hour")),
            }),
            components: vec![0, 1],
            detail: Some(text("databases crashed")),
            cycle: Some(Box::new(m::Cycle {
                bad: length((minutes(30), minutes(30))),
                good: length((minutes(20), minutes(30))),
            })),
            source_kind: Some("major_outage".into()),
        },
        plain(m::Kind::Degraded, 10),
        plain(m::Kind::ReadOnly, 20),
        m::Segment { end: m::End::Unknown, ..plain(m::Kind::Maintenance, 30) },
        m::Segment {
            end: m::End::Ongoing,
            length: Some(m::Length { bounds: None, about: false, words: Some(text("days")) }),
            ..plain(m::Kind::Notice, 40)
        },
        m::Segment {
            end: m::End::At(at(140)),
            length: Some(m::Length::exact(minutes(90))),
            ..plain(m::Kind::Notice, 50)
        },
    ]
}

pub fn incident() -> m::Incident {
    let story = m::Story {
        provenance: Some(text("provenance")),
        published_at: Some(at(100)),
        resolution: Some(m::Resolution { at: Some(at(101)), text: Some(text("resolution")) }),
        data_loss: Some(m::DataLoss {
            status: m::DataLossStatus::NoneExcept,
            text: Some(text("data loss")),
            from: Some(at(102)),
            to: Some(at(103)),
        }),
        duration_note: Some(text("duration note")),
        apology: Some(m::Apology {
            text: text("apology"),
            name: Some("Jo Doe".into()),
            role: Some(text("role")),
            at: Some(at(104)),
            retold: true,
        }),
        short: Some(m::StoryText::Here(text("short"))),
        long: Some(m::StoryText::At("stories/one.md".into())),
        updates: variants!(Phase: Scheduled, Investigating, Identified, InProgress, Monitoring, Verifying, Resolved, Postmortem, Cancelled)
            .into_iter()
            .zip(110..)
            .map(|((_, phase), minute)| m::Update { at: Some(at(minute)), phase: Some(phase), text: text("update") })
            .collect(),
        attempts: variants!(Outcome: Fixed, Partly, HeldUntil, NoEffect, MadeWorse, Unknown)
            .into_iter()
            .map(|(_, outcome)| m::Attempt {
                at: Some(at(120)),
                tried: text("tried"),
                outcome,
                until: Some(at(121)),
                result: Some(text("result")),
                ruled_out: Some(text("ruled out")),
            })
            .collect(),
        impact: Some(m::Impact { scope: Some(m::Scope::Region), who: Some(text("who")), saw: Some(text("saw")) }),
        cause: Some(m::Cause {
            certainty: m::Certainty::Suspected,
            text: Some(text("cause")),
            trigger: Some(text("trigger")),
            factors: vec![text("factor 1"), text("factor 2")],
            third_party: Some(text("third party")),
        }),
        detection: Some(m::Detection { how: Some(text("how")), at: Some(at(122)) }),
        actions: variants!(Purpose: Mitigate, Prevent, Detect, Communicate)
            .into_iter()
            .cycle()
            .zip(variants!(ActionStatus: Done, InProgress, Planned, Dropped, Unknown))
            .map(|((_, purpose), (_, status))| m::Action {
                text: text("action"),
                purpose: Some(purpose),
                status,
                due: Some(at(123)),
                done_at: (status == m::ActionStatus::Done).then(|| at(124)),
            })
            .collect(),
        lessons: vec![text("lesson 1"), text("lesson 2")],
        workaround: Some(text("workaround")),
        compensation: Some(text("compensation")),
        contact: Some(m::Contact {
            text: Some(text("contact")),
            url: Some("https://example.com/help".into()),
            email: Some("help@example.com".into()),
        }),
        links: vec![m::Link { title: text("link"), url: "https://example.com/more".into() }],
        related: vec!["short-form".into()],
        tags: vec!["database".into(), "hardware".into()],
        revisions: vec![m::Revision { at: Some(at(125)), text: text("revision") }],
    };
    m::Incident {
        id: "one".into(),
        title: text("title"),
        summary: Some(text("summary")),
        severity: Some(m::Severity::Critical),
        segments: segments(),
        undated: None,
        undated_in: vec![],
        rest_goes_on: false,
        story: story.into(),
        source: 0,
    }
}
