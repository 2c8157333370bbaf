//! The zone in which times are shown, as the browser knows it.

use crate::axis::Zone;
use crate::dates::{Formats, zone_between};
use crate::model::{DAY_MS, Timeline};
use crate::ui::{Ground, ZoneChoice};
use crate::view::Ctx;
use std::rc::Rc;

/// How far past either end of the history offsets are looked up: this, or half its length, which is as far as the view
/// can be panned.
const BEYOND_MS: i64 = 400 * DAY_MS;

/// Limit for the future side. `zone.js` samples most densely before the end, and that part should cover the history.
const FUTURE_MS: i64 = 10_000 * DAY_MS;

/// Makes the writers of dates and the offsets for a choice of zone.
pub fn apply(ctx: &Ctx, choice: &ZoneChoice, timeline: &Timeline, language: String) {
    let name = match choice {
        ZoneChoice::Visitor => None,
        ZoneChoice::Utc => Some("UTC".to_owned()),
        ZoneChoice::Company => Some(timeline.site.time_zone.as_deref().unwrap_or("UTC").to_owned()),
        ZoneChoice::Named(name) => Some(name.clone()),
    };
    // A name that the browser does not know was noted when the feed came.
    let name = name.filter(|name| Formats::knows_zone(name));
    let now = ctx.now.get_untracked();
    let reach = Ground::new(timeline, now).reach();
    let beyond = BEYOND_MS.max(reach.length() / 2);
    let zone = zone_between(name.as_deref(), reach.from().plus(-beyond), reach.to().plus(beyond.min(FUTURE_MS)));
    let company = timeline.site.time_zone.clone();
    let company = company.map(|z| Box::new(Formats::new(language.clone(), Some(z.into()), Zone::utc())));
    let mut formats = Formats::new(language, name, zone);
    formats.company = company;
    ctx.formats.set(Rc::new(formats));
}
