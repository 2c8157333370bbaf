//! Makes the native feed: what all formats have in common, repairs included.

mod incident;

use super::notes::Taken;
use super::record::{Lane, Record, Said, among, phase};
use super::time::{self, Found, day_in_words};
use super::troubles as t;
use super::value::{Ask, V};
use super::{Counts, Draft, text};
use crate::feed::Stamp;
use crate::feed::draft::DRAFT;
use crate::feed::json::Json;
use crate::feed::names::Names;
use crate::feed::node::cut;
use crate::feed::troubles::Trouble;
use crate::feed::write::Out;
use crate::model::{Digits, Kind, Time, sort_by_keys};

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
    oldest_planned: Option<Time>,
    oldest_over: Option<Time>,
    newest: Option<Time>,
}

impl Build {
    /// Notes a trouble with a value.
    #[inline(never)]
    pub fn note(&mut self, json: V<'_>, trouble: &'static Trouble, parts: &[&str]) {
        self.notes.add(json, trouble, parts);
    }

    /// Notes a word that nobody knows, or that none stands there.
    #[inline(never)]
    pub fn unknown(&mut self, json: V<'_>, word: &str, of: &str, instead: &str) {
        if word.is_empty() {
            return self.note(json, t::NO_WORD, &[of, instead]);
        }
        self.note(json, t::UNKNOWN_WORD, &[word, of, instead]);
    }

    /// The kind that the word of that name stands for; one that nobody knows, or none, is noted and is a notice.
    #[inline(never)]
    pub fn kind(&mut self, json: V<'_>, key: &str, known: fn(&str) -> Option<Kind>) -> Kind {
        let word = json.text(key).unwrap_or_default();
        known(word).unwrap_or_else(|| {
            self.unknown(json, word, key, "It is a notice, if its components do not tell more.");
            Kind::Notice
        })
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

    /// The time of a change, of that name: the last one is what the source tells last.
    #[inline(never)]
    pub fn changed(&mut self, json: V<'_>, key: &str) -> Option<Stamp> {
        let at = self.time(json, key);
        self.newest = self.newest.max(at.map(|at| at.time));
        at
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
        let shown = value.said().unwrap_or_else(|| "a value of another kind".into());
        self.found(value, &shown, time::read(value))
    }

    /// What was found where a time belongs, and stands there as those words.
    #[inline(never)]
    pub fn found(&mut self, value: V<'_>, shown: &str, found: Found) -> Option<Stamp> {
        let stamp = match found {
            Found::Nothing => return None,
            Found::Unreadable => {
                self.note(value, t::UNREADABLE_TIME, &[cut(shown, 60)]);
                return None;
            }
            Found::Day(stamp) => {
                self.note(value, t::ZONE_UNKNOWN, &[cut(shown, 60)]);
                stamp
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

    /// The day on which planned work was announced, in place of a time that is not told.
    #[inline(never)]
    pub fn announced(&mut self, json: V<'_>, at: Option<Stamp>) -> Option<Stamp> {
        self.note(json, t::START_FROM_ANNOUNCEMENT, &[]);
        at.map(time::day)
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
            out.word("id", id);
            out.word("name", if name.is_empty() { id } else { &name });
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

    /// Takes all records of a list of that name in. A document that is a list by itself is that list.
    #[inline(never)]
    pub fn take<'a>(&mut self, json: V<'a>, list: &str, read: fn(V<'a>, &mut Self) -> Record<'a>) {
        for json in self.list(json, list) {
            let record = read(json, self);
            self.add(record);
        }
    }

    /// Reads the updates of a record, a list of that name.
    #[inline(never)]
    pub fn told<'a>(&mut self, record: &mut Record<'a>, json: V<'a>, [list, at, body, word]: [&str; 4]) {
        for json in self.list(json, list) {
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

    /// The entries of a list of that name that are objects; anything else is noted. A document that is a list by itself
    /// is that list.
    #[inline(never)]
    pub fn list<'a>(&mut self, json: V<'a>, name: &str) -> Vec<V<'a>> {
        let list = if matches!(json, Json::List(_)) { Some(json) } else { json.get(name) };
        if let Some(other) = list.filter(|list| !matches!(list, Json::List(_))) {
            self.note(other, t::NOT_A_LIST, &[]);
        }
        self.objects(list.map(Ask::items).unwrap_or_default())
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

    /// The source shows its newest `newest` entries and has more: the history goes back to the oldest of them. With none
    /// it shows others than the newest.
    #[inline(never)]
    pub fn window(&mut self, newest: usize) {
        let Some(oldest) = self.oldest.or(self.oldest_planned) else { return };
        let from = Some(Stamp { time: oldest, date_only: false, zone_stated: true });
        if newest == 0 {
            return self.pages_since(from);
        }
        self.history_from = from;
        let what = if self.oldest.is_none() { " maintenances, back to " } else { " incidents, back to " };
        let words = ["This source shows its newest ", &newest.digits(), what, &day_in_words(oldest), "."];
        self.history_note = words.concat();
    }

    /// The source shows one page of its history, which begins with that day.
    pub fn pages_since(&mut self, day: Option<Stamp>) {
        let Some(Stamp { time, .. }) = day else { return };
        self.history_from = day;
        self.history_note = ["This is one page of the source's history, from ", &*day_in_words(time), " on."].concat();
    }

    /// The source shows only the last days of its history and does not say how many: what is over and still shown began
    /// within them, what is open may be older.
    pub fn recent(&mut self) {
        let Some(oldest) = self.oldest_over.or(self.newest) else { return };
        self.history_from = Some(Stamp { time: oldest, date_only: false, zone_stated: true });
        self.history_note =
            ["This source shows the last days of its history, known from ", &*day_in_words(oldest), " on."].concat();
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

/// The kind that the state of a component stands for, or an impact in its place.
#[must_use]
pub fn kind_of_state(word: &str) -> Option<Kind> {
    let state = super::segments::state(word);
    state.map_or_else(|| kind_of_impact(word), |state| Some(state.map_or(Kind::Notice, |(kind, _)| kind)))
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
