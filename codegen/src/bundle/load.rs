//! Which further files a description refers to: the loop that every caller with a disk needs, without the disk.

use std::collections::VecDeque;

use super::aim::is_remote;
use super::{mapping, selves};
use crate::diagnostic::Diagnostics;
use crate::grammar::is_extension;
use crate::pointer::percent_decode;
use crate::source::{Source, Sources, Unread};
use crate::tree::{Node, Value, parse};

/// The most files that a description may be spread over.
const FILE_LIMIT: usize = 20_000;

/// Reads all files that a root refers to, and those that these refer to.
///
/// `read` gets a file's name, which is the root's name with the way from there to the file applied to it
/// (`spec/api.yaml` refers to `schemas/pet.yaml`: `spec/schemas/pet.yaml`), and gives its text or why there is none. Which
/// folders it reads from is its own decision: a description may name any path, so answer [`Unread::Outside`] for what
/// lies outside of the folder that a person agreed to.
///
/// A file is asked for at most once. Nothing is told here: what lacks a text is told where it is referred to.
pub fn load(root: Source, mut read: impl FnMut(&str) -> Result<String, Unread>) -> Sources {
    let mut sources = Sources::new(root);
    let mut waiting = VecDeque::from([sources.root()]);
    let mut count = 1;
    while let Some(id) = waiting.pop_front() {
        for name in referred(&sources, id) {
            if sources.find(&name).is_some() || sources.unread(&name).is_some() {
                continue;
            }
            count += 1;
            let text = match count > FILE_LIMIT {
                true => Err(Unread::Broken(format!("more than {FILE_LIMIT} files"))),
                false => read(&name),
            };
            match text {
                Ok(text) => waiting.push_back(sources.add(Source::new(name, text))),
                Err(why) => sources.add_unread(name, why),
            }
        }
    }
    sources
}

/// The names of the files that a source refers to, in the order of the text.
fn referred(sources: &Sources, id: crate::source::SourceId) -> Vec<String> {
    let Some(source) = sources.get(id) else {
        return Vec::new();
    };
    if !is_document(source.name()) || !may_refer(source.text()) {
        return Vec::new();
    }
    // What is wrong with it is told when it is joined.
    let Some(tree) = parse(sources, id, &mut Diagnostics::new()) else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    collect(&tree, &mut texts);
    let files = texts.iter().filter_map(|text| text.split('#').next());
    let files = files.filter(|file| !file.is_empty() && !is_remote(file));
    let own = selves::of_tree(&tree);
    files
        .map(|file| selves::file_from(source.name(), own, &percent_decode(file)))
        .collect()
}

/// Prose and code are taken in as text and refer to nothing.
fn is_document(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_none_or(|ending| {
        ["yaml", "yml", "json", "openapi"].contains(&ending.to_ascii_lowercase().as_str())
    })
}

/// Whether a text has a reference that doesn't begin with `#`: most descriptions have none, and needn't be read twice.
fn may_refer(text: &str) -> bool {
    let quotes: &[char] = &[' ', '\t', '\r', '\n', '"', '\'', ':'];
    let mut references = text.split("$ref").skip(1);
    references.any(|after| !after.trim_start_matches(quotes).starts_with('#'))
        || (text.contains("mapping") || text.contains("defaultMapping"))
            && [".yaml", ".yml", ".json"]
                .iter()
                .any(|ending| text.contains(ending))
}

fn collect<'n>(node: &'n Node, texts: &mut Vec<&'n str>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Map(map) => {
            texts.extend(map.get("$ref").and_then(Node::as_str));
            for entry in map.iter().filter(|entry| !is_extension(&entry.key)) {
                if &*entry.key == "defaultMapping" {
                    let text = entry.value.as_str();
                    texts.extend(text.filter(|text| mapping::is_reference(text)));
                }
                if &*entry.key == "mapping" {
                    let values = entry.value.as_map().into_iter().flatten();
                    let values = values.filter_map(|entry| entry.value.as_str());
                    texts.extend(values.filter(|text| mapping::is_reference(text)));
                }
                collect(&entry.value, texts);
            }
        }
    }
}
