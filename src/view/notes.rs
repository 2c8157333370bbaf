//! What was repaired or left out, for the site owner and for readers who want to know how sure this is.

use super::context::Page;
use super::el::{El, View, all, el, live, nothing};
use crate::feed::{Note, Severity};
use crate::i18n::en::count;

/// Notes that are shown one by one.
const SHOWN: usize = 50;

pub fn notes(page: &Page) -> View {
    let page = page.clone();
    // Reading a story may bring up more.
    live(move || page.ctx.told.with(|told| list(&page, told)).unwrap_or_else(nothing))
}

fn list(page: &Page, told: &[Note]) -> Option<View> {
    let debug = page.ctx.config.with_untracked(|c| c.debug);
    // Trifles are for site owners who ask for them.
    let matters = |n: &&Note| debug || n.severity > Severity::Info;
    let notes: Vec<&Note> = page.loaded.notes.iter().chain(told).filter(matters).collect();
    if notes.is_empty() {
        return None;
    }
    let mut rows: Vec<El> = Vec::new();
    for n in notes.iter().take(SHOWN) {
        let pointer = el("code").words(n.pointer.clone());
        rows.push(el("li").attr("data-code", n.code).words([&n.message, " "].concat()).child(pointer));
    }
    if notes.len() > SHOWN {
        rows.push(el("li").words(count(notes.len() - SHOWN, "more note", "more notes")));
    }
    let title = count(notes.len(), "note about this data", "notes about this data");
    let details = el("details").class("notes").part("notes").attr_if("open", debug.then_some(""));
    Some(details.child(el("summary").words(title)).child(el("ul").child(all(rows))).any())
}
