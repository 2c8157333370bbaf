//! Makes the native feed: what all formats have in common, repairs included.

use super::notes::Taken;
use super::record::{Finish, Lane, Record, Said, among, phase, word};
use super::segments::{Period, Reach, from_changes};
use super::time::{self, Found, day_in_words};
use super::troubles as t;
use super::value::{Ask as _, V};
use super::{Counts, Draft, text};
use crate::feed::Stamp;
use crate::feed::draft::DRAFT;
use crate::feed::json::Json;
use crate::feed::names::Names;
use crate::feed::native::words::{PHASES, SEVERITIES};
use crate::feed::node::cut;
use crate::feed::troubles::Trouble;
use crate::feed::write::Out;
use crate::model::{Kind, MINUTE_MS, Phase, Time, sort_by_keys};

/// A native feed in the making.
#[derive(Default)]
pub struct Build {
    /// What was repaired.
    pub notes: Taken,
    /// What is in the source.
    pub counts: Counts,
    /// The format leaves the zone away and means UTC.
    pub means_utc: bool,
    site: String,
    history_from: Option<Stamp>,
    history_note: String,
    lanes: Names,
    components: Out,
    ids: Names,
    incidents: Out,
    zone_noted: bool,
    oldest: Option<Time>,
    newest: Option<Time>,
}

impl Build {
    /// Notes a trouble with a value.
    #[inline(never)]
    pub fn note(&mut self, json: V<'_>, trouble: &'static Trouble, parts: &[&str]) {
        self.notes.add(json, trouble, parts);
    }

    /// Notes a word that nobody knows.
    #[inline(never)]
    pub fn unknown(&mut self, json: V<'_>, word: &str, of: &str, instead: &str) {
        self.note(json, t::UNKNOWN_WORD, &[word, of, instead]);
    }

    /// Who publishes the feed.
    #[inline(never)]
    pub fn site(&mut self, name: Option<&str>, url: Option<&str>, time_zone: Option<&str>) {
        let mut site = Out::default();
        site.open("", '{');
        site.text("name", &text::line(name.unwrap_or_default()));
        site.text("url", url.filter(|url| text::is_web(url)).unwrap_or_default());
        site.text("time_zone", time_zone.unwrap_or_default());
        site.close('}');
        self.site = site.done();
    }

    /// A time of that name; what cannot be read is noted.
    #[inline(never)]
    pub fn time(&mut self, json: V<'_>, key: &str) -> Option<Stamp> {
        let value = json.get(key)?;
        self.stamp(value)
    }

    /// The first time that is told under one of these names.
    #[inline(never)]
    pub fn times(&mut self, json: V<'_>, keys: &[&str]) -> Option<Stamp> {
        keys.iter().find_map(|key| self.time(json, key))
    }

    /// A value as a time.
    #[inline(never)]
    pub fn stamp(&mut self, value: V<'_>) -> Option<Stamp> {
        let stamp = match time::read(value) {
            Found::Nothing => return None,
            Found::Unreadable => {
                let shown = value.said().unwrap_or_else(|| "a list".into());
                self.note(value, t::UNREADABLE_TIME, &[cut(&shown, 60)]);
                return None;
            }
            Found::Time(stamp) => stamp,
        };
        if stamp.zone_stated || stamp.date_only {
            return Some(stamp);
        }
        if self.means_utc {
            return Some(Stamp { zone_stated: true, ..stamp });
        }
        self.zone_missing(value);
        Some(stamp)
    }

    /// A time does not say in which zone it is; told once.
    pub fn zone_missing(&mut self, value: V<'_>) {
        if !self.zone_noted {
            self.note(value, t::ZONE_MISSING, &[]);
        }
        self.zone_noted = true;
    }

    /// A component. The first name and group count.
    #[inline(never)]
    pub fn component(&mut self, id: &str, name: &str, group: Option<&str>) -> Lane {
        let id = id.trim();
        let (lane, new) = self.lanes.add(id);
        if new {
            let name = text::line(name);
            let out = &mut self.components;
            out.open("", '{');
            // An id without letters is one too.
            out.value("id", &Json::Text(id.into()));
            out.value("name", &Json::Text(if name.is_empty() { id.into() } else { name.into() }));
            out.text("group", &text::line(group.unwrap_or_default()));
            out.close('}');
        }
        lane
    }

    /// The component that an object with an id and a name is.
    #[inline(never)]
    pub fn declared(&mut self, json: V<'_>, id: &str, name: &str, group: Option<&str>) -> Option<Lane> {
        let (id, name) = (json.word(id)?, json.text(name)?);
        Some(self.component(&id, name, group))
    }

    /// Takes all records of a list in.
    #[inline(never)]
    pub fn take<'a>(&mut self, list: &'a [Json<'a>], read: fn(V<'a>, &mut Self) -> Record<'a>) {
        for json in self.objects(list) {
            let record = read(json, self);
            self.add(record);
        }
    }

    /// Reads the updates of a record, a list of that name.
    #[inline(never)]
    pub fn told<'a>(&mut self, record: &mut Record<'a>, json: V<'a>, [list, at, body, word]: [&str; 4]) {
        for json in self.objects(json.list(list)) {
            record.updates.push(self.said(json, &[at], body, word));
        }
    }

    /// Components of which nothing is told but their names concern an incident.
    #[inline(never)]
    pub fn concerns(&mut self, record: &mut Record<'_>, names: V<'_>, key: &str) {
        for name in names.list(key) {
            if let Some(name) = name.said() {
                record.lanes.push(self.component(&name, &name, None));
            }
        }
    }

    /// An incident or a maintenance with its id and title.
    #[inline(never)]
    pub fn record<'a>(&mut self, json: V<'a>, kind: Kind, id: &str, title: &str) -> Record<'a> {
        let mut record = Record::new(json, kind);
        record.id = json.word(id).unwrap_or_default();
        record.title = json.text(title).map(text::line).unwrap_or_default();
        record
    }

    /// An update: when, and its text and its word for a phase.
    #[inline(never)]
    pub fn said<'a>(&mut self, json: V<'a>, at: &[&str], body: &str, word: &str) -> Said<'a> {
        let at = self.times(json, at);
        let word = json.text(word).unwrap_or_default();
        Said { json, at, phase: phase(word), text: body_of(json, body), word: word.into(), changes: Vec::new() }
    }

    /// The entries of a list that are objects; others are noted.
    #[inline(never)]
    pub fn objects<'a>(&mut self, items: &'a [Json<'a>]) -> Vec<V<'a>> {
        let mut objects = Vec::new();
        for item in items {
            match item {
                Json::Object(_) => objects.push(item),
                _ => self.note(item, t::NOT_A_RECORD, &[]),
            }
        }
        objects
    }

    /// The source shows its newest `newest` entries and has more: the history goes back to the oldest of them.
    #[inline(never)]
    pub fn window(&mut self, newest: usize) {
        let Some(oldest) = self.oldest else { return };
        self.history_from = Some(Stamp { time: oldest, date_only: false, zone_stated: true });
        let words =
            ["This source shows its newest ", &newest.to_string(), " incidents, back to ", &day_in_words(oldest), "."];
        self.history_note = words.concat();
    }

    /// The source shows one page of its history, which begins with that day.
    pub fn pages_since(&mut self, day: Option<Stamp>) {
        let Some(Stamp { time, .. }) = day else { return };
        self.history_from = day;
        self.history_note = ["This is one page of the source's history, from ", &*day_in_words(time), " on."].concat();
    }

    /// The source tells only what is open or planned at that time. Where it does not say when that was, it cannot have
    /// been before the last thing that it tells. Nothing is known of what was over by then.
    #[inline(never)]
    pub fn current_only(&mut self, at: Option<Stamp>) {
        let told = self.newest.map(|time| Stamp { time, date_only: false, zone_stated: true });
        self.history_from = at.or(told);
        let mut words = String::from("This source shows only what is open or planned, not what is over");
        if let Some(at) = self.history_from {
            words.push_str(": nothing is known of the time before ");
            words.push_str(&day_in_words(at.time));
        }
        words.push('.');
        self.history_note = words;
    }

    /// The document holds no history, only `what`; where it is.
    #[inline(never)]
    pub fn no_history(&mut self, doc: V<'_>, what: &str, place: &str) {
        self.note(doc, t::NO_HISTORY, &[what, place]);
    }

    /// Takes a record in.
    #[inline(never)]
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
        in_order(&mut record.updates, Time::MIN);
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
        let segments = self.segments(&record, reach);
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
        out.text("severity", word(&SEVERITIES, record.severity));
        out.text("source_kind", if record.word == record.kind.id() { "" } else { &record.word });
        if report {
            time::write(out, "published_at", record.published);
            out.text("long", &record.report);
        } else {
            out.text("short", &record.story);
        }
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

    #[inline(never)]
    fn segments(&self, record: &Record<'_>, reach: &Reach) -> String {
        let mut periods = from_changes(record, reach);
        if periods.is_empty() {
            let (start, end) = (reach.start, reach.end);
            periods.push(Period { kind: record.kind, start, end, lanes: record.lanes.clone(), word: &record.word });
        }
        let alone = periods.len() == 1;
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
        out.done()
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
            id = [&*wanted, "-", &number.to_string()].concat();
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
            self.note(said.json, t::REPEATED_UPDATE, &[&times.to_string()]);
        }
    }

    /// What came of all that.
    #[inline(never)]
    pub fn done(self, format: &'static str, doc: V<'_>) -> Draft {
        let mut out = Out::default();
        out.open("", '{');
        out.text("$schema", DRAFT);
        out.json("version", "1");
        out.json("site", &self.site);
        time::write(&mut out, "history_from", self.history_from);
        out.text("history_note", &self.history_note);
        for (name, list) in [("components", self.components), ("incidents", self.incidents)] {
            out.open(name, '[');
            out.json("", &list.done());
            out.close(']');
        }
        out.close('}');
        Draft { format, text: out.done(), notes: self.notes.finish(doc), counts: self.counts }
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
        out.value("", &Json::Text(known.get(*lane).into()));
    }
    out.close(']');
}

/// A body of that name.
#[inline(never)]
pub fn body_of(json: V<'_>, key: &str) -> String {
    json.text(key).map(text::body).unwrap_or_default()
}

/// Updates in the order of their times, equal ones as they stand.
#[inline(never)]
pub fn in_order(updates: &mut [Said<'_>], missing: Time) {
    let keys = updates.iter().map(|u| u.at.map_or(missing, |at| at.time).0).collect();
    sort_by_keys(updates, keys);
}

/// Letters and figures, as `char::is_alphanumeric` tells them for what titles hold, without its tables of all scripts.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '²' | '³' | '¹' | '¼'..='¾' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20ff}' => false,
        '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2bff}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '・' => false,
        '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' | '\u{1f130}'..='\u{1fbef}' => false,
        _ => true,
    }
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

/// The kind that an impact stands for where no component tells more.
#[inline(never)]
#[must_use]
pub fn kind_of_impact(impact: &str) -> Option<Kind> {
    let impact = crate::feed::near::fold(impact);
    let kinds = [
        ("critical major high", Kind::Outage),
        ("minor medium low", Kind::Degraded),
        ("none", Kind::Notice),
        ("maintenance", Kind::Maintenance),
    ];
    kinds.into_iter().find(|(words, _)| among(words, &impact)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_the_letters_that_unicode_knows() {
        let titles = "Störung im Rechenzentrum – „Wien“ (½ Stunde) · 障害発生・復旧 → ok… 🔥 ⚠️ Ошибка №5 €";
        for c in titles.chars().filter(|c| *c != '№') {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c}");
        }
    }
}
