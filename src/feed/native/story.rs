//! What is told about an incident beyond its periods.

use super::segment::is_reversed;
use super::shapes as s;
use super::words as w;
use crate::feed::json::Json;
use crate::feed::node::{Node, Shape};
use crate::feed::stamp;
use crate::feed::troubles as t;
use crate::model::chronological;
use crate::model::{
    Action, ActionStatus, Apology, Attempt, Cause, Certainty, Contact, DataLoss, DataLossStatus, Detection, Impact,
    Instant, Link, Outcome, Phase, Resolution, Revision, Story, StoryText, Text, Time, Told, Update,
};

/// Reads what timeline and list show of a story: when it was resolved, what was tried, and a last word that it was cancelled, or
/// is under way.
pub fn outline(node: &Node<'_>, related: Vec<Box<str>>, began: Option<Time>) -> Told {
    let resolution = resolution(node, began);
    let attempts = all(node, "attempts", &s::ATTEMPT, attempt);
    let updates = last_word(node);
    if resolution.is_none() && attempts.is_empty() && related.is_empty() && updates.is_empty() {
        return Told::default();
    }
    Story { resolution, attempts, updates, related, ..Story::default() }.into()
}

/// The last word in time, if an incident may not be what its periods say because of it.
fn last_word(node: &Node<'_>) -> Vec<Update> {
    let updates = match node.json.member("updates") {
        Some(Json::List(list)) => list,
        Some(only) => std::slice::from_ref(only),
        None => return Vec::new(),
    };
    let (mut time, mut latest, mut last) = (Time::MIN, Time::MIN, None);
    for update in updates {
        let update = node.child("updates", update);
        let at = update.instant("at");
        time = at.as_ref().map_or(time, Instant::earliest);
        let Some(phase) = update.get("phase").and_then(|phase| phase.known(&w::PHASES)) else { continue };
        if time >= latest {
            let counts = phase == Phase::Cancelled || phase.is_open();
            (latest, last) = (time, counts.then(|| Update { at, phase: Some(phase), text: Text::default() }));
        }
    }
    last.into_iter().collect()
}

/// Reads everything an incident tells; what it is `related` to was read before, and when it `began`.
pub fn story(node: &Node<'_>, related: Vec<Box<str>>, began: Option<Time>) -> Told {
    let story = Story {
        provenance: node.text("provenance"),
        published_at: node.instant("published_at"),
        resolution: resolution(node, began),
        data_loss: data_loss(node),
        duration_note: node.text("duration_note"),
        apology: node.object("apology", &s::APOLOGY).and_then(|n| apology(&n)),
        short: story_text(node, "short"),
        long: story_text(node, "long"),
        updates: chronological(all(node, "updates", &s::UPDATE, update), |u| u.at.as_ref().map(Instant::earliest)),
        attempts: all(node, "attempts", &s::ATTEMPT, attempt),
        impact: node.object("impact", &s::IMPACT).and_then(|n| impact(&n)),
        cause: node.object("cause", &s::CAUSE).map(|n| cause(&n)),
        detection: node.object("detection", &s::DETECTION).and_then(|n| detection(&n)),
        actions: all(node, "actions", &s::ACTION, action),
        lessons: node.texts("lessons"),
        workaround: node.text("workaround"),
        compensation: node.text("compensation"),
        contact: node.object("contact", &s::CONTACT).and_then(|n| contact(&n)),
        links: all(node, "links", &s::LINK, link),
        related,
        tags: node.words("tags"),
        revisions: chronological(all(node, "revisions", &s::REVISION, revision), |r| {
            r.at.as_ref().map(Instant::earliest)
        }),
    };
    story.into()
}

/// Reads the parts of a list.
fn all<T>(node: &Node<'_>, key: &str, shape: &'static Shape, read: fn(&Node<'_>) -> Option<T>) -> Vec<T> {
    let mut list = Vec::new();
    node.each_object(key, shape, &mut |part| {
        if let Some(part) = read(part) {
            list.push(part);
        }
    });
    list
}

/// A story: its text, or an object with `href`, which is no language.
fn story_text(node: &Node<'_>, key: &str) -> Option<StoryText> {
    let here = node.get(key)?;
    match here.json {
        Json::Text(text) if is_address(text.trim()) => {
            here.note(t::ADDRESS_AS_TEXT, &[text.trim(), text.trim()]);
            here.as_text().map(StoryText::Here)
        }
        Json::Object(members)
            if let [(name, Json::Text(_))] = &**members
                && FILE.contains(&&**name) =>
        {
            here.note(t::SPELLING, &[name, "href", "href"]);
            here.word(name).map(StoryText::At)
        }
        Json::Object(members) if members.iter().any(|(name, _)| name == "href") => {
            here.shaped(&s::STORY_REFERENCE)?.word("href").map(StoryText::At)
        }
        _ => here.as_text().map(StoryText::Here),
    }
}

/// Whether a story is nothing but the name of a file, or an address.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_file = || [".md", ".markdown", ".txt", ".html", ".htm"].iter().any(|end| lower.ends_with(end));
    let is_page = || ["https://", "http://"].iter().any(|scheme| lower.starts_with(scheme));
    !text.contains(char::is_whitespace) && (is_page() || is_file())
}

/// Other names for `href`, where nothing else stands beside them.
const FILE: &[&str] = &["file", "path", "src", "url", "link"];

/// Words that a record makes no sense without: noted where they are missing.
fn needed(node: &Node<'_>, key: &str, instead: &str) -> Option<Text> {
    let text = node.text(key);
    if text.is_none() {
        node.note_missing(key, instead);
    }
    text
}

const LEFT_OUT: &str = "The entry is left out.";
const EMPTY: &str = "The entry is shown without it.";
const NOT_KNOWN: &str = "It is shown as not known.";
const IGNORED: &str = "It is left out.";

/// Since when it is over; that cannot be before it began.
fn resolution(incident: &Node<'_>, began: Option<Time>) -> Option<Resolution> {
    let here = incident.get("resolution")?;
    let is_time = matches!(here.json, Json::Text(text) if stamp(text).is_some());
    let node = here.shaped(if is_time { &s::RESOLVED_AT } else { &s::RESOLUTION })?;
    let (mut at, text) = (node.instant("at"), node.text("text"));
    if at.as_ref().zip(began).is_some_and(|(at, began)| is_reversed(began, at)) {
        node.note_at("at", t::OVER_BEFORE_START, &[]);
        at = None;
    }
    (at.is_some() || text.is_some()).then_some(Resolution { at, text })
}

fn data_loss(incident: &Node<'_>) -> Option<DataLoss> {
    let here = incident.get("data_loss")?;
    if let Some(status) = here.known(&w::DATA_LOSSES) {
        here.note(t::SHORTHAND, &["status", "status"]);
        return Some(DataLoss { status, text: None, from: None, to: None });
    }
    if !matches!(here.json, Json::Object(_) | Json::Text(_)) {
        here.note(t::NO_ANSWER, &[&here.shown(), &w::DATA_LOSSES.words.join(", ")]);
        return None;
    }
    let node = here.shaped(&s::DATA_LOSS)?;
    let mut read =
        DataLoss { status: DataLossStatus::Unknown, text: None, from: node.instant("from"), to: node.instant("to") };
    read.text = node.text("text");
    if !node.has("status") {
        node.note_missing_word("status", w::DATA_LOSSES.words, NOT_KNOWN);
    }
    read.status = node.choice("status", &w::DATA_LOSSES, NOT_KNOWN).unwrap_or(read.status);
    Some(read)
}

fn apology(node: &Node<'_>) -> Option<Apology> {
    let text = needed(node, "text", LEFT_OUT)?;
    let by = node.object("by", &s::PERSON);
    let name = by.as_ref().and_then(|by| by.label("name"));
    let role = by.as_ref().and_then(|by| by.text("role"));
    Some(Apology { text, name, role, at: node.instant("at"), retold: node.flag("retold") })
}

fn update(node: &Node<'_>) -> Option<Update> {
    let phase = node.choice("phase", &w::PHASES, IGNORED);
    let at = node.instant("at");
    if !node.has("at") {
        node.note_missing("at", "The update stays where it stands in the list.");
    }
    let text = needed(node, "text", if phase.is_some() { EMPTY } else { LEFT_OUT });
    if text.is_none() && phase.is_none() {
        return None;
    }
    Some(Update { at, phase, text: text.unwrap_or_default() })
}

fn attempt(node: &Node<'_>) -> Option<Attempt> {
    let result = node.text("result");
    let tried = needed(node, "tried", if result.is_some() { EMPTY } else { LEFT_OUT });
    if tried.is_none() && result.is_none() {
        return None;
    }
    Some(Attempt {
        at: node.instant("at"),
        tried: tried.unwrap_or_default(),
        outcome: node.choice("outcome", &w::OUTCOMES, NOT_KNOWN).unwrap_or(Outcome::Unknown),
        until: node.instant("until"),
        result,
        ruled_out: node.text("ruled_out"),
    })
}

fn impact(node: &Node<'_>) -> Option<Impact> {
    let scope = node.choice("scope", &w::SCOPES, IGNORED);
    let (who, saw) = (node.text("who"), node.text("saw"));
    (scope.is_some() || who.is_some() || saw.is_some()).then_some(Impact { scope, who, saw })
}

fn cause(node: &Node<'_>) -> Cause {
    if !node.has("certainty") {
        node.note_missing_word("certainty", w::CERTAINTIES.words, NOT_KNOWN);
    }
    Cause {
        certainty: node.choice("certainty", &w::CERTAINTIES, NOT_KNOWN).unwrap_or(Certainty::Unknown),
        text: node.text("text"),
        trigger: node.text("trigger"),
        factors: node.texts("factors"),
        third_party: node.text("third_party"),
    }
}

fn detection(node: &Node<'_>) -> Option<Detection> {
    let (how, at) = (node.text("how"), node.instant("at"));
    (how.is_some() || at.is_some()).then_some(Detection { how, at })
}

fn action(node: &Node<'_>) -> Option<Action> {
    let done_at = node.instant("done_at");
    let stated = node.choice("status", &w::STATUSES, "It is taken as planned.");
    let assumed = if done_at.is_some() { ActionStatus::Done } else { ActionStatus::Planned };
    if done_at.is_some() && stated.is_some_and(ActionStatus::is_open) {
        node.note_at("done_at", t::DONE_AND_OPEN, &[]);
    }
    Some(Action {
        text: needed(node, "text", LEFT_OUT)?,
        purpose: node.choice("type", &w::PURPOSES, IGNORED),
        status: stated.unwrap_or(assumed),
        due: node.instant("due"),
        done_at,
    })
}

/// An address. One of another site without a scheme would be looked for on this one.
fn address(node: &Node<'_>) -> Option<Box<str>> {
    let url = node.word("url")?;
    let scheme = match &*url {
        mailbox if mailbox.contains('@') && !mailbox.contains([':', '/', '?', '#']) => "mailto:",
        host if host.starts_with("www.") => "https://",
        _ => return Some(url),
    };
    node.note_at("url", t::NO_SCHEME, &[&url, scheme, &url]);
    Some(url)
}

/// A mailbox, which is an address by itself.
fn mailbox(node: &Node<'_>) -> Option<Box<str>> {
    let word = node.word("email")?;
    let Some(mailbox) = word.strip_prefix("mailto:") else {
        if !word.contains('@') || word.contains(char::is_whitespace) {
            node.note_at("email", t::NO_MAILBOX, &[&word]);
        }
        return Some(word);
    };
    node.note_at("email", t::SPELLING, &[&word, mailbox, mailbox]);
    Some(mailbox.into())
}

fn contact(node: &Node<'_>) -> Option<Contact> {
    let (text, url, email) = (node.text("text"), address(node), mailbox(node));
    (text.is_some() || url.is_some() || email.is_some()).then_some(Contact { text, url, email })
}

fn link(node: &Node<'_>) -> Option<Link> {
    let title = node.text("title");
    let Some(url) = address(node) else {
        node.note(t::MISSING_ENTRY, &["url", LEFT_OUT, "url"]);
        return None;
    };
    if title.is_none() {
        node.note(t::MISSING_NOTED, &["title", "The address is shown instead.", "title"]);
    }
    Some(Link { title: title.unwrap_or_else(|| Text::new(url.clone())), url })
}

fn revision(node: &Node<'_>) -> Option<Revision> {
    let at = node.instant("at");
    if !node.has("at") {
        node.note_missing("at", EMPTY);
    }
    let text = needed(node, "text", if at.is_some() { EMPTY } else { LEFT_OUT });
    if text.is_none() && at.is_none() {
        return None;
    }
    Some(Revision { at, text: text.unwrap_or_default() })
}
