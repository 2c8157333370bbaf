//! Whole numbers as text. `to_string` can pad and align, and brings 2 kB of code for that into each binary.

/// A number that can be written.
pub trait Digits {
    /// In decimal digits.
    fn digits(self) -> String;
}

impl Digits for u64 {
    fn digits(self) -> String {
        let mut text = String::new();
        let mut rest = self;
        loop {
            text.insert(0, char::from(b'0' + (rest % 10) as u8));
            rest /= 10;
            if rest == 0 {
                return text;
            }
        }
    }
}

impl Digits for i64 {
    fn digits(self) -> String {
        let digits = self.unsigned_abs().digits();
        if self < 0 { ["-", &digits].concat() } else { digits }
    }
}

impl Digits for usize {
    fn digits(self) -> String {
        (self as u64).digits()
    }
}

impl Digits for i32 {
    fn digits(self) -> String {
        i64::from(self).digits()
    }
}

impl Digits for u32 {
    fn digits(self) -> String {
        u64::from(self).digits()
    }
}

impl Digits for u16 {
    fn digits(self) -> String {
        u64::from(self).digits()
    }
}

impl Digits for u8 {
    fn digits(self) -> String {
        u64::from(self).digits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_ever() {
        for n in [0, 1, 9, 10, 99, 100, 12_345, u64::MAX] {
            assert_eq!(n.digits(), n.to_string());
        }
        for n in [0, -1, 7, -100, i64::MIN, i64::MAX] {
            assert_eq!(n.digits(), n.to_string());
        }
        assert_eq!((0_usize.digits(), 255_u8.digits()), ("0".to_owned(), "255".to_owned()));
    }
}
