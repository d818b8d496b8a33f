//! `cargo xtask tidy`: the laws of ARCHITECTURE.md, each an absence that can be looked for.
//!
//! Takes the project's source; gives findings, each with file, line and the law it breaks.

mod exceptions;
mod laws;
mod layers;
mod scan;
mod size;

use std::process::ExitCode;

use anstream::{eprintln, println};
use anyhow::Result;

use scan::Tree;

/// One place that breaks one law.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    file: String,
    line: usize,
    law: &'static str,
    what: String,
}

/// A law: its name and the places that break it.
type Law = fn(&Tree) -> Vec<Finding>;

const LAWS: &[Law] = &[
    laws::tokens_only_where_rust_is_written,
    laws::codegen_touches_no_disk_and_prints_nothing,
    laws::no_document_words_after_resolve,
    laws::versions_only_in_normalize,
    laws::emit_decides_nothing,
    laws::names_are_made_in_one_place,
    laws::stage_types_are_ordered,
    laws::silenced_lints_say_why,
    laws::every_diagnostic_has_a_golden_case,
    laws::every_file_says_what_it_is,
    laws::no_path_of_a_machine,
    layers::dependencies_point_one_way,
    layers::crates_depend_one_way,
    size::files_are_short,
    size::functions_are_short,
    size::exceptions_are_needed,
];

/// Prints the findings; fails when there are any.
pub(crate) fn run() -> Result<ExitCode> {
    let findings = check()?;
    for Finding {
        file,
        line,
        law,
        what,
    } in &findings
    {
        eprintln!("{file}:{line}: {what} \x1b[2m({law})\x1b[0m");
    }
    if findings.is_empty() {
        println!("tidy: {} laws hold", LAWS.len());
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "tidy: {} findings; ARCHITECTURE.md says what the laws are for",
        findings.len()
    );
    Ok(ExitCode::FAILURE)
}

/// All findings, sorted by place.
fn check() -> Result<Vec<Finding>> {
    let tree = Tree::read()?;
    let mut findings: Vec<_> = LAWS.iter().flat_map(|law| law(&tree)).collect();
    findings.sort();
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_keeps_its_laws() {
        let findings = check().unwrap();
        assert!(findings.is_empty(), "{findings:#?}");
    }

    #[test]
    fn each_law_finds_what_breaks_it() {
        let offences = [
            ("codegen/src/plan/build.rs", "use proc_macro2::TokenStream;"),
            ("codegen/src/lib.rs", "use std::fs;"),
            ("codegen/src/plan.rs", "const R: &str = \"$ref\";"),
            ("codegen/src/resolve.rs", "const V: &str = \"3.1\";"),
            (
                "codegen/src/emit/model.rs",
                "fn f() -> Result<(), ()> { Ok(()) }",
            ),
            ("codegen/src/emit/model.rs", "use heck::ToSnakeCase;"),
            ("codegen/src/model.rs", "use std::collections::HashMap;"),
            ("runtime/src/lib.rs", "#[allow(dead_code)] fn f() {}"),
            ("runtime/src/lib.rs", "fn f() {}"),
            ("codegen/src/emit.rs", "use crate::tree::Node;"),
        ];
        for (path, text) in offences {
            let tree = Tree::of(&[(path, text)]);
            let found = LAWS
                .iter()
                .flat_map(|law| law(&tree))
                .any(|finding| finding.file == path);
            assert!(found, "no law finds {text:?} in {path}");
        }
    }

    #[test]
    fn a_long_function_and_a_long_file_are_found() {
        let long = format!("//! A file.\nfn f() {{\n{}}}\n", "    g();\n".repeat(70));
        let tree = Tree::of(&[("codegen/src/a.rs", &long)]);
        assert_eq!(size::functions_are_short(&tree).len(), 1);
        let longer = format!("//! A file.\n{}", "const A: u8 = 1;\n".repeat(401));
        let tree = Tree::of(&[("codegen/src/a.rs", &longer)]);
        assert_eq!(size::files_are_short(&tree).len(), 1);
    }
}
