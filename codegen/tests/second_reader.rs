//! The tree against a second reader of YAML: what both read, they read alike.
//!
//! They differ where the tree is exact and a value tree isn't (numbers beyond 64 bits), and where ours is stricter
//! (duplicate keys); such documents are left out by what the tree itself tells.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test: what fails here is told by failing, and what is left out by a line"
)]

use std::path::{Path, PathBuf};

use typewright_codegen::diagnostic::Diagnostics;
use typewright_codegen::source::{Source, Sources};
use typewright_codegen::tree::{self, Node, ScalarKind, Value};

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            _ if path.is_dir() => collect(&path, found),
            Some("yaml" | "yml") => found.push(path),
            _ => {}
        }
    }
}

/// Where the two differ, as a pointer; `None` where they don't.
fn difference(at: &str, ours: &Node, theirs: &serde_yaml::Value) -> Option<String> {
    use serde_yaml::Value as Theirs;
    match (&ours.value, theirs) {
        (_, Theirs::Tagged(tagged)) => difference(at, ours, &tagged.value),
        (Value::Map(map), Theirs::Mapping(other)) => {
            if map.len() != other.len() {
                return Some(format!("{at}: {} and {} keys", map.len(), other.len()));
            }
            map.iter().zip(other).find_map(|(entry, (key, value))| {
                let key = key.as_str().map_or_else(|| scalar_text(key), str::to_owned);
                let same = *entry.key == *key || key == "?";
                let here = format!("{at}/{}", entry.key);
                if same {
                    difference(&here, &entry.value, value)
                } else {
                    Some(format!("{here}: key {key}"))
                }
            })
        }
        (Value::List(items), Theirs::Sequence(other)) => {
            if items.len() != other.len() {
                return Some(format!("{at}: {} and {} items", items.len(), other.len()));
            }
            let pairs = items.iter().zip(other).enumerate();
            pairs.into_iter().find_map(|(index, (item, value))| {
                difference(&format!("{at}/{index}"), item, value)
            })
        }
        (Value::Scalar(scalar), other) => {
            let same = match (scalar.kind(), other) {
                (ScalarKind::Null, Theirs::Null) => true,
                (ScalarKind::Boolean, Theirs::Bool(value)) => scalar.as_bool() == Some(*value),
                (ScalarKind::String, Theirs::String(value)) => scalar.text() == value,
                // They read `.inf` as a number and `0777` as a string, following no one schema.
                (ScalarKind::String, Theirs::Number(value)) => !value.is_finite(),
                (ScalarKind::Number, Theirs::String(value)) => scalar.text() == value,
                (ScalarKind::Number, Theirs::Number(value)) => {
                    let number = scalar.as_number().and_then(|text| text.parse::<f64>().ok());
                    number == value.as_f64()
                }
                _ => false,
            };
            (!same).then(|| format!("{at}: {scalar:?} and {other:?}"))
        }
        _ => Some(format!("{at}: {} and {theirs:?}", ours.type_name())),
    }
}

/// Numbers and booleans as keys, whose text their value tree has lost in part.
fn scalar_text(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::Bool(value) => value.to_string(),
        serde_yaml::Value::Number(value) if !value.is_f64() => value.to_string(),
        _ => "?".to_owned(),
    }
}

#[test]
fn yaml_is_read_as_a_second_reader_reads_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut files = Vec::new();
    collect(&root, &mut files);
    if files.is_empty() {
        eprintln!("skipped: there is no corpus at {}", root.display());
        return;
    }
    let (mut compared, mut differences) = (0, Vec::new());
    for path in &files {
        let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        let Ok(mut theirs) = serde_yaml::from_str::<serde_yaml::Value>(&text) else {
            continue;
        };
        if theirs.apply_merge().is_err() {
            continue;
        }
        let sources = Sources::new(Source::new(
            path.file_name().unwrap().to_str().unwrap(),
            text,
        ));
        let mut diagnostics = Diagnostics::new();
        let Some(ours) = tree::parse(&sources, sources.root(), &mut diagnostics) else {
            let empty = theirs.is_null();
            if !empty {
                differences.push(format!(
                    "{}: not read, {:?}",
                    path.display(),
                    diagnostics.into_sorted()
                ));
            }
            continue;
        };
        compared += 1;
        let different = difference("", &ours, &theirs);
        differences.extend(different.map(|at| format!("{}: {at}", path.display())));
    }
    eprintln!("{compared} of {} files compared", files.len());
    assert!(compared > 0);
    assert_eq!(differences, Vec::<String>::new());
}
