//! The law: no document makes resolving panic, whatever it holds.

use std::fs;
use std::path::{Path, PathBuf};

use super::resolve_text;

/// Single documents of the corpus, in order.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            documents(&path, found);
        } else if matches!(extension, Some("json" | "yaml" | "yml")) {
            found.push(path);
        }
    }
}

/// Whether a text is a description, not a part of one.
fn is_root(text: &str) -> bool {
    let start: String = text.chars().take(4000).collect();
    start.contains("openapi:") || start.contains("\"openapi\"")
}

#[test]
fn every_document_of_the_corpus_resolves_or_says_why_not() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.exists() {
        println!("skipped: no corpus at {}", corpus.display());
        return;
    }
    let mut found = Vec::new();
    for folder in ["openapi-3.0", "openapi-3.1", "fixtures", "negative"] {
        documents(&corpus.join(folder), &mut found);
    }
    let (mut resolved, mut refused, mut said) = (0, 0, 0);
    for path in &found {
        let Ok(text) = fs::read_to_string(path) else {
            continue;
        };
        if !is_root(&text) {
            continue;
        }
        let (api, _, diagnostics) = resolve_text(&path.display().to_string(), &text);
        said += diagnostics.len();
        match api {
            Some(_) => resolved += 1,
            None => {
                assert!(
                    !diagnostics.is_empty(),
                    "{} was refused without a word",
                    path.display()
                );
                refused += 1;
            }
        }
    }
    println!(
        "{resolved} resolved, {refused} refused, {said} diagnostics, {} documents",
        found.len()
    );
    assert!(resolved > 100, "{resolved}");
}
