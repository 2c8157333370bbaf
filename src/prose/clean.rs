//! Characters that nobody sees and that change what everybody reads.

/// Text without the characters that are not seen and may deceive: zero-width spaces and joiners, marks and overrides
/// of the writing direction (Unicode's `Bidi_Control`, UAX 9), tags, and control characters but for tab and line break.
///
/// They are left out, not replaced: nothing is missing to a reader. U+200C and U+200D, which join and part letters of
/// Indic and Arabic scripts and hold emoji together, stay behind a character that is not ASCII. So do marks on a
/// letter, but no more than any script has: a heap of them reaches far out of its line, and a browser takes minutes to
/// build a large one.
#[must_use]
pub fn clean(text: &str) -> String {
    clean_behind(' ', text)
}

/// The same for a text that goes on behind a character.
pub(super) fn clean_behind(mut last: char, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        let joins = matches!(c, '\u{200c}' | '\u{200d}');
        if !(is_seen(c) || joins && !last.is_ascii()) {
            continue;
        }
        marks = if joins || COUNTS && is_mark(c) { marks + 1 } else { 0 };
        if marks <= MOST_MARKS {
            out.push(c);
            last = c;
        }
    }
    out
}

/// What the widget's readers of other formats make is read as a native feed once more, and counted then.
const COUNTS: bool = cfg!(not(all(target_arch = "wasm32", feature = "converter")));

/// Most marks on one letter. Hebrew with points and accents has four, the phonetic alphabet five.
const MOST_MARKS: usize = 8;

/// Whether it is a combining mark (those of all scripts in wide use, and of others what a browser takes minutes for
/// where it is heaped), chooses how a sign looks, or colours an emoji. A letter among them costs nothing: nobody writes
/// nine in a row.
const fn is_mark(c: char) -> bool {
    // The blocks of Indic scripts have theirs at the same places, and so have Thai and Lao.
    let place = c as u32 & 0x7f;
    match c {
        // Sinhala has letters where the others have signs.
        '\u{d80}'..='\u{dff}' => matches!(place, 0..=3 | 0x4a..=0x5f),
        '\u{900}'..='\u{d7f}' => matches!(place, 0..=3 | 0x3c | 0x3e..=0x57 | 0x62..=0x63),
        '\u{e00}'..='\u{eff}' => matches!(place, 0x31 | 0x34..=0x3c | 0x47..=0x4e),
        _ => is_other_mark(c),
    }
}

const fn is_other_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' | '\u{7eb}'..='\u{7f3}' | '\u{102b}'..='\u{103e}'
            | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}' | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106d}'
            | '\u{1071}'..='\u{1074}' | '\u{1082}'..='\u{108d}' | '\u{108f}' | '\u{109a}'..='\u{109d}'
            | '\u{17b4}'..='\u{17d3}' | '\u{1a55}'..='\u{1a7f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1b34}'..='\u{1b44}'
            | '\u{1be6}'..='\u{1bf3}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{a9b3}'..='\u{a9c0}'
            | '\u{aa7b}'..='\u{aa7d}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{730}'..='\u{74a}' | '\u{7a6}'..='\u{7b0}' | '\u{8ca}'..='\u{8ff}' | '\u{f71}'..='\u{f87}'
            | '\u{f8d}'..='\u{fbc}' | '\u{1cd0}'..='\u{1cff}' | '\u{302a}'..='\u{302f}' | '\u{3099}'..='\u{309a}'
            | '\u{a66f}'..='\u{a67f}' | '\u{a8e0}'..='\u{a8f1}' | '\u{1d165}'..='\u{1d1ad}'
            | '\u{11046}' | '\u{1134d}' | '\u{11720}'..='\u{11721}' | '\u{1193e}' | '\u{11f42}'
    )
}

const fn is_seen(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{c}' => true,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => false,
        // Zero-width space, (non-)joiner, direction marks; overrides and embeddings; joiner, isolates, invisible signs.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => false,
        // The Arabic and the Mongolian mark, byte order mark, anchors of annotations.
        '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => false,
        '\u{e0000}'..='\u{e0fff}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_deceives_is_left_out_and_what_writing_needs_stays() {
        let table = [
            ("a\u{200b}b\u{feff}c\u{2060}d", "abcd"),
            ("\u{202e}txt.exe\u{202c} \u{2066}a\u{2069} \u{61c}b\u{200e}\u{200f}", "txt.exe a b"),
            ("a\0b\u{7}c\u{7f}d\u{85}e\tf\ng\r\n", "abcde\tf\ng\r\n"),
            ("👩\u{200d}👧 \u{200d}a\u{200d}b", "👩\u{200d}👧 ab"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("🇦🇹 \u{e0041}ü €", "🇦🇹 ü €"),
            ("a\u{301}\u{323} שָׁ֑לוֹם", "a\u{301}\u{323} שָׁ֑לוֹם"),
            ("မြောင်း ၵႂၢမ်းတႆး 👋🏽👍🏿", "မြောင်း ၵႂၢမ်းတႆး 👋🏽👍🏿"),
            ("น้ำท่วมที่เชียงใหม่ ວັນທີ່ बुनियादी ढाँचा བསྒྲུབས ஸ்ரீ", "น้ำท่วมที่เชียงใหม่ ວັນທີ່ बुनियादी ढाँचा བསྒྲུབས ஸ்ரீ"),
            ("විශ්වාසවිහීන විශ්වවිශාල", "විශ්වාසවිහීන විශ්වවිශාල"),
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_joiner_stays_behind_a_part_of_its_line() {
        assert_eq!(
            (clean_behind('\u{a0}', "\u{200c}ها"), clean_behind('a', "\u{200c}ها")),
            ("\u{200c}ها".to_owned(), "ها".to_owned())
        );
    }

    #[test]
    fn no_letter_bears_a_heap_of_marks() {
        for mark in ["\u{300}", "\u{e47}", "\u{94d}", "\u{f72}", "\u{11720}"] {
            let heap = ["a", &mark.repeat(50_000), "b\u{301}"].concat();
            assert_eq!(clean(&heap), ["a", &mark.repeat(MOST_MARKS), "b\u{301}"].concat());
        }
        for between in ["\u{200b}", "\u{200d}"] {
            let heap = ["a", &["\u{300}", between].concat().repeat(50_000)].concat();
            assert!(clean(&heap).chars().count() <= MOST_MARKS + 1, "{between:?}");
        }
    }
}
