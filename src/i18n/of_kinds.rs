//! How long it was, where it was more than one thing.

use super::joined;
use crate::model::Kind;

/// The length of the worst kind, and those of the others: lengths by kind, the worst first. Of what is only worth knowing no
/// length is told beside another: a bare "1 hour" would be one more of that.
#[must_use]
pub fn of_kinds(lengths: impl IntoIterator<Item = (Kind, String)>) -> (String, String) {
    let (mut worst, mut rest) = (String::new(), String::new());
    for (kind, length) in lengths {
        if worst.is_empty() {
            worst = with_kind(&length, kind);
        } else if kind != Kind::Notice {
            rest = joined(&[&rest, &with_kind(&length, kind)], ", ");
        }
    }
    (worst, rest)
}

/// "3 hours down so far", not "3 hours so far down".
#[inline(never)]
fn with_kind(length: &str, kind: Kind) -> String {
    let of_kind = match kind {
        Kind::Outage => " down",
        Kind::ReadOnly => " read-only",
        Kind::Degraded => " degraded",
        Kind::Maintenance => " of maintenance",
        Kind::Notice => return length.to_owned(),
    };
    if let Some(rest) = length.strip_prefix("on and off") {
        return [of_kind.trim_start(), " on and off", rest].concat();
    }
    match length.strip_suffix(" so far") {
        Some(length) => [length, of_kind, " so far"].concat(),
        None => [length, of_kind].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_notice_has_a_length_where_nothing_else_has() {
        assert_eq!(told(&[(Kind::Notice, "on and off for 1 hour")]).0, "on and off for 1 hour");
        assert_eq!(
            told(&[(Kind::Outage, "1 hour"), (Kind::Notice, "1 hour")]),
            ("1 hour down".to_owned(), String::new())
        );
    }
}
