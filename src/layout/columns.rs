//! How many columns of a terminal a text takes: two for what is wide in East Asia and for emoji, none for accents.

/// What is drawn over the character before it, or not at all.
const NONE: &[(u32, u32)] = &[
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0E34, 0x0E3A),
    (0x0E47, 0x0E4E),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x200B, 0x200F),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0x1F3FB, 0x1F3FF),
    (0xE0100, 0xE01EF),
];

/// Wide and fullwidth characters (Unicode, UAX 11), emoji among them, in ranges that are whole blocks where that does
/// no harm.
const WIDE: &[(u32, u32)] = &[
    (0x1100, 0x115F),
    (0x231A, 0x231B),
    (0x23E9, 0x23EC),
    (0x23F0, 0x23F0),
    (0x23F3, 0x23F3),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x2693, 0x2693),
    (0x26A1, 0x26A1),
    (0x26AA, 0x26AB),
    (0x26BD, 0x26BE),
    (0x26C4, 0x26C5),
    (0x26CE, 0x26CE),
    (0x26D4, 0x26D4),
    (0x26EA, 0x26EA),
    (0x26F2, 0x26F5),
    (0x26FA, 0x26FD),
    (0x2705, 0x2705),
    (0x270A, 0x270B),
    (0x2728, 0x2728),
    (0x274C, 0x274E),
    (0x2753, 0x2757),
    (0x2795, 0x2797),
    (0x27B0, 0x27BF),
    (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B55),
    (0x2E80, 0x303E),
    (0x3041, 0x4DBF),
    (0x4E00, 0xA4CF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F7E0, 0x1F7EB),
    (0x1F900, 0x1F9FF),
    (0x1FA70, 0x1FAFF),
    (0x20000, 0x3FFFD),
];

fn columns(c: char) -> usize {
    let code = u32::from(c);
    let among = |ranges: &[(u32, u32)]| ranges.iter().any(|&(from, to)| (from..=to).contains(&code));
    match () {
        () if code < 0x300 => 1,
        () if among(NONE) => 0,
        () if among(WIDE) => 2,
        () => 1,
    }
}

/// The text cut to `most` columns, and filled up with spaces.
#[must_use]
pub fn fit(text: &str, most: usize) -> String {
    let mut taken = 0;
    let mut fitted = String::new();
    for c in text.chars() {
        let next = taken + columns(c);
        if next > most {
            break;
        }
        taken = next;
        fitted.push(c);
    }
    fitted.extend(std::iter::repeat_n(' ', most - taken));
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_script_take_the_same_columns() {
        let table = [
            ("Mail", "Mail  "),
            ("E-mail and more", "E-mail"),
            ("日本", "日本  "),
            ("日本語の", "日本語"),
            ("a日本語", "a日本 "),
            ("📧 a", "📧 a  "),
            ("e\u{301}te\u{301}", "e\u{301}te\u{301}   "),
            ("Störung", "Störun"),
            ("", "      "),
        ];
        for (text, fitted) in table {
            assert_eq!(fit(text, 6), fitted);
        }
    }
}
