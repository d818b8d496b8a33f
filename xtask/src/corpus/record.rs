//! What is known of one description: how its generation ended, what was written, what the compiler said.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// One description and all that became of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    /// Its path below the corpus.
    pub(crate) name: String,
    /// The name of its crate.
    pub(crate) package: String,
    /// Where the text lies.
    pub(crate) path: PathBuf,
    /// How its generation ended.
    pub(crate) end: End,
    /// What the compiler said, once it was asked.
    pub(crate) checked: Option<Checked>,
}

/// How a generation ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum End {
    /// By itself.
    Done(Box<Done>),
    /// With a panic, or killed; the last it said.
    Crashed(String),
    /// It ran longer than it may.
    TooSlow(u64),
    /// It took more memory than it may, in megabytes.
    TooLarge(u64),
}

/// The figures of a generation that ended by itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Done {
    /// Whether files were written.
    pub(crate) generated: bool,
    /// Operations in the description, counted without the generator; `None` where it can't be read so.
    pub(crate) operations_in: Option<usize>,
    /// Operations in the written source.
    pub(crate) operations_out: usize,
    /// Schemas that allow nothing but an empty object.
    pub(crate) empty_in: usize,
    /// Models without a field, by name.
    pub(crate) empty_out: Vec<String>,
    /// Diagnostics by code.
    pub(crate) codes: BTreeMap<String, usize>,
    /// The codes of errors.
    pub(crate) errors: BTreeMap<String, usize>,
    /// The first error, with its place.
    pub(crate) first_error: Option<String>,
    /// Diagnostics without a place.
    pub(crate) nowhere: usize,
    /// Files that are no Rust.
    pub(crate) unreadable: Vec<String>,
    /// Bytes read.
    pub(crate) bytes: u64,
    /// Lines written.
    pub(crate) lines: usize,
    /// Seconds from text to files.
    pub(crate) seconds: f64,
    /// The most memory at once, in bytes, of the whole process.
    pub(crate) peak: Option<u64>,
    /// A digest of all that was written and told.
    pub(crate) digest: u64,
    /// Whether a second run gave the same; `None` before it.
    pub(crate) same_again: Option<bool>,
    /// The files read, each with its digest.
    pub(crate) sources: BTreeMap<PathBuf, u64>,
}

/// What the compiler said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Checked {
    /// Whether it compiles.
    pub(crate) compiles: bool,
    /// Warnings of the compiler.
    pub(crate) warnings: usize,
    /// The first error, else the first warning.
    pub(crate) first: Option<String>,
    /// Whether `cargo fmt` would change it.
    pub(crate) unformatted: bool,
    /// Warnings of clippy, where it was asked.
    pub(crate) clippy: Option<usize>,
}

impl Record {
    /// The figures, where the generation ended by itself.
    pub(crate) fn done(&self) -> Option<&Done> {
        match &self.end {
            End::Done(done) => Some(done),
            _ => None,
        }
    }

    /// Whether there is a crate to compile.
    pub(crate) fn has_crate(&self) -> bool {
        self.done().is_some_and(|done| done.generated)
    }

    /// What is not as it must be, each in a few words.
    pub(crate) fn faults(&self) -> Vec<String> {
        match &self.end {
            End::Crashed(last) => vec![format!("crashed: {last}")],
            End::TooSlow(seconds) => vec![format!("took more than {seconds} s")],
            End::TooLarge(megabytes) => vec![format!("took more than {megabytes} MB")],
            End::Done(done) => {
                let checked = self.checked.iter().flat_map(Checked::faults);
                done.faults().into_iter().chain(checked).collect()
            }
        }
    }
}

impl Done {
    /// Operations of the description that the source lacks.
    pub(crate) fn lost(&self) -> usize {
        let expected = self.operations_in.unwrap_or(0);
        expected.saturating_sub(self.operations_out)
    }

    /// Models without a field that no schema asked for.
    pub(crate) fn emptied(&self) -> usize {
        self.empty_out.len().saturating_sub(self.empty_in)
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.generated {
            let first = self.first_error.as_deref().unwrap_or("no error was told");
            faults.push(format!("refused: {first}"));
        }
        let lost = self.lost();
        if self.generated && lost > 0 {
            faults.push(format!("{lost} operations are lost"));
        }
        if self.emptied() > 0 {
            let names = self.empty_out.join(", ");
            faults.push(format!(
                "{} schemas became empty structs; empty are {names}",
                self.emptied()
            ));
        }
        if self.nowhere > 0 {
            faults.push(format!("{} diagnostics have no place", self.nowhere));
        }
        if self.same_again == Some(false) {
            faults.push("a second run gave something else".to_string());
        }
        let unreadable = self.unreadable.first();
        faults.extend(unreadable.map(|first| format!("is no Rust: {first}")));
        faults
    }
}

impl Checked {
    fn faults(&self) -> Vec<String> {
        let first = self.first.as_deref().unwrap_or_default();
        let mut faults = Vec::new();
        if !self.compiles {
            faults.push(format!("does not compile: {first}"));
        } else if self.warnings > 0 {
            faults.push(format!("{} warnings: {first}", self.warnings));
        }
        if self.unformatted {
            faults.push("cargo fmt would change it".to_string());
        }
        match self.clippy {
            Some(warnings) if warnings > 0 && self.compiles => {
                faults.push(format!("{warnings} warnings of clippy: {first}"));
            }
            _ => {}
        }
        faults
    }
}
