//! Which tags mean something: the allow-list.

/// What a tag is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    /// Ends what stands before it, and means nothing else.
    Block,
    Heading(u8),
    Quote,
    Bullets,
    Numbers,
    Item,
    Pre,
    Rule,
    Break,
    Table,
    Head,
    Row,
    HeadCell,
    Cell,
    /// One of [`MARKS`].
    Mark(usize),
    Code,
    Link,
    Picture,
    /// Vanishes with its content.
    Hidden,
}

/// How many kinds of marks there are: strong, emphasis, strikethrough.
pub(super) const MARKS: usize = 3;

/// The allow-list. Names that are not in it vanish, and their text stays.
const ROLES: [(&str, Role); 81] = [
    ("p", Role::Paragraph),
    ("br", Role::Break),
    ("a", Role::Link),
    ("strong", Role::Mark(0)),
    ("b", Role::Mark(0)),
    ("em", Role::Mark(1)),
    ("i", Role::Mark(1)),
    ("cite", Role::Mark(1)),
    ("dfn", Role::Mark(1)),
    ("del", Role::Mark(2)),
    ("s", Role::Mark(2)),
    ("strike", Role::Mark(2)),
    ("code", Role::Code),
    ("kbd", Role::Code),
    ("samp", Role::Code),
    ("tt", Role::Code),
    ("ul", Role::Bullets),
    ("menu", Role::Bullets),
    ("dir", Role::Bullets),
    ("ol", Role::Numbers),
    ("li", Role::Item),
    ("h1", Role::Heading(1)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(5)),
    ("h6", Role::Heading(6)),
    ("blockquote", Role::Quote),
    ("pre", Role::Pre),
    ("listing", Role::Pre),
    ("hr", Role::Rule),
    ("img", Role::Picture),
    ("image", Role::Picture),
    ("table", Role::Table),
    ("thead", Role::Head),
    ("tr", Role::Row),
    ("th", Role::HeadCell),
    ("td", Role::Cell),
    ("div", Role::Block),
    ("section", Role::Block),
    ("article", Role::Block),
    ("header", Role::Block),
    ("footer", Role::Block),
    ("main", Role::Block),
    ("nav", Role::Block),
    ("aside", Role::Block),
    ("address", Role::Block),
    ("center", Role::Block),
    ("dl", Role::Block),
    ("dt", Role::Block),
    ("dd", Role::Block),
    ("figure", Role::Block),
    ("figcaption", Role::Block),
    ("fieldset", Role::Block),
    ("form", Role::Block),
    ("legend", Role::Block),
    ("details", Role::Block),
    ("summary", Role::Block),
    ("hgroup", Role::Block),
    ("search", Role::Block),
    ("caption", Role::Block),
    ("body", Role::Block),
    ("script", Role::Hidden),
    ("style", Role::Hidden),
    ("template", Role::Hidden),
    ("svg", Role::Hidden),
    ("math", Role::Hidden),
    ("object", Role::Hidden),
    ("applet", Role::Hidden),
    ("audio", Role::Hidden),
    ("video", Role::Hidden),
    ("canvas", Role::Hidden),
    ("map", Role::Hidden),
    ("select", Role::Hidden),
    ("datalist", Role::Hidden),
    ("textarea", Role::Hidden),
    ("frameset", Role::Hidden),
    ("rp", Role::Hidden),
    ("dialog", Role::Hidden),
    ("progress", Role::Hidden),
    ("meter", Role::Hidden),
];

pub(super) fn role(name: &str) -> Option<Role> {
    // Of XHTML with a prefix.
    let name = name.rsplit(':').next().unwrap_or(name);
    ROLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, role)| *role)
}

pub(super) fn is_known(name: &str) -> bool {
    role(name).is_some() || ["span", "small", "var", "font", "u"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether line breaks in a text with this tag are mere spaces.
pub(super) fn is_block(name: &str) -> bool {
    let inline = [Role::Mark(0), Role::Mark(1), Role::Mark(2), Role::Code, Role::Link, Role::Picture, Role::Hidden];
    role(name).is_some_and(|role| !inline.contains(&role))
}
