//! The laws about words: which word may stand in which file.
//!
//! Each function is one law; its name is the law's sentence.

use std::collections::BTreeSet;

use super::Finding;
use super::scan::Tree;

/// Tokens of Rust are made by `emit`, printed by `render`, and by the macros.
pub(crate) fn tokens_only_where_rust_is_written(tree: &Tree) -> Vec<Finding> {
    let law = "tokens only where Rust is written";
    let allowed = [
        "codegen/src/emit",
        "codegen/src/render",
        "codegen/src/lib.rs",
    ];
    let files = tree.under(&["codegen/src/"]);
    let files = files.filter(|file| !allowed.iter().any(|allowed| file.path.starts_with(allowed)));
    files
        .flat_map(|file| {
            file.find(law, |word| {
                matches!(word, "TokenStream" | "parse_quote" | "proc_macro2")
            })
        })
        .collect()
}

/// Codegen is a pure function: three doors do the reading and writing.
pub(crate) fn codegen_touches_no_disk_and_prints_nothing(tree: &Tree) -> Vec<Finding> {
    let law = "codegen touches no disk and prints nothing";
    let of_std = ["fs", "env", "process"];
    let printing = ["println", "eprintln", "print", "eprint", "dbg"];
    let mut findings = Vec::new();
    for file in tree.under(&["codegen/src/"]) {
        findings.extend(file.find(law, |word| printing.contains(&word)));
        findings.extend(file.find_after("std", law, |word| of_std.contains(&word)));
    }
    findings
}

/// What `resolve` has settled is not asked again.
pub(crate) fn no_document_words_after_resolve(tree: &Tree) -> Vec<Finding> {
    let law = "no document words after resolve";
    let after = [
        "codegen/src/model",
        "codegen/src/plan",
        "codegen/src/emit",
        "codegen/src/render",
    ];
    let banned = ["\"$ref\"", "\"allOf\"", "all_of", "AllOf", "openapiv3"];
    let files = tree
        .under(&after)
        .filter(|file| !file.path.starts_with("codegen/src/plan/attributes"));
    files
        .flat_map(|file| file.find(law, |word| banned.contains(&word)))
        .collect()
}

/// `normalize` alone asks which version a document has.
pub(crate) fn versions_only_in_normalize(tree: &Tree) -> Vec<Finding> {
    let law = "versions only in normalize";
    let asks = |word: &str| {
        let text = word.trim_matches('"');
        (word.starts_with('"') && ["3.0", "3.1", "3.2", "2.0"].contains(&text))
            || ["is_3_0", "is_3_1", "V3_0", "V3_1"].contains(&word)
    };
    let files = tree
        .under(&["codegen/src/"])
        .filter(|file| !file.path.starts_with("codegen/src/normalize"));
    files.flat_map(|file| file.find(law, asks)).collect()
}

/// Where `emit` would need a decision, a pass in `plan` is missing.
pub(crate) fn emit_decides_nothing(tree: &Tree) -> Vec<Finding> {
    let law = "emit decides nothing";
    let banned = [
        "Result",
        "Config",
        "Diagnostic",
        "Diagnostics",
        "config",
        "diagnostic",
    ];
    tree.under(&["codegen/src/emit"])
        .flat_map(|file| file.find(law, |word| banned.contains(&word)))
        .collect()
}

/// Casing and escaping of identifiers live in `plan/names`.
pub(crate) fn names_are_made_in_one_place(tree: &Tree) -> Vec<Finding> {
    let law = "names are made in one place";
    let files = tree
        .under(&["codegen/src/"])
        .filter(|file| !file.path.starts_with("codegen/src/plan/names"));
    files
        .flat_map(|file| file.find(law, |word| word == "heck" || word.starts_with("ToSnake")))
        .collect()
}

/// The same input gives the same bytes, so no map may have an order of its own.
pub(crate) fn stage_types_are_ordered(tree: &Tree) -> Vec<Finding> {
    let law = "stage types are ordered";
    let banned = ["HashMap", "HashSet"];
    tree.under(&["codegen/src/", "macros/src/"])
        .flat_map(|file| file.find(law, |word| banned.contains(&word)))
        .collect()
}

/// A silenced lint carries its reason, and what is generated silences none.
pub(crate) fn silenced_lints_say_why(tree: &Tree) -> Vec<Finding> {
    let law = "silenced lints say why";
    let mut findings = Vec::new();
    let files = tree
        .files
        .iter()
        .filter(|file| !file.path.starts_with("tests/ui/"));
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            let line = line.trim_start();
            let silences = ["#[allow(", "#![allow(", "#[expect(", "#![expect("]
                .iter()
                .any(|start| line.starts_with(start));
            let following = file.text.lines().skip(number).take(15).collect::<String>();
            let said = following
                .split(")]")
                .next()
                .is_some_and(|attribute| attribute.contains("reason"));
            if silences && (file.is_generated() || !said) {
                findings.push(file.finding(
                    number + 1,
                    law,
                    "a lint is silenced without a reason".into(),
                ));
            }
        }
    }
    findings
}

/// Codes that no small description shows, with the reason.
const UNSHOWN: [(&str, &str); 1] = [("TW0005", "a source of more than 256 MB")];

/// Every code of the catalogue is shown by a golden case.
pub(crate) fn every_diagnostic_has_a_golden_case(tree: &Tree) -> Vec<Finding> {
    let law = "every diagnostic has a golden case";
    let shown: BTreeSet<String> = crate::tidy::scan::golden_codes();
    let catalog = tree.under(&["codegen/src/diagnostic/catalog"]);
    let codes = catalog.flat_map(|file| file.words.iter().map(move |word| (file, word)));
    let codes = codes.filter(|(_, word)| is_code(word.text.trim_matches('"')));
    let excused = |code: &str| UNSHOWN.iter().any(|(unshown, _)| *unshown == code);
    let missing = codes.filter(|(_, word)| {
        let code = word.text.trim_matches('"');
        !shown.contains(code) && !excused(code)
    });
    missing
        .map(|(file, word)| {
            file.finding(
                word.line,
                law,
                format!("no case under tests/golden shows {}", word.text),
            )
        })
        .collect()
}

fn is_code(text: &str) -> bool {
    text.strip_prefix("TW")
        .is_some_and(|rest| rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A file begins with a few lines on what it takes, gives and does not know.
pub(crate) fn every_file_says_what_it_is(tree: &Tree) -> Vec<Finding> {
    let law = "every file says what it is";
    let silent = tree.sources().filter(|file| !file.text.starts_with("//!"));
    silent
        .map(|file| file.finding(1, law, "the file has no `//!` header".into()))
        .collect()
}

/// The tree is the same wherever it is checked out.
pub(crate) fn no_path_of_a_machine(tree: &Tree) -> Vec<Finding> {
    let law = "no path of a machine";
    let banned = [
        concat!("/ho", "me/"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
    ];
    let rust = tree.files.iter().map(|file| (&file.path, &file.text));
    let texts = tree.texts.iter().map(|(path, text)| (path, text));
    let mut findings = Vec::new();
    for (path, text) in rust.chain(texts) {
        for (number, line) in text.lines().enumerate() {
            if banned.iter().any(|banned| line.contains(banned)) {
                let what = "a path of one machine".to_string();
                findings.push(Finding {
                    file: path.clone(),
                    line: number + 1,
                    law,
                    what,
                });
            }
        }
    }
    findings
}
