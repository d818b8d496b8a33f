//! `cargo xtask demo`: regenerates, then lets the crate as just written run the whole flow.
//!
//! The flow is an example of the client, built after generation: were it linked in here, a crate that
//! doesn't compile could not be regenerated.

use std::process::ExitCode;

use anyhow::Result;

use crate::{generate, process};

/// Generates, then runs mock and client in one process.
pub(crate) fn run() -> Result<ExitCode> {
    let code = generate::run(&generate::Arguments::default())?;
    if code != ExitCode::SUCCESS {
        return Ok(code);
    }
    process::cargo([
        "run",
        "--quiet",
        "--package",
        "typewright-tests",
        "--bin",
        "demo",
    ])
}
