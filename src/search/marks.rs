//! Combining marks: those that people leave out when they type, and those without which a word is another one.

/// Accents, the points of Hebrew and the short vowels of Arabic, its letter for drawing words out, the dot that makes a
/// letter of Hindi or Bengali that of another sound; and what has no width: a place to hyphenate, joiners, variants of a sign.
pub(super) const fn is_left_out(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{9bc}'
        | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Marks that the standard library does not count among the letters, as it does most signs of vowels: they end no word.
/// Signs for no vowel in scripts of India, Burma and Cambodia, tones of Thai and Lao, sounds of kana.
pub(super) const fn is_within_word(c: char) -> bool {
    match c {
        // A script of India is a block of 128, and each has them at the same places.
        '\u{900}'..='\u{d7f}' => matches!(c as u32 % 128, 0x3b | 0x3c | 0x4d | 0x51..=0x55),
        '\u{dca}' | '\u{e47}'..='\u{e4e}' | '\u{eba}' | '\u{ec8}'..='\u{ecd}' | '\u{f39}' | '\u{f84}' => true,
        '\u{1037}' | '\u{1039}' | '\u{103a}' | '\u{17c9}'..='\u{17d3}' | '\u{17dd}' | '\u{3099}' | '\u{309a}' => true,
        _ => false,
    }
}
