//! A text held to all that is declared of its type, beside what the type itself keeps.

use typewright::json::{self, StrictError};
use typewright::{Map, Model, Nullable, Secret, Union, Url, Value, Wipe};

#[derive(Clone, Debug, PartialEq, Model, Wipe)]
#[model(closed)]
struct Point {
    x: i64,
    label: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Drawing {
    points: Option<Vec<Point>>,
    named: Option<Map<Point>>,
    link: Option<Url>,
    links: Option<Vec<Url>>,
    #[model(exclusive_maximum = 972783798187987123879878123.18878137)]
    size: Option<f64>,
    #[model(minimum = -18446744073709551615)]
    any: Option<Value>,
    hidden: Option<Secret<Map<Point>>>,
    shape: Option<Shape>,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(min_properties = 2)]
struct Loose {
    a: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Shape {
    #[variant("point")]
    Point(Point),
}

#[track_caller]
fn broken<T: typewright::codec::Wire>(text: &str) -> String {
    let lenient = json::from_str::<T>(text).map(drop);
    assert!(lenient.is_ok(), "reading is lenient: {lenient:?}");
    match json::from_str_strict::<T>(text).map(drop) {
        Ok(()) => String::new(),
        Err(StrictError::Rules(violations)) => violations.to_string(),
        Err(StrictError::Decode(error)) => panic!("{error}"),
    }
}

#[test]
fn a_closed_model_has_no_other_members_wherever_it_stands() {
    assert_eq!(broken::<Point>(r#"{"x":1,"label":"a"}"#), "");
    assert_eq!(
        broken::<Point>(r#"{"x":1,"y/z":2}"#),
        "/y~1z must not be there (additionalProperties)"
    );
    assert_eq!(
        broken::<Drawing>(
            r#"{"more":1,"points":[{"x":1},{"x":2,"y":1}],"named":{"a":{"x":1,"b":1}}}"#
        ),
        "2 rules are broken:\n  /points/1/y must not be there (additionalProperties)\n  \
         /named/a/b must not be there (additionalProperties)"
    );
}

#[test]
fn the_tag_of_a_union_is_a_member_of_the_model_that_does_not_declare_it() {
    assert_eq!(broken::<Drawing>(r#"{"shape":{"kind":"point","x":1}}"#), "");
    assert_eq!(
        broken::<Drawing>(r#"{"shape":{"kind":"point","x":1,"y":1}}"#),
        "/shape/y must not be there (additionalProperties)"
    );
}

#[test]
fn keys_within_a_secret_are_not_told() {
    assert_eq!(
        broken::<Drawing>(r#"{"hidden":{"token":{"x":1,"pin":1}}}"#),
        "/hidden/*/* must not be there (additionalProperties)"
    );
}

#[test]
fn numbers_are_judged_by_their_digits() {
    assert_eq!(
        broken::<Drawing>(r#"{"size":972783798187987123879878123.18878136}"#),
        ""
    );
    assert_eq!(
        broken::<Drawing>(r#"{"size":972783798187987123879878123.188781371}"#),
        "/size must be less than 972783798187987123879878123.18878137 (exclusiveMaximum)"
    );
    assert_eq!(broken::<Drawing>(r#"{"any":-18446744073709551600}"#), "");
    assert_eq!(
        broken::<Drawing>(r#"{"any":-18446744073709551616}"#),
        "/any must be at least -18446744073709551615 (minimum)"
    );
}

#[test]
fn what_the_type_of_urls_mends_is_no_uri_as_it_is_written() {
    assert_eq!(
        broken::<Drawing>(r#"{"link":"https://example.com/a%20b"}"#),
        ""
    );
    for text in [
        "https://example.com/a b",
        "https:\\\\example.com",
        "https://example.com/{id}",
    ] {
        let text = Value::from(text);
        assert_eq!(
            broken::<Drawing>(&format!(r#"{{"link":{text},"links":[{text}]}}"#)),
            "2 rules are broken:\n  /link must be an absolute URI (format)\n  /links/0 must be an absolute URI (format)"
        );
    }
}

#[test]
fn members_without_a_field_are_counted() {
    assert_eq!(broken::<Loose>(r#"{"b":1,"c":1}"#), "");
    assert_eq!(
        broken::<Loose>(r#"{"b":1}"#),
        "the value must have at least 2 properties (minProperties)"
    );
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Open {
    #[variant("point")]
    Point(Point),
    #[unknown]
    Unknown(Value),
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Holder {
    shape: Open,
    label: Option<String>,
    #[model(nullable)]
    nick: Option<String>,
    about: Nullable<String>,
    any: Option<Value>,
    more: Option<Open>,
}

#[test]
fn what_was_kept_for_want_of_a_variant_is_an_object_all_the_same() {
    let holder = |shape: &str| broken::<Holder>(&format!(r#"{{"shape":{shape},"nick":"a"}}"#));
    assert_eq!(holder(r#"{"kind":"point","x":1}"#), "");
    assert_eq!(holder(r#"{"kind":"line"}"#), "");
    for text in ["5", "null", "[]", "\"a\""] {
        assert_eq!(
            holder(text),
            "/shape must be an object with `kind` (type)",
            "{text}"
        );
    }
    // Whoever reads leniently keeps it.
    let read: Open = json::from_str("5").unwrap();
    assert_eq!(typewright::Validate::validate(&read), Ok(()));
    assert_eq!(json::to_string(&read), "5");
}

#[test]
fn null_is_read_as_nothing_and_told_where_it_may_not_be() {
    let text = r#"{"shape":{"kind":"line"},"nick":null,"about":null,"any":null}"#;
    assert_eq!(broken::<Holder>(text), "");
    let text = r#"{"shape":{"kind":"line"},"nick":"","label":null,"more":null}"#;
    assert_eq!(
        broken::<Holder>(text),
        "2 rules are broken:\n  /label must not be null (type)\n  /more must not be null (type)"
    );
}

#[test]
fn what_can_not_be_read_is_an_error_of_reading() {
    let error = json::from_str_strict::<Point>(r#"{"x":"a"}"#).unwrap_err();
    assert!(matches!(error, StrictError::Decode(_)), "{error}");
}
