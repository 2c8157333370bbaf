//! A report cut at its headings: what they name goes into the parts of the incident, all else stays the story.

use super::certainty::certainty;
use crate::feed::native::wire::{Action, Cause, Detection, Impact, Incident, Resolution, Story, Text};

/// A part of an incident that a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Cause,
    Actions,
    Resolution,
    Impact,
    Detection,
    Lessons,
    Workaround,
}

/// Headings, in lower case.
const HEADINGS: &[(&str, Part)] = &[
    ("root cause", Part::Cause),
    ("root causes", Part::Cause),
    ("cause", Part::Cause),
    ("root cause analysis", Part::Cause),
    ("remediation", Part::Actions),
    ("remediation and prevention", Part::Actions),
    ("prevention", Part::Actions),
    ("preventative measures", Part::Actions),
    ("preventive measures", Part::Actions),
    ("action items", Part::Actions),
    ("next steps", Part::Actions),
    ("corrective actions", Part::Actions),
    ("follow-up actions", Part::Actions),
    ("resolution", Part::Resolution),
    ("impact", Part::Impact),
    ("customer impact", Part::Impact),
    ("detection", Part::Detection),
    ("lessons learned", Part::Lessons),
    ("lessons", Part::Lessons),
    ("workaround", Part::Workaround),
];

/// The words of a line that is a heading: `## Root cause`, or `**Root cause**` alone on its line.
fn heading(line: &str) -> Option<&str> {
    let line = line.trim();
    let words = match line.strip_prefix('#') {
        Some(rest) => rest.trim_start_matches('#').strip_prefix(' ')?,
        None => line.strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?,
    };
    Some(words.trim().trim_matches('*').trim_end_matches(':').trim())
}

/// Fills the parts of an incident from a report in Markdown.
pub fn fill(incident: &mut Incident, report: &str) {
    let mut story = String::new();
    let mut part: Option<Part> = None;
    let mut sections: Vec<(Part, String)> = Vec::new();
    for line in report.lines() {
        if let Some(words) = heading(line) {
            let words = words.to_lowercase();
            part = HEADINGS.iter().find(|(known, _)| *known == words).map(|(_, part)| *part);
            let again = part.is_some_and(|part| sections.iter().any(|(known, _)| *known == part));
            part = part.filter(|_| !again);
            if let Some(part) = part {
                sections.push((part, String::new()));
                continue;
            }
        }
        let into = match (part, sections.last_mut()) {
            (Some(_), Some((_, section))) => section,
            _ => &mut story,
        };
        into.push_str(line);
        into.push('\n');
    }
    for (part, words) in sections {
        let said = words.trim();
        if said.is_empty() {
            continue;
        }
        put(incident, part, said);
    }
    let story = story.trim();
    if !story.is_empty() {
        incident.long = Some(Story::Text(Text::One(story.into())));
    }
}

fn put(incident: &mut Incident, part: Part, section: &str) {
    let words = || Text::One(section.into());
    match part {
        Part::Cause => {
            let (trigger, factors, third_party) = (None, Vec::new(), None);
            let certainty = certainty(section);
            incident.cause = Some(Cause { certainty, text: Some(words()), trigger, factors, third_party });
        }
        Part::Actions => {
            let action = |text| Action { text: Text::One(text), purpose: None, status: None, due: None, done_at: None };
            incident.actions = items(section).into_iter().map(action).collect();
        }
        Part::Resolution => incident.resolution = Some(Resolution { at: None, text: Some(words()) }),
        Part::Impact => incident.impact = Some(Impact { saw: Some(words()), ..Impact::default() }),
        Part::Detection => incident.detection = Some(Detection { how: Some(words()), at: None }),
        Part::Lessons => incident.lessons = items(section).into_iter().map(Text::One).collect(),
        Part::Workaround => incident.workaround = Some(words()),
    }
}

/// The items of a list; a section that is none is one item.
fn items(section: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in section.lines() {
        let item = ["- ", "* ", "+ ", "• "].iter().find_map(|mark| line.strip_prefix(mark));
        match (item, items.last_mut()) {
            (Some(item), _) => items.push(item.trim().into()),
            (None, Some(last)) if !line.trim().is_empty() => {
                last.push('\n');
                last.push_str(line.trim());
            }
            (None, Some(_)) => {}
            // Words before the list: then the whole is one.
            (None, None) => return vec![section.into()],
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::native::wire::Certainty;

    #[test]
    fn headings_fill_the_parts_they_name_and_the_rest_is_the_story() {
        let mut incident = Incident::default();
        let report = "# Report\nIt broke.\n## Root Cause\nProbably a disk.\n**Action items:**\n- One\n  more\n- Two\n## Timeline\n9:00";
        fill(&mut incident, report);
        let story = Some(Story::Text(Text::One("# Report\nIt broke.\n## Timeline\n9:00".into())));
        assert_eq!(incident.long, story);
        let cause = incident.cause.expect("a cause");
        assert_eq!((cause.certainty, cause.text), (Certainty::Suspected, Some(Text::One("Probably a disk.".into()))));
        let actions: Vec<Text> = incident.actions.into_iter().map(|action| action.text).collect();
        assert_eq!(actions, [Text::One("One\nmore".into()), Text::One("Two".into())]);
    }

    #[test]
    fn a_report_without_such_headings_stays_whole() {
        let mut incident = Incident::default();
        fill(&mut incident, "**Bold** words\n\nand more");
        assert_eq!(incident.long, Some(Story::Text(Text::One("**Bold** words\n\nand more".into()))));
        assert_eq!(incident.cause, None);
    }

    #[test]
    fn a_cause_is_as_sure_as_the_report_says() {
        let of = |words: &str| {
            let mut incident = Incident::default();
            fill(&mut incident, &["# Report\nIt broke.\n## Root cause\n", words, "\n## Impact\nNo mail."].concat());
            incident.cause.expect("a cause").certainty
        };
        assert_eq!(of("A disk failed."), Certainty::Confirmed);
        assert_eq!(of("We suspect a disk."), Certainty::Suspected);
        assert_eq!(of("The cause is not yet known."), Certainty::Unknown);
    }
}
