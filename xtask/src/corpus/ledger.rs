//! What is expected of each description of the corpus; it may only improve.
//!
//! Takes records; compares them with `tests/corpus/ledger.toml`, or writes there what became better or is new.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{eprintln, println};
use anyhow::{Context, Result};
use serde::Deserialize;

use super::record::Record;
use crate::root;

/// The folder of real descriptions, from the project's root.
pub(super) const CORPUS: &str = "../shared/corpus";

/// What is expected of one description.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The codes that it is refused with; none where it is generated.
    #[serde(default)]
    refused: Vec<String>,
    /// Operations that are written.
    #[serde(default)]
    operations: usize,
    /// Operations that are not.
    #[serde(default)]
    lost: usize,
    /// Schemas that became empty structs.
    #[serde(default)]
    empty: usize,
    /// Whether it compiles; unknown before it was checked.
    compiles: Option<bool>,
    /// Warnings of the compiler.
    #[serde(default)]
    warnings: usize,
}

type Ledger = BTreeMap<String, Expected>;

/// Compares, and with `bless` writes. Fails where anything is worse than expected, or wrong and not expected at all.
pub(super) fn settle(records: &[Record], bless: bool) -> Result<ExitCode> {
    let path = path();
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut ledger: Ledger =
        toml::from_str(&text).with_context(|| format!("cannot read {}", path.display()))?;
    let mut worse = Vec::new();
    let mut changed = 0;
    for record in records {
        let (Some(seen), true) = (Expected::of(record), is_of_corpus(record)) else {
            worse.extend(record.faults().into_iter().map(|fault| (record, fault)));
            continue;
        };
        let known = ledger.get(&record.name);
        let faults = known.map_or_else(Vec::new, |known| seen.worse_than(known));
        let seen = known.map_or_else(|| seen.clone(), |known| seen.over(known));
        if !faults.is_empty() {
            worse.extend(faults.into_iter().map(|fault| (record, fault)));
        } else if known != Some(&seen) {
            changed += 1;
            ledger.insert(record.name.clone(), seen);
        }
    }
    for (record, fault) in &worse {
        eprintln!("\x1b[1;31mworse\x1b[0m {}: {fault}", record.name);
    }
    if bless && changed > 0 {
        std::fs::write(&path, write(&ledger))?;
        println!("ledger: {changed} entries are new or better");
    } else if changed > 0 {
        println!(
            "{changed} descriptions do better than the ledger says: `--bless` writes that down"
        );
    }
    Ok(match worse.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn path() -> PathBuf {
    root::path().join("tests/corpus/ledger.toml")
}

fn is_of_corpus(record: &Record) -> bool {
    let corpus = root::path().join(CORPUS).canonicalize();
    corpus.is_ok_and(|corpus| record.path.starts_with(corpus))
}

impl Expected {
    /// What a record amounts to; `None` where the generator did not end by itself, which is never expected.
    fn of(record: &Record) -> Option<Self> {
        let done = record.done()?;
        let never =
            done.nowhere > 0 || done.same_again == Some(false) || !done.unreadable.is_empty();
        let checked = record.checked.as_ref();
        if never || checked.is_some_and(|checked| checked.unformatted) {
            return None;
        }
        let refused = match done.generated {
            true => Vec::new(),
            false => done.errors.keys().cloned().collect(),
        };
        let lost = if done.generated { done.lost() } else { 0 };
        Some(Self {
            refused,
            operations: done.operations_out,
            lost,
            empty: done.emptied(),
            compiles: checked.map(|checked| checked.compiles),
            warnings: checked.map_or(0, |checked| checked.warnings),
        })
    }

    /// Where this falls behind what is known.
    fn worse_than(&self, known: &Self) -> Vec<String> {
        let mut worse = Vec::new();
        if known.refused.is_empty() && !self.refused.is_empty() {
            worse.push(format!("is refused now: {}", self.refused.join(", ")));
            return worse;
        }
        if self.operations < known.operations {
            worse.push(format!(
                "{} operations, {} are expected",
                self.operations, known.operations
            ));
        }
        let counts = [
            ("lost operations", self.lost, known.lost),
            ("empty structs", self.empty, known.empty),
            ("warnings", self.warnings, known.warnings),
        ];
        let more = counts
            .iter()
            .filter(|(_, seen, known)| seen > known && self.refused.is_empty());
        let fresh = !known.refused.is_empty();
        worse.extend(
            more.filter(|_| !fresh)
                .map(|(what, seen, known)| format!("{seen} {what}, {known} are expected")),
        );
        if known.compiles == Some(true) && self.compiles == Some(false) {
            worse.push("does not compile any more".to_string());
        }
        worse
    }

    /// This, and where nothing was asked of the compiler, what it said before.
    fn over(&self, known: &Self) -> Self {
        let mut merged = self.clone();
        if self.compiles.is_none() && self.refused.is_empty() {
            merged.compiles = known.compiles;
            merged.warnings = known.warnings;
        }
        merged
    }

    fn line(&self) -> String {
        if !self.refused.is_empty() {
            let codes: Vec<String> = self
                .refused
                .iter()
                .map(|code| format!("\"{code}\""))
                .collect();
            return format!("refused = [{}]", codes.join(", "));
        }
        let mut line = format!("operations = {}", self.operations);
        if let Some(compiles) = self.compiles {
            let _ = write!(line, ", compiles = {compiles}");
        }
        let rare = [
            ("lost", self.lost),
            ("empty", self.empty),
            ("warnings", self.warnings),
        ];
        for (name, count) in rare.iter().filter(|(_, count)| *count > 0) {
            let _ = write!(line, ", {name} = {count}");
        }
        line
    }
}

fn write(ledger: &Ledger) -> String {
    let mut text = String::from(
        "# What is expected of each description of the corpus. Written by `cargo xtask corpus … --bless`, which takes\n\
         # only what is better or new; a worse figure is a failure.\n\n",
    );
    for (name, expected) in ledger {
        let _ = writeln!(text, "{name:?} = {{ {} }}", expected.line());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Expected {
        Expected {
            operations: 3,
            compiles: Some(true),
            ..Expected::default()
        }
    }

    #[test]
    fn fewer_operations_warnings_or_a_refusal_are_worse() {
        let fewer = Expected {
            operations: 2,
            lost: 1,
            warnings: 1,
            compiles: Some(false),
            ..good()
        };
        assert_eq!(fewer.worse_than(&good()).len(), 4);
        let refused = Expected {
            refused: vec!["TW0001".to_string()],
            ..Expected::default()
        };
        assert_eq!(refused.worse_than(&good()).len(), 1);
        assert!(good().worse_than(&refused).is_empty());
        assert!(good().worse_than(&fewer).is_empty());
    }

    #[test]
    fn a_run_without_the_compiler_keeps_what_it_said() {
        let unchecked = Expected {
            compiles: None,
            ..good()
        };
        assert_eq!(unchecked.over(&good()), good());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let refused = Expected {
            refused: vec!["TW0001".to_string()],
            ..Expected::default()
        };
        let ledger = Ledger::from([
            ("a/b c.yaml".to_string(), good()),
            ("d".to_string(), refused),
        ]);
        assert_eq!(toml::from_str::<Ledger>(&write(&ledger)).unwrap(), ledger);
    }
}
