//! What `scripts/fuzz` asks of any bytes holds for every fixture, and for everything that it ever found.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(all(feature = "foreign", feature = "markdown"))]

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use incident_timeline::feed::foreign::formats;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder, each with the name of the folder that it lies in.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let within = folder.file_name().expect("a name").to_string_lossy().into_owned();
            found.push((within, path));
        }
    }
    found.sort();
    found
}

/// What the target of that name does.
fn run(target: &str, bytes: &[u8]) {
    match target {
        "any" => fuzz::foreign(None, bytes),
        "native" => fuzz::native(bytes),
        "prose" => fuzz::prose(bytes),
        format => fuzz::foreign(Some(format), bytes),
    }
}

#[test]
fn what_was_found_once_is_mended_for_good() {
    for (target, path) in files(&root().join("tests/fixtures/fuzz")) {
        if path.extension().is_none_or(|extension| extension != "md") {
            println!("{}", path.display());
            run(&target, &std::fs::read(&path).expect("its bytes"));
        }
    }
}

#[test]
fn what_is_asked_of_any_bytes_holds_for_every_fixture() {
    for (folder, path) in files(&root().join("tests/fixtures")) {
        println!("{}", path.display());
        let bytes = std::fs::read(&path).expect("its bytes");
        fuzz::foreign(None, &bytes);
        fuzz::native(&bytes);
        if formats().any(|format| format == folder) {
            run(&folder, &bytes);
        }
    }
    for document in files(&root().join("docs")) {
        if document.1.extension().is_some_and(|extension| extension == "md") {
            fuzz::prose(&std::fs::read(document.1).expect("its bytes"));
        }
    }
}

#[test]
fn every_format_has_a_target() {
    let name = |(_, path): (String, PathBuf)| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let targets: BTreeSet<String> = files(&root().join("fuzz/fuzz_targets")).into_iter().map(name).collect();
    let expected: BTreeSet<String> = formats().chain(["any", "prose"]).map(Into::into).collect();
    assert_eq!(targets, expected);
    let package = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("its text");
    assert!(targets.iter().all(|target| package.contains(&format!("\nname = \"{target}\"\n"))));
}
