//! What models cost to compile: processor time of cargo and all that it starts, and the size of the library, as ratios
//! to serde's derives.
//!
//! Dependencies are built before; each round changes the crate, so that it alone is compiled anew.

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

/// Measures all, and tells each line of the report as soon as it is known: the whole takes minutes.
///
/// # Errors
/// When a crate can't be written or doesn't compile.
pub fn run(plan: &Plan, tell: &mut dyn FnMut(&str)) -> Result<(), Error> {
    let temporary = tempfile::tempdir().map_err(|error| disk(&std::env::temp_dir(), error))?;
    let root = plan
        .keep
        .clone()
        .unwrap_or_else(|| temporary.path().to_owned());
    let Plan { models, rounds, .. } = *plan;
    tell(&format!(
        "{models} models of 8 fields; processor time, median of {rounds}"
    ));
    let pair = [("derive", Style::Serde), ("ours", Style::Typewright)];
    let crates = pair.map(|(name, style)| Crate::new(&root, name, generate::models(style, models)));
    compare(plan, &crates, &GOALS, tell)?;
    tell(&format!(
        "\n{models} requests of 10 fields: builders against setters by hand"
    ));
    let pair = [("setters", Setters::Plain), ("builders", Setters::Builder)];
    let crates =
        pair.map(|(name, setters)| Crate::new(&root, name, generate::requests(setters, models)));
    compare(plan, &crates, &BUILDER_GOALS, tell)
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
    plan: &Plan,
    crates: &[Crate; 2],
    goals: &[Goal],
    tell: &mut dyn FnMut(&str),
) -> Result<(), Error> {
    let [one, other] = crates;
    let (name, other_name) = (one.name(), other.name());
    tell(&format!(
        "{:14} {name:>10} {other_name:>10} {:>7} {:>7}",
        "", "ratio", "goal"
    ));
    for goal in goals {
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        one.warm(plan, goal.arguments)?;
        other.warm(plan, goal.arguments)?;
        for round in 0..plan.rounds {
            ones.push(one.measure(goal.arguments, round)?);
            others.push(other.measure(goal.arguments, round)?);
        }
        tell(&line(
            goal.name,
            [median(&mut ones), median(&mut others)],
            "s",
            goal.time,
        ));
        if let Some(profile) = goal.library {
            let sizes = [one.library(profile)?, other.library(profile)?];
            tell(&line("its rlib", sizes, "MB", goal.size));
        }
    }
    Ok(())
}

fn line(name: &str, [one, other]: [f64; 2], unit: &str, goal: f64) -> String {
    let (one_text, other_text) = (format!("{one:.2} {unit}"), format!("{other:.2} {unit}"));
    let goal = format!("≤{goal}");
    format!(
        "{name:14} {one_text:>10} {other_text:>10} {:>7.3} {goal:>7}",
        other / one
    )
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
    fn new(root: &Path, name: &str, source: String) -> Self {
        Self {
            path: root.join(name),
            source,
        }
    }

    fn name(&self) -> String {
        self.path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    /// Writes it without models and builds the dependencies.
    fn warm(&self, plan: &Plan, arguments: &[&str]) -> Result<(), Error> {
        let runtime = plan
            .runtime
            .canonicalize()
            .map_err(|error| disk(&plan.runtime, error))?;
        let manifest = format!(
            "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
             typewright = {{ path = {runtime:?}, default-features = false }}\n",
            self.name()
        );
        write(&self.path.join("Cargo.toml"), &manifest)?;
        // The workspace's versions, where the runtime stands in one.
        if let Ok(lock) = fs::read_to_string(runtime.join("../Cargo.lock")) {
            write(&self.path.join("Cargo.lock"), &lock)?;
        }
        write(&self.library_source(), "//! Nothing yet.\n")?;
        self.cargo(arguments)
    }

    fn library_source(&self) -> PathBuf {
        self.path.join("src/lib.rs")
    }

    /// The seconds of processor time that the crate alone takes.
    fn measure(&self, arguments: &[&str], round: usize) -> Result<f64, Error> {
        // A change in each round, or else nothing would be done.
        let source = format!("{}// {} {round}\n", self.source, arguments.join(" "));
        write(&self.library_source(), &source)?;
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
            .map_err(|error| disk(&self.path, error))?;
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
        let path = self
            .target()
            .join(profile)
            .join(format!("lib{}.rlib", self.name()));
        let length = fs::metadata(&path)
            .map_err(|error| disk(&path, error))?
            .len();
        Ok(length as f64 / 1e6)
    }
}

fn disk(path: &Path, error: io::Error) -> Error {
    Error::Disk {
        path: path.to_owned(),
        error,
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text))
        .map_err(|error| disk(path, error))
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
