//! The expected source of each golden case, compiled: what is written must be Rust that a user's lints accept.

#![deny(warnings)]

use std::collections::BTreeSet;

use typewright_tests::root;

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
    docs "../golden/docs/expected/mod.rs";
    discriminators "../golden/discriminators/expected/mod.rs";
    enums "../golden/enums/expected/mod.rs";
    files "../golden/files/expected/mod.rs";
    formats "../golden/formats/expected/mod.rs";
    headers "../golden/headers/expected/mod.rs";
    maps "../golden/maps/expected/mod.rs";
    names "../golden/names/expected/mod.rs";
    nullable "../golden/nullable/expected/mod.rs";
    objects "../golden/objects/expected/mod.rs";
    parameters "../golden/parameters/expected/mod.rs";
    recursion "../golden/recursion/expected/mod.rs";
    rules "../golden/rules/expected/mod.rs";
    secrets "../golden/secrets/expected/mod.rs";
    security_schemes "../golden/security_schemes/expected/mod.rs";
    servers "../golden/servers/expected/mod.rs";
    decisions "../golden/decisions/expected/mod.rs";
    selection "../golden/selection/expected/mod.rs";
    tags "../golden/tags/expected/mod.rs";
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
    let cases = entries.filter(|entry| entry.path().join("description.yaml").is_file());
    let found: BTreeSet<String> = cases
        .filter_map(|case| case.file_name().into_string().ok())
        .collect();
    assert_eq!(listed, found, "this file lists the cases that are compiled");
}
