//! Names, numbered in the order in which they came: ids of components and incidents.
//!
//! A hash table of its own, because one of the standard library costs five times the bytes.

/// Distinct names, each with its number.
#[derive(Debug, Default)]
pub struct Names {
    list: Vec<Box<str>>,
    /// Number of a name plus one, at the place of its hash or after it; 0 where there is none. Always a power of two
    /// long, and at most half full.
    slots: Vec<u32>,
}

impl Names {
    /// The number of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.number(self.slot(name))
    }

    /// The number of a name, and whether it is a new one.
    pub fn add(&mut self, name: &str) -> (usize, bool) {
        if self.list.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(name);
        if let Some(number) = self.number(slot) {
            return (number, false);
        }
        self.list.push(name.into());
        self.put(slot);
        (self.list.len() - 1, true)
    }

    /// The name of that number; nothing if there is none.
    #[cfg(any(feature = "foreign", test))]
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        self.list.get(number).map_or("", |name| name)
    }

    /// The names in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|name| &**name)
    }

    fn number(&self, slot: usize) -> Option<usize> {
        (*self.slots.get(slot)? as usize).checked_sub(1)
    }

    /// Where a name stands, or would.
    fn slot(&self, name: &str) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        // FNV-1a.
        let hash = name.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut slot = (hash ^ (hash >> 15)) as usize & mask;
        while let Some(number) = self.number(slot) {
            if self.list.get(number).is_none_or(|known| **known == *name) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let names = std::mem::take(&mut self.list);
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for name in names {
            let slot = self.slot(&name);
            self.list.push(name);
            self.put(slot);
        }
    }

    /// The last name belongs there.
    fn put(&mut self, slot: usize) {
        let number = u32::try_from(self.list.len()).unwrap_or(0);
        if let Some(place) = self.slots.get_mut(slot) {
            *place = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_as_they_come() {
        let mut names = Names::default();
        assert_eq!(names.find("0"), None);
        for round in 0..2 {
            for i in 0..1000 {
                assert_eq!(names.add(&i.to_string()), (i, round == 0));
            }
        }
        for i in 0..1000 {
            assert_eq!(names.find(&i.to_string()), Some(i));
        }
        assert_eq!((names.find("1000"), names.find("")), (None, None));
        assert_eq!((names.get(7), names.get(1000)), ("7", ""));
        assert_eq!(names.add(""), (1000, true));
        assert!(names.iter().take(3).eq(["0", "1", "2"]));
    }
}
