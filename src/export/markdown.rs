//! An incident with its whole story as Markdown, in the reader's order: is it over, is my data safe, how long was it;
//! the apology; the short and the long story; what was tried; why; what changes; what was learnt; whom to ask.
//!
//! Parts that were not told leave no holes. The texts of a feed go through the tree of [`crate::prose`], so that an
//! unclosed fence in one of them does not swallow the next, and their headings stand below those of the document.

use super::moment::words;
use super::{Context, Entry, said};
use crate::i18n::en;
use crate::model::{Action, Attempt, Cause, Contact, Instant, Outcome, Phase, StoryText, Text};
use crate::prose::{Block, Inline, SafeUrl, plain, to_markdown};

/// How a text in Markdown is read: `prose::markdown` where it is at hand, else `prose::plain`.
pub type Read<'a> = &'a dyn Fn(&str) -> Vec<Block>;

/// The whole incident as one document.
#[must_use]
pub fn markdown(entry: Entry<'_>, context: &Context<'_>, read: Read<'_>) -> String {
    let mut document = Document { blocks: Vec::new(), context, read };
    document.verdicts(entry);
    document.texts(entry);
    document.reasons(entry);
    document.rest(entry);
    to_markdown(&document.blocks)
}

struct Document<'a> {
    blocks: Vec<Block>,
    context: &'a Context<'a>,
    read: Read<'a>,
}

impl Document<'_> {
    fn verdicts(&mut self, entry: Entry<'_>) {
        let (incident, story) = entry;
        let context = self.context;
        self.blocks.push(Block::Heading { level: 1, content: vec![text(context.words(&incident.title))] });
        self.plain(incident.summary.as_ref());
        let (safe, detail) = said::data(story, context);
        let told = story.resolution.as_ref().and_then(|r| r.text.as_ref()).map(|t| context.words(t).to_owned());
        let mut long = said::lengths(entry, context);
        let rest = if long.is_empty() { Vec::new() } else { long.split_off(1) };
        let long_said = long.pop().unwrap_or_else(|| "Not stated".to_owned());
        self.list([
            answer("Is it over?", &said::over(entry, context), told),
            answer("Is my data safe?", &safe, detail),
            answer("How long was it?", &long_said, (!rest.is_empty()).then(|| rest.join(". "))),
        ]);
        if let Some(provenance) = &story.provenance {
            self.blocks.push(Block::Paragraph(vec![Inline::Emphasis(vec![text(context.words(provenance))])]));
        }
    }

    fn texts(&mut self, (_, story): Entry<'_>) {
        if let Some(apology) = &story.apology {
            let context = self.context;
            let mut quote = plain(context.words(&apology.text));
            let role = apology.role.as_ref().map(|role| context.words(role).to_owned());
            let at = apology.at.as_ref().map(|at| words(at, context));
            let retold = apology.retold.then(|| "retold".to_owned());
            let by = [apology.name.as_deref().map(str::to_owned), role, at, retold];
            let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
            if !by.is_empty() {
                quote.push(Block::Paragraph(vec![text(&["\u{2014} ", &by].concat())]));
            }
            self.blocks.push(Block::Quote(quote));
        }
        self.story("In short", story.short.as_ref());
        self.story("The whole story", story.long.as_ref());
        if !story.attempts.is_empty() {
            self.heading("What was tried");
            let items: Vec<_> = story.attempts.iter().map(|attempt| self.attempt(attempt)).collect();
            self.list(items);
        }
    }

    fn reasons(&mut self, (_, story): Entry<'_>) {
        if let Some(cause) = &story.cause {
            self.cause(cause);
        }
        if let Some(impact) = &story.impact {
            self.heading("Who was affected");
            let scope = impact.scope.map(|scope| vec![paragraph(en::scope(scope))]);
            let told = impact.who.iter().chain(&impact.saw).map(|t| plain(self.context.words(t)));
            let items: Vec<_> = scope.into_iter().chain(told).collect();
            self.list(items);
        }
        if let Some(detection) = &story.detection {
            self.heading("How it was noticed");
            self.at(detection.at.as_ref());
            self.plain(detection.how.as_ref());
        }
        if !story.actions.is_empty() {
            self.heading("What changes");
            let items: Vec<_> = story.actions.iter().map(|action| self.action(action)).collect();
            self.list(items);
        }
        if !story.lessons.is_empty() {
            self.heading("What was learnt");
            let items: Vec<_> = story.lessons.iter().map(|lesson| plain(self.context.words(lesson))).collect();
            self.list(items);
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
        if !incident.segments.is_empty() {
            self.heading("Periods");
            let context = self.context;
            let items = incident.segments.iter().map(|segment| {
                let names = context.names(&segment.components).join(", ");
                let rest = [
                    Some(names),
                    segment.detail.as_ref().map(|d| context.words(d).to_owned()),
                    said::cycle(segment, context),
                ];
                let rest = rest.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
                answer(said::kind(segment.kind), &said::period(segment, context), (!rest.is_empty()).then_some(rest))
            });
            let items: Vec<_> = items.collect();
            self.list(items);
        }
        if !story.updates.is_empty() {
            self.heading("What was said while it went on");
            for update in &story.updates {
                let at = update.at.as_ref().map(|at| words(at, self.context));
                let phase = update.phase.map(|phase: Phase| en::phase(phase).to_owned());
                let head = [at, phase].into_iter().flatten().collect::<Vec<_>>().join(": ");
                if !head.is_empty() {
                    self.blocks.push(Block::Heading { level: 3, content: vec![text(&head)] });
                }
                self.written(&update.text, 3);
            }
        }
        let links = story.links.iter().filter_map(|link| {
            let content = vec![text(self.context.words(&link.title))];
            Some(vec![Block::Paragraph(vec![Inline::Link { url: SafeUrl::new(&link.url)?, content }])])
        });
        let links: Vec<_> = links.collect();
        if !links.is_empty() {
            self.heading("Further reading");
            self.list(links);
        }
        let revisions = story.revisions.iter().map(|revision| {
            let at = revision.at.as_ref().map(|at| [&words(at, self.context), ": "].concat()).unwrap_or_default();
            vec![paragraph(&[&at, self.context.words(&revision.text)].concat())]
        });
        let revisions: Vec<_> = revisions.collect();
        if story.published_at.is_some() || !revisions.is_empty() {
            self.heading("About this account");
            if let Some(at) = &story.published_at {
                self.blocks.push(paragraph(&["Published: ", &words(at, self.context)].concat()));
            }
            self.list(revisions);
        }
    }

    fn heading(&mut self, words: &str) {
        self.blocks.push(Block::Heading { level: 2, content: vec![text(words)] });
    }

    fn plain(&mut self, words: Option<&Text>) {
        if let Some(words) = words {
            self.blocks.extend(plain(self.context.words(words)));
        }
    }

    fn at(&mut self, at: Option<&Instant>) {
        if let Some(at) = at {
            self.blocks.push(paragraph(&words(at, self.context)));
        }
    }

    /// A text in Markdown, its headings below that level.
    fn written(&mut self, words: &Text, below: u8) {
        let mut blocks = (self.read)(self.context.words(words));
        lower(&mut blocks, below);
        self.blocks.append(&mut blocks);
    }

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

    fn attempt(&self, attempt: &Attempt) -> Vec<Block> {
        let context = self.context;
        let at = attempt.at.as_ref().map(|at| [&words(at, context), ": "].concat()).unwrap_or_default();
        let mut outcome = en::outcome(attempt.outcome).to_owned();
        if let Some(until) = attempt.until.as_ref().filter(|_| attempt.outcome == Outcome::HeldUntil) {
            outcome = ["Held until ", &words(until, context)].concat();
        }
        let ruled_out = attempt.ruled_out.as_ref().map(|r| ["Ruled out: ", context.words(r)].concat());
        let rest = attempt.result.as_ref().map(|r| context.words(r).to_owned()).into_iter().chain(ruled_out);
        let rest = rest.collect::<Vec<_>>().join(" ");
        let mut line =
            vec![text(&[&at, context.words(&attempt.tried), " "].concat()), Inline::Strong(vec![text(&outcome)])];
        if !rest.is_empty() {
            line.push(text(&[". ", &rest].concat()));
        }
        vec![Block::Paragraph(line)]
    }

    fn cause(&mut self, cause: &Cause) {
        self.heading(en::cause(cause.certainty));
        if let Some(words) = &cause.text {
            self.written(words, 2);
        }
        let context = self.context;
        let line = |name: &str, words: &Text| answer(name, context.words(words), None);
        let trigger = cause.trigger.iter().map(|t| line("What set it off:", t));
        let factors = cause.factors.iter().map(|f| line("What made it possible:", f));
        let supplier = cause.third_party.iter().map(|t| line("A supplier:", t));
        let items: Vec<_> = trigger.chain(factors).chain(supplier).collect();
        self.list(items);
    }

    fn action(&self, action: &Action) -> Vec<Block> {
        let context = self.context;
        let purpose = action.purpose.map(|purpose| en::purpose(purpose).to_owned());
        let due = action.due.as_ref().map(|due| ["due ", &words(due, context)].concat());
        let done = action.done_at.as_ref().map(|done| ["on ", &words(done, context)].concat());
        let rest = [Some(en::action(action.status).to_owned()), done, due, purpose];
        let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(", ");
        vec![paragraph(&[context.words(&action.text), " (", &rest, ")"].concat())]
    }

    fn contact(&mut self, contact: &Contact) {
        self.heading("Whom to ask");
        self.plain(contact.text.as_ref());
        let email = contact.email.as_deref().map(|email| (["mailto:", email].concat(), email));
        let page = contact.url.as_deref().map(|url| (url.to_owned(), url));
        let links = page.into_iter().chain(email).filter_map(|(url, words)| {
            Some(vec![Block::Paragraph(vec![Inline::Link { url: SafeUrl::new(&url)?, content: vec![text(words)] }])])
        });
        let links: Vec<_> = links.collect();
        self.list(links);
    }

    fn list(&mut self, items: impl IntoIterator<Item = Vec<Block>>) {
        let items: Vec<Vec<Block>> = items.into_iter().collect();
        if !items.is_empty() {
            self.blocks.push(Block::List { start: None, tight: true, items });
        }
    }
}

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// **Question** answer. The rest.
fn answer(question: &str, said: &str, rest: Option<String>) -> Vec<Block> {
    let said = match rest {
        Some(rest) => [" ", said, if said.ends_with('.') { " " } else { ". " }, &rest].concat(),
        None => [" ", said].concat(),
    };
    vec![Block::Paragraph(vec![Inline::Strong(vec![text(question)]), text(&said)])]
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
