//! Updates that stand in a body, as cState writes them: a paragraph each, with a word for the phase before it and a
//! time for people behind it.
//!
//! ```text
//!  <p><em>Monitoring</em> - Restarted. <span class="faded">(16:50 UTC — Apr 13)</span></p>
//! ```
//!
//! The time has no year: the one is taken in which it is nearest to the incident. Older pages leave the
//! zone away. What is no such paragraph stays the story.

use super::build::Build;
use super::record::{Record, Said, phase};
use super::text::{self, split};
use super::time::{self, Found};
use super::value::{Ask as _, V};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::{Digits, Time};

/// A start and an end, where they are told.
pub type Hours = (Option<Stamp>, Option<Stamp>);

/// Takes updates and story from the body of that name; the record's start tells the year.
pub fn updates<'a>(record: &mut Record<'a>, json: V<'a>, key: &str, build: &mut Build) {
    let (Some(mut rest), Some(value)) = (json.text(key), json.get(key)) else { return };
    let mut story = String::new();
    while let Some((before, behind)) = split(rest, "<p>") {
        let (words, after) = split(behind, "</p>").unwrap_or((behind, ""));
        story.push_str(before);
        if let Some(said) = update(words, record, value) {
            if said.at.is_some_and(|at| !at.zone_stated) {
                build.zone_missing(value);
            }
            record.updates.push(said);
        } else {
            story.push_str(&["<p>", words, "</p>"].concat());
        }
        rest = after;
    }
    story.push_str(rest);
    let story = story.trim_end();
    // A line between the story and the updates parts nothing any more.
    record.story = text::body(story.strip_suffix("<hr>").unwrap_or(story));
}

fn update<'a>(words: &str, record: &Record<'a>, json: V<'a>) -> Option<Said<'a>> {
    let (before, behind) = split(words, "<span")?;
    let (_, behind) = split(behind, "faded").filter(|(tag, _)| split(tag, ">").is_none())?;
    let (_, behind) = split(behind, ">")?;
    let (when, behind) = split(behind, "</span>")?;
    let at = near(when, record.start?.time)?;
    let (word, said) = split(before, "</em>").unwrap_or(("", before));
    // Without a tag it would be taken for Markdown.
    let said = ["<p>", text::trim(said, " \n-"), behind, "</p>"].concat();
    let word = word.strip_prefix("<em>").unwrap_or(word).trim();
    let (phase, text) = (phase(word), text::body(&said));
    Some(Said { json, at: Some(at), phase, text, word: word.into(), changes: Vec::new() })
}

/// The point that these words mean, of those in three years the one nearest to another point.
fn near(words: &str, other: Time) -> Option<Stamp> {
    let (clock, day) = split(text::trim(words, "() "), "—")?;
    let read = |year: &str, clock| match time::read(&Json::Text([year, day, " ", clock].concat().into())) {
        Found::Time(stamp) => Some(stamp),
        _ => None,
    };
    // A zone that nobody knows is no zone.
    let of = |year: &str| (read(year, clock).or_else(|| read(year, clock.split(' ').next()?)), None);
    nearest(other, &of).0
}

/// Start and end in words without a year, as `read` makes them of a year: of those in three years the ones that begin
/// nearest to another point.
#[inline(never)]
pub fn nearest(other: Time, read: &dyn Fn(&str) -> Hours) -> Hours {
    let year = time::year(other);
    let far = |stamp: &Stamp| stamp.time.since(other).abs();
    let mut nearest = read(&year.digits());
    for beside in [year - 1, year + 1] {
        let hours = read(&beside.digits());
        // There is no 29 February in most years.
        if nearest.0.as_ref().is_none_or(|known| hours.0.as_ref().is_some_and(|stamp| far(stamp) < far(known))) {
            nearest = hours;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_a_year_is_the_one_nearest_to_its_incident() {
        let table = [
            ("(17:30 UTC — Apr 13)", "2018-04-13T15:54:00Z", "2018-04-13T17:30:00Z"),
            ("(16:50 — Apr 13)", "2018-04-13T15:54:00Z", "2018-04-13T16:50:00Z"),
            ("(00:10 UTC — Jan 1)", "2018-12-31T22:00:00Z", "2019-01-01T00:10:00Z"),
            ("(23:50 UTC — Dec 31)", "2019-01-01T00:05:00Z", "2018-12-31T23:50:00Z"),
            ("(17:30 XYZ — Apr 13)", "2018-04-13T15:54:00Z", "2018-04-13T17:30:00Z"),
            ("(17:30)", "2018-04-13T15:54:00Z", "-"),
            ("", "2018-04-13T15:54:00Z", "-"),
        ];
        for (words, other, expected) in table {
            let other = crate::feed::stamp(other).expect("a time").time;
            let told = near(words, other).map_or("-".into(), |stamp| time::written(stamp.time));
            assert_eq!(told, expected, "{words}");
        }
    }
}
