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
mod native;
mod notes;
mod oneuptime;
mod openstatus;
mod record;
mod segments;
mod slack;
mod statuspage;
mod syndication;
mod text;
mod time;
mod told;
pub mod troubles;
mod value;
mod xml;

pub use counts::Counts;
pub use merge::{Members, merge};
pub use native::native;
pub use time::written;

use super::error::FeedError;
use super::json::{self, Json};
use super::native::wire;
use super::notes::Note;
use super::{check_beginning, decode};
use build::Build;
use value::{Ask as _, V};

/// What may be set.
#[derive(Debug, Clone, Default)]
pub struct ConvertOptions<'o> {
    /// Id of the format; `None`: it is found out.
    pub format: Option<&'o str>,
}

/// A feed that was made into a draft of a native one, see [`draft`](super::draft).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Id of the format it was written in.
    pub format: &'static str,
    /// The draft.
    pub text: String,
    /// What was repaired or left out; pointers are those of the original document.
    pub notes: Vec<Note>,
    /// What the original document holds.
    pub counts: Counts,
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

impl Draft {
    /// The same with all its texts in their final form.
    ///
    /// # Errors
    ///
    /// If what was made is no native feed, which would be a fault of this program.
    pub fn finished(self) -> Result<Converted, FeedError> {
        let Self { format, text, notes, counts } = self;
        let text = super::draft::finish(text.as_bytes()).unwrap_or_default();
        let feed = serde_json::from_str(&text).map_err(|error| FeedError::new("not-native", error.to_string()))?;
        Ok(Converted { format, feed, notes, counts })
    }
}

/// A format that can be read.
struct Format {
    id: &'static str,
    detect: fn(V<'_>) -> bool,
    read: fn(V<'_>, &mut Build),
}

/// The formats, in the order in which they are tried.
const FORMATS: &[Format] = &[
    Format { id: "incidentio", detect: incidentio::detect, read: incidentio::read },
    Format { id: "oneuptime", detect: oneuptime::detect, read: oneuptime::read },
    Format { id: "instatus", detect: instatus::detect, read: instatus::read },
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

/// The id of the native format.
pub const NATIVE: &str = "native";

/// The id of the format of a document; `None` if it is none that is known.
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<&'static str> {
    let (text, _) = decode(bytes);
    let mut mended = String::new();
    let (doc, _) = document(&text, &mut mended).ok()?;
    if is_native(&doc) {
        return Some(NATIVE);
    }
    part_of(&doc, None).map(|(format, _)| format.id)
}

/// Only a feed that says its version is ours without doubt. Without one, its incidents are as ours are, and nothing
/// that others call an incident; where there are none, no error stands beside them.
fn is_native(doc: V<'_>) -> bool {
    let Some(Json::List(incidents)) = doc.get("incidents") else { return false };
    if doc.get("version").is_some() && doc.get("page").is_none() {
        return true;
    }
    let (object, ours, theirs): (V<'_>, bool, &[&str]) = match incidents.first() {
        // Who writes one by hand may well add names that others have.
        Some(first) if OURS.iter().any(|name| first.has(name)) => (first, true, &[]),
        Some(first) => (first, first.has("title"), &THEIRS),
        None => (doc, true, &known::ERRORS),
    };
    ours && theirs.iter().all(|name| object.get(name).is_none()) && part_of(doc, None).is_none()
}

/// What no incident of others has.
const OURS: [&str; 3] = ["kind", "segments", "start"];

/// What one of others has, of formats that are not read too.
const THEIRS: [&str; 6] =
    ["status", "incident_status", "created_at", "starts_at", "start_date_time", "affectedsystems"];

/// What interfaces and copies wrap a document up in.
const WRAPPERS: [&str; 3] = ["data", "items", "incidents"];

/// The part of a document that looks like that format, or like any: the whole, or what is wrapped up in it.
#[inline(never)]
fn part_of<'d>(doc: V<'d>, id: Option<&str>) -> Option<(&'static Format, V<'d>)> {
    let formats = || FORMATS.iter().filter(|format| id.is_none_or(|id| format.id == id));
    let look = |part: V<'d>| formats().find(|format| (format.detect)(part)).map(|format| (format, part));
    look(doc).or_else(|| WRAPPERS.iter().find_map(|name| look(doc.get(name)?)))
}

/// Makes a native feed of one of any other known format; [`native`] reads those.
///
/// # Errors
///
/// If it is no feed, of a format that is not read, of another than `options` say, or native already.
pub fn convert(bytes: &[u8], options: &ConvertOptions<'_>) -> Result<Converted, FeedError> {
    if let Some(id) = options.format.filter(|id| !formats().any(|known| known == *id)) {
        return Err(known::no_such_format(id));
    }
    let text = decode(bytes).0;
    match draft(bytes, options) {
        Ok(Some(draft)) => draft.finished(),
        Ok(None) => Err(FeedError::new(NATIVE, "This is a native feed already.".to_owned())),
        Err(error) if error.code == UNREADABLE => Err(unreadable(&text)),
        // What says that it is ours is told in our own words.
        Err(error) if error.code == "not-a-feed" => {
            let ours = |doc: Json<'_>| super::certain(&doc) || native_incident(&doc);
            if json::tree(&text).is_some_and(ours) {
                super::parse(bytes, &super::Options::default())?;
            }
            let ours = " A native feed is an object with a list of `incidents`: {\"version\": 1, \"incidents\": []}.";
            Err(FeedError::new("not-a-feed", error.message + ours))
        }
        Err(error) => Err(error),
    }
}

/// Whether it is a list of incidents as ours are, without what belongs around it.
fn native_incident(doc: V<'_>) -> bool {
    let first = doc.items().first();
    first.is_some_and(|first| {
        first.get("title").is_some() && (first.get("kind").is_some() || first.get("segments").is_some())
    })
}

/// Code of the error for what is neither JSON nor XML. The widget's own reader says what is wrong with it, and so does
/// [`convert`]: the words for it are not needed twice.
pub const UNREADABLE: &str = "";

fn unreadable(text: &str) -> FeedError {
    let parsed = check_beginning(text).and_then(|()| {
        let told = |fault: json::Fault| FeedError::at(fault.code, fault.message.into(), fault.place);
        json::parse(text).map_err(told)
    });
    parsed.err().unwrap_or_else(|| FeedError::new(UNREADABLE, String::new()))
}

/// Makes a draft of a native feed, for the widget, which reads native feeds by itself: `None` for those.
///
/// # Errors
///
/// If it is no feed, of a format that is not read, or of another than `options` say.
pub fn draft(bytes: &[u8], options: &ConvertOptions<'_>) -> Result<Option<Draft>, FeedError> {
    let (text, replaced) = match decode(bytes) {
        // XML may say that it is no UTF-8.
        (text, true) => xml::western(bytes).map_or((text, true), |text| (text.into(), false)),
        utf => utf,
    };
    let mut mended = String::new();
    let (doc, repair) = document(&text, &mut mended)?;
    if options.format.map_or_else(|| is_native(&doc), |id| id == NATIVE) {
        return Ok(None);
    }
    let found = part_of(&doc, options.format);
    // A format that was named is believed, even where nothing looks like it.
    let named = || FORMATS.iter().find(|format| options.format == Some(format.id)).map(|format| (format, &doc));
    let (format, part) = found.or_else(named).ok_or_else(|| known::not_a_feed(&doc))?;
    let mut build = Build::default();
    if replaced {
        build.note(&doc, troubles::NOT_UTF8, &[]);
    }
    if let Some(fault) = repair {
        build.note(&doc, troubles::MENDED, &[fault]);
    }
    (format.read)(part, &mut build);
    let empty = matches!(part, Json::List(items) if items.is_empty());
    if build.counts.first_start.is_none() && found.is_none() && !empty {
        return Err(known::another_format(format.id, &doc));
    }
    Ok(Some(build.done(format.id, &doc)))
}

const HALVES: &str = "Half a character is escaped in it.";
const LOOSE: &str = "It has line breaks, quotation marks or commas where they may not be.";

/// How XML begins that is meant for programs: a web page is told apart by the widget's own reader.
const XML: [&str; 5] = ["<?xml", "<rss", "<feed", "<rdf:", "<atom:"];

/// The document as a tree, and what had to be mended for it. A text that was mended is put into `mended`.
fn document<'t>(text: &'t str, mended: &'t mut String) -> Result<(Json<'t>, Option<&'static str>), FeedError> {
    let start = text.trim_start();
    if start.starts_with('<') {
        return match xml::read(start) {
            Ok(doc) if syndication::detect(&doc) => Ok((doc, None)),
            Err(line) if XML.iter().any(|mark| start.starts_with(mark)) => {
                let blank = text.bytes().take(text.len() - start.len()).filter(|byte| *byte == b'\n').count();
                Err(known::cut_off(blank + line))
            }
            _ => Err(FeedError::new(UNREADABLE, String::new())),
        };
    }
    json_tree(text, mended).ok_or_else(|| FeedError::new(UNREADABLE, String::new()))
}

fn json_tree<'t>(text: &'t str, mended: &'t mut String) -> Option<(Json<'t>, Option<&'static str>)> {
    if let Some(doc) = json::tree(text) {
        return Some((doc, None));
    }
    *mended = json::mend_pairs(text);
    let mut fault = HALVES;
    if json::tree(mended).is_none() {
        *mended = mend::mend(text)?;
        fault = LOOSE;
    }
    Some((json::tree(mended)?, Some(fault)))
}
