//! `cargo xtask bless`: accepts what the tests see now. Read the diff before committing it.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{generate, process};

/// Regenerates the client, then rewrites every expected file of the tests.
pub(crate) fn run() -> Result<ExitCode> {
    let code = generate::run(&generate::Arguments::default())?;
    if code != ExitCode::SUCCESS {
        return Ok(code);
    }
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(["test", "--quiet", "--no-fail-fast"]);
    command.args([
        "--package",
        "typewright-tests",
        "--package",
        "typewright-ui",
    ]);
    // Read by trybuild, and by the golden and wire tests.
    command.env("TRYBUILD", "overwrite").env("BLESS", "1");
    process::run(&mut command)
}
