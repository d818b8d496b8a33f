//! The descriptions below some folders.
//!
//! Takes folders and patterns; gives each description once, in order, with a name for its crate. A file that is a part of
//! another document is none: it lacks the key `openapi`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::name_of;
use crate::disk;

/// A description that was found.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// Its path below the corpus.
    pub(super) name: String,
    /// The name of its crate.
    pub(super) package: String,
    /// Where it lies.
    pub(super) path: PathBuf,
}

/// All descriptions below `folders` whose name fits one of `only`; all where `only` is empty.
pub(super) fn descriptions(
    folders: &[PathBuf],
    only: &[glob::Pattern],
) -> Result<Vec<Description>> {
    let mut paths = BTreeSet::new();
    for folder in folders {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("no folder {}", folder.display()))?;
        match folder.is_dir() {
            true => paths.extend(below(&folder)?),
            false => drop(paths.insert(folder)),
        }
    }
    let found = paths.into_iter().map(|path| {
        let name = name_of(&path);
        let package = package(&name);
        Description {
            name,
            package,
            path,
        }
    });
    let fits = |name: &str| only.is_empty() || only.iter().any(|pattern| pattern.matches(name));
    Ok(found.filter(|one| fits(&one.name)).collect())
}

fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = disk::walk(folder)?;
    let listing = |path: &&PathBuf| path.file_name().is_some_and(|name| name == "MANIFEST.tsv");
    let manifests: Vec<&PathBuf> = files.iter().filter(listing).collect();
    let mut found = Vec::new();
    for manifest in &manifests {
        found.extend(listed(manifest)?);
    }
    let is_listed = |path: &Path| {
        let mut homes = manifests.iter().filter_map(|manifest| manifest.parent());
        homes.any(|home| path.starts_with(home))
    };
    let others = files.iter().filter(|path| !is_listed(path));
    found.extend(others.filter(|path| is_description(path)).cloned());
    Ok(found)
}

/// The first column of a manifest, below its heading.
fn listed(manifest: &Path) -> Result<Vec<PathBuf>> {
    let text = fs::read_to_string(manifest)
        .with_context(|| format!("cannot read {}", manifest.display()))?;
    let home = manifest.parent().unwrap_or(Path::new(""));
    let names = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    Ok(names
        .map(|name| home.join(name.trim()))
        .filter(|path| path.is_file())
        .collect())
}

/// Whether a file says of itself which OpenAPI it is written in.
fn is_description(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    if !matches!(extension, Some("json" | "yaml" | "yml")) {
        return false;
    }
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        return text.contains("\"openapi\"");
    }
    let mut keys = text.lines().filter_map(|line| line.split_once(':'));
    keys.any(|(key, _)| matches!(key.trim_end(), "openapi" | "\"openapi\"" | "'openapi'"))
}

/// A name that Cargo takes and the compiler finds no fault with: the path's words in small letters.
fn package(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!("c-{}", words.join("-").to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_named_by_the_words_of_its_path() {
        assert_eq!(package("a-1.0/B.c__d.json"), "c-a-1-0-b-c-d-json");
    }

    #[test]
    fn a_part_of_another_document_is_no_description() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        file("whole.yaml", "openapi: 3.0.3\npaths: {}\n");
        file("whole.json", "{\"openapi\": \"3.0.3\"}");
        file("part.yaml", "type: object\n");
        file("notes.md", "openapi: 3.0.3\n");
        let found = descriptions(&[folder.path().to_path_buf()], &[]).unwrap();
        let names: Vec<_> = found
            .iter()
            .filter_map(|one| one.path.file_name())
            .collect();
        assert_eq!(names, ["whole.json", "whole.yaml"]);
    }
}
