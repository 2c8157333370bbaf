//! One record becomes one incident: when it was, its periods, its updates in order, and an id that stays.

use super::super::record::{Finish, Lane, Record, Said, word};
use super::super::segments::{Period, Reach, from_changes};
use super::super::text;
use super::super::time;
use super::super::troubles as t;
use super::{Build, in_order};
use crate::feed::Stamp;
use crate::feed::names::Names;
use crate::feed::native::words::{PHASES, SEVERITIES};
use crate::feed::write::Out;
use crate::model::{Digits, MINUTE_MS, Phase, Time, is_letter};

impl Build {
    /// Takes a record in.
    #[inline(never)]
    pub fn add(&mut self, mut record: Record<'_>) {
        // What is said by the record itself is no update of the source.
        let told = |said: &&Said<'_>| !(said.text.is_empty() && std::ptr::eq(said.json, record.json));
        self.counts.updates += record.updates.iter().filter(told).count();
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
        in_order(&mut record.updates, Time::MIN);
        let Some(start) = self.start(&record) else {
            self.note(record.json, t::NO_START, &[]);
            return;
        };
        // What is open has begun, and what was said was said: both are past. A plan is not.
        let begun = Some(start.time).filter(|_| record.finish == Finish::Open);
        let said = record.updates.iter().filter_map(|u| u.at).map(|at| at.time).max();
        self.newest = self.newest.max(begun).max(said);
        let lowest = |known: Option<Time>, new: Time| Some(known.map_or(new, |known| known.min(new)));
        self.counts.first_start = lowest(self.counts.first_start, start.time);
        let reach = self.reach(&record, start);
        // An end that cannot be is none.
        if let (Finish::At(end), Some(_)) = (record.finish, reach.end) {
            self.counts.last_end = self.counts.last_end.max(Some(end.time));
        }
        if record.finish != Finish::Open {
            self.oldest_over = lowest(self.oldest_over, start.time);
        }
        // The newest are those that were written down last, or began last: one that is dated back, or was announced
        // long before, says nothing of the time before the others.
        let begun = reach.start.time.min(start.time);
        let listed = record.created.map_or(begun, |created| created.time.max(begun));
        let oldest = if record.maintenance { &mut self.oldest_planned } else { &mut self.oldest };
        *oldest = lowest(*oldest, listed);
        // Those without a time stand at the start, which is known only now and which what was announced comes before.
        in_order(&mut record.updates, reach.start.time);
        self.incident(record, &reach);
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
    #[inline(never)]
    fn reach(&mut self, record: &Record<'_>, start: Stamp) -> Reach {
        let ongoing = record.finish == Finish::Open;
        let Finish::At(end) = record.finish else { return Reach { start, end: None, ongoing } };
        // What is planned is announced long before it begins.
        let of_it =
            |phase| phase != Some(Phase::Postmortem) && !(record.maintenance && phase == Some(Phase::Scheduled));
        let during = record.updates.iter().filter(|u| of_it(u.phase));
        let mut said = during.filter_map(|u| u.at);
        let first = said.next();
        let last = record.over_since(None).or_else(|| said.next_back());
        let hours = first.zip(last).filter(|(a, b)| b.time.since(a.time) > MINUTE_MS);
        let length = end.time.since(start.time);
        if length < 0 {
            let instead =
                if hours.is_some() { "The hours of its updates are shown." } else { "The end is shown as not known." };
            self.note(record.json, t::END_BEFORE_START, &[instead]);
            return match hours {
                Some((start, end)) => Reach { start, end: Some(end), ongoing },
                None => Reach { start, end: None, ongoing },
            };
        }
        match hours {
            Some((start, end)) if length < MINUTE_MS && !record.maintenance => {
                self.note(record.json, t::ZERO_LENGTH, &[]);
                Reach { start, end: Some(end), ongoing }
            }
            _ => Reach { start, end: Some(end), ongoing },
        }
    }

    #[inline(never)]
    fn incident(&mut self, mut record: Record<'_>, reach: &Reach) {
        let (segments, ended) = self.segments(&record, reach);
        let report = newest_report(&mut record);
        let updates = self.updates(&record, reach.start);
        let id = self.id(&record, reach.start);
        let title = self.title(&record);
        let out = &mut self.incidents;
        out.open("", '{');
        out.text("id", &id);
        out.text("title", &title);
        names(&self.lanes, out, &record.lanes);
        out.json("segments", &segments);
        // Everything worked again before it was declared over.
        if let Some(over) = reach.end.filter(|over| ended.is_some_and(|ended| ended.time < over.time)) {
            out.open("resolution", '{');
            time::write(out, "at", Some(over));
            out.close('}');
        }
        out.text("severity", word(&SEVERITIES, record.severity));
        out.text("source_kind", if record.word == record.kind.id() { "" } else { &record.word });
        if report {
            time::write(out, "published_at", record.published);
        }
        out.text("short", &record.story);
        out.text("long", &record.report);
        out.json("updates", &updates);
        if text::is_web(&record.url) {
            out.open("links", '[');
            out.open("", '{');
            out.text("title", "On the status page");
            out.text("url", &record.url);
            out.close('}');
            out.close(']');
        }
        out.close('}');
    }

    /// Its periods, and when the last one ended.
    #[inline(never)]
    fn segments(&self, record: &Record<'_>, reach: &Reach) -> (String, Option<Stamp>) {
        let mut periods = from_changes(record, reach);
        if periods.is_empty() {
            let (start, end) = (reach.start, reach.end);
            periods.push(Period { kind: record.kind, start, end, lanes: record.lanes.clone(), word: &record.word });
        }
        let alone = periods.len() == 1;
        let ended = periods.iter().filter_map(|period| period.end).max_by_key(|end| end.time);
        let mut out = Out::default();
        out.open("", '[');
        for period in periods {
            let kind = period.kind.id();
            out.open("", '{');
            out.text("kind", kind);
            time::write(&mut out, "start", Some(period.start));
            if period.end.is_some() {
                time::write(&mut out, "end", period.end);
            } else {
                out.text("end", if reach.ongoing { "ongoing" } else { "unknown" });
            }
            names(&self.lanes, &mut out, &period.lanes);
            out.text("detail", if alone { &record.detail } else { "" });
            out.text("source_kind", if period.word == kind { "" } else { period.word });
            out.close('}');
        }
        out.close(']');
        (out.done(), ended)
    }

    fn title(&mut self, record: &Record<'_>) -> String {
        if !record.title.is_empty() {
            return record.title.clone();
        }
        let made = if record.maintenance { "Untitled maintenance" } else { "Untitled incident" };
        self.note(record.json, t::UNTITLED, &[made]);
        made.into()
    }

    /// An id that no other has. One that the source does not give is made of what does not change.
    #[inline(never)]
    fn id(&mut self, record: &Record<'_>, start: Stamp) -> String {
        let stated = record.id.trim();
        let mut wanted = stated.to_owned();
        if wanted.is_empty() {
            let slug: String =
                record.title.chars().map(|c| if is_letter(c) { c.to_ascii_lowercase() } else { '-' }).collect();
            let day = time::written(start.time);
            wanted = [day.get(..10).unwrap_or_default(), "-", slug.trim_matches('-')].concat();
        }
        let mut id = wanted.clone();
        let mut number = 1;
        while !self.ids.add(&id).1 {
            number += 1;
            id = [&*wanted, "-", &number.digits()].concat();
        }
        if number > 1 && !stated.is_empty() {
            self.note(record.json, t::DUPLICATE_ID, &[&wanted, &id]);
        }
        id
    }

    /// The updates, equal neighbours folded into the first.
    #[inline(never)]
    fn updates(&mut self, record: &Record<'_>, start: Stamp) -> String {
        let mut out = Out::default();
        out.open("", '[');
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
            let words = [&*said.text, &*said.word, "Update"].into_iter().find(|words| !words.trim().is_empty());
            out.open("", '{');
            time::write(&mut out, "at", Some(said.at.unwrap_or(start)));
            out.text("phase", word(&PHASES, said.phase));
            out.text("text", words.unwrap_or_default());
            out.close('}');
        }
        if run.is_none() {
            return String::new();
        }
        self.note_run(run);
        out.close(']');
        out.done()
    }

    fn note_run(&mut self, run: Option<(&Said<'_>, usize)>) {
        if let Some((said, times)) = run.filter(|(_, times)| *times > 1) {
            self.note(said.json, t::REPEATED_UPDATE, &[&times.digits()]);
        }
    }
}

/// The ids of components.
#[inline(never)]
fn names(known: &Names, out: &mut Out, lanes: &[Lane]) {
    if lanes.is_empty() {
        return;
    }
    out.open("components", '[');
    for lane in lanes {
        out.word("", known.get(*lane));
    }
    out.close(']');
}

/// Where a record has no report of its own, its newest update that is one: it is the story then, and no update.
fn newest_report(record: &mut Record<'_>) -> bool {
    if record.report.is_empty() {
        let report = |u: &Said<'_>| u.phase == Some(Phase::Postmortem) && !u.text.is_empty();
        let Some(at) = record.updates.iter().rposition(report) else { return false };
        let said = record.updates.remove(at);
        (record.report, record.published) = (said.text, said.at);
    }
    true
}
