//! Reads a description and the files that it refers to.
//!
//! Takes a path and the folder that may be read; gives sources named as the project names files. A reference may name any
//! path, so what lies outside of that folder, also by way of a link, isn't read.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use typewright_codegen::bundle;
use typewright_codegen::source::{Source, Sources, Unread};

use crate::root;

/// The description at `spec` with all that it refers to below `within`, which is its own folder where none is given.
pub(crate) fn sources(spec: &Path, within: Option<&Path>) -> Result<Sources> {
    let root = source(spec)?;
    let folder = match (within, spec.parent()) {
        (Some(folder), _) => folder,
        (None, Some(folder)) if folder != Path::new("") => folder,
        (None, _) => Path::new("."),
    };
    let folder = folder
        .canonicalize()
        .with_context(|| format!("no folder {}", folder.display()))?;
    let base = match spec.starts_with(root::path()) {
        true => root::path(),
        false => PathBuf::new(),
    };
    let read = |name: &str| read(&base.join(name), &folder);
    Ok(bundle::load(root, read))
}

/// One file, named as the project names files.
pub(crate) fn source(file: &Path) -> Result<Source> {
    let name = root::relative(file);
    let text = fs::read(file).with_context(|| format!("cannot read {name}"))?;
    let text = String::from_utf8(text).with_context(|| format!("{name} is not UTF-8"))?;
    Ok(Source::new(name, text))
}

fn read(path: &Path, folder: &Path) -> Result<String, Unread> {
    let path = path.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Unread::Missing,
        _ => Unread::Broken(error.to_string()),
    })?;
    if !path.starts_with(folder) {
        return Err(Unread::Outside);
    }
    let bytes = fs::read(&path).map_err(|error| Unread::Broken(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| Unread::Broken("it is not UTF-8".to_string()))
}
