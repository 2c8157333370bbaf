//! Words as they are compared: without case and accents.
//!
//! Unicode's decomposition tables are some 20 kB; the table here is 600 bytes and knows what European names have.
//! Letters beyond it are compared without case only, and combining marks are left out wherever they stand.

/// What the letters from U+00DF to U+017F are without their accents, those that have no base left as they are. The
/// lower case of both halves of Latin-1 and of Latin Extended-A lies in it.
const BASES: &str = "ß a a a a a a ae c e e e e i i i i d n o o o o o ÷ o u u u u y th y \
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k \
    k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u \
    u u u w w y y y z z z z z z s";

/// Letters of other scripts that people type without their accent.
const OTHERS: [(char, char); 12] = [
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ϊ', 'ι'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ϋ', 'υ'),
    ('ώ', 'ω'),
    ('ς', 'σ'),
    ('ё', 'е'),
    ('ґ', 'г'),
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
            '\u{300}'..='\u{36f}' => {}
            'ß' => out.push_str("ss"),
            c @ '\u{df}'..='\u{17f}' => match BASES.split_ascii_whitespace().nth(c as usize - 0xdf) {
                Some(base) => out.push_str(base),
                None => out.push(c),
            },
            c => out.push(OTHERS.iter().find(|(accented, _)| *accented == c).map_or(c, |(_, base)| *base)),
        }
    }
    out
}

/// The words of a text that has been folded: runs of letters and figures. Scripts that put no spaces between words
/// (Chinese, Japanese, Thai …) are cut into pairs of letters that overlap, and the last letter, so that a
/// word is found within a run.
pub fn words<'t>(folded: &'t str, mut tell: impl FnMut(&'t str)) {
    for run in folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
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
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded, "{text}");
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
}
