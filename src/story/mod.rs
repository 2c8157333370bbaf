//! An opened incident, in the reader's order: is it over, is my data safe, how long; the apology; the short and the
//! long story; what was tried; why; what changes; whom to ask. Parts that were not told leave no holes.
//!
//! All of this is in a WebAssembly binary of its own (`src/bin/story.rs`). What it draws never changes by itself:
//! buttons carry `data-open` and `data-text`, texts in files of their own `data-href`, and the widget sees to them.

mod aside;
mod attempts;
mod dom;
mod letter;
pub mod node;
pub mod parts;
mod prose;
mod service;
pub mod session;
mod verdicts;

pub use dom::{fill, renew};
pub use node::{El, Node};
pub use prose::markdown;
pub use service::{draw, explain};

use crate::dates::Formats;
use crate::model::{Instant, State, Text, Time, Timeline, state};
use node::{div, el};

/// How a story is to be told.
pub struct Telling<'a> {
    /// The history that it is part of.
    pub timeline: &'a Timeline,
    /// Dates and texts in the reader's language and zone.
    pub formats: &'a Formats,
    /// The present.
    pub now: Time,
    /// Level of its headings.
    pub level: u8,
}

impl Telling<'_> {
    /// The words of a text; nothing if it was not told.
    #[inline(never)]
    fn told<'t>(&self, text: Option<&'t Text>) -> &'t str {
        text.map_or("", |text| text.get(&self.formats.language))
    }

    /// Into `el`, in its own language: the words around it are English.
    #[inline(never)]
    fn tell(&self, el: El, text: &Text) -> El {
        self.in_its_language(el, text).copy(self.told(Some(text)))
    }

    /// What is told in `el` is in the language of that text.
    #[inline(never)]
    fn in_its_language(&self, el: El, text: &Text) -> El {
        el.attr("lang", text.language(&self.formats.language).to_owned())
    }

    /// A paragraph; nothing if it was not told.
    #[inline(never)]
    fn paragraph(&self, class: &'static str, text: Option<&Text>) -> Option<El> {
        text.filter(|_| !self.told(text).is_empty()).map(|text| self.tell(el("p").class(class), text))
    }

    /// A day; nothing if it was not told.
    #[inline(never)]
    fn date(&self, at: Option<&Instant>) -> String {
        at.map(|at| self.formats.date(at)).unwrap_or_default()
    }

    /// A time. Where clocks show it twice, as they do when they are put back, with the name of the zone; and where nobody
    /// said in which zone it is, with that.
    #[inline(never)]
    fn time(&self, at: &Instant) -> String {
        let mut words = self.formats.instant(at);
        if at.is_exact() && self.formats.offsets.is_shown_twice(at.earliest()) {
            words += " ";
            words += &self.formats.zone_name(at.earliest());
        }
        words + at.assumed()
    }

    /// The same; nothing if it was not told.
    fn instant(&self, at: Option<&Instant>) -> String {
        at.map(|at| self.time(at)).unwrap_or_default()
    }
}

/// The story of an incident; `None` if there is no incident of that id.
#[must_use]
pub fn tell(id: &str, t: &Telling<'_>) -> Option<Vec<Node>> {
    let incident = t.timeline.incidents.get(t.timeline.find(id)?)?;
    let story = &incident.story;
    let main = div("main").maybe(letter::provenance(t, story)).maybe(letter::apology(t, story));
    // Of what goes on, or may, the news comes first.
    let news = matches!(state(incident, t.now), State::Ongoing(_) | State::EndUnknown).then(|| aside::news(t, story));
    let main = letter::texts(t, story, main.maybe(news.flatten()));
    let main = main.maybe(aside::periods(t, incident));
    let side = div("side").maybe(attempts::attempts(t, story)).maybe(aside::cause(t, story));
    let side = side.maybe(aside::impact(t, story)).maybe(aside::actions(t, story));
    let side = aside::more(t, incident, side);
    // The updates are the last to be read; on a phone they are at the end.
    let foot = div("foot").maybe(aside::updates(t, story)).child(aside::take_away());
    let columns = match side.parts().children.is_empty() {
        true => div("columns one").child(main),
        false => div("columns").child(main).child(side),
    };
    Some(vec![verdicts::verdicts(t, incident).into(), columns.child(foot).into()])
}

/// The part of a story that changes with time: its first node.
#[must_use]
pub fn tell_again(id: &str, t: &Telling<'_>) -> Option<Node> {
    let incident = t.timeline.incidents.get(t.timeline.find(id)?)?;
    Some(verdicts::verdicts(t, incident).into())
}
