//! Whole numbers in figures. The standard library's way brings its whole machinery for formats along, 0.6 kB of brotli
//! in a binary that needs nothing else of it.

/// A number in figures.
#[inline(never)]
#[must_use]
pub fn figures(number: i64) -> String {
    let mut figures = [0; 20];
    let (mut at, mut rest) = (figures.len(), number.unsigned_abs());
    loop {
        at -= 1;
        if let (Some(place), Ok(figure)) = (figures.get_mut(at), u8::try_from(rest % 10)) {
            *place = b'0' + figure;
        }
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let sign = if number < 0 { "-" } else { "" };
    sign.chars().chain(figures.iter().skip(at).map(|figure| char::from(*figure))).collect()
}

/// How many there are, in figures.
#[must_use]
pub fn count(number: usize) -> String {
    figures(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_standard_library() {
        for number in [0, 1, -1, 9, 10, 42, -907, 1_000_000_000_000, i64::MAX, i64::MIN] {
            assert_eq!(figures(number), number.to_string());
        }
    }
}
