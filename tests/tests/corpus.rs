//! Every file of the corpus of real descriptions, generated: files or located diagnostics, in time, and never a panic.
//!
//! Skips, with a line that says so, where the corpus doesn't lie beside the project. Without optimisation large files are
//! left out and counted: `cargo test --release` takes them all.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use typewright_codegen::config::Config;
use typewright_codegen::diagnostic::Severity;
use typewright_codegen::source::{Source, Sources};
use typewright_codegen::{Generated, generate};
use typewright_tests::{corpus, unused_types, walk};

/// The longest that one file may take.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The largest file that is read, in bytes.
const SIZE_LIMIT: u64 = if cfg!(debug_assertions) {
    1 << 20
} else {
    u64::MAX
};

/// What became of the files.
#[derive(Default)]
struct Summary {
    files: usize,
    generated: usize,
    refused: usize,
    diagnostics: usize,
    slowest: (Duration, PathBuf),
    failures: Vec<String>,
}

impl Summary {
    fn add(mut self, other: Self) -> Self {
        self.files += other.files;
        self.generated += other.generated;
        self.refused += other.refused;
        self.diagnostics += other.diagnostics;
        self.slowest = self.slowest.max(other.slowest);
        self.failures.extend(other.failures);
        self
    }

    fn see(&mut self, path: &Path) {
        // Binary files aren't descriptions, and a caller reads text.
        let Ok(text) = std::fs::read_to_string(path) else {
            return;
        };
        let is_empty = text.trim().is_empty();
        let start = Instant::now();
        let outcome = catch_unwind(|| run(path, text.clone()));
        let time = start.elapsed();
        self.files += 1;
        self.slowest = std::mem::take(&mut self.slowest).max((time, path.to_path_buf()));
        let mut fail = |what: &str| {
            let line = format!("{}: {what}", path.display());
            self.failures.push(line);
        };
        if time > TIME_LIMIT {
            fail(&format!("took {} s", time.as_secs()));
        }
        let Ok(generated) = outcome else {
            return fail("panics");
        };
        faults(&generated, is_empty)
            .iter()
            .for_each(|what| fail(what));
        for name in unused_types(&generated.files, &text) {
            fail(&format!("nothing uses `{name}`"));
        }
        self.diagnostics += generated.diagnostics.len();
        match generated.files.is_empty() {
            true => self.refused += 1,
            false => self.generated += 1,
        }
    }
}

fn run(path: &Path, text: String) -> Generated {
    let name = path.display().to_string();
    let sources = Sources::new(Source::new(name.clone(), text));
    generate(&sources, &Config::new("corpus", name))
}

/// What an outcome must not be.
fn faults(generated: &Generated, is_empty: bool) -> Vec<String> {
    let errors = generated
        .diagnostics
        .iter()
        .any(|one| one.severity == Severity::Error);
    let mut faults = Vec::new();
    if errors != generated.files.is_empty() {
        faults.push("gives either files and no error, or an error and no files".to_owned());
    }
    let nowhere = generated
        .diagnostics
        .iter()
        .filter(|one| one.labels.is_empty() && !is_empty);
    faults.extend(nowhere.map(|one| format!("{} has no place: {}", one.code, one.message)));
    faults
}

/// Sees the files with as many threads as there are cores.
fn see_all(paths: &[PathBuf]) -> Summary {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut summary = Summary::default();
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            summary.see(path);
        }
        summary
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let summaries = handles
            .into_iter()
            .map(|handle| handle.join().expect("no thread panics"));
        summaries.fold(Summary::default(), Summary::add)
    })
}

#[test]
fn each_file_gives_source_or_located_diagnostics_in_time() {
    let Some(folder) = corpus() else {
        return;
    };
    let small = |path: &PathBuf| path.metadata().is_ok_and(|file| file.len() <= SIZE_LIMIT);
    let (paths, large): (Vec<_>, Vec<_>) = walk(&folder).into_iter().partition(small);
    let summary = see_all(&paths);
    anstream::eprintln!(
        "corpus: {} files, {} generated, {} refused, {} diagnostics; {} large ones left out; the slowest took {:.1} s: {}",
        summary.files,
        summary.generated,
        summary.refused,
        summary.diagnostics,
        large.len(),
        summary.slowest.0.as_secs_f64(),
        summary.slowest.1.display(),
    );
    assert!(summary.files > 0, "the corpus is empty");
    assert!(
        summary.failures.is_empty(),
        "{}",
        summary.failures.join("\n")
    );
}
