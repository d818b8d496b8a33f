//! Unions with a variant that stands for all other tags (OpenAPI 3.2.0, Discriminator Object, `defaultMapping`).

use typewright::{Model, Union, json};

#[derive(Clone, Debug, PartialEq, Model)]
struct Cat {
    name: String,
    lives: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct OtherPet {
    kind: Option<String>,
    name: String,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
enum AnyPet {
    #[variant("cat")]
    Cat(Cat),
    #[variant("other")]
    #[unknown]
    Other(OtherPet),
}

#[test]
fn a_variant_with_a_tag_may_stand_for_all_other_tags_and_for_none() {
    for text in [
        r#"{"kind":"other","name":"Tom"}"#,
        r#"{"kind":"dragon","name":"Tom"}"#,
        r#"{"name":"Tom"}"#,
    ] {
        let pet: AnyPet = json::from_str(text).unwrap();
        assert!(matches!(&pet, AnyPet::Other(other) if other.name == "Tom"));
        assert_eq!(json::to_string(&pet), text);
        assert_eq!(serde_json::from_str::<AnyPet>(text).unwrap(), pet);
    }
    let text = r#"{"kind":"cat","name":"Tom","lives":9}"#;
    assert!(matches!(json::from_str(text), Ok(AnyPet::Cat(_))));
    let error = json::from_str::<AnyPet>(r#"{"kind":"dragon"}"#).unwrap_err();
    assert!(error.to_string().contains("name"), "{error}");
}
