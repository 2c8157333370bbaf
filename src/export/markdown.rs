//! An incident with its whole story as Markdown, in the reader's order: is it over, is my data safe, how long was it;
//! the apology; the short and the long story; what was tried; why; what changes; what was learnt; whom to ask.
//!
//! Parts that were not told leave no holes. The texts of a feed go through the tree of [`crate::prose`], so that an
//! unclosed fence in one of them does not swallow the next, and their headings stand below those of the document.

use super::moment::words;
use super::{Context, Entry, said};
use crate::i18n::{SINCE_NOBODY_KNOWS, after, en, how_long, joined, no_length, pace, sentences, signed, when};
use crate::model::{Action, Attempt, Cause, Contact, Instant, Outcome, Segment, StoryText, Text, is_letter};
use crate::prose::{Block, Inline, SafeUrl, plain, to_markdown};

/// How a text in Markdown is read: `prose::markdown` where it is at hand, else `prose::plain`.
pub type Read<'a> = &'a dyn Fn(&str) -> Vec<Block>;

/// The whole incident as one document.
#[must_use]
pub fn markdown(entry: Entry<'_>, context: &Context<'_>, read: Read<'_>) -> String {
    let mut document = Document { blocks: Vec::new(), items: Vec::new(), context, read };
    document.verdicts(entry);
    document.texts(entry);
    document.reasons(entry);
    document.rest(entry);
    to_markdown(&document.blocks)
}

/// What is written so far. Its pieces are added by functions of their own: inlined, they were half of the files' code.
struct Document<'a> {
    blocks: Vec<Block>,
    /// Items of the list that is being written.
    items: Vec<Vec<Block>>,
    context: &'a Context<'a>,
    read: Read<'a>,
}

impl Document<'_> {
    fn verdicts(&mut self, entry: Entry<'_>) {
        let (incident, story) = entry;
        let context = self.context;
        self.headed(1, context.words(&incident.title));
        self.plain(incident.summary.as_ref());
        let (safe, detail) = said::safe(entry, context);
        let told = said::since(entry, context);
        let (long, rest) = said::long(entry, context);
        let long = if long.is_empty() { no_length(incident, context.now) } else { &long };
        self.answer("Is it over?", &said::over(entry, context), &told);
        self.answer("Is my data safe?", safe, &detail);
        self.answer(how_long(incident, context.now), long, &rest);
        if let Some(severity) = incident.severity {
            self.answer("Severity:", en::severity(severity), "");
        }
        self.listed();
        if let Some(provenance) = &story.provenance {
            self.blocks.push(Block::Paragraph(vec![Inline::Emphasis(vec![text(context.words(provenance))])]));
        }
    }

    fn texts(&mut self, (_, story): Entry<'_>) {
        if let Some(apology) = &story.apology {
            let context = self.context;
            let mut quote = plain(context.words(&apology.text));
            let by = signed(apology, context.told(apology.role.as_ref()), &at(apology.at.as_ref(), context));
            let by = after("\u{2014} ", &by);
            if !by.is_empty() {
                quote.push(paragraph(&by));
            }
            self.blocks.push(Block::Quote(quote));
        }
        self.story("In short", story.short.as_ref());
        self.story("In full", story.long.as_ref());
        if !story.attempts.is_empty() {
            self.heading("What was tried");
            for attempt in &story.attempts {
                self.attempt(attempt);
            }
            self.listed();
        }
    }

    fn reasons(&mut self, (_, story): Entry<'_>) {
        if let Some(cause) = &story.cause {
            self.cause(cause);
        }
        if let Some(impact) = &story.impact {
            self.heading("Who was affected");
            if let Some(scope) = impact.scope {
                self.point(en::scope(scope));
            }
            self.texts_of(impact.who.as_slice());
            self.texts_of(impact.saw.as_slice());
            self.listed();
        }
        if let Some(detection) = &story.detection {
            self.heading("How it was noticed");
            if let Some(at) = &detection.at {
                self.blocks.push(paragraph(&words(at, self.context)));
            }
            self.plain(detection.how.as_ref());
        }
        if !story.actions.is_empty() {
            self.heading("What changes");
            for action in &story.actions {
                self.action(action);
            }
            self.listed();
        }
        if !story.lessons.is_empty() {
            self.heading("Lessons learned");
            self.texts_of(&story.lessons);
            self.listed();
        }
    }

    fn rest(&mut self, (incident, story): Entry<'_>) {
        for (heading, words) in [("What you can do", &story.workaround), ("Compensation", &story.compensation)] {
            if words.is_some() {
                self.heading(heading);
                self.plain(words.as_ref());
            }
        }
        if let Some(contact) = &story.contact {
            self.contact(contact);
        }
        let context = self.context;
        for segment in &incident.segments {
            self.period(segment);
        }
        if let Some(kind) = incident.undated {
            self.answer(en::kind(kind), SINCE_NOBODY_KNOWS, &context.names(&incident.undated_in).join(", "));
        }
        if !self.items.is_empty() {
            self.heading(when(incident, context.now));
            self.listed();
        }
        if !story.updates.is_empty() {
            self.heading("Updates");
            for update in &story.updates {
                let head = joined(&[&at(update.at.as_ref(), context), update.phase.map_or("", en::phase)], ": ");
                if !head.is_empty() {
                    self.headed(3, &head);
                }
                self.written(&update.text, 3);
            }
        }
        let pace = pace(incident, story, context.now);
        if !pace.is_empty() {
            self.heading("Response times");
            for line in &pace {
                self.point(line);
            }
            self.listed();
        }
        if !story.related.is_empty() {
            self.heading("Related incidents");
            for id in &story.related {
                self.related(id);
            }
            self.listed();
        }
        for link in &story.links {
            self.link(&link.url, context.words(&link.title));
        }
        if !self.items.is_empty() {
            self.heading("Further reading");
            self.listed();
        }
        if story.published_at.is_some() || !story.revisions.is_empty() || !story.tags.is_empty() {
            self.heading("About this report");
            if let Some(at) = &story.published_at {
                self.blocks.push(paragraph(&after("Published: ", &words(at, context))));
            }
            for revision in &story.revisions {
                self.point(&joined(&[&at(revision.at.as_ref(), context), context.words(&revision.text)], ": "));
            }
            if !story.tags.is_empty() {
                self.point(&after("Tags: ", &story.tags.join(", ")));
            }
            self.listed();
        }
    }

    #[inline(never)]
    fn headed(&mut self, level: u8, words: &str) {
        self.blocks.push(Block::Heading { level, content: vec![text(words)] });
    }

    #[inline(never)]
    fn heading(&mut self, words: &str) {
        self.headed(2, words);
    }

    #[inline(never)]
    fn plain(&mut self, words: Option<&Text>) {
        self.blocks.append(&mut plain(self.context.told(words)));
    }

    /// A text in Markdown, its headings below that level.
    #[inline(never)]
    fn written(&mut self, words: &Text, below: u8) {
        let mut blocks = (self.read)(self.context.words(words));
        lower(&mut blocks, below);
        self.blocks.append(&mut blocks);
    }

    #[inline(never)]
    fn story(&mut self, heading: &str, told: Option<&StoryText>) {
        match told {
            None => {}
            Some(StoryText::Here(words)) => {
                self.heading(heading);
                self.written(words, 2);
            }
            Some(StoryText::At(address)) => {
                self.heading(heading);
                let content = vec![text(address)];
                let link = SafeUrl::new(address).map(|url| Inline::Link { url, content: content.clone() });
                self.blocks.push(Block::Paragraph(link.map_or(content, |link| vec![link])));
            }
        }
    }

    fn attempt(&mut self, attempt: &Attempt) {
        let context = self.context;
        let before = [&at(attempt.at.as_ref(), context), context.words(&attempt.tried)];
        let mut outcome = en::outcome(attempt.outcome).to_owned();
        if let Some(until) = attempt.until.as_ref().filter(|_| attempt.outcome == Outcome::HeldUntil) {
            outcome = after("Helped until ", &words(until, context));
        }
        let ruled_out = after("Ruled out: ", context.told(attempt.ruled_out.as_ref()));
        let rest = after(". ", &sentences(context.told(attempt.result.as_ref()), &ruled_out));
        let before = joined(&before, ": ");
        let gap = if before.ends_with(is_letter) { ": " } else { " " };
        let before = [&before, gap].concat();
        let mut line = vec![text(&before), Inline::Strong(vec![text(&outcome)])];
        if !rest.is_empty() {
            line.push(text(&rest));
        }
        self.item(vec![Block::Paragraph(line)]);
    }

    fn cause(&mut self, cause: &Cause) {
        self.heading(en::cause(cause.certainty));
        if let Some(words) = &cause.text {
            self.written(words, 2);
        }
        self.labelled("Set off by:", cause.trigger.as_ref());
        if !cause.factors.is_empty() {
            let items = cause.factors.iter().map(|words| plain(self.context.words(words))).collect();
            let label = Block::Paragraph(vec![Inline::Strong(vec![text("What played a part:")])]);
            self.item(vec![label, Block::List { start: None, tight: true, items }]);
        }
        self.labelled("Others involved:", cause.third_party.as_ref());
        self.listed();
    }

    #[inline(never)]
    fn labelled(&mut self, label: &str, words: Option<&Text>) {
        if let Some(words) = words {
            self.answer(label, self.context.words(words), "");
        }
    }

    fn period(&mut self, segment: &Segment) {
        let context = self.context;
        let source = segment.source_kind.as_deref();
        let source = source.map(|word| ["The source calls it \u{201c}", word, "\u{201d}"].concat());
        let rest = [
            &*context.names(&segment.components).join(", "),
            context.told(segment.detail.as_ref()),
            &said::cycle(segment, context).unwrap_or_default(),
            &source.unwrap_or_default(),
        ];
        let rest = rest.iter().fold(String::new(), |said, next| sentences(&said, next));
        self.answer(en::kind(segment.kind), &said::period(segment, context), &rest);
    }

    /// Another incident by its title; by its id if this history does not have it.
    fn related(&mut self, id: &str) {
        let context = self.context;
        match context.incidents.iter().find(|other| *other.id == *id) {
            None => self.point(id),
            Some(other) => self.link(&context.address(id).unwrap_or_default(), context.words(&other.title)),
        }
    }

    fn action(&mut self, action: &Action) {
        let context = self.context;
        let overdue = if action.is_overdue(context.now) { "overdue" } else { "" };
        let due = after("due ", &at(action.due.as_ref(), context));
        let status = action.standing(context.now);
        // Of what is not done the day on which it will be is a promise.
        let on = if status.is_over() { "on " } else { "to be done on " };
        let done = after(on, &at(action.done_at.as_ref(), context));
        let rest = joined(&[en::action(status), &done, &due, overdue, action.purpose.map_or("", en::purpose)], ", ");
        let rest = if rest.is_empty() { rest } else { [" (", &rest, ")"].concat() };
        self.point(&[context.words(&action.text), &rest].concat());
    }

    fn contact(&mut self, contact: &Contact) {
        self.heading("Questions?");
        self.plain(contact.text.as_ref());
        if let Some(url) = &contact.url {
            self.link(url, url);
        }
        if let Some(email) = &contact.email {
            self.link(&after("mailto:", email), email);
        }
        self.listed();
    }

    #[inline(never)]
    fn item(&mut self, blocks: Vec<Block>) {
        self.items.push(blocks);
    }

    #[inline(never)]
    fn point(&mut self, words: &str) {
        self.item(vec![paragraph(words)]);
    }

    #[inline(never)]
    fn texts_of(&mut self, texts: &[Text]) {
        for words in texts {
            self.item(plain(self.context.words(words)));
        }
    }

    /// An item with a link; words alone if the address is not safe.
    #[inline(never)]
    fn link(&mut self, url: &str, words: &str) {
        let Some(url) = SafeUrl::new(url) else { return self.point(words) };
        self.item(vec![Block::Paragraph(vec![Inline::Link { url, content: vec![text(words)] }])]);
    }

    /// **Question** answer. The rest.
    #[inline(never)]
    fn answer(&mut self, question: &str, said: &str, rest: &str) {
        let line = vec![Inline::Strong(vec![text(question)]), text(&[" ", &sentences(said, rest)].concat())];
        self.item(vec![Block::Paragraph(line)]);
    }

    /// The items are all: they become a list, if there are any.
    #[inline(never)]
    fn listed(&mut self) {
        let items = std::mem::take(&mut self.items);
        if !items.is_empty() {
            self.blocks.push(Block::List { start: None, tight: true, items });
        }
    }
}

#[inline(never)]
fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

#[inline(never)]
fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// When it was; nothing if that is not stated.
#[inline(never)]
fn at(at: Option<&Instant>, context: &Context<'_>) -> String {
    at.map(|at| words(at, context)).unwrap_or_default()
}

/// Headings go below that level, down to the sixth.
fn lower(blocks: &mut [Block], below: u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => *level = level.saturating_add(below).min(6),
            Block::Quote(content) => lower(content, below),
            Block::List { items, .. } => items.iter_mut().for_each(|item| lower(item, below)),
            Block::Paragraph(_) | Block::Code { .. } | Block::Rule | Block::Table { .. } => {}
        }
    }
}
