//! Generated files against the disk: what differs, and writing it.
//!
//! Takes paths and texts; gives the changes. Knows that a written file carries `@generated`, and nothing else of its content.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What a file on disk needs to become what was generated.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The file is not there.
    Add,
    /// The file holds `old`.
    Replace {
        /// The text on disk.
        old: String,
    },
    /// The file was generated once and is no longer.
    Remove {
        /// The text on disk.
        old: String,
    },
}

/// The changes that make `folder` hold `files`, by path below it.
///
/// A file under one of `swept` that carries `@generated` and is not among `files` is stale.
pub(crate) fn compare(
    folder: &Path,
    files: &BTreeMap<String, String>,
    swept: &[&str],
) -> Result<BTreeMap<String, Change>> {
    let mut changes = BTreeMap::new();
    for (path, text) in files {
        match read(&folder.join(path))? {
            None => drop(changes.insert(path.clone(), Change::Add)),
            Some(old) if old != *text => {
                drop(changes.insert(path.clone(), Change::Replace { old }));
            }
            Some(_) => {}
        }
    }
    for below in swept {
        for path in walk(&folder.join(below))? {
            let name = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            if files.contains_key(&name) {
                continue;
            }
            if let Some(old) = read(&path)?.filter(|text| is_generated(text)) {
                changes.insert(name, Change::Remove { old });
            }
        }
    }
    Ok(changes)
}

/// Writes `changes`, each file whole or not at all.
pub(crate) fn apply(
    folder: &Path,
    files: &BTreeMap<String, String>,
    changes: &BTreeMap<String, Change>,
) -> Result<()> {
    for (name, change) in changes {
        let path = folder.join(name);
        match (change, files.get(name)) {
            (Change::Remove { .. }, _) | (_, None) => fs::remove_file(&path)
                .with_context(|| format!("cannot remove {}", path.display()))?,
            (_, Some(text)) => replace(&path, text)?,
        }
    }
    Ok(())
}

/// Puts `text` at `path` by way of a temporary file beside it.
fn replace(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let attempt = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        readable_by_all(file.as_file())?;
        file.persist(path)?;
        Ok(())
    };
    attempt().with_context(|| format!("cannot write {}", path.display()))
}

/// A temporary file is private to its maker; source is not.
#[cfg(unix)]
fn readable_by_all(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}

/// Whether a file says that it is written by the generator.
pub(crate) fn is_generated(text: &str) -> bool {
    text.lines().take(8).any(|line| line.contains("@generated"))
}

/// The text at `path`, or `None` where there is no file.
fn read(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// All files below `folder`, sorted; none where there is no folder.
pub(crate) fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(error).with_context(|| format!("cannot list {}", folder.display()));
            }
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// All files of the project that are kept: neither build output nor what git or npm keep for themselves.
pub(crate) fn walk_kept(folder: &Path) -> Result<Vec<PathBuf>> {
    let kept = |path: &PathBuf| {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let hidden = [".git", "target", "node_modules"];
        !inside
            .components()
            .any(|part| hidden.iter().any(|name| part.as_os_str() == *name))
    };
    let top = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut found = Vec::new();
    for entry in top {
        let path = entry?.path();
        match (kept(&path), path.is_dir()) {
            (false, _) => {}
            (true, true) => found.extend(walk(&path)?.into_iter().filter(kept)),
            (true, false) => found.push(path),
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries
            .iter()
            .map(|(path, text)| (path.to_string(), text.to_string()))
            .collect()
    }

    #[test]
    fn a_stale_generated_file_is_removed_and_one_by_hand_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let generated = files(&[("src/a.rs", "//! @generated\n")]);
        replace(&folder.path().join("src/old.rs"), "//! @generated\n").unwrap();
        replace(&folder.path().join("src/hand.rs"), "//! by hand\n").unwrap();
        let changes = compare(folder.path(), &generated, &["src"]).unwrap();
        apply(folder.path(), &generated, &changes).unwrap();
        let left = walk(folder.path()).unwrap();
        let names: Vec<_> = left
            .iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap())
            .collect();
        assert_eq!(names, ["a.rs", "hand.rs"]);
    }

    #[test]
    fn an_unchanged_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let generated = files(&[("a.rs", "text")]);
        replace(&folder.path().join("a.rs"), "text").unwrap();
        assert_eq!(
            compare(folder.path(), &generated, &[""]).unwrap(),
            BTreeMap::new()
        );
    }
}
