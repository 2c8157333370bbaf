//! A report cut at its headings: what they name goes into the parts of the incident, all else stays the story.

use super::certainty::certainty;
use crate::feed::json::Json;
use std::borrow::Cow;

/// The members of an object.
type Members<'t> = Vec<(Cow<'t, str>, Json<'t>)>;

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

/// Headings in small letters, those of a part with `|` between them.
const HEADINGS: &[(Part, &str)] = &[
    (Part::Cause, "root cause|root causes|cause|root cause analysis"),
    (
        Part::Actions,
        "remediation|remediation and prevention|prevention|preventative measures|preventive measures|action items|next steps|corrective actions|follow-up actions",
    ),
    (Part::Resolution, "resolution"),
    (Part::Impact, "impact|customer impact"),
    (Part::Detection, "detection"),
    (Part::Lessons, "lessons learned|lessons"),
    (Part::Workaround, "workaround"),
];

/// Words that stand alone in bold are the least of headings.
const BOLD: usize = 7;

/// Level and words of a line that is a heading: `## Root cause`, or `**Root cause**` alone on its line.
fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let rest = line.trim_start_matches('#');
    let (level, words) = match line.len() - rest.len() {
        0 => (BOLD, line.strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?),
        level => (level, rest.strip_prefix(' ')?),
    };
    Some((level, words.trim().trim_matches('*').trim_end_matches(':').trim()))
}

/// Whether a line begins or ends a block of code.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// Whether a text has the form of Markdown: paragraphs, headings, lists or code.
pub fn have_form(text: &str) -> bool {
    ["\n\n", "\n#", "\n- ", "\n* ", "\n1. ", "\n```"].iter().any(|mark| text.contains(mark))
}

/// Fills the parts of an incident from a report in Markdown.
pub fn fill(incident: &mut Members<'_>, report: &str) {
    let mut story = String::new();
    // The part that is being told, and the level of its heading: what stands under lesser ones is told with it.
    let mut part: Option<(Part, usize)> = None;
    let mut sections: Vec<(Part, String)> = Vec::new();
    let mut code = false;
    for line in report.lines() {
        code ^= is_fence(line);
        if let Some((level, words)) = heading(line).filter(|_| !code) {
            let is_said = |known: &str| known.split('|').any(|known| known.eq_ignore_ascii_case(words));
            let named = HEADINGS.iter().find(|(_, known)| is_said(known)).map(|(part, _)| *part);
            let new = named.filter(|part| sections.iter().all(|(known, _)| known != part));
            if let Some(new) = new {
                part = Some((new, level));
                sections.push((new, String::new()));
                continue;
            }
            part = part.filter(|(_, above)| *above < level);
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
        let (name, value) = told(part, said);
        // A resolution may know its time already.
        match (incident.iter_mut().find(|(known, _)| *known == name), value) {
            (Some((_, Json::Object(known))), Json::Object(more)) => known.extend(more),
            (_, value) => incident.push((name, value)),
        }
    }
    let story = story.trim();
    if !story.is_empty() {
        incident.push(("long".into(), text(story)));
    }
}

fn text<'t>(words: &str) -> Json<'t> {
    Json::Text(Cow::Owned(words.to_owned()))
}

fn object<'t>(members: &[(&'static str, &str)]) -> Json<'t> {
    Json::Object(members.iter().map(|(name, words)| (Cow::Borrowed(*name), text(words))).collect())
}

/// A member of the incident: the part that a section tells.
fn told<'t>(part: Part, section: &str) -> (Cow<'t, str>, Json<'t>) {
    // Only a cause is Markdown.
    let plain = section.replace("<br>", "\n");
    let section = if part == Part::Cause { section } else { &*plain };
    let (name, value) = match part {
        Part::Cause => ("cause", object(&[("certainty", certainty(section)), ("text", section)])),
        // A report that was written afterwards: what it lists may be done.
        Part::Actions => {
            let action = |item: &String| object(&[("text", item), ("status", "unknown")]);
            ("actions", Json::List(items(section).iter().map(action).collect()))
        }
        Part::Resolution => ("resolution", object(&[("text", section)])),
        Part::Impact => ("impact", object(&[("saw", section)])),
        Part::Detection => ("detection", object(&[("how", section)])),
        Part::Lessons => ("lessons", Json::List(items(section).iter().map(|item| text(item)).collect())),
        Part::Workaround => ("workaround", text(section)),
    };
    (name.into(), value)
}

/// What stands behind the mark of an item: `-`, or a number.
fn item(line: &str) -> Option<&str> {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = if number.len() < line.len() { number.strip_prefix(['.', ')'])?.strip_prefix(' ') } else { None };
    ["- ", "* ", "+ ", "\u{2022} "].iter().find_map(|mark| line.strip_prefix(mark)).or(numbered)
}

/// The items of a list; a section that is none is one item.
fn items(section: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in section.lines() {
        match (item(line), items.last_mut()) {
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

    /// What became of a report, as JSON.
    fn filled(report: &str) -> String {
        let mut incident = Vec::new();
        fill(&mut incident, report);
        let mut out = crate::feed::write::Out::default();
        out.value("", &Json::Object(incident));
        out.done()
    }

    #[test]
    fn headings_fill_the_parts_they_name_and_the_rest_is_the_story() {
        let report = "# Report\nIt broke.\n## Root Cause\nProbably a disk.\n**Action items:**\n- One\n  more\n- Two\n## Timeline\n9:00";
        let expected = r##"{"cause":{"certainty":"suspected","text":"Probably a disk."},"actions":[{"text":"One\nmore","status":"unknown"},{"text":"Two","status":"unknown"}],"long":"# Report\nIt broke.\n## Timeline\n9:00"}"##;
        assert_eq!(filled(report), expected);
    }

    #[test]
    fn a_report_without_such_headings_stays_whole() {
        assert_eq!(filled("**Bold** words\n\nand more"), r#"{"long":"**Bold** words\n\nand more"}"#);
    }

    #[test]
    fn what_stands_under_a_lesser_heading_is_told_with_its_part() {
        let report =
            "## Root cause\nA disk.\n### Confidence\nWe suspect this.\n## Resolution\nA new disk.\n## Timeline\n9:00";
        let expected = r###"{"cause":{"certainty":"suspected","text":"A disk.\n### Confidence\nWe suspect this."},"resolution":{"text":"A new disk."},"long":"## Timeline\n9:00"}"###;
        assert_eq!(filled(report), expected);
    }

    #[test]
    fn what_looks_like_a_heading_in_code_is_code() {
        let report = "It broke.\n```sh\n# next steps\nrun it\n```";
        assert!(filled(report).starts_with("{\"long\":"), "{}", filled(report));
    }

    #[test]
    fn numbered_items_are_items() {
        let told = filled("## Lessons\n1. Test more\n2. Say more");
        assert_eq!(told, r#"{"lessons":["Test more","Say more"]}"#);
    }

    #[test]
    fn a_cause_is_as_sure_as_the_report_says() {
        let table = [
            ("A disk failed.", "confirmed"),
            ("We suspect a disk.", "suspected"),
            ("The cause is not yet known.", "unknown"),
        ];
        for (words, certainty) in table {
            let report = ["# Report\nIt broke.\n## Root cause\n", words, "\n## Impact\nNo mail."].concat();
            assert!(filled(&report).contains(&format!("\"certainty\":\"{certainty}\"")), "{words}");
        }
    }
}
