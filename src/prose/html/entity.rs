//! Character references: `&amp;`, `&#38;`, `&#x26;`.

/// The names of U+00A0 to U+00FF in their order (HTML 4.01, 24.2.1). Browsers read these also without a semicolon.
const LATIN1: &str = "\
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
    ugrave uacute ucirc uuml yacute thorn yuml";

/// Other names of HTML 4.01 (24.3 and 24.4) with what they stand for in hexadecimal figures, and some of HTML's later
/// two thousand that hide what an address or a text says: what titles and names are written with.
const OTHERS: &str = "\
    OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2c6 tilde 2dc ensp 2002 emsp 2003 thinsp 2009 \
    zwnj 200c zwj 200d lrm 200e rlm 200f ndash 2013 mdash 2014 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo \
    201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 \
    rsaquo 203a oline 203e frasl 2044 euro 20ac trade 2122 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 minus \
    2212 ne 2260 le 2264 ge 2265 apos 27 Tab 9 NewLine a colon 3a sol 2f lpar 28 rpar 29 excl 21 num 23 period 2e \
    comma 2c quest 3f lbrack 5b rbrack 5d lowbar 5f grave 60 ast 2a plus 2b equals 3d hyphen 2010 check 2713";

/// The rest of them: Greek, mathematics, cards.
const RARE: &str = "\
    Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39a Lambda 39b Mu \
    39c Nu 39d Xi 39e Omicron 39f Pi 3a0 Rho 3a1 Sigma 3a3 Tau 3a4 Upsilon 3a5 Phi 3a6 Chi 3a7 Psi 3a8 Omega 3a9 \
    alpha 3b1 beta 3b2 gamma 3b3 delta 3b4 epsilon 3b5 zeta 3b6 eta 3b7 theta 3b8 iota 3b9 kappa 3ba lambda 3bb mu \
    3bc nu 3bd xi 3be omicron 3bf pi 3c0 rho 3c1 sigmaf 3c2 sigma 3c3 tau 3c4 upsilon 3c5 phi 3c6 chi 3c7 psi 3c8 \
    omega 3c9 thetasym 3d1 upsih 3d2 piv 3d6 image 2111 weierp 2118 real 211c alefsym 2135 crarr 21b5 lArr 21d0 uArr \
    21d1 rArr 21d2 dArr 21d3 hArr 21d4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 \
    ni 220b prod 220f sum 2211 lowast 2217 radic 221a prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 cup \
    222a int 222b there4 2234 sim 223c cong 2245 asymp 2248 equiv 2261 sub 2282 sup 2283 nsub 2284 sube 2286 supe \
    2287 oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b lang 27e8 rang \
    27e9 loz 25ca spades 2660 clubs 2663 hearts 2665 diams 2666";

/// The readers of other formats resolve nothing but titles and names, and go without the rare ones.
const LISTS: [&str; 2] = [OTHERS, if cfg!(feature = "converter") { "" } else { RARE }];

/// What may stand without a semicolon besides the Latin ones.
const SHORT: [(&str, char); 8] =
    [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("AMP", '&'), ("LT", '<'), ("GT", '>'), ("QUOT", '"')];

/// What the figures 0x80 to 0x9F mean: bytes of windows-1252 (HTML, 13.2.5.80).
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// No name is longer.
const LONGEST: usize = 8;

/// The text with its character references resolved, as HTML's tokenizer does it: figures that are no character become
/// U+FFFD, and a reference nobody knows stays as it is. In an attribute, `&copy=` is the beginning of a parameter.
pub(super) fn resolved(text: &str, in_attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = match after.strip_prefix('#') {
            Some(figures) => number(figures),
            None => name(after, in_attribute),
        };
        rest = if let Some((c, rest)) = found {
            out.push(c);
            rest
        } else {
            out.push('&');
            after
        };
    }
    out.push_str(rest);
    out
}

/// The character of a number, and what follows it.
fn number(text: &str) -> Option<(char, &str)> {
    let (radix, figures) = match text.strip_prefix(['x', 'X']) {
        Some(figures) => (16, figures),
        None => (10, text),
    };
    let rest = figures.trim_start_matches(|c: char| c.is_digit(radix));
    let figures = figures.get(..figures.len() - rest.len()).filter(|figures| !figures.is_empty())?;
    // Too many figures for the number are no character either.
    let code = u32::from_str_radix(figures, radix).unwrap_or(u32::MAX);
    let c = match code {
        0 => None,
        0x80..=0x9f => WINDOWS.chars().nth(code as usize - 0x80),
        _ => char::from_u32(code),
    };
    Some((c.unwrap_or(char::REPLACEMENT_CHARACTER), rest.strip_prefix(';').unwrap_or(rest)))
}

/// The character of a name, and what follows it.
fn name(text: &str, in_attribute: bool) -> Option<(char, &str)> {
    let end = text.bytes().take(LONGEST + 1).position(|b| !b.is_ascii_alphanumeric());
    let end = end.unwrap_or_else(|| text.len().min(LONGEST));
    let (word, rest) = text.split_at_checked(end)?;
    if let Some(rest) = rest.strip_prefix(';')
        && let Some(c) = short(word).or_else(|| other(word))
    {
        return Some((c, rest));
    }
    // The longest name that it begins with: `&notit` is `¬it`.
    let (c, length) = (2..=word.len()).rev().find_map(|n| Some((short(word.get(..n)?)?, n)))?;
    let rest = text.get(length..)?;
    let parameter = rest.starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric());
    (!(in_attribute && parameter)).then_some((c, rest))
}

fn short(word: &str) -> Option<char> {
    let basic = SHORT.iter().find(|(name, _)| *name == word).map(|(_, c)| *c);
    let latin = || LATIN1.split(' ').zip('\u{a0}'..='\u{ff}').find(|(name, _)| *name == word).map(|(_, c)| c);
    match word {
        "COPY" => Some('©'),
        "REG" => Some('®'),
        _ => basic.or_else(latin),
    }
}

fn other(word: &str) -> Option<char> {
    let mut words = LISTS.into_iter().flat_map(|list| list.split(' '));
    while let (Some(name), Some(figures)) = (words.next(), words.next()) {
        if name == word {
            return u32::from_str_radix(figures, 16).ok().and_then(char::from_u32);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_browsers_read_them() {
        let table = [
            ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
            ("&nbsp;&eacute;&yuml;&Alpha;&hellip;&trade;&hearts;&rarr;&euro;", "\u{a0}éÿΑ…™♥→€"),
            ("&#38;&#x26;&#X26;&#38 &#x26", "&&&& &"),
            ("&#128;&#x99;&#129;&#150;", "€™\u{81}–"),
            ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("&#x1F600;", "😀"),
            ("&copy 2026 &ampamp; &notit;", "© 2026 &amp; ¬it;"),
            ("&hellip &Alpha", "&hellip &Alpha"),
            ("&; & &# &#; &#x; &#xg; &nothing; &AMP", "&; & &# &#; &#x; &#xg; ¬hing; &"),
            ("R&D, Q&A, a&b", "R&D, Q&A, a&b"),
            ("&ü;&eacutü", "&ü;&eacutü"),
            ("&amp;lt;", "&lt;"),
        ];
        for (text, expected) in table {
            assert_eq!(resolved(text, false), expected, "{text}");
        }
    }

    #[test]
    fn in_an_address_a_parameter_is_no_reference() {
        assert_eq!(resolved("/a?b=1&copy=2&lt=3&regx&amp;c&para;", true), "/a?b=1&copy=2&lt=3&regx&c¶");
        assert_eq!(resolved("/a?&copy", true), "/a?©");
    }

    #[test]
    fn every_name_of_html_4_is_known() {
        assert_eq!(LATIN1.split(' ').count(), 96);
        let others = || LISTS.into_iter().flat_map(|list| list.split(' ')).step_by(2);
        assert!(others().count() >= 252 - 96 - 4);
        for name in others().chain(LATIN1.split(' ')) {
            assert!(name.len() <= LONGEST, "{name}");
            assert_eq!(resolved(&format!("&{name};"), false).chars().count(), 1, "{name}");
        }
    }
}
