//! A history to take away: a calendar, a table, a text. Pure: the present, the language and the page are arguments.
//!
//! | module | makes | after |
//! |---|---|---|
//! | [`ics`](mod@ics) | a calendar of all periods | RFC 5545 |
//! | [`csv`](mod@csv) | a table with a row for each period | RFC 4180 |
//! | [`markdown`](mod@markdown) | an incident with its whole story | `CommonMark`, GFM |
//!
//! None of them is sharper than the feed. Where the author gave words ("Friday morning"), the words are exported, and
//! the bounds behind them, which are for drawing only, are not.

pub mod csv;
mod head;
pub mod ics;
pub mod markdown;
mod moment;
mod said;

pub use head::head;

use crate::axis::Zone;
use crate::model::{Component, Incident, Story, Text, Time};

/// An incident with what is told about it.
pub type Entry<'a> = (&'a Incident, &'a Story);

/// What an export needs besides incidents.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The history, in which related incidents are looked up.
    pub incidents: &'a [Incident],
    /// The parts of the service that periods refer to.
    pub components: &'a [Component],
    /// The present.
    pub now: Time,
    /// The reader's language (BCP 47).
    pub language: &'a str,
    /// Name of the company or product.
    pub site: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// Address of an incident on the page with the timeline, with `%01` where its id stands.
    pub page: Option<&'a str>,
    /// The company's zone: words such as "Sunday night" name days in it.
    pub zone: &'a Zone,
}

impl<'a> Context<'a> {
    fn words(&self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }

    /// The words of a text; nothing if it was not told.
    #[inline(never)]
    fn told(&self, text: Option<&'a Text>) -> &'a str {
        text.map_or("", |text| self.words(text))
    }

    /// Names of components, the empty list if all of them are concerned.
    fn names(&self, components: &[u32]) -> Vec<String> {
        Component::names(self.components, components, self.language)
    }

    /// Address of an incident. `None` without a page, or if its address is none.
    fn address(&self, id: &str) -> Option<String> {
        let page = self.page.filter(|page| page.starts_with("https://") || page.starts_with("http://"))?;
        if page.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return None;
        }
        Some(page.replace("%01", &percent_encoded(id)))
    }
}

/// Unreserved characters stay (RFC 3986, 2.3).
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend(
                [byte >> 4, byte & 15]
                    .map(|half| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase()),
            );
        }
    }
    out
}
