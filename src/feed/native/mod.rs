//! The project's own format, version 1: `docs/feed-v1.schema.json`.

mod ids;
mod incident;
mod lanes;
#[cfg(feature = "schema")]
pub mod schema;
mod segment;
pub mod shapes;
pub mod story;
#[cfg(feature = "wire")]
pub mod wire;
pub mod words;

use super::error::FeedError;
use super::json::Json;
use super::node::{Context, Node};
use super::said::{WORDS, said};
use super::troubles as t;
use crate::model::sort_by_keys;
use crate::model::{Incident, Site, Timeline};
use ids::Ids;
use incident::{Shared, incident};
use lanes::Lanes;

/// Whether it looks like this format: an object with `incidents`.
#[must_use]
pub fn detect(root: &Node<'_>) -> bool {
    root.has("incidents")
}

/// Incidents as they are read, one after the other, and the components that they are about.
#[derive(Default)]
pub struct Incidents {
    shared: Shared,
    list: Vec<Incident>,
    /// How many there were, those included that are none.
    count: usize,
}

impl Incidents {
    /// None yet, of a feed of which the components stand in `head`.
    #[must_use]
    pub fn declared(head: &Node<'_>) -> Self {
        Self { shared: Shared { lanes: Lanes::declared(head), ..Shared::default() }, ..Self::default() }
    }

    /// Reads the next one.
    pub fn take(&mut self, json: &Json<'_>, cx: &Context<'_>) {
        self.read(Node::part(json, cx, self.count));
    }

    /// Their ids, in the order of the text.
    #[must_use]
    pub fn ids(&self) -> Vec<Box<str>> {
        self.list.iter().map(|incident| incident.id.clone()).collect()
    }

    fn read(&mut self, node: Node<'_>) {
        self.count += 1;
        if let Some(node) = node.shaped(&shapes::INCIDENT) {
            self.list.push(incident(&node, &mut self.shared));
        }
    }
}

/// Reads a feed of this format. Its incidents may have been read before.
///
/// # Errors
///
/// If it is no object, has no list of incidents, or is of another version.
pub fn read(root: &Node<'_>, incidents: Option<Incidents>) -> Result<Timeline, FeedError> {
    check_version(root)?;
    if root.get("incidents").is_some_and(|n| !matches!(n.json, Json::List(_))) {
        return Err(super::not_a_feed(root));
    }
    let Some(root) = root.shaped(&shapes::FEED) else { return Err(super::not_a_feed(root)) };
    let next = root.word("next");
    let mut read = incidents.unwrap_or_else(|| {
        let mut read = Incidents::declared(&root);
        if WORDS {
            read.shared.ids = root.get("incidents").map(|n| Ids::stated(n.json)).unwrap_or_default();
        }
        read.shared.paged = next.is_some();
        root.each("incidents", &mut |node| read.read(node));
        read
    });
    if WORDS {
        root.check_tags("languages");
    }
    let mut incidents = read.list;
    if read.shared.ids.settle(&mut incidents, next.is_some()) {
        root.cx.mended.set(true);
    }
    newest_first(&mut incidents);
    let mut timeline = Timeline {
        site: site(&root),
        history_from: root.instant("history_from"),
        history_note: root.text("history_note"),
        languages: root.words("languages"),
        featured: None,
        next,
        sources: Vec::new(),
        components: read.shared.lanes.list,
        incidents,
    };
    timeline.featured = featured(&root, &timeline);
    Ok(timeline)
}

fn check_version(root: &Node<'_>) -> Result<(), FeedError> {
    let Some(version) = root.get("version") else {
        root.note_missing("version", "1 is used.");
        return Ok(());
    };
    let one = match version.json {
        Json::Text(text) => matches!(text.trim(), "1" | "1.0"),
        json => matches!(json.digits().as_deref(), Some("1" | "1.0")),
    };
    if !one {
        let parts = [
            "This feed says that its version is ",
            &*version.shown(),
            ". This program reads version 1. Write \"version\": 1, or use a newer program.",
        ];
        return Err(FeedError::new("unsupported-version", said(&parts)));
    }
    if !matches!(version.json, Json::Int(1)) {
        version.note(t::VERSION_SPELLING, &[]);
    }
    Ok(())
}

fn site(root: &Node<'_>) -> Site {
    let Some(node) = root.object("site", &shapes::SITE) else { return Site::default() };
    Site { name: node.text("name"), url: node.word("url"), time_zone: node.word("time_zone") }
}

/// The newest start first, those without a start last.
pub fn newest_first(incidents: &mut [Incident]) {
    let key = |incident: &Incident| incident.start().map_or(i64::MAX, |start| -start.earliest().0);
    let keys = incidents.iter().map(key).collect();
    sort_by_keys(incidents, keys);
}

fn featured(root: &Node<'_>, timeline: &Timeline) -> Option<usize> {
    let id = root.word("featured")?;
    let found = timeline.find(&id);
    if found.is_none() {
        root.note_at("featured", t::UNKNOWN_INCIDENT, &[&id]);
    }
    found
}
