//! Everything that a feed of another format can be told about, in one table. Whoever reads a note mostly cannot mend
//! the feed, which is a provider's: so each says what was found and what was made of it, and what can be done.

use crate::feed::troubles::table;

table! {
NOT_UTF8 Warning "not-utf8"
    "Some characters could not be read. They are shown as \u{FFFD}. Have the feed sent as UTF-8."
MENDED Warning "mended-json"
    "This is not valid JSON: % It was read all the same. Update the program that writes it."
NOT_A_RECORD Error "not-a-record"
    "This entry is not an object. It is left out. Tell whoever publishes this feed."
LEFT_OUT Info "left-out"
    "%. It is left out. Nothing needs to be done."
NOT_A_LIST Error "not-a-list"
    "This is not a list, but should be. It is left out. Tell whoever publishes this feed."
UNREADABLE_TIME Warning "unreadable-time"
    "`%` cannot be read as a time. It is left out. Tell whoever publishes this feed."
ZONE_MISSING Info "zone-missing"
    "Times in this feed have no time zone. UTC is assumed. Compare it with the status page."
ZONE_UNKNOWN Info "zone-unknown"
    "The time zone of `%` is not known, or one of several. Only the day is shown. Compare it with the status page."
NO_START Error "no-start"
    "Nothing here says when this was. It is left out. Compare it with the status page."
START_FROM_UPDATE Info "start-from-update"
    "No start is stated. The first time given is used; it may have begun earlier. Compare it with the status page."
START_FROM_ANNOUNCEMENT Info "start-from-announcement"
    "The planned time is not stated. The day of its announcement is shown. Compare it with the status page."
ZERO_LENGTH Info "zero-length"
    "Start and end are the same here. The hours of its updates are shown. Nothing needs to be done."
END_BEFORE_START Warning "end-before-start"
    "The stated end is before the start. % Correct the times on the status page."
OPEN_WITH_END Info "open-with-end"
    "The source calls this % and states an end too. It is shown as still open. Close it on the status page if it is over."
NO_END Info "no-end"
    "This is over, and nothing says since when. The end is shown as not known. Nothing needs to be done."
END_FROM_UPDATE Info "end-from-update"
    "No end is stated. % is used. Nothing needs to be done."
UPDATE_WITHOUT_TIME Warning "update-without-time"
    "This update has no time. It is shown at the start. Tell whoever publishes this feed."
REPEATED_UPDATE Info "repeated-update"
    "The same update appears % times in a row. It is shown once. Nothing needs to be done."
UNKNOWN_WORD Warning "unknown-word"
    "`%` is not a known `%`. % Tell whoever wrote this program."
NO_WORD Warning "unknown-word"
    "`%` is missing here. % Tell whoever publishes this feed."
UNTITLED Info "untitled"
    "This has no title. \"%\" is shown. Nothing needs to be done."
DUPLICATE_ID Warning "duplicate-id"
    "The id `%` is already used above. This one is called `%`. Tell whoever publishes this feed."
NO_HISTORY Info "no-history"
    "This document holds no history, only %. % Read that one instead, or as well."
MORE_PAGES Info "more-pages"
    "This is one page of several. The others are not read. %"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_texts_say_what_was_made_of_it() {
        for trouble in ALL {
            assert!(trouble.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'8'), "{}", trouble.code);
            assert!(trouble.text.matches(". ").count() >= 1, "{}", trouble.text);
        }
    }
}
