//! Values that fit several variants of a union: nothing of them is lost.

use typewright::{Map, Model, Union, Value, json};

#[derive(Clone, Debug, PartialEq, Model)]
struct Private {
    name: String,
    #[model(flatten)]
    rest: Map<Value>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Firm {
    firm: String,
    #[model(flatten)]
    rest: Map<Value>,
}

#[derive(Clone, Debug, PartialEq, Union)]
enum Owner {
    Private(Private),
    Firm(Firm),
}

#[test]
fn what_only_another_variant_declares_is_kept_and_written() {
    for text in [
        r#"{"name":"a","firm":"b"}"#,
        r#"{"firm":"b","more":[1]}"#,
        r#"{"name":"a"}"#,
    ] {
        let owner: Owner = json::from_str(text).unwrap();
        assert_eq!(json::to_string(&owner), text);
    }
}
