//! The examples of the CommonMark and GitHub specifications: the HTML that they expect, read as a tree, is the tree
//! that we make. Examples whose HTML holds tags of the author's own are read for their own sake only.
//!
//! `ITL_CORPUS` names the folder that `suites/commonmark` lies in.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "markdown")]

#[path = "prose_html/mod.rs"]
mod html;
#[path = "prose_shown/mod.rs"]
mod shown;

use std::collections::BTreeMap;
use std::path::PathBuf;

use incident_timeline::prose::markdown;
use serde_json::Value;
use shown::shown;

/// Examples that we mean to read differently, with the reason.
const DIFFERENT: [(&str, &[u64], &str); 9] = [
    ("spec.json", &[160, 162, 166, 168, 169, 190, 475], RAW),
    ("spec.json", &[608, 611, 612], "a bare address is a link, as on GitHub"),
    ("spec.json", &[487], "a link without words or address is nothing"),
    ("spec.json", &[507], SPACE),
    ("gfm-spec.json", &[130, 132, 136, 138, 139, 159, 484], RAW),
    ("gfm-spec.json", &[616, 619, 620], "a bare address is a link, as its own extension says"),
    ("gfm-spec.json", &[515], SPACE),
    ("gfm-spec.json", &[645, 646], "CommonMark changed what a comment is after it was written"),
    ("gfm-extensions.json", &[12], RAW),
];
const RAW: &str = "the author's own tags are text";
const SPACE: &str = "no address has a space in it that is not an ordinary one";

/// Number, section, Markdown and HTML of each.
fn examples(file: &str) -> Vec<(u64, String, String, String)> {
    let corpus = std::env::var_os("ITL_CORPUS").expect("ITL_CORPUS names a folder");
    let path = PathBuf::from(corpus).join("suites/commonmark").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let list: Vec<Value> = serde_json::from_str(&text).expect("a list of examples");
    let words = |example: &Value, field: &str| example[field].as_str().unwrap_or_default().to_owned();
    let number = |example: &Value| example["example"].as_u64().unwrap_or_default();
    list.iter().map(|e| (number(e), words(e, "section"), words(e, "markdown"), words(e, "html"))).collect()
}

fn compare(file: &str, least: usize) {
    let examples = examples(file);
    let (mut same, mut raw, mut different) = (0, 0, Vec::new());
    // Of each section: how many match, how many are meant to differ, how many hold tags of the author's own.
    let mut sections: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (number, section, text, html) in &examples {
        let tree = markdown(text);
        let meant = DIFFERENT.iter().any(|(f, numbers, _reason)| *f == file && numbers.contains(number));
        let [matching, meant_to_differ, own_tags] = sections.entry(section).or_default();
        match html::tree(html) {
            None => (*own_tags, raw) = (*own_tags + 1, raw + 1),
            Some(_) if meant => (*meant_to_differ, raw) = (*meant_to_differ + 1, raw + 1),
            Some(expected) if html::same(&expected, &tree) => (*matching, same) = (*matching + 1, same + 1),
            Some(expected) => {
                println!("{file} {number}: {text:?}\n  expected {}\n  found    {}", shown(&expected), shown(&tree));
                different.push(*number);
            }
        }
    }
    println!("{file}\n{:<48} same  meant to differ  with raw HTML", "section");
    for (section, [matching, differing, own]) in &sections {
        println!("{section:<48} {matching:>4}  {differing:>15}  {own:>13}");
    }
    println!("{file}: {same} the same, {raw} with raw HTML or meant to differ, of {}", examples.len());
    assert!(different.is_empty(), "{file}: {} differ: {different:?}", different.len());
    assert!(same >= least, "{file}: only {same} compared");
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn the_examples_of_commonmark_are_read_as_they_should_be() {
    compare("spec.json", 575);
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn the_examples_of_github_are_read_as_they_should_be() {
    compare("gfm-spec.json", 594);
}

#[test]
#[ignore = "needs ITL_CORPUS"]
fn the_examples_of_githubs_extensions_are_read_as_they_should_be() {
    compare("gfm-extensions.json", 21);
}
