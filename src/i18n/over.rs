//! Is it over?

use super::en;
use crate::model::{Incident, Instant, State, Time, state, stated_end};

/// The answer in a few words; `words` writes a time as well as it is known.
#[must_use]
pub fn over(incident: &Incident, now: Time, words: &dyn Fn(&Instant) -> String) -> String {
    match state(incident, now) {
        State::Planned(start) => ["Not begun: planned for ", &words(start)].concat(),
        State::Ongoing => match stated_end(incident, now) {
            Some((true, end)) => ["No, it is planned until ", &words(end)].concat(),
            Some((false, end)) => ["Perhaps, its end is given as ", &words(end)].concat(),
            None => "No, it is still going on".to_owned(),
        },
        State::Cancelled => en::CANCELLED.to_owned(),
        State::EndUnknown => "Not known: no end was published".to_owned(),
        State::Over(at) if at.rough => "Yes".to_owned(),
        State::Over(at) => ["Yes, since ", &words(at)].concat(),
        State::NotStated => "Not stated".to_owned(),
    }
}
