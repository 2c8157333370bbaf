//! `incident-feed`: checks a feed of any known format, or makes a native one of it.

mod arguments;
mod drawing;
mod report;
mod visible;

use arguments::{Arguments, Command};
use incident_timeline::feed::foreign::{ConvertOptions, Counts, Members, NATIVE, convert, detect, merge, native};
use incident_timeline::feed::{FeedError, Note, Options, parse};
use incident_timeline::model::Timeline;
use serde::Serialize;
use std::io::{Read as _, Write as _};
use std::process::ExitCode;
use visible::visible;

/// It was read.
const READ: u8 = 0;
/// It is no feed, or `--strict` and there are notes.
const NO_FEED: u8 = 1;
/// Asked for something that does not exist, or a file cannot be read.
const USAGE: u8 = 2;

/// A feed that was checked.
struct Checked {
    format: &'static str,
    counts: Counts,
    timeline: Timeline,
    notes: Vec<Note>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (out, err, code) = run(&arguments);
    // Whoever closed the pipe early has read enough.
    let _ = std::io::stdout().write_all(out.as_bytes());
    let _ = std::io::stderr().write_all(err.as_bytes());
    ExitCode::from(code)
}

/// What goes to standard output and to standard error, and the exit code.
fn run(arguments: &[String]) -> (String, String, u8) {
    let arguments = match arguments::read(arguments) {
        Ok(arguments) => arguments,
        Err(words) => return (String::new(), [&*visible(&words), "\n\n", arguments::HELP].concat(), USAGE),
    };
    if arguments.command == Command::Help {
        return (arguments::HELP.into(), String::new(), READ);
    }
    let bytes = match input(&arguments.file) {
        Ok(bytes) => bytes,
        Err(words) => return (String::new(), words, USAGE),
    };
    let done = match arguments.command {
        Command::Convert => converted(&arguments, &bytes),
        _ => checked(&arguments, &bytes),
    };
    done.unwrap_or_else(|error| match arguments.json {
        true => (report::error_json(&error), String::new(), NO_FEED),
        false => (String::new(), report::error(&arguments.file, &error), NO_FEED),
    })
}

fn input(file: &str) -> Result<Vec<u8>, String> {
    if file != "-" {
        return std::fs::read(file).map_err(|error| format!("{}: {error}\n", visible(file)));
    }
    let mut bytes = Vec::new();
    match std::io::stdin().read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("standard input: {error}\n")),
    }
}

fn checked(arguments: &Arguments, bytes: &[u8]) -> Result<(String, String, u8), FeedError> {
    let checked = check(arguments, bytes)?;
    let code = if arguments.strict && !checked.notes.is_empty() { NO_FEED } else { READ };
    let words = if arguments.json { report::json(&checked, bytes) } else { report::human(&checked, bytes) };
    Ok((words, String::new(), code))
}

/// Reads a feed as the widget would: a native one as it is, any other by way of a native one.
fn check(arguments: &Arguments, bytes: &[u8]) -> Result<Checked, FeedError> {
    let format = arguments.format.as_deref().or_else(|| detect(bytes));
    if format == Some("native") {
        let feed = parse(bytes, &Options::default())?;
        let counts = Counts::of(&feed.timeline);
        return Ok(Checked { format: NATIVE, counts, timeline: feed.timeline, notes: feed.notes });
    }
    let converted = convert(bytes, &ConvertOptions { format })?;
    let native = parse(written(&converted.feed)?.as_bytes(), &Options::default())?;
    let mut notes = converted.notes;
    notes.extend(native.notes);
    Ok(Checked { format: converted.format, counts: converted.counts, timeline: native.timeline, notes })
}

fn converted(arguments: &Arguments, bytes: &[u8]) -> Result<(String, String, u8), FeedError> {
    let (mut feed, notes) = members(arguments.format.as_deref(), bytes)?;
    if let Some(file) = &arguments.merge {
        let old = match input(file) {
            Ok(old) => old,
            Err(words) => return Ok((String::new(), words, USAGE)),
        };
        match native(&old) {
            Ok((old, _)) => feed = merge(old, feed),
            Err(error) => return Ok((String::new(), report::error(file, &error), NO_FEED)),
        }
    }
    let code = if arguments.strict && !notes.is_empty() { NO_FEED } else { READ };
    Ok((written(&feed)?, report::notes(&notes, bytes), code))
}

/// A feed of any format as a native one.
fn members(format: Option<&str>, bytes: &[u8]) -> Result<(Members, Vec<Note>), FeedError> {
    if format.or_else(|| detect(bytes)) == Some("native") {
        return native(bytes);
    }
    let converted = convert(bytes, &ConvertOptions { format })?;
    let members = serde_json::from_str(&written(&converted.feed)?).map_err(not_written)?;
    Ok((members, converted.notes))
}

fn written(feed: &impl Serialize) -> Result<String, FeedError> {
    serde_json::to_string_pretty(feed).map(|text| text + "\n").map_err(not_written)
}

fn not_written(error: serde_json::Error) -> FeedError {
    FeedError::new("not-written", error.to_string())
}
