//! Stories on request: reading and drawing them takes a binary of its own, so that nobody pays for it who opens none.

use super::failure;
use super::fetch::Abort;
use super::load::Loader;
use super::notes;
use super::services::service;
use crate::feed::Note;
use crate::model::IncidentIx;
use crate::ui::Config;
use crate::view::{Ctx, Load, message, show_text};
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// A story is a page of text, not a library.
const MAX_STORY_BYTES: usize = 2_000_000;

impl Loader {
    /// Draws the story of an incident into `place`.
    pub fn tell(&self, place: Element, incident: IncidentIx, level: u8) {
        let ctx = self.ctx;
        let Load::Ready(loaded) = ctx.load.get_untracked() else { return };
        let Some(incident) = loaded.timeline.incidents.get(incident) else { return };
        let given = Array::of3(&place, &self.given(), &how(ctx, &incident.id, level).into());
        let services = self.services.clone();
        spawn_local(async move {
            let told = match service(&services, "story").await {
                Some(story) => story.apply(&JsValue::NULL, &given).ok(),
                None => None,
            };
            // The widget may be gone by now.
            if ctx.load.try_get_untracked().is_none() {
                return;
            }
            match told.filter(JsValue::is_truthy) {
                Some(found) => {
                    add(ctx, notes::from_flat(&found.into(), 0));
                    show_text(ctx, &place, ctx.ui.with_untracked(|ui| ui.long));
                }
                None => message(&place, UNAVAILABLE),
            }
        });
    }

    /// Draws a text in a file of its own into `place`.
    pub fn text(&self, place: Element, address: String, level: u8) {
        let (ctx, abort) = (self.ctx, Abort::new());
        let id = place.closest("[data-incident]").ok().flatten().and_then(|story| story.get_attribute("data-incident"));
        let joined = id.and_then(|id| self.address(&id, &address));
        let credentials = ctx.config.with_untracked(|c| c.credentials);
        let request = abort.get(joined.unwrap_or(address), credentials, MAX_STORY_BYTES);
        self.state.borrow_mut().texts.push(abort);
        let services = self.services.clone();
        spawn_local(async move {
            let text = match request.await {
                Ok(fetched) => String::from_utf8_lossy(&fetched.bytes.to_vec()).into_owned(),
                Err(why) => return place.set_text_content(Some(&failure::story(&why))),
            };
            let drawn = match service(&services, "text").await {
                Some(draw) => draw.call3(&JsValue::NULL, &place, &text.as_str().into(), &level.into()).is_ok(),
                None => false,
            };
            if !drawn && ctx.load.try_get_untracked().is_some() {
                message(&place, UNAVAILABLE);
            }
        });
    }
}

const UNAVAILABLE: &str = "This story could not be loaded. Check the connection and try again.";

/// Notes that only reading a story brings up.
fn add(ctx: Ctx, found: Vec<Note>) {
    let Load::Ready(loaded) = ctx.load.get_untracked() else { return };
    let known = |note: &Note| loaded.notes.contains(note) || ctx.told.with_untracked(|told| told.contains(note));
    let found: Vec<Note> = found.into_iter().filter(|note| !known(note)).collect();
    if !found.is_empty() {
        ctx.told.update(|told| told.extend(found));
    }
}

/// What `src/bin/story.rs` is told, in its order.
pub fn how(ctx: Ctx, incident: &str, level: u8) -> Vec<String> {
    let formats = ctx.formats.get_untracked();
    let zone = formats.zone.clone().unwrap_or_default();
    let company = formats.company.as_ref().and_then(|company| company.zone.clone()).unwrap_or_default();
    let only = |config: &Config| {
        let kinds: Vec<&str> = config.kinds.iter().map(|kind| kind.id()).collect();
        (kinds.join(" "), config.components.join(" "))
    };
    let (kinds, components) = ctx.config.with_untracked(only);
    let now = ctx.now.get_untracked().0.to_string();
    let language = formats.language.clone();
    vec![incident.to_owned(), level.to_string(), now, language, zone, company, kinds, components]
}
