//! `cargo xtask bench compile|codec`: runs a benchmark and prints its report.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use typewright_bench::compile::{self, Plan};
use typewright_bench::speed;

#[derive(Parser)]
#[command(about = "Figures against serde.")]
struct Arguments {
    #[command(subcommand)]
    figure: Figure,
}

#[derive(Subcommand)]
enum Figure {
    /// Check, build, release build and size of many models, and builders against setters.
    Compile {
        /// How many times each is measured; the median counts.
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// How many models.
        #[arg(long, default_value_t = 500)]
        models: usize,
        /// The runtime that the models are built on.
        #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime"))]
        runtime: PathBuf,
        /// Where the crates go and stay; a temporary directory when it isn't given.
        #[arg(long)]
        keep: Option<PathBuf>,
    },
    /// Reading and writing, direct and through serde's traits.
    Codec,
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the report is what it is for"
)]
fn main() -> ExitCode {
    let done = match Arguments::parse().figure {
        Figure::Compile {
            rounds,
            models,
            runtime,
            keep,
        } => compile::run(
            &Plan {
                rounds,
                models,
                runtime,
                keep,
            },
            &mut |line| println!("{line}"),
        ),
        Figure::Codec => {
            println!("{}", speed::run());
            Ok(())
        }
    };
    if let Err(error) = done {
        eprintln!("error: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
