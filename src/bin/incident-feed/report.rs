//! What was found, for people and for programs.

use super::visible::{visible, visible_json};
use super::{Checked, drawing};
use incident_timeline::feed::foreign::written;
use incident_timeline::feed::{FeedError, Note, decode, line_column};
use incident_timeline::model::Time;
use serde_json::{Value, json};
use std::fmt::Write as _;

fn time(time: Option<Time>) -> Value {
    time.map_or(Value::Null, |time| Value::String(written(time)))
}

fn line(value: &Value) -> String {
    visible_json(&value.to_string()) + "\n"
}

/// One JSON object: counts, and notes with their places.
pub fn json(checked: &Checked, bytes: &[u8]) -> String {
    let (text, _) = decode(bytes);
    let notes = checked.notes.iter().map(|note| {
        let mut told = json!({
            "code": note.code,
            "severity": note.severity.id(),
            "pointer": note.pointer,
            "message": note.message,
        });
        if let (Some(told), Some((line, column))) = (told.as_object_mut(), line_column(&text, &note.pointer)) {
            told.insert("line".into(), line.into());
            told.insert("column".into(), column.into());
        }
        told
    });
    let notes: Vec<Value> = notes.collect();
    let c = checked.counts;
    line(&json!({
        "format": checked.format,
        "incidents": c.incidents,
        "maintenances": c.maintenances,
        "open": c.open,
        "updates": c.updates,
        "first_start": time(c.first_start),
        "last_end": time(c.last_end),
        "notes": notes,
    }))
}

/// The same for people, with a drawing.
pub fn human(checked: &Checked, bytes: &[u8]) -> String {
    let c = checked.counts;
    let day = |time: Option<Time>| time.map_or("not stated".into(), written);
    let mut out = String::new();
    let _ = writeln!(out, "Format        {}", checked.format);
    let _ = writeln!(out, "Incidents     {}, of which open: {}", c.incidents, c.open);
    let _ = writeln!(out, "Maintenances  {}", c.maintenances);
    let _ = writeln!(out, "Updates       {}", c.updates);
    let _ = writeln!(out, "First start   {}", day(c.first_start));
    let _ = writeln!(out, "Last end      {}", day(c.last_end));
    if let Some(note) = &checked.timeline.history_note {
        let _ = writeln!(out, "Reach         {}", visible(note.get("")));
    }
    let drawn = drawing::draw(&checked.timeline);
    if !drawn.is_empty() {
        let _ = write!(out, "\n{drawn}");
    }
    out + "\n" + &notes(&checked.notes, bytes)
}

/// Every note: its place, what was found, what was made of it, the cure.
pub fn notes(notes: &[Note], bytes: &[u8]) -> String {
    if notes.is_empty() {
        return "Nothing had to be repaired.\n".into();
    }
    let (text, _) = decode(bytes);
    let mut out = String::new();
    for note in notes {
        let place = line_column(&text, &note.pointer);
        let place = place.map_or(String::new(), |(line, column)| format!("line {line}, column {column}, "));
        let pointer = if note.pointer.is_empty() { "the whole feed" } else { &note.pointer };
        let (pointer, message) = (visible(pointer), visible(&note.message));
        let _ = writeln!(out, "{} {}: {place}{pointer}\n  {message}", note.severity.id(), note.code);
    }
    out
}

/// Why it is no feed, as one JSON object.
pub fn error_json(error: &FeedError) -> String {
    let told = json!({"code": error.code, "message": error.message, "line": error.line, "column": error.column});
    line(&json!({"error": told}))
}

/// Why it is no feed.
pub fn error(file: &str, error: &FeedError) -> String {
    format!("{}: {} [{}]\n", visible(file), visible(&error.to_string()), error.code)
}
