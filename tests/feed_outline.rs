//! A feed without its stories: what the timeline needs, and nothing that contradicts the whole.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::feed::{Options, outline, parse};
use incident_timeline::model::Story;

const FEEDS: [&str; 2] = [include_str!("../examples/incidents.json"), include_str!("../examples/template.json")];

#[test]
fn an_outline_is_the_same_history_with_less_of_its_stories() {
    for text in FEEDS {
        let whole = parse(text.as_bytes(), &Options::default()).expect("a feed");
        let read = outline(text.as_bytes(), &Options::default()).expect("a feed");
        let mut expected = whole.timeline;
        for incident in &mut expected.incidents {
            let told = &incident.story;
            let (attempts, related, resolution) =
                (told.attempts.clone(), told.related.clone(), told.resolution.clone());
            incident.story = Story { attempts, related, resolution, ..Story::default() }.into();
        }
        assert_eq!(read.timeline, expected);
    }
}

#[test]
fn what_is_no_json_is_found_in_a_story_too() {
    for broken in [r#"{"long": "a" "b"}"#, r#"{"updates": [{"at": }]}"#, "{\"cause\": \"a\nb\"}"] {
        let text = format!(r#"{{"version": 1, "incidents": [{broken}]}}"#);
        let (whole, read) =
            (parse(text.as_bytes(), &Options::default()), outline(text.as_bytes(), &Options::default()));
        let (whole, read) = (whole.expect_err("no JSON"), read.expect_err("no JSON"));
        assert_eq!((whole.code, whole.line, whole.column), (read.code, read.line, read.column), "{broken}");
    }
}
