//! From the bytes of a feed to a [`Timeline`], with a note for everything that had to be repaired.
//!
//! ```text
//!  bytes ─ decode ─► text ─ json ─► Json ─ node, read ─► native ─► Timeline
//!                                            │
//!                                          notes
//! ```
//!
//! After this layer every value is legal: nothing behind it checks anything again.
//!
//! Without the feature `notes` the same is repaired and nothing is put into words: see [`said`].

mod decode;
#[cfg(any(feature = "foreign", feature = "story"))]
pub mod draft;
mod duration;
mod error;
mod fault;
#[cfg(feature = "foreign")]
pub mod foreign;
mod join;
pub mod json;
mod names;
pub mod native;
mod near;
pub mod node;
mod notes;
mod place;
mod read;
mod said;
mod slices;
mod stream;
mod synonyms;
mod time;
pub mod troubles;
mod when;
#[cfg(any(feature = "foreign", feature = "story"))]
mod write;

pub use decode::decode;
pub use error::FeedError;
pub use join::{Origin, has_component, take_in};
pub use near::nearest;
pub use notes::{MAX_NOTES, Note, Notes, Severity, flat};
pub use place::line_column;
pub use said::{WORDS, said};
pub use slices::Slices;
pub use stream::Stream;
pub use time::{Stamp, stamp};

use crate::model::Timeline;
use json::Json;
use node::{Context, Node, StoryReader};

/// What a reader of feeds may set.
#[derive(Debug, Clone)]
pub struct Options {
    /// Longer texts are cut, in bytes.
    pub max_text: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_text: 1_000_000 }
    }
}

/// A feed that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// It says that it is a native feed; other formats have a list of `incidents` too.
    pub certain: bool,
    /// The history.
    pub timeline: Timeline,
    /// Something in it had to be repaired or left out.
    pub mended: bool,
    /// What that was, in the order in which it was met. Empty without the feature `notes`.
    pub notes: Vec<Note>,
    /// Where its incidents stand in the text, if they were read one by one and nothing had to be repaired.
    pub slices: Option<Slices>,
}

/// Reads a native feed, in UTF-8 or UTF-16. Other formats become one first: [`foreign`].
///
/// # Errors
///
/// If it is empty, no JSON, nested too deeply, or no feed.
pub fn parse(bytes: &[u8], options: &Options) -> Result<Feed, FeedError> {
    read(bytes, options, native::story::story, &[])
}

/// The same without the stories: what a timeline and a list need. Much less code reads it.
///
/// # Errors
///
/// As for [`parse`].
pub fn outline(bytes: &[u8], options: &Options) -> Result<Feed, FeedError> {
    read(bytes, options, native::story::outline, native::shapes::TOLD)
}

fn read(
    bytes: &[u8],
    options: &Options,
    story: StoryReader,
    skipped: &'static [&'static str],
) -> Result<Feed, FeedError> {
    let (text, mut replaced) = decode(bytes);
    check_beginning(&text)?;
    let mended;
    let parsed = match json::parse_without(&text, skipped) {
        // Without words nobody knows what is wrong with it; a text that is mended in vain fails once more.
        Err(fault) if fault.code == json::HALF || !WORDS => {
            replaced = true;
            mended = json::mend_pairs(&text);
            json::parse_without(&mended, skipped)
        }
        parsed => parsed,
    };
    let json = parsed.map_err(|fault| FeedError::at(fault.code, fault.message.into(), fault.place))?;
    let cx = Context { max_text: options.max_text, ..Context::new(default_language(&json), story) };
    let root = Node::root(&json, &cx);
    if replaced {
        root.note(troubles::NOT_UTF8, &[]);
    }
    finish(&root, None)
}

/// What a feed tells whose incidents may have been read before.
fn finish(root: &Node<'_>, incidents: Option<native::Incidents>) -> Result<Feed, FeedError> {
    if !native::detect(root) {
        return Err(not_a_feed(root));
    }
    let timeline = native::read(root, incidents)?;
    let notes = if WORDS { root.cx.notes.take().finish() } else { Vec::new() };
    Ok(Feed { certain: certain(root.json), timeline, mended: root.cx.mended.get(), notes, slices: None })
}

/// Whether it says that it is of the native format.
fn certain(json: &Json<'_>) -> bool {
    json.member("version").is_some() && json.member("page").is_none()
}

fn check_beginning(text: &str) -> Result<(), FeedError> {
    let found = match text.trim_start().chars().next() {
        None => (
            "empty",
            "The feed is empty. Write {\"version\": 1, \"incidents\": []} into it if there is nothing to tell.",
        ),
        Some('<') => (
            "html",
            "This is a web page (or XML), not JSON. Is this the address of the feed itself, and can it be read without a log-in?",
        ),
        // RFC 1952, 2.3.1: how gzip begins.
        Some('\u{1f}') => (
            "compressed",
            "This is compressed (gzip), and the answer does not say so. Have the server send Content-Encoding: gzip, or \
             publish the file as it is.",
        ),
        Some(_) => return Ok(()),
    };
    Err(FeedError::new(found.0, said(&[found.1])))
}

/// The first of `languages`; needed before anything else is read.
fn default_language<'a>(json: &'a Json<'_>) -> Option<&'a str> {
    match json.member("languages")? {
        Json::List(list) => match list.first()? {
            Json::Text(first) => Some(first.trim()),
            _ => None,
        },
        Json::Text(only) => Some(only.trim()),
        _ => None,
    }
}

/// What is to be done about a text without a list of incidents.
fn no_list(json: &Json<'_>) -> &'static str {
    let is_object = |json: &Json<'_>| matches!(json, Json::Object(_));
    let is_incident = |name: &str| native::shapes::INCIDENT.keys.contains(&name);
    match (json, json.member("incidents")) {
        // A table of incidents, by their ids; or one incident, without its list.
        (_, Some(Json::Object(members)))
            if !members.is_empty() && members.iter().all(|(name, json)| is_object(json) && !is_incident(name)) =>
        {
            ". Make a list of what is there, and give each incident its name as `id`: [{\"id\": …}, {\"id\": …}]."
        }
        (_, Some(Json::Object(_))) => ". Put [ ] around what is there.",
        (Json::Object(members), None) if members.iter().any(|(name, _)| name.eq_ignore_ascii_case("incidents")) => {
            ". Write `incidents` in small letters."
        }
        (Json::List(items), _) if items.first().is_some_and(is_object) => {
            ". Put {\"version\": 1, \"incidents\": before it and } after it."
        }
        _ => ". Is the address right?",
    }
}

/// The error that says what was looked for and what was found.
fn not_a_feed(root: &Node<'_>) -> FeedError {
    let found = match root.json {
        Json::Object(members) if members.is_empty() => said(&["an empty object"]),
        Json::Object(_) if root.raw("incidents").is_some() => said(&["an object whose `incidents` is not a list"]),
        Json::Object(_) => said(&["an object with the names ", &*root.names()]),
        _ => root.shown(),
    };
    let parts = [
        "This is not a feed: looked for an object with a list of `incidents`, found ",
        &*found,
        if WORDS { no_list(root.json) } else { "" },
        " The smallest feed is {\"version\": 1, \"incidents\": []}.",
    ];
    FeedError::new("not-a-feed", said(&parts))
}
