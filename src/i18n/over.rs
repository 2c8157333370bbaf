//! Is it over, what is asked of its length, and what is told of both.

use super::{after, en, range};
use crate::model::{
    Incident, Instant, Kind, Length, Segment, State, Story, Time, reopened, said_resolved, state, stated_end,
};

/// Writes a time as well as it is known.
type Words<'w> = &'w dyn Fn(&Instant) -> String;

/// The answer in a few words; what the feed tells is taken in that language.
#[must_use]
pub fn over(incident: &Incident, now: Time, language: &str, words: Words<'_>) -> String {
    let answer = match state(incident, now) {
        State::Planned(next) => return planned(next, has_begun(incident, now), words),
        State::Ongoing(_) => return not_over(incident, now, language, words),
        State::Cancelled => return en::CANCELLED.to_owned(),
        State::NotStated => return "Not stated".to_owned(),
        State::EndUnknown => match said_resolved(incident, now) {
            Some(update) => {
                let of = after(" of ", &update.at.as_ref().map(words).unwrap_or_default());
                ["Not known for sure: an update", &of, " says that it is resolved"].concat()
            }
            None => "Not known: no end was published".to_owned(),
        },
        State::Over(at) if at.rough => "Yes".to_owned(),
        State::Over(at) => ["Yes, since ", &words(at)].concat(),
    };
    match incident.segments.iter().find(|s| s.start.earliest() > now) {
        Some(next) => {
            let what = if is_work(next) { ". Further work is planned for " } else { ". More is announced for " };
            [&answer, what, &words(&next.start)].concat()
        }
        None => answer,
    }
}

fn has_begun(incident: &Incident, now: Time) -> bool {
    incident.start().is_some_and(|start| start.earliest() <= now)
}

/// Only planned work is planned.
fn is_work(segment: &Segment) -> bool {
    segment.kind == Kind::Maintenance
}

fn planned(next: &Segment, begun: bool, words: Words<'_>) -> String {
    let how = match (begun, is_work(next)) {
        (false, true) => "Not started: planned for ",
        (false, false) => "Not started: announced for ",
        (true, true) => "Not all of it: next planned for ",
        (true, false) => "Not all of it: more is announced for ",
    };
    [how, &words(&next.start)].concat()
}

fn not_over(incident: &Incident, now: Time, language: &str, words: Words<'_>) -> String {
    match stated_end(incident, now) {
        // What is worked out from a rough figure is no time of day.
        Some((_, segment, end)) if end.rough => {
            let length = segment.length.as_ref().and_then(|length| long(length, language));
            let answer = if end.earliest() > now { "No, it was to take " } else { "Perhaps: it was to take " };
            length.map_or_else(still, |length| [answer, &length].concat())
        }
        Some((true, _, end)) => ["No, planned to end ", &words(end)].concat(),
        Some((false, _, end)) => {
            let answer = if end.earliest() > now { "No" } else { "Perhaps" };
            [answer, ": the stated end is ", &words(end)].concat()
        }
        None => reopened(incident, now).map_or_else(still, |(end, at)| doubted(end, at, words)),
    }
}

fn still() -> String {
    "No, it is still going on".to_owned()
}

fn doubted(end: &Instant, at: &Instant, words: Words<'_>) -> String {
    let end = if end.rough { String::new() } else { ["the stated end was ", &words(end), ", but "].concat() };
    ["Perhaps not: ", &end, "an update of ", &words(at), " says that it is under way"].concat()
}

/// A stated length: the author's words, else figures.
#[must_use]
pub fn long(length: &Length, language: &str) -> Option<String> {
    match (&length.words, length.bounds) {
        (Some(words), _) => Some(words.get(language).to_owned()),
        (None, Some((least, most))) => Some(range(least, most, length.about)),
        (None, None) => None,
    }
}

/// What is asked of its length.
#[must_use]
pub fn how_long(incident: &Incident, now: Time) -> &'static str {
    match state(incident, now) {
        State::Planned(_) if !has_begun(incident, now) => "How long will it take?",
        State::Planned(_) | State::Ongoing(_) => "How long so far?",
        _ => "How long was it?",
    }
}

/// The answer to that where there are no figures.
#[must_use]
pub fn no_length(incident: &Incident, now: Time) -> &'static str {
    if state(incident, now) == State::Cancelled { "It did not take place" } else { "Not stated" }
}

/// A length that nobody can tell: of what goes on since nobody knows when.
#[must_use]
pub fn undated(incident: &Incident) -> String {
    incident.undated.map(|kind| [en::kind(kind), ": since when is not stated"].concat()).unwrap_or_default()
}

/// The same of such a period.
pub const SINCE_NOBODY_KNOWS: &str = "Still going on; since when is not stated";

/// Heading over its periods.
#[must_use]
pub fn when(incident: &Incident, now: Time) -> &'static str {
    match state(incident, now) {
        State::Cancelled => "What was planned",
        State::Planned(next) if !has_begun(incident, now) && is_work(next) => "What is planned",
        State::Planned(_) if !has_begun(incident, now) => "What is announced",
        _ => "What happened when",
    }
}

/// How it is since it is over, in its author's words. While it goes on they are those of an earlier day.
#[must_use]
pub fn since(incident: &Incident, story: &Story, now: Time, language: &str, words: Words<'_>) -> String {
    let Some(resolution) = &story.resolution else { return String::new() };
    let told = resolution.text.as_ref().map_or("", |text| text.get(language));
    if !matches!(state(incident, now), State::Ongoing(_)) {
        return told.to_owned();
    }
    let at = resolution.at.as_ref().map(|at| [" (", &words(at), ")"].concat()).unwrap_or_default();
    after(&["Said earlier", &at, ": "].concat(), told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{at, incident, segment};
    use crate::model::{End, HOUR_MS, MINUTE_MS, Phase, Resolution, Text, Update};

    fn answers(incident: &Incident, now: i64) -> [String; 2] {
        let over = over(incident, Time(now), "en", &|at| at.earliest().0.to_string());
        [over, how_long(incident, Time(now)).to_owned()]
    }

    fn told(kind: Kind, end: End, now: i64) -> [String; 2] {
        answers(&incident(vec![segment(kind, 10, end)]), now)
    }

    fn updated(incident: Incident, at: i64, phase: Phase) -> Incident {
        let update = Update { at: Some(Instant::exact(Time(at))), phase: Some(phase), text: Text::new("") };
        Incident { story: Story { updates: vec![update], ..Story::default() }.into(), ..incident }
    }

    #[test]
    fn before_an_exact_end_it_is_not_over_and_between_two_it_may_be() {
        assert_eq!(told(Kind::Outage, at(50), 20), ["No: the stated end is 50", "How long so far?"]);
        let end = End::At(Instant::between(Time(30), Time(50)));
        assert_eq!(told(Kind::Outage, end.clone(), 40)[0], "Perhaps: the stated end is 30");
        assert_eq!(told(Kind::Outage, end.clone(), 20)[0], "No: the stated end is 30");
        assert_eq!(told(Kind::Outage, end, 60), ["Yes, since 30", "How long was it?"]);
    }

    #[test]
    fn what_is_planned_is_asked_how_long_it_will_take() {
        assert_eq!(told(Kind::Maintenance, at(50), 5), ["Not started: planned for 10", "How long will it take?"]);
        assert_eq!(told(Kind::Notice, at(50), 5)[0], "Not started: announced for 10", "nobody plans what happens");
    }

    #[test]
    fn an_outage_whose_repair_is_planned_is_told_as_it_is_and_then_what_is_to_come() {
        let of = |end| incident(vec![segment(Kind::Outage, 10, end), segment(Kind::Maintenance, 50, at(60))]);
        let unknown = "Not known: no end was published. Further work is planned for 50";
        assert_eq!(answers(&of(End::Unknown), 20), [unknown, "How long was it?"]);
        assert_eq!(answers(&of(at(15)), 20), ["Yes, since 15. Further work is planned for 50", "How long was it?"]);
        let more = incident(vec![segment(Kind::Outage, 10, at(15)), segment(Kind::Notice, 50, at(60))]);
        assert_eq!(answers(&more, 20)[0], "Yes, since 15. More is announced for 50");
    }

    #[test]
    fn between_two_windows_not_all_of_it_is_over() {
        let windows = [10, 50, 90].map(|start| segment(Kind::Maintenance, start, at(start + 5)));
        let i = incident(windows.to_vec());
        assert_eq!(answers(&i, 60), ["Not all of it: next planned for 90", "How long so far?"]);
    }

    #[test]
    fn where_an_update_and_the_stated_end_disagree_both_are_told() {
        let over = |end| incident(vec![segment(Kind::Maintenance, 10, end)]);
        let doubt = "Perhaps not: the stated end was 20, but an update of 30 says that it is under way";
        assert_eq!(answers(&updated(over(at(20)), 30, Phase::InProgress), 40), [doubt, "How long so far?"]);
        let rough = End::At(Instant { rough: true, ..Instant::exact(Time(20)) });
        let doubt = "Perhaps not: an update of 30 says that it is under way";
        assert_eq!(answers(&updated(over(rough), 30, Phase::InProgress), 40)[0], doubt);
        assert_eq!(answers(&updated(over(at(20)), 30, Phase::Resolved), 40)[0], "Yes, since 20");
        let unknown = updated(incident(vec![segment(Kind::Outage, 10, End::Unknown)]), 30, Phase::Resolved);
        assert_eq!(answers(&unknown, 40)[0], "Not known for sure: an update of 30 says that it is resolved");
    }

    #[test]
    fn a_rough_length_is_no_time_of_day() {
        for kind in [Kind::Outage, Kind::Maintenance] {
            let length = Length { about: true, ..Length::exact(4 * HOUR_MS) };
            let mut s = segment(kind, 0, End::Unknown);
            s.end = s.start.after(&length).map_or(End::Unknown, End::At);
            s.length = Some(length);
            assert_eq!(answers(&incident(vec![s]), MINUTE_MS)[0], "No, it was to take about 4 hours");
        }
    }

    #[test]
    fn of_what_did_not_take_place_nothing_happened() {
        let words = |i: &Incident| [when(i, Time(20)), no_length(i, Time(20))];
        let work = |start| incident(vec![segment(Kind::Maintenance, start, at(50))]);
        assert_eq!(words(&updated(work(10), 5, Phase::Cancelled)), ["What was planned", "It did not take place"]);
        assert_eq!(words(&work(30)), ["What is planned", "Not stated"]);
        assert_eq!(words(&work(10)), ["What happened when", "Not stated"]);
        assert_eq!(words(&incident(vec![segment(Kind::Notice, 30, at(50))]))[0], "What is announced");
    }

    #[test]
    fn a_word_on_how_it_is_since_is_an_earlier_one_while_it_goes_on() {
        let at_five = Some(Instant::exact(Time(5)));
        let resolution = |at| Resolution { at, text: Some(Text::new("All fine again.")) };
        let told = |end, at| {
            let story = Story { resolution: Some(resolution(at)), ..Story::default() };
            let incident = Incident { story: story.clone().into(), ..incident(vec![segment(Kind::Outage, 0, end)]) };
            since(&incident, &story, Time(20), "en", &|at| at.earliest().0.to_string())
        };
        assert_eq!(told(at(5), at_five.clone()), "All fine again.");
        assert_eq!(told(End::Ongoing, at_five), "Said earlier (5): All fine again.");
        assert_eq!(told(End::Ongoing, None), "Said earlier: All fine again.");
    }
}
