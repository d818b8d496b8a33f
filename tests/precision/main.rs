//! Numbers wherever models hold them, read from text and by serde's facades.
//!
//! A program of its own, and a module of the test that builds it: with `arbitrary_precision` of serde_json, which is on for
//! all of a program once it is on for any crate of it, and without. What it says must be the same.

use std::fmt::Debug;

use typewright::codec::{Slot, Wire, decode};
use typewright::{Map, Model, Union, Value, json};

/// A program fails by its first check that does.
#[allow(dead_code, reason = "a module has no entry")]
fn main() {
    check();
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Measure {
    whole: Option<i64>,
    part: Option<f64>,
    single: Option<f32>,
    wide: Option<i128>,
    wider: Option<u128>,
    any: Option<Value>,
    list: Option<Vec<i8>>,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Number {
    Text(String),
    Whole(i64),
    Part(f64),
    Measure(Measure),
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Other {
    size: f64,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Objects {
    Measure(Measure),
    Other(Other),
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Keyed {
    Any(Map<Value>),
    Flag(bool),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Tagged {
    #[variant("measure")]
    Measure(Measure),
    #[unknown]
    Unknown(Value),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum Closed {
    #[variant("other")]
    Other(Other),
}

/// Reads `text` by our parser, by serde's, and from a `Value`; each gives what is written as `expected`, or refuses it.
#[track_caller]
fn reads<T: Wire + Slot + Debug>(text: &str, expected: Option<&str>) {
    let own = json::from_str::<T>(text).map_err(|error| error.to_string());
    let theirs = decode::<T, _>(&mut serde_json::Deserializer::from_str(text));
    let mut all = vec![own, theirs.map_err(|error| error.to_string())];
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        all.push(decode::<T, _>(&value).map_err(|error| error.to_string()));
        all.push(decode::<T, _>(value).map_err(|error| error.to_string()));
    }
    for (way, read) in all.into_iter().enumerate() {
        let written = read.as_ref().ok().map(|value| json::to_string(value));
        assert_eq!(written.as_deref(), expected, "{text}, way {way}: {read:?}");
    }
}

/// Reads what is written as it is.
#[track_caller]
fn keeps<T: Wire + Slot + Debug>(text: &str) {
    reads::<T>(text, Some(text));
}

/// Panics where anything is not as it must be.
pub fn check() {
    plain();
    unions();
    disguised();
}

fn plain() {
    let text = r#"{"whole":-5,"part":1.5,"single":2.25,"wide":-7,"wider":8,"any":{"a":[1.5,2]},"list":[1,2]}"#;
    keeps::<Measure>(text);
    let written = r#"{"whole":1.0,"wide":1e3,"wider":2.0,"list":[1.0,1e1]}"#;
    let whole = r#"{"whole":1,"wide":1000,"wider":2,"list":[1,10]}"#;
    reads::<Measure>(written, Some(whole));
    reads::<(i64, f64)>("[1.0,1.5]", Some("[1,1.5]"));
    reads::<i128>("1.5", None);
    reads::<i64>("1.5", None);
    reads::<u8>("256", None);
    reads::<i64>(r#""1""#, None);
    reads::<i128>(r#""1""#, None);
    reads::<u128>("-1", None);
    reads::<u128>("null", None);
    reads::<u128>("[1]", None);
    reads::<i128>(r#"{"a":1}"#, None);
    reads::<f32>("1e39", None);
    reads::<f32>("16777216", Some("16777216.0"));
    assert_eq!(
        json::from_str::<u128>("340282366920938463463374607431768211455"),
        Ok(u128::MAX)
    );
    assert_eq!(
        json::from_str::<i128>("1e26"),
        Ok(100_000_000_000_000_000_000_000_000)
    );
    reads::<f64>("1e400", None);
    reads::<Value>("1e400", None);
    reads::<Map<Value>>(r#"{"a":[1e400]}"#, None);
}

fn unions() {
    for text in [
        "5",
        "1.5",
        "1.0",
        "-0.0",
        r#""a""#,
        r#"{"part":1.5,"any":[1.5]}"#,
    ] {
        keeps::<Number>(text);
    }
    reads::<Number>(
        r#"{"whole":1.0,"list":[1.0]}"#,
        Some(r#"{"whole":1,"list":[1]}"#),
    );
    for text in [r#"{"part":1.5,"single":2.5}"#, r#"{"size":1.5}"#] {
        keeps::<Objects>(text);
    }
    reads::<Objects>(r#"{"whole":1.0}"#, Some(r#"{"whole":1}"#));
    for text in [r#"{"a":1.5}"#, "true", "{}"] {
        keeps::<Keyed>(text);
    }
    let measure = r#"{"kind":"measure","whole":1,"part":1.5}"#;
    for text in [r#"{"part":1.5,"whole":1.0,"kind":"measure"}"#, measure] {
        reads::<Tagged>(text, Some(measure));
    }
    for text in ["1.5", "5", r#"{"kind":"x","n":1.5}"#, r#"{"n":1.5}"#] {
        keeps::<Tagged>(text);
    }
}

/// A number is no object, whatever it comes as.
fn disguised() {
    for text in ["1.5", "1", "1e3"] {
        reads::<Objects>(text, None);
        reads::<Keyed>(text, None);
        reads::<Closed>(text, None);
        reads::<Measure>(text, None);
        reads::<Map<Value>>(text, None);
    }
    reads::<Number>("1e400", None);
    let error = json::from_str::<Closed>("1.5").expect_err("no object");
    assert_eq!(
        error.message(),
        "invalid type: a number, expected an object with `kind`"
    );
}
