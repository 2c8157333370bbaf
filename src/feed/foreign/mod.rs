//! Feeds of other formats, made into native ones.
//!
//! ```text
//!  bytes ─ json | xml ─► Json ─ detect ─► reader of the format ─ Record ─► build ─► native feed, notes, counts
//! ```
//!
//! A reader says what its format says and repairs nothing: what all formats need (order of updates, folding, times that
//! cannot be, periods from changes) is done once, in `build`. The widget's first binary has none of this.

mod betterstack;
mod build;
mod cachet;
mod certainty;
mod counts;
mod cstate;
mod github;
mod google;
mod heroku;
mod incidentio;
mod instatus;
mod known;
mod kuma;
mod mend;
mod merge;
mod monthly;
mod notes;
mod oneuptime;
mod openstatus;
mod parts;
mod record;
mod segments;
mod slack;
mod statuspage;
mod syndication;
mod text;
mod time;
pub mod troubles;
mod value;
mod xml;

pub use counts::Counts;
pub use merge::merge;
pub use time::written;

use super::error::FeedError;
use super::json::{self, Json};
use super::native::wire;
use super::notes::Note;
use super::{check_beginning, decode};
use build::Build;
use std::borrow::Cow;
use value::{Ask as _, V};

/// What may be set.
#[derive(Debug, Clone, Default)]
pub struct ConvertOptions<'o> {
    /// Id of the format; `None`: it is found out.
    pub format: Option<&'o str>,
}

/// A feed that was made into a native one.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// Id of the format it was written in.
    pub format: &'static str,
    /// The native feed.
    pub feed: wire::Feed,
    /// What was repaired or left out; pointers are those of the original document.
    pub notes: Vec<Note>,
    /// What the original document holds.
    pub counts: Counts,
}

/// A format that can be read.
struct Format {
    id: &'static str,
    detect: fn(V<'_>) -> bool,
    read: for<'a> fn(V<'a>, &mut Build) -> Result<(), FeedError>,
}

/// The formats, in the order in which they are tried.
const FORMATS: &[Format] = &[
    Format { id: "incidentio", detect: incidentio::detect, read: incidentio::read },
    Format { id: "instatus", detect: instatus::detect, read: instatus::read },
    Format { id: "oneuptime", detect: oneuptime::detect, read: oneuptime::read },
    Format { id: "kuma", detect: kuma::detect, read: kuma::read },
    Format { id: "heroku", detect: heroku::detect, read: heroku::read },
    Format { id: "statuspage", detect: statuspage::detect, read: statuspage::read },
    Format { id: "openstatus", detect: openstatus::detect, read: openstatus::read },
    Format { id: "cstate", detect: cstate::detect, read: cstate::read },
    Format { id: "betterstack", detect: betterstack::detect, read: betterstack::read },
    Format { id: "cachet", detect: cachet::detect, read: cachet::read },
    Format { id: "slack", detect: slack::detect, read: slack::read },
    Format { id: "google", detect: google::detect, read: google::read },
    Format { id: "github", detect: github::detect, read: github::read },
    Format { id: "feed", detect: syndication::detect, read: syndication::read },
];

/// Ids of the formats that can be read, the native one first.
pub fn formats() -> impl Iterator<Item = &'static str> {
    std::iter::once(NATIVE).chain(FORMATS.iter().map(|format| format.id))
}

const NATIVE: &str = "native";

/// The id of the format of a document; `None` if it is none that is known.
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<&'static str> {
    let (text, _) = decode(bytes);
    let (doc, _) = document(&text).ok()?;
    if is_native(&doc) {
        return Some(NATIVE);
    }
    FORMATS.iter().find(|format| (format.detect)(&doc)).map(|format| format.id)
}

/// Only a feed that says its version, or nothing but `incidents`, is ours without doubt.
fn is_native(doc: V<'_>) -> bool {
    let incidents = matches!(doc.get("incidents"), Some(Json::List(_)));
    let other = FORMATS.iter().any(|format| (format.detect)(doc));
    incidents && (!other || doc.get("version").is_some() && doc.get("page").is_none())
}

/// Makes a native feed of one of any known format.
///
/// # Errors
///
/// If it is no feed, of a format that is not read, or of another than `options` say.
pub fn convert(bytes: &[u8], options: &ConvertOptions<'_>) -> Result<Converted, FeedError> {
    match convert_foreign(bytes, options)? {
        Some(converted) => Ok(converted),
        None => native(&decode(bytes).0),
    }
}

/// The same for the widget, which reads native feeds by itself: `None` for those. Reading them here as well would double
/// the size of the binary.
///
/// # Errors
///
/// If it is no feed, of a format that is not read, or of another than `options` say.
pub fn convert_foreign(bytes: &[u8], options: &ConvertOptions<'_>) -> Result<Option<Converted>, FeedError> {
    let (text, replaced) = decode(bytes);
    let (doc, repair) = document(&text)?;
    let format = match options.format {
        Some(NATIVE) => None,
        Some(id) => Some(FORMATS.iter().find(|format| format.id == id).ok_or_else(|| known::no_such_format(id))?),
        None if is_native(&doc) => None,
        None => Some(FORMATS.iter().find(|format| (format.detect)(&doc)).ok_or_else(|| known::not_a_feed(&doc))?),
    };
    let Some(format) = format else { return Ok(None) };
    let mut build = Build::default();
    build.feed.version = 1;
    if replaced {
        build.note(&doc, troubles::NOT_UTF8, &[]);
    }
    if let Some(fault) = repair {
        build.note(&doc, troubles::MENDED, &[&fault]);
    }
    (format.read)(&doc, &mut build)?;
    if build.counts == Counts::default()
        && !(format.detect)(&doc)
        && !matches!(&doc, Json::List(items) if items.is_empty())
    {
        return Err(known::another_format(format.id, &doc));
    }
    let Build { notes, feed, counts, .. } = build;
    Ok(Some(Converted { format: format.id, feed, notes: notes.finish(&doc), counts }))
}

/// The document as a tree, and what had to be mended for it.
fn document(text: &str) -> Result<(Json<'_>, Option<String>), FeedError> {
    if let Some(doc) = xml_feed(text) {
        return Ok((doc, None));
    }
    check_beginning(text)?;
    let told = |fault: json::Fault| FeedError::at(fault.code, fault.message.into(), fault.place);
    let fault = match json::parse(text) {
        Ok(doc) => return Ok((doc, None)),
        Err(fault) => fault,
    };
    let mended = if fault.code == json::HALF { Some(json::mend_pairs(text)) } else { mend::mend(text) };
    match mended.as_deref().map(json::parse) {
        Some(Ok(doc)) => Ok((owned(doc), Some(fault.message.into()))),
        _ => Err(told(fault)),
    }
}

/// Atom or RSS; a web page is none.
fn xml_feed(text: &str) -> Option<Json<'static>> {
    let doc = Some(text.trim_start()).filter(|text| text.starts_with('<')).and_then(xml::read)?;
    syndication::detect(&doc).then_some(doc)
}

/// The same tree, free of the text it was read from.
fn owned(json: Json<'_>) -> Json<'static> {
    let text = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
    match json {
        Json::Null => Json::Null,
        Json::Bool(value) => Json::Bool(value),
        Json::Int(value) => Json::Int(value),
        Json::Float(value) => Json::Float(value),
        Json::Text(value) => Json::Text(text(value)),
        Json::List(items) => Json::List(items.into_iter().map(owned).collect()),
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(name, json)| (text(name), owned(json))).collect())
        }
    }
}

/// A native feed as it is.
fn native(text: &str) -> Result<Converted, FeedError> {
    let feed: wire::Feed = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| {
        let words = ["This native feed has faults that `check` lists: ", &*error.to_string(), ". Mend them first."];
        FeedError::new("native-faults", words.concat())
    })?;
    let read = super::parse(text.as_bytes(), &super::Options::default())?;
    let counts = Counts::of(&read.timeline);
    Ok(Converted { format: NATIVE, feed, notes: Vec::new(), counts })
}
