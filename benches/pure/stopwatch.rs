//! Repeats a piece of work and tells how long it took: no crate is needed for a median.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Fewer runs say nothing about the spread, and nobody waits longer for more.
const FEWEST: usize = 5;
const MOST: usize = 200;
const ENOUGH: Duration = Duration::from_millis(1_500);

/// Times rows, or those whose name holds one of the words.
pub struct Stopwatch {
    words: Vec<String>,
}

impl Stopwatch {
    pub const fn new(words: Vec<String>) -> Self {
        Self { words }
    }

    /// Prints median, fastest and slowest run of `work`. What it returns is dropped within its time.
    #[expect(clippy::disallowed_methods, reason = "to measure time is what this file is for")]
    pub fn time<T>(&self, name: &str, work: impl Fn() -> T) {
        if !self.words.is_empty() && !self.words.iter().any(|word| name.contains(word.as_str())) {
            return;
        }
        // Once for the caches, uncounted.
        drop(black_box(work()));
        let began = Instant::now();
        let mut took = Vec::new();
        while took.len() < FEWEST || (took.len() < MOST && began.elapsed() < ENOUGH) {
            let start = Instant::now();
            drop(black_box(work()));
            took.push(start.elapsed());
        }
        took.sort();
        let at = |place: usize| took.get(place).copied().unwrap_or_default().as_secs_f64() * 1e3;
        let (median, fastest, slowest) = (at(took.len() / 2), at(0), at(took.len() - 1));
        println!("{name:<34} {median:>9.3} ms {fastest:>9.3} ms {slowest:>9.3} ms {:>6}", took.len());
    }
}
