//! Is my data safe?

use super::{after, en, joined};
use crate::model::{DataLossStatus, Instant, Story};

/// The answer in a few words, and the rest of it, where what the feed tells is taken in that language; `words` writes a time as well
/// as it is known.
#[must_use]
pub fn safe(story: &Story, language: &str, words: &dyn Fn(&Instant) -> String) -> (&'static str, String) {
    let Some(loss) = &story.data_loss else { return ("Not stated", String::new()) };
    let concerned = match (&loss.from, &loss.to) {
        _ if loss.status == DataLossStatus::None => String::new(),
        (None, None) => String::new(),
        (Some(from), Some(to)) => ["from ", &words(from), " to ", &words(to), "."].concat(),
        (Some(from), None) => ["from ", &words(from), " on."].concat(),
        (None, Some(to)) => ["until ", &words(to), "."].concat(),
    };
    let concerned = after("This concerns data saved ", &concerned);
    let told = loss.text.as_ref().map_or("", |text| text.get(language));
    (en::data_loss(loss.status), joined(&[told, &concerned], " "))
}
