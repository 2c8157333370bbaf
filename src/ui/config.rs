//! What a site owner asks for, read from attributes. A value that makes no sense is replaced by the default.

use super::attributes::{Attribute, Support};
use crate::feed::stamp;
use crate::model::{Kind, Time};

/// What a site owner asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Address of the feed, relative to the page.
    pub src: Option<String>,
    /// Id of the feed's format; `None`: it is found out.
    pub format: Option<String>,
    /// Language of texts and dates; `None`: that of the page.
    pub lang: Option<String>,
    /// Zone in which times are shown at first.
    pub zone: ZoneChoice,
    /// Timeline and list, or the list alone.
    pub view: ViewMode,
    /// What is in view at first.
    pub opening: Opening,
    /// Only these kinds; empty: all.
    pub kinds: Vec<Kind>,
    /// Only these components; empty: all.
    pub components: Vec<String>,
    /// How many incidents are listed until the reader asks for more.
    pub limit: Option<usize>,
    /// Buttons are shown.
    pub controls: bool,
    /// There is a place to search, to see figures and to take the history away.
    pub search: bool,
    /// The heading; `None`: "Incident history".
    pub label: Option<String>,
    /// Notes for the site owner are shown opened.
    pub debug: bool,
    /// A copy of the last good feed is kept in the browser.
    pub cache: bool,
    /// Seconds between two requests for the feed; 0: it is not asked for again.
    pub refresh: u32,
    /// Cookies go with the request for the feed.
    pub credentials: bool,
    /// A longer feed is refused.
    pub max_bytes: usize,
    /// Level of the heading, 2 to 6.
    pub heading_level: u8,
    /// The present, if it is not to be the real one: for tests and pictures.
    pub now: Option<Time>,
}

/// Longest feed that is read unless `max-bytes` says otherwise: 32 MB.
pub const MAX_BYTES: usize = 32_000_000;

impl Default for Config {
    fn default() -> Self {
        Self {
            src: None,
            format: None,
            lang: None,
            zone: ZoneChoice::Visitor,
            view: ViewMode::Timeline,
            opening: Opening::Best,
            kinds: Vec::new(),
            components: Vec::new(),
            limit: None,
            controls: true,
            search: true,
            label: None,
            debug: false,
            cache: true,
            refresh: 0,
            credentials: false,
            max_bytes: MAX_BYTES,
            heading_level: 2,
            now: None,
        }
    }
}

/// In which zone times are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneChoice {
    /// The visitor's own.
    Visitor,
    /// The company's, as its feed says; UTC if it does not.
    Company,
    /// Coordinated universal time.
    Utc,
    /// An IANA name. The visitor's own, if the browser does not know it.
    Named(String),
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewMode {
    /// The timeline with the list below it.
    Timeline,
    /// The list alone.
    List,
}

/// What is in view at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Whatever a visitor most likely wants to know.
    Best,
    /// Everything.
    All,
    /// This many days up to now.
    Days(u32),
    /// From here to there; `None`: from the beginning of the history, to its end.
    Between(Option<Time>, Option<Time>),
}

/// Why an attribute is left out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    /// There is none of that name.
    Unknown,
    /// Its name is kept for later.
    Reserved,
    /// Its value makes no sense.
    Value(&'static Attribute),
}

impl Config {
    /// Reads attributes, named as in [`ATTRIBUTES`]. Answers also whether any was left out: [`super::attribute_notes`]
    /// tells why.
    #[must_use]
    pub fn read(attributes: &[(String, String)]) -> (Self, bool) {
        let mut config = Self::default();
        let mut left_out = false;
        for (name, value) in attributes {
            left_out |= config.take(name, value).is_err();
        }
        (config, left_out)
    }

    /// Takes over one attribute.
    pub(super) fn take(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let known = Attribute::named(name).ok_or(Fault::Unknown)?;
        match known.support {
            Support::Loader => Ok(()),
            Support::Reserved => Err(Fault::Reserved),
            Support::Widget => (known.set)(self, value.trim()).ok_or(Fault::Value(known)),
        }
    }

    pub(super) fn between(&mut self, from: Option<Time>, to: Option<Time>) {
        let (old_from, old_to) = match self.opening {
            Opening::Between(from, to) => (from, to),
            _ => (None, None),
        };
        self.opening = Opening::Between(from.or(old_from), to.or(old_to));
    }
}

/// Ids of the formats that can be named.
const FORMATS: &[&str] = &[
    "native",
    "statuspage",
    "incidentio",
    "openstatus",
    "cstate",
    "github",
    "betterstack",
    "google",
    "instatus",
    "cachet",
    "oneuptime",
    "kuma",
    "slack",
    "heroku",
    "feed",
];

/// An attribute without a value is switched on, as in HTML.
const SWITCH: &[(&str, bool)] = &[("on", true), ("off", false), ("", true), ("true", true), ("false", false)];

/// Whether it is switched on.
#[inline(never)]
pub(super) fn switch(value: &str) -> Option<bool> {
    word(value, SWITCH)
}

/// A text, unless it is empty.
#[inline(never)]
pub(super) fn filled(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

pub(super) fn format(value: &str) -> Option<String> {
    FORMATS.iter().find(|id| id.eq_ignore_ascii_case(value)).map(|id| (*id).to_owned())
}

pub(super) fn kinds(value: &str) -> Option<Vec<Kind>> {
    words(value).map(kind).collect()
}

pub(super) fn word<T: Copy>(value: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(word, _)| value.eq_ignore_ascii_case(word)).map(|(_, meaning)| *meaning)
}

pub(super) fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|w| !w.is_empty())
}

pub(super) fn time(value: &str) -> Option<Time> {
    stamp(value).map(|s| s.time)
}

fn kind(word: &str) -> Option<Kind> {
    Kind::ALL
        .into_iter()
        .find(|k| word.eq_ignore_ascii_case(k.id()) || (*k == Kind::ReadOnly && word.eq_ignore_ascii_case("read-only")))
}

pub(super) fn zone(value: &str) -> ZoneChoice {
    match &*value.to_ascii_lowercase() {
        "" | "auto" => ZoneChoice::Visitor,
        "utc" => ZoneChoice::Utc,
        "company" => ZoneChoice::Company,
        _ => ZoneChoice::Named(value.to_owned()),
    }
}

/// `90d`, `90`, `1y` or `all`.
pub(super) fn range(value: &str) -> Option<Opening> {
    let value = &*value.to_ascii_lowercase();
    if value == "all" {
        return Some(Opening::All);
    }
    let (number, days_each) = match value.strip_suffix('y') {
        Some(years) => (years, 365),
        None => (value.strip_suffix('d').unwrap_or(value), 1),
    };
    let days = number.parse::<u32>().ok()?.checked_mul(days_each)?;
    (1..=40_000).contains(&days).then_some(Opening::Days(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::ATTRIBUTES;

    fn read(name: &str, value: &str) -> (Config, bool) {
        Config::read(&[(name.to_owned(), value.to_owned())])
    }

    #[test]
    fn what_cannot_be_used_leaves_the_default_and_is_to_be_told() {
        for (name, value) in [("time-zone", "utc"), ("heading-level", "9"), ("assume-tz", "utc")] {
            assert_eq!(read(name, value), (Config::default(), true), "{name}");
        }
    }

    #[test]
    fn every_attribute_of_the_table_that_the_widget_acts_on_is_read() {
        let samples = [
            ("src", "a.json"),
            ("format", "statuspage"),
            ("lang", "de"),
            ("timezone", "company"),
            ("view", "list"),
            ("from", "2015-08-14"),
            ("to", "2015-08-17T00:00:00-05:00"),
            ("range", "90d"),
            ("kinds", "outage, read-only"),
            ("components", "a b"),
            ("limit", "5"),
            ("controls", "off"),
            ("search", "off"),
            ("label", "Our history"),
            ("debug", "on"),
            ("credentials", "include"),
            ("cache", "off"),
            ("refresh", "60"),
            ("max-bytes", "1000"),
            ("heading-level", "3"),
            ("now", "2026-11-23T12:00:00Z"),
        ];
        for attribute in ATTRIBUTES.iter().filter(|a| a.support == Support::Widget) {
            let sample = samples.iter().find(|(name, _)| *name == attribute.name);
            let (name, value) = sample.unwrap_or_else(|| panic!("no sample for {}", attribute.name));
            let (config, left_out) = read(name, value);
            assert!(!left_out, "{name}");
            assert_ne!(config, Config::default(), "{name}");
        }
    }

    #[test]
    fn both_ends_of_a_range_stand_together() {
        let pairs = [("to", "2015-08-17"), ("from", "2015-08-14")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        let Opening::Between(Some(from), Some(to)) = Config::read(&pairs).0.opening else { panic!("two ends") };
        assert_eq!(to.since(from), 3 * crate::model::DAY_MS);
    }
}
