//! Letters and figures. `char::is_alphanumeric` knows each of them by tables of all scripts, which are 2 kB in each
//! binary.

/// Whether words are made of it, marks on letters included: everything but the signs, the punctuation and the spaces of
/// the scripts that are written today.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '²' | '³' | '¹' | '¼'..='¾' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        // Armenian, Hebrew, Arabic.
        '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5f3}' | '\u{5f4}' => {
            false
        }
        '\u{606}'..='\u{60f}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' => false,
        // India, Thailand, Burma, Ethiopia, Cambodia.
        '\u{964}'
        | '\u{965}'
        | '\u{e4f}'
        | '\u{104a}'
        | '\u{104b}'
        | '\u{1361}'..='\u{1368}'
        | '\u{17d4}'..='\u{17d6}' => false,
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
        let texts = "Störung im Rechenzentrum – „Wien“ (½ Stunde) · 障害発生・復旧 → ok… 🔥 ⚠️ Ошибка 5 € בית־ספר تعطل، الآن؟ सेवा। \
                     ፡። ¿Qué? «là» 「停止」（再）※ ր։";
        for c in texts.chars() {
            assert_eq!(
                is_letter(c),
                c.is_alphanumeric() || ('\u{900}'..='\u{963}').contains(&c),
                "{c} {:x}",
                u32::from(c)
            );
        }
    }
}
