//! Mends the JSON of cState, which is written by a text template: line breaks and quotation marks within texts, commas
//! before closing brackets (seen at three of four sites; mended upstream in 2021, older themes live on).

/// The text with these faults mended; `None` if it does not look like cState's.
#[must_use]
pub fn mend(text: &str) -> Option<String> {
    let head: String = text.chars().filter(|c| !c.is_whitespace()).take(40).collect();
    head.starts_with("{\"is\":").then(|| mended(text))
}

fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    let mut escaped = false;
    let mut last = ' ';
    for (at, letter) in text.char_indices() {
        let behind = || text.get(at + letter.len_utf8()..).unwrap_or_default().trim_start().chars().next();
        if !inside {
            let stray = || matches!(behind(), Some(']' | '}' | ',')) || matches!(last, '[' | '{');
            if letter != ',' || !stray() {
                out.push(letter);
                last = if letter.is_whitespace() { last } else { letter };
            }
            inside = letter == '"';
            continue;
        }
        match letter {
            _ if escaped => out.push(letter),
            '"' if matches!(behind(), None | Some(',' | ':' | ']' | '}')) => {
                out.push(letter);
                inside = false;
            }
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
        escaped = letter == '\\' && !escaped;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_template_breaks_is_mended() {
        let broken = "{\"is\": \"issues\", \"title\": \"a \"b\" c\nd\u{1}\", \"pages\": [1, 2,\n ], }";
        assert_eq!(
            mend(broken).as_deref(),
            Some("{\"is\": \"issues\", \"title\": \"a \\\"b\\\" c\\nd\", \"pages\": [1, 2\n ] }")
        );
    }

    #[test]
    fn commas_too_many_are_left_out() {
        let broken = "{\"is\": \"issues\", \"pages\": [, {\"a\": 1},, {\"b\": 2}, ,], }";
        assert_eq!(mend(broken).as_deref(), Some("{\"is\": \"issues\", \"pages\": [ {\"a\": 1}, {\"b\": 2} ] }"));
    }

    #[test]
    fn other_broken_text_is_left_alone() {
        assert_eq!(mend("{\"incidents\": [1,]}"), None);
    }
}
