//! The index, and the question put to it.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::bits::Bits;
use super::facets::{self, Facet, Years};
use super::fold::{fold, words};
use crate::model::{Component, Incident, IncidentIx, Story, StoryText, Text, Time};

/// Every word of a history, and who has it.
///
/// A tree of words, not of their endings: a word is found by its beginning, which is how people type. Over 5,000
/// incidents a question takes well under a millisecond (`benches/search.rs`).
#[derive(Debug, Clone)]
pub struct Index {
    size: usize,
    words: BTreeMap<Box<str>, Vec<u32>>,
    /// By [`Facet::rank`].
    facets: BTreeMap<(usize, i64), (Facet, Bits)>,
}

/// What a reader looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Beginnings of words, all of which must be found.
    pub words: String,
    /// Boxes that are ticked.
    pub facets: Vec<Facet>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Positions of the incidents, in the order of the timeline.
    pub incidents: Vec<IncidentIx>,
    /// Every box with how many incidents there would be if, in its group, it alone were ticked.
    pub counts: Vec<(Facet, usize)>,
    /// How many incidents there would be without the words; `None` without words.
    pub without_words: Option<usize>,
    /// For each ticked box the same without its group: what to loosen if nothing was found.
    pub without: Vec<(Facet, usize)>,
}

impl Index {
    /// Reads what stands in the feed about each incident, in every language that it has: all but lengths, times and
    /// addresses. Stories in files of their own are not here to be read.
    #[must_use]
    pub fn new(entries: &[(&Incident, &Story)], components: &[Component], now: Time, years: Years<'_>) -> Self {
        let mut index = Self { size: entries.len(), words: BTreeMap::new(), facets: BTreeMap::new() };
        let mut everywhere = Bits::none(entries.len());
        for (i, (incident, story)) in entries.iter().enumerate() {
            let mut reader = Reader { index: &mut index, incident: u32::try_from(i).unwrap_or(u32::MAX) };
            reader.incident(incident, components);
            reader.story(story);
            for facet in facets::of(incident, story, now, years) {
                index.with(facet).insert(i);
            }
            if incident.places().any(<[_]>::is_empty) {
                everywhere.insert(i);
            }
        }
        // What concerns the service as a whole concerns each component.
        if everywhere.len() > 0 {
            for component in (0..).take(components.len()) {
                index.with(Facet::Component(component)).add(&everywhere);
            }
        }
        index
    }

    /// Those that are in a box.
    fn with(&mut self, facet: Facet) -> &mut Bits {
        &mut self.facets.entry(facet.rank()).or_insert_with(|| (facet, Bits::none(self.size))).1
    }

    /// The incidents that have all words and are content with all boxes.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found {
        let with_words = self.with_words(&query.words);
        let mut groups = Vec::new();
        for group in 0..Facet::GROUPS {
            groups.push(self.ticked(group, &query.facets));
        }
        // Everything but one group.
        let mut others = Vec::new();
        for group in 0..Facet::GROUPS {
            others.push(without(&with_words, &groups, group));
        }
        let found = without(&with_words, &groups, Facet::GROUPS);
        let all = without(&Bits::all(self.size), &groups, Facet::GROUPS);
        let of_group = |facet: &Facet| others.get(facet.group());
        let counts = self.facets.values().map(|(facet, bits)| (*facet, of_group(facet).map_or(0, |b| b.common(bits))));
        let loosened = query.facets.iter().map(|facet| (*facet, of_group(facet).map_or(0, Bits::len)));
        let has_words = !query.words.trim().is_empty();
        Found {
            incidents: found.list(),
            counts: counts.collect(),
            without_words: has_words.then(|| all.len()),
            without: loosened.collect(),
        }
    }

    /// Those with all words. What is nothing but signs stands in none.
    fn with_words(&self, text: &str) -> Bits {
        let mut found = Bits::all(self.size);
        let folded = fold(text);
        let mut signs = !text.trim().is_empty();
        words(&folded, |word| {
            signs = false;
            let mut with = Bits::none(self.size);
            for (known, list) in self.words.range::<str, _>((Bound::Included(word), Bound::Unbounded)) {
                if !known.starts_with(word) {
                    break;
                }
                list.iter().for_each(|incident| with.insert(*incident as usize));
            }
            found.keep(&with);
        });
        if signs { Bits::none(self.size) } else { found }
    }

    /// Those in any ticked box of a group; `None` if none is ticked.
    fn ticked(&self, group: usize, facets: &[Facet]) -> Option<Bits> {
        let mut wanted = facets.iter().filter(|facet| facet.group() == group).peekable();
        wanted.peek()?;
        let mut bits = Bits::none(self.size);
        for facet in wanted {
            if let Some((_, known)) = self.facets.get(&facet.rank()) {
                bits.add(known);
            }
        }
        Some(bits)
    }
}

/// These incidents, without those that any group except `group` sorts out.
#[inline(never)]
fn without(bits: &Bits, groups: &[Option<Bits>], group: usize) -> Bits {
    let mut bits = bits.clone();
    for (n, ticked) in groups.iter().enumerate() {
        if let Some(ticked) = ticked.as_ref().filter(|_| n != group) {
            bits.keep(ticked);
        }
    }
    bits
}

struct Reader<'a> {
    index: &'a mut Index,
    incident: u32,
}

impl Reader<'_> {
    #[inline(never)]
    fn words(&mut self, text: &str) {
        let folded = fold(text);
        self.folded(&folded);
        // Emphasis may end within a word: `**found**it`.
        if folded.contains('*') {
            self.folded(&folded.replace('*', ""));
        }
    }

    #[inline(never)]
    fn folded(&mut self, folded: &str) {
        words(folded, |word| match self.index.words.get_mut(word) {
            Some(list) if list.last() == Some(&self.incident) => {}
            Some(list) => list.push(self.incident),
            None => {
                self.index.words.insert(word.into(), vec![self.incident]);
            }
        });
    }

    #[inline(never)]
    fn text(&mut self, text: &Text) {
        self.words(text.get(""));
        for (_, words) in text.languages() {
            self.words(words);
        }
    }

    #[inline(never)]
    fn texts(&mut self, texts: &[Text]) {
        for text in texts {
            self.text(text);
        }
    }

    fn incident(&mut self, incident: &Incident, components: &[Component]) {
        self.words(&incident.id);
        self.text(&incident.title);
        self.texts(incident.summary.as_slice());
        for segment in &incident.segments {
            self.texts(segment.detail.as_slice());
            self.words(segment.source_kind.as_deref().unwrap_or_default());
        }
        for component in incident.places().flatten().filter_map(|c| components.get(*c as usize)) {
            self.text(&component.name);
        }
    }

    fn story(&mut self, story: &Story) {
        for told in [&story.short, &story.long] {
            if let Some(StoryText::Here(text)) = told {
                self.text(text);
            }
        }
        for update in &story.updates {
            self.text(&update.text);
        }
        self.texts(story.provenance.as_slice());
        self.texts(story.duration_note.as_slice());
        if let Some(apology) = &story.apology {
            self.text(&apology.text);
            self.words(apology.name.as_deref().unwrap_or_default());
            self.texts(apology.role.as_slice());
        }
        self.texts(story.contact.as_ref().map_or(&[], |contact| contact.text.as_slice()));
        self.texts(story.detection.as_ref().map_or(&[], |detection| detection.how.as_slice()));
        for link in &story.links {
            self.text(&link.title);
        }
        for revision in &story.revisions {
            self.text(&revision.text);
        }
        self.texts(story.resolution.as_ref().map_or(&[], |r| r.text.as_slice()));
        self.texts(story.data_loss.as_ref().map_or(&[], |loss| loss.text.as_slice()));
        for attempt in &story.attempts {
            self.text(&attempt.tried);
            self.texts(attempt.result.as_slice());
            self.texts(attempt.ruled_out.as_slice());
        }
        if let Some(cause) = &story.cause {
            self.texts(cause.text.as_slice());
            self.texts(cause.trigger.as_slice());
            self.texts(&cause.factors);
            self.texts(cause.third_party.as_slice());
        }
        if let Some(impact) = &story.impact {
            self.texts(impact.who.as_slice());
            self.texts(impact.saw.as_slice());
        }
        for action in &story.actions {
            self.text(&action.text);
        }
        self.texts(&story.lessons);
        self.texts(story.workaround.as_slice());
        self.texts(story.compensation.as_slice());
        for tag in &story.tags {
            self.words(tag);
        }
    }
}
