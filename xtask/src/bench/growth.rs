//! How time and memory of generating grow with the description.
//!
//! Takes a description in JSON; writes it once, twice and four times as large, each copy with paths and components of its
//! own, and prints what an optimised generator took for each. A process each, so that memory is that of one run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::println;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::corpus::{Done, End, Generator};
use crate::root;

/// The largest description in JSON of the corpus.
const LARGEST: &str = "../shared/corpus/openapi-3.1/polar.json";

/// How many times as large the input becomes.
const SIZES: [usize; 3] = [1, 2, 4];

/// The most memory that a description of [`LARGE`] bytes or more may take, in its own size.
const MEMORY: f64 = 12.0;

/// The most seconds that a megabyte of it may take: 3 s for 6 MB.
const SECONDS: f64 = 0.5;

/// From here on the goals are held: what every process takes counts for more in small ones.
const LARGE: u64 = 5_000_000;

/// Each size is generated so often; the quickest counts.
const ROUNDS: usize = 3;

/// Measures, and prints a line for each size.
pub(crate) fn run(spec: Option<&Path>) -> Result<ExitCode> {
    let own = root::path().join(LARGEST);
    let spec = spec.unwrap_or(&own);
    let text =
        fs::read_to_string(spec).with_context(|| format!("cannot read {}", spec.display()))?;
    let document: Value = serde_json::from_str(&text).context("only JSON can be grown")?;
    let generator = Generator::find(false)?;
    let folder = tempfile::tempdir()?;
    println!(
        "{:>8} {:>8} {:>10} {:>8} {:>6}",
        "MB in", "s", "s per MB", "peak MB", "× in"
    );
    let mut missed = false;
    for size in SIZES {
        let path = write(&document, size, folder.path())?;
        let taken = Taken::of(&best(&generator, &path)?);
        missed |= taken.misses();
        println!("{}", taken.line());
    }
    println!("goals from 5 MB on: {SECONDS} s per MB, {MEMORY} times the input");
    Ok(if missed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Writes `document` and further copies of it, indented as such files mostly are.
fn write(document: &Value, size: usize, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("{size}.json"));
    fs::write(&path, serde_json::to_string_pretty(&grown(document, size))?)?;
    Ok(path)
}

fn best(generator: &Generator, path: &Path) -> Result<Done> {
    let mut best: Option<Done> = None;
    for _ in 0..ROUNDS {
        let done = match generator.run(path, "grown", None)? {
            End::Done(done) if done.generated => *done,
            End::Done(done) => bail!("refused: {}", done.first_error.unwrap_or_default()),
            End::Crashed(last) => bail!("crashed: {last}"),
            End::TooSlow(limit) => bail!("took more than {limit} s"),
            End::TooLarge(limit) => bail!("took more than {limit} MB"),
        };
        let quicker = best.as_ref().is_none_or(|best| done.seconds < best.seconds);
        best = if quicker { Some(done) } else { best };
    }
    best.context("nothing was measured")
}

/// What a run took.
struct Taken {
    large: bool,
    megabytes: f64,
    seconds: f64,
    peak: f64,
}

impl Taken {
    #[allow(
        clippy::cast_precision_loss,
        reason = "shown with two digits after the point"
    )]
    fn of(done: &Done) -> Self {
        Self {
            large: done.bytes >= LARGE,
            megabytes: done.bytes as f64 / 1e6,
            seconds: done.seconds,
            peak: done.peak.unwrap_or(0) as f64 / 1e6,
        }
    }

    /// Whether it is over a goal.
    fn misses(&self) -> bool {
        let over = self.peak > MEMORY * self.megabytes || self.seconds > SECONDS * self.megabytes;
        self.large && over
    }

    fn line(&self) -> String {
        let Self {
            megabytes,
            seconds,
            peak,
            ..
        } = self;
        format!(
            "{megabytes:>8.2} {seconds:>8.2} {:>10.2} {peak:>8.1} {:>6.1}{}",
            seconds / megabytes,
            peak / megabytes,
            if self.misses() { "  over the goal" } else { "" }
        )
    }
}

/// `document` with `size - 1` copies of its paths and components beside them.
fn grown(document: &Value, size: usize) -> Value {
    let mut whole = document.clone();
    for copy in 1..size {
        let mut other = document.clone();
        rename(&mut other, copy);
        for pointer in ["/paths", "/webhooks"] {
            let prefix = format!("/copy{copy}");
            merge(&mut whole, &other, pointer, |key| format!("{prefix}{key}"));
        }
        let groups = other.get("components").and_then(Value::as_object);
        let groups = groups.map(|groups| groups.keys().cloned().collect::<Vec<_>>());
        for group in groups.unwrap_or_default() {
            if group != "securitySchemes" {
                let pointer = format!("/components/{group}");
                merge(&mut whole, &other, &pointer, |key| {
                    format!("{key}Copy{copy}")
                });
            }
        }
    }
    whole
}

fn merge(whole: &mut Value, other: &Value, pointer: &str, name: impl Fn(&str) -> String) {
    let Some(from) = other.pointer(pointer).and_then(Value::as_object) else {
        return;
    };
    let renamed: Map<String, Value> = from
        .iter()
        .map(|(key, value)| (name(key), value.clone()))
        .collect();
    if let Some(into) = whole.pointer_mut(pointer).and_then(Value::as_object_mut) {
        into.extend(renamed);
    }
}

/// Lets the references and operation ids of a copy name the copy's own.
fn rename(value: &mut Value, copy: usize) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, copy)),
        Value::Object(members) => {
            for (key, member) in members {
                match member {
                    Value::String(text) if key == "operationId" => {
                        text.push_str(&format!("Copy{copy}"));
                    }
                    Value::String(text) if text.starts_with("#/components/") => {
                        *text = renamed(text, copy);
                    }
                    member => rename(member, copy),
                }
            }
        }
        _ => {}
    }
}

/// `#/components/schemas/Pet/properties/a` → `#/components/schemas/PetCopy1/properties/a`.
fn renamed(reference: &str, copy: usize) -> String {
    let parts = reference.split('/').enumerate();
    let parts: Vec<String> = parts
        .map(|(at, part)| match at {
            3 => format!("{part}Copy{copy}"),
            _ => part.to_string(),
        })
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_names_and_references_of_its_own() {
        let text = r##"{"paths": {"/a": {"get": {"operationId": "a", "x": {"$ref": "#/components/schemas/A/items"}}}},
            "components": {"schemas": {"A": {}}, "securitySchemes": {"key": {}}}}"##;
        let grown = grown(&serde_json::from_str(text).unwrap(), 2);
        let copy = grown.pointer("/paths/~1copy1~1a/get").unwrap();
        assert_eq!(copy["operationId"], "aCopy1");
        assert_eq!(copy["x"]["$ref"], "#/components/schemas/ACopy1/items");
        assert_eq!(grown["components"]["schemas"].as_object().unwrap().len(), 2);
        assert_eq!(
            grown["components"]["securitySchemes"]
                .as_object()
                .unwrap()
                .len(),
            1
        );
    }
}
