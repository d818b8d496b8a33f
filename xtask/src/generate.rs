//! `cargo xtask generate`: reads a description, writes what the generator gives, shows what it found.
//!
//! Takes arguments; gives an exit code. With `--check` nothing is written, and each file that differs is listed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, println};
use anyhow::{Context, Result, bail};
use typewright_codegen::config::{Config, Mode, Runtime, Selector};
use typewright_codegen::diagnostic::Diagnostics;
use typewright_codegen::diagnostic::render::{Style, render_all};
use typewright_codegen::{Generated, generate, settings};

use crate::disk::{self, Change};
use crate::{load, root};

/// What to generate, and where to.
#[derive(clap::Args, Default)]
pub(crate) struct Arguments {
    /// Writes nothing; fails when a file is not as it would be generated.
    #[arg(long)]
    pub(crate) check: bool,
    /// The description; without it, spec/sandbox-kyc.yaml.
    #[arg(long, value_name = "FILE", requires = "out")]
    spec: Option<PathBuf>,
    /// The folder of the crate to write.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The name of the crate to write; without it, its folder's.
    #[arg(long, value_name = "NAME", requires = "spec")]
    name: Option<String>,
    /// Where the crate finds `typewright`: a folder or a version. Without it, this checkout.
    #[arg(long, value_name = "PATH|VERSION", requires = "spec")]
    runtime: Option<String>,
    /// The folder that the files of a description may lie in; without it, the description's own.
    #[arg(long, value_name = "DIR", requires = "spec")]
    within: Option<PathBuf>,
    /// Writes these operations alone: `tag:NAME`, `path:/PATTERN/**` or `id:OPERATION`; may be given again, and
    /// adds to what the settings say.
    #[arg(long, value_name = "SELECTOR", requires = "spec")]
    include: Vec<Selector>,
    /// Leaves these operations out.
    #[arg(long, value_name = "SELECTOR", requires = "spec")]
    exclude: Vec<Selector>,
    /// The settings; without it, the file `typewright.toml` beside the description, where there is one.
    #[arg(long, value_name = "FILE", requires = "spec")]
    config: Option<PathBuf>,
}

/// A description and the folder that its client is written to.
struct Job {
    spec: PathBuf,
    folder: PathBuf,
    config: Config,
    /// What a person types to have it written.
    command: String,
}

/// Generates, then writes or checks.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut job = job(arguments)?;
    let mut sources = load::sources(&job.spec, arguments.within.as_deref())?;
    let mut found = Diagnostics::new();
    let file = settings_file(arguments, &job.spec);
    if let Some(file) = &file {
        let id = sources.add(load::source(file)?);
        settings::read(&sources, id, &mut job.config, &mut found);
    }
    if found.has_errors() {
        let found = found.into_sorted();
        anstream::eprint!("{}", render_all(&found, &sources, Style::Coloured));
        eprintln!("nothing was written");
        return Ok(ExitCode::FAILURE);
    }
    let Generated { files, diagnostics } = generate(&sources, &job.config);
    anstream::eprint!("{}", render_all(&diagnostics, &sources, Style::Coloured));
    if files.is_empty() {
        eprintln!("nothing was written");
        return Ok(ExitCode::FAILURE);
    }
    let files: BTreeMap<String, String> = files
        .iter()
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .collect();
    let changes = disk::compare(&job.folder, &files, swept(job.config.mode))?;
    if arguments.check {
        return Ok(report(&job, &files, &changes));
    }
    disk::apply(&job.folder, &files, &changes)?;
    println!(
        "{}: {}",
        root::relative(&job.folder),
        counts(&files, &changes)
    );
    Ok(ExitCode::SUCCESS)
}

/// `3 written, 1 removed, 4 unchanged`.
fn counts(files: &BTreeMap<String, String>, changes: &BTreeMap<String, Change>) -> String {
    let is_removed = |change: &&Change| matches!(change, Change::Remove { .. });
    let removed = changes.values().filter(is_removed).count();
    let written = changes.len() - removed;
    let removed = match removed {
        0 => String::new(),
        removed => format!("{removed} removed, "),
    };
    format!(
        "{written} written, {removed}{} unchanged",
        files.len() - written
    )
}

fn job(arguments: &Arguments) -> Result<Job> {
    let (Some(spec), Some(out)) = (&arguments.spec, &arguments.out) else {
        return Ok(own_job());
    };
    let name = crate_name(arguments.name.as_deref(), out)?;
    let label = spec
        .file_name()
        .unwrap_or(spec.as_os_str())
        .to_string_lossy()
        .into_owned();
    let mut config = Config::new(name, label);
    config.runtime = runtime(arguments.runtime.as_deref(), out)?;
    config.filter.include.clone_from(&arguments.include);
    config.filter.exclude.clone_from(&arguments.exclude);
    let command = command(arguments, spec, out);
    Ok(Job {
        spec: spec.clone(),
        folder: out.clone(),
        config,
        command,
    })
}

/// What a person types to have it written: all arguments that decide what is written.
fn command(arguments: &Arguments, spec: &Path, out: &Path) -> String {
    let path = |option, path: &Path| Some((option, path.display().to_string()));
    let text = |option, text: &Option<String>| text.clone().map(|text| (option, text));
    let within = arguments.within.as_deref();
    let config = arguments.config.as_deref();
    let single = [
        path("spec", spec),
        path("out", out),
        text("name", &arguments.name),
        text("runtime", &arguments.runtime),
        within.and_then(|folder| path("within", folder)),
        config.and_then(|file| path("config", file)),
    ];
    let selectors = |option, list: &[Selector]| -> Vec<(&'static str, String)> {
        let list = list.iter().map(|one| (option, one.by.to_string()));
        list.collect()
    };
    let options = single.into_iter().flatten();
    let options = options
        .chain(selectors("include", &arguments.include))
        .chain(selectors("exclude", &arguments.exclude))
        .map(|(option, value)| format!(" --{option} {}", quoted(&value)));
    format!("cargo xtask generate{}", options.collect::<String>())
}

/// A word as a shell takes it: in quotes where it needs them.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=+,@%".contains(letter);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// The settings that a person named, or those beside the description.
fn settings_file(arguments: &Arguments, spec: &Path) -> Option<PathBuf> {
    let beside = || Some(spec.with_file_name(settings::FILE)).filter(|file| file.is_file());
    arguments.config.clone().or_else(beside)
}

/// The project's own client: its manifest and the rest of its source are kept by hand.
fn own_job() -> Job {
    let mut config = Config::new("sandbox-kyc", "spec/sandbox-kyc.yaml");
    config.mode = Mode::Module;
    Job {
        spec: root::path().join("spec/sandbox-kyc.yaml"),
        folder: root::path().join("generated-client/src/generated"),
        config,
        command: "cargo xtask generate".to_string(),
    }
}

/// The name that is given, or the folder's, as cargo lets a package be called.
fn crate_name(given: Option<&str>, out: &Path) -> Result<String> {
    let folder = root::whole(out).with_context(|| format!("no folder {}", out.display()))?;
    let folder = folder.file_name().unwrap_or_default().to_string_lossy();
    let name = given.unwrap_or(&folder);
    let is_first = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    let is_next = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    if !name.starts_with(is_first) || !name.chars().all(is_next) {
        bail!(
            "no crate can be called {name:?}: give a `--name` of ASCII letters, digits, `-` and `_` that begins with a letter"
        );
    }
    Ok(name.to_string())
}

/// A version requirement, or a folder as the crate in `out` names it.
fn runtime(given: Option<&str>, out: &Path) -> Result<Runtime> {
    let folder = match given {
        Some(version)
            if version
                .starts_with(|first: char| first.is_ascii_digit() || "^=~<>*".contains(first)) =>
        {
            return requirement(version);
        }
        Some(folder) => PathBuf::from(folder),
        None => root::path().join("runtime"),
    };
    let folder = folder
        .canonicalize()
        .with_context(|| format!("no runtime at {}", folder.display()))?;
    if !folder.join("Cargo.toml").is_file() {
        bail!("{} holds no crate", folder.display());
    }
    let out = root::whole(out).with_context(|| format!("no folder {}", out.display()))?;
    Ok(Runtime::Path(between(&out, &folder)))
}

/// A version requirement of the few signs that there are in one.
fn requirement(version: &str) -> Result<Runtime> {
    let known = |letter: char| letter.is_ascii_alphanumeric() || "^=~<>*.,+- ".contains(letter);
    if !version.chars().all(known) {
        bail!("no version requirement is written {version:?}: give one such as `0.1`, or a folder");
    }
    Ok(Runtime::Version(version.to_string()))
}

/// The way from one folder to another: `../typewright/runtime`.
fn between(from: &Path, to: &Path) -> String {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(shared).map(|_| "..".to_string());
    let down = to
        .components()
        .skip(shared)
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    parts.join("/")
}

/// Where stale files are looked for.
fn swept(mode: Mode) -> &'static [&'static str] {
    match mode {
        Mode::Module => &[""],
        Mode::Crate => &["src/generated"],
    }
}

/// Lists what differs, with a short diff and the command that mends it.
fn report(
    job: &Job,
    files: &BTreeMap<String, String>,
    changes: &BTreeMap<String, Change>,
) -> ExitCode {
    let folder = root::relative(&job.folder);
    if changes.is_empty() {
        println!("{folder}: {} files are current", files.len());
        return ExitCode::SUCCESS;
    }
    for (name, change) in changes {
        let new = files.get(name).map_or("", String::as_str);
        let (what, old) = match change {
            Change::Add => ("is missing", ""),
            Change::Replace { old } => ("is not as generated", old.as_str()),
            Change::Remove { old } => ("is no longer generated", old.as_str()),
        };
        eprintln!("\x1b[1m{folder}/{name}\x1b[0m {what}");
        eprintln!("{}", short_diff(old, new));
    }
    eprintln!("run `{}` to mend it", job.command);
    ExitCode::FAILURE
}

/// The first lines of a diff, from the disk to what would be generated.
fn short_diff(old: &str, new: &str) -> String {
    const LINES: usize = 20;
    let diff = similar::TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(1).to_string();
    let mut lines: Vec<&str> = text.lines().take(LINES).collect();
    if text.lines().nth(LINES).is_some() {
        lines.push("…");
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_client_is_current() {
        let arguments = Arguments {
            check: true,
            ..Arguments::default()
        };
        assert_eq!(
            run(&arguments).unwrap(),
            ExitCode::SUCCESS,
            "run `cargo xtask generate`"
        );
    }

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        arguments: Arguments,
    }

    #[test]
    fn the_command_to_mend_a_drift_has_every_argument() {
        let typed = "cargo xtask generate --spec 'a b/c.yaml' --out d --name e --runtime '^0.1' --within . --config f.toml \
             --include tag:pets --include 'path:/a/**' --exclude id:x";
        let words = [
            "generate",
            "--spec",
            "a b/c.yaml",
            "--out",
            "d",
            "--name",
            "e",
            "--runtime",
            "^0.1",
            "--within",
            ".",
            "--config",
            "f.toml",
            "--include",
            "tag:pets",
            "--include",
            "path:/a/**",
            "--exclude",
            "id:x",
        ];
        let Line { arguments } = clap::Parser::parse_from(words);
        let job = job(&arguments).unwrap();
        assert_eq!(job.command, typed);
    }

    #[test]
    fn what_is_removed_is_not_counted_as_written() {
        let files = BTreeMap::from(["a", "b"].map(|name| (name.to_string(), String::new())));
        let removed = Change::Remove { old: String::new() };
        let changes = [("a", Change::Add), ("c", removed)];
        let changes = changes.map(|(name, change)| (name.to_string(), change));
        assert_eq!(
            counts(&files, &BTreeMap::from(changes)),
            "1 written, 1 removed, 1 unchanged"
        );
    }

    #[test]
    fn the_way_between_folders_is_relative() {
        assert_eq!(between(Path::new("/a/b/c"), Path::new("/a/d")), "../../d");
    }

    #[test]
    fn a_version_is_told_from_a_folder() {
        let version = runtime(Some("0.1"), Path::new("unused")).unwrap();
        assert_eq!(version, Runtime::Version("0.1".to_string()));
        assert!(runtime(Some("no/such/folder"), Path::new("unused")).is_err());
        assert!(runtime(Some("1\"; x"), Path::new("unused")).is_err());
    }
}
