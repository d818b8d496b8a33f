//! Where the project lies, whatever folder the command was started in.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The workspace's root: the folder above this crate's manifest.
pub(crate) fn path() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// `path` as the project names it: relative to the root, with `/`.
pub(crate) fn relative(path: &Path) -> String {
    let root = self::path();
    let inside = path.strip_prefix(&root).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

/// A folder by its whole path, without `..` and symbolic links as far as it is there already.
pub(crate) fn whole(folder: &Path) -> io::Result<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(folder)?.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
        // What isn't there yet is as it is written.
        whole = whole.canonicalize().unwrap_or(whole);
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_up_are_taken_whether_the_folder_is_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().canonicalize().unwrap();
        std::fs::create_dir(here.join("a")).unwrap();
        for way in ["a/../b/c", "new/../b/./c", "a/new/../../b/c"] {
            assert_eq!(whole(&here.join(way)).unwrap(), here.join("b/c"), "{way}");
        }
    }
}
