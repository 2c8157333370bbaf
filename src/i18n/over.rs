//! Is it over, and what is asked of its length?

use super::en;
use crate::model::{Incident, Instant, State, Time, state, stated_end};

/// The answer in a few words; `words` writes a time as well as it is known.
#[must_use]
pub fn over(incident: &Incident, now: Time, words: &dyn Fn(&Instant) -> String) -> String {
    match state(incident, now) {
        State::Planned(start) => ["Not started: planned for ", &words(start)].concat(),
        State::Ongoing => match stated_end(incident, now) {
            Some((true, end)) => ["No, planned to end ", &words(end)].concat(),
            Some((false, end)) => {
                let answer = if end.earliest() > now { "No" } else { "Perhaps" };
                [answer, ": the stated end is ", &words(end)].concat()
            }
            None => "No, it is still going on".to_owned(),
        },
        State::Cancelled => en::CANCELLED.to_owned(),
        State::EndUnknown => "Not known: no end was published".to_owned(),
        State::Over(at) if at.rough => "Yes".to_owned(),
        State::Over(at) => ["Yes, since ", &words(at)].concat(),
        State::NotStated => "Not stated".to_owned(),
    }
}

/// What is asked of its length.
#[must_use]
pub fn how_long(incident: &Incident, now: Time) -> &'static str {
    match state(incident, now) {
        State::Planned(_) => "How long will it take?",
        State::Ongoing => "How long so far?",
        _ => "How long was it?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made::{at, incident, segment};
    use crate::model::{End, Kind};

    fn told(kind: Kind, end: End, now: i64) -> [String; 2] {
        let incident = incident(vec![segment(kind, 10, end)]);
        [over(&incident, Time(now), &|at| at.earliest().0.to_string()), how_long(&incident, Time(now)).to_owned()]
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
    }
}
