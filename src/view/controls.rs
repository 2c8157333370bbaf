//! Buttons for what the timeline shows, and the legend.

use super::context::Page;
use super::el::{El, View, all, div, el};
use super::keys::say_window;
use super::parts::{button, decoration, kind_words, swatch};
use crate::model::Kind;
use crate::ui::{Action, Preset};

/// Factor by which a button or a key zooms.
pub const ZOOM_STEP: f64 = 2.0;
/// Share of the window by which a button or a key moves it: part of what was in view stays in view.
pub const PAN_STEP: f64 = 0.6;

const PRESETS: [(Preset, &str); 5] = [
    (Preset::Days(30), "30 days"),
    (Preset::Days(90), "90 days"),
    (Preset::Days(365), "Year"),
    (Preset::Incident, "Incident"),
    (Preset::All, "All"),
];

pub fn controls(page: &Page) -> View {
    let preset = |(preset, words): (Preset, &'static str)| {
        let ui = page.ctx.ui.clone();
        let pressed = move || Some(if ui.with(|ui| ui.preset == Some(preset)) { "true" } else { "false" });
        let button = button("", words).live_attr("aria-pressed", pressed);
        let ui = page.ctx.ui.clone();
        let button = match preset {
            // There is nothing to fit as long as no story is open.
            Preset::Incident => button.live_attr("disabled", move || ui.with(|ui| ui.selected.is_none()).then_some("")),
            _ => button,
        };
        act(button, page, Action::Show(preset))
    };
    let step = |label: &'static str, sign: &'static str, action: Action| {
        act(button("", sign).attr("aria-label", label).attr("title", label), page, action)
    };
    let steps = [
        step("Earlier", "\u{2190}", Action::PanWindows(-PAN_STEP)),
        step("Later", "\u{2192}", Action::PanWindows(PAN_STEP)),
        step("Zoom out", "\u{2212}", Action::Zoom(1.0 / ZOOM_STEP)),
        step("Zoom in", "+", Action::Zoom(ZOOM_STEP)),
    ];
    let presets = group("Time range", PRESETS.map(preset));
    div("controls").part("controls").child(presets).child(group("Move and zoom", steps)).any()
}

fn act(button: El, page: &Page, action: Action) -> El {
    let page = page.clone();
    button.on_click(move || {
        page.act(action.clone());
        say_window(&page);
    })
}

/// Buttons that belong together.
pub fn group(label: &'static str, buttons: impl IntoIterator<Item = El>) -> El {
    div("group").attr("role", "group").attr("aria-label", label).child(all(buttons))
}

/// The kinds that occur, and what softness and hatching mean.
pub fn legend(page: &Page) -> View {
    let incidents = &page.loaded.timeline.incidents;
    let occurs = |kind: &Kind| incidents.iter().flat_map(|i| &i.segments).any(|s| s.kind == *kind);
    let mut rows: Vec<El> = Vec::new();
    for kind in Kind::ALL.into_iter().filter(occurs) {
        rows.push(el("li").child(swatch(kind)).child(kind_words(kind)));
    }
    for (class, words) in [("swatch approx", "approximate time"), ("swatch nodata", "no data")] {
        rows.push(el("li").child(decoration(class)).words(words));
    }
    el("ul").class("legend").attr("aria-label", "Legend").child(all(rows)).any()
}
