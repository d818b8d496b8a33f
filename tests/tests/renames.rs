//! Names on the wire that the generator leaves to `rename_all` are those that the macro makes of the same identifiers.
//!
//! For each case there is a struct as a person writes it. Its names on the wire make a description, of which the generator
//! must write the same fields, with the same word and no `name`.

use typewright::{Map, Model, Value, json};
use typewright_codegen::config::Config;
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};

/// What the generator writes for an object with these properties.
fn written(names: &[String]) -> String {
    let properties: Vec<String> = names
        .iter()
        .map(|name| format!("        {name}: {{ type: integer }}\n"))
        .collect();
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: Names, version: 1.0.0 }}\npaths: {{}}\ncomponents:\n  schemas:\n    Thing:\n      \
         type: object\n      properties:\n{}",
        properties.concat()
    );
    let source = Source::new("names.yaml", text);
    let generated = generate(&Sources::new(source), &Config::new("names", "names.yaml"));
    let texts = generated.files.iter().map(|(_, text)| text);
    let found = texts.filter(|text| text.contains("pub struct Thing"));
    found.collect()
}

/// A struct for each case, and a test that what is written for its names is the same.
macro_rules! cases {
    ($($case:ident $word:literal;)*) => {$(
        #[test]
        fn $case() {
            #[derive(Clone, Debug, Default, PartialEq, Model)]
            #[model(rename_all = $word)]
            struct Thing {
                id: i64,
                owner_name: i64,
                r#type: i64,
                line1_of_address: i64,
                mp3: i64,
            }

            let text = json::to_string(&Thing::default());
            let members: Map<Value> = json::from_str(&text).expect("an object");
            let names: Vec<String> = members.keys().cloned().collect();
            let text = written(&names);
            let word = format!("rename_all = \"{}\"", $word);
            assert!(text.contains(&word), "{text}");
            assert!(!text.contains("(name = "), "{text}");
            for ident in ["id", "owner_name", "r#type", "line1_of_address", "mp3"] {
                assert!(text.contains(&format!("pub {ident}: ")), "{ident}: {text}");
            }
        }
    )*};
}

cases! {
    camel_case_is_the_same_to_both "camelCase";
    pascal_case_is_the_same_to_both "PascalCase";
    kebab_case_is_the_same_to_both "kebab-case";
    screaming_snake_case_is_the_same_to_both "SCREAMING_SNAKE_CASE";
    screaming_kebab_case_is_the_same_to_both "SCREAMING-KEBAB-CASE";
}
