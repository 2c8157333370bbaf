//! Everything a feed can be told about, in one table: `docs/feed.md` and the tests go by it.
//!
//! A text says what was found, what was made of it, and the cure. Each `%` in it stands for a part that is known only
//! when the feed is read.

use super::notes::Severity;

/// A kind of trouble.
#[derive(Debug)]
pub struct Trouble {
    /// Stable name, kebab-case; several texts may share one.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What the author is told.
    pub text: &'static str,
}

impl Trouble {
    /// The text with its parts filled in.
    #[must_use]
    pub fn message(&self, parts: &[&str]) -> String {
        let mut message = String::new();
        let mut parts = parts.iter();
        for (i, words) in self.text.split('%').enumerate() {
            if i > 0 {
                message.push_str(parts.next().copied().unwrap_or_default());
            }
            message.push_str(words);
        }
        message
    }
}

/// A table of troubles: a name, how much it matters, the code, the text.
macro_rules! table {
    ($($name:ident $severity:ident $code:literal $text:literal)*) => {
        $(#[doc = concat!("`", $code, "`: ", $text)]
        pub const $name: &$crate::feed::troubles::Trouble = &$crate::feed::troubles::Trouble {
            code: $code,
            severity: $crate::feed::notes::Severity::$severity,
            text: $text,
        };)*
        /// All of them.
        pub const ALL: &[&$crate::feed::troubles::Trouble] = &[$($name),*];
    };
}
#[cfg(feature = "foreign")]
pub(super) use table;

table! {
NOT_UTF8 Warning "not-utf8"
    "Some characters could not be read. They are shown as \u{FFFD}. Save the file as UTF-8."
WRONG_TYPE Warning "wrong-type"
    "Expected %, found %. It is left out. Write %."
WRONG_ENTRY Error "wrong-type"
    "Expected %, found %. It is left out. Write %."
NO_ANSWER Warning "wrong-type"
    "% does not say whether data was lost. It is left out. Write {\"status\": …} with one of: %."
NOT_A_LIST Info "not-a-list"
    "`%` is a list. This is read as its only item. Put [ ] around it."
SHORTHAND Info "shorthand"
    "This is a text where an object belongs. It is read as its `%`. Write {\"%\": …}."
DUPLICATE_NAME Warning "duplicate-name"
    "`%` is given twice. The last one counts. Remove the others."
UNKNOWN_NAME Warning "unknown-name"
    "`%` is not known here. It is left out. %"
UNKNOWN_WORD Warning "unknown-word"
    "% is not a valid `%`. % Write one of: %."
SPELLING Info "spelling"
    "`%` is read as `%`. Write `%`."
VERSION_SPELLING Warning "spelling"
    "The version is read as 1. Write \"version\": 1."
NUMBER_AS_TEXT Info "number-as-text"
    "A text belongs here. The number is read as one. Write \"%\"."
TEXT_CUT Warning "text-cut"
    "This text is longer than % bytes. The rest is left out. Shorten it, or put it into a file of its own."
LANGUAGES_CUT Warning "text-cut"
    "This text is given in more than 400 languages. The rest is left out. Remove those that nobody reads."
LANGUAGE_TAG Warning "language-tag"
    "`%` does not look like a language. It is kept as one. Write a tag such as `en` or `de-AT`."
NO_LANGUAGE Warning "no-language"
    "This table of languages holds no text. It is left out. Write {\"en\": \"…\"} or a text in double quotes."
MISSING_WORD Warning "missing"
    "`%` is missing here. % Add `%` with one of: %."
MISSING_NOTED Info "missing"
    "`%` is missing here. % Add `%`."
MISSING Warning "missing"
    "`%` is missing here. % Add `%`."
MISSING_ENTRY Error "missing"
    "`%` is missing here. % Add `%`."
DUPLICATE_ID Warning "duplicate-id"
    "The id `%` is already used above. % Give this one an id of its own."
UNKNOWN_COMPONENT Warning "unknown-component"
    "No component has the id `%`. One of that name is shown. %"
UNKNOWN_INCIDENT Warning "unknown-incident"
    "No incident has the id `%`. Nothing is opened by it. Write the `id` of an incident in this feed."
UNREADABLE_TIME Warning "unreadable-time"
    "% cannot be read as a time. It is left out. Write \"2015-08-14T09:03:00-05:00\", or a date: \"2015-08-14\". If you know it roughly, write {\"earliest\": \"2015-08-14T09:00Z\", \"latest\": \"2015-08-14T12:00Z\", \"text\": \"Friday morning\"}."
UNREADABLE_POINT Warning "unreadable-time"
    "% cannot be read as a time. It is left out. Write \"2015-08-14T09:03:00-05:00\", or a date: \"2015-08-14\"."
UNREADABLE_END Warning "unreadable-time"
    "% cannot be read as a time. It is left out. Write \"2015-08-14T09:03:00-05:00\", or a date: \"2015-08-14\". If you know it roughly, write {\"earliest\": \"2015-08-14T09:00Z\", \"latest\": \"2015-08-14T12:00Z\", \"text\": \"Friday morning\"}. If it is not over, or nobody knows, write \"ongoing\" or \"unknown\"."
UNREADABLE_END_POINT Warning "unreadable-time"
    "% cannot be read as a time. It is left out. Write \"2015-08-14T09:03:00-05:00\", or in place of the whole end \"ongoing\" or \"unknown\"."
ZONE_MISSING Warning "zone-missing"
    "% has no time zone. UTC is assumed. Write Z for UTC at its end, or the offset, such as -05:00."
NUMBER_AS_TIME Warning "number-as-time"
    "A number is read as seconds (or milliseconds) since 1970. Write the time as 2015-08-14T09:03:00-05:00."
TIME_OUT_OF_RANGE Warning "unreadable-time"
    "% is further away than can be shown. It is left out. For an end write \"ongoing\" or \"unknown\", and leave other times out."
SMALL_NUMBER_AS_TIME Warning "unreadable-time"
    "% is too small for seconds since 1970. It is left out. Write the date as a text: \"2020-01-01\"."
UNREADABLE_DURATION Warning "unreadable-duration"
    "% cannot be read as a length. % Write \"1h 30m\" or \"PT1H30M\", or {\"about\": \"1h\", \"text\": \"about one hour\"}."
UNREADABLE_FIGURE Warning "unreadable-duration"
    "% cannot be read as a length. % Write \"1h 30m\" or \"PT1H30M\"; words such as \"about one hour\" go into `text`."
NO_UNIT Warning "unreadable-duration"
    "% has no unit. % Write \"%m\" for minutes, \"%h\" for hours."
STATED_TWICE Warning "stated-twice"
    "There are bounds beside `%`. Two bounds override it, one does not. Remove one or the other."
ONE_BOUND Warning "one-bound"
    "Only one bound is given. It is used as the value. Write both `%` and `%`, or `%`."
BOUNDS_SWAPPED Warning "bounds-swapped"
    "`%` is beyond `%`. They are read the other way round. Swap them."
NO_TIME Warning "no-time"
    "This gives no time that can be drawn. It is left out. Add `earliest` and `latest`: with a `text` they are used for drawing only and never shown."
NO_DURATION Warning "unreadable-duration"
    "This gives no length. It is left out. Add `about`, `min` and `max`, or a `text`."
END_NULL Info "end-null"
    "This is empty, which does not say whether it is over. The end is shown as not known. Write \"ongoing\" or \"unknown\"."
END_BEFORE_START Warning "end-before-start"
    "The end (%) is before the start (%). % Write an end after the start."
OVER_BEFORE_START Warning "end-before-start"
    "This is before it began. The time is left out. Write one after the start."
END_AND_DURATION Warning "end-and-duration"
    "The end and the duration contradict each other. The duration is left out. Correct or remove one of them."
OPEN_BESIDE_SEGMENTS Warning "open-beside-segments"
    "This is ongoing, but no segment is. It counts as open. Write \"ongoing\" into the segment that is, or remove it here."
OVER_AND_OPEN Warning "over-and-open"
    "This says when it was over, but an end is open. It is shown as going on. Correct or remove one of them."
SEGMENT_WITHOUT_START Warning "segment-without-start"
    "This segment does not say when it began. It is not drawn. Add `start`."
SEGMENT_START_UNREADABLE Warning "segment-without-start"
    "When this segment began cannot be read. It is not drawn. Correct `start`."
INCIDENT_WITHOUT_START Warning "incident-without-start"
    "This incident does not say when it was. It is listed and not drawn. Add `kind` and `start`, or `segments`."
START_MISSING Warning "incident-without-start"
    "This incident does not say when it began. It is listed and not drawn. Add `start`, or `segments`."
START_UNREADABLE Warning "incident-without-start"
    "When this incident began cannot be read. It is listed and not drawn. Correct `start`, or write `segments`."
ADDRESS_AS_TEXT Warning "address-as-text"
    "`%` looks like the address of a story in a file. It is shown as words. Write {\"href\": \"%\"}."
NO_MAILBOX Warning "no-mailbox"
    "`%` is not an e-mail address. It is shown as one. Write one such as help@example.com, and other words into `text`."
RELATED_TO_ITSELF Info "related-to-itself"
    "This is the id of the incident itself. It leads nowhere. Remove it."
NO_SCHEME Warning "no-scheme"
    "`%` does not say what kind of address it is. It leads to a page of your own site. Write `%%`."
DONE_AND_OPEN Warning "done-and-open"
    "`done_at` is set, but `status` is not \"done\". Once that day has come it is shown as done. Write \"status\": \"done\", or `due` for a promise."
SHORT_FORM_AND_SEGMENTS Info "short-form-and-segments"
    "`kind`, `start`, `end` or `duration` are given beside `segments`. The segments override them. Move the others into them."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_filled_in_as_they_come() {
        assert_eq!(SPELLING.message(&["a%b", "c", "d"]), "`a%b` is read as `c`. Write `d`.");
        assert_eq!(SPELLING.message(&[]), "`` is read as ``. Write ``.");
    }

    #[test]
    fn codes_are_kebab_case_and_texts_name_the_cure() {
        for trouble in ALL {
            assert!(trouble.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'8'), "{}", trouble.code);
            assert!(trouble.text.matches(". ").count() >= 1, "{}", trouble.text);
        }
    }
}
