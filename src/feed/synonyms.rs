//! What others call the fields of the native format, and where what has no field of its own belongs.
//!
//! Only who reads with words looks at any of this.

use super::near::{fold, nearest};
use super::node::Shape;
use super::said::said;

/// What others call a field.
struct Row {
    /// The objects in which they do, by their names in the schema; empty: in all that have the field.
    shapes: &'static str,
    /// What they call it, in lower case and without gaps.
    names: &'static str,
    /// The field. Of several rows the first counts whose field the object may have and does not have yet. With a point
    /// in it: the field of an object that stands in a field. With a space in it: a sentence that says where it belongs.
    cure: &'static str,
}

const fn row(shapes: &'static str, names: &'static str, cure: &'static str) -> Row {
    Row { shapes, names, cure }
}

const PHASE: &str = "Say whether it is over with `end`: a time, or \"ongoing\". Say how far the work is with the `phase` of the \
    last update, as in {\"at\": …, \"phase\": \"resolved\"}; use \"cancelled\" for planned work that did not take place.";
#[cfg(not(target_arch = "wasm32"))]
const PLANNED: &str = "For planned work write \"kind\": \"maintenance\", and its times as `start` and `end`.";
const LINK: &str = "Add it to `links`: [{\"title\": …, \"url\": …}].";
#[cfg(not(target_arch = "wasm32"))]
const STORY: &str = "Write a text as `short` or `long`. Move the parts of an object, such as `cause` or `actions`, up into the \
    incident itself.";
#[cfg(not(target_arch = "wasm32"))]
const LENGTH: &str = "Write it as `duration`, with its unit: \"45m\".";

/// What is met most: in what a browser loads, too. What stands further up counts more.
const COMMON: &[Row] = &[
    row(
        "",
        "affectedcomponents component componentids affected affectedservices affectedservice services service systems system \
         affectedsystems products lanes",
        "components",
    ),
    row(
        "Incident",
        "status state phase stage cancelled canceled currentstatus resolved closed ongoing open active",
        PHASE,
    ),
    row(
        "Incident",
        "description abstract overview tldr details detail text message excerpt subtitle synopsis",
        "summary",
    ),
    row(
        "Incident",
        "description details detail text message body content longstory report postmortem fullstory",
        "long",
    ),
    row("Incident", "body content description overview shortstory", "short"),
    row(
        "Incident",
        "timeline events log history messages incidentupdates statusupdates comments eventlog posts",
        "updates",
    ),
    row("Incident", "rootcause rootcauses causes reason rca rootcauseanalysis", "cause"),
    row("Incident", "lessonslearned lessonslearnt learnings lesson takeaways whatwelearned", "lessons"),
    row(
        "Incident",
        "actionitems action todos todo nextsteps followups followup correctiveactions preventiveactions preventivemeasures \
         improvements remediation measures prevention",
        "actions",
    ),
    row("Incident", "url href link permalink postmortemurl reporturl externallinks references furtherreading", LINK),
    row(
        "",
        "from begin begins began beginning since starttime startsat startedat startat startedon startdate scheduledfor scheduledstart",
        "start",
    ),
    row("Incident Segment", "time date datetime timestamp at when createdat", "start"),
    row(
        "",
        "to until till ended endtime endsat endedat endat enddate finish finished finishedat stop stopped resolvedat resolvedon \
         closedat scheduleduntil scheduledend",
        "end",
    ),
    row("Incident", "resolvedat resolvedon closedat", "resolution.at"),
    row(
        "",
        "time date datetime timestamp when on createdat created publishedat updatedat postedat resolvedat signedat detectedat since \
         start",
        "at",
    ),
    row("Action", "deadline duedate by targetdate target eta date", "due"),
    row("", "message body content description comment msg note details summary words html markdown", "text"),
];

/// The others, for the command line: no visitor pays for them.
#[cfg(not(target_arch = "wasm32"))]
const MORE: &[Row] = &[
    // The feed, and whose it is.
    row("Feed", "name title company organization organisation", "site.name"),
    row("Feed", "url link homepage website", "site.url"),
    row("Feed", "timezone tz", "site.time_zone"),
    row("Feed", "since historysince historystart", "history_from"),
    row("Feed", "description note", "history_note"),
    row("Feed", "schema", "$schema"),
    row("Feed", "formatversion schemaversion specversion", "version"),
    row("Feed", "nextpage older previous prev", "next"),
    row("Feed", "language lang locale locales langs", "languages"),
    row("Feed", "highlight highlighted pinned", "featured"),
    row("Site", "title company label", "name"),
    row("Site", "link href homepage website address", "url"),
    row("Site", "timezone tz zone", "time_zone"),
    row("Component", "title label", "name"),
    row("Component", "key slug uid uuid code", "id"),
    row("Component", "parent section category groupname", "group"),
    row("Component", "since start from", "history_from"),
    // Incidents and their periods.
    row("Incident", "story stories narrative", STORY),
    row("Incident", "scheduled planned maintenance ismaintenance", PLANNED),
    row(
        "Incident Segment",
        "durationminutes durationmin minutes durationseconds durationhours durationms lengthminutes",
        LENGTH,
    ),
    row("Incident Segment", "downtime length lasted timespan", "duration"),
    row("Incident Segment", "type category incidenttype class", "kind"),
    row("Segment", "status state level severity impact", "kind"),
    row("Segment", "description text note message summary title name details", "detail"),
    row("Segment", "cyclical cycles intermittent", "cycle"),
    row("Incident", "periods intervals outages phases windows", "segments"),
    row("Incident", "key slug uid uuid guid number identifier reference ref", "id"),
    row("Incident", "name headline subject heading", "title"),
    row("Incident", "priority sev level impactlevel criticality severitylevel", "severity"),
    row("Incident", "published publishedon publishdate publicationdate datepublished", "published_at"),
    row("Incident", "source author", "provenance"),
    row("Incident", "contributingfactors", "cause.factors"),
    row("Incident", "trigger", "cause.trigger"),
    row("Incident", "detectedat discoveredat noticedat", "detection.at"),
    row("Incident", "detectedby detected discovered discovery noticed", "detection"),
    row(
        "Incident",
        "affectedusers affectedcustomers usersaffected customersaffected users customers customerimpact",
        "impact",
    ),
    row("Incident", "symptoms", "impact.saw"),
    row("Incident", "scope", "impact.scope"),
    row("Incident", "tried steps mitigations fixes whatwetried", "attempts"),
    row("Incident", "apologies letter statement sorry", "apology"),
    row("Incident", "datasafe dataintegrity lostdata data", "data_loss"),
    row("Incident", "credits credit refund refunds", "compensation"),
    row("Incident", "email support contacts", "contact"),
    row("Incident", "relatedincidents seealso", "related"),
    row("Incident", "labels keywords categories", "tags"),
    row("Incident", "changelog changes edits corrections", "revisions"),
    row("Incident", "workarounds", "workaround"),
    // Times, wherever there is a field for them. What is resolved is over.
    row("", "from after start min since", "earliest"),
    row("", "to until before end max till", "latest"),
    row("StatedInstant", "label words description note", "text"),
    row("StatedInstant", "timezone tz", "zone"),
    row("StatedDuration", "approx approximately around roughly estimate value duration", "about"),
    row("StatedDuration", "from least atleast minimum lower", "min"),
    row("StatedDuration", "to most atmost maximum upper", "max"),
    row("StatedDuration", "label words description note", "text"),
    row("DataLoss", "start since begin after", "from"),
    row("DataLoss", "end until till before", "to"),
    // Parts of a story.
    row("Update", "status state stage", "phase"),
    row("DataLoss", "answer state value result", "status"),
    row("Apology", "author name signed signature signedby from person", "by"),
    row("Person", "title position job jobtitle", "role"),
    row("Attempt", "action what attempt title description text step name", "tried"),
    row("Attempt", "status state success effect", "outcome"),
    row("Attempt", "to end till", "until"),
    row("Attempt", "note notes comment details effect description text", "result"),
    row("Attempt", "ruledout excluded", "ruled_out"),
    row("Impact", "description text users affected customers summary", "who"),
    row("Impact", "symptoms effect experience seen", "saw"),
    row("Impact", "level extent", "scope"),
    row("Cause", "confidence status sure certain confirmed", "certainty"),
    row("Cause", "contributing contributingfactors reasons", "factors"),
    row("Cause", "vendor supplier provider", "third_party"),
    row("Detection", "method description text by source who", "how"),
    row("Action", "title action name task item what", "text"),
    row("Action", "completedat completed completedon done doneon finishedat closedat", "done_at"),
    row("Action", "state progress", "status"),
    row("Action", "kind category", "type"),
    row("Contact", "mail emailaddress address", "email"),
    row("Contact", "link href website page", "url"),
    row("Link", "href link address uri", "url"),
    row("Link", "text label name description", "title"),
    row("Revision", "change what", "text"),
];
#[cfg(target_arch = "wasm32")]
const MORE: &[Row] = &[];

/// What to do about a name that is not known in an object of that shape; `stated` are the names in it.
#[must_use]
pub fn cure(name: &str, shape: &Shape, stated: &[&str]) -> String {
    let free = |field: &str| shape.keys.contains(&field) && !stated.contains(&field);
    let mut folded = fold(name);
    if let Some(known) = shape.keys.iter().find(|known| **known == folded && free(known)) {
        return said(&["Write it as `", known, "`."]);
    }
    folded.retain(|c| c != '_');
    let same = MORE
        .iter()
        .chain(COMMON)
        .filter(|row| row.shapes.is_empty() || row.shapes.split(' ').any(|known| known == shape.name));
    let same = same.filter(|row| row.names.split(' ').any(|known| known == folded));
    for Row { cure, .. } in same {
        match cure.split_once('.') {
            _ if free(cure) => return said(&["Write it as `", cure, "`."]),
            _ if cure.contains(' ') => return (*cure).to_owned(),
            Some((field, inner)) => return said(&["Move it into `", field, "`: {\"", inner, "\": …}."]),
            None => {}
        }
    }
    match nearest(name, shape.keys.iter().copied().filter(|field| free(field))) {
        Some(known) => said(&["Did you mean `", known, "`?"]),
        None => said(&["Remove it, or write it as `x-", name, "` to keep it for yourself."]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::native::shapes::ALL;

    #[test]
    fn every_row_leads_to_a_field_that_exists() {
        for Row { shapes, names, cure } in MORE.iter().chain(COMMON) {
            for shape in shapes.split(' ').filter(|shape| !shape.is_empty()) {
                let shape = ALL.iter().find(|known| known.name == shape).expect(shape);
                let field = cure.split('.').next().unwrap_or_default();
                assert!(cure.contains(' ') || shape.keys.contains(&field), "{}: {cure}", shape.name);
                for name in names.split(' ') {
                    assert!(!shape.keys.contains(&name), "{name} is known");
                }
            }
            assert!(cure.contains([' ', '.']) || ALL.iter().any(|shape| shape.keys.contains(cure)), "{cure}");
            for name in names.split(' ') {
                assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{names}");
            }
        }
    }
}
