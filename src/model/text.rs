//! Words for people, in one or several languages.

/// Words for people. The first language given is the one that everybody gets who reads none of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    default: Box<str>,
    /// Language tag (BCP 47) and words, for every language of a text in several.
    /// One word of memory in the text in one language, which nearly all are: a long history holds a million of them.
    by_language: Option<Box<Table>>,
}

type Table = Vec<(Box<str>, Box<str>)>;

impl Text {
    /// The same words for every reader.
    pub fn new(words: impl Into<Box<str>>) -> Self {
        Self { default: words.into(), by_language: None }
    }

    /// Words by language tag; `default` names the language for readers of any other one, else it is the first.
    /// `None` if there is no language at all.
    #[must_use]
    pub fn in_languages(table: Vec<(Box<str>, Box<str>)>, default: Option<&str>) -> Option<Self> {
        let (_, found) = default.and_then(|tag| find(&table, tag)).or_else(|| table.first())?;
        Some(Self { default: found.clone(), by_language: Some(Box::new(table)) })
    }

    /// The words for a reader of `language`: `de-AT`, else `de`, else the default.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        find(self.languages(), language).map_or(&self.default, |(_, words)| words)
    }

    /// The language of the words that a reader of `language` gets: a text in one language is in that of the reader, as
    /// its author says by the attribute `lang`.
    #[must_use]
    pub fn language<'a>(&'a self, language: &'a str) -> &'a str {
        let default = || self.languages().iter().find(|(_, words)| *words == self.default);
        find(self.languages(), language).or_else(default).map_or(language, |(tag, _)| tag)
    }

    /// The words by language tag; empty for a text in one language.
    #[must_use]
    pub fn languages(&self) -> &[(Box<str>, Box<str>)] {
        self.by_language.as_deref().map_or(&[], Vec::as_slice)
    }

    /// The same in every language, after `words`.
    #[must_use]
    pub fn after(&self, words: &str) -> Self {
        let joined = |own: &str| [words, own].concat().into();
        let own = |table: &Table| table.iter().map(|(tag, own)| (tag.clone(), joined(own))).collect();
        let by_language = self.by_language.as_deref().map(|table| Box::new(own(table)));
        Self { default: joined(&self.default), by_language }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.default.trim().is_empty()
    }
}

/// `de-AT`, else `de`, with its words. Tags compare without case (RFC 5646, 2.1.1).
fn find<'a>(table: &'a [(Box<str>, Box<str>)], language: &str) -> Option<&'a (Box<str>, Box<str>)> {
    let mut tag = language;
    loop {
        if let Some(found) = table.iter().find(|(t, _)| t.eq_ignore_ascii_case(tag)) {
            return Some(found);
        }
        tag = tag.get(..tag.bytes().rposition(|byte| byte == b'-')?)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeting() -> Text {
        let table = [("en", "Hello"), ("de", "Hallo"), ("de-CH", "Grüezi")];
        let table = table.map(|(tag, words)| (tag.into(), words.into())).to_vec();
        Text::in_languages(table, None).expect("there are languages")
    }

    #[test]
    fn a_reader_gets_the_nearest_language() {
        assert_eq!(greeting().get("de-AT"), "Hallo");
        assert_eq!(greeting().get("DE-ch"), "Grüezi");
    }

    #[test]
    fn a_reader_of_another_language_gets_the_first() {
        assert_eq!(greeting().get("fr"), "Hello");
    }

    #[test]
    fn words_know_their_language() {
        assert_eq!(
            ["de-AT", "de-CH", "fr"].map(|reader| greeting().language(reader).to_owned()),
            ["de", "de-CH", "en"]
        );
        assert_eq!(Text::new("Hallo").language("de"), "de");
        let same = [("en", "API"), ("fr", "API")].map(|(tag, words)| (tag.into(), words.into())).to_vec();
        assert_eq!(Text::in_languages(same, None).expect("there are languages").language("fr"), "fr");
    }

    #[test]
    fn the_default_language_can_be_named() {
        let table = vec![("en".into(), "Hello".into()), ("de".into(), "Hallo".into())];
        assert_eq!(Text::in_languages(table, Some("de")).expect("there are languages").get("fr"), "Hallo");
    }

    #[test]
    fn a_table_without_languages_is_no_text() {
        assert_eq!(Text::in_languages(vec![], Some("en")), None);
    }
}
