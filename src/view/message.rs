//! What is shown instead of a history: that it is on its way, that there is none, or why it cannot be shown.

use super::context::{Ctx, Failure, Older, Page};
use super::el::{View, all, div, el, live, nothing, p};
use super::parts::{button, decoration, heading, of_feed};
use crate::dates::Style;

/// On its way. The light-DOM content of the element stays in view meanwhile, so this says nothing aloud.
pub fn loading() -> View {
    let bones = ["bone", "bone", "bone"].map(decoration);
    div("loading").attr("aria-busy", "true").child(all(bones)).any()
}

/// There is nothing in it. That is no promise that nothing happened.
pub fn empty(page: &Page) -> View {
    let formats = page.ctx.formats.clone();
    let since = page.loaded.timeline.history_from.clone();
    let since = live(move || match &since {
        Some(from) => p("", ["This history reaches back to ", &formats.get().date(from), "."].concat()).any(),
        None => nothing(),
    });
    let message = div("message").part("empty").child(p("strong", "No incident is listed here.")).child(since);
    message.maybe(history_note(page)).any()
}

/// Why the history goes back no further, where the feed says so.
pub fn history_note(page: &Page) -> Option<View> {
    let note = page.loaded.timeline.history_note.as_ref()?;
    Some(of_feed(el("p").class("detail"), note, &page.lang().language).part("history-note").any())
}

/// A copy is shown, because its source cannot be read.
pub fn stale(ctx: &Ctx) -> View {
    let of = ctx.clone();
    let words = live(move || match of.stale.get() {
        Some(at) => {
            let at = of.formats.get().write(Style::DateClock, at);
            let words = "This history cannot be refreshed right now. It is shown as of ";
            div("stale").part("stale").child(p("", [words, &at, "."].concat())).any()
        }
        None => nothing(),
    });
    let of = ctx.clone();
    let missing = live(move || {
        let line = |name: &String| {
            let words = " could not be read and are missing here.";
            div("stale").part("missing").child(p("", ["Incidents from ", name, words].concat()))
        };
        of.missing.with(|names| all(names.iter().map(line)))
    });
    div("").attr("role", "status").child(words).child(missing).any()
}

/// What is older than the history that is here.
pub fn older(ctx: &Ctx) -> View {
    let ctx = ctx.clone();
    let words = live(move || {
        let ask = |words: &'static str| {
            let asked = ctx.asked.clone();
            button("control more", words).on_click(move || asked.upgrade().iter().for_each(|asked| asked.more()))
        };
        match ctx.older.get() {
            Older::None => nothing(),
            Older::More => all([p("", "Older incidents are not loaded yet."), ask("Load older incidents")]),
            Older::Coming => p("", "Loading older incidents …").any(),
            Older::Failed(why) => {
                all([p("", ["Older incidents could not be loaded. ", &why].concat()), ask("Try again")])
            }
        }
    });
    div("older").part("older").attr("role", "status").child(words).any()
}

/// It cannot be shown.
pub fn failed(ctx: &Ctx, label: &str, failure: Failure) -> View {
    let level = ctx.config.with_untracked(|c| c.heading_level);
    let asked = ctx.asked.clone();
    let retry = move || asked.upgrade().iter().for_each(|asked| asked.retry());
    let retry = failure.retry.then(|| button("control", "Try again").on_click(retry).any());
    let head = div("head").child(heading(level, "title", label.to_owned()));
    let message = div("message").part("error").attr("role", "alert").attr("data-code", failure.code);
    let message = message.child(p("strong", "The incident history could not be shown."));
    all([head, message.child(p("", failure.message)).maybe(retry)])
}
