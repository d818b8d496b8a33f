//! Scalars, enums, objects, maps and composition.

use super::{document, schemas};
use crate::model::{
    Additional, EnumBase, IntegerFormat, NumberFormat, Place, Requirement, ShapeKind, StringFormat,
    Value,
};

#[test]
fn one_allowed_value_is_a_constant_and_several_are_an_enum() {
    let resolved = schemas(
        "Entity: {type: string, enum: [in.co.sandbox.request]}
Flow: {type: string, enum: [signin, signup]}
Level: {type: integer, enum: [1, 2], x-enum-varnames: [Low, High]}
Switch: {type: boolean, enum: [true, false]}
Odd: {enum: [1, a]}",
    );
    assert_eq!(
        resolved.shape("Entity").kind,
        ShapeKind::Constant(Value::String("in.co.sandbox.request".to_owned()))
    );
    let ShapeKind::Enum(flow) = &resolved.shape("Flow").kind else {
        panic!()
    };
    assert_eq!((flow.base, flow.open), (EnumBase::String, None));
    let values: Vec<String> = flow
        .values
        .iter()
        .map(|allowed| allowed.value.to_string())
        .collect();
    assert_eq!(values, ["\"signin\"", "\"signup\""]);
    let ShapeKind::Enum(level) = &resolved.shape("Level").kind else {
        panic!()
    };
    assert_eq!(level.base, EnumBase::Integer);
    assert_eq!(level.values[1].name.as_deref(), Some("High"));
    assert_eq!(resolved.shape("Switch").kind, ShapeKind::Boolean);
    let ShapeKind::Enum(odd) = &resolved.shape("Odd").kind else {
        panic!()
    };
    assert_eq!(odd.base, EnumBase::Mixed);
    assert_eq!(resolved.codes(), [""; 0]);
}

#[test]
fn the_description_decides_whether_an_enum_is_open() {
    let resolved = schemas(
        "A: {type: string, enum: [x, y], x-enum-open: false}
B: {type: string, enum: [x], x-enum-open: true}",
    );
    let ShapeKind::Enum(a) = &resolved.shape("A").kind else {
        panic!()
    };
    let ShapeKind::Enum(b) = &resolved.shape("B").kind else {
        panic!()
    };
    assert_eq!((a.open, b.open), (Some(false), Some(true)));
}

#[test]
fn null_among_the_values_makes_every_use_nullable() {
    let resolved = schemas(
        "E: {type: string, nullable: true, enum: [a, b, null]}
O: {type: object, properties: {e: {$ref: '#/components/schemas/E'}}}",
    );
    let ShapeKind::Enum(e) = &resolved.shape("E").kind else {
        panic!()
    };
    assert_eq!(e.values.len(), 2);
    assert!(resolved.property("O", "e").used.nullable);
}

#[test]
fn values_of_another_type_are_fitted_or_left_out_with_a_warning() {
    let resolved = schemas(
        "A: {type: string, enum: [1, b]}
B: {type: integer, enum: ['1', x, 2]}
C: {type: string, enum: [a, b, a]}",
    );
    let values = |name: &str| match &resolved.shape(name).kind {
        ShapeKind::Enum(found) => found
            .values
            .iter()
            .map(|allowed| allowed.value.to_string())
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(values("A"), ["\"1\"", "\"b\""]);
    assert_eq!(values("B"), ["1", "2"]);
    assert_eq!(values("C"), ["\"a\"", "\"b\""]);
    assert!(
        resolved.codes().contains(&"TW0310"),
        "{:?}",
        resolved.codes()
    );
    assert_eq!(resolved.underlined("TW0310"), ["x"]);
    assert_eq!(resolved.underlined("TW0311"), ["a"]);
}

#[test]
fn formats_and_bounds_are_kept_exactly() {
    let resolved = schemas(
        "I: {type: integer, format: int64, minimum: -5, maximum: 18446744073709551615}
N: {type: number, format: decimal, minimum: 0.1, exclusiveMinimum: true, multipleOf: 0.01}
S: {type: string, format: uri, pattern: ^https://, maxLength: 9}
T: {type: integer, format: unix-millis, x-after-now: 1h}
U: {type: string, format: something}",
    );
    let i = resolved.shape("I");
    assert_eq!(i.kind, ShapeKind::Integer(IntegerFormat::Int64));
    assert_eq!(
        i.constraints.bounds.maximum.as_ref().unwrap().to_string(),
        "18446744073709551615"
    );
    let n = resolved.shape("N");
    assert_eq!(n.kind, ShapeKind::Number(NumberFormat::Decimal));
    assert_eq!(n.constraints.bounds.minimum, None);
    assert_eq!(
        n.constraints
            .bounds
            .exclusive_minimum
            .as_ref()
            .unwrap()
            .to_string(),
        "0.1"
    );
    assert_eq!(n.constraints.multiple_of[0].to_string(), "0.01");
    let s = resolved.shape("S");
    assert_eq!(s.kind, ShapeKind::String(StringFormat::Uri));
    assert_eq!(
        (s.constraints.patterns.as_slice(), s.constraints.max_length),
        (&["^https://".to_owned()][..], Some(9))
    );
    assert_eq!(
        resolved.shape("T").constraints.after_now.as_deref(),
        Some("1h")
    );
    assert_eq!(
        resolved.shape("U").kind,
        ShapeKind::String(StringFormat::Other("something".to_owned()))
    );
}

#[test]
fn properties_keep_their_order_and_marks() {
    let resolved = schemas(
        "O:
  type: object
  required: ['@entity', b]
  properties:
    '@entity': {type: string, enum: [o]}
    b: {type: string, readOnly: true, description: The b., x-sensitive: true}
    a: {type: integer, default: 3, deprecated: true, nullable: true}",
    );
    let object = resolved.object("O");
    let names: Vec<&str> = object.properties.keys().map(String::as_str).collect();
    assert_eq!(names, ["@entity", "b", "a"]);
    let (a, b) = (resolved.property("O", "a"), resolved.property("O", "b"));
    assert!(b.required && b.read_only && b.used.extensions.sensitive && !a.required);
    assert_eq!(b.used.description.as_deref(), Some("The b."));
    assert_eq!(a.default.as_ref().unwrap().to_string(), "3");
    assert!(a.used.deprecated && a.used.nullable);
    assert_eq!(
        resolved.value("O", "b").place,
        Place::Property(resolved.id("O"), "b".to_owned())
    );
}

#[test]
fn objects_without_declared_properties_are_maps() {
    let resolved = schemas(
        "A: {type: object}
B: {type: object, additionalProperties: {type: integer}}
C: {type: object, additionalProperties: false}
D: {type: object, properties: {x: {}}, additionalProperties: true}
E: {}",
    );
    let ShapeKind::Map(a) = &resolved.shape("A").kind else {
        panic!()
    };
    assert_eq!(resolved.of(&a.values).kind, ShapeKind::Any);
    let ShapeKind::Map(b) = &resolved.shape("B").kind else {
        panic!()
    };
    assert_eq!(
        resolved.of(&b.values).kind,
        ShapeKind::Integer(IntegerFormat::None)
    );
    assert_eq!(resolved.object("C").additional, Additional::Denied);
    assert!(matches!(
        resolved.object("D").additional,
        Additional::Typed(_)
    ));
    assert_eq!(resolved.shape("E").kind, ShapeKind::Any);
}

#[test]
fn all_of_is_one_object_of_all_properties() {
    let resolved = schemas(
        "Base: {type: object, required: [id], properties: {id: {type: string}, kind: {type: string}}}
Pet:
  description: A pet.
  allOf:
    - $ref: '#/components/schemas/Base'
    - {type: object, required: [name], properties: {name: {type: string}, kind: {type: string, maxLength: 3}}}",
    );
    let pet = resolved.object("Pet");
    let names: Vec<&str> = pet.properties.keys().map(String::as_str).collect();
    assert_eq!(names, ["id", "kind", "name"]);
    assert!(pet.properties["id"].required && pet.properties["name"].required);
    assert_eq!(
        resolved.value("Pet", "kind").constraints.max_length,
        Some(3)
    );
    assert_eq!(resolved.value("Base", "kind").constraints.max_length, None);
    assert_eq!(resolved.shape("Pet").description.as_deref(), Some("A pet."));
    assert_eq!(resolved.codes(), [""; 0]);
}

#[test]
fn all_of_that_contradicts_itself_shows_both_places() {
    let resolved = schemas("A: {allOf: [{type: string}, {type: integer}]}");
    assert_eq!(resolved.shape("A").kind, ShapeKind::Any);
    assert_eq!(resolved.underlined("TW0306"), ["integer", "string"]);
}

#[test]
fn stricter_bounds_win_where_schemas_are_composed() {
    let resolved = schemas(
        "A: {allOf: [{type: number, minimum: 1, maximum: 9}, {type: integer, minimum: 3, maximum: 20}]}",
    );
    let a = resolved.shape("A");
    assert_eq!(a.kind, ShapeKind::Integer(IntegerFormat::None));
    let bounds = &a.constraints.bounds;
    assert_eq!(bounds.minimum.as_ref().unwrap().to_string(), "3");
    assert_eq!(bounds.maximum.as_ref().unwrap().to_string(), "9");
}

#[test]
fn lists_of_required_alone_are_a_rule() {
    let resolved = schemas(
        "A:
  type: object
  properties: {a: {type: string}, b: {type: string}, c: {type: string}}
  anyOf: [{required: [a]}, {required: [b, c]}]",
    );
    let groups = vec![vec!["a".to_owned()], vec!["b".to_owned(), "c".to_owned()]];
    assert_eq!(
        resolved.shape("A").constraints.require,
        [Requirement::Any(groups)]
    );
    assert_eq!(resolved.object("A").properties.len(), 3);
}

#[test]
fn a_choice_of_nothing_says_nothing() {
    let resolved = schemas(
        "A: {type: object, properties: {x: {type: object, oneOf: []}, y: {anyOf: []}, z: {not: {type: string, anyOf: []}}}}",
    );
    assert!(resolved.value("A", "x").constraints.require.is_empty());
    assert_eq!(resolved.value("A", "y").kind, ShapeKind::Any);
    assert!(resolved.value("A", "y").constraints.require.is_empty());
    let rules = format!("{:?}", resolved.value("A", "z").constraints);
    assert!(rules.contains("Not") && !rules.contains("Any("), "{rules}");
}

#[test]
fn what_is_required_but_not_declared_is_any_value() {
    let resolved = schemas("A: {type: object, required: [x], properties: {y: {type: string}}}");
    assert!(resolved.property("A", "x").required);
    assert_eq!(resolved.value("A", "x").kind, ShapeKind::Any);
    assert_eq!(resolved.codes(), ["TW0405"]);
}

#[test]
fn recursion_through_optional_properties_is_fine_and_through_required_ones_is_not() {
    let resolved = schemas(
        "Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}",
    );
    assert_eq!(resolved.codes(), [""; 0]);
    let resolved = schemas(
        "A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}
C: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}",
    );
    assert_eq!(resolved.codes(), ["TW0407", "TW0407"]);
}

#[test]
fn defaults_and_examples_that_do_not_fit_are_shown_in_their_place() {
    let resolved = document(
        "paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [n], properties: {n: {type: integer, maximum: 5, default: x}}}
            example: {n: 7}
      responses: {'204': {description: ''}}",
    );
    assert_eq!(resolved.codes(), ["TW0409", "TW0408"]);
    assert_eq!(resolved.underlined("TW0408"), ["{n: 7}"]);
    let message = &resolved.said[1].message;
    assert!(message.ends_with("`/n` is more than 5"), "{message}");
}

#[test]
fn a_part_that_only_repeats_a_type_takes_no_name_away() {
    let resolved = schemas(
        "Pet: {type: object, properties: {name: {type: string}}}
Wrapper: {type: object, properties: {data: {type: array, items: {type: object}}}}
Pets:
  allOf:
    - {$ref: '#/components/schemas/Wrapper'}
    - {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
Plain: {allOf: [{properties: {a: {type: string}}}, {properties: {a: {type: string}}}]}",
    );
    let ShapeKind::Array(items) = &resolved.value("Pets", "data").kind else {
        panic!("an array")
    };
    assert_eq!(items.shape, resolved.id("Pet"));
    let plain = &resolved.value("Plain", "a").kind;
    assert_eq!(*plain, ShapeKind::String(StringFormat::None));
}
