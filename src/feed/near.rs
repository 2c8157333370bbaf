//! Words that are nearly the same: `Did you mean …?`

/// What others call the names of times, without gaps: each row for the name behind it, where an object has that.
const SYNONYMS: &[(&str, &str)] = &[
    ("from begin begins began beginning starttime startsat startedat startat startdate", "start"),
    ("to until till ended endtime endsat endedat endat enddate finish finished finishedat stop stopped", "end"),
    ("from after start", "earliest"),
    ("to until before end", "latest"),
];

/// The known name that stands for the same as `name`, or is nearest to it.
pub(super) fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut squeezed = fold(name);
    squeezed.retain(|c| c != '_');
    let same = SYNONYMS.iter().filter(|(words, _)| words.split(' ').any(|word| word == squeezed));
    let mut same = same.filter_map(|(_, meant)| known.iter().find(|known| *known == meant));
    same.next().copied().or_else(|| nearest(name, known.iter().copied()))
}

/// The known word that is nearest to `word`, if one is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let near = known.map(|candidate| (distance(&word, &fold(candidate)), candidate));
    // Two in five letters may be wrong: enough for two that changed places.
    near.filter(|&(steps, candidate)| steps * 5 <= candidate.len().max(3) * 2)
        .min_by_key(|&(steps, _)| steps)
        .map(|n| n.1)
}

/// Lower case with `_` between words: how the words of the format are spelled.
#[must_use]
pub fn fold(word: &str) -> String {
    let letter = |c: char| if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() };
    word.trim().chars().map(letter).collect()
}

/// Letters to insert, drop or replace to make one of the other (Levenshtein). Long words are far from everything.
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 8 {
        return 99;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let best = (diagonal + usize::from(x != y)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = best;
            left = best;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_textbook() {
        for (a, b, steps) in [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0)] {
            assert_eq!(distance(a, b), steps, "{a} {b}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        let known = ["title", "start", "segments", "end", "id", "source_kind"];
        let table = [
            ("titel", Some("title")),
            ("Titles", Some("title")),
            ("segment", Some("segments")),
            ("sourceKind", Some("source_kind")),
            ("colour", None),
            ("", None),
            ("x", None),
        ];
        for (word, expected) in table {
            assert_eq!(nearest(word, known.into_iter()), expected, "{word}");
        }
    }
}
