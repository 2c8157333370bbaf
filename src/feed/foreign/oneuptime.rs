//! OneUptime, `/status-page-api/{overview,incidents,scheduled-maintenance}/<id>`. Source:
//! github.com/OneUptime/oneuptime.
//!
//! Values may be wrapped: `{"_type": "ObjectID", "value": "…"}`. A post-mortem counts only where its flag says so.
//! States have the names that their owner gave them: which of them means the end stands in a list beside the incidents.

use super::build::{Build, body_of};
use super::record::{Finish, Record};
use super::time::planned_until;
use super::value::{Ask as _, V};
use super::{text, troubles as t};
use crate::feed::Stamp;
use crate::feed::json::Json;
use crate::model::{Kind, Phase, Severity};

/// Where what is told of incidents or of maintenances stands.
struct Names {
    /// The lists of them.
    lists: [&'static str; 2],
    /// Their notes, and changes of state.
    notes: &'static str,
    timelines: &'static str,
    /// In these: whose they are.
    of: &'static str,
    /// The state, where it changes; in the record itself `current` stands before it.
    state: &'static str,
    current: &'static str,
    /// All states that there are.
    states: &'static str,
}

const INCIDENTS: Names = Names {
    lists: ["incidents", "activeIncidents"],
    notes: "incidentPublicNotes",
    timelines: "incidentStateTimelines",
    of: "incidentId",
    state: "incidentState",
    current: "currentIncidentState",
    states: "incidentStates",
};

const MAINTENANCES: Names = Names {
    lists: ["scheduledMaintenanceEvents", "activeScheduledMaintenanceEvents"],
    notes: "scheduledMaintenanceEventsPublicNotes",
    timelines: "scheduledMaintenanceStateTimelines",
    of: "scheduledMaintenanceId",
    state: "scheduledMaintenanceState",
    current: "currentScheduledMaintenanceState",
    states: "scheduledMaintenanceStates",
};

/// Whether it looks like this format.
pub fn detect(doc: V<'_>) -> bool {
    let incident = |i: &Json<'_>| i.has(INCIDENTS.current) || i.has("incidentSeverity");
    let [incidents, active] = INCIDENTS.lists.map(|list| doc.list(list).first().is_some_and(incident));
    doc.has(INCIDENTS.timelines) || MAINTENANCES.lists.iter().any(|list| doc.has(list)) || incidents || active
}

/// Reads it.
pub fn read(doc: V<'_>, build: &mut Build) {
    for resource in doc.list("statusPageResources") {
        let id = resource.word("monitorId").or_else(|| resource.get("monitor")?.word("_id"));
        if let (Some(id), Some(name)) = (id, resource.text("displayName")) {
            build.component(&id, name, None);
        }
    }
    for (names, planned) in [(&INCIDENTS, false), (&MAINTENANCES, true)] {
        for list in names.lists {
            for json in build.list(doc, list) {
                let record = if planned { maintenance(json, doc, build) } else { incident(json, doc, build) };
                build.add(record);
            }
        }
    }
    if INCIDENTS.lists.iter().any(|list| *list != "incidents" && doc.has(list)) {
        build.current_only(None);
        build.no_history(doc, "what is open or planned", "The history is in /status-page-api/incidents of the page.");
    } else if doc.has("incidents") {
        build.recent();
    }
}

fn begin<'a>(json: V<'a>, kind: Kind, build: &mut Build) -> Record<'a> {
    let id = if json.word("_id").is_some() { "_id" } else { "id" };
    let mut record = build.record(json, kind, id, "title");
    record.story = body_of(json, "description");
    record.created = build.time(json, "createdAt");
    for id in json.list("monitors").iter().filter_map(|m| m.word("_id").or_else(|| m.said())) {
        record.lanes.push(build.component(&id, &["Monitor ", &*id].concat(), None));
    }
    record
}

fn is(state: V<'_>, flag: &str) -> bool {
    state.flag(flag) == Some(true)
}

/// Whether a state is the end, by its own flag or name.
fn is_end(state: V<'_>) -> bool {
    is(state, "isResolvedState")
        || is(state, "isEndedState")
        || state.text("name").is_some_and(|n| n.eq_ignore_ascii_case("resolved"))
}

/// Reads notes and changes of state. Whether it is over, and since when.
fn told<'a>(record: &mut Record<'a>, doc: V<'a>, names: &Names, build: &mut Build) -> (bool, Option<Stamp>) {
    let id = record.id.clone();
    let mine = |entry: &&Json<'_>| entry.word(names.of).is_some_and(|of| of == id);
    for entry in doc.list(names.notes).iter().filter(mine) {
        record.updates.push(build.said(entry, &["postedAt", "createdAt"], "note", ""));
    }
    let now = record.json.get(names.current);
    let id_of = |state: V<'_>| state.word("_id");
    let listed = |state: &&Json<'_>| now.and_then(id_of).is_some_and(|id| id_of(state) == Some(id));
    let over = now.is_some_and(|now| is_end(now) || doc.list(names.states).iter().find(listed).is_some_and(is_end));
    let last = now.and_then(|now| now.word("name")).filter(|_| over);
    for entry in doc.list(names.timelines).iter().filter(mine) {
        let Some(state) = entry.get(names.state) else { continue };
        let mut said = build.said(entry, &["startsAt"], "", "");
        said.word = state.word("name").unwrap_or_default();
        said.phase = if is_end(state) || last.as_ref() == Some(&said.word) {
            Some(Phase::Resolved)
        } else if is(state, "isAcknowledgedState") {
            Some(Phase::Identified)
        } else {
            Some(Phase::Investigating).filter(|_| is(state, "isCreatedState"))
        };
        record.updates.push(said);
    }
    (over, record.over_since(None))
}

fn maintenance<'a>(json: V<'a>, doc: V<'a>, build: &mut Build) -> Record<'a> {
    let mut record = begin(json, Kind::Maintenance, build);
    record.start = build.time(json, "startsAt");
    let planned = build.time(json, "endsAt");
    let (over, end) = told(&mut record, doc, &MAINTENANCES, build);
    let ongoing = json.get(MAINTENANCES.current).is_some_and(|state| is(state, "isOngoingState"));
    record.finish = Finish::at(end.filter(|_| over).or(planned));
    if ongoing && !over {
        record.detail = planned_until(planned);
        record.finish = Finish::Open;
    }
    record
}

fn incident<'a>(json: V<'a>, doc: V<'a>, build: &mut Build) -> Record<'a> {
    let word = json.get("incidentSeverity").and_then(|s| s.word("name")).unwrap_or_default();
    let severities = [
        ("critical", Kind::Outage, Severity::Critical),
        ("major", Kind::Outage, Severity::Major),
        ("minor", Kind::Degraded, Severity::Minor),
    ];
    let known = severities.into_iter().find(|(name, ..)| text::has(&word, name));
    if known.is_none() && !word.is_empty() {
        build.unknown(json, &word, "incidentSeverity", "It is shown as degraded.");
    }
    let (kind, severity) = known.map_or((Kind::Degraded, None), |(_, kind, severity)| (kind, Some(severity)));
    let mut record = begin(json, kind, build);
    (record.word, record.severity) = (word, severity);
    record.start = build.time(json, "declaredAt");
    record.finish = match told(&mut record, doc, &INCIDENTS, build) {
        (true, Some(end)) => Finish::At(end),
        (true, None) => {
            build.note(json, t::NO_END, &[]);
            Finish::Unknown
        }
        (false, _) if json.get(INCIDENTS.current).is_some() => Finish::Open,
        (false, end) => Finish::at(end),
    };
    if json.flag("showPostmortemOnStatusPage") == Some(true) {
        record.report = body_of(json, "postmortemNote");
        record.published = build.time(json, "postmortemPostedAt");
    }
    record
}
