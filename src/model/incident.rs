//! Incidents, their periods, and the history they make up.

use super::{Cycle, End, Instant, Kind, Length, Severity, Text, Time, Told};

/// Position of an incident in [`Timeline::incidents`].
pub type IncidentIx = usize;

/// Position of a component in [`Timeline::components`].
pub type ComponentIx = u32;

/// Who publishes the history.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Site {
    /// Name of the company or product.
    pub name: Option<Text>,
    /// Its address.
    pub url: Option<Box<str>>,
    /// Its own time zone, an IANA name.
    pub time_zone: Option<Box<str>>,
}

/// A part of the service: a lane of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Short name that segments refer to.
    pub id: Box<str>,
    /// What readers see.
    pub name: Text,
    /// Heading under which several components stand together.
    pub group: Option<Text>,
    /// How far back the history of this component reaches, where it differs from the feed's.
    pub history_from: Option<Instant>,
}

/// A period of an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// What it was like.
    pub kind: Kind,
    /// When it began.
    pub start: Instant,
    /// When it ended: stated, or worked out from the length. Its latest bound is never before the earliest start.
    pub end: End,
    /// How long it was, where the author said so.
    pub length: Option<Length>,
    /// The components concerned. Empty: the service as a whole.
    pub components: Vec<ComponentIx>,
    /// One line on what it was like.
    pub detail: Option<Text>,
    /// It came and went.
    pub cycle: Option<Box<Cycle>>,
    /// The source's own word for the kind, where it differs.
    pub source_kind: Option<Box<str>>,
}

impl Segment {
    /// Whether the zone of its start or of its end was not stated.
    #[must_use]
    pub fn zone_is_assumed(&self) -> bool {
        self.start.zone_assumed || matches!(&self.end, End::At(end) if end.zone_assumed)
    }

    /// The latest point at which it may have been going on; `now` for one that still is, its latest start for one
    /// whose end is not known.
    #[must_use]
    pub fn latest_end(&self, now: Time) -> Time {
        match &self.end {
            End::At(end) => end.latest(),
            // What goes on has begun, whatever else its start may have been.
            End::Ongoing => now.max(self.start.earliest()),
            End::Unknown => self.start.latest(),
        }
    }
}

/// An incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// Names it in addresses; unique within a timeline.
    pub id: Box<str>,
    /// What happened, in one line.
    pub title: Text,
    /// One or two sentences more.
    pub summary: Option<Text>,
    /// How bad it was.
    pub severity: Option<Severity>,
    /// Its periods, by start. Empty if the feed does not say when it was: then it is listed and not drawn.
    pub segments: Vec<Segment>,
    /// What it is like, if a period of it is going on of which the feed does not say since when: it counts and is not
    /// drawn.
    pub undated: Option<Kind>,
    /// The components which that concerns. Empty: the service as a whole.
    pub undated_in: Vec<ComponentIx>,
    /// A period goes on that was left out by [`Timeline::narrowed`]: it is not over, whatever is shown of it.
    pub rest_goes_on: bool,
    /// Everything else that is told.
    pub story: Told,
    /// Who tells it: a position in [`Timeline::sources`].
    pub source: u16,
}

impl Incident {
    /// The worst kind of its periods.
    #[must_use]
    pub fn worst(&self) -> Option<Kind> {
        self.segments.iter().map(|s| s.kind).chain(self.undated).min()
    }

    /// What each of its periods concerns. Empty: the service as a whole.
    pub fn places(&self) -> impl Iterator<Item = &[ComponentIx]> {
        self.segments.iter().map(|s| &*s.components).chain(self.undated.map(|_| &*self.undated_in))
    }

    /// Whether a period of it is marked open, shown or not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.undated.is_some() || self.rest_goes_on || self.segments.iter().any(|s| s.end == End::Ongoing)
    }

    /// When it began: the start of its first period.
    #[must_use]
    pub fn start(&self) -> Option<&Instant> {
        self.segments.first().map(|s| &s.start)
    }

    /// From its earliest start to its latest end, as far as they are known. `None` if nothing is known.
    #[must_use]
    pub fn reach(&self, now: Time) -> Option<(Time, Time)> {
        let from = self.segments.iter().map(|s| s.start.earliest()).min()?;
        let to = self.segments.iter().map(|s| s.latest_end(now)).max()?;
        Some((from, to))
    }
}

/// A company's incident history.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// Who publishes it.
    pub site: Site,
    /// How far back it reaches. `None`: to the first incident.
    pub history_from: Option<Instant>,
    /// Why it goes back no further, in a sentence.
    pub history_note: Option<Text>,
    /// Languages of the texts, the default first.
    pub languages: Vec<Box<str>>,
    /// The incident to open when nothing else is asked for.
    pub featured: Option<IncidentIx>,
    /// Address of the next, older page. What was joined from several feeds has none: each of them has its own.
    pub next: Option<Box<str>>,
    /// Names of the feeds that this was joined from. Empty: it is one feed.
    pub sources: Vec<Text>,
    /// The parts of the service.
    pub components: Vec<Component>,
    /// The incidents, the newest start first, those without a start last.
    pub incidents: Vec<Incident>,
}

impl Component {
    /// What the one at a place of `all` is called in a language: where another one has the same name, its group tells
    /// which it is.
    #[must_use]
    #[inline(never)]
    pub fn name(all: &[Self], place: ComponentIx, language: &str) -> Option<String> {
        let own = all.get(place as usize)?;
        let name = own.name.get(language);
        let mut words = String::new();
        if let Some(group) = &own.group
            && all.iter().filter(|c| c.name.get(language) == name).count() > 1
        {
            words = [group.get(language), ": "].concat();
        }
        Some(words + name)
    }

    /// What some of `all` are called in a language.
    #[must_use]
    pub fn names(all: &[Self], of: &[ComponentIx], language: &str) -> Vec<String> {
        of.iter().filter_map(|c| Self::name(all, *c, language)).collect()
    }
}

impl Timeline {
    /// The incident of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<IncidentIx> {
        self.incidents.iter().position(|i| &*i.id == id)
    }

    /// When the history that is here begins, as stated. As long as older pages are not here: with the first incident
    /// that is. `None` if nothing says so.
    #[must_use]
    pub fn begins(&self) -> Option<Instant> {
        match self.next {
            None => self.history_from.clone(),
            Some(_) => self.first_start().map(Instant::exact),
        }
    }

    /// Since when the history is known here: where nothing is stated, since its first incident. `None`: nothing in it
    /// has a time, so nothing is known of any.
    #[must_use]
    pub fn known_from(&self) -> Option<Time> {
        self.begins().map(|begins| begins.latest()).or_else(|| self.first_start())
    }

    fn first_start(&self) -> Option<Time> {
        self.incidents.iter().filter_map(|i| Some(i.start()?.earliest())).min()
    }

    /// The name of who tells an incident, where there are several.
    #[must_use]
    pub fn source(&self, incident: &Incident) -> Option<&Text> {
        self.sources.get(usize::from(incident.source))
    }

    /// From the earliest start to the latest end of everything in it. `None` if nothing has a time.
    #[must_use]
    pub fn reach(&self, now: Time) -> Option<(Time, Time)> {
        self.incidents.iter().filter_map(|i| i.reach(now)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}
