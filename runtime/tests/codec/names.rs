//! `rename_all`: the names on the wire are those that serde gives to a derived twin.

use typewright::{Map, Model, Validate, json};

/// A struct for each word, its twin, and a test that holds them together.
macro_rules! twins {
    ($($case:ident $word:literal $owner:literal;)*) => {$(
        #[test]
        fn $case() {
            #[derive(Clone, Debug, Default, PartialEq, Model)]
            #[model(rename_all = $word)]
            struct Ours {
                id: i64,
                owner_name: i64,
                r#type: i64,
                r#async_call: i64,
                self_: i64,
                _links: i64,
                line_1: i64,
                v1_0beta: i64,
                größe_in_ähren: i64,
                #[model(name = "Given_Name")]
                given: i64,
            }

            #[derive(Default, serde::Serialize)]
            #[serde(rename_all = $word)]
            struct Twin {
                id: i64,
                owner_name: i64,
                r#type: i64,
                r#async_call: i64,
                self_: i64,
                _links: i64,
                line_1: i64,
                v1_0beta: i64,
                größe_in_ähren: i64,
                #[serde(rename = "Given_Name")]
                given: i64,
            }

            let text = json::to_string(&Ours::default());
            assert_eq!(text, serde_json::to_string(&Twin::default()).unwrap());
            assert_eq!(json::from_str::<Ours>(&text).unwrap(), Ours::default());
            assert!(text.contains(concat!("\"", $owner, "\"")), "{text}");
        }
    )*};
}

twins! {
    lowercase_is_the_identifier "lowercase" "owner_name";
    snake_case_is_the_identifier "snake_case" "owner_name";
    camel_case_is_as_serde_has_it "camelCase" "ownerName";
    pascal_case_is_as_serde_has_it "PascalCase" "OwnerName";
    kebab_case_is_as_serde_has_it "kebab-case" "owner-name";
    upper_case_is_as_serde_has_it "UPPERCASE" "OWNER_NAME";
    screaming_snake_case_is_as_serde_has_it "SCREAMING_SNAKE_CASE" "OWNER_NAME";
    screaming_kebab_case_is_as_serde_has_it "SCREAMING-KEBAB-CASE" "OWNER-NAME";
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request, rename_all = "camelCase", require_any(home_phone, work_phone))]
struct Person {
    home_phone: Option<String>,
    work_phone: Option<String>,
    #[model(min_length = 2)]
    last_name: String,
    #[model(flatten)]
    other_names: Map<i64>,
}

#[test]
fn rules_speak_of_renamed_fields_by_their_names_on_the_wire() {
    let person = Person::builder().last_name("O").build();
    let violations = person.validate().unwrap_err();
    let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|one| one.contains("/lastName")), "{told:?}");
    assert!(told.iter().any(|one| one.contains("homePhone")), "{told:?}");
}

#[test]
fn a_flattened_field_takes_what_only_looks_like_a_renamed_one() {
    let text = r#"{"workPhone":"1","lastName":"Ott","last_name":3}"#;
    let person = json::from_str::<Person>(text).unwrap();
    assert_eq!(person.last_name, "Ott");
    assert_eq!(person.other_names.get("last_name"), Some(&3));
    assert_eq!(json::to_string(&person), text);
}
