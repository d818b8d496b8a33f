//! Carries out what a person decided about the description, so that no later stage has to ask.
//!
//! Takes one tree and the decisions; gives the tree with the operations that are wanted, under the tags that are wanted,
//! its enums open or closed, and the marks of types that a person owns. A decision about something that isn't there is told.

use crate::config::{By, Config, EnumRule, Module, Selector};
use crate::diagnostic::Diagnostics;
use crate::tree::{Entry, Map, Node};

mod check;
mod clashes;
mod crates;
mod members;
mod operations;
mod prune;
mod schemas;
mod select;
mod target;
#[cfg(test)]
mod tests;
mod types;

pub use crates::check_dependencies;
pub use members::properties;

/// Carries out the decisions of a run.
pub fn decide(mut root: Node, config: &Config, diagnostics: &mut Diagnostics) -> Node {
    if decides_operations(config) {
        operations::take_in_path_items(&mut root);
    }
    check::check(&root, config, diagnostics);
    if !config.filter.is_empty() {
        select::select(&mut root, &config.filter);
        prune::prune(&mut root);
        check::something_is_left(&root, &config.filter, diagnostics);
    }
    clashes::check(&root, config, diagnostics);
    for module in &config.modules {
        declare_tag(&mut root, module);
    }
    operations::each_mut(&mut root, &mut |path, operation| {
        if let Some(module) = module_of(&config.modules, path, operation) {
            put_under(operation, &module.name);
        }
    });
    for rule in &config.enums {
        open_enum(&mut root, rule);
    }
    for member in &config.names.values {
        members::name_value(&mut root, member);
    }
    types::mark(&mut root, &config.types);
    root
}

fn decides_operations(config: &Config) -> bool {
    let names = !config.names.operations.is_empty();
    names || !config.filter.is_empty() || !config.modules.is_empty()
}

/// The first module that an operation fits.
fn module_of<'m>(modules: &'m [Module], path: &str, operation: &Node) -> Option<&'m Module> {
    let fits = |selector: &Selector| operations::fits(&selector.by, path, operation);
    modules
        .iter()
        .find(|module| module.selectors.iter().any(fits))
}

/// Lets a tag be there for a module, with what the description says of the tag that it takes the place of.
fn declare_tag(root: &mut Node, module: &Module) {
    let span = root.span;
    let Some(map) = root.as_map_mut() else {
        return;
    };
    if !map.contains("tags") {
        map.set(Entry::new("tags", span, Node::list(span, Vec::new())));
    }
    let Some(tags) = map.get_mut("tags").and_then(Node::as_list_mut) else {
        return;
    };
    let is_named = |tag: &&Node, name: &str| tag.get("name").and_then(Node::as_str) == Some(name);
    if tags.iter().any(|tag| is_named(&tag, &module.name)) {
        return;
    }
    let of_tag = |selector: &Selector| match &selector.by {
        By::Tag(name) => tags.iter().find(|tag| is_named(tag, name)).cloned(),
        _ => None,
    };
    let known = module.selectors.iter().find_map(of_tag);
    let mut tag = known.unwrap_or_else(|| Node::map(span, Map::new()));
    let place = tag.span;
    if let Some(map) = tag.as_map_mut() {
        let name = Node::string(place, module.name.as_str());
        map.set(Entry::new("name", place, name));
    }
    tags.push(tag);
}

fn put_under(operation: &mut Node, tag: &str) {
    let span = operation.span;
    if let Some(map) = operation.as_map_mut() {
        let place = map.entry("tags").map_or(span, |entry| entry.key_span);
        let tags = Node::list(place, vec![Node::string(place, tag)]);
        map.set(Entry::new("tags", place, tags));
    }
}

/// Says in the description's words whether an enum is open.
fn open_enum(root: &mut Node, rule: &EnumRule) {
    let Some(pointer) = target::of(root, &rule.schema.value) else {
        return;
    };
    let Some(schema) = target::at_mut(root, &pointer) else {
        return;
    };
    let span = schema.span;
    if let Some(map) = schema.as_map_mut() {
        let open = Node::boolean(span, rule.open);
        map.set(Entry::new("x-enum-open", span, open));
    }
}
