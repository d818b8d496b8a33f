//! Rules as they are written, against what is said of them and what they become.

use syn::parse::Parser;
use syn::{Type, parse_quote};

use super::{Kind, Rules};
use crate::context::{Mistaken, collect};

/// Reads the rules and checks them on `ty`; gives them as tokens, or the messages.
fn read(written: &str, ty: &Type) -> Result<String, Vec<String>> {
    let rules = collect(|context| {
        let mut rules = Rules::default();
        let parser = syn::meta::parser(|meta| {
            let known = rules.read_key(context, &meta)?;
            if known {
                Ok(())
            } else {
                Err(meta.error("unknown"))
            }
        });
        context.ok(parser.parse_str(written));
        rules.check(context, ty);
        rules
    });
    match rules {
        Ok(rules) => Ok(quote::quote!(#rules)
            .to_string()
            .replace(' ', "")
            .replace("::typewright::__private::", "")),
        Err(Mistaken { error, .. }) => {
            Err(error.into_iter().map(|error| error.to_string()).collect())
        }
    }
}

#[test]
fn rules_become_static_data() {
    let tokens = read(
        "min_items = 1, unique_items, items(min_length = 2, format = \"date-time\")",
        &parse_quote!(Vec<String>),
    );
    let expected = "&[Rule::MinItems(1),Rule::UniqueItems,Rule::Items(&[Rule::MinLength(2),Rule::Format(Format::DateTime)])]";
    assert_eq!(tokens.as_deref(), Ok(expected));
    let tokens = read(
        "exclusive_minimum = -0.10, maximum = 18446744073709551616",
        &parse_quote!(f64),
    );
    let expected = "&[Rule::ExclusiveMinimum(Decimal::new(\"-0.10\")),Rule::Maximum(Decimal::new(\"18446744073709551616\"))]";
    assert_eq!(tokens.as_deref(), Ok(expected));
    let tokens = read("after_now = \"1h30m\"", &parse_quote!(UnixMillis));
    assert_eq!(tokens.as_deref(), Ok("&[Rule::AfterNow(5400000)]"));
}

#[test]
fn a_pattern_has_a_static_of_its_own() {
    let tokens = read("pattern = \"^a$\"", &parse_quote!(Option<String>));
    assert_eq!(
        tokens.as_deref(),
        Ok("&[Rule::Pattern({staticPATTERN:Pattern=Pattern::new(\"^a$\");&PATTERN})]")
    );
}

#[test]
fn unique_items_may_be_switched_off() {
    assert_eq!(
        read("unique_items = false", &parse_quote!(Vec<i64>)).as_deref(),
        Ok("&[]")
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let messages = read(
        "min_items = 1, pattern = \"(\", minimum = 2, maximum = 1",
        &parse_quote!(String),
    )
    .unwrap_err();
    assert_eq!(messages.len(), 5, "{messages:?}");
    assert!(
        messages
            .iter()
            .any(|message| message.starts_with("`min_items` is a rule of lists")),
        "{messages:?}"
    );
    assert!(
        messages
            .iter()
            .any(|message| message.starts_with("no value is within both")),
        "{messages:?}"
    );
}

#[test]
fn a_type_is_known_by_its_last_name_through_what_wraps_it() {
    let kinds: [(Type, Kind); 9] = [
        (parse_quote!(String), Kind::Text),
        (parse_quote!(Option<std::string::String>), Kind::Text),
        (parse_quote!(Nullable<Secret<i64>>), Kind::Number),
        (parse_quote!(Option<Box<Vec<String>>>), Kind::Array),
        (parse_quote!(typewright::Map<Vec<i64>>), Kind::Map),
        (parse_quote!(UnixMillis), Kind::Time),
        (parse_quote!(bool), Kind::Bool),
        (parse_quote!(Session), Kind::Any),
        (parse_quote!([u8; 4]), Kind::Array),
    ];
    for (ty, kind) in kinds {
        assert_eq!(Kind::of(&ty), kind, "{}", quote::quote!(#ty));
    }
}

#[test]
fn a_rule_fits_a_type_that_nothing_is_known_of() {
    assert!(
        read(
            "min_length = 1, minimum = 2, max_items = 3",
            &parse_quote!(Anything)
        )
        .is_ok()
    );
}
