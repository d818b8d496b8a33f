//! Models in formats other than JSON, and held against derived twins on input of any shape.

use std::fmt::Debug;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use typewright::codec::Wire;
use typewright::{Map, Model, StringEnum, Union, json};

#[derive(Clone, Debug, PartialEq, Model)]
struct Item {
    id: u64,
    #[model(name = "type")]
    kind: Kind,
    name: String,
    score: f64,
    #[model(nullable)]
    parent: Option<i32>,
    tags: Option<Vec<String>>,
    items: Vec<Item>,
    #[model(flatten)]
    rest: Map<Scalar>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
enum Kind {
    #[value("a")]
    A,
    #[value("b b")]
    B,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Scalar {
    Flag(bool),
    Number(i64),
    Text(String),
    List(Vec<Scalar>),
}

/// The same, derived by serde.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Twin {
    id: u64,
    r#type: TwinKind,
    name: String,
    score: f64,
    #[serde(deserialize_with = "Option::deserialize")]
    parent: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    items: Vec<Twin>,
    #[serde(flatten)]
    rest: Map<TwinScalar>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum TwinKind {
    #[serde(rename = "a")]
    A,
    #[serde(rename = "b b")]
    B,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum TwinScalar {
    Flag(bool),
    Number(i64),
    Text(String),
    List(Vec<TwinScalar>),
}

fn item() -> Item {
    let leaf = Item {
        id: u64::MAX,
        kind: Kind::A,
        name: "é\u{1f600}\"\\".into(),
        score: -0.5,
        parent: None,
        tags: None,
        items: vec![],
        rest: Map::new(),
    };
    Item {
        kind: Kind::B,
        parent: Some(-1),
        tags: Some(vec!["x".into(), "1.10".into()]),
        items: vec![leaf.clone()],
        rest: Map::from_iter([
            ("flag".into(), Scalar::Flag(true)),
            ("number".into(), Scalar::Number(-7)),
            (
                "list".into(),
                Scalar::List(vec![Scalar::Text("t".into()), Scalar::List(vec![])]),
            ),
        ]),
        ..leaf
    }
}

#[test]
fn models_go_through_yaml() {
    let text = serde_yaml::to_string(&item()).unwrap();
    assert_eq!(serde_yaml::from_str::<Item>(&text).unwrap(), item());
    let bare = "id: 1\ntype: b b\nname: 1.10\nscore: 3\nparent: ~\nitems: []\n7: 8\n";
    let read: Item = serde_yaml::from_str(bare).unwrap();
    assert_eq!(
        (read.name.as_str(), read.rest.get("7")),
        ("1.10", Some(&Scalar::Number(8)))
    );
}

#[test]
fn models_go_through_cbor() {
    let mut bytes = Vec::new();
    ciborium::into_writer(&item(), &mut bytes).unwrap();
    assert_eq!(
        ciborium::from_reader::<Item, _>(&bytes[..]).unwrap(),
        item()
    );
}

#[test]
fn models_go_through_message_pack() {
    let bytes = rmp_serde::to_vec_named(&item()).unwrap();
    assert_eq!(rmp_serde::from_slice::<Item>(&bytes).unwrap(), item());
}

#[test]
fn models_go_through_a_tree_of_values() {
    let value = serde_json::to_value(item()).unwrap();
    assert_eq!(serde_json::from_value::<Item>(value).unwrap(), item());
}

/// Held against the twin: both read it or both refuse it, and write the same.
fn check_twin<O, T>(text: &[u8])
where
    O: Wire + DeserializeOwned + Serialize + Debug,
    T: DeserializeOwned + Serialize + Debug,
{
    let theirs = serde_json::from_slice::<T>(text);
    for ours in [
        json::from_slice::<O>(text).map_err(|error| error.to_string()),
        through_serde(text),
    ] {
        match (&theirs, ours) {
            (Ok(theirs), Ok(ours)) => {
                assert_eq!(
                    serde_json::to_string(theirs).unwrap(),
                    json::to_string(&ours)
                );
                assert_eq!(
                    serde_json::to_string(theirs).unwrap(),
                    serde_json::to_string(&ours).unwrap()
                );
            }
            (Err(_), Err(_)) => {}
            (theirs, ours) => panic!(
                "{}:\nserde {theirs:?}\nours {ours:?}",
                String::from_utf8_lossy(text)
            ),
        }
    }
}

fn through_serde<T: DeserializeOwned>(text: &[u8]) -> Result<T, String> {
    serde_json::from_slice(text).map_err(|error| error.to_string())
}

#[test]
fn truncation_at_any_byte_is_an_error() {
    let text = json::to_vec(&item());
    check_twin::<Item, Twin>(&text);
    for end in 0..text.len() {
        let cut = text.get(..end).unwrap();
        assert!(json::from_slice::<Item>(cut).is_err());
        check_twin::<Item, Twin>(cut);
    }
}

#[test]
fn a_change_of_any_byte_is_read_or_refused_as_serde_does() {
    let text = json::to_vec(&item());
    for at in 0..text.len() {
        for byte in [
            0, b' ', b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', b'3', b'-', b'n', 0x80, 0xff,
        ] {
            let mut changed = text.clone();
            changed[at] = byte;
            check_twin::<Item, Twin>(&changed);
        }
    }
}

/// JSON of about the shape of an item: each key left out, doubled, or of another type now and then.
fn object(depth: u32) -> BoxedStrategy<String> {
    let any = prop_oneof![
        4 => Just("1".to_owned()), 1 => Just("null".to_owned()), 1 => Just("true".to_owned()), 1 => Just("-1".to_owned()),
        1 => Just("1.5".to_owned()), 2 => Just("\"a\"".to_owned()), 1 => Just("[]".to_owned()), 1 => Just("[\"x\"]".to_owned()),
        1 => Just("{}".to_owned()), 1 => Just("99999999999999999999".to_owned()), 1 => Just("[1,[\"x\"],true]".to_owned()),
    ];
    let items = match depth {
        0 => Just("[]".to_owned()).boxed(),
        _ => prop::collection::vec(object(depth - 1), 0..3)
            .prop_map(|items| format!("[{}]", items.join(",")))
            .boxed(),
    };
    let of = |key: &'static str, right: BoxedStrategy<String>| {
        let value = prop_oneof![12 => right, 1 => any.clone()];
        (
            value,
            prop_oneof![1 => Just(0usize), 30 => Just(1), 1 => Just(2)],
        )
            .prop_map(move |(value, times)| vec![format!("\"{key}\":{value}"); times])
    };
    let just = |text: &str| Just(text.to_owned()).boxed();
    (
        of("id", just("5")),
        of("type", prop_oneof![just("\"a\""), just("\"b b\"")].boxed()),
        of("name", just("\"n\"")),
        of(
            "score",
            prop_oneof![just("1.5"), just("2"), just("1e300")].boxed(),
        ),
        of("parent", prop_oneof![just("null"), just("-4")].boxed()),
        of(
            "tags",
            prop_oneof![just("[]"), just("[\"t\",\"\\u00e9\"]"), just("null")].boxed(),
        ),
        of("items", items),
        prop_oneof![
            Just(vec![]),
            any.clone()
                .prop_map(|value| vec![format!("\"other\":{value}")]),
        ],
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| [a, b, c, d, e, f, g, h].concat())
        .prop_shuffle()
        .prop_map(|entries| format!("{{{}}}", entries.join(" , ")))
        .boxed()
}

proptest! {
    #[test]
    fn any_object_is_read_or_refused_as_serde_does(text in object(2)) {
        check_twin::<Item, Twin>(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes: Vec<u8>) {
        check_twin::<Item, Twin>(&bytes);
    }
}
