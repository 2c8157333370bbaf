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

/// Level and words of a line that is a heading: `## 2. Root cause`, or `**Root cause**` alone on its line, or
/// underlined.
fn heading(line: &str, underlined: Option<usize>) -> Option<(usize, &str)> {
    let line = line.trim();
    let rest = line.trim_start_matches('#');
    let (level, words) = match line.len() - rest.len() {
        0 if let Some(level) = underlined => (level, line),
        0 => (BOLD, line.strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?),
        level => (level, rest.strip_prefix(' ')?),
    };
    let words = words.trim().trim_matches('*').trim_end_matches(':').trim();
    Some((level, item(words).unwrap_or(words)))
}

/// The level of the heading over a line of `===` or `---`.
fn underline(line: &str) -> Option<usize> {
    let is_of = |sign| line.trim().len() > 1 && line.trim().trim_start_matches(sign).is_empty();
    if is_of('=') { Some(1) } else { is_of('-').then_some(2) }
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
    let mut title = None;
    // Only a line that is a paragraph of its own is underlined as a heading.
    let mut alone = true;
    let mut lines = report.lines().peekable();
    while let Some(line) = lines.next() {
        code ^= is_fence(line);
        let underlined = lines.peek().and_then(|next| underline(next)).filter(|_| alone && !line.trim().is_empty());
        alone = line.trim().is_empty() || line.starts_with('#') || underline(line).is_some();
        if let Some((level, words)) = heading(line, underlined).filter(|_| !code) {
            title = title.or(Some(words));
            let is_said = |known: &str| known.split('|').any(|known| known.eq_ignore_ascii_case(words));
            let named = HEADINGS.iter().find(|(_, known)| is_said(known)).map(|(part, _)| *part);
            let new = named.filter(|part| sections.iter().all(|(known, _)| known != part));
            if let Some(new) = new {
                part = Some((new, level));
                sections.push((new, String::new()));
                lines.next_if(|_| underlined.is_some());
                alone = true;
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
        let (name, value) = told(part, said, title.unwrap_or_default());
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

/// A member of the incident: the part that a section tells in a report of that title.
fn told<'t>(part: Part, section: &str, title: &str) -> (Cow<'t, str>, Json<'t>) {
    // Only a cause is Markdown.
    let plain = plain(section);
    let section = if part == Part::Cause { section } else { &*plain };
    let (name, value) = match part {
        Part::Cause => {
            // What a preliminary report says is not proven yet.
            let preliminary = if title.to_ascii_lowercase().contains("preliminary") { "preliminary " } else { "" };
            let certainty = certainty(&[preliminary, section].concat());
            ("cause", object(&[("certainty", certainty), ("text", section)]))
        }
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

/// A section as plain text, whose line breaks are shown: a line goes on in the next one, unless its author broke it or
/// an item begins there.
fn plain(section: &str) -> String {
    let mut out = String::new();
    let (mut broken, mut fenced) = (true, false);
    for line in section.replace("<br>", "\\\n").lines() {
        let words = line.trim();
        fenced ^= words.starts_with("```");
        let apart = fenced || words.starts_with(['|', '>', '#', '`']);
        let new = broken || apart || words.is_empty() || item(words).is_some();
        if !out.is_empty() {
            out.push(if new { '\n' } else { ' ' });
        }
        let end = words.strip_suffix('\\');
        broken = apart || words.is_empty() || end.is_some() || line.ends_with("  ");
        // Where an item begins, by how far it is indented.
        out.push_str(line.get(..line.len() - line.trim_start().len()).filter(|_| new).unwrap_or_default());
        out.push_str(end.unwrap_or(words).trim_end());
    }
    out
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
        let expected = r##"{"cause":{"certainty":"suspected","text":"Probably a disk."},"actions":[{"text":"One more","status":"unknown"},{"text":"Two","status":"unknown"}],"long":"# Report\nIt broke.\n## Timeline\n9:00"}"##;
        assert_eq!(filled(report), expected);
    }

    #[test]
    fn headings_may_be_underlined_and_numbered() {
        let cause = r#"{"cause":{"certainty":"confirmed","text":"A disk."},"lessons":["Test"]"#;
        for report in [
            "Root Cause\n----------\nA disk.\n\nLessons\n===\n- Test",
            "### 2. Root Cause Analysis\nA disk.\n### 5) Lessons\n- Test",
            "**2. Root cause:**\nA disk.\n\n**3. Lessons**\n- Test",
        ] {
            assert_eq!(filled(report), [cause, "}"].concat(), "{report}");
        }
        let more = filled("# Report\nRoot Cause\n---\nA disk.\n\nLessons\n---\nTest\n\nTimeline\n--------\n9:00");
        assert_eq!(more, [cause, r##","long":"# Report\nTimeline\n--------\n9:00"}"##].concat());
        // The last line of a paragraph, a line between two parts, and what has no line below it.
        for report in ["It broke.\nResolution\n---\nA disk.", "Resolution\n\n---\nA disk.", "Resolution\n-\nA disk."] {
            assert!(filled(report).starts_with("{\"long\":"), "{report}");
        }
    }

    #[test]
    fn what_a_preliminary_report_tells_is_not_proven() {
        let report = "# Preliminary Incident Statement\nIt broke.\n**Root Cause:**\nA disk failed.";
        assert!(filled(report).starts_with(r#"{"cause":{"certainty":"suspected","#), "{}", filled(report));
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
    fn plain_text_breaks_its_lines_where_its_author_did() {
        let told = filled(
            "## Impact\nMail was\nlate:\n- here  \nor\n- there<br>and\n  everywhere\\\nat once.\n\nNone was lost.",
        );
        let expected =
            r#"{"impact":{"saw":"Mail was late:\n- here\nor\n- there\nand everywhere\nat once.\n\nNone was lost."}}"#;
        assert_eq!(told, expected);
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
