//! Words that are nearly the same: `Did you mean …?`

/// The known word that is nearest to `word`, if one is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let near = known.map(|candidate| (distance(&word, &fold(candidate)), candidate));
    // A slip in every four letters, and one in any word, if a short one begins as it should: `story` is no `start`, and
    // `text` no `next`.
    let begins =
        |candidate: &str| candidate.bytes().next().map(|first| first.to_ascii_lowercase()) == word.bytes().next();
    near.filter(|&(steps, candidate)| steps <= (candidate.len() / 4).max(1))
        .filter(|&(_, candidate)| candidate.len() > 4 || begins(candidate))
        .min_by_key(|&(steps, _)| steps)
        .map(|n| n.1)
}

/// Lower case with `_` between words: how the words of the format are spelled.
#[must_use]
pub fn fold(word: &str) -> String {
    let letter = |c: char| if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() };
    word.trim().chars().map(letter).collect()
}

/// Letters to insert, drop, replace or swap with their neighbour to make one of the other. Long words are far from
/// everything.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 8 {
        return 99;
    }
    let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(99);
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = at(&row, j) + usize::from(x != y);
            let mut best = replaced.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if let (Some(i), Some(j)) = (i.checked_sub(1), j.checked_sub(1))
                && a.get(i) == Some(y)
                && b.get(j) == Some(x)
            {
                best = best.min(at(&before, j) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    at(&row, b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_textbook() {
        for (a, b, steps) in [
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("same", "same", 0),
            ("titel", "title", 1),
            ("ab", "ba", 1),
            ("abcd", "cdab", 4),
        ] {
            assert_eq!(distance(a, b), steps, "{a} {b}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        let known = ["title", "start", "segments", "end", "id", "source_kind", "next", "components", "duration_note"];
        let table = [
            ("titel", Some("title")),
            ("Titles", Some("title")),
            ("segment", Some("segments")),
            ("sourceKind", Some("source_kind")),
            ("strat", Some("start")),
            ("componets", Some("components")),
            ("colour", None),
            ("story", None),
            ("time", None),
            ("text", None),
            ("comment", None),
            ("events", None),
            ("duration_minutes", None),
            ("", None),
            ("x", None),
        ];
        for (word, expected) in table {
            assert_eq!(nearest(word, known.into_iter()), expected, "{word}");
        }
    }
}
