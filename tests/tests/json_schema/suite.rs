//! The groups of the JSON Schema suite, read from its files.
//!
//! Takes the folder; gives each group with its schema and its tests as trees, whose numbers are exact. It knows no
//! OpenAPI.

use std::path::Path;

use typewright_codegen::diagnostic::Diagnostics;
use typewright_codegen::source::{Source, Sources};
use typewright_codegen::tree::{self, Node};
use typewright_tests::walk;

/// A schema, and values that it accepts or rejects.
pub struct Group {
    /// The file below the suite's folder.
    pub file: String,
    pub description: String,
    pub schema: Node,
    pub tests: Vec<Test>,
}

/// A value, and whether the group's schema accepts it.
pub struct Test {
    pub description: String,
    pub data: Node,
    pub valid: bool,
}

impl Group {
    /// What the ledger calls it.
    pub fn name(&self) -> String {
        format!("{}: {}", self.file, self.description)
    }
}

/// All groups, in the order of the files.
pub fn read(folder: &Path) -> Vec<Group> {
    walk(folder)
        .iter()
        .flat_map(|path| groups(folder, path))
        .collect()
}

fn groups(folder: &Path, path: &Path) -> Vec<Group> {
    let file = path.strip_prefix(folder).unwrap_or(path);
    let file = file.display().to_string();
    let text = std::fs::read_to_string(path).expect("a file of the suite");
    let sources = Sources::new(Source::new(file.as_str(), text));
    let mut diagnostics = Diagnostics::new();
    let tree = tree::parse(&sources, sources.root(), &mut diagnostics);
    let tree = tree.unwrap_or_else(|| panic!("{file} is JSON"));
    let groups = tree.as_list().unwrap_or_else(|| panic!("{file} is a list"));
    groups
        .iter()
        .map(|group| self::group(&file, group))
        .collect()
}

fn group(file: &str, group: &Node) -> Group {
    let tests = group.get("tests").and_then(Node::as_list);
    Group {
        file: file.to_owned(),
        description: text(group, "description"),
        schema: member(group, "schema").clone(),
        tests: tests.expect("tests").iter().map(test).collect(),
    }
}

fn test(test: &Node) -> Test {
    Test {
        description: text(test, "description"),
        data: member(test, "data").clone(),
        valid: member(test, "valid").as_bool().expect("a verdict"),
    }
}

fn member<'a>(node: &'a Node, key: &str) -> &'a Node {
    node.get(key)
        .unwrap_or_else(|| panic!("`{key}` in {}", node.to_json()))
}

fn text(node: &Node, key: &str) -> String {
    member(node, key).as_str().expect("a text").to_owned()
}
