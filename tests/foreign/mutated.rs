//! Whatever a feed of another format holds, it ends in data or in an error, and the data need no repair.

use super::{fixtures, no_repair_is_needed};
use incident_timeline::feed::foreign::{ConvertOptions, convert, formats};
use proptest::prelude::*;

fn all() -> Vec<Vec<u8>> {
    let folders = std::fs::read_dir(fixtures()).expect("fixtures").map(|folder| folder.expect("a folder").path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|path| std::fs::read(path).expect("its bytes")).collect()
}

/// What stands in a feed where something else belongs.
const WRONG: &[&str] = &[
    "null",
    "[]",
    "{}",
    "0",
    "-1",
    "1e300",
    "\"\"",
    "true",
    "[[]]",
    "\"0001-01-01T00:00:00Z\"",
    "\"9999-12-31T00:00:00Z\"",
    "\"2026-01-01\"",
    "\"2026-01-01 10:00\"",
    "99999999999999999999",
    "\"\\u0000\\u202e\"",
    "\"<p\"",
    "\"&#xFFFFFF;\"",
];

fn ends_well(bytes: &[u8], format: Option<&str>) {
    if let Ok(read) = convert(bytes, &ConvertOptions { format })
        && read.format != "native"
    {
        no_repair_is_needed(&read.feed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_out_of_place_ends_well(which in 0_usize..1000, place in 0_usize..10_000, wrong in 0..WRONG.len()) {
        let all = all();
        let text = String::from_utf8_lossy(&all[which % all.len()]).into_owned();
        // A value begins behind a colon or at the beginning of a line in a list.
        let places: Vec<usize> = text.match_indices(": ").map(|(at, _)| at + 2).collect();
        if !places.is_empty() {
            let at = places[place % places.len()];
            let rest = &text[at..];
            let end = rest.find([',', '\n']).map_or(text.len(), |end| at + end);
            ends_well([&text[..at], WRONG[wrong], &text[end..]].concat().as_bytes(), None);
        }
    }

    #[test]
    fn bytes_out_of_place_end_well(which in 0_usize..1000, changes in prop::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
        let all = all();
        let mut bytes = all[which % all.len()].clone();
        for (at, byte) in changes {
            let at = at as usize % bytes.len();
            bytes[at] = byte;
        }
        ends_well(&bytes, None);
        ends_well(&bytes[..bytes.len() / 2], None);
    }

    #[test]
    fn any_document_ends_well_as_any_format(which in 0_usize..1000, format in 0_usize..15) {
        let all = all();
        ends_well(&all[which % all.len()], formats().nth(format));
    }
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn recorded_feeds_and_broken_ones_end_well() {
    let corpus = std::env::var_os("ITL_CORPUS").expect("ITL_CORPUS names a folder");
    let mut folders = vec![std::path::PathBuf::from(corpus)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                ends_well(&std::fs::read(&path).expect("its bytes"), None);
            }
        }
    }
}
