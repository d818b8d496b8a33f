//! Unions: which variant a value is read as, with a tag and without.

use proptest::prelude::*;
use typewright::{
    Entity, Map, Model, Secret, StringEnum, Union, UnixMillis, Url, Value, Wipe, json,
};

#[derive(Clone, Debug, PartialEq, Union)]
enum DateOfBirth {
    Text(String),
    Millis(UnixMillis),
}

#[test]
fn the_kind_of_json_value_tells_the_variant() {
    assert_eq!(
        json::from_str::<DateOfBirth>("\"1990\"").unwrap(),
        DateOfBirth::Text("1990".into())
    );
    assert_eq!(
        json::from_str::<DateOfBirth>("-5").unwrap(),
        DateOfBirth::Millis(UnixMillis::new(-5))
    );
    assert_eq!(
        json::from_str::<DateOfBirth>("5.0").unwrap(),
        DateOfBirth::Millis(UnixMillis::new(5))
    );
    assert_eq!(
        json::to_string(&DateOfBirth::Millis(UnixMillis::new(5))),
        "5"
    );
    let error = json::from_str::<DateOfBirth>("[]").unwrap_err();
    assert_eq!(
        error.message(),
        "invalid type: an array, expected DateOfBirth (Text, Millis)"
    );
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
enum Level {
    #[value("low")]
    Low,
    #[value("high")]
    High,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Scalar {
    Text(String),
    Link(Url),
    Level(Level),
    Number(f64),
    Integer(i64),
    Flag(bool),
    Nothing(()),
}

#[test]
fn the_more_particular_variant_comes_first() {
    let read = |text: &str| json::from_str::<Scalar>(text).unwrap();
    assert_eq!(read("\"high\""), Scalar::Level(Level::High));
    assert_eq!(
        read("\"https://h.test/\""),
        Scalar::Link(Url::parse("https://h.test/").unwrap())
    );
    assert_eq!(read("\"other\""), Scalar::Text("other".into()));
    assert_eq!(read("5"), Scalar::Integer(5));
    assert_eq!(read("5.5"), Scalar::Number(5.5));
    assert_eq!(
        read("18446744073709551615"),
        Scalar::Number(18_446_744_073_709_551_615.0)
    );
    assert_eq!(read("true"), Scalar::Flag(true));
    assert_eq!(read("null"), Scalar::Nothing(()));
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Card {
    number: String,
    holder: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Account {
    number: String,
    bank: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("voucher")]
struct VoucherKind;

#[derive(Clone, Debug, PartialEq, Model)]
struct Voucher {
    #[model(constant)]
    kind: VoucherKind,
    number: String,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Payment {
    Card(Card),
    Account(Account),
    Voucher(Voucher),
    Several(Vec<Payment>),
    Other(Map<i64>),
}

#[test]
fn required_keys_then_constants_then_what_is_kept_tell_the_variant() {
    let read = |text: &str| json::from_str::<Payment>(text);
    let number = || String::from("1");
    assert_eq!(
        read(r#"{"number":"1"}"#).unwrap(),
        Payment::Card(Card {
            number: number(),
            holder: None
        })
    );
    let account = Payment::Account(Account {
        number: number(),
        bank: "b".into(),
    });
    assert_eq!(read(r#"{"bank":"b","number":"1"}"#).unwrap(), account);
    let voucher = Payment::Voucher(Voucher {
        kind: VoucherKind,
        number: number(),
    });
    assert_eq!(read(r#"{"kind":"voucher","number":"1"}"#).unwrap(), voucher);
    assert_eq!(
        read(r#"{"kind":"gift","number":"1"}"#).unwrap(),
        Payment::Card(Card {
            number: number(),
            holder: None
        })
    );
    assert_eq!(
        read(r#"{"a":1,"b":2}"#).unwrap(),
        Payment::Other(Map::from_iter([("a".into(), 1), ("b".into(), 2)]))
    );
    assert_eq!(
        read(r#"[{"number":"1","bank":"b"}]"#).unwrap(),
        Payment::Several(vec![account])
    );
}

#[test]
fn when_none_fits_the_error_has_each_reason() {
    let error = json::from_str::<Payment>(r#"{"number":1,"bank":2}"#);
    assert!(matches!(error, Ok(Payment::Other(_))));
    let error = json::from_str::<Payment>(r#"{"number":true}"#).unwrap_err();
    let message = error.to_string();
    assert!(
        message
            .contains("no variant of Payment fits; Card: number: invalid type: boolean, expected"),
        "{message}"
    );
}

#[derive(Clone, Debug, PartialEq, Model, Wipe)]
struct Cat {
    name: String,
    lives: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Dog {
    kind: String,
    name: String,
    friend: Option<Box<Pet>>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
#[non_exhaustive]
enum Pet {
    #[variant("cat")]
    Cat(Cat),
    #[variant("dog", "hound")]
    Dog(Box<Dog>),
    #[unknown]
    Unknown(Value),
}

#[test]
fn the_tag_tells_the_variant_wherever_it_stands() {
    let cat = Pet::Cat(Cat {
        name: "Tom".into(),
        lives: Some(9),
    });
    for text in [
        r#"{"kind":"cat","name":"Tom","lives":9}"#,
        r#"{"name":"Tom","kind":"cat","lives":9}"#,
        r#"{"name":"Tom","lives":9,"else":[{}],"kind":"cat"}"#,
    ] {
        assert_eq!(json::from_str::<Pet>(text).unwrap(), cat);
        assert_eq!(serde_json::from_str::<Pet>(text).unwrap(), cat);
    }
    assert_eq!(
        json::to_string(&cat),
        r#"{"kind":"cat","name":"Tom","lives":9}"#
    );
    assert_eq!(
        serde_json::to_string(&cat).unwrap(),
        r#"{"kind":"cat","name":"Tom","lives":9}"#
    );
}

#[test]
fn a_tag_that_the_model_declares_keeps_its_value() {
    let text = r#"{"kind":"hound","name":"Rex","friend":{"kind":"cat","name":"Tom"}}"#;
    let pet: Pet = json::from_str(text).unwrap();
    let Pet::Dog(dog) = &pet else {
        panic!("{pet:?}")
    };
    assert_eq!(dog.kind, "hound");
    assert_eq!(json::to_string(&pet), text);
}

#[test]
fn an_unknown_tag_is_kept_as_it_came() {
    let text = r#"{"name":"Nemo","kind":"fish","fins":[1,2.5,null]}"#;
    let pet: Pet = json::from_str(text).unwrap();
    assert!(matches!(pet, Pet::Unknown(_)));
    assert_eq!(json::to_string(&pet), text);
    for text in [r#"{"name":"Nemo"}"#, r#"{"kind":7,"name":"Nemo"}"#] {
        let pet: Pet = json::from_str(text).unwrap();
        assert_eq!(json::to_string(&pet), text, "and what has none");
        let list: Vec<Cases> = json::from_str(&format!("[{{\"of\":{text}}}]")).unwrap();
        assert_eq!(json::to_string(&list), format!("[{{\"of\":{text}}}]"));
    }
}

/// Two that are told apart by trial alone, so that what they hold is read from kept input.
#[derive(Clone, Debug, PartialEq, Union)]
enum Cases {
    Plain(Case),
    Noted(NotedCase),
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Case {
    of: Pet,
    hidden: Option<Secret<Closed>>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct NotedCase {
    of: Pet,
    note: Option<String>,
    hidden: Option<Secret<Closed>>,
    open: Option<Vec<Cases>>,
}

#[test]
fn what_is_read_from_kept_input_is_as_from_the_source() {
    let text = r#"{"of":{"kind":"cat","name":"Tom","lives":9},"note":"n","hidden":{"kind":"cat","name":"pl4nted"},"open":[{"of":{"kind":"hound","name":"Rex"}}]}"#;
    let case: Cases = json::from_str(text).unwrap();
    assert!(matches!(case, Cases::Noted(_)));
    assert_eq!(json::to_string(&case), text);
    assert_eq!(serde_json::from_str::<Cases>(text).unwrap(), case);
    let wrong = text.replace("pl4nted\"", "pl4nted\",\"lives\":\"pl4nted\"");
    let error = json::from_str::<Cases>(&wrong).unwrap_err();
    assert!(!error.to_string().contains("pl4nted"), "{error}");
    assert!(error.to_string().contains("hidden"), "{error}");
    let error = json::from_str::<Cases>(&text.replace("\"Tom\"", "7")).unwrap_err();
    assert!(error.to_string().contains("of.name"), "{error}");
}

#[test]
fn errors_in_a_variant_have_their_path() {
    let error = json::from_str::<Vec<Pet>>(
        r#"[{"kind":"dog","name":"Rex","friend":{"name":1,"kind":"cat"}}]"#,
    )
    .unwrap_err();
    assert_eq!(error.path(), "[0].friend.name");
    let error = json::from_str::<Closed>(r#"{"name":"Rex"}"#).unwrap_err();
    assert_eq!(error.message(), "missing field `kind`");
    assert!(
        json::from_str::<Closed>(r#"{"kind":"fish"}"#)
            .unwrap_err()
            .message()
            .contains("unknown variant `fish`")
    );
}

#[derive(Clone, Debug, PartialEq, Union, Wipe)]
#[union(tag = "kind")]
enum Closed {
    #[variant("cat")]
    Cat(Cat),
}

#[test]
fn a_tag_that_comes_twice_is_as_a_key_that_comes_twice() {
    assert!(json::from_str::<Pet>(r#"{"kind":"dog","kind":"dog","name":"Rex"}"#).is_err());
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Expr {
    Pair(Box<Pair>),
    Not(Not),
    Leaf(Leaf),
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Pair {
    left: Expr,
    right: Expr,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Not {
    not: Box<Expr>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Leaf {
    leaf: i64,
}

#[test]
fn recursive_unions_have_an_empty_value_and_a_limit() {
    let text = r#"{"left":{"leaf":1},"right":{"not":{"left":{"leaf":2},"right":{"leaf":3}}}}"#;
    let expr: Expr = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&expr), text);
    let deep = format!(
        "{}{}{}",
        r#"{"not":"#.repeat(1000),
        r#"{"leaf":1}"#,
        "}".repeat(1000)
    );
    assert!(
        json::from_str::<Expr>(&deep)
            .unwrap_err()
            .message()
            .contains("recursion limit exceeded")
    );
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Ambiguous {
    One(One),
    Two(Two),
}

#[derive(Clone, Debug, PartialEq, Model)]
struct One {
    next: Option<Box<Ambiguous>>,
    a: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Two {
    next: Option<Box<Ambiguous>>,
    b: Option<String>,
}

#[test]
fn ambiguous_unions_within_each_other_end_in_time() {
    let text = |end: &str| format!("{}{end}{}", r#"{"next":"#.repeat(60), "}".repeat(60));
    let mut read: Ambiguous = json::from_str(&text(r#"{"b":"x"}"#)).unwrap();
    while let Ambiguous::One(One {
        next: Some(next), ..
    })
    | Ambiguous::Two(Two {
        next: Some(next), ..
    }) = read
    {
        read = *next;
    }
    assert!(
        matches!(read, Ambiguous::Two(_)),
        "the innermost keeps all: {read:?}"
    );
    assert!(json::from_str::<Ambiguous>(&text("true")).is_err());
    let Ambiguous::Two(two) = json::from_str(r#"{"next":{"a":"x"},"b":"y"}"#).unwrap() else {
        panic!("it keeps more")
    };
    assert!(matches!(two.next.as_deref(), Some(Ambiguous::One(_))));
}

#[test]
fn long_lists_of_ambiguous_values_are_read() {
    let text = [r#"{"b":"x"}"#; 50_000].join(",");
    let read: Vec<Ambiguous> = json::from_str(&format!("[{text}]")).unwrap();
    assert!(read.iter().all(|one| matches!(one, Ambiguous::Two(_))));
}

proptest! {
    #[test]
    fn what_a_union_writes_it_reads_back(text: String, millis: i64, lives: Option<u8>) {
        for value in [DateOfBirth::Text(text.clone()), DateOfBirth::Millis(UnixMillis::new(millis))] {
            prop_assert_eq!(json::from_slice::<DateOfBirth>(&json::to_vec(&value)).unwrap(), value);
        }
        let cat = Pet::Cat(Cat { name: text, lives });
        prop_assert_eq!(json::from_slice::<Pet>(&json::to_vec(&cat)).unwrap(), cat.clone());
        prop_assert_eq!(serde_json::from_value::<Pet>(serde_json::to_value(&cat).unwrap()).unwrap(), cat);
    }
}
