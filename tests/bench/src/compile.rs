//! What models cost to compile: processor time of cargo and all that it starts, and the size of the library, as ratios
//! to serde's derives.
//!
//! Dependencies are built before; each round changes the crate, so that it alone is compiled anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use crate::generate::{self, Setters, Style};

/// What to measure.
#[derive(Debug)]
pub struct Plan {
    /// How many times; the median counts.
    pub rounds: usize,
    /// How many models.
    pub models: usize,
    /// The runtime's directory.
    pub runtime: PathBuf,
    /// Where the crates stay, if they are to.
    pub keep: Option<PathBuf>,
}

/// Why a measurement failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file couldn't be read or written.
    #[error("{path}: {error}")]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Cargo failed.
    #[error("`cargo {arguments}` failed in {path}:\n{output}")]
    Cargo {
        /// What it was asked.
        arguments: String,
        /// The crate.
        path: PathBuf,
        /// What it said.
        output: String,
    },
    /// The system doesn't tell the processor time of ended children.
    #[error("no processor times in /proc/self/stat: this benchmark needs Linux")]
    NoTimes,
}

/// Measures all, and gives the report.
///
/// # Errors
/// When a crate can't be written or doesn't compile.
pub fn run(plan: &Plan) -> Result<String, Error> {
    let temporary = tempfile::tempdir().map_err(|error| Error::Disk {
        path: std::env::temp_dir(),
        error,
    })?;
    let root = plan
        .keep
        .clone()
        .unwrap_or_else(|| temporary.path().to_owned());
    let mut report = format!(
        "{} models of 8 fields; median of {}; processor time\n",
        plan.models, plan.rounds
    );
    let serde = Crate::write(
        &root,
        "derived",
        &generate::models(Style::Serde, plan.models),
        plan,
    )?;
    let ours = Crate::write(
        &root,
        "ours",
        &generate::models(Style::Typewright, plan.models),
        plan,
    )?;
    compare(
        &mut report,
        &["derive", "ours"],
        &[serde, ours],
        &GOALS,
        plan.rounds,
    )?;
    let plain = Crate::write(
        &root,
        "setters",
        &generate::requests(Setters::Plain, plan.models),
        plan,
    )?;
    let built = Crate::write(
        &root,
        "builders",
        &generate::requests(Setters::Builder, plan.models),
        plan,
    )?;
    let _ = writeln!(
        report,
        "\n{} requests of 10 fields: builders against setters by hand",
        plan.models
    );
    compare(
        &mut report,
        &["setters", "builders"],
        &[plain, built],
        &BUILDER_GOALS,
        plan.rounds,
    )?;
    Ok(report)
}

/// A figure, how cargo is asked for it, and the goal.
struct Goal {
    name: &'static str,
    arguments: &'static [&'static str],
    /// The profile's directory, when the library's size counts too.
    library: Option<&'static str>,
    time: f64,
    size: f64,
}

const GOALS: [Goal; 3] = [
    Goal {
        name: "check",
        arguments: &["check"],
        library: None,
        time: 0.15,
        size: 0.0,
    },
    Goal {
        name: "build",
        arguments: &["build"],
        library: None,
        time: 0.15,
        size: 0.0,
    },
    Goal {
        name: "release build",
        arguments: &["build", "--release"],
        library: Some("release"),
        time: 0.12,
        size: 0.25,
    },
];

const BUILDER_GOALS: [Goal; 2] = [
    Goal {
        name: "check",
        arguments: &["check"],
        library: None,
        time: 1.3,
        size: 0.0,
    },
    Goal {
        name: "build",
        arguments: &["build"],
        library: None,
        time: 1.3,
        size: 0.0,
    },
];

fn compare(
    report: &mut String,
    names: &[&str; 2],
    crates: &[Crate; 2],
    goals: &[Goal],
    rounds: usize,
) -> Result<(), Error> {
    let _ = writeln!(
        report,
        "{:14} {:>10} {:>10} {:>7} {:>7}",
        "", names[0], names[1], "ratio", "goal"
    );
    for goal in goals {
        let [one, other] = crates;
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        one.warm(goal.arguments)?;
        other.warm(goal.arguments)?;
        for round in 0..rounds {
            ones.push(one.measure(goal.arguments, round)?);
            others.push(other.measure(goal.arguments, round)?);
        }
        line(
            report,
            goal.name,
            median(&mut ones),
            median(&mut others),
            "s",
            goal.time,
        );
        if let Some(profile) = goal.library {
            line(
                report,
                "its rlib",
                one.library(profile)?,
                other.library(profile)?,
                "MB",
                goal.size,
            );
        }
    }
    Ok(())
}

fn line(report: &mut String, name: &str, one: f64, other: f64, unit: &str, goal: f64) {
    let (one_text, other_text) = (format!("{one:.2} {unit}"), format!("{other:.2} {unit}"));
    let _ = writeln!(
        report,
        "{name:14} {one_text:>10} {other_text:>10} {:>7.3} {:>7}",
        other / one,
        format!("≤{goal}")
    );
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A crate that is measured.
struct Crate {
    path: PathBuf,
    source: String,
}

impl Crate {
    fn write(root: &Path, name: &str, source: &str, plan: &Plan) -> Result<Self, Error> {
        let path = root.join(name);
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
             typewright = {{ path = {:?}, default-features = false }}\n",
            plan.runtime
                .canonicalize()
                .unwrap_or_else(|_| plan.runtime.clone())
        );
        write(&path.join("Cargo.toml"), &manifest)?;
        // The same versions as the workspace's, where it has a lock file.
        let lock = plan.runtime.join("../Cargo.lock");
        if let Ok(lock) = fs::read_to_string(&lock) {
            write(&path.join("Cargo.lock"), &lock)?;
        }
        let this = Self {
            path,
            source: source.to_owned(),
        };
        this.change("")?;
        Ok(this)
    }

    fn change(&self, mark: &str) -> Result<(), Error> {
        write(
            &self.path.join("src/lib.rs"),
            &format!("{}// {mark}\n", self.source),
        )
    }

    /// Builds the dependencies.
    fn warm(&self, arguments: &[&str]) -> Result<(), Error> {
        self.cargo(arguments)
    }

    /// The seconds of processor time that the crate alone takes.
    fn measure(&self, arguments: &[&str], round: usize) -> Result<f64, Error> {
        self.change(&format!("{} {round}", arguments.join(" ")))?;
        let before = children_seconds()?;
        self.cargo(arguments)?;
        Ok(children_seconds()? - before)
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), Error> {
        let output = Command::new("cargo")
            .args(arguments)
            .arg("--quiet")
            .current_dir(&self.path)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", self.target())
            .stdin(Stdio::null())
            .output()
            .map_err(|error| Error::Disk {
                path: self.path.clone(),
                error,
            })?;
        if output.status.success() {
            return Ok(());
        }
        let output = String::from_utf8_lossy(&output.stderr)
            .chars()
            .take(4000)
            .collect();
        Err(Error::Cargo {
            arguments: arguments.join(" "),
            path: self.path.clone(),
            output,
        })
    }

    /// One for all crates of a run: they share their dependencies.
    fn target(&self) -> PathBuf {
        self.path.with_file_name("target")
    }

    /// The size of the library in megabytes.
    fn library(&self, profile: &str) -> Result<f64, Error> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let path = self.target().join(profile).join(format!("lib{name}.rlib"));
        let length = fs::metadata(&path)
            .map_err(|error| Error::Disk { path, error })?
            .len();
        Ok(length as f64 / 1e6)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text))
        .map_err(|error| Error::Disk {
            path: path.to_owned(),
            error,
        })
}

/// The processor time of children that ended, user and system (proc(5): fields 16 and 17, in hundredths).
fn children_seconds() -> Result<f64, Error> {
    let stat = fs::read_to_string("/proc/self/stat").map_err(|_| Error::NoTimes)?;
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks: Vec<f64> = fields
        .split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    match ticks.as_slice() {
        [user, system] => Ok((user + system) / 100.0),
        _ => Err(Error::NoTimes),
    }
}
