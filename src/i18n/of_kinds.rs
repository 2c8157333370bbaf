//! How long it was, where it was more than one thing.

use super::lengths::is_figure;
use super::{en, joined};
use crate::model::Kind;

/// The length of the worst kind, and those of the others: lengths by kind, the worst first. Of what is only worth
/// knowing no length is told beside another: a bare "1 hour" would be one more of that.
#[must_use]
pub fn of_kinds(lengths: impl IntoIterator<Item = (Kind, String)>) -> (String, String) {
    let (mut worst, mut rest) = (String::new(), String::new());
    for (kind, length) in lengths {
        if worst.is_empty() {
            worst = with_kind(&length, kind);
        } else if kind != Kind::Notice {
            let next = with_kind(&length, kind);
            // An author's words may have commas of their own.
            let between = if [&rest, &next].iter().any(|words| words.contains(':')) { "; " } else { ", " };
            rest = joined(&[&rest, &next], between);
        }
    }
    (worst, rest)
}

/// "3 hours down so far", not "3 hours so far down"; and "outage: most of the day", not "most of the day down".
#[inline(never)]
fn with_kind(length: &str, kind: Kind) -> String {
    let of_kind = match kind {
        Kind::Outage => " down",
        Kind::ReadOnly => " read-only",
        Kind::Degraded => " degraded",
        Kind::Maintenance => " of maintenance",
        Kind::Notice => return length.to_owned(),
    };
    if !is_figure(length) {
        return [en::kind_in_bar(kind), ": ", length].concat();
    }
    if let Some(rest) = length.strip_prefix("on and off") {
        return [of_kind.trim_start(), " on and off", rest].concat();
    }
    match length.strip_suffix(" so far") {
        Some(length) => [length, of_kind, " so far"].concat(),
        None => [length, of_kind].concat(),
    }
}

/// How long it was, where the author told that too: the length of the worst kind, else the author's words; and the
/// rest, in which the author's words stand beside what is counted. Nothing at all if neither is there.
#[must_use]
pub fn long(lengths: impl IntoIterator<Item = (Kind, String)>, told: &str) -> (String, String) {
    let (worst, rest) = of_kinds(lengths);
    if worst.is_empty() {
        return (told.to_owned(), String::new());
    }
    let rest = if rest.is_empty() { rest } else { upper_first(&rest) + "." };
    (upper_first(&worst), joined(&[&rest, told], " "))
}

#[inline(never)]
fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| String::from(c.to_ascii_uppercase()) + chars.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authors_words_stand_beside_all_that_is_counted() {
        let lengths = || [(Kind::Outage, "35 minutes".to_owned()), (Kind::Degraded, "2 hours".to_owned())];
        let answer = |rest: &str| ("35 minutes down".to_owned(), rest.to_owned());
        assert_eq!(long(lengths(), ""), answer("2 hours degraded."));
        assert_eq!(long(lengths(), "Then late e-mail"), answer("2 hours degraded. Then late e-mail"));
        assert_eq!(long(lengths().into_iter().take(1), "Twice."), answer("Twice."));
        assert_eq!(long([], "All day"), ("All day".to_owned(), String::new()));
    }

    fn told(lengths: &[(Kind, &str)]) -> (String, String) {
        of_kinds(lengths.iter().map(|(kind, length)| (*kind, (*length).to_owned())))
    }

    #[test]
    fn each_length_says_of_what_it_is() {
        let kinds = [(Kind::Outage, "1 hour so far"), (Kind::Degraded, "on and off for 2 hours")];
        assert_eq!(told(&kinds), ("1 hour down so far".to_owned(), "degraded on and off for 2 hours".to_owned()));
        let kinds = [(Kind::ReadOnly, "1 hour"), (Kind::Degraded, "2 hours"), (Kind::Maintenance, "3 hours")];
        assert_eq!(told(&kinds).1, "2 hours degraded, 3 hours of maintenance");
    }

    #[test]
    fn the_kind_stands_before_an_authors_own_words_for_a_length() {
        let kinds = [(Kind::Degraded, "about one hour, perhaps less"), (Kind::Maintenance, "most of the day")];
        assert_eq!(
            told(&kinds),
            ("degraded: about one hour, perhaps less".to_owned(), "maintenance: most of the day".to_owned())
        );
        assert_eq!(long([(Kind::Degraded, "an hour".to_owned())], "").0, "Degraded: an hour");
        let kinds = [(Kind::Outage, "1 hour"), (Kind::ReadOnly, "a while, then not"), (Kind::Degraded, "2 hours")];
        assert_eq!(told(&kinds).1, "read-only: a while, then not; 2 hours degraded");
        for figure in ["about 1 day 2 hours", "20 to 30 minutes", "up to 1 hour so far", "under a minute"] {
            assert_eq!(told(&[(Kind::Outage, figure)]).0.matches("down").count(), 1, "{figure}");
        }
    }

    #[test]
    fn a_notice_has_a_length_where_nothing_else_has() {
        assert_eq!(told(&[(Kind::Notice, "on and off for 1 hour")]).0, "on and off for 1 hour");
        assert_eq!(
            told(&[(Kind::Outage, "1 hour"), (Kind::Notice, "1 hour")]),
            ("1 hour down".to_owned(), String::new())
        );
    }
}
