//! The attributes of `<incident-timeline>`, as one table: the parser, the tests and the README go by it.

use super::config::{self, Config, ViewMode, filled, switch, time, word};
use crate::feed::WORDS;

/// An attribute, without the `data-` of the script form.
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// The values it takes, in words; empty in a binary without words.
    pub values: &'static str,
    /// Whether it does something yet.
    pub support: Support,
    /// Takes over a value, without spaces around it; `None` if it makes no sense.
    pub(super) set: Set,
}

type Set = fn(&mut Config, &str) -> Option<()>;

/// Who acts on an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// The widget.
    Widget,
    /// The loader (`embed.js`) or the style sheet; the widget only knows it.
    Loader,
    /// Nobody yet: the name is reserved, and setting it is noted.
    Reserved,
}

const fn widget(name: &'static str, values: &'static str, set: Set) -> Attribute {
    Attribute { name, values: if WORDS { values } else { "" }, support: Support::Widget, set }
}

const fn loader(name: &'static str, values: &'static str) -> Attribute {
    Attribute { name, values: if WORDS { values } else { "" }, support: Support::Loader, set: |_, _| None }
}

const fn reserved(name: &'static str) -> Attribute {
    Attribute { name, values: "", support: Support::Reserved, set: |_, _| None }
}

/// All attributes.
#[expect(clippy::unit_arg, reason = "a row says what it sets, or that the value makes no sense")]
pub const ATTRIBUTES: &[Attribute] = &[
    widget("src", "an address, or several with spaces between them; mirrors of one with | between them", |c, v| {
        Some(c.src = filled(v))
    }),
    widget("format", "the id of a format, such as native or statuspage", |c, v| {
        Some(c.format = Some(config::format(v)?))
    }),
    widget("lang", "a language tag such as en or de-AT", |c, v| Some(c.lang = filled(v))),
    loader("theme", "light, dark, auto, or the address of a style sheet with tokens"),
    widget("timezone", "auto, utc, company, or a name such as Europe/Berlin", |c, v| Some(c.zone = config::zone(v))),
    widget("view", "timeline or list", |c, v| {
        Some(c.view = word(v, &[("timeline", ViewMode::Timeline), ("list", ViewMode::List)])?)
    }),
    widget("from", "a date or a time with its offset (RFC 3339)", |c, v| Some(c.between(Some(time(v)?), None))),
    widget("to", "a date or a time with its offset (RFC 3339)", |c, v| Some(c.between(None, Some(time(v)?)))),
    widget("range", "a number of days such as 90d, of years such as 1y, or all", |c, v| {
        Some(c.opening = config::range(v)?)
    }),
    widget("kinds", "any of outage, read_only, degraded, maintenance, notice", |c, v| {
        Some(c.kinds = config::kinds(v)?)
    }),
    widget("components", "ids of components", |c, v| {
        Some(c.components = config::words(v).map(str::to_owned).collect())
    }),
    widget("limit", "a whole number, 1 or more", |c, v| Some(c.limit = Some(v.parse().ok().filter(|n| *n > 0)?))),
    widget("controls", "on or off", |c, v| Some(c.controls = switch(v)?)),
    widget("search", "on or off", |c, v| Some(c.search = switch(v)?)),
    loader("deep-link", "hash, query or off"),
    loader("prefix", "a word that stands before the names in the page's address"),
    loader("loading", "lazy or eager"),
    loader("height", "auto or a number of px"),
    widget("label", "the heading", |c, v| Some(c.label = filled(v))),
    widget("debug", "on or off", |c, v| Some(c.debug = switch(v)?)),
    widget("credentials", "omit or include", |c, v| {
        Some(c.credentials = word(v, &[("omit", false), ("include", true)])?)
    }),
    widget("refresh", "a number of seconds, 0 for never", |c, v| Some(c.refresh = v.parse().ok()?)),
    widget("cache", "on or off", |c, v| Some(c.cache = switch(v)?)),
    widget("max-bytes", "a number of bytes", |c, v| Some(c.max_bytes = v.parse().ok().filter(|n| *n > 0)?)),
    loader("target", "a CSS selector; for the script only"),
    widget("heading-level", "2 to 6", |c, v| {
        Some(c.heading_level = v.parse::<usize>().ok().filter(|n| (2..=6).contains(n))? as u8)
    }),
    widget("now", "a time with its offset (RFC 3339)", |c, v| Some(c.now = Some(time(v)?))),
    loader("nonce", "the nonce of your content security policy"),
    reserved("assume-tz"),
];

impl Attribute {
    /// The attribute of that name.
    #[inline(never)]
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ATTRIBUTES.iter().find(|attribute| attribute.name == name)
    }
}
