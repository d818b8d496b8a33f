//! The rules of unions, and which variant a value is read as because of them.

use typewright::{
    Map, Model, Secret, StringEnum, Union, UnixMillis, Validate, Value, Violations, json,
};

use super::places;
use crate::validate::{Keyword, check};

#[derive(Clone, Debug, PartialEq, Union)]
enum Age {
    #[union(minimum = 18, maximum = 120)]
    Years(i64),
    #[union(max_length = 3)]
    Text(String),
    #[union(min_items = 1, items(minimum = 0))]
    Parts(Vec<Option<i64>>),
    #[union(min_properties = 2)]
    Map(Map<bool>),
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Person {
    age: Age,
    others: Option<Vec<Age>>,
    #[model(any(types(string), types(array)))]
    short: Option<Age>,
    hidden: Option<Secret<Map<String>>>,
}

fn broken<T: typewright::codec::Wire>(text: &str) -> String {
    let value: T = json::from_str(text).unwrap();
    match value.validate() {
        Ok(()) => String::new(),
        Err(violations) => violations.to_string(),
    }
}

#[test]
fn a_variant_is_held_to_its_own_rules_wherever_the_union_stands() {
    for text in [r#"18"#, r#""abc""#, "[null,0]", r#"{"a":true,"b":false}"#] {
        assert_eq!(broken::<Age>(text), "", "{text}");
    }
    let value: Person =
        json::from_str(r#"{"age":7,"others":["long",[-1],{}],"short":20}"#).unwrap();
    let violations = value.validate().unwrap_err();
    assert_eq!(
        places(&violations),
        [
            ("/age", Keyword::Minimum),
            ("/others/0", Keyword::MaxLength),
            ("/others/1/0", Keyword::Minimum),
            ("/others/2", Keyword::MinProperties),
            ("/short", Keyword::AnyOf),
        ]
    );
    assert_eq!(
        json::to_string(&value),
        r#"{"age":7,"others":["long",[-1],{}],"short":20}"#
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Small {
    #[model(maximum = 9)]
    size: i64,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Large {
    #[model(minimum = 10)]
    size: i64,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(closed)]
struct Exact {
    size: i64,
    name: String,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Size {
    Small(Small),
    Large(Large),
    Exact(Exact),
    Any(Value),
}

#[test]
fn of_variants_that_can_be_read_one_whose_rules_hold_is_taken() {
    let read = |text: &str| json::from_str::<Size>(text).unwrap();
    assert_eq!(read(r#"{"size":3}"#), Size::Small(Small { size: 3 }));
    assert_eq!(read(r#"{"size":30}"#), Size::Large(Large { size: 30 }));
    let exact = Exact {
        size: 3,
        name: "a".to_owned(),
    };
    assert_eq!(read(r#"{"size":3,"name":"a"}"#), Size::Exact(exact));
    // What a closed model refuses is not taken for it.
    assert!(matches!(
        read(r#"{"size":3,"name":"a","more":1}"#),
        Size::Any(_)
    ));
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Named {
    name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Aged {
    age: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(exclusive)]
enum Either {
    Named(Named),
    Aged(Aged),
    #[union(multiple_of = 3)]
    Whole(i64),
    #[union(multiple_of = 5)]
    Number(f64),
    List(Vec<Either>),
}

#[test]
fn a_value_that_fits_two_variants_is_refused_where_they_exclude_each_other() {
    for text in [
        r#"{"name":"a","age":"b"}"#,
        r#"{"age":1,"name":2}"#,
        "9",
        "10",
        "[9,10]",
    ] {
        assert!(json::from_str_strict::<Either>(text).is_ok(), "{text}");
    }
    assert_eq!(
        broken::<Either>("15"),
        "the value must fit one variant of Either alone, not both Whole and Number (oneOf)"
    );
    let both = json::from_str_strict::<Either>("[{}]").unwrap_err();
    assert_eq!(
        both.to_string(),
        "/0 must fit one variant of Either alone, not both Named and Aged (oneOf)"
    );
    let both = json::from_str_strict::<Either>(r#"{"name":"a","age":1}"#).unwrap_err();
    assert!(both.to_string().contains("both Named and Aged"), "{both}");
}

#[test]
fn a_value_that_breaks_the_rules_of_its_variant_is_not_held_against_others() {
    assert_eq!(
        Either::Whole(10).validate().unwrap_err().to_string(),
        "the value must be a multiple of 3 (multipleOf)"
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Wide {
    name: Option<String>,
    age: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(exclusive)]
enum Within {
    Wide(Wide),
    Named(Named),
}

#[test]
fn what_another_variant_declares_may_have_been_there_when_a_value_was_read() {
    let text = r#"{"age":"b"}"#;
    let value: Either = json::from_str_strict(text).unwrap();
    assert_eq!(value, Either::Named(Named { name: None }));
    assert_eq!(value.validate(), Ok(()));
    // What is sent is what is written, and that fits both.
    let mut violations = Violations::default();
    check(&value, &[], "", UnixMillis::now(), &mut violations);
    assert_eq!(places(&violations), [("", Keyword::OneOf)]);
    // A variant that declares no more than the one that holds takes whatever was there.
    let wide = Within::Wide(Wide {
        name: None,
        age: None,
    });
    assert!(wide.validate().is_err());
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(min_properties = 2)]
struct Some2 {
    a: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(closed, min_properties = 2)]
struct Closed2 {
    a: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Lists {
    #[model(unique_items)]
    open: Option<Vec<Some2>>,
    #[model(unique_items)]
    closed: Option<Vec<Closed2>>,
    #[model(unique_items)]
    parts: Option<Vec<f64>>,
}

#[test]
fn members_that_no_field_has_are_reckoned_with_until_a_value_is_sent() {
    let valid = r#"{"open":[{"a":1,"b":1},{"a":1,"b":2}],"parts":[1.0,1.00000000000000000001]}"#;
    assert_eq!(broken::<Some2>(r#"{"a":1,"b":1}"#), "");
    assert!(json::from_str_strict::<Lists>(valid).is_ok());
    let open = r#"{"open":[{"a":1,"b":1},{"a":1,"b":2}]}"#;
    assert_eq!(broken::<Lists>(open), "");
    let same = json::from_str_strict::<Lists>(r#"{"open":[{"a":1,"b":1},{"b":1.0,"a":1}]}"#);
    assert_eq!(
        same.unwrap_err().to_string(),
        "/open must have no two equal items: 0 and 1 are the same (uniqueItems)"
    );
    let value: Lists = json::from_str(open).unwrap();
    let mut violations = Violations::default();
    check(&value, &[], "", UnixMillis::now(), &mut violations);
    let least = Keyword::MinProperties;
    assert_eq!(
        places(&violations),
        [
            ("/open", Keyword::UniqueItems),
            ("/open/0", least),
            ("/open/1", least)
        ]
    );
    // A closed model had no others.
    let closed: Lists = json::from_str(r#"{"closed":[{"a":1},{"a":1}]}"#).unwrap();
    let violations = closed.validate().unwrap_err();
    assert_eq!(violations.len(), 3, "{violations}");
}

#[derive(Clone, Debug, PartialEq, Model)]
struct One {
    next: Option<Vec<Deep>>,
    one: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Two {
    next: Option<Vec<Deep>>,
    two: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(exclusive)]
enum Deep {
    One(One),
    Two(Two),
}

#[test]
fn variants_that_exclude_each_other_at_every_depth_take_no_exponential_time() {
    let text = format!("{}{{}}{}", r#"{"next":["#.repeat(60), "]}".repeat(60));
    let value: Deep = json::from_str(&text).unwrap();
    // Each level fits both, down to the innermost: of the outermost that is told.
    let mut violations = Violations::default();
    check(&value, &[], "", UnixMillis::now(), &mut violations);
    assert!(violations.iter().all(|one| one.rule == Keyword::OneOf));
    let deepest = violations
        .iter()
        .map(|one| one.pointer.matches("next").count());
    assert_eq!(deepest.max(), Some(60));
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
enum Kind {
    #[value("one")]
    One,
    #[value("uno")]
    Uno,
    #[value("eins")]
    Eins,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Shared {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Latin {
    #[variant("one", "uno")]
    Shared(Shared),
    #[variant("map")]
    Map(Map<String>),
    #[unknown]
    Other(Value),
}

#[test]
fn a_tag_that_means_another_variant_is_refused_as_readers_would() {
    let shared = |kind| Latin::Shared(Shared { kind }).validate();
    assert!(shared(Kind::One).is_ok());
    assert!(shared(Kind::Uno).is_ok());
    assert_eq!(
        shared(Kind::Eins).unwrap_err().to_string(),
        "/kind must be `one` or `uno` (enum)"
    );
    let map = |tag: &str| {
        let entry = (tag.to_owned(), "map".to_owned());
        Latin::Map([entry].into_iter().collect()).validate()
    };
    assert!(map("kind").is_ok());
    assert_eq!(
        map("other").unwrap_err().to_string(),
        "the value must have `kind` (required)"
    );
    assert_eq!(broken::<Latin>(r#"{"kind":"eins"}"#), "");
    assert_eq!(broken::<Latin>(r#"{"kind":"uno"}"#), "");
}
