//! Texts that trap: what is told in a body arrives as it was meant, and once.

use super::{incident, instant, read};
use incident_timeline::feed::native::wire::Text;
/// The first text that is told beside the periods of an incident: of an update, else its story.
fn updates(name: &str, id: &str) -> Vec<String> {
    let feed = read(name);
    let told = incident(&feed, id);
    let texts = told.updates.iter().map(|update| match &update.text {
        Text::One(text) => text.clone(),
        other => format!("{other:?}"),
    });
    texts.collect()
}

#[test]
fn texts_arrive_as_they_were_meant() {
    let table = [
        ("statuspage/texts.json", "html", "See [this page](https://example.com/?a=1\\&b=2) – twice.\\\nThen wait."),
        ("statuspage/texts.json", "markdown", "**Bold** and a < b."),
        ("statuspage/texts.json", "escaped", "One.\nTwo."),
        ("statuspage/texts.json", "unseen", "Zerowidth, 障害, عطل, 🇩🇪."),
        ("cstate/body.json", "down", "We’re looking."),
        ("openstatus/updates-of-maintenance.json", "maintenance-2", "Begun."),
        ("oneuptime/maintenances.json", "m1", "Begun."),
    ];
    for (name, id, expected) in table {
        assert_eq!(updates(name, id).first().map(String::as_str), Some(expected), "{name} {id}");
    }
    let feed = read("statuspage/texts.json");
    let titles: Vec<_> = ["html", "unseen"].map(|id| incident(&feed, id).title.clone()).into();
    assert_eq!(titles, [Text::One("A & B <c> & d".into()), Text::One("Zerowidth and reversed".into())]);
}

#[test]
fn updates_in_a_body_leave_the_story_without_them() {
    let feed = read("cstate/body.json");
    let told = incident(&feed, "down");
    let times: Vec<_> = told.updates.iter().map(|update| instant(&update.at)).collect();
    assert_eq!(times, ["2025-12-31T23:10:00Z", "~2025-12-31T23:50:00Z", "2026-01-01T00:30:00Z"]);
    let story = serde_json::to_value(&told.short).expect("JSON");
    assert_eq!(story, "_Post-mortem_\n\nA disk was full.");
}
