//! Tests of reading documents: places, unknown keys, and what `openapiv3` makes of a normalized tree.

use super::{Document, Entry, Word, read};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::normalize::normalize;
use crate::pointer::Pointer;
use crate::source::{Source, Sources};
use crate::tree::parse;

fn read_text(sources: &Sources) -> (Option<Document>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let tree = parse(sources, sources.root(), &mut diagnostics);
    let tree = tree.and_then(|tree| normalize(tree, &mut diagnostics));
    let document = tree.and_then(|tree| read(tree, &mut diagnostics));
    (document, diagnostics.into_sorted())
}

fn yaml(rest: &str) -> Sources {
    let head = "openapi: 3.0.3\ninfo: {title: t, version: v}\n";
    Sources::new(Source::new("a.yaml", format!("{head}{rest}")))
}

#[test]
fn pointers_lead_to_values_keys_and_the_nearest_thing_above() {
    let sources = yaml("paths:\n  /a/{b}:\n    get: {tags: [x, y], responses: {}}\n");
    let document = read_text(&sources).0.unwrap();
    let text = |pointer: &str| sources.text(document.span_of(&Pointer::parse(pointer).unwrap()));
    assert_eq!(text("/paths/~1a~1{b}/get/tags/1"), "y");
    assert_eq!(text("/paths/~1a~1{b}/get/tags/7"), "[x, y]");
    assert_eq!(text("/info/title/nothing"), "t");
    let key = document.key_span_of(&Pointer::parse("/paths/~1a~1{b}").unwrap());
    assert_eq!(sources.text(key), "/a/{b}");
}

#[test]
fn a_misspelt_key_is_an_error_that_names_the_right_one() {
    for (schema, key, right) in [
        ("{requried: [a]}", "requried", "required"),
        ("{min_length: 1}", "min_length", "minLength"),
        (
            "{additionalPropertys: false}",
            "additionalPropertys",
            "additionalProperties",
        ),
        ("{maxmum: 1}", "maxmum", "maximum"),
    ] {
        let sources = yaml(&format!(
            "paths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"
        ));
        let (_, diagnostics) = read_text(&sources);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        let found = &diagnostics[0];
        assert_eq!((found.code.0, found.severity), ("TW0201", Severity::Error));
        assert_eq!(sources.text(found.span().unwrap()), key);
        assert_eq!(
            found.help.as_deref(),
            Some(format!("did you mean `{right}`?").as_str())
        );
    }
}

#[test]
fn a_misspelt_required_key_is_found_although_an_empty_one_stands_in() {
    let sources = yaml("paths: {/a: {get: {respones: {}}}}");
    let codes: Vec<_> = read_text(&sources).1.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, ["TW0113", "TW0201"]);
}

#[test]
fn other_unknown_keys_are_warnings_and_names_are_free() {
    let sources = yaml(
        "paths: {}\ncomponents: {schemas: {A: {foo: 1, x-foo: 1, properties: {requried: {}}, example: {tpye: 1}}}}",
    );
    let (document, diagnostics) = read_text(&sources);
    assert!(document.is_some());
    let found: Vec<_> = diagnostics
        .iter()
        .map(|one| (one.code.0, one.severity))
        .collect();
    assert_eq!(found, [("TW0202", Severity::Warning)]);
}

#[test]
fn big_bounds_leave_an_integer_schema_an_integer() {
    let sources = yaml(
        "paths: {}\ncomponents: {schemas: {A: {type: integer, maximum: 18446744073709551615}}}",
    );
    let document = read_text(&sources).0.unwrap();
    let pointer = Pointer::parse("/components/schemas/A").unwrap();
    let Some(Entry::Item(schema)) = document.schema(&pointer) else {
        panic!("a schema")
    };
    assert_eq!(schema.text("type"), Some("integer"));
    let bounds = schema.word(super::extensions::BOUNDS).unwrap();
    let maximum = bounds.get("maximum").and_then(Word::text);
    assert_eq!(maximum, Some("18446744073709551615"));
}

#[test]
fn schemas_are_read_where_they_stand_and_nowhere_else() {
    let sources = yaml(
        "paths: {/a: {get: {parameters: [{name: a, in: query, schema: {type: string}}], responses: {}}}}
components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {items: {maxItems: 2}}}}",
    );
    let document = read_text(&sources).0.unwrap();
    assert!(document.api.components.as_ref().unwrap().schemas.is_empty());
    let schema = |pointer: &str| document.schema(&Pointer::parse(pointer).unwrap());
    let parameter = schema("/paths/~1a/get/parameters/0/schema");
    assert!(
        matches!(parameter, Some(Entry::Item(schema)) if schema.text("type") == Some("string"))
    );
    let reference = schema("/components/schemas/A");
    assert!(matches!(
        reference,
        Some(Entry::Reference("#/components/schemas/B"))
    ));
    assert!(schema("/components/schemas/C").is_none());
    let names: Vec<_> = document.schemas().map(|(name, _)| name).collect();
    assert_eq!(names, ["A", "B"]);
}

#[test]
fn members_of_large_maps_are_found_by_their_keys() {
    let schemas: String = (0..100)
        .rev()
        .map(|at| format!("S{at}: {{maxItems: {at}}}, "))
        .collect();
    let sources = yaml(&format!(
        "paths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}"
    ));
    let document = read_text(&sources).0.unwrap();
    for at in 0..100 {
        let pointer = Pointer::parse(&format!("/components/schemas/S{at}/maxItems")).unwrap();
        assert_eq!(sources.text(document.span_of(&pointer)), at.to_string());
    }
    let absent = Pointer::parse("/components/schemas/S100").unwrap();
    assert!(document.schema(&absent).is_none());
}

#[test]
fn the_deepest_document_is_read_on_a_small_stack() {
    let depth = 120;
    let schema = r#"{"type":"array","items":"#.repeat(depth) + "{}" + &"}".repeat(depth);
    let sources = yaml(&format!(
        "paths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"
    ));
    let small = std::thread::Builder::new().stack_size(2 << 20);
    let read = small
        .spawn(move || read_text(&sources).0.is_some())
        .unwrap();
    assert!(read.join().unwrap());
}
