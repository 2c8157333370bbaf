//! How long a keystroke takes: `cargo bench --no-default-features --bench search`. Standard library only.
//!
//! 5,000 incidents with a text of some 250 words each, and the questions that come up as somebody types. The median
//! must stay under 16 ms, the time between two frames; the programme fails if it does not.

use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

use incident_timeline::model::{
    Component, DAY_MS, End, HOUR_MS, Incident, Instant, Kind, Segment, Story, StoryText, Text, Time,
};
use incident_timeline::search::{Facet, Index, Query};

const INCIDENTS: usize = 5_000;
const WORDS_EACH: usize = 250;
const LIMIT: Duration = Duration::from_millis(16);

const KNOWN: [&str; 24] = [
    "database",
    "replica",
    "connection",
    "timeout",
    "queue",
    "customers",
    "email",
    "delivery",
    "deploy",
    "rollback",
    "certificate",
    "network",
    "router",
    "cache",
    "latency",
    "errors",
    "login",
    "session",
    "search",
    "index",
    "Zürich",
    "backup",
    "restore",
    "monitoring",
];

/// A generator of numbers that is the same everywhere (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    /// Words as texts have them: a few often, some thousands rarely.
    fn text(&mut self, words: usize) -> Text {
        let mut text = String::new();
        for _ in 0..words {
            match self.roll(4) {
                0 => text.push_str(&format!("w{} ", self.roll(20_000))),
                _ => {
                    text.push_str(KNOWN[self.roll(KNOWN.len())]);
                    text.push(' ');
                }
            }
        }
        Text::new(text)
    }

    fn incident(&mut self, n: usize) -> (Incident, Story) {
        let start = Time(n as i64 * DAY_MS);
        let segment = Segment {
            kind: Kind::ALL[self.roll(Kind::ALL.len())],
            start: Instant::exact(start),
            end: End::At(Instant::exact(start.plus(HOUR_MS))),
            length: None,
            components: vec![self.roll(20) as u32],
            detail: None,
            cycle: None,
            source_kind: None,
        };
        let title = self.text(6);
        let id = n.to_string().into();
        let story = Story { long: Some(StoryText::Here(self.text(WORDS_EACH))), ..Story::default() };
        (
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
            },
            story,
        )
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Clock::now();
    let done = work();
    (started.elapsed(), done)
}

fn main() {
    let mut dice = Dice(5);
    let history: Vec<_> = (0..INCIDENTS).map(|n| dice.incident(n)).collect();
    let entries: Vec<_> = history.iter().map(|(incident, story)| (incident, story)).collect();
    let component = |n: usize| Component {
        id: n.to_string().into(),
        name: Text::new(format!("part {n}")),
        group: None,
        history_from: None,
    };
    let components: Vec<_> = (0..20).map(component).collect();
    let years = |time: Time| 1970 + (time.0 / (365 * DAY_MS)) as i32;
    let (took, index) = timed(|| Index::new(&entries, &components, Time(0), &years));
    println!("index of {INCIDENTS} incidents: {took:?}");

    let mut queries = Vec::new();
    for words in ["database timeout", "w1", "Zürich backup w77", "e r m l", "nothing of the kind", "c", ""] {
        for end in 0..=words.len() {
            let Some(typed) = words.get(..end) else { continue };
            for facets in [vec![], vec![Facet::Kind(Kind::Outage), Facet::Year(1975), Facet::Component(3)]] {
                queries.push(Query { words: typed.to_owned(), facets });
            }
        }
    }
    let mut times = Vec::new();
    for _ in 0..20 {
        times.extend(queries.iter().map(|query| timed(|| black_box(index.find(black_box(query)))).0));
    }
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    let (median, slow, worst) = (at(0.5), at(0.95), at(1.0));
    println!("{} questions: median {median:?}, 95 % under {slow:?}, worst {worst:?}", times.len());
    assert!(median < LIMIT, "the median is {median:?}, more than {LIMIT:?}");
}
