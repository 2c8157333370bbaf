//! The attributes of one element, as they stand now.

use crate::parted;

/// Names and values, without the `data-` of the script form.
#[derive(Debug, Clone, Default)]
pub struct Attributes(pub Vec<(String, String)>);

impl Attributes {
    /// From a list of name, value, name, value, …
    pub fn from_flat(flat: &str) -> Self {
        let mut pairs = Vec::new();
        let mut flat = parted::parts(flat);
        while let (Some(name), Some(value)) = (flat.next(), flat.next()) {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        Self(pairs)
    }

    /// The same as name, value, name, value, …
    pub fn flat(&self) -> String {
        parted::join(self.0.iter().flat_map(|(name, value)| [&**name, &**value]))
    }

    /// Sets one, or takes it away. Answers whether that changes anything.
    pub fn set(&mut self, name: &str, value: Option<String>) -> bool {
        let at = self.0.iter().position(|(n, _)| n == name);
        // The order of the others must not change: of `range`, `from` and `to` the last one counts.
        let before = at.map(|at| self.0.remove(at).1);
        let changed = before != value;
        self.0.extend(value.map(|value| (name.to_owned(), value)));
        changed
    }
}
