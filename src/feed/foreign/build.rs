//! Makes the native feed: what all formats have in common, repairs included.

use super::notes::Taken;
use super::record::{Finish, Record, Said};
use super::segments::{Reach, from_changes, id as kind_id, segment};
use super::time::{self, Found, day_in_words, instant};
use super::troubles as t;
use super::value::{Ask as _, V};
use super::{Counts, parts, text};
use crate::feed::Stamp;
use crate::feed::native::wire::{Component, EndWord, Feed, Incident, Kind, Link, Phase, Site, Story, Text, Update};
use crate::feed::node::cut;
use crate::feed::troubles::Trouble;
use crate::model::{MINUTE_MS, Time};
use std::collections::{HashMap, HashSet};

/// A native feed in the making.
#[derive(Default)]
pub struct Build {
    /// What was repaired.
    pub notes: Taken,
    /// The feed.
    pub feed: Feed,
    /// What is in the source.
    pub counts: Counts,
    /// The format leaves the zone away and means UTC.
    pub means_utc: bool,
    ids: HashSet<String>,
    lanes: HashMap<String, usize>,
    zone_noted: bool,
    oldest: Option<Time>,
    newest: Option<Time>,
}

impl Build {
    /// Notes a trouble with a value.
    pub fn note(&mut self, json: V<'_>, trouble: &'static Trouble, parts: &[&str]) {
        self.notes.add(json, trouble, parts);
    }

    /// Who publishes the feed.
    pub fn site(&mut self, name: Option<&str>, url: Option<&str>, time_zone: Option<&str>) {
        let url = url.filter(|url| text::is_web(url));
        self.feed.site = Some(Site {
            name: name.map(|name| Text::One(text::line(name))).filter(|name| *name != Text::default()),
            url: url.map(Into::into),
            time_zone: time_zone.map(Into::into),
        });
    }

    /// A time of that name; what cannot be read is noted.
    pub fn time(&mut self, json: V<'_>, key: &str) -> Option<Stamp> {
        let value = json.get(key)?;
        self.stamp(value)
    }

    /// A value as a time.
    pub fn stamp(&mut self, value: V<'_>) -> Option<Stamp> {
        match time::read(value) {
            Found::Nothing => None,
            Found::Unreadable => {
                let shown = value.said().unwrap_or_else(|| "a list".into());
                self.note(value, t::UNREADABLE_TIME, &[cut(&shown, 60)]);
                None
            }
            Found::Time(stamp) if stamp.zone_stated || stamp.date_only => Some(stamp),
            Found::Time(stamp) if self.means_utc => Some(Stamp { zone_stated: true, ..stamp }),
            Found::Time(stamp) => {
                self.zone_missing(value);
                Some(stamp)
            }
        }
    }

    /// A time does not say in which zone it is; told once.
    pub fn zone_missing(&mut self, value: V<'_>) {
        if !self.zone_noted {
            self.note(value, t::ZONE_MISSING, &[]);
        }
        self.zone_noted = true;
    }

    /// A component; its id. The first name and group count.
    pub fn component(&mut self, id: &str, name: &str, group: Option<&str>) -> String {
        let id = id.trim();
        if !self.lanes.contains_key(id) {
            self.lanes.insert(id.into(), self.feed.components.len());
            let name = text::line(name);
            let name = if name.is_empty() { id.into() } else { name };
            let group = group.map(text::line).filter(|group| !group.is_empty()).map(Text::One);
            self.feed.components.push(Component { id: id.into(), name: Text::One(name), group, history_from: None });
        }
        id.into()
    }

    /// The entries of a list that are objects; others are noted.
    pub fn objects<'a>(&mut self, items: &'a [crate::feed::json::Json<'a>]) -> Vec<V<'a>> {
        let mut objects = Vec::new();
        for item in items {
            match item {
                crate::feed::json::Json::Object(_) => objects.push(item),
                _ => self.note(item, t::NOT_A_RECORD, &[]),
            }
        }
        objects
    }

    /// The source shows its newest `newest` entries and has more: the history goes back to the oldest of them.
    pub fn window(&mut self, newest: usize) {
        let Some(oldest) = self.oldest else { return };
        let stamp = Stamp { time: oldest, date_only: false, zone_stated: true };
        self.feed.history_from = Some(instant(stamp));
        let words =
            ["This source shows its newest ", &newest.to_string(), " incidents, back to ", &day_in_words(oldest)];
        self.feed.history_note = Some(Text::One([&*words.concat(), "."].concat()));
    }

    /// The source shows one page of its history, which begins with that day.
    pub fn pages_since(&mut self, day: Option<Stamp>) {
        let Some(day) = day else { return };
        self.feed.history_from = Some(instant(day));
        let words = ["This is one page of the source's history, from ", &*day_in_words(day.time), " on."].concat();
        self.feed.history_note = Some(Text::One(words));
    }

    /// The source tells only what is open or planned at that time. Where it does not say when that was, it cannot have
    /// been before the last thing that it tells. Nothing is known of what was over by then.
    pub fn current_only(&mut self, at: Option<Stamp>) {
        let told = self.newest.map(|time| Stamp { time, date_only: false, zone_stated: true });
        let at = at.or(told);
        self.feed.history_from = at.map(instant);
        let words = "This source shows only what is open or planned, not what is over";
        let since = at.map(|at| [": nothing is known of the time before ", &*day_in_words(at.time)].concat());
        self.feed.history_note = Some(Text::One([words, &since.unwrap_or_default(), "."].concat()));
    }

    /// Takes a record in.
    pub fn add(&mut self, mut record: Record<'_>) {
        self.counts.updates += record.updates.len();
        if record.maintenance {
            self.counts.maintenances += 1;
        } else {
            self.counts.incidents += 1;
            self.counts.open += usize::from(record.finish == Finish::Open);
        }
        // The file's order decides between equal times; most put the newest first.
        let first = record.updates.first().and_then(|u| u.at);
        if first.zip(record.updates.last().and_then(|u| u.at)).is_some_and(|(a, b)| a.time > b.time) {
            record.updates.reverse();
        }
        record.updates.sort_by_key(|u| u.at.map_or(Time::MIN, |at| at.time));
        let Some(start) = self.start(&record) else {
            self.note(record.json, t::NO_START, &[]);
            return;
        };
        // What is open has begun, and what was said was said: both are past. A plan is not.
        let begun = Some(start.time).filter(|_| record.finish == Finish::Open);
        let said = record.updates.iter().filter_map(|u| u.at).map(|at| at.time).max();
        self.newest = self.newest.max(begun).max(said);
        if let Finish::At(end) = record.finish {
            self.counts.last_end = self.counts.last_end.max(Some(end.time));
        }
        let lowest = |known: Option<Time>, new: Time| Some(known.map_or(new, |known| known.min(new)));
        self.counts.first_start = lowest(self.counts.first_start, start.time);
        let reach = self.reach(&record, start);
        if !record.maintenance {
            self.oldest = lowest(self.oldest, reach.start.time.min(start.time));
        }
        // Those without a time stand at the start, which is known only now and which what was announced comes before.
        record.updates.sort_by_key(|u| u.at.map_or(reach.start.time, |at| at.time));
        let incident = self.incident(record, &reach);
        self.feed.incidents.push(incident);
    }

    fn start(&mut self, record: &Record<'_>) -> Option<Stamp> {
        let stated = record.start.or(record.created);
        if stated.is_some() {
            return stated;
        }
        let first = record.updates.iter().find_map(|u| u.at);
        if first.is_some() {
            self.note(record.json, t::START_FROM_UPDATE, &[]);
        }
        first
    }

    /// From when to when, after the repairs of what cannot be.
    fn reach(&mut self, record: &Record<'_>, start: Stamp) -> Reach {
        let rest = if record.finish == Finish::Open { EndWord::Ongoing } else { EndWord::Unknown };
        let Finish::At(end) = record.finish else { return Reach { start, end: None, rest } };
        let during = record.updates.iter().filter(|u| u.phase != Some(Phase::Postmortem));
        let mut said = during.filter_map(|u| u.at);
        let first = said.next();
        let last = record.last_in(Phase::Resolved).or_else(|| said.next_back());
        let hours = first.zip(last).filter(|(a, b)| b.time.since(a.time) > MINUTE_MS);
        let length = end.time.since(start.time);
        if length < 0 {
            let instead =
                if hours.is_some() { "The hours of its updates are shown." } else { "The end is shown as not known." };
            self.note(record.json, t::END_BEFORE_START, &[instead]);
            return match hours {
                Some((first, last)) => Reach { start: first, end: Some(last), rest },
                None => Reach { start, end: None, rest },
            };
        }
        match hours {
            Some((first, last)) if length < MINUTE_MS && !record.maintenance => {
                self.note(record.json, t::ZERO_LENGTH, &[]);
                Reach { start: first, end: Some(last), rest }
            }
            _ => Reach { start, end: Some(end), rest },
        }
    }

    fn incident(&mut self, mut record: Record<'_>, reach: &Reach) -> Incident {
        let mut segments = std::mem::take(&mut record.segments);
        if segments.is_empty() {
            segments = from_changes(&record, reach);
        }
        if segments.is_empty() {
            let word = record.word.as_deref();
            let start = instant(reach.start);
            segments = vec![segment(record.kind, start, reach.written(), record.components.clone(), word)];
        }
        if let [only] = &mut segments[..] {
            only.detail = record.detail.take().map(Text::One);
        }
        let report = record.report.take().or_else(|| newest_report(&mut record.updates));
        let updates = self.updates(&record, reach.start);
        let source_kind = record.word.filter(|word| word != kind_id(record.kind));
        let mut incident = Incident {
            id: self.id(record.json, record.id, &record.title, reach.start),
            title: Text::One(self.title(record.json, record.title, record.maintenance)),
            components: record.components,
            segments,
            severity: record.severity,
            source_kind,
            updates,
            tags: record.tags,
            ..Incident::default()
        };
        let link = record.url.filter(|url| text::is_web(url));
        incident.links.extend(link.map(|url| Link { title: Text::One("On the status page".into()), url }));
        if let Some((words, at)) = report {
            incident.published_at = at.map(instant);
            parts::fill(&mut incident, &words);
        } else if let Some(story) = record.story.filter(|story| !story.is_empty()) {
            incident.short = Some(Story::Text(Text::One(story)));
        }
        incident
    }

    fn title(&mut self, json: V<'_>, title: String, maintenance: bool) -> String {
        if !title.is_empty() {
            return title;
        }
        let made = if maintenance { "Untitled maintenance" } else { "Untitled incident" };
        self.note(json, t::UNTITLED, &[made]);
        made.into()
    }

    /// An id that no other has. One that the source does not give is made of what does not change.
    fn id(&mut self, json: V<'_>, id: Option<String>, title: &str, start: Stamp) -> String {
        let made = || {
            let slug: String =
                title.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
            let day = time::written(start.time);
            [day.get(..10).unwrap_or_default(), "-", slug.trim_matches('-')].concat()
        };
        let stated = id.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        let note = stated.is_some();
        let wanted = stated.unwrap_or_else(made);
        let mut id = wanted.clone();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = [&*wanted, "-", &number.to_string()].concat();
        }
        if number > 1 && note {
            self.note(json, t::DUPLICATE_ID, &[&wanted, &id]);
        }
        id
    }

    /// The updates, equal neighbours folded into the first.
    fn updates(&mut self, record: &Record<'_>, start: Stamp) -> Vec<Update> {
        let mut updates: Vec<Update> = Vec::new();
        let mut run: Option<(&Said<'_>, usize)> = None;
        for said in &record.updates {
            if let Some((before, times)) = &mut run
                && before.text == said.text
                && before.phase == said.phase
                && before.word == said.word
            {
                *times += 1;
                continue;
            }
            self.note_run(run.replace((said, 1)));
            if said.at.is_none() {
                self.note(said.json, t::UPDATE_WITHOUT_TIME, &[]);
            }
            let at = instant(said.at.unwrap_or(start));
            let words = [&*said.text, &*said.word, "Update"].into_iter().find(|words| !words.trim().is_empty());
            let shown = words.unwrap_or_default().to_owned();
            updates.push(Update { at, phase: said.phase, text: Text::One(shown) });
        }
        self.note_run(run);
        updates
    }

    fn note_run(&mut self, run: Option<(&Said<'_>, usize)>) {
        if let Some((said, times)) = run.filter(|(_, times)| *times > 1) {
            self.note(said.json, t::REPEATED_UPDATE, &[&times.to_string()]);
        }
    }
}

/// The newest update that is a report: it is the story, and no longer an update.
fn newest_report(updates: &mut Vec<Said<'_>>) -> Option<(String, Option<Stamp>)> {
    let report = |u: &Said<'_>| u.phase == Some(Phase::Postmortem) && !u.text.is_empty();
    let at = updates.iter().rposition(report)?;
    let said = updates.remove(at);
    Some((said.text, said.at))
}

/// The kind that an impact stands for where no component tells more.
#[must_use]
pub fn kind_of_impact(impact: &str) -> Option<Kind> {
    Some(match impact.trim().to_ascii_lowercase().as_str() {
        "critical" | "major" | "high" => Kind::Outage,
        "minor" | "medium" | "low" => Kind::Degraded,
        "none" => Kind::Notice,
        "maintenance" => Kind::Maintenance,
        _ => return None,
    })
}
