//! A history cut down to some kinds and components.

use super::{ComponentIx, End, Kind, Segment, Timeline};

impl Timeline {
    /// This history with only these kinds and the components of these ids; an empty list asks for all. An incident of
    /// which no period is left is left out; one that never had a period stays only if nothing is asked for.
    #[must_use]
    pub fn narrowed(mut self, kinds: &[Kind], components: &[String]) -> Self {
        if kinds.is_empty() && components.is_empty() {
            return self;
        }
        let known = std::mem::take(&mut self.components);
        let wanted = |c: &ComponentIx| {
            let id = known.get(*c as usize).map(|c| &*c.id);
            components.iter().any(|w| Some(w.as_str()) == id)
        };
        let of_kind = |kind: &Kind| kinds.is_empty() || kinds.contains(kind);
        let keep_of = |kind: &Kind, places: &[ComponentIx]| {
            // What concerns the service as a whole concerns every component.
            of_kind(kind) && (components.is_empty() || places.is_empty() || places.iter().any(wanted))
        };
        let keep = |s: &Segment| keep_of(&s.kind, &s.components);
        let featured = self.featured.and_then(|f| self.incidents.get(f)).map(|i| i.id.clone());
        for incident in &mut self.incidents {
            let rest = incident.segments.iter().any(|s| s.end == End::Ongoing && !keep(s));
            let undated = incident.undated.filter(|kind| keep_of(kind, &incident.undated_in));
            incident.rest_goes_on |= rest || undated != incident.undated;
            incident.segments.retain(keep);
            incident.undated = undated;
            if !components.is_empty() {
                let places = incident.segments.iter_mut().map(|s| &mut s.components);
                places.chain([&mut incident.undated_in]).for_each(|c| c.retain(wanted));
            }
        }
        self.incidents.retain(|i| !i.segments.is_empty() || i.undated.is_some());
        self.featured = featured.and_then(|id| self.find(&id));
        self.components = known;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Component, Incident, Instant, State, Text, Time, made, state};

    fn history() -> Timeline {
        let component = |id: &str| Component { id: id.into(), name: Text::new(id), group: None, history_from: None };
        let segment = |kind, components: &[ComponentIx]| Segment {
            components: components.to_vec(),
            ..made::segment(kind, 0, End::Ongoing)
        };
        let incident =
            |id: &str, segments| Incident { id: id.into(), title: Text::new(id), ..made::incident(segments) };
        Timeline {
            components: vec![component("web"), component("mail")],
            incidents: vec![
                incident("a", vec![segment(Kind::Outage, &[0, 1]), segment(Kind::Degraded, &[1])]),
                incident("b", vec![segment(Kind::Degraded, &[1])]),
            ],
            featured: Some(1),
            ..Timeline::default()
        }
    }

    #[test]
    fn an_incident_without_a_wanted_period_is_left_out_and_the_featured_one_stays_the_same() {
        let narrowed = history().narrowed(&[Kind::Outage], &[]);
        assert_eq!(narrowed.incidents.iter().map(|i| &*i.id).collect::<Vec<_>>(), ["a"]);
        assert_eq!(narrowed.featured, None);
        assert_eq!(history().narrowed(&[Kind::Degraded], &[]).featured, Some(1));
    }

    #[test]
    fn an_open_incident_without_a_date_stays_for_its_kind() {
        let mut history = history();
        history.incidents[1].undated = Some(Kind::Outage);
        let narrowed = history.clone().narrowed(&[Kind::Outage], &["web".to_owned()]);
        assert_eq!(narrowed.incidents.iter().map(|i| i.segments.len()).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(history.narrowed(&[Kind::Degraded], &[]).incidents[1].undated, None);
    }

    #[test]
    fn an_open_incident_without_a_date_stays_for_what_it_concerns() {
        let mut history = history();
        history.incidents[0] = Incident { undated: Some(Kind::Outage), undated_in: vec![1], ..made::incident(vec![]) };
        let left = |component: &str| {
            let narrowed = history.clone().narrowed(&[], &[component.to_owned()]);
            narrowed.incidents.into_iter().map(|i| (i.undated, i.undated_in)).collect::<Vec<_>>()
        };
        assert_eq!(left("web"), []);
        assert_eq!(left("mail"), [(Some(Kind::Outage), vec![1]), (None, vec![])]);
    }

    #[test]
    fn nothing_is_over_because_the_rest_of_it_is_not_shown() {
        let mut history = history();
        history.incidents[0].segments[0].end = End::At(Instant::exact(Time(5)));
        let narrowed = history.clone().narrowed(&[Kind::Outage], &[]);
        assert_eq!(state(&narrowed.incidents[0], Time(10)), State::Ongoing(Kind::Outage));
        history.incidents[0].segments[1].end = End::At(Instant::exact(Time(7)));
        let narrowed = history.narrowed(&[Kind::Outage], &[]);
        assert_eq!(state(&narrowed.incidents[0], Time(10)), State::Over(&Instant::exact(Time(5))));
    }

    #[test]
    fn a_period_keeps_only_the_wanted_components() {
        let narrowed = history().narrowed(&[], &["web".to_owned()]);
        assert_eq!(narrowed.incidents.len(), 1);
        assert_eq!(narrowed.incidents[0].segments[0].components, [0]);
    }
}
