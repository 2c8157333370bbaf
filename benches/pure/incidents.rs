//! A feed of any size, the same each time: incidents over ten years in twelve components, newest first, of one to six periods
//! and 1,500 bytes of story. (The feeds of `scripts/bench` are alike, not the same: this needs no Node.js.)

use incident_timeline::model::{DAY_MS, MINUTE_MS, Ms};
use std::fmt::Write as _;

/// 2016-01-01T00:00:00Z.
pub const FROM_MS: Ms = 1_451_606_400_000;
/// 2026-01-01T00:00:00Z.
pub const TO_MS: Ms = 1_767_225_600_000;

const COMPONENTS: i64 = 12;
const STORY: &str =
    "Replica firmware was restarted while the queue of the region was drained, and a *snapshot* was restored.\\n\\n";
const STORY_BYTES: usize = 1_500;

/// A generator of numbers (xorshift).
struct Random(u64);

impl Random {
    /// A number from 0 up to `below`.
    fn below(&mut self, below: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 1).cast_signed() % below
    }
}

/// Incidents in the native format, as text.
pub fn feed(count: usize) -> String {
    let mut random = Random(0x1234_5678_9abc_def1);
    let mut starts: Vec<Ms> = (0..count).map(|_| FROM_MS + random.below(TO_MS - FROM_MS - 4 * DAY_MS)).collect();
    starts.sort_by(|a, b| b.cmp(a));
    let story = STORY.repeat(STORY_BYTES / STORY.len());
    let mut text = String::from(r#"{"version":1,"history_from":"2016-01-01T00:00:00Z","components":["#);
    for component in 0..COMPONENTS {
        let comma = if component > 0 { "," } else { "" };
        push(&mut text, format_args!(r#"{comma}{{"id":"c{component}","name":"Component {component}"}}"#));
    }
    text.push_str(r#"],"incidents":["#);
    for (number, start) in starts.into_iter().enumerate() {
        let comma = if number > 0 { ",\n" } else { "" };
        let component = random.below(COMPONENTS);
        push(&mut text, format_args!(r#"{comma}{{"id":"inc-{number}","title":"Component {component}: slow answers","#));
        push(&mut text, format_args!(r#""summary":"It was slow.","components":["c{component}"],"segments":["#));
        segments(&mut text, &mut random, start);
        push(&mut text, format_args!(r#"],"data_loss":{{"status":"none"}},"short":"It was slow.","long":"{story}"}}"#));
    }
    text.push_str("]}\n");
    text
}

fn segments(text: &mut String, random: &mut Random, start: Ms) {
    let mut from = start;
    for n in 0..=random.below(6) {
        // As many short ones as long ones, by powers of two: from 3 minutes to 12 hours.
        let to = from + (3 << random.below(8)) * MINUTE_MS + random.below(30) * MINUTE_MS;
        let kind = ["outage", "degraded", "read_only"].get(usize::try_from(random.below(3)).unwrap_or(0)).copied();
        let (comma, kind) = (if n > 0 { "," } else { "" }, kind.unwrap_or("outage"));
        push(text, format_args!(r#"{comma}{{"kind":"{kind}","start":"{}","end":"{}"}}"#, stamp(from), stamp(to)));
        from = to + random.below(90) * MINUTE_MS;
    }
}

fn stamp(ms: Ms) -> String {
    chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// Writing to a string cannot fail.
fn push(text: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(words);
}
