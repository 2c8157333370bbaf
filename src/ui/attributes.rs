//! The attributes of `<incident-timeline>`, as one table: the parser, the tests and the README go by it.

use crate::feed::WORDS;

/// An attribute, without the `data-` of the script form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// The values it takes, in words; empty in a binary without words.
    pub values: &'static str,
    /// Whether it does something yet.
    pub support: Support,
}

/// Who acts on an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// The widget.
    Widget,
    /// The loader (`embed.js`) or the style sheet; the widget only knows it.
    Loader,
    /// Nobody yet: the name is kept for later, and whoever sets it is told so.
    Reserved,
}

const fn widget(name: &'static str, values: &'static str) -> Attribute {
    Attribute { name, values: if WORDS { values } else { "" }, support: Support::Widget }
}

const fn loader(name: &'static str, values: &'static str) -> Attribute {
    Attribute { name, values: if WORDS { values } else { "" }, support: Support::Loader }
}

const fn reserved(name: &'static str) -> Attribute {
    Attribute { name, values: "", support: Support::Reserved }
}

/// All attributes.
pub const ATTRIBUTES: &[Attribute] = &[
    widget("src", "an address, or several with spaces between them; mirrors of one with | between them"),
    widget("format", "the id of a format, such as native or statuspage"),
    widget("lang", "a language tag such as en or de-AT"),
    loader("theme", "light, dark, auto, or the address of a style sheet with tokens"),
    widget("timezone", "auto, utc, company, or a name such as Europe/Berlin"),
    widget("view", "timeline or list"),
    widget("from", "a date or a time with its offset (RFC 3339)"),
    widget("to", "a date or a time with its offset (RFC 3339)"),
    widget("range", "a number of days such as 90d, of years such as 1y, or all"),
    widget("kinds", "any of outage, read_only, degraded, maintenance, notice"),
    widget("components", "ids of components"),
    widget("limit", "a whole number, 1 or more"),
    widget("controls", "on or off"),
    widget("search", "on or off"),
    loader("deep-link", "hash, query or off"),
    loader("prefix", "a word that stands before the names in the page's address"),
    loader("loading", "lazy or eager"),
    loader("height", "auto or a number of px"),
    widget("label", "the heading"),
    widget("debug", "on or off"),
    widget("credentials", "omit or include"),
    widget("refresh", "a number of seconds, 0 for never"),
    widget("cache", "on or off"),
    widget("max-bytes", "a number of bytes"),
    loader("target", "a CSS selector; for the script only"),
    widget("heading-level", "2 to 6"),
    widget("now", "a time with its offset (RFC 3339)"),
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
