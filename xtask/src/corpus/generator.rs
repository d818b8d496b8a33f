//! The program that generates one description in a process of its own, and the watch over it.
//!
//! A process that runs too long or grows too large is ended; what became of it is a figure like any other.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::record::{Done, End};
use super::runs::target_folder;
use super::worker::memory;
use crate::process;

/// The longest that a description may take.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The longest that an unoptimised generator may take.
const SLOW_TIME_LIMIT: Duration = Duration::from_secs(60);

/// The most memory that a description may take, in bytes.
const MEMORY_LIMIT: u64 = 2 << 30;

/// The program that generates: this one, or an optimised build of it.
pub(crate) struct Generator {
    /// The program.
    pub(super) program: PathBuf,
    limit: Duration,
}

impl Generator {
    /// This program, or an optimised build of it.
    pub(crate) fn find(unoptimised: bool) -> Result<Self> {
        let own = std::env::current_exe().context("cannot tell which program this is")?;
        if unoptimised || !cfg!(debug_assertions) {
            let limit = if unoptimised {
                SLOW_TIME_LIMIT
            } else {
                TIME_LIMIT
            };
            return Ok(Self {
                program: own,
                limit,
            });
        }
        process::cargo(["build", "--quiet", "--release", "--package", "xtask"])?;
        let name = own.file_name().unwrap_or_default();
        let program = target_folder().join("release").join(name);
        ensure!(program.is_file(), "no build at {}", program.display());
        Ok(Self {
            program,
            limit: TIME_LIMIT,
        })
    }

    fn command(&self, spec: &Path, package: &str, out: Option<&Path>) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("corpus-one").arg("--spec").arg(spec);
        command.arg("--package").arg(package);
        if let Some(out) = out {
            command.arg("--out").arg(out);
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Generates the description at `spec`, and writes the crate where `out` is given.
    pub(crate) fn run(&self, spec: &Path, package: &str, out: Option<&Path>) -> Result<End> {
        let mut child = self
            .command(spec, package, out)
            .spawn()
            .with_context(|| format!("cannot start {}", self.program.display()))?;
        let out = drain(child.stdout.take());
        let errors = drain(child.stderr.take());
        let stopped = watch(&mut child, self.limit)?;
        let text = out.join().unwrap_or_default();
        let errors = errors.join().unwrap_or_default();
        if let Some(stopped) = stopped {
            return Ok(stopped);
        }
        Ok(match serde_json::from_str::<Done>(text.trim()) {
            Ok(done) => End::Done(Box::new(done)),
            Err(_) => End::Crashed(essence(&errors)),
        })
    }
}

/// Reads a pipe to its end, beside what else is done, so that a talkative process is never held up.
fn drain<P: Read + Send + 'static>(pipe: Option<P>) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What can't be read is missing from the text, and tells as such.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Waits for a process, or ends it where it goes past a limit.
fn watch(child: &mut Child, limit: Duration) -> Result<Option<End>> {
    let start = Instant::now();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    loop {
        if child.try_wait()?.is_some() {
            return Ok(None);
        }
        let end = if start.elapsed() > limit {
            End::TooSlow(limit.as_secs())
        } else if memory(&status, "VmRSS:").is_some_and(|bytes| bytes > MEMORY_LIMIT) {
            End::TooLarge(MEMORY_LIMIT >> 20)
        } else {
            std::thread::sleep(Duration::from_millis(5));
            continue;
        };
        child.kill()?;
        child.wait()?;
        return Ok(Some(end));
    }
}

/// The lines of a panic's message, without its advice.
fn essence(errors: &str) -> String {
    let lines = errors.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("note:"));
    let lines: Vec<&str> = lines.take(3).collect();
    match lines.is_empty() {
        true => "it said nothing".to_string(),
        false => lines.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_hangs_is_ended() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let end = watch(&mut child, Duration::from_millis(20)).unwrap();
        assert!(matches!(end, Some(End::TooSlow(_))));
    }

    #[test]
    fn advice_is_no_part_of_a_panics_message() {
        let text =
            "\nthread 'main' panicked at a.rs:1:2:\nboom\nnote: run with `RUST_BACKTRACE=1`\n";
        assert_eq!(essence(text), "thread 'main' panicked at a.rs:1:2: boom");
    }
}
