//! The heading, what can be said of now, and the zone in which times are shown.

use super::context::Page;
use super::el::{View, all, div, el, live};
use super::parts::{button, decoration, heading};
use crate::dates::Formats;
use crate::i18n::en;
use crate::model::{Digits, Kind, State, state};
use crate::ui::{Action, ZoneChoice};
use leptos::prelude::event_target_value;
use web_sys::Event;

pub fn head(page: &Page, label: &str) -> View {
    let level = page.ctx.config.with_untracked(|c| c.heading_level);
    let of = page.clone();
    let standing = live(move || {
        let (now, formats) = (of.ctx.now.get(), of.ctx.formats.get());
        let (mut open, mut title, mut first, mut others) = (0, "", None, [0; 5]);
        for (i, incident) in of.loaded.timeline.incidents.iter().enumerate() {
            let other = match state(incident, now) {
                // Nothing is broken of what is only worth knowing.
                State::Ongoing(Kind::Notice) => 0,
                State::Ongoing(Kind::Maintenance) => 1,
                State::Ongoing(_) => {
                    open += 1;
                    first = first.or(Some(i));
                    title = incident.title.get(&formats.language);
                    continue;
                }
                State::Planned(next) => 3 - usize::from(next.kind == Kind::Maintenance),
                State::EndUnknown => 4,
                State::Over(_) | State::Cancelled | State::NotStated => continue,
            };
            if let Some(n) = others.get_mut(other) {
                *n += 1;
            }
        }
        let dot = decoration("dot").attr_if("data-open", (open > 0).then_some(""));
        let going = en::going_on(open, title);
        // A worried reader gets to the story with one press.
        let going = match first {
            Some(i) => {
                let page = of.clone();
                button("link", going).on_click(move || page.open(i))
            }
            None => el("span").words(going),
        };
        all([dot, going, el("span").words(en::standing(others))])
    });
    let standing = el("p").class("standing").part("standing").attr("role", "status").child(standing);
    let words = div("head-words").child(heading(level, "title", label.to_owned())).child(standing);
    el("header").class("head").child(words).child(zone_select(page)).any()
}

/// The visitor's own zone, the company's, UTC, and the one that the site owner named.
fn zone_select(page: &Page) -> View {
    let ctx = &page.ctx;
    let asked = ctx.config.with_untracked(|c| c.zone.clone());
    let company = page.loaded.timeline.site.time_zone.clone();
    let mut choices = vec![(ZoneChoice::Visitor, "Your time".to_owned())];
    if let Some(name) = &company {
        choices.push((ZoneChoice::Company, ["Company time: ", &place(name)].concat()));
    }
    choices.push((ZoneChoice::Utc, "UTC".to_owned()));
    if let ZoneChoice::Named(name) = &asked
        && Formats::knows_zone(name)
    {
        choices.insert(0, (asked.clone(), place(name)));
    }
    // A site owner may ask for the company's zone where the feed names none that is known: that is UTC.
    if asked == ZoneChoice::Company && company.is_none() {
        choices.push((asked, "Company time (unknown: UTC)".to_owned()));
    }
    let chosen = ctx.ui.with_untracked(|ui| ui.zone.clone());
    let option = |(n, (choice, words)): (usize, &(ZoneChoice, String))| {
        let selected = (*choice == chosen).then_some("");
        el("option").attr("value", n.digits()).attr_if("selected", selected).words(words.clone())
    };
    let options = all(choices.iter().enumerate().map(option));
    let page = page.clone();
    let change = move |event: Event| {
        let n: usize = event_target_value(&event).parse().unwrap_or(0);
        if let Some((choice, _)) = choices.get(n) {
            page.act(Action::Zone(choice.clone()));
        }
    };
    let select = el("select").class("zone control").attr("aria-label", "Times are shown in");
    select.child(options).on("change", change).any()
}

/// `America/New_York` → `New York`.
fn place(zone: &str) -> String {
    let begin = zone.bytes().rposition(|byte| byte == b'/').map_or(0, |slash| slash + 1);
    zone.get(begin..).unwrap_or(zone).chars().map(|c| if c == '_' { ' ' } else { c }).collect()
}
