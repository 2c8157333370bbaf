//! Feeds of other formats: a binary of its own makes native ones of them, so that nobody pays for it whose feed is native.

use super::failure::{self, Failure};
use super::notes;
use super::services::service;
use crate::feed::{self, Feed, FeedError};
use js_sys::{Array, JsString, Uint8Array};
use std::pin::Pin;
use wasm_bindgen::{JsCast as _, JsValue};

/// Reads a feed of any format; with it the text of the native one that was made of it, if it was not native.
///
/// `services` offers `convert() -> Promise<(bytes, format) => string[]>`, `src/bin/foreign.rs` in other words.
/// Boxed, so that there is one of it in the binary.
pub fn read<'a>(
    bytes: &'a Uint8Array,
    format: Option<&'a str>,
    src: &'a str,
    services: &'a JsValue,
) -> Pin<Box<dyn Future<Output = Read> + 'a>> {
    Box::pin(read_any(bytes, format, src, services))
}

/// A feed, and the text of the native one that was made of it, if it was not native.
pub type Read = Result<(Feed, Option<String>), Failure>;

async fn read_any(bytes: &Uint8Array, format: Option<&str>, src: &str, services: &JsValue) -> Read {
    let (native, xml) = {
        // Let go before anything else takes room.
        let bytes = bytes.to_vec();
        (feed::outline(&bytes, &feed::Options::default()), is_xml(&bytes))
    };
    let certain = match &native {
        _ if format.is_some() => format == Some("native"),
        Ok(feed) => feed.certain,
        Err(error) => error.code != "not-a-feed" && !(error.code == "html" && xml),
    };
    let answer = if certain { None } else { convert(bytes, format, services).await };
    let words = |list: &Array, n: u32| list.get(n).as_string().unwrap_or_default();
    match answer {
        // Read as a native one, a feed of another format is a list of nothing.
        None if !certain && !native.as_ref().is_ok_and(tells_something) => return Err(failure::no_reader()),
        // Native after all.
        None => {}
        Some(list) if list.length() == 0 => {}
        // What is no feed of any format is told in the words for a native one.
        Some(list) if words(&list, 0).is_empty() && words(&list, 1) == "not-a-feed" && native.is_err() => {}
        Some(list) if words(&list, 0).is_empty() => {
            let number = |n: u32| words(&list, n).parse().ok();
            let error = FeedError {
                code: notes::intern(words(&list, 1)),
                message: words(&list, 2),
                line: number(3),
                column: number(4),
            };
            return Err(failure::unreadable(src, &error));
        }
        Some(list) => {
            let read = feed::outline(words(&list, 1).as_bytes(), &feed::Options::default());
            let mut feed = read.map_err(|error| failure::unreadable(src, &error))?;
            feed.notes.extend(notes::from_flat(&list, 2));
            return Ok((feed, Some(words(&list, 1))));
        }
    }
    native.map(|feed| (feed, None)).map_err(|error| failure::unreadable(src, &error))
}

/// Calls the readers. `None` if they are not to be had.
async fn convert(bytes: &Uint8Array, format: Option<&str>, services: &JsValue) -> Option<Array> {
    let convert = service(services, "convert").await?;
    let format = format.map_or(JsValue::UNDEFINED, |format| JsString::from(format).into());
    convert.call2(&JsValue::NULL, bytes, &format).ok()?.dyn_into().ok()
}

/// Whether anything came of a feed that does not say what it is.
fn tells_something(feed: &Feed) -> bool {
    let incidents = &feed.timeline.incidents;
    incidents.is_empty() || incidents.iter().any(|incident| incident.start().is_some())
}

/// Atom and RSS begin like this; a web page does not.
fn is_xml(bytes: &[u8]) -> bool {
    let beginning = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    [&b"<?xml"[..], b"<rss", b"<feed", b"<rdf"].iter().any(|tag| beginning.starts_with(tag))
}
