//! What the generator has on the heap, stage by stage.
//!
//! Takes a description; runs the stages one by one under an allocator that counts, and prints for each what it left
//! behind and the most that was held while it ran. The same line of stages as `generate`, which it is held to at the end.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use peak_alloc::PeakAlloc;
use typewright_codegen::config::Config;
use typewright_codegen::diagnostic::Diagnostics;
use typewright_codegen::files::Files;
use typewright_codegen::source::{Source, Sources};
use typewright_codegen::{
    bundle, decide, document, emit, generate, normalize, plan, render, resolve, tree,
};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

#[derive(Parser)]
#[command(about = "What the generator has on the heap, stage by stage.")]
struct Arguments {
    /// The description, in one file.
    spec: PathBuf,
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the report is what it is for"
)]
fn main() -> ExitCode {
    let spec = Arguments::parse().spec;
    let Ok(text) = std::fs::read_to_string(&spec) else {
        eprintln!("error: cannot read {}", spec.display());
        return ExitCode::FAILURE;
    };
    let heap = Heap {
        input: text.len(),
        before: HEAP.current_usage(),
    };
    println!("{:>10} {:>8} {:>8}", "stage", "held", "most");
    let sources = heap.stage("source", || {
        Source::new(spec.display().to_string(), text.clone())
    });
    let sources = Sources::new(sources);
    let config = Config::new("heap", "heap");
    let Some(files) = stages(&heap, &sources, &config) else {
        eprintln!("error: there is no client for this description");
        return ExitCode::FAILURE;
    };
    let generated = generate(&sources, &config);
    if files.iter().ne(generated.files.iter()) {
        eprintln!("error: the stages here are no longer those of the generator");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn stages(heap: &Heap, sources: &Sources, config: &Config) -> Option<Files> {
    let found = &mut Diagnostics::new();
    let tree = heap.stage("parse", || tree::parse(sources, sources.root(), found))?;
    let tree = heap.stage("bundle", || bundle::bundle(tree, sources, found));
    let properties = decide::properties(&tree, &config.names);
    let tree = heap.stage("decide", || decide::decide(tree, config, found));
    let tree = heap.stage("normalize", || normalize::normalize(tree, found))?;
    let document = heap.stage("read", || document::read(tree, found))?;
    let api = heap.stage("resolve", || resolve::resolve(&document, found))?;
    heap.stage("free", || drop(document));
    let planned = heap.stage("plan", || {
        plan::build(&api, config, config.features, properties, found)
    });
    heap.stage("free", || drop(api));
    Some(heap.stage("render", || {
        render::render(&planned, emit::emit(&planned), config)
    }))
}

/// The heap, in sizes of the input.
struct Heap {
    input: usize,
    before: usize,
}

impl Heap {
    /// Runs a stage, and prints what is held after it and the most that was held during it.
    #[expect(clippy::print_stdout, reason = "the report is what it is for")]
    fn stage<T>(&self, name: &str, work: impl FnOnce() -> T) -> T {
        HEAP.reset_peak_usage();
        let done = work();
        let [held, most] = [HEAP.current_usage(), HEAP.peak_usage()].map(|bytes| self.times(bytes));
        println!("{name:>10} {held:>8.1} {most:>8.1}");
        done
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "shown with one digit after the point"
    )]
    fn times(&self, bytes: usize) -> f64 {
        bytes.saturating_sub(self.before) as f64 / self.input.max(1) as f64
    }
}
