//! Every description of the corpus goes through parsing, normalizing and reading: never a panic, always in bounds, and
//! the real ones all become documents.
//!
//! The corpus lies beside the project; where it doesn't, the tests say so and hold nothing.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test: what fails here is told by failing, and what is left out by a line"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use typewright_codegen::diagnostic::{Diagnostics, Severity};
use typewright_codegen::document::{self, Document};
use typewright_codegen::normalize::normalize;
use typewright_codegen::source::{Source, Sources};
use typewright_codegen::tree;

const LIMIT: Duration = Duration::from_secs(10);

fn corpus(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/corpus")
        .join(folder);
    let mut found = Vec::new();
    collect(&root, &mut found);
    if found.is_empty() {
        eprintln!("skipped: there is no corpus at {}", root.display());
    }
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            _ if path.is_dir() => collect(&path, found),
            Some("json" | "yaml" | "yml") => found.push(path),
            _ => {}
        }
    }
}

/// What the front makes of a file.
fn read(path: &Path) -> (Option<Document>, Diagnostics) {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let sources = Sources::new(Source::new(
        path.file_name().unwrap().to_str().unwrap(),
        text,
    ));
    let mut diagnostics = Diagnostics::new();
    let start = Instant::now();
    let tree = tree::parse(&sources, sources.root(), &mut diagnostics);
    let tree = tree.and_then(|tree| normalize(tree, &mut diagnostics));
    let document = tree.and_then(|tree| document::read(tree, &mut diagnostics));
    assert!(start.elapsed() < LIMIT, "{} takes too long", path.display());
    (document, diagnostics)
}

/// Reads all files of a folder; gives those that are no documents or have errors, each with its first error.
fn refused(folder: &str) -> Vec<String> {
    let mut refused = Vec::new();
    let mut codes = BTreeMap::<String, usize>::new();
    let files = corpus(folder);
    for path in &files {
        let (document, diagnostics) = read(path);
        for diagnostic in diagnostics.iter() {
            assert!(diagnostic.span().is_some(), "no place: {diagnostic:?}");
            *codes.entry(diagnostic.code.to_string()).or_default() += 1;
        }
        let mut errors = diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error);
        let first = errors
            .next()
            .map(|error| format!("{}: {}", error.code, error.message));
        if document.is_none() || first.is_some() {
            let name = path.file_name().unwrap().display();
            refused.push(format!("{name}: {}", first.unwrap_or_default()));
        }
    }
    eprintln!(
        "{folder}: {} of {} read; {codes:?}",
        files.len() - refused.len(),
        files.len()
    );
    refused
}

#[test]
fn every_real_description_of_3_0_becomes_a_document() {
    assert_eq!(refused("openapi-3.0"), Vec::<String>::new());
}

/// The parts of descriptions in several files are no documents by themselves: the manifest names the whole ones.
#[test]
fn every_real_description_of_3_1_becomes_a_document() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi-3.1");
    let manifest = std::fs::read_to_string(root.join("MANIFEST.tsv")).unwrap_or_default();
    let names = manifest
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    let mut refused = Vec::new();
    for name in names {
        let (document, diagnostics) = read(&root.join(name));
        // References to other files in places where OpenAPI has none are told.
        let several_files = name.contains('/');
        let errors = diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error);
        let errors = errors.filter(|error| !several_files || error.code.0 == "TW0001");
        refused.extend(errors.map(|error| format!("{name}: {}: {}", error.code, error.message)));
        if document.is_none() {
            refused.push(name.to_owned());
        }
    }
    assert_eq!(refused, Vec::<String>::new());
}

/// The parts, read one by one, are refused as such, and never panic.
#[test]
fn parts_of_descriptions_are_refused_with_a_place() {
    let refused = refused("openapi-3.1");
    assert!(
        refused.iter().all(|line| !line.contains("TW0001")),
        "{refused:?}"
    );
}

#[test]
fn fixtures_are_read_or_refused_with_a_place() {
    for line in refused("fixtures") {
        eprintln!("  {line}");
    }
}

#[test]
fn faulty_descriptions_are_read_or_refused_with_a_place() {
    for line in refused("negative") {
        eprintln!("  {line}");
    }
}
