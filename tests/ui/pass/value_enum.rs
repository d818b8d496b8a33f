//! Enums of values and entities other than strings, by hand.

#![deny(warnings, missing_docs, unused)]

use typewright::{Entity, Model, UnknownNumber, Value, ValueEnum, json};

/// How urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ValueEnum)]
pub enum Priority {
    /// Now.
    #[value(-1)]
    Now,
    /// Later.
    #[value(1)]
    Later,
}

/// A level that may get new values.
#[derive(Clone, Debug, PartialEq, Eq, Hash, ValueEnum)]
#[non_exhaustive]
pub enum Level {
    /// Low.
    #[value(1)]
    Low,
    /// More than 64 bits hold.
    #[value(18446744073709551616)]
    Huge,
    /// A value that is not known.
    #[unknown]
    Unknown(i128),
}

/// A share of the whole.
#[derive(Clone, Debug, PartialEq, ValueEnum)]
pub enum Share {
    /// Nothing.
    #[value(0)]
    None,
    /// Half.
    #[value(0.5)]
    Half,
    /// A value that is not known.
    #[unknown]
    Unknown(f64),
}

/// What may be said of a limit.
#[derive(Clone, Debug, PartialEq, ValueEnum)]
pub enum Limit {
    /// There is none.
    #[value(false)]
    Off,
    /// The usual one.
    #[value("auto")]
    Auto,
    /// Ten.
    #[value(10)]
    Ten,
    /// A value that is not known.
    #[unknown]
    Unknown(Value),
}

/// The version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity(2)]
pub struct Version;

/// A job.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Job {
    /// Always the same.
    #[model(constant)]
    pub version: Version,
    /// How urgent.
    pub priority: Priority,
}

fn main() {
    let job = Job::builder().priority(Priority::Now).build();
    assert_eq!(json::to_string(&job), r#"{"version":2,"priority":-1}"#);
    assert_eq!(
        json::from_slice::<Job>(br#"{"version":2.0,"priority":-1.0}"#).unwrap(),
        job
    );
    let error = json::from_slice::<Job>(br#"{"version":3,"priority":-1}"#).unwrap_err();
    assert!(error.to_string().contains("expected `2`"), "{error}");
    let error = json::from_slice::<Job>(br#"{"version":2,"priority":0}"#).unwrap_err();
    assert!(
        error.to_string().contains("expected one of `-1`, `1`"),
        "{error}"
    );

    assert_eq!(Priority::ALL.len(), 2);
    assert_eq!(
        Priority::try_from(7),
        Err(UnknownNumber::new(7, Priority::VALUES))
    );
    assert_eq!(Priority::Later.value(), 1);
    assert_eq!(Level::from(18_446_744_073_709_551_616), Level::Huge);
    assert_eq!(Level::from(5).value(), 5);
    for text in ["[1,18446744073709551616,7]", "[]"] {
        let levels: Vec<Level> = json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(json::to_string(&levels), text);
    }
    let shares: Vec<Share> = json::from_slice(b"[0,0.5,0.25]").unwrap();
    assert_eq!(shares, [Share::None, Share::Half, Share::Unknown(0.25)]);
    let text = r#"[false,"auto",10,true,{"a":1}]"#;
    let limits: Vec<Limit> = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_string(&limits), text);
    assert_eq!(limits[2], Limit::from(Value::from(10)));
    assert_eq!(limits[4].to_value(), serde_json(r#"{"a":1}"#));
    assert_eq!(Limit::Auto.to_string(), r#""auto""#);
}

fn serde_json(text: &str) -> Value {
    json::from_slice(text.as_bytes()).unwrap()
}
