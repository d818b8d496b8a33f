//! What is known from earlier runs, kept in the scratch folder.
//!
//! A record holds as long as the generator and every file that was read are the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::record::{End, Record};

/// The records of earlier runs, by the names of their crates.
pub(super) struct State {
    file: PathBuf,
    /// A digest of the program that generates.
    generator: u64,
    kept: BTreeMap<String, Kept>,
    unsaved: usize,
}

/// How many records may be lost when a run is stopped.
const SAVED_EACH: usize = 16;

#[derive(Serialize, Deserialize)]
struct Kept {
    generator: u64,
    record: Record,
}

impl State {
    /// Reads what is there; a file that can't be read is begun anew.
    pub(super) fn open(scratch: &Path, generator: u64) -> Self {
        let file = scratch.join("state.json");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let kept = serde_json::from_str(&text).unwrap_or_default();
        Self {
            file,
            generator,
            kept,
            unsaved: 0,
        }
    }

    /// The record of a crate, where it still holds.
    pub(super) fn find(&self, package: &str, path: &Path) -> Option<Record> {
        let kept = self.kept.get(package)?;
        let End::Done(done) = &kept.record.end else {
            return None;
        };
        let same = |(path, digest): (&PathBuf, &u64)| digest_of(path).ok() == Some(*digest);
        let holds = kept.generator == self.generator
            && kept.record.path == path
            && done.sources.contains_key(path)
            && done.sources.iter().all(same);
        holds.then(|| kept.record.clone())
    }

    /// Keeps a record, and now and then writes all, so that a run that was stopped goes on where it was.
    pub(super) fn keep(&mut self, record: &Record) -> Result<()> {
        let kept = Kept {
            generator: self.generator,
            record: record.clone(),
        };
        self.kept.insert(record.package.clone(), kept);
        self.unsaved += 1;
        match self.unsaved < SAVED_EACH {
            true => Ok(()),
            false => self.save(),
        }
    }

    /// Writes all that is kept.
    pub(super) fn save(&mut self) -> Result<()> {
        self.unsaved = 0;
        let text = serde_json::to_string(&self.kept)?;
        fs::write(&self.file, text).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

/// A digest of a file.
pub(super) fn digest_of(path: &Path) -> Result<u64> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(digest([bytes.as_slice()]))
}

/// A digest of some texts. It is the same in every process of one build, which is all that a scratch folder needs.
pub(super) fn digest<'a>(texts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    for text in texts {
        hasher.write_usize(text.len());
        hasher.write(text);
    }
    hasher.finish()
}
