//! Stories on request: reading and drawing them takes a binary of its own, which the first view does not wait for.

use super::load::Loader;
use crate::feed::Note;
use crate::model::{Digits, Incident, IncidentIx};
use crate::parted;
use crate::ui::Config;
use crate::view::{Asks, Ctx, Load};
use js_sys::Array;
use web_sys::Element;

impl Asks for Loader {
    fn tell(&self, place: &Element, incident: IncidentIx, level: Option<u8>) {
        let Load::Ready(loaded) = self.ctx.load.get_untracked() else { return };
        let Some(incident) = loaded.timeline.incidents.get(incident) else { return };
        let given = self.slice(incident).unwrap_or_else(|| self.given());
        self.desk.tell(place, given, &how(&self.ctx, &incident.id, level));
    }

    fn show_text(&self, place: &Element, long: bool) {
        let base = place.get_attribute("data-incident").and_then(|id| self.base(&id)).unwrap_or_default();
        self.desk.show_text(place, long, &base);
    }

    fn more(&self) {
        self.fetch_older();
    }

    fn retry(&self) {
        self.fetch();
    }
}

impl Loader {
    /// Only the part of a long text that tells the incident. With several feeds that is not enough: the id of an
    /// incident depends on all of them.
    fn slice(&self, incident: &Incident) -> Option<Array> {
        let state = self.state.borrow();
        let [source] = &state.sources[..] else { return None };
        source.parts.iter().find_map(|part| part.slice(incident)).map(|text| Array::of1(&text))
    }

    /// Asks what there is to note about the attributes and the texts that are on the screen; `mended`: there is
    /// something. Only the story binary has the wording.
    pub(super) fn note(&self, mended: bool) {
        let attributes = self.state.borrow().attributes.clone();
        self.desk.note(self.given(), &how(&self.ctx, "", None), &attributes, mended);
    }
}

/// A story is drawn: shows the text that was chosen, and what was noted when it was read.
pub fn told(loader: &Loader, place: &Element, found: Vec<Note>) {
    add(&loader.ctx, found);
    loader.show_text(place, loader.ctx.ui.with_untracked(|ui| ui.long));
}

/// Shows the notes of the story binary, which reads everything.
pub fn add(ctx: &Ctx, found: Vec<Note>) {
    let Load::Ready(loaded) = ctx.load.get_untracked() else { return };
    let known = |note: &Note| loaded.notes.contains(note) || ctx.told.with_untracked(|told| told.contains(note));
    let found: Vec<Note> = found.into_iter().filter(|note| !known(note)).collect();
    if !found.is_empty() {
        ctx.told.update(|told| told.extend(found));
    }
}

/// What `src/story/session.rs` is told, a list in its order.
pub fn how(ctx: &Ctx, incident: &str, level: Option<u8>) -> String {
    let formats = ctx.formats.get_untracked();
    let company = formats.company.as_ref().and_then(|company| company.zone.as_deref()).unwrap_or_default();
    let only = |config: &Config| {
        let kinds: Vec<&str> = config.kinds.iter().map(|kind| kind.id()).collect();
        (kinds.join(" "), config.components.join(" "))
    };
    let (kinds, components) = ctx.config.with_untracked(only);
    let now = ctx.now.get_untracked().0.digits();
    let level = level.map(|level| level.digits()).unwrap_or_default();
    let zone = formats.zone.as_deref().unwrap_or_default();
    parted::join([incident, &level, &now, &formats.language, zone, company, &kinds, &components])
}
