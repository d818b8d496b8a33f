//! `cargo xtask bench compile|codec|generate|heap`: figures against serde, as ratios of one run, and the generator's own.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use crate::process;

mod growth;

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
    /// Time and memory of generating, over an input that doubles. Takes a description in JSON.
    Generate,
    /// What the generator has on the heap after each stage, and at most within it. Takes a description.
    Heap,
}

/// Builds the benchmark in release mode and runs it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (program, figure) = match arguments.what {
        Figure::Compile => ("typewright-bench", Some("compile")),
        Figure::Codec => ("typewright-bench", Some("codec")),
        Figure::Heap => ("heap", None),
        Figure::Generate => return growth::run(arguments.rest.first().map(Path::new)),
    };
    let start = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "typewright-bench",
        "--bin",
        program,
        "--",
    ];
    process::cargo(
        start
            .into_iter()
            .chain(figure)
            .map(str::to_string)
            .chain(arguments.rest.iter().cloned()),
    )
}
