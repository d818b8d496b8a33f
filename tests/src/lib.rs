//! What the tests of the whole share: folders, expected files and how they are blessed.
//!
//! Takes what was seen; compares it with what is expected, or writes it with `BLESS=1`, as `cargo xtask bless` does.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use typewright_codegen::bundle;
use typewright_codegen::source::{Source, Sources, Unread};

mod unused;

pub use unused::unused_types;

/// The project's root.
#[must_use]
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The folder of real descriptions that lies beside the project, where there is one.
///
/// Prints a line where it is missing, so that a test that skips says so.
#[must_use]
pub fn corpus() -> Option<PathBuf> {
    let folder = root().join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    anstream::eprintln!("skipped: the corpus of real descriptions does not lie beside the project");
    None
}

/// All files below `folder`, sorted.
#[must_use]
pub fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    found
}

/// The description at `path` with the files of its folder that it refers to; `None` where it is no text.
#[must_use]
pub fn load(path: &Path) -> Option<Sources> {
    let text = fs::read_to_string(path).ok()?;
    let folder = path.parent()?.canonicalize().ok()?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some(bundle::load(Source::new(name, text), |name| {
        let path = folder.join(name).canonicalize();
        let path = path.map_err(|_| Unread::Missing)?;
        match path.starts_with(&folder) {
            true => fs::read_to_string(&path).map_err(|error| Unread::Broken(error.to_string())),
            false => Err(Unread::Outside),
        }
    }))
}

/// Compares `seen` with the file at `path`, or writes it with `BLESS=1`; where nothing was seen there is no file. Gives what differs, for a person.
///
/// # Errors
/// A short diff and the command that accepts it.
pub fn expect_file(path: &Path, seen: &str) -> Result<(), String> {
    if std::env::var_os("BLESS").is_some() {
        if seen.is_empty() {
            return match fs::remove_file(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error.to_string()),
                _ => Ok(()),
            };
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
        return fs::write(path, seen).map_err(|error| error.to_string());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == seen {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(&expected, seen);
    let diff = diff.unified_diff().context_radius(2).to_string();
    Err(format!(
        "{} differs:\n{diff}\nrun `cargo xtask bless` to accept it",
        path.display()
    ))
}
