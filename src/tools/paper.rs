//! Everything, for printing: every story in full, one after the other.

use crate::dates::words::dates;
use crate::story::node::{Node, el, p};
use crate::story::parts::heading;
use crate::story::session::{How, with};
use crate::story::{Telling, fill, tell};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Draws every story into `host`.
#[wasm_bindgen]
#[must_use]
pub fn paper(host: &Element, texts: &Array, how: String) -> bool {
    let how = How(how);
    with(texts, &how, |session| {
        let timeline = &session.timeline;
        let formats = how.formats(session.zone(&how));
        let telling = Telling { timeline, formats: &formats, now: how.now(), level: how.level() + 2 };
        let article = |incident: &crate::model::Incident| {
            let title = heading(how.level() + 1, "paper-title").words(incident.title.get(&formats.language).to_owned());
            let when = p("when", dates(&formats, incident, true, telling.now));
            let summary = incident.summary.as_ref().map(|s| p("summary", s.get(&formats.language).to_owned()));
            let told = tell(&incident.id, &telling).unwrap_or_default();
            let article = el("article").class("story").child(title).child(when).children(summary);
            Node::from(article.children(told))
        };
        fill(host, &timeline.incidents.iter().map(article).collect::<Vec<_>>());
        Some(())
    })
    .is_some()
}
