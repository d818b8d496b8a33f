//! Generates the descriptions of a run, several at once, and keeps what is known of each.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};

use super::find::Description;
use super::generator::Generator;
use super::progress;
use super::record::{End, Record};
use super::state::{self, State};

/// The folder that Cargo builds into.
pub(super) fn target_folder() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let root = crate::root::path();
    given.map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// How many processes run at once unless told otherwise.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Generates twice, the second time to see whether it gives the same.
fn see(generator: &Generator, one: &Description, out: &Path) -> Result<Record> {
    let mut end = generator.run(&one.path, &one.package, Some(out))?;
    if let End::Done(done) = &mut end {
        let again = generator.run(&one.path, &one.package, None)?;
        done.same_again = Some(matches!(again, End::Done(again) if again.digest == done.digest));
    }
    Ok(Record {
        name: one.name.clone(),
        package: one.package.clone(),
        path: one.path.clone(),
        end,
        checked: None,
    })
}

/// Generates each description that isn't known yet into the scratch folder, `jobs` at once.
pub(super) fn generate_all(
    descriptions: &[Description],
    scratch: &Path,
    jobs: usize,
    unoptimised: bool,
) -> Result<Vec<Record>> {
    let crates = scratch.join("crates");
    std::fs::create_dir_all(&crates)
        .with_context(|| format!("cannot make {}", crates.display()))?;
    let generator = Generator::find(unoptimised)?;
    let digest = state::digest_of(&generator.program)?;
    let state = Mutex::new(State::open(scratch, digest));
    let bar = progress::bar("generate", descriptions.len());
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(usize, Record)>> {
        let mut records = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = descriptions.get(at) else {
                return Ok(records);
            };
            bar.set_message(one.name.clone());
            let out = crates.join(&one.package);
            let known = lock(&state).find(&one.package, &one.path);
            let known = known.filter(|record| !record.has_crate() || out.is_dir());
            let record = match known {
                Some(record) => record,
                None => see(&generator, one, &out)?,
            };
            lock(&state).keep(&record)?;
            records.push((at, record));
            bar.inc(1);
        }
    };
    let parts = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        let ends = workers.into_iter().map(std::thread::ScopedJoinHandle::join);
        ends.collect::<Vec<_>>()
    });
    lock(&state).save()?;
    bar.finish_and_clear();
    let mut records = Vec::new();
    for part in parts {
        records.extend(part.map_err(|_| anyhow::anyhow!("a thread panicked"))??);
    }
    records.sort_by_key(|(at, _)| *at);
    Ok(records.into_iter().map(|(_, record)| record).collect())
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
