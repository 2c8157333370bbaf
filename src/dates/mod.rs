//! Dates and times in the reader's language and zone, by the browser's own `Intl`.

pub mod words;
mod zone;

pub use zone::zone_between;

use crate::axis::{Unit, Zone};
use crate::model::{Instant, Time, When};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat` (ECMA-402).
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type DateFormat;
    #[wasm_bindgen(method)]
    fn format(this: &DateFormat, ms: f64) -> String;
    #[wasm_bindgen(method, js_name = formatRange)]
    fn format_range(this: &DateFormat, from_ms: f64, to_ms: f64) -> String;
}

#[wasm_bindgen(module = "/src/dates/writer.js")]
extern "C" {
    /// English if the browser does not know the language, `None` if it does not know the zone.
    fn writer(language: &str, zone: Option<&str>, style: usize) -> Option<DateFormat>;
    #[wasm_bindgen(js_name = zoneName)]
    fn zone_name(format: &DateFormat, ms: f64) -> String;
}

/// How a date is written: `writer.js` knows their options, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `9:03 AM`
    Clock,
    /// `Fri, Aug 14`
    WeekdayDate,
    /// `Sat 15`
    WeekdayDay,
    /// `Aug`
    Month,
    /// `August 2015`
    MonthYear,
    /// `2015`
    Year,
    /// `August 14`
    Day,
    /// `August 14, 2015`
    Date,
    /// `Aug 14, 2015`
    ShortDate,
    /// `Aug 14, 2015, 9:03 AM`
    DateClock,
    /// `Central Daylight Time`, after a date
    ZoneName,
}

/// How many styles there are.
const STYLES: usize = Style::ZoneName as usize + 1;

/// Writers of dates for one language and one zone. Making one is slow, so each is made once, when it is needed.
pub struct Formats {
    /// Language tag (BCP 47) of texts and dates.
    pub language: String,
    /// IANA name of the zone; `None`: the visitor's own.
    pub zone: Option<String>,
    /// The same zone, for drawing.
    pub offsets: Zone,
    /// The same language in the company's own zone, if that is known.
    pub company: Option<Box<Formats>>,
    made: [OnceCell<Option<DateFormat>>; STYLES],
    /// The same for dates that come without a time: these are days of UTC whatever the reader's zone.
    utc: OnceCell<Box<Formats>>,
}

impl Formats {
    /// Writers for `language` and `zone`. A zone or language that the browser does not know is replaced by UTC and
    /// English where it is used.
    #[must_use]
    pub fn new(language: String, zone: Option<String>, offsets: Zone) -> Self {
        Self { language, zone, offsets, company: None, made: Default::default(), utc: OnceCell::new() }
    }

    /// Whether the browser knows a zone of that name.
    #[must_use]
    pub fn knows_zone(name: &str) -> bool {
        // Making a writer is slow, the first one most of all.
        name == "UTC" || writer("en", Some(name), 0).is_some()
    }

    /// `time` written in a style. Empty if the browser cannot write it at all.
    #[must_use]
    pub fn write(&self, style: Style, time: Time) -> String {
        self.get(style).map(|f| f.format(time.0 as f64)).unwrap_or_default()
    }

    /// Two dates as one: `14 – 16 August`. The end is exclusive, so that midnight does not count as another day.
    #[must_use]
    pub fn write_range(&self, style: Style, from: Time, to: Time) -> String {
        let last = to.plus(-1).max(from);
        self.get(style).map(|f| f.format_range(from.0 as f64, last.0 as f64)).unwrap_or_default()
    }

    /// A point in time as well as it is known, never sharper.
    #[must_use]
    pub fn instant(&self, instant: &Instant) -> String {
        if let Some(words) = &instant.words {
            return words.get(&self.language).to_owned();
        }
        match instant.when {
            When::At(time) => self.write(Style::DateClock, time),
            When::On(day) => self.day_of_utc(Style::ShortDate, day),
            When::Between(from, to) => {
                ["some time between ", &self.write(Style::DateClock, from), " and ", &self.write(Style::DateClock, to)]
                    .concat()
            }
        }
    }

    /// The same without the time of day.
    #[must_use]
    pub fn date(&self, instant: &Instant) -> String {
        match (&instant.words, instant.when) {
            (Some(words), _) => words.get(&self.language).to_owned(),
            (None, When::On(day)) => self.day_of_utc(Style::Date, day),
            (None, _) => self.write_range(Style::Date, instant.earliest(), instant.latest().plus(1)),
        }
    }

    /// The label of a tick.
    #[must_use]
    pub fn tick(&self, time: Time, unit: Unit, strong: bool) -> String {
        let style = match unit {
            Unit::Minute | Unit::Hour => Style::Clock,
            Unit::Day if strong => Style::WeekdayDate,
            Unit::Day => Style::WeekdayDay,
            Unit::Month => Style::Month,
            Unit::Year => Style::Year,
        };
        self.write(style, time)
    }

    /// What the left edge of the axis lies in, in full.
    #[must_use]
    pub fn context(&self, time: Time, unit: Unit) -> String {
        self.write(
            match unit {
                Unit::Minute | Unit::Hour | Unit::Day => Style::ShortDate,
                Unit::Month => Style::MonthYear,
                Unit::Year => Style::Year,
            },
            time,
        )
    }

    /// The zone by name, as of `time`: `Central Daylight Time`.
    #[must_use]
    pub fn zone_name(&self, time: Time) -> String {
        self.get(Style::ZoneName).map(|f| zone_name(f, time.0 as f64)).unwrap_or_default()
    }

    fn day_of_utc(&self, style: Style, day: Time) -> String {
        let utc = || Box::new(Self::new(self.language.clone(), Some("UTC".to_owned()), Zone::utc()));
        self.utc.get_or_init(utc).write(style, day)
    }

    fn get(&self, style: Style) -> Option<&DateFormat> {
        let made = self.made.get(style as usize)?;
        made.get_or_init(|| writer(&self.language, self.zone.as_deref(), style as usize)).as_ref()
    }
}
