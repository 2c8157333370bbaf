//! Lists of texts as one text, with a zero behind each: how they go from binary to binary, and to JavaScript and back.
//! wasm-bindgen's own lists are tables of references on either side, which cost each binary more than this.

/// One text of several. A zero within one of them would end it, and becomes a question mark.
#[must_use]
pub fn join<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let mut list = String::new();
    for part in parts {
        list.extend(part.chars().map(|c| if c == '\0' { '?' } else { c }));
        list.push('\0');
    }
    list
}

/// The texts of such a list.
pub fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split_terminator('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_as_it_was() {
        for list in [&[][..], &[""], &["a"], &["", "", "b c", ""], &["Zürich", "\n"]] {
            assert_eq!(parts(&join(list.iter().copied())).collect::<Vec<_>>(), list);
        }
        assert_eq!(parts(&join(["a\0b", "c"])).collect::<Vec<_>>(), ["a?b", "c"], "no part ends another one");
    }
}
