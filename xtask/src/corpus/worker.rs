//! The process that generates one description and says what it took.
//!
//! Takes a description and a folder; writes a crate, and prints the figures as one line of JSON. It may panic, hang or
//! grow without bound: its parent watches it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use typewright_codegen::config::{Config, Runtime};
use typewright_codegen::diagnostic::{Diagnostic, Severity};
use typewright_codegen::source::Sources;
use typewright_codegen::{Generated, generate};

use super::record::Done;
use super::{count, state, survey};
use crate::{disk, load, root};

/// One description to generate.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The description.
    #[arg(long)]
    spec: PathBuf,
    /// The folder of the crate; without it nothing is written.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The name of the crate.
    #[arg(long)]
    package: String,
}

/// Generates, measures, writes, counts; in this order, so that only generating is measured.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let sources = load::sources(&arguments.spec, None)?;
    let label = arguments.spec.file_name().unwrap_or_default();
    let mut config = Config::new(arguments.package.as_str(), label.to_string_lossy());
    config.runtime = Runtime::Path(root::path().join("runtime").display().to_string());
    let start = Instant::now();
    let generated = generate(&sources, &config);
    let mut done = Done {
        seconds: start.elapsed().as_secs_f64(),
        peak: peak(),
        ..Done::default()
    };
    tell(&mut done, &generated, &sources);
    count_in(&mut done, &arguments.spec)?;
    count_out(&mut done, &generated);
    if let Some(folder) = &arguments.out {
        write(folder, &generated)?;
    }
    println!("{}", serde_json::to_string(&done)?);
    Ok(ExitCode::SUCCESS)
}

/// The most memory that this process ever had, in bytes.
pub(crate) fn peak() -> Option<u64> {
    memory(Path::new("/proc/self/status"), "VmHWM:")
}

/// A figure of a process's status, in bytes; `None` where the system keeps none.
pub(super) fn memory(status: &Path, key: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}

fn tell(done: &mut Done, generated: &Generated, sources: &Sources) {
    done.generated = !generated.files.is_empty();
    let errors = |one: &&Diagnostic| one.severity == Severity::Error;
    done.codes = by_code(generated.diagnostics.iter());
    done.errors = by_code(generated.diagnostics.iter().filter(errors));
    let first = generated.diagnostics.iter().find(errors);
    done.first_error = first.map(|one| placed(one, sources));
    let nowhere = |one: &&Diagnostic| one.labels.is_empty();
    done.nowhere = generated.diagnostics.iter().filter(nowhere).count();
    let files = generated.files.iter();
    let files = files.flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]);
    let messages = generated.diagnostics.iter();
    let messages = messages.map(|one| one.message.as_bytes());
    done.digest = state::digest(files.chain(messages));
}

fn by_code<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>) -> BTreeMap<String, usize> {
    let mut codes = BTreeMap::new();
    for one in diagnostics {
        *codes.entry(one.code.to_string()).or_default() += 1;
    }
    codes
}

/// `TW0001 12:3 what is wrong`.
fn placed(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.span().and_then(|span| {
        let place = sources.get(span.source())?.place(span.start());
        Some(format!("{}:{}", place.line, place.column))
    });
    let place = place.as_deref().unwrap_or("-");
    format!("{} {place} {}", diagnostic.code, diagnostic.message)
}

fn count_in(done: &mut Done, spec: &Path) -> Result<()> {
    let counted = count::count(spec);
    done.operations_in = counted.operations;
    done.empty_in = counted.empty;
    for path in counted.files {
        done.bytes += fs::metadata(&path).map_or(0, |file| file.len());
        let digest = state::digest_of(&path)?;
        done.sources.insert(path, digest);
    }
    Ok(())
}

fn count_out(done: &mut Done, generated: &Generated) {
    for (path, text) in generated.files.iter() {
        done.lines += text.lines().count();
        if !path.ends_with(".rs") {
            continue;
        }
        match survey::survey(text) {
            Ok(found) => {
                done.operations_out += found.operations;
                done.empty_out.extend(found.empty);
            }
            Err(error) => done.unreadable.push(format!("{path}: {error}")),
        }
    }
}

/// Writes the crate as a member of the scratch workspace, and only the files that differ.
fn write(folder: &Path, generated: &Generated) -> Result<()> {
    let member = |path: &str, text: &str| match path {
        "Cargo.toml" => text
            .replace("# A crate of its own, wherever it stands.\n", "")
            .replace("\n[workspace]\n", "\n"),
        _ => text.to_string(),
    };
    let files = generated.files.iter();
    let files = files.map(|(path, text)| (path.to_string(), member(path, text)));
    let files: BTreeMap<String, String> = files.collect();
    let changes = disk::compare(folder, &files, &[""])?;
    disk::apply(folder, &files, &changes)
}
