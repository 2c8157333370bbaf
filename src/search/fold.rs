//! Words as they are compared: without case and accents.
//!
//! Unicode's decomposition tables are some 20 kB; the tables here are 1 kB and know what names of Europe have, and what
//! is written with marks that people leave out when they type. Letters beyond them are compared without case only.

use super::marks::{is_between_words, is_left_out};
use crate::model::is_letter;

/// What the letters from U+00DF to U+017F are without their accents, those that have no base left as they are. The
/// lower case of both halves of Latin-1 and of Latin Extended-A lies in it.
const BASES: &str = "ß a a a a a a ae c e e e e i i i i d n o o o o o ÷ o u u u u y th y \
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k \
    k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u \
    u u u w w y y y z z z z z z s";

/// Runs of letters, capital and small, that have the same base: of Romanian, Vietnamese, Azerbaijani, Pinyin, Yoruba,
/// Tajik … In their order.
#[rustfmt::skip]
const RUNS: [(char, char, char); 54] = [
    ('Ə', 'Ə', 'e'), ('Ơ', 'ơ', 'o'), ('Ư', 'ư', 'u'), ('Ǎ', 'ǎ', 'a'), ('Ǐ', 'ǐ', 'i'), ('Ǒ', 'ǒ', 'o'),
    ('Ǔ', 'ǜ', 'u'), ('Ǧ', 'ǧ', 'g'), ('Ǩ', 'ǩ', 'k'), ('Ǫ', 'ǭ', 'o'), ('Ȁ', 'ȃ', 'a'), ('Ȅ', 'ȇ', 'e'),
    ('Ȉ', 'ȋ', 'i'), ('Ȍ', 'ȏ', 'o'), ('Ȑ', 'ȓ', 'r'), ('Ȕ', 'ȗ', 'u'), ('Ș', 'ș', 's'), ('Ț', 'ț', 't'),
    ('ə', 'ə', 'e'), ('Ӑ', 'ӓ', 'а'), ('Ӗ', 'ӗ', 'е'), ('Ӣ', 'ӥ', 'и'), ('Ӧ', 'ӧ', 'о'), ('Ӯ', 'ӳ', 'у'),
    ('Ḁ', 'ḁ', 'a'), ('Ḃ', 'ḇ', 'b'), ('Ḉ', 'ḉ', 'c'), ('Ḋ', 'ḓ', 'd'), ('Ḕ', 'ḝ', 'e'), ('Ḟ', 'ḟ', 'f'),
    ('Ḡ', 'ḡ', 'g'), ('Ḣ', 'ḫ', 'h'), ('Ḭ', 'ḯ', 'i'), ('Ḱ', 'ḵ', 'k'), ('Ḷ', 'ḽ', 'l'), ('Ḿ', 'ṃ', 'm'),
    ('Ṅ', 'ṋ', 'n'), ('Ṍ', 'ṓ', 'o'), ('Ṕ', 'ṗ', 'p'), ('Ṙ', 'ṟ', 'r'), ('Ṡ', 'ṩ', 's'), ('Ṫ', 'ṱ', 't'),
    ('Ṳ', 'ṻ', 'u'), ('Ṽ', 'ṿ', 'v'), ('Ẁ', 'ẉ', 'w'), ('Ẋ', 'ẍ', 'x'), ('Ẏ', 'ẏ', 'y'), ('Ẑ', 'ẕ', 'z'),
    ('Ạ', 'ặ', 'a'), ('Ẹ', 'ệ', 'e'), ('Ỉ', 'ị', 'i'), ('Ọ', 'ợ', 'o'), ('Ụ', 'ự', 'u'), ('Ỳ', 'ỹ', 'y'),
];

/// Single letters of other scripts, where people type them without their accent, or where it may stand as a mark of its
/// own behind them: Greek, Cyrillic, Arabic and, with a dot, Hindi and Bengali.
#[rustfmt::skip]
const OTHERS: [(char, char); 41] = [
    ('ά', 'α'), ('έ', 'ε'), ('ή', 'η'), ('ί', 'ι'), ('ϊ', 'ι'), ('ΐ', 'ι'), ('ό', 'ο'),
    ('ύ', 'υ'), ('ϋ', 'υ'), ('ΰ', 'υ'), ('ώ', 'ω'), ('ς', 'σ'), ('ѐ', 'е'), ('ё', 'е'),
    ('ѓ', 'г'), ('ґ', 'г'), ('й', 'и'), ('ѝ', 'и'), ('ї', 'і'), ('ќ', 'к'), ('ў', 'у'),
    ('\u{622}', '\u{627}'), ('\u{623}', '\u{627}'), ('\u{625}', '\u{627}'), ('\u{671}', '\u{627}'), ('\u{624}', '\u{648}'),
    ('\u{626}', '\u{64a}'), ('\u{929}', '\u{928}'), ('\u{931}', '\u{930}'), ('\u{934}', '\u{933}'), ('\u{958}', '\u{915}'),
    ('\u{959}', '\u{916}'), ('\u{95a}', '\u{917}'), ('\u{95b}', '\u{91c}'), ('\u{95c}', '\u{921}'), ('\u{95d}', '\u{922}'),
    ('\u{95e}', '\u{92b}'), ('\u{95f}', '\u{92f}'), ('\u{9dc}', '\u{9a1}'), ('\u{9dd}', '\u{9a2}'), ('\u{9df}', '\u{9af}'),
];

/// How far the small letters of a script are from its capitals, where all capitals stand together.
const DISTANCES: [(char, char, u32); 9] = [
    ('À', 'Þ', 32),
    ('Έ', 'Ί', 37),
    ('Α', 'Ϋ', 32),
    ('Ѐ', 'Џ', 80),
    ('А', 'Я', 32),
    ('Ա', 'Ֆ', 48),
    ('Ⅰ', 'Ⅿ', 16),
    ('Ⓐ', 'Ⓩ', 26),
    ('Ａ', 'Ｚ', 32),
];

/// Capitals that stand alone.
const ALONE: [(char, char); 6] = [('Ά', 'ά'), ('Ό', 'ό'), ('Ύ', 'ύ'), ('Ώ', 'ώ'), ('ẞ', 'ß'), ('Ÿ', 'ÿ')];

/// The small letter of a capital. The tables of the standard library are 11 kB; this knows Latin, Greek, Cyrillic and
/// Armenian, which are nearly all scripts that have capitals today.
fn lower(c: char) -> char {
    let code = u32::from(c);
    // Capital, small, capital, small …
    let takes_turns = matches!(c, '\u{1e00}'..='\u{1e95}' | 'Ạ'..='ỿ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' | 'Ϙ'..='ϯ');
    let is_capital = takes_turns && code % 2 == 0 || matches!(c, 'Ӂ'..='ӎ') && code % 2 == 1;
    let code = if is_capital {
        code + 1
    } else if let Some((.., distance)) =
        DISTANCES.iter().find(|(from, to, _)| (*from..=*to).contains(&c) && !matches!(c, '×' | '\u{3a2}'))
    {
        code + distance
    } else {
        return ALONE.iter().find(|(capital, _)| *capital == c).map_or(c, |(_, small)| *small);
    };
    char::from_u32(code).unwrap_or(c)
}

/// The text in lower case without accents: `Zürich` is `zurich`, `Straße` is `strasse`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        match lower(c) {
            c if is_left_out(c) => {}
            'ß' => out.push_str("ss"),
            c @ '\u{df}'..='\u{17f}' => match BASES.split_ascii_whitespace().nth(c as usize - 0xdf) {
                Some(base) => out.push_str(base),
                None => out.push(c),
            },
            c => {
                let of_run = RUNS.get(RUNS.partition_point(|run| run.1 < c)).filter(|run| run.0 <= c).map(|run| run.2);
                let single = || OTHERS.iter().find(|(accented, _)| *accented == c).map(|(_, base)| *base);
                out.push(of_run.or_else(single).unwrap_or(c));
            }
        }
    }
    out
}

/// The words of a text that has been folded: runs of letters and figures, with the marks on them. Scripts that put no
/// spaces between words (Chinese, Japanese, Thai …) are cut into pairs of letters that overlap, and the last letter, so
/// that a word is found within a run.
pub fn words<'t>(folded: &'t str, mut tell: impl FnMut(&'t str)) {
    for run in folded.split(|c: char| !is_letter(c) || is_between_words(c)).filter(|run| !run.is_empty()) {
        if run.is_ascii() || !run.contains(is_unspaced) {
            tell(run);
            continue;
        }
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            if is_unspaced(first) {
                let second = rest.chars().nth(1).filter(|c| is_unspaced(*c)).map_or(0, char::len_utf8);
                tell(rest.get(..first.len_utf8() + second).unwrap_or_default());
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            } else {
                let end = rest.find(is_unspaced).unwrap_or(rest.len());
                tell(rest.get(..end).unwrap_or_default());
                rest = rest.get(end..).unwrap_or_default();
            }
        }
    }
}

/// Thai, Lao, Burmese and Khmer, kana, Han, half-width kana.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let (folded, mut out) = (fold(text), Vec::new());
        words(&folded, |word| out.push(word.to_owned()));
        out
    }

    #[test]
    fn small_letters_are_those_of_unicode_in_scripts_that_are_written_today() {
        let blocks =
            ['\u{80}'..='\u{ff}', 'Ͱ'..='ԯ', 'Ա'..='֏', '\u{1e00}'..='\u{1eff}', '\u{2150}'..='\u{218f}', 'Ａ'..='ｚ'];
        // Archaic letters of Greek, and three of African and Cyrillic alphabets that stand apart.
        let left_out = "ͰͲͶͿϏϴϷϹϺϽϾϿӀӁӃӅӇӉӋӍↃ";
        for c in blocks.into_iter().flatten().filter(|c| !left_out.contains(*c)) {
            let known: String = c.to_lowercase().collect();
            assert_eq!(lower(c).to_string(), known, "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        let table = [
            ("Zürich, STRASSE Straße", "zurich, strasse strasse"),
            ("ÀÉÎÕÜÇÑ àéîõüçñ Ø Æ Œ Þ Ł", "aeioucn aeioucn o ae oe th l"),
            ("Žluťoučký kůň", "zlutoucky kun"),
            ("e\u{301}te\u{301} İstanbul ığdır", "ete istanbul igdir"),
            ("ΆΈ Ώς Ёлка", "αε ωσ елка"),
            ("數據 🙂 ÷", "數據 🙂 ÷"),
            ("ȘTIRI Știri ȚARĂ țară", "stiri stiri tara tara"),
            ("ƏRZAQ ərzaq", "erzaq erzaq"),
            ("ƠN Ư ơn ư Ỹ ỵ Ỏ ở Ẵ Ệ Ị ự", "on u on u y y o o a e i u"),
            ("ΜΑΪΟΥ Μαΐου μαιου Ταΰγετος", "μαιου μαιου μαιου ταυγετοσ"),
            ("\u{645}\u{64f}\u{634}\u{643}\u{640}\u{644}\u{629}", "\u{645}\u{634}\u{643}\u{644}\u{629}"),
            ("\u{5e9}\u{5c1}\u{5b8}\u{5dc}\u{5d5}\u{5b9}\u{5dd}", "\u{5e9}\u{5dc}\u{5d5}\u{5dd}"),
            ("ล่ม ที่", "ล่ม ที่"),
            ("समस्या", "समस्या"),
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn a_letter_with_its_accent_and_one_with_a_mark_behind_it_are_the_same() {
        let table = [
            ("Việt", "Vie\u{323}\u{302}t"),
            ("ẢƠỮ", "A\u{309}O\u{31b}U\u{31b}\u{303}"),
            ("Ḥ ṣ ẕ ȘȚ ǚ", "H\u{323} s\u{323} z\u{331} S\u{326}T\u{326} u\u{308}\u{30c}"),
            ("ΐ ΰ Ώ", "ι\u{308}\u{301} υ\u{308}\u{301} Ω\u{301}"),
            ("й Ї ў Ќ ӣ", "и\u{306} І\u{308} у\u{306} К\u{301} и\u{304}"),
            (
                "\u{622}\u{623}\u{624}\u{625}\u{626}",
                "\u{627}\u{653}\u{627}\u{654}\u{648}\u{654}\u{627}\u{655}\u{64a}\u{654}",
            ),
            ("\u{95c}\u{9df}", "\u{921}\u{93c}\u{9af}\u{9bc}"),
        ];
        for (one, other) in table {
            assert_eq!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn each_letter_of_a_run_is_one_with_an_accent() {
        assert!(RUNS.is_sorted());
        for (from, to, base) in RUNS {
            assert!(from <= to && base < from, "{from}");
            for c in from..=to {
                let small: String = c.to_lowercase().collect();
                assert_eq!((fold(&small), fold(&c.to_string())), (base.to_string(), base.to_string()), "{c}");
            }
        }
    }

    #[test]
    fn the_table_has_a_base_for_each_letter() {
        assert_eq!(BASES.split_ascii_whitespace().count(), 0x17f - 0xdf + 1);
        for (c, base) in [
            ('ā', "a"),
            ('ĳ', "ij"),
            ('ň', "n"),
            ('œ', "oe"),
            ('ŕ', "r"),
            ('ş', "s"),
            ('ų', "u"),
            ('ŷ', "y"),
            ('ž', "z"),
        ] {
            assert_eq!(fold(&c.to_string()), base);
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_pairs_where_there_are_no_spaces() {
        assert_eq!(said("Don't e-mail v2.10!"), ["don", "t", "e", "mail", "v2", "10"]);
        assert_eq!(said("数据库 a库b"), ["数据", "据库", "库", "a", "库", "b"]);
        assert_eq!(said(" --- "), Vec::<String>::new());
    }

    #[test]
    fn a_mark_ends_no_word() {
        assert_eq!(said("ล่ม ขัดข้อง"), ["ล่", "่ม", "ม", "ขั", "ัด", "ดข", "ข้", "้อ", "อง", "ง"]);
        let whole = ["समस्या", "ব্যাহত", "ਸਮੱਸਿਆ", "સમસ્યા", "சிக்கல்", "సమస్య", "ಸಮಸ್ಯೆ", "പ്രശ്നം", "ගැටළුව"];
        for word in whole {
            assert_eq!(said(word).len(), 1, "{word}");
        }
        for run in ["ຂັດຂ້ອງ", "ပြဿနာ", "បញ្ហា", "か\u{3099}き"] {
            assert_eq!(said(run).len(), run.chars().count(), "{run}");
        }
        assert_eq!(said("सेवा। बंद॥"), ["सेवा", "बंद"], "a danda does");
        assert_eq!(said("בית־ספר"), ["בית", "ספר"], "and so does a maqaf");
        assert_eq!(said("تعطل،الآن؟ ፡ሰላም። ր։"), ["تعطل", "الان", "ሰላም", "ր"]);
    }
}
