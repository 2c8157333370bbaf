//! The pure layers against the clock: `cargo bench --no-default-features`. Words after `--` choose rows by name, numbers sizes:
//! `cargo bench --no-default-features -- parse 1000`.
//!
//! Built like the widget (small before fast), run on the host: what WebAssembly makes of it is for `scripts/bench`.

mod incidents;
mod stopwatch;

use incident_timeline::axis::Window;
use incident_timeline::feed::{self, json};
use incident_timeline::layout::{Index, Input, Look, MAX_LANES, overview, scene};
use incident_timeline::model::{DAY_MS, HOUR_MS, Incident, Segment, Story, Time, Timeline};
use std::process::ExitCode;
use stopwatch::Stopwatch;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// Width of the plot on a desktop.
const WIDTH_PX: f64 = 1_000.0;

fn main() -> ExitCode {
    // Cargo adds words of its own that begin with dashes.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let chosen: Vec<usize> = words.iter().filter_map(|word| word.replace('_', "").parse().ok()).collect();
    let rows: Vec<String> = words.into_iter().filter(|word| word.parse::<usize>().is_err()).collect();
    let watch = Stopwatch::new(rows);

    let [incident, segment, story] = [size_of::<Incident>(), size_of::<Segment>(), size_of::<Story>()];
    println!("bytes on this host: Incident {incident}, Segment {segment}, Story {story}");
    println!("{:<34} {:>12} {:>12} {:>12} {:>6}", "", "median", "fastest", "slowest", "runs");
    for size in SIZES.into_iter().filter(|size| chosen.is_empty() || chosen.contains(size)) {
        if let Err(error) = all(&watch, size) {
            eprintln!("The feed of the benchmark cannot be read: {}", error.message);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn all(watch: &Stopwatch, size: usize) -> Result<(), feed::FeedError> {
    let text = incidents::feed(size);
    let named = |what: &str| format!("{what}, N = {size}");
    watch.time(&named("parse: JSON alone"), || json::parse(&text).is_ok());
    watch.time(&named("parse: feed"), || feed::parse(text.as_bytes(), &feed::Options::default()).is_ok());

    let timeline = feed::parse(text.as_bytes(), &feed::Options::default())?.timeline;
    drop(text);
    watch.time(&named("layout: index"), || Index::new(&timeline));
    let index = Index::new(&timeline);
    let reach = Window::new(Time(incidents::FROM_MS), Time(incidents::TO_MS));
    watch.time(&named("layout: overview"), || overview(&index, &reach, WIDTH_PX, reach.to()));
    for (name, length) in
        [("10 years", reach.length()), ("1 year", 365 * DAY_MS), ("30 days", 30 * DAY_MS), ("6 hours", 6 * HOUR_MS)]
    {
        let from = reach.middle();
        let window = Window::new(from, from.plus(length)).clamp((reach.from(), reach.to()));
        watch.time(&named(&format!("layout: scene of {name}")), || picture(&timeline, &index, window, reach.to()));
    }
    Ok(())
}

/// How many bars a window has.
fn picture(timeline: &Timeline, index: &Index, window: Window, now: Time) -> usize {
    let look = Look { width_px: WIDTH_PX, ..Look::default() };
    scene(&Input { timeline, index, window, now, selected: None, most_lanes: MAX_LANES }, &look).bar_count()
}
