//! The expected source of each golden case, compiled: what is written must be Rust that a user's lints accept.

#![deny(warnings)]

use std::collections::BTreeSet;
use std::path::Path;

use typewright_tests::root;

/// The types that the case `own_types` puts in place of written ones.
#[path = "support/own.rs"]
pub mod own;

/// Lists the cases, and includes what they expect.
macro_rules! cases {
    ($($name:ident $path:literal;)*) => {
        /// Every case that is compiled.
        const CASES: &[&str] = &[$(stringify!($name)),*];
        $(
            #[path = $path]
            #[allow(dead_code, unused_imports, reason = "a case is compiled, not used")]
            #[rustfmt::skip]
            mod $name;
        )*
    };
}

cases! {
    answers "../golden/answers/expected/mod.rs";
    bodies "../golden/bodies/expected/mod.rs";
    choices "../golden/choices/expected/mod.rs";
    composition "../golden/composition/expected/mod.rs";
    constants "../golden/constants/expected/mod.rs";
    dates_of_chrono "../golden/dates_of_chrono/expected/mod.rs";
    dates_of_jiff "../golden/dates_of_jiff/expected/mod.rs";
    dates_of_time "../golden/dates_of_time/expected/mod.rs";
    docs "../golden/docs/expected/mod.rs";
    discriminators "../golden/discriminators/expected/mod.rs";
    enums "../golden/enums/expected/mod.rs";
    files "../golden/files/expected/mod.rs";
    formats "../golden/formats/expected/mod.rs";
    headers "../golden/headers/expected/mod.rs";
    incoming "../golden/incoming/expected/mod.rs";
    later "../golden/later/expected/mod.rs";
    maps "../golden/maps/expected/mod.rs";
    merging "../golden/merging/expected/mod.rs";
    methods "../golden/methods/expected/mod.rs";
    names "../golden/names/expected/mod.rs";
    nullable "../golden/nullable/expected/mod.rs";
    objects "../golden/objects/expected/mod.rs";
    own_types "../golden/own_types/expected/mod.rs";
    parameters "../golden/parameters/expected/mod.rs";
    ranges "../golden/ranges/expected/mod.rs";
    recursion "../golden/recursion/expected/mod.rs";
    rules "../golden/rules/expected/mod.rs";
    secrets "../golden/secrets/expected/mod.rs";
    security_schemes "../golden/security_schemes/expected/mod.rs";
    sequences "../golden/sequences/expected/mod.rs";
    servers "../golden/servers/expected/mod.rs";
    decisions "../golden/decisions/expected/mod.rs";
    selection "../golden/selection/expected/mod.rs";
    tags "../golden/tags/expected/mod.rs";
    twins "../golden/twins/expected/mod.rs";
    unions "../golden/unions/expected/mod.rs";
    values "../golden/values/expected/mod.rs";
    views "../golden/views/expected/mod.rs";
}

#[test]
fn each_case_is_compiled() {
    let listed: BTreeSet<String> = CASES.iter().map(ToString::to_string).collect();
    let entries = std::fs::read_dir(root().join("tests/golden"))
        .expect("cases")
        .flatten();
    // A case with features is compiled in the test of features, with each of them.
    let has_features = |path: &Path| {
        let config = std::fs::read_to_string(path.join("typewright.toml"));
        config.is_ok_and(|text| text.starts_with("features = \"on\""))
    };
    let cases = entries.filter(|entry| {
        entry.path().join("description.yaml").is_file() && !has_features(&entry.path())
    });
    let found: BTreeSet<String> = cases
        .filter_map(|case| case.file_name().into_string().ok())
        .collect();
    assert_eq!(listed, found, "this file lists the cases that are compiled");
}

#[test]
fn types_that_a_person_owns_are_read_checked_and_written_as_their_own() {
    use own_types::api::Order;
    use typewright::{Validate, json};

    let text = r#"{"total":{"amount":"1.50"},"placed":"2024-02-29T00:00:00Z","paid":null,"link":"no: url","stops":[5],"due":7}"#;
    let order: Order = json::from_str(text).expect("an order");
    assert_eq!(order.placed.year(), 2024);
    assert_eq!(order.stops, [own::Seconds(5)]);
    assert_eq!(json::to_string(&order), text);

    let wrong = text.replace("2024-02-29T", "2024-02-29 ");
    let error = json::from_str::<Order>(&wrong).expect_err("no time");
    assert!(
        error.to_string().contains("expected a date and a time"),
        "{error}"
    );

    let cheap: Order = json::from_str(&text.replace("1.50", "1")).expect("an order");
    let violations = cheap.validate().expect_err("an amount without cents");
    assert!(
        violations.to_string().contains("/total/amount"),
        "{violations}"
    );
}
