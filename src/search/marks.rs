//! Combining marks that people leave out when they type.

/// Accents, the points of Hebrew and the short vowels of Arabic, its letter for drawing words out, the dot that makes a
/// letter of Hindi or Bengali that of another sound; and what has no width: a place to hyphenate, joiners, variants of
/// a sign.
pub(super) const fn is_left_out(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{9bc}'
        | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}
