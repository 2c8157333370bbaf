//! Is my data safe?

use super::{after, en, sentences};
use crate::model::{DataLossStatus, Instant, Story};

/// The answer in a few words, and the rest of it, where what the feed tells is taken in that language; `words` writes a
/// time as well as it is known.
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
    (en::data_loss(loss.status), sentences(told, &concerned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DataLoss, Text, Time};

    #[test]
    fn the_authors_words_do_not_run_into_ours() {
        let from = Some(Instant::exact(Time(0)));
        let loss = DataLoss { status: DataLossStatus::Partial, text: Some(Text::new("Some")), from, to: None };
        let story = Story { data_loss: Some(loss), ..Story::default() };
        assert_eq!(safe(&story, "en", &|_| "then".to_owned()).1, "Some. This concerns data saved from then on.");
    }
}
