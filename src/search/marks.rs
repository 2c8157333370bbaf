//! Combining marks that people leave out when they type, and signs between words.

/// Accents, the points of Hebrew and the short vowels of Arabic, its letter for drawing words out, the dot that makes a
/// letter of Hindi or Bengali that of another sound; and what has no width: a place to hyphenate, joiners, variants of
/// a sign.
pub(super) const fn is_left_out(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{9bc}'
        | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The punctuation of scripts beyond Europe and East Asia: of Armenian, Hebrew, Arabic, India, Thai, Burmese, Ethiopic and
/// Khmer.
pub(super) const fn is_between_words(c: char) -> bool {
    matches!(c, '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5f3}' | '\u{5f4}'
        | '\u{606}'..='\u{60f}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}'
        | '\u{964}' | '\u{965}' | '\u{e4f}' | '\u{104a}' | '\u{104b}' | '\u{1361}'..='\u{1368}' | '\u{17d4}'..='\u{17d6}')
}
