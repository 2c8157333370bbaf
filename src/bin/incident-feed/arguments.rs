//! What is asked for on the command line.

use incident_timeline::feed::foreign::formats;

/// What is told to whoever asks.
pub const HELP: &str = "\
Reads incident feeds: the native one, and what status pages publish.

Usage:
  incident-feed check [--format F] [--json] [--strict] FILE|-
  incident-feed convert [--format F] [--merge OLD.json] [--strict] FILE|-

check     shows what is in a feed, draws it, and lists what had to be repaired
convert   writes it as a native feed to standard output, notes to standard error

  --format F        the format, if it is not detected: native, statuspage, incidentio, instatus, oneuptime,
                    kuma, heroku, openstatus, cstate, betterstack, cachet, slack, google, github, feed
  --json            one JSON object instead of words
  --strict          any note is a failure
  --merge OLD.json  adds to a native feed that was kept, so that the history outgrows the provider's window
  -                 reads standard input

Exit codes: 0 it was read, 1 it is not a feed (or --strict and there are notes), 2 wrong usage.
";

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Tell what is in it.
    Check,
    /// Write it as a native feed.
    Convert,
    /// Tell how to ask.
    Help,
}

/// A question that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
    /// The format, if it is stated.
    pub format: Option<String>,
    /// One JSON object instead of words.
    pub json: bool,
    /// Any note is a failure.
    pub strict: bool,
    /// The history that was kept.
    pub merge: Option<String>,
    /// What to read; `-`: standard input.
    pub file: String,
}

/// Reads the arguments behind the name of the program.
///
/// # Errors
///
/// What is wrong with them, in words.
pub fn read(arguments: &[String]) -> Result<Arguments, String> {
    let mut read = Arguments {
        command: Command::Help,
        format: None,
        json: false,
        strict: false,
        merge: None,
        file: String::new(),
    };
    if arguments.iter().any(|a| a == "--help" || a == "-h" || a == "help") {
        return Ok(read);
    }
    let mut rest = arguments.iter();
    read.command = match rest.next().map(String::as_str) {
        Some("check") => Command::Check,
        Some("convert") => Command::Convert,
        Some(other) => return Err(format!("There is no command `{other}`.")),
        None => return Err("A command is missing.".into()),
    };
    let mut files: Vec<String> = Vec::new();
    while let Some(argument) = rest.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        let mut value = || value.clone().or_else(|| rest.next().cloned()).ok_or(format!("`{name}` needs a value."));
        match name {
            "--format" => read.format = Some(value()?),
            "--merge" if read.command == Command::Convert => read.merge = Some(value()?),
            "--json" if read.command == Command::Check => read.json = true,
            "--strict" => read.strict = true,
            "-" => files.push("-".into()),
            _ if name.starts_with('-') => return Err(format!("There is no option `{name}`.")),
            _ => files.push(argument.clone()),
        }
    }
    if let Some(format) = read.format.as_deref().filter(|format| !formats().any(|known| known == *format)) {
        let known: Vec<&str> = formats().collect();
        return Err(format!("There is no format `{format}`. Write one of: {}.", known.join(", ")));
    }
    match <[String; 1]>::try_from(files) {
        Ok([file]) => Ok(Arguments { file, ..read }),
        Err(files) if files.is_empty() => Err("A file is missing; - reads standard input.".into()),
        Err(_) => Err("Only one file can be read at a time.".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &str) -> Result<Arguments, String> {
        read(&words.split_whitespace().map(Into::into).collect::<Vec<_>>())
    }

    #[test]
    fn options_stand_anywhere() {
        let read = asked("check a.json --json --format=google").expect("a question");
        assert_eq!((read.command, read.json, read.format.as_deref()), (Command::Check, true, Some("google")));
        assert_eq!(read.file, "a.json");
        assert_eq!(asked("convert --merge old.json -").expect("a question").merge.as_deref(), Some("old.json"));
        assert_eq!(asked("check --help").map(|read| read.command), Ok(Command::Help));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = [
            "",
            "chek a",
            "check",
            "check a b",
            "check --jsno a",
            "check --format",
            "check --format x a",
            "convert --json a",
            "check --merge old.json a",
        ];
        for words in wrong {
            assert!(asked(words).is_err(), "{words}");
        }
    }

    #[test]
    fn the_help_names_every_format() {
        for format in formats() {
            assert!(HELP.contains(format), "{format}");
        }
    }
}
