//! Fields: required, optional, nullable, constant, flattened, left over, and where errors are.

use serde::{Deserialize, Serialize};
use serde_json::json;
use typewright::{
    Base64, Entity, Map, Model, Nullable, Secret, StringEnum, UnixMillis, Url, Value, json,
};

#[derive(Clone, Debug, PartialEq, Model)]
struct Order {
    #[model(name = "@entity", constant)]
    entity: OrderEntity,
    id: String,
    count: i64,
    status: Option<Status>,
    #[model(nullable)]
    parent: Option<String>,
    note: Nullable<String>,
    lines: Vec<Line>,
    #[model(name = "say \"hi\"\n")]
    odd: Option<bool>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("shop.order")]
struct OrderEntity;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
enum Status {
    #[value("open")]
    Open,
    #[value("done")]
    Done,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Line {
    sku: String,
    price: f64,
    #[model(flatten)]
    extra: Map<i64>,
}

fn order() -> Order {
    Order {
        entity: OrderEntity,
        id: "a\"b".into(),
        count: -3,
        status: Some(Status::Done),
        parent: None,
        note: Nullable::Absent,
        lines: vec![Line {
            sku: "x".into(),
            price: 1.5,
            extra: Map::from_iter([("z".into(), 1), ("a".into(), 2)]),
        }],
        odd: Some(true),
    }
}

const ORDER: &str = r#"{"@entity":"shop.order","id":"a\"b","count":-3,"status":"done","parent":null,"lines":[{"sku":"x","price":1.5,"z":1,"a":2}],"say \"hi\"\n":true}"#;

#[test]
fn a_model_is_written_in_declared_order_and_read_back() {
    assert_eq!(json::to_string(&order()), ORDER);
    assert_eq!(json::from_str::<Order>(ORDER).unwrap(), order());
    assert_eq!(serde_json::to_string(&order()).unwrap(), ORDER);
    assert_eq!(serde_json::from_str::<Order>(ORDER).unwrap(), order());
}

#[test]
fn keys_are_read_in_any_order() {
    let text = r#"{"lines":[],"parent":"p","count":1,"id":"i","unknown":{"a":[1,2]},"@entity":"shop.order"}"#;
    let order: Order = json::from_str(text).unwrap();
    assert_eq!((order.parent.as_deref(), order.count), (Some("p"), 1));
}

fn error<T: typewright::codec::Wire>(text: &str) -> String {
    let Err(error) = json::from_str::<T>(text) else {
        panic!("{text} was read")
    };
    error.to_string()
}

#[test]
fn an_error_has_the_path_to_its_place() {
    let text = ORDER.replace("1.5", "\"much\"");
    assert_eq!(
        error::<Order>(&text),
        "lines[0].price: invalid type: string \"much\", expected f64 at line 1 column 111"
    );
    let text = ORDER.replace("\"a\":2", "\"a\":true");
    assert!(
        error::<Order>(&text).starts_with("lines[0].a: invalid type: boolean `true`, expected i64")
    );
}

#[test]
fn an_error_through_serde_has_the_path_too() {
    let text = ORDER.replace("1.5", "\"much\"");
    let error = serde_json::from_str::<Order>(&text).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("lines[0].price: invalid type"),
        "{error}"
    );
    assert_eq!((error.line(), error.column()), (1, 111));
}

#[test]
fn an_error_has_the_byte_at_which_reading_stopped() {
    let text = "{\n  \"sku\": 5}";
    let error = json::from_str::<Line>(text).unwrap_err();
    assert_eq!((error.path(), error.line(), error.column()), ("sku", 2, 10));
    assert_eq!(error.offset(), Some(11));
}

#[test]
fn a_missing_field_is_named() {
    assert_eq!(
        error::<Line>(r#"{"sku":"x"}"#),
        "missing field `price` at line 1 column 11"
    );
    assert!(
        error::<Order>(&ORDER.replace("\"parent\":null,", ""))
            .starts_with("missing field `parent`")
    );
    assert!(
        error::<Order>(&ORDER.replace("\"@entity\":\"shop.order\",", ""))
            .starts_with("missing field `@entity`")
    );
}

#[test]
fn a_field_that_comes_twice_is_an_error() {
    assert!(
        error::<Line>(r#"{"sku":"x","sku":"y","price":1}"#).starts_with("duplicate field `sku`")
    );
}

#[test]
fn a_constant_takes_no_other_value() {
    let message = error::<Order>(&ORDER.replace("shop.order", "shop.cart"));
    assert!(
        message.starts_with("@entity: invalid value: string \"shop.cart\", expected"),
        "{message}"
    );
}

#[test]
fn null_and_absence_differ_where_the_type_tells_them_apart() {
    let read = |note: &str| {
        json::from_str::<Order>(&ORDER.replace("\"parent\":null", note)).map(|order| order.note)
    };
    assert_eq!(read("\"parent\":null").unwrap(), Nullable::Absent);
    assert_eq!(
        read("\"parent\":null,\"note\":null").unwrap(),
        Nullable::Null
    );
    assert_eq!(
        read("\"parent\":null,\"note\":\"n\"").unwrap(),
        Nullable::Value("n".into())
    );
    let null = Order {
        note: Nullable::Null,
        ..order()
    };
    assert!(json::to_string(&null).contains("\"parent\":null,\"note\":null,"));
}

#[test]
fn null_of_an_optional_field_is_none_and_of_a_required_one_an_error() {
    let order: Order = json::from_str(&ORDER.replace("\"done\"", "null")).unwrap();
    assert_eq!(order.status, None);
    assert!(
        error::<Order>(&ORDER.replace("-3", "null"))
            .starts_with("count: invalid type: null, expected i64")
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Anything {
    value: Option<Value>,
    boxed: Option<Box<Value>>,
    nothing: Option<()>,
}

#[test]
fn null_of_an_optional_field_of_any_value_is_a_value() {
    let text = r#"{"value":null,"boxed":null,"nothing":null}"#;
    let all: Anything = json::from_str(text).unwrap();
    assert_eq!(all.value, Some(Value::Null));
    assert_eq!(json::to_string(&all), text);
    let none: Anything = json::from_str("{}").unwrap();
    assert_eq!((none.value, none.boxed, none.nothing), (None, None, None));
}

#[test]
fn something_after_the_value_is_an_error() {
    assert!(error::<Line>(r#"{"sku":"x","price":1} x"#).starts_with("trailing characters"));
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Login {
    token: Secret<String>,
    link: Secret<Url>,
    code: Secret<i64>,
    until: Option<UnixMillis>,
    photo: Base64,
    #[model(default = 3)]
    tries: i64,
}

const LOGIN: &str =
    r#"{"token":"hush","link":"https://h.test/hush","code":7,"until":12,"photo":"aGk=","tries":3}"#;

#[test]
fn secrets_are_written_and_read_and_never_shown() {
    let login: Login = json::from_str(LOGIN).unwrap();
    assert_eq!(
        (login.token.expose().as_str(), *login.code.expose()),
        ("hush", 7)
    );
    assert_eq!(login.photo, Base64::from("hi"));
    assert_eq!(json::to_string(&login), LOGIN);
    assert!(!format!("{login:?}").contains("hush"));
}

#[test]
fn an_error_never_quotes_a_secret() {
    for (from, to) in [
        ("\"hush\"", "31337"),
        ("7", "\"31337\""),
        ("https://h.test/hush", "31337"),
    ] {
        let message = error::<Login>(&LOGIN.replace(from, to));
        assert!(
            message.contains("invalid value of a secret") && !message.contains("31337"),
            "{message}"
        );
    }
}

#[test]
fn an_absent_field_takes_its_default() {
    let login: Login = json::from_str(&LOGIN.replace(",\"tries\":3", "")).unwrap();
    assert_eq!(login.tries, 3);
}

#[derive(Clone, Debug, Default, PartialEq, Model)]
struct Empty {}

#[test]
fn a_model_without_fields_takes_any_object() {
    assert_eq!(json::from_str::<Empty>(r#"{"a":1}"#).unwrap(), Empty {});
    assert_eq!(json::to_string(&Empty {}), "{}");
    assert!(error::<Empty>("[]").starts_with("invalid type: sequence, expected an object (Empty)"));
}

macro_rules! wide {
    ($($name:ident)*) => {
        #[derive(Clone, Debug, PartialEq, Model)]
        struct Wide { $($name: i64,)* last: Option<String>, end: bool }

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

wide! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9
    e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9
    i0 i1 i2 i3 i4 i5 i6 i7 i8 i9 j0 j1 j2 j3 j4 j5 j6 j7 j8 j9 k0 k1 k2 k3 k4 k5 k6 k7 k8 k9 l0 l1 l2 l3 l4 l5 l6 l7 l8 l9
    m0 m1 m2 m3 m4 m5 m6 m7 m8 m9
}

#[test]
fn models_of_more_than_64_fields_keep_account_of_each() {
    let value = |names: &[&str]| {
        let mut value: serde_json::Map<_, _> = names
            .iter()
            .map(|name| ((*name).to_owned(), json!(1)))
            .collect();
        value.insert("end".into(), json!(true));
        serde_json::Value::Object(value).to_string()
    };
    let wide: Wide = json::from_str(&value(NAMES)).unwrap();
    assert_eq!(json::to_string(&wide), value(NAMES));
    for left_out in [0, 63, 64, 65, 127, 128, NAMES.len() - 1] {
        let mut names = NAMES.to_vec();
        let name = names.remove(left_out);
        assert!(error::<Wide>(&value(&names)).starts_with(&format!("missing field `{name}`")));
        let twice = value(NAMES).replacen('{', &format!("{{\"{name}\":0,"), 1);
        assert!(error::<Wide>(&twice).starts_with(&format!("duplicate field `{name}`")));
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Outer {
    before: u8,
    #[serde(flatten)]
    line: Line,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Line(Line),
    Lines(Vec<Line>),
}

#[test]
fn models_live_in_derived_types_flattened_and_untagged() {
    let line = Line {
        sku: "x".into(),
        price: 2.0,
        extra: Map::from_iter([("e".into(), 5)]),
    };
    let outer = Outer {
        before: 1,
        line: line.clone(),
    };
    let text = r#"{"before":1,"sku":"x","price":2.0,"e":5}"#;
    assert_eq!(serde_json::to_string(&outer).unwrap(), text);
    assert_eq!(serde_json::from_str::<Outer>(text).unwrap(), outer);
    assert_eq!(
        serde_json::from_str::<Either>(r#"{"sku":"x","price":2,"e":5}"#).unwrap(),
        Either::Line(line)
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Tree {
    name: String,
    left: Option<Box<Tree>>,
    children: Vec<Tree>,
}

fn nested(depth: usize) -> String {
    format!(
        "{}{}",
        r#"{"name":"","children":["#.repeat(depth),
        "]}".repeat(depth)
    )
}

#[test]
fn recursion_ends_at_the_limit_of_serde_json() {
    // An object and an array a level.
    assert!(json::from_str::<Tree>(&nested(63)).is_ok());
    assert!(error::<Tree>(&nested(64)).contains("recursion limit exceeded"));
    assert!(error::<Tree>(&nested(100_000)).contains("recursion limit exceeded"));
}

#[test]
fn recursion_ends_where_the_source_has_no_limit() {
    let mut value = json!({"name": "", "children": []});
    for _ in 0..300 {
        value = json!({"name": "", "children": [], "left": value});
    }
    let error = serde_json::from_value::<Tree>(value).unwrap_err();
    assert!(
        error.to_string().ends_with("recursion limit exceeded"),
        "{error}"
    );
}
