//! Starting other programs: says what it runs, and passes their exit code on.

use std::ffi::OsStr;
use std::process::{Command, ExitCode};

use anstream::eprintln;
use anyhow::{Context, Result};

use crate::root;

/// Runs `cargo` with `arguments` at the root.
pub(crate) fn cargo<I, S>(arguments: I) -> Result<ExitCode>
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments);
    run(&mut command)
}

/// Runs `command` at the root, after printing it.
pub(crate) fn run(command: &mut Command) -> Result<ExitCode> {
    eprintln!("\x1b[2m$ {}\x1b[0m", shown(command));
    let status = command
        .current_dir(root::path())
        .status()
        .with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
    Ok(match status.code() {
        Some(0) => ExitCode::SUCCESS,
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    })
}

/// The command line as a person would type it: program by its name alone.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str());
    let mut line = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
