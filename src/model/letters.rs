//! Letters and figures. `char::is_alphanumeric` knows each of them by tables of all scripts, which are 2 kB in each
//! binary.

/// Whether words are made of it, marks on letters included: everything but signs, spaces, and the punctuation of Europe and
/// East Asia. That of other scripts is [`crate::search`]'s affair.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '²' | '³' | '¹' | '¼'..='¾' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20ff}' | '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2775}' => false,
        '\u{2794}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '・' => false,
        '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' | '\u{1f130}'..='\u{1fbef}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_figures_are_those_that_unicode_knows() {
        // Letters in squares and circles are signs here.
        let signs = '\u{1f130}'..='\u{1f189}';
        for c in ('\0'..=char::MAX).filter(|c| c.is_alphanumeric() && !signs.contains(c)) {
            assert!(is_letter(c), "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn no_sign_of_a_sentence_is_a_letter() {
        let texts = "Störung im Rechenzentrum – „Wien“ (½ Stunde) · 障害発生・復旧 → ok… 🔥 ⚠️ Ошибка 5 € ¿Qué? «là» 「停止」（再）※";
        for c in texts.chars() {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c} {:x}", u32::from(c));
        }
    }
}
