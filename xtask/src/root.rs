//! Where the project lies, whatever folder the command was started in.

use std::path::{Path, PathBuf};

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
