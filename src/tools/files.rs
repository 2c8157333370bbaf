//! A history, or one incident of it, as a file.

use crate::axis::Zone;
use crate::dates::zone_between;
use crate::export::{Context, Entry, csv::csv, head, ics::ics, markdown::markdown};
use crate::feed::draft;
use crate::story::session::{How, with};
use crate::{model::Incident, prose};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;

/// The history (or the incident that `how` names) as `ics`, `csv` or `markdown`. `page` is the address to which
/// incidents link, with `%01` for their ids; empty: they link nowhere. `None` if there is no such format, or nothing to
/// put into it.
#[wasm_bindgen]
#[must_use]
pub fn file(texts: &Array, how: String, kind: &str, page: &str) -> Option<String> {
    let how = How(how);
    with(texts, &how, |session| {
        let timeline = &session.timeline;
        let wanted = |i: &&Incident| how.get(0).is_empty() || *i.id == *how.get(0);
        let entries: Vec<Entry<'_>> = timeline.incidents.iter().filter(wanted).map(|i| (i, &*i.story)).collect();
        let (from, to) = session.reach(&how).unwrap_or((how.now(), how.now()));
        // Only the calendar asks which day it was.
        let company = how.company().filter(|_| kind == "ics");
        let zone = company.map_or_else(Zone::utc, |zone| zone_between(Some(&zone), from, to));
        let context = Context {
            zone: &zone,
            incidents: &timeline.incidents,
            components: &timeline.components,
            now: how.now(),
            language: how.get(3),
            site: timeline.site.name.as_ref().map(|name| name.get(how.get(3))),
            url: timeline.site.url.as_deref(),
            page: Some(page).filter(|page| !page.is_empty()),
        };
        match kind {
            "ics" => ics(&entries, &context),
            "csv" => Some(csv(&entries, &context)),
            "markdown" => {
                let one = |entry: &Entry<'_>| markdown(*entry, &context, &|text| prose::markdown(text));
                Some(head(&context).into_iter().chain(entries.iter().map(one)).collect::<Vec<_>>().join("\n\n---\n\n"))
            }
            _ => None,
        }
    })
}

/// The native feed that a draft becomes, which is what the widget has of a feed of another format; nothing if this is
/// none.
#[wasm_bindgen]
#[must_use]
pub fn finished(bytes: &[u8]) -> Option<String> {
    draft::finish(bytes)
}
