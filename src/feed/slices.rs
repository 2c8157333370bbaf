//! Where incidents stand in the text of a feed: to read one of them again, the rest need not be read.

/// Texts up to this many bytes are read whole fast enough.
const SHORT: usize = 1 << 18;

/// The places of incidents in a text in which nothing had to be repaired.
#[derive(Debug, Clone, PartialEq)]
pub struct Slices {
    /// What stands before the first incident and behind the last one.
    pub(super) around: String,
    /// How much of that stands before.
    pub(super) head: usize,
    /// The ids of incidents, in the order of the text.
    pub(super) ids: Vec<Box<str>>,
    /// From where to where each of them stands, in bytes.
    pub(super) spans: Vec<(usize, usize)>,
}

impl Slices {
    /// The position of an incident, and from where to where it stands.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, (usize, usize))> {
        let position = self.ids.iter().position(|known| **known == *id)?;
        Some((position, *self.spans.get(position)?))
    }

    /// What stands before the incidents and behind them: together with some of them, that is a feed.
    #[must_use]
    pub fn around(&self) -> (&str, &str) {
        self.around.split_at_checked(self.head).unwrap_or_default()
    }

    /// Whether the text is so long that it is worth the trouble.
    #[must_use]
    pub fn are_worth_it(&self) -> bool {
        self.spans.last().is_some_and(|(_, to)| *to > SHORT)
    }
}
