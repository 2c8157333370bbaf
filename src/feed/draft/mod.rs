//! The last step on the way from a foreign format to a native feed: its texts.
//!
//! ```text
//!  foreign ─► draft ─┬─► timeline, list                     (what they show is in its final form)
//!                    └─► finish ─► native feed ─► stories, search, files, the command line
//! ```
//!
//! A draft is a native feed in which bodies stand as their source has them, HTML or Markdown, and reports are not cut
//! at their headings yet. Reading HTML and writing Markdown takes more code than all else that a foreign format needs,
//! and nobody sees a body before a story opens: so the binary of the stories does it. A draft says what it is by its
//! `$schema`.

mod body;
mod certainty;
mod parts;

use super::decode;
use super::json::{self, Json};
use super::write::Out;
use std::borrow::Cow;

/// What stands in the place of the address of the schema.
#[cfg(any(feature = "foreign", test))]
pub const DRAFT: &str = "incident-timeline:draft";

/// The native feed that a draft becomes; `None` if this is none.
#[must_use]
pub fn finish(bytes: &[u8]) -> Option<String> {
    // Only a draft begins like this: no other feed is read twice.
    bytes.get(..SIGN.len()).filter(|start| *start == SIGN.as_bytes())?;
    let (text, _) = decode(bytes);
    let Json::Object(mut feed) = json::tree(&text)? else { return None };
    feed.retain(|(name, _)| name != "$schema");
    for (name, value) in &mut feed {
        let Json::List(incidents) = value else { continue };
        if name == "incidents" {
            incidents.iter_mut().for_each(incident);
        }
    }
    let mut out = Out::default();
    out.value("", &Json::Object(feed));
    Some(out.done())
}

/// How every draft begins.
const SIGN: &str = "{\"$schema\":\"incident-timeline:draft\",";

fn incident(incident: &mut Json<'_>) {
    let Json::Object(members) = incident else { return };
    let mut report = None;
    for (name, value) in &mut *members {
        match (&**name, value) {
            ("short", Json::Text(words)) => *words = Cow::Owned(body::markdown(words)),
            ("long", Json::Text(words)) => report = Some(body::markdown(words)),
            ("updates", Json::List(updates)) => updates.iter_mut().for_each(update),
            _ => {}
        }
    }
    // What a story without words would be is no story.
    members.retain(|(name, value)| name != "long" && !(name == "short" && *value == Json::Text("".into())));
    if let Some(report) = report {
        parts::fill(members, &report);
    }
}

fn update(update: &mut Json<'_>) {
    let Json::Object(members) = update else { return };
    for (name, value) in members {
        if let (true, Json::Text(words)) = (name == "text", value) {
            let made = body::markdown(words);
            *words = if made.is_empty() { "Update".into() } else { Cow::Owned(made) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(rest: &str) -> Option<String> {
        finish([SIGN, rest].concat().as_bytes())
    }

    #[test]
    fn bodies_become_markdown_and_a_report_is_cut_at_its_headings() {
        let draft = r#""version":1,"incidents":[{"id":"a","short":"<p>x &amp; y</p>","long":"<h2>Root cause</h2><p>A disk.</p>",
            "updates":[{"text":"a<br>b"},{"text":"<p></p>"},{"text":"*c*"}]},{"id":"b","short":"<p> </p>"}]}"#;
        let expected = r#"{"version":1,"incidents":[{"id":"a","short":"x & y","updates":[{"text":"a\\\nb"},{"text":"Update"},{"text":"*c*"}],"cause":{"certainty":"confirmed","text":"A disk."}},{"id":"b"}]}"#;
        assert_eq!(finished(draft).as_deref(), Some(expected));
    }

    #[test]
    fn other_feeds_are_left_alone() {
        for text in ["", "{}", "{\"version\":1,\"incidents\":[{\"short\":\"<p>x</p>\"}]}"] {
            assert_eq!(finish(text.as_bytes()), None);
        }
    }

    #[test]
    fn a_draft_is_known_by_its_beginning() {
        let mut out = Out::default();
        out.open("", '{');
        out.text("$schema", DRAFT);
        out.json("version", "1");
        assert!(out.done().starts_with(SIGN));
    }
}
