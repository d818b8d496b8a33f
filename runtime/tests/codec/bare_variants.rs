//! Variants that are nothing but their tag.

use typewright::{Model, Union, Validate, Value, Wipe, json};

#[derive(Clone, Debug, PartialEq, Union, Wipe)]
#[union(tag = "kind")]
enum Step {
    #[variant("go")]
    Go(Box<Steps>),
    #[variant("stop")]
    Stop,
    #[variant("end")]
    #[union(closed)]
    End,
    #[unknown]
    Unknown(Value),
}

#[derive(Clone, Debug, PartialEq, Model, Wipe)]
struct Steps {
    next: Step,
}

#[test]
fn a_variant_that_is_nothing_but_its_tag_holds_nothing() {
    for text in [
        r#"{"kind":"stop"}"#,
        r#"{"why":["n",{}],"kind":"stop","then":null}"#,
    ] {
        assert_eq!(json::from_str::<Step>(text).unwrap(), Step::Stop);
        assert_eq!(serde_json::from_str::<Step>(text).unwrap(), Step::Stop);
    }
    let text = r#"{"kind":"go","next":{"kind":"stop"}}"#;
    let step = Step::Go(Box::new(Steps { next: Step::Stop }));
    assert_eq!(json::from_str::<Step>(text).unwrap(), step);
    assert_eq!(json::to_string(&step), text);
    assert_eq!(serde_json::to_string(&step).unwrap(), text);
    assert!(step.validate().is_ok());
    let other = json::from_str::<Step>("\"stop\"").unwrap();
    assert_eq!(other, Step::Unknown(Value::from("stop")));
}

#[test]
fn a_closed_one_is_its_tag_alone_where_a_text_is_held_to_its_description() {
    assert_eq!(
        json::from_str_strict::<Step>(r#"{"kind":"end"}"#).unwrap(),
        Step::End
    );
    let more = r#"{"kind":"end","then":null}"#;
    assert_eq!(json::from_str::<Step>(more).unwrap(), Step::End);
    let broken = json::from_str_strict::<Step>(more).unwrap_err().to_string();
    assert!(broken.starts_with("/then "), "{broken}");
    let open = r#"{"kind":"stop","then":null}"#;
    assert_eq!(json::from_str_strict::<Step>(open).unwrap(), Step::Stop);
}
