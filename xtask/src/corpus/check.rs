//! Asks Cargo about the crates of a run: one workspace, one build folder, batch by batch.
//!
//! Takes records; fills in what the compiler, `rustfmt` and clippy said. What a crate said before is Cargo's to know.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use indicatif::ProgressBar;

use super::messages::{Message, Said};
use super::progress;
use super::record::{Checked, Record};
use crate::root;

/// How many crates Cargo is asked about at once.
const BATCH: usize = 16;

/// The workspace that holds the crates of a run.
pub(super) struct Checks {
    scratch: PathBuf,
    jobs: usize,
}

/// Which part of Cargo is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judge {
    Compiler,
    Clippy,
}

impl Checks {
    /// Uses the crates below `scratch`.
    pub(super) fn new(scratch: &Path, jobs: usize) -> Result<Self> {
        let lock = root::path().join("Cargo.lock");
        // The same versions of all that is depended on: what passes here passes in the project.
        fs::copy(&lock, scratch.join("Cargo.lock"))
            .with_context(|| format!("cannot copy {}", lock.display()))?;
        Ok(Self {
            scratch: scratch.to_path_buf(),
            jobs,
        })
    }

    /// Checks every record that has a crate, and asks clippy about `sample` of them.
    pub(super) fn run(&self, records: &mut [Record], sample: usize) -> Result<()> {
        let mut crates: Vec<&mut Record> = records
            .iter_mut()
            .filter(|record| record.has_crate())
            .collect();
        let names: Vec<String> = crates.iter().map(|record| record.package.clone()).collect();
        self.write_manifest(&names)?;
        let mut checked = self.ask_all(Judge::Compiler, &names)?;
        for name in self.unformatted(&names)? {
            checked.entry(name).or_default().unformatted = true;
        }
        let picked = spread(&names, sample);
        for (name, said) in self.ask_all(Judge::Clippy, &picked)? {
            let checked = checked.entry(name).or_default();
            checked.clippy = Some(said.warnings);
            checked.first = checked.first.take().or(said.first);
        }
        for record in &mut crates {
            record.checked = checked.remove(&record.package);
        }
        Ok(())
    }

    fn write_manifest(&self, names: &[String]) -> Result<()> {
        let members: Vec<String> = names
            .iter()
            .map(|name| format!("\"crates/{name}\""))
            .collect();
        let text = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            members.join(", ")
        );
        fs::write(self.scratch.join("Cargo.toml"), text).context("cannot write a workspace")
    }

    fn ask_all(&self, judge: Judge, names: &[String]) -> Result<BTreeMap<String, Checked>> {
        let what = match judge {
            Judge::Compiler => "check",
            Judge::Clippy => "clippy",
        };
        let bar = progress::bar(what, names.len());
        let mut checked = BTreeMap::new();
        for batch in names.chunks(BATCH) {
            self.ask(judge, batch, &bar, &mut checked)?;
        }
        bar.finish_and_clear();
        Ok(checked)
    }

    fn ask(
        &self,
        judge: Judge,
        batch: &[String],
        bar: &ProgressBar,
        checked: &mut BTreeMap<String, Checked>,
    ) -> Result<()> {
        checked.extend(batch.iter().map(|name| (name.clone(), Checked::default())));
        let mut child = self
            .command(judge, batch)
            .spawn()
            .context("cannot start cargo")?;
        let lines = child.stdout.take().map(BufReader::new);
        let mut heard = false;
        for line in lines.into_iter().flat_map(BufRead::lines) {
            let Some(message) = Message::read(&line?) else {
                continue;
            };
            heard = true;
            let Some(checked) = checked.get_mut(&message.package) else {
                continue;
            };
            if matches!(message.said, Said::Done) {
                bar.inc(1);
                bar.set_message(message.package.clone());
            }
            hear(checked, message.said);
        }
        child.wait()?;
        ensure!(
            heard,
            "cargo could not begin; try it in {}",
            self.scratch.display()
        );
        Ok(())
    }

    fn command(&self, judge: Judge, batch: &[String]) -> Command {
        let mut command = cargo();
        match judge {
            Judge::Compiler => command.arg("check"),
            Judge::Clippy => command.arg("clippy"),
        };
        command
            .args(["--keep-going", "--message-format=json", "--quiet"])
            .arg("--jobs")
            .arg(self.jobs.to_string())
            .arg("--target-dir")
            .arg(self.scratch.join("target"))
            .current_dir(&self.scratch)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        for name in batch {
            command.arg("--package").arg(name);
        }
        command
    }

    /// The crates that `cargo fmt` would change. It is asked of all at once: what is generated is mostly kept from it.
    fn unformatted(&self, names: &[String]) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for batch in names.chunks(BATCH) {
            let roots = batch
                .iter()
                .map(|name| self.scratch.join("crates").join(name).join("src/lib.rs"));
            let output = Command::new("rustfmt")
                .args(["--check", "-l", "--edition", "2024"])
                .args(roots)
                .output()
                .context("cannot start rustfmt")?;
            let listed = String::from_utf8_lossy(&output.stdout).into_owned();
            let is_listed = |name: &&String| listed.contains(&format!("/crates/{name}/"));
            found.extend(batch.iter().filter(is_listed).cloned());
        }
        Ok(found)
    }
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn hear(checked: &mut Checked, said: Said) {
    match said {
        Said::Done => checked.compiles = true,
        Said::Error(text) => {
            // An error says more than a warning that came before it.
            if checked.warnings > 0 || checked.first.is_none() {
                checked.first = Some(text);
                checked.warnings = 0;
            }
        }
        Said::Warning(text) => {
            checked.warnings += 1;
            checked.first.get_or_insert(text);
        }
    }
}

/// `count` of `names`, as far from each other as can be.
fn spread(names: &[String], count: usize) -> Vec<String> {
    let count = count.min(names.len());
    let places = (0..count).filter_map(|at| names.get(at * names.len() / count.max(1)));
    places.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_over_all_and_never_larger() {
        let names: Vec<String> = ["a", "b", "c", "d"].map(String::from).to_vec();
        assert_eq!(spread(&names, 2), ["a", "c"]);
        assert_eq!(spread(&names, 9), names);
        assert!(spread(&[], 3).is_empty());
    }

    #[test]
    fn an_error_takes_the_place_of_a_warning() {
        let mut checked = Checked::default();
        hear(&mut checked, Said::Warning("w".to_string()));
        hear(&mut checked, Said::Error("e".to_string()));
        hear(&mut checked, Said::Error("later".to_string()));
        assert_eq!(checked.first.as_deref(), Some("e"));
    }
}
