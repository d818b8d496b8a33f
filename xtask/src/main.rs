//! `cargo xtask`: the project's own commands.
//!
//! Takes the command line; gives an exit code. One file a command; no command decides what a description means.

mod bench;
mod bless;
mod corpus;
mod demo;
mod disk;
mod generate;
mod load;
mod prism;
mod process;
mod root;
mod tidy;

use std::process::ExitCode;

use anstream::eprintln;
use clap::Parser;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
enum Command {
    /// Write the client crate of a description, or prove with `--check` that it is current.
    Generate(generate::Arguments),
    /// Regenerate, then run the whole DigiLocker flow against a mock on loopback, and show each step.
    Demo,
    /// Check the laws of ARCHITECTURE.md.
    Tidy,
    /// Accept what the tests see now: compiler messages, golden files, generated source.
    Bless,
    /// Measure compile time or the codec against serde, or how generating grows with its input.
    Bench(bench::Arguments),
    /// Generate and check real descriptions, and compare with what is expected of each.
    Corpus(corpus::Arguments),
    /// Generate one description and print its figures: what `corpus` starts for each.
    #[command(hide = true)]
    CorpusOne(corpus::WorkerArguments),
    /// Run the flow against Prism, a mock server that is not ours. Needs Node.
    Prism,
}

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Demo => demo::run(),
        Command::Tidy => tidy::run(),
        Command::Bless => bless::run(),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::CorpusOne(arguments) => corpus::work(&arguments),
        Command::Prism => prism::run(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
