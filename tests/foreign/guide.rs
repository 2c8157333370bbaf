//! What `docs/formats.md` lists is what there is.

use incident_timeline::feed::foreign::{formats, troubles};

fn guide() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md");
    std::fs::read_to_string(path).expect("docs/formats.md")
}

/// The first two cells of the rows of the table with these headings.
fn rows<'g>(guide: &'g str, headings: &str) -> Vec<(&'g str, &'g str)> {
    let (_, behind) = guide.split_once(headings).expect("a table with these headings");
    let rows = behind.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|line| {
        let mut cells = line.split('|').skip(1).map(str::trim);
        (cells.next().expect("a cell"), cells.next().expect("a second cell"))
    })
    .collect()
}

#[test]
fn every_note_is_explained_and_nothing_else() {
    let mut expected: Vec<(String, String)> = troubles::ALL
        .iter()
        .map(|trouble| (format!("`{}`", trouble.code), format!("{:?}", trouble.severity).to_lowercase()))
        .collect();
    // Several texts may share a code.
    expected.dedup();
    let guide = guide();
    let listed = rows(&guide, "| code | severity |");
    assert_eq!(listed, expected.iter().map(|(code, severity)| (&**code, &**severity)).collect::<Vec<_>>());
}

#[test]
fn every_format_has_a_row() {
    let guide = guide();
    let mut listed: Vec<&str> = rows(&guide, "| format | id |").iter().map(|(_, id)| id.trim_matches('`')).collect();
    let mut expected: Vec<&str> = formats().filter(|id| *id != "native").collect();
    listed.sort_unstable();
    expected.sort_unstable();
    assert_eq!(listed, expected);
}
