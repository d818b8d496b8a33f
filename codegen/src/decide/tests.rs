//! One description, filtered in several ways.

use super::decide;
use crate::config::{Config, Filter};
use crate::diagnostic::Diagnostics;
use crate::source::{Source, Sources};
use crate::tree::{Node, parse};

const TEXT: &str = "
security: [{ key: [] }]
paths:
  /pets: { get: { operationId: listPets, tags: [pets], x: { $ref: '#/components/schemas/Pet' } }, post: { operationId: addPet, tags: [pets, new] } }
  /pets/{id}/toys: { get: { operationId: listToys, security: [{ other: [] }], x: { $ref: '#/components/schemas/Toy' } } }
  /shops: { $ref: '#/components/pathItems/Shops' }
components:
  pathItems: { Shops: { get: { operationId: listShops, tags: [shops] } } }
  securitySchemes: { key: {}, other: {}, third: {} }
  schemas:
    Pet: { discriminator: { propertyName: kind }, properties: { owner: { $ref: '#/components/schemas/Owner/properties/a' } } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
    Siamese: { allOf: [{ $ref: '#/components/schemas/Cat' }] }
    Owner: { properties: { a: { type: string } } }
    Toy: { oneOf: [], discriminator: { propertyName: kind, mapping: { ball: Ball } } }
    Ball: {}
    Unused: {}
";

fn selected(include: &[&str], exclude: &[&str]) -> (Node, Vec<String>) {
    let sources = Sources::new(Source::new("a.yaml", TEXT));
    let mut diagnostics = Diagnostics::new();
    let tree = parse(&sources, sources.root(), &mut diagnostics).unwrap();
    let selectors = |list: &[&str]| list.iter().map(|text| text.parse().unwrap()).collect();
    let mut config = Config::new("a", "a");
    config.filter = Filter {
        include: selectors(include),
        exclude: selectors(exclude),
    };
    let tree = decide(tree, &config, &mut diagnostics);
    let messages = diagnostics.iter().map(|one| one.message.clone());
    (tree, messages.collect())
}

fn operations(tree: &Node) -> Vec<String> {
    let items = tree
        .get("paths")
        .and_then(Node::as_map)
        .into_iter()
        .flatten();
    let operations = items.flat_map(|item| item.value.as_map().into_iter().flatten());
    let ids = operations.filter_map(|operation| operation.value.get("operationId")?.as_str());
    ids.map(str::to_owned).collect()
}

fn components(tree: &Node, section: &str) -> Vec<String> {
    let section = tree.get("components").and_then(|all| all.get(section));
    let entries = section.and_then(Node::as_map).into_iter().flatten();
    entries.map(|entry| entry.key.to_string()).collect()
}

#[test]
fn a_tag_keeps_its_operations_and_what_they_need() {
    let (tree, found) = selected(&["tag:pets"], &["id:addPet"]);
    assert_eq!(found, [""; 0]);
    assert_eq!(operations(&tree), ["listPets"]);
    assert_eq!(
        components(&tree, "schemas"),
        ["Pet", "Cat", "Siamese", "Owner"]
    );
    assert_eq!(components(&tree, "securitySchemes"), ["key"]);
}

#[test]
fn a_path_is_a_pattern_of_whole_parts() {
    let one = selected(&["path:/pets/*"], &[]);
    assert_eq!(operations(&one.0), [""; 0]);
    assert_eq!(
        one.1,
        ["no operation fits `path:/pets/*`; did you mean `path:/pets`?"]
    );
    let (tree, found) = selected(&["path:/pets/**"], &[]);
    assert_eq!(found, [""; 0]);
    assert_eq!(operations(&tree), ["listPets", "addPet", "listToys"]);
    let (tree, _) = selected(&["path:/pets/*/**"], &[]);
    assert_eq!(operations(&tree), ["listToys"]);
    assert_eq!(components(&tree, "schemas"), ["Toy", "Ball"]);
    assert_eq!(components(&tree, "securitySchemes"), ["key", "other"]);
}

#[test]
fn operations_of_a_referenced_path_item_are_selected_too() {
    let (tree, _) = selected(&[], &["tag:pets", "id:listToys"]);
    assert_eq!(operations(&tree), ["listShops"]);
    let (tree, _) = selected(&[], &["tag:shops"]);
    assert_eq!(operations(&tree), ["listPets", "addPet", "listToys"]);
}

#[test]
fn without_a_filter_nothing_is_touched() {
    let (tree, _) = selected(&[], &[]);
    assert!(components(&tree, "schemas").contains(&"Unused".to_owned()));
}

#[test]
fn a_selector_says_by_what_it_selects() {
    assert!("pets".parse::<crate::config::Selector>().is_err());
    assert!("path:/a/***".parse::<crate::config::Selector>().is_err());
}
