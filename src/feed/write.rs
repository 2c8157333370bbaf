//! JSON, written piece by piece into one text: what derived code for thirty types would do in twenty times the bytes.

use super::json::Json;

/// A text of JSON in the making.
#[derive(Debug, Default)]
pub struct Out(String);

impl Out {
    /// The text.
    #[must_use]
    pub fn done(self) -> String {
        self.0
    }

    /// The comma before the next part, where one belongs, and the part's name; an empty one for the parts of a list.
    #[inline(never)]
    fn part(&mut self, name: &str) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
        if !name.is_empty() {
            self.quoted(name);
            self.0.push(':');
        }
    }

    #[inline(never)]
    fn quoted(&mut self, words: &str) {
        self.0.push('"');
        for c in words.chars() {
            match c {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(c);
                }
                '\n' => self.0.push_str("\\n"),
                '\0'..='\u{1f}' => {
                    self.0.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                    self.0.push(char::from_digit(u32::from(c) % 16, 16).unwrap_or('0'));
                }
                _ => self.0.push(c),
            }
        }
        self.0.push('"');
    }

    /// Opens an object or a list.
    #[inline(never)]
    pub fn open(&mut self, name: &str, bracket: char) {
        self.part(name);
        self.0.push(bracket);
    }

    /// Closes it.
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// A text; nothing at all where there are no words.
    #[cfg(any(feature = "foreign", test))]
    #[inline(never)]
    pub fn text(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.word(name, words);
        }
    }

    /// A text, even one without words.
    #[inline(never)]
    pub fn word(&mut self, name: &str, words: &str) {
        self.part(name);
        self.quoted(words);
    }

    /// What is JSON already; nothing at all where there is nothing.
    #[inline(never)]
    pub fn json(&mut self, name: &str, json: &str) {
        if !json.is_empty() {
            self.part(name);
            self.0.push_str(json);
        }
    }

    /// A value as it is.
    pub fn value(&mut self, name: &str, value: &Json<'_>) {
        match value {
            Json::Null => self.json(name, "null"),
            Json::Bool(yes) => self.json(name, if *yes { "true" } else { "false" }),
            Json::Int(_) | Json::Float(_) => self.json(name, &value.digits().unwrap_or_default()),
            Json::Text(words) => self.word(name, words),
            Json::List(items) => {
                self.open(name, '[');
                for item in items {
                    self.value("", item);
                }
                self.close(']');
            }
            Json::Object(members) => {
                self.open(name, '{');
                for (name, member) in members {
                    self.value(name, member);
                }
                self.close('}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::json::parse;

    #[test]
    fn what_is_written_is_what_was_read() {
        let texts = [
            "{\"a\":[1,-2.5,true,null,{}],\"b\":{\"c\":\"\",\"d\":[[],[]]}}",
            "[\"\\\"\\\\\\n\\u0000\\u000d\\u001f/\u{7f}\u{2028}é😀\"]",
        ];
        for text in texts {
            let mut out = Out::default();
            out.value("", &parse(text).expect("JSON"));
            assert_eq!(out.done(), text);
        }
    }

    #[test]
    fn nothing_is_written_of_what_is_not_told() {
        let mut out = Out::default();
        out.open("", '{');
        out.text("a", "");
        out.json("b", "");
        out.text("c", "{");
        out.text("d", "x");
        out.close('}');
        assert_eq!(out.done(), "{\"c\":\"{\",\"d\":\"x\"}");
    }
}
