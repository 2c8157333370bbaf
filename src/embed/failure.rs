//! Why there is no feed, in a sentence that a site owner understands, with what to do.

use crate::feed::FeedError;
pub use crate::view::Failure;

fn failure(code: &'static str, retry: bool, words: &[&str]) -> Failure {
    Failure { code, message: words.concat(), retry, again: None }
}

pub fn no_src() -> Failure {
    let words = "No feed is named. Write the address of your incident file into the tag: data-src=\"/incidents.json\" on \
                 the script, or src=\"/incidents.json\" on the element.";
    failure("no-src", false, &[words])
}

pub fn unreachable(url: &str) -> Failure {
    let cure = ". Check the address and the connection. If the feed is on another origin than this page, its server has \
                to allow that with the header Access-Control-Allow-Origin, and the page's content security policy has to \
                name it in connect-src.";
    Failure { again: Some(0), ..failure("unreachable", true, &["No answer could be read from ", url, cure]) }
}

/// A line that broke in the middle of an answer.
pub fn broken_off(url: &str) -> Failure {
    let words = "The answer broke off while it was read from ";
    Failure { again: Some(0), ..failure("broken-off", true, &[words, url, ". Check the connection and try again."]) }
}

/// A server that answers, but not to this page.
pub fn refused(url: &str) -> Failure {
    let cure = " answers, but this page probably may not read it: the server does not send the header \
                Access-Control-Allow-Origin. Have it sent, or copy the feed to the origin of this page.";
    Failure { again: Some(0), ..failure("unreachable", true, &["The server of ", url, cure]) }
}

pub fn timed_out(url: &str) -> Failure {
    let words = " sent nothing for 15 seconds. Try again in a moment.";
    Failure { again: Some(0), ..failure("timeout", true, &["The server of ", url, words]) }
}

/// `wait` is the server's own word on when to come again (`Retry-After`, RFC 9110, 10.2.3), in seconds.
pub fn status(url: &str, status: u16, wait: Option<u32>) -> Failure {
    let number = status.to_string();
    let cure = match status {
        404 | 410 => "there is no such file. Check the address, and that the file was published.",
        401 | 403 => "reading it is not allowed. The feed has to be readable by every visitor of this page.",
        429 => "too many requests. Try again in a moment.",
        500.. => "the server has a trouble of its own. Try again in a moment.",
        _ => "that is not a feed. Check the address.",
    };
    let again = matches!(status, 408 | 429 | 500..).then(|| wait.unwrap_or_default());
    Failure { again, ..failure("http-status", true, &["The server answered ", &number, " for ", url, ": ", cure]) }
}

pub fn too_large(url: &str, max_bytes: usize) -> Failure {
    let limit = (max_bytes / 1_000).to_string();
    let cure = " kB, the most that is read. Cut old incidents off, or allow more with the attribute max-bytes.";
    failure("too-large", false, &["The feed at ", url, " is larger than ", &limit, cure])
}

/// It came and is no feed.
pub fn unreadable(url: &str, error: &FeedError) -> Failure {
    let place = match (error.line, error.column) {
        (Some(line), Some(column)) => [" (line ", &line.to_string(), ", column ", &column.to_string(), ")"].concat(),
        _ => String::new(),
    };
    failure(error.code, true, &["The feed at ", url, " cannot be read", &place, ". ", &error.message])
}

/// The feed may be of another format, and the readers of those cannot be had.
pub fn no_reader() -> Failure {
    let message = "The reader for the format of this feed could not be loaded. Check the connection and try again.";
    Failure { code: "load-failed", message: message.to_owned(), retry: true, again: Some(0) }
}

/// A story in a file of its own did not come.
pub fn story(why: &Failure) -> String {
    ["This story could not be fetched. ", &why.message].concat()
}
