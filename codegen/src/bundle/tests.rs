//! Small descriptions in several files: what becomes a component, under which name, and what is told.

use std::collections::BTreeMap;

use super::{bundle, load};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::render_short;
use crate::source::{Source, Sources, Unread};
use crate::tree::{Node, parse};

/// Joins `spec/api.yaml` and the other files given, each by its name.
fn joined(files: &[(&str, &str)]) -> (Node, Vec<String>, Sources) {
    let texts: BTreeMap<&str, &str> = files.iter().copied().collect();
    let root = Source::new("spec/api.yaml", texts["spec/api.yaml"]);
    let sources = load(root, |name| match texts.get(name) {
        Some(text) => Ok((*text).to_owned()),
        None => Err(Unread::Missing),
    });
    let mut diagnostics = Diagnostics::new();
    let tree = parse(&sources, sources.root(), &mut diagnostics).unwrap();
    let tree = bundle(tree, &sources, &mut diagnostics);
    let found = diagnostics.into_sorted();
    let found = found.iter().map(|one| render_short(one, &sources));
    (tree, found.collect(), sources)
}

fn at<'n>(node: &'n Node, way: &[&str]) -> &'n Node {
    way.iter().fold(node, |node, key| {
        super::aim::step(node, key).unwrap_or_else(|| panic!("no `{key}` in {}", node.to_json()))
    })
}

fn schemas(tree: &Node) -> Vec<&str> {
    let schemas = at(tree, &["components", "schemas"]).as_map().unwrap();
    schemas.iter().map(|entry| &*entry.key).collect()
}

#[test]
fn a_component_that_is_a_reference_to_a_file_is_the_files_place() {
    let (tree, found, sources) = joined(&[
        (
            "spec/api.yaml",
            "components: { schemas: { Beast: { $ref: s/pet.yaml } } }",
        ),
        (
            "spec/s/pet.yaml",
            "properties: { next: { $ref: ../s/./pet.yaml } }",
        ),
    ]);
    assert_eq!(found, [""; 0]);
    assert_eq!(schemas(&tree), ["Beast"]);
    let beast = at(&tree, &["components", "schemas", "Beast"]);
    let next = at(beast, &["properties", "next", "$ref"]);
    assert_eq!(next.as_str(), Some("#/components/schemas/Beast"));
    let source = sources.get(beast.span.source()).unwrap();
    assert_eq!(source.name(), "spec/s/pet.yaml");
}

#[test]
fn equal_names_take_their_folders_words_whatever_their_order() {
    let refer = |first: &str, second: &str| {
        format!(
            "components: {{ schemas: {{ Owner: {{ properties: {{ a: {{ $ref: {first} }}, b: {{ $ref: {second} }} }} }} }} }}"
        )
    };
    for (first, second) in [("x/Pet.yaml", "y/Pet.yaml"), ("y/Pet.yaml", "x/Pet.yaml")] {
        let (tree, found, _) = joined(&[
            ("spec/api.yaml", &refer(first, second)),
            ("spec/x/Pet.yaml", "type: string"),
            ("spec/y/Pet.yaml", "type: integer"),
        ]);
        assert_eq!(found, [""; 0]);
        let mut names = schemas(&tree);
        names.sort_unstable();
        assert_eq!(names, ["Owner", "x-Pet", "y-Pet"]);
    }
}

#[test]
fn a_pointer_is_followed_through_references_in_other_files() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "components: { schemas: { A: { items: { $ref: 'index.yaml#/Pet/properties/a~1b%20c' } } } }",
        ),
        ("spec/index.yaml", "Pet: { $ref: pet.json }"),
        (
            "spec/pet.json",
            r#"{"properties": {"a/b c": {"type": "string"}}}"#,
        ),
    ]);
    assert_eq!(found, [""; 0]);
    let reference = at(&tree, &["components", "schemas", "A", "items", "$ref"]);
    let name = reference.as_str().unwrap();
    let pointer = crate::pointer::Pointer::from_fragment(&name[1..]).unwrap();
    let way: Vec<_> = pointer.tokens().collect();
    let way: Vec<&str> = way.iter().map(AsRef::as_ref).collect();
    assert_eq!(at(&tree, &way).to_json(), r#"{"type":"string"}"#);
}

#[test]
fn a_map_of_components_may_be_a_file_and_its_entries_are_known_by_their_place_there() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "components: { schemas: { $ref: all.yaml } }",
        ),
        (
            "spec/all.yaml",
            "Pet: { properties: { owner: { $ref: 'all.yaml#/Owner' } } }\nOwner: { type: string }",
        ),
    ]);
    assert_eq!(found, [""; 0]);
    assert_eq!(schemas(&tree), ["Pet", "Owner"]);
    let owner = [
        "components",
        "schemas",
        "Pet",
        "properties",
        "owner",
        "$ref",
    ];
    let owner = at(&tree, &owner).as_str();
    assert_eq!(owner, Some("#/components/schemas/Owner"));
}

#[test]
fn plain_names_and_absolute_ids_lead_to_their_schemas() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "components:\n  schemas:\n    A: { $anchor: here, type: string }\n    B: { items: { $ref: '#here' } }\n    \
             C: { items: { $ref: 'other.yaml#there' } }\n    D: { items: { $ref: 'https://example.com/d' } }\n    \
             E: { $id: 'https://example.com/d', type: string }",
        ),
        (
            "spec/other.yaml",
            "$defs: { There: { $anchor: there, type: integer } }",
        ),
    ]);
    assert_eq!(found, [""; 0]);
    let reference = |name| at(&tree, &["components", "schemas", name, "items", "$ref"]).as_str();
    assert_eq!(reference("B"), Some("#/components/schemas/A"));
    assert_eq!(reference("C"), Some("#/components/schemas/There"));
    assert_eq!(reference("D"), Some("#/components/schemas/E"));
}

#[test]
fn what_cannot_be_had_is_told_once_and_any_value_stands_there() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "components:\n  schemas:\n    A: { $ref: gone.yaml }\n    B: { $ref: 'urn:example:b' }\n    C: { $ref: 'c.yaml#/no' }",
        ),
        ("spec/c.yaml", "yes: {}"),
    ]);
    assert_eq!(
        found,
        [
            "spec/api.yaml:3:16: warning[TW0013]: `gone.yaml` leads to no file: `spec/gone.yaml` was looked for",
            "spec/api.yaml:4:16: warning[TW0354]: no schema says that its `$id` is `urn:example:b`",
            "spec/api.yaml:5:16: warning[TW0301]: `c.yaml#/no` leads nowhere",
        ]
    );
    for name in ["A", "B", "C"] {
        assert_eq!(at(&tree, &["components", "schemas", name]).to_json(), "{}");
    }
}

#[test]
fn an_alias_that_circles_through_files_ends() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "components: { schemas: { A: { $ref: a.yaml } } }",
        ),
        ("spec/a.yaml", "$ref: b.yaml"),
        ("spec/b.yaml", "$ref: a.yaml"),
    ]);
    // Which of both is the component is of no matter: each is nothing but a reference, which a later stage tells.
    assert_eq!(found, [""; 0]);
    assert_eq!(schemas(&tree).first(), Some(&"A"));
}

#[test]
fn a_file_is_asked_for_once_and_values_that_look_like_references_stay() {
    let mut asked = Vec::new();
    let text = "a: { $ref: x.yaml }\nb: { $ref: ./x.yaml }\nx-c: { $ref: y.yaml }\nd: { $ref: 'https://a.b/c' }";
    let sources = load(Source::new("api.yaml", text), |name| {
        asked.push(name.to_owned());
        Err(Unread::Missing)
    });
    assert_eq!(asked, ["x.yaml"]);
    assert_eq!(sources.iter().count(), 1);
    let example =
        "paths:\n  /a:\n    parameters: [{ name: a, in: query, example: { $ref: gone.yaml } }]";
    let (tree, found, _) = joined(&[("spec/api.yaml", example)]);
    assert_eq!(found, [""; 0]);
    let example = at(&tree, &["paths", "/a", "parameters", "0", "example"]);
    assert_eq!(example.to_json(), r#"{"$ref":"gone.yaml"}"#);
}

#[test]
fn a_dynamic_reference_to_a_name_that_one_schema_has_is_a_reference() {
    let tree = |second: &str| {
        let text = format!(
            "components: {{ schemas: {{ Node: {{ $dynamicAnchor: node, items: {{ $dynamicRef: '#node' }} }}{second} }} }}"
        );
        joined(&[("spec/api.yaml", &text)]).0
    };
    let one = tree("");
    let items = ["components", "schemas", "Node", "items", "$ref"];
    assert_eq!(at(&one, &items).as_str(), Some("#/components/schemas/Node"));
    let two = tree(", Leaf: { $dynamicAnchor: node }");
    let items = ["components", "schemas", "Node", "items", "$dynamicRef"];
    assert_eq!(at(&two, &items).as_str(), Some("#node"));
}

#[test]
fn a_document_is_known_by_what_it_calls_itself() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "$self: https://example.com/apis/pets\ncomponents:\n  schemas:\n    Pet: {}\n    Own: { items: { $ref: 'pets#/components/schemas/Pet' } }\n    Whole: { items: { $ref: 'https://example.com/apis/pets#/components/schemas/Pet' } }\n    Other: { items: { $ref: 'shared.yaml#/Toy' } }\n    Named: { items: { $ref: '../common/toys#/Toy' } }\n",
        ),
        (
            "spec/shared.yaml",
            "$self: https://example.com/common/toys\nToy: { items: { $ref: '../apis/pets#/components/schemas/Pet' } }",
        ),
    ]);
    assert_eq!(found, [""; 0]);
    let items = |name| {
        let way = ["components", "schemas", name, "items", "$ref"];
        at(&tree, &way).as_str().unwrap()
    };
    for name in ["Own", "Whole", "Toy"] {
        assert_eq!(items(name), "#/components/schemas/Pet");
    }
    for name in ["Other", "Named"] {
        assert_eq!(items(name), "#/components/schemas/Toy");
    }
}

#[test]
fn files_are_looked_for_from_where_a_document_says_that_it_is() {
    let (tree, found, _) = joined(&[
        (
            "spec/api.yaml",
            "$self: v2/api.yaml\ncomponents: { schemas: { Pet: { $ref: pet.yaml } } }",
        ),
        ("spec/v2/pet.yaml", "type: object"),
    ]);
    assert_eq!(found, [""; 0]);
    let kind = at(&tree, &["components", "schemas", "Pet", "type"]);
    assert_eq!(kind.as_str(), Some("object"));
}

#[test]
fn a_media_type_of_the_components_is_taken_in_where_content_names_it() {
    let (tree, found, _) = joined(&[(
        "spec/api.yaml",
        "components:\n  mediaTypes:\n    Pet: { schema: { $ref: '#/components/schemas/Pet' } }\n    Same: { $ref: '#/components/mediaTypes/Pet' }\n    Circle: { $ref: '#/components/mediaTypes/Circle' }\n  schemas: { Pet: {} }\n  requestBodies:\n    Add: { content: { application/json: { $ref: '#/components/mediaTypes/Same' } } }\n    Lost: { content: { application/json: { $ref: '#/components/mediaTypes/Cat' } } }\n",
    )]);
    let body = |name| {
        [
            "components",
            "requestBodies",
            name,
            "content",
            "application/json",
        ]
    };
    let schema = at(at(&tree, &body("Add")), &["schema", "$ref"]);
    assert_eq!(schema.as_str(), Some("#/components/schemas/Pet"));
    assert!(at(&tree, &body("Lost")).as_map().unwrap().is_empty());
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains("is taken in inside of itself"),
        "{found:?}"
    );
    assert!(found[1].contains("leads nowhere"), "{found:?}");
}

#[test]
fn references_within_a_schema_with_an_id_start_from_it() {
    let root = "
openapi: 3.1.0
components:
  schemas:
    Z: { type: boolean }
    Pet:
      $id: https://example.com/pets/pet.json
      properties:
        inner: { $ref: '#/$defs/Z' }
        named: { $ref: '#tail' }
        other: { $ref: owner.json }
        whole: { $ref: '#/components/schemas/Z' }
      $defs:
        Z: { type: string }
        T: { $anchor: tail, type: integer }
    Owner: { $id: https://example.com/pets/owner.json, type: object }
    Local: { $id: local.json, type: object }
    User: { properties: { local: { $ref: local.json }, tail: { $ref: 'https://example.com/pets/pet.json#tail' } } }
";
    let (tree, found, _) = joined(&[("spec/api.yaml", root)]);
    assert_eq!(found, [""; 0]);
    let reference = |schema: &str, property: &str| {
        let schemas = at(&tree, &["components", "schemas"]);
        let reference = at(schemas, &[schema, "properties", property, "$ref"]);
        let text = reference.as_str().unwrap();
        text.trim_start_matches("#/components/schemas/").to_owned()
    };
    assert_eq!(reference("Pet", "inner"), "Pet/$defs/Z");
    assert_eq!(reference("Pet", "named"), "Pet/$defs/T");
    assert_eq!(reference("Pet", "other"), "Owner");
    assert_eq!(reference("Pet", "whole"), "Z");
    assert_eq!(reference("User", "local"), "Local");
    assert_eq!(reference("User", "tail"), "Pet/$defs/T");
}

#[test]
fn what_is_wrong_in_another_file_is_told_there_and_as_it_is_written() {
    let (_, found, _) = joined(&[
        (
            "spec/api.yaml",
            "components: { schemas: { A: { $ref: 'b.yaml#/S' } }, parameters: { P: { $ref: 'b.yaml#/type' } } }",
        ),
        (
            "spec/b.yaml",
            "type: word\nS: { $ref: '#/T' }\nT: { $ref: 'api.yaml#/components/schemas/Nope' }",
        ),
    ]);
    assert_eq!(
        found,
        [
            "spec/api.yaml:1:79: warning[TW0304]: `b.yaml#/type` is no parameter",
            "spec/b.yaml:3:12: warning[TW0301]: `api.yaml#/components/schemas/Nope` leads nowhere",
        ]
    );
}

#[test]
fn a_position_has_no_leading_zero() {
    let list = crate::tree::Node::list;
    let span = crate::source::Span::default();
    let node = list(span, vec![list(span, Vec::new()), list(span, Vec::new())]);
    assert!(super::aim::step(&node, "1").is_some());
    assert!(super::aim::step(&node, "01").is_none());
    assert!(super::aim::step(&node, "+1").is_none());
}
