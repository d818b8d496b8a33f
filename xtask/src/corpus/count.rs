//! What a description holds, counted without the generator: operations, and schemas that allow only an empty object.
//!
//! Reads plain YAML and JSON values and follows only the references of path items. It shares nothing with the
//! generator, so that neither can hide what the other loses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

/// What was counted.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Operations below `paths`; `None` where the text is neither YAML nor JSON.
    pub(super) operations: Option<usize>,
    /// Schemas that allow nothing but an empty object, at least on one way.
    pub(super) empty: usize,
    /// The description and every file that it refers to.
    pub(super) files: BTreeSet<PathBuf>,
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// How far references of path items are followed from one to the next.
const STEPS: usize = 8;

/// Counts a description and the files that it refers to.
pub(super) fn count(path: &Path) -> Counted {
    let documents = read_all(path);
    let root = documents.get(path).and_then(Option::as_ref);
    let paths = root.map(|root| root.get("paths").and_then(Value::as_mapping));
    let operations = paths.map(|paths| {
        let items = paths.into_iter().flatten();
        let items = items.filter(|(key, _)| key.as_str().is_some_and(|key| key.starts_with('/')));
        items
            .map(|(_, item)| operations(item, path, &documents, STEPS))
            .sum()
    });
    let empty = documents.values().flatten().map(empty).sum();
    let files = documents.into_keys().collect();
    Counted {
        operations,
        empty,
        files,
    }
}

type Documents = BTreeMap<PathBuf, Option<Value>>;

/// The file at `path` and all that its `$ref`s lead to; `None` for one that can't be read.
fn read_all(path: &Path) -> Documents {
    let mut documents = Documents::new();
    let mut open = vec![path.to_path_buf()];
    while let Some(path) = open.pop() {
        if documents.contains_key(&path) {
            continue;
        }
        let value = read(&path);
        if let Some(value) = &value {
            references(value, &mut |reference| {
                let other = target(&path, reference).map(|(file, _)| file);
                open.extend(other.filter(|file| file.is_file()));
            });
        }
        documents.insert(path, value);
    }
    documents
}

fn read(path: &Path) -> Option<Value> {
    let text = fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&text);
    let text = text.trim_start_matches('\u{feff}');
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return serde_json::from_str(text).ok();
    }
    let mut value: Value = serde_yaml::from_str(text).ok()?;
    value.apply_merge().ok()?;
    Some(value)
}

fn references(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| references(item, see)),
        Value::Mapping(map) => {
            if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
                see(reference);
            }
            map.values().for_each(|value| references(value, see));
        }
        _ => {}
    }
}

/// The file and the fragment that a reference in the file at `from` names.
fn target<'r>(from: &Path, reference: &'r str) -> Option<(PathBuf, &'r str)> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if file.contains("://") {
        return None;
    }
    let path = match file {
        "" => from.to_path_buf(),
        file => from.parent()?.join(file).canonicalize().ok()?,
    };
    Some((path, fragment))
}

fn operations(item: &Value, from: &Path, documents: &Documents, steps: usize) -> usize {
    let Some(map) = item.as_mapping() else {
        return 0;
    };
    let is_operation = |method: &&&str| map.get(**method).is_some_and(Value::is_mapping);
    let own = METHODS.iter().filter(is_operation).count();
    let others = map
        .get("additionalOperations")
        .and_then(Value::as_mapping)
        .map_or(0, |others| {
            others.values().filter(|value| value.is_mapping()).count()
        });
    own + others + referred(map, from, documents, steps).unwrap_or(0)
}

fn referred(map: &Mapping, from: &Path, documents: &Documents, steps: usize) -> Option<usize> {
    let reference = map.get("$ref")?.as_str()?;
    let (file, fragment) = target(from, reference)?;
    let mut at = documents.get(&file)?.as_ref()?;
    for token in fragment.split('/').skip(1) {
        let token = percent_encoding::percent_decode_str(token).decode_utf8_lossy();
        at = at.get(token.replace("~1", "/").replace("~0", "~").as_str())?;
    }
    let left = steps.checked_sub(1)?;
    Some(operations(at, &file, documents, left))
}

/// How many maps below a value are schemas of an object that may have no member.
fn empty(value: &Value) -> usize {
    match value {
        Value::Sequence(items) => items.iter().map(empty).sum(),
        Value::Mapping(map) => {
            let below: usize = map.values().map(empty).sum();
            below + usize::from(is_empty(map))
        }
        _ => 0,
    }
}

fn is_empty(map: &Mapping) -> bool {
    let is_false = |key: &str| map.get(key).and_then(Value::as_bool) == Some(false);
    let none = |key: &str| {
        map.get(key)
            .and_then(Value::as_mapping)
            .is_none_or(Mapping::is_empty)
    };
    let closed = is_false("additionalProperties")
        || is_false("unevaluatedProperties")
        || map.get("maxProperties").and_then(Value::as_u64) == Some(0);
    let none_declared = closed && none("properties") && none("patternProperties");
    none_declared || is_one_sided(map, "readOnly") || is_one_sided(map, "writeOnly")
}

/// Whether all members of an object travel one way only, so that the other way it has none.
fn is_one_sided(map: &Mapping, side: &str) -> bool {
    let properties = map.get("properties").and_then(Value::as_mapping);
    let on_side = |value: &Value| value.get(side).and_then(Value::as_bool) == Some(true);
    properties.is_some_and(|members| !members.is_empty() && members.values().all(on_side))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_of_referred_path_items_are_counted_and_cycles_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("root.yaml");
        let text = "paths:\n  /a: {get: {}, query: {}, additionalOperations: {COPY: {}, x: 1}, parameters: []}\n  /b: {$ref: 'items.json#/x~1y'}\n  /c: {$ref: '#/paths/~1c'}\n  x-d: {get: {}}\n";
        fs::write(&root, text).unwrap();
        let items = r#"{"x/y": {"post": {}, "put": {}}, "s": {"additionalProperties": false}}"#;
        fs::write(folder.path().join("items.json"), items).unwrap();
        let counted = count(&root);
        assert_eq!(counted.operations, Some(5));
        assert_eq!(counted.empty, 1);
        assert_eq!(counted.files.len(), 2);
    }

    #[test]
    fn a_text_that_is_no_document_has_no_count() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root.json");
        fs::write(&root, "{").unwrap();
        assert_eq!(count(&root).operations, None);
    }
}
