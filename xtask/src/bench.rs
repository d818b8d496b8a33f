//! `cargo xtask bench compile|codec`: figures against serde, as ratios of one run.

use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use crate::process;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The figure wanted.
    what: Figure,
    /// Passed on to the benchmark.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Figure {
    /// Check, build, release build and size of 500 models, derived and ours; and builders against setters.
    Compile,
    /// Decoding and encoding, direct and through the serde facade.
    Codec,
}

/// Builds the benchmark in release mode and runs it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let figure = match arguments.what {
        Figure::Compile => "compile",
        Figure::Codec => "codec",
    };
    let start = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "typewright-bench",
        "--",
        figure,
    ];
    process::cargo(
        start
            .into_iter()
            .map(str::to_string)
            .chain(arguments.rest.iter().cloned()),
    )
}
