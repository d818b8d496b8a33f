//! Unions, with and without a discriminator, and families of a base.

use super::{Resolved, schemas};
use crate::model::apart::are_apart;
use crate::model::{IntegerFormat, ShapeKind, StringFormat, Union};

fn kinds<'r>(resolved: &'r Resolved, union: &'r Union) -> Vec<&'r ShapeKind> {
    union
        .variants
        .iter()
        .map(|variant| &resolved.of(&variant.used).kind)
        .collect()
}

fn tags(union: &Union) -> Vec<Vec<&str>> {
    union
        .variants
        .iter()
        .map(|variant| variant.tags.iter().map(String::as_str).collect())
        .collect()
}

#[test]
fn a_string_or_an_integer_is_a_union_of_two() {
    let resolved = schemas("D: {oneOf: [{type: string}, {type: integer, format: int64}]}");
    let union = resolved.union("D");
    let expected = [
        &ShapeKind::String(StringFormat::None),
        &ShapeKind::Integer(IntegerFormat::Int64),
    ];
    assert_eq!(kinds(&resolved, union), expected);
    assert_eq!(resolved.codes(), [""; 0]);
}

#[test]
fn a_union_with_null_is_nullable_and_one_of_one_is_that_one() {
    let resolved = schemas(
        "A: {type: object, properties: {x: {type: string}}}
U: {oneOf: [{type: string}, {type: integer}, {enum: [null]}]}
O:
  type: object
  properties:
    a: {oneOf: [{$ref: '#/components/schemas/A'}, {enum: [null]}]}
    u: {$ref: '#/components/schemas/U'}
    v: {anyOf: [{$ref: '#/components/schemas/U'}, {type: boolean}]}",
    );
    let a = resolved.property("O", "a");
    assert!(a.used.nullable);
    assert_eq!(a.used.shape, resolved.id("A"));
    assert_eq!(resolved.union("U").variants.len(), 2);
    assert!(resolved.property("O", "u").used.nullable);
    assert!(resolved.property("O", "v").used.nullable);
}

#[test]
fn an_enum_beside_any_string_is_an_open_enum() {
    let resolved = schemas("E: {anyOf: [{type: string, enum: [a, b]}, {type: string}]}");
    let ShapeKind::Enum(found) = &resolved.shape("E").kind else {
        panic!("{:?}", resolved.shape("E").kind)
    };
    assert_eq!((found.values.len(), found.open), (2, Some(true)));
}

#[test]
fn constants_with_titles_are_an_enum_with_names() {
    let resolved = schemas(
        "E: {oneOf: [{type: string, enum: [a], title: First}, {type: string, enum: [b], title: Second}]}",
    );
    let ShapeKind::Enum(found) = &resolved.shape("E").kind else {
        panic!()
    };
    let names: Vec<_> = found
        .values
        .iter()
        .map(|allowed| allowed.name.as_deref())
        .collect();
    assert_eq!(names, [Some("First"), Some("Second")]);
    assert_eq!(found.open, None);
}

#[test]
fn a_discriminator_takes_mapped_values_then_constants_then_names() {
    let resolved = schemas(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [woof]}}}
Cow: {type: object, required: [kind], properties: {kind: {type: string}}}
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Cow'}]
  discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', tom: Cat}}",
    );
    let pet = resolved.union("Pet");
    assert_eq!(pet.discriminator.as_ref().unwrap().property, "kind");
    assert_eq!(tags(pet), [vec!["cat", "tom"], vec!["woof"], vec!["Cow"]]);
    assert_eq!(resolved.codes(), [""; 0]);
}

#[test]
fn a_base_with_a_discriminator_stands_for_its_children_and_each_child_has_the_base_properties() {
    let resolved = schemas(
        "Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}, friend: {$ref: '#/components/schemas/Pet'}}
  discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: integer}}}]}
Lion: {allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {mane: {type: boolean}}}]}
Fish: {allOf: [{$ref: '#/components/schemas/Pet'}]}",
    );
    assert_eq!(
        tags(resolved.union("Pet")),
        [vec!["cat"], vec!["Fish"], vec!["Lion"]]
    );
    let names = |name: &str| {
        resolved
            .object(name)
            .properties
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    // The tag is the union's.
    assert_eq!(names("Cat"), ["friend", "claws"]);
    assert_eq!(names("Lion"), ["friend", "claws", "mane"]);
    assert_eq!(names("Fish"), ["friend"]);
    assert_eq!(
        resolved.property("Cat", "friend").used.shape,
        resolved.id("Pet")
    );
}

#[test]
fn children_may_name_the_union_that_names_them() {
    let resolved = schemas(
        "Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: integer}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: integer}}}]}",
    );
    let pet = resolved.union("Pet");
    assert_eq!(tags(pet), [vec!["Cat"], vec!["Dog"]]);
    assert_eq!(pet.variants[0].used.shape, resolved.id("Cat"));
    assert_eq!(resolved.object("Cat").properties.len(), 1);
}

#[test]
fn properties_around_a_union_belong_to_each_variant() {
    let resolved = schemas(
        "A: {type: object, required: [a], properties: {a: {type: string}}}
B: {type: object, required: [b], properties: {b: {type: string}}}
U:
  type: object
  required: [id]
  properties: {id: {type: string}}
  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]",
    );
    let union = resolved.union("U");
    for (variant, own) in union.variants.iter().zip(["a", "b"]) {
        let ShapeKind::Object(object) = &resolved.of(&variant.used).kind else {
            panic!()
        };
        assert!(object.properties["id"].required && object.properties[own].required);
    }
    assert_eq!(resolved.object("A").properties.len(), 1);
}

#[test]
fn variants_that_a_value_fits_alike_are_shown_with_the_value() {
    let resolved = schemas(
        "U: {oneOf: [{type: object, properties: {a: {type: string}, b: {type: integer}}}, {type: object, required: [b], properties: {b: {type: integer}}}]}",
    );
    assert_eq!(resolved.codes(), ["TW0410"]);
    assert!(
        resolved.said[0].message.contains(r#"{"b":1}"#),
        "{}",
        resolved.said[0].message
    );
}

#[test]
fn several_unions_at_once_keep_the_declared_properties_and_the_rest_raw() {
    let resolved = schemas(
        "T:
  type: object
  properties: {id: {type: string}}
  oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]
  anyOf: [{type: object, properties: {c: {type: string}}}, {type: object, properties: {d: {type: string}}}]",
    );
    let object = resolved.object("T");
    assert!(object.properties.contains_key("id"));
    assert!(matches!(
        object.additional,
        crate::model::Additional::Typed(_)
    ));
    assert_eq!(resolved.codes(), ["TW0312"]);
}

#[test]
fn a_tag_is_narrowed_where_a_variant_stands_alone_and_left_to_those_that_others_extend() {
    let resolved = schemas(
        "Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind, mapping: {cat: Cat, tom: Cat, dog: Dog, pup: Pup}}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
Pup: {allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {weeks: {type: integer}}}]}
Home:
  type: object
  properties: {dog: {$ref: '#/components/schemas/Dog'}, pup: {$ref: '#/components/schemas/Pup'}}",
    );
    let ShapeKind::Enum(cat) = &resolved.value("Cat", "kind").kind else {
        panic!("two tags are two values")
    };
    assert_eq!((cat.values.len(), cat.open), (2, Some(false)));
    let pup = &resolved.value("Pup", "kind").kind;
    assert!(matches!(pup, ShapeKind::Constant(_)), "{pup:?}");
    let dog = &resolved.value("Dog", "kind").kind;
    assert!(matches!(dog, ShapeKind::String(_)), "{dog:?}");
}

#[test]
fn variants_are_apart_where_no_value_fits_both() {
    let apart = |a: &str, b: &str| {
        let text = format!("O: {{type: object, properties: {{a: {a}, b: {b}}}}}");
        let resolved = schemas(&text);
        let used = |name| resolved.property("O", name).used.clone();
        are_apart(&resolved.api, &[&used("a"), &used("b")])
    };
    let object = |rest: &str| format!("{{type: object, {rest}}}");
    let closed = object("properties: {l: {type: string}}, additionalProperties: false");
    let with = |value: &str| {
        object(&format!(
            "required: [k], properties: {{k: {{enum: [{value}]}}}}"
        ))
    };
    let may = |value: &str| object(&format!("properties: {{k: {{enum: [{value}]}}}}"));

    assert!(apart("{type: string}", "{type: integer}"));
    assert!(apart("{enum: [a, b]}", "{enum: [c]}"));
    assert!(apart("{type: string, nullable: true}", "{type: integer}"));
    assert!(apart(&with("x"), &with("y")));
    assert!(apart(&with("x"), &closed));

    assert!(!apart("{type: integer}", "{type: number}"));
    assert!(!apart("{enum: [a, b]}", "{enum: [b]}"));
    assert!(!apart(
        "{type: string, nullable: true}",
        "{type: integer, nullable: true}"
    ));
    assert!(!apart(&may("x"), &may("y")));
    assert!(!apart(
        &with("x"),
        &object("properties: {l: {type: string}}")
    ));
}
