//! A feed that is read while it comes is the same as one that is read as a whole, however it is cut into pieces.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::{Feed, Options, Stream, outline, parse};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Reads a text in pieces of these lengths, again and again.
fn streamed(bytes: &[u8], lengths: &[usize]) -> Option<Feed> {
    let mut stream = Stream::default();
    let mut rest = bytes;
    if rest.is_empty() {
        return stream.finish();
    }
    for length in lengths.iter().cycle() {
        let (piece, after) = rest.split_at((*length).clamp(1, rest.len()));
        stream.push(piece.len(), &mut |room| room.copy_from_slice(piece));
        rest = after;
        if rest.is_empty() {
            break;
        }
    }
    stream.finish()
}

/// Asserts that it is read in pieces as it is read whole. Answers whether it was read in pieces at all.
fn same(name: &str, bytes: &[u8], lengths: &[usize]) -> bool {
    if bytes.is_empty() {
        return false;
    }
    let Some(read) = streamed(bytes, lengths) else { return false };
    let whole = outline(bytes, &Options::default()).unwrap_or_else(|error| panic!("{name}, {lengths:?}: {error:?}"));
    assert_eq!(read.timeline, whole.timeline, "{name}, {lengths:?}");
    assert_eq!((read.certain, read.mended), (whole.certain, whole.mended), "{name}, {lengths:?}");
    // The binary that tells stories reads everything, and knows incidents by the same ids.
    let told = parse(bytes, &Options::default()).expect(name).timeline;
    assert!(read.timeline.incidents.iter().map(|i| &i.id).eq(told.incidents.iter().map(|i| &i.id)), "{name}");
    true
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

#[test]
fn every_fixture_is_the_same_in_any_pieces() {
    let mut paths = Vec::new();
    for folder in ["tests/fixtures", "examples"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    }
    let mut read = 0;
    for path in paths {
        let bytes = std::fs::read(&path).expect("a file");
        let name = path.to_string_lossy();
        for lengths in [&[1][..], &[2, 3], &[7], &[64, 1, 1000], &[65536], &[usize::MAX]] {
            // Byte by byte takes its time.
            if bytes.len() > 20_000 && lengths[0] < 64 {
                continue;
            }
            read += usize::from(same(&name, &bytes, lengths));
        }
    }
    assert!(read > 20, "{read} were read in pieces");
}

/// A feed of these incidents between two halves.
fn feed(head: &str, incidents: &str, tail: &str) -> String {
    ["{\"version\": 1, ", head, "\"incidents\": [", incidents, "]", tail, "}"].concat()
}

const ONE: &str = r#"{"id": "a", "title": "A", "kind": "outage", "start": "2026-03-02T09:10Z", "components": ["api"]}"#;

#[test]
fn what_is_plainly_a_feed_is_read_in_pieces() {
    let table = [
        feed("", "", ""),
        feed("", ONE, ""),
        feed("", &[ONE, " ,\r\n\t", ONE].concat(), " , \"next\": \"older.json\" "),
        feed(r#""site": {"name": "the \"incidents\": ["}, "#, ONE, ""),
        feed(r#""x-old": {"incidents": [1, {"incidents": []}]}, "#, ONE, r#", "featured": "a""#),
        feed(
            r#""components": [{"id": "api", "name": {"de": "Schnittstelle", "en": "API"}}], "languages": ["de"], "#,
            ONE,
            "",
        ),
        feed("", ONE, r#", "history_note": "a  b,  ] \"  ""#),
        [" \n", &feed("", ONE, ""), " \n"].concat(),
    ];
    for text in table {
        for length in 1..text.len() {
            assert!(same(&text, text.as_bytes(), &[length]), "{text} {length}");
        }
    }
}

#[test]
fn what_is_not_is_left_to_be_read_as_a_whole() {
    let table = [
        String::new(),
        "{}".into(),
        "[]".into(),
        "<p>incidents".into(),
        "\u{FEFF}".to_owned() + &feed("", ONE, ""),
        r#"{"incidents": []}"#.into(),
        r#"{"version": 1, "incidents": {}}"#.into(),
        r#"{"version": 2, "incidents": []}"#.into(),
        r#"{"page": {}, "version": 1, "incidents": []}"#.into(),
        feed("", ONE, "")[1..].to_owned(),
        feed("", &[ONE, ","].concat(), ""),
        feed("", &[ONE, ONE].concat(), ""),
        feed("", &ONE.replace("\"A\"", "\"A\" 1"), ""),
        feed("", &ONE.replace('A', "\\ud83d"), ""),
        feed("", ONE, "") + "{}",
        feed("", ONE, ",").clone(),
        feed("", ONE, r#", "incidents": []"#),
        feed(r#""incidents": [], "#, ONE, ""),
        feed("", ONE, r#", "components": [{"id": "api", "name": "API"}]"#),
        feed("", ONE, r#", "languages": ["de"]"#),
    ];
    for text in table {
        for lengths in [&[1][..], &[5, 2], &[100_000]] {
            assert_eq!(streamed(text.as_bytes(), lengths).map(|feed| feed.timeline), None, "{text}");
        }
    }
    let half = feed("", ONE, "");
    for end in 0..half.len() {
        assert_eq!(streamed(&half.as_bytes()[..end], &[end.max(1)]).map(|feed| feed.timeline), None, "{end}");
    }
    let broken = [&half.as_bytes()[..20], &[0xFF], &half.as_bytes()[20..]].concat();
    assert!(streamed(&broken, &[3]).is_none());
}

#[test]
fn an_id_that_its_author_wrote_stays_wherever_it_stands() {
    let text = feed(
        "",
        r#"{"title": "1"}, {"id": "incident-1"}, {"id": "x"}, {"id": "x"}, {"id": "x-2"}, 12, {"title": "7"}"#,
        "",
    );
    let ids = |feed: Feed| feed.timeline.incidents.iter().map(|i| i.id.to_string()).collect::<Vec<_>>();
    let expected = ["incident-1-2", "incident-1", "x", "x-3", "x-2", "incident-7"];
    assert_eq!(ids(parse(text.as_bytes(), &Options::default()).expect("a feed")), expected);
    assert_eq!(ids(outline(text.as_bytes(), &Options::default()).expect("a feed")), expected);
    assert_eq!(ids(streamed(text.as_bytes(), &[10]).expect("a feed")), expected);
}

#[test]
fn related_incidents_may_stand_further_down() {
    let related = |id: &str| {
        feed(
            "",
            &[
                r#"{"id": "b", "title": "B", "kind": "notice", "start": "2026-03-02T09:10Z", "related": [""#,
                id,
                r#""]}, "#,
                ONE,
            ]
            .concat(),
            r#", "x-a": 1"#,
        )
    };
    let mended = |text: String| streamed(text.as_bytes(), &[9]).expect("a feed").mended;
    let declared =
        |text: String| text.replace("\"version\"", r#""components": [{"id": "api", "name": "API"}], "version""#);
    assert!(!mended(declared(related("a"))));
    assert!(mended(declared(related("c"))));
    assert!(!mended(declared(related("c")).replace("\"x-a\": 1", r#""next": "older.json""#)));
}

/// Something that may stand in an incident, some of it wrong.
fn member() -> impl Strategy<Value = String> {
    let words =
        || "[ -~é€😀\\\\\"{}\\[\\],]{0,12}".prop_map(|words: String| serde_json::to_string(&words).expect("JSON"));
    prop_oneof![
        Just(r#""id": "a""#.to_owned()),
        Just(r#""id": "a-2""#.to_owned()),
        Just(r#""id": 7"#.to_owned()),
        Just(r#""id": "incident-2""#.to_owned()),
        Just(r#""related": ["a", "nobody"]"#.to_owned()),
        Just(r#""start": "2026-03-02T09:10Z""#.to_owned()),
        Just(r#""segments": [{"start": "2026-03-02", "kind": "outage", "components": ["db"]}, 3]"#.to_owned()),
        Just(r#""components": ["api", "db", "other"]"#.to_owned()),
        Just(r#""resolution": {"at": "2026-03-02T09:10Z", "text": "x"}"#.to_owned()),
        words().prop_map(|w| ["\"title\": ", &w].concat()),
        words().prop_map(|w| ["\"long\": ", &w].concat()),
        words().prop_map(|w| ["\"summary\": {\"en\": ", &w, ", \"de\": \"x\"}"].concat()),
        words().prop_map(|w| [&w, ": [[{\"incidents\": [1]}]]"].concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_feed_is_the_same_in_any_pieces(
        incidents in prop::collection::vec(prop_oneof![
            9 => prop::collection::vec(member(), 0..6).prop_map(|members| ["{", &members.join(", "), "}"].concat()),
            1 => prop_oneof![Just("12".to_owned()), Just("null".to_owned()), Just("[]".to_owned()), Just("\"x\"".to_owned())],
        ], 0..6),
        head in prop_oneof![
            Just(""),
            Just(r#""components": [{"id": "api", "name": "API"}, {"id": "db"}], "#),
            Just(r#""languages": ["de", "en"], "site": "x", "#),
            Just(r#""x": "\"incidents\": [", "#),
        ],
        tail in prop_oneof![Just(""), Just(r#", "featured": "a""#), Just(r#", "next": "p2.json""#), Just(r#", "page": 1"#), Just(r#", "version": 3"#)],
        lengths in prop::collection::vec(1_usize..40, 1..5),
        cut in prop_oneof![9 => Just(0_usize), 1 => 0..400_usize],
        change in prop_oneof![4 => Just(None), 1 => (0..400_usize, any::<u8>()).prop_map(Some)],
    ) {
        let mut bytes = feed(head, &incidents.join(" ,"), tail).into_bytes();
        bytes.truncate(bytes.len().saturating_sub(cut));
        if let Some((at, byte)) = change && let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        same(&String::from_utf8_lossy(&bytes), &bytes, &lengths);
    }
}
