//! The laws about direction: which module and which crate may know which.
//!
//! Takes `crate::…` paths and manifests; gives the arrows that point the wrong way.

use super::Finding;
use super::scan::{File, Tree, Word};

/// A module of codegen and the modules it may name. A stage keeps no value of an earlier one.
const LAYERS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("pointer", &[]),
    ("http", &[]),
    ("files", &[]),
    ("config", &["source"]),
    ("diagnostic", &["source", "pointer"]),
    ("tree", &["source", "pointer", "diagnostic"]),
    (
        "normalize",
        &[
            "source",
            "pointer",
            "http",
            "diagnostic",
            "tree",
            "document",
        ],
    ),
    ("document", &["source", "pointer", "diagnostic", "tree"]),
    ("bundle", &["source", "pointer", "diagnostic", "tree"]),
    (
        "decide",
        &[
            "source",
            "pointer",
            "diagnostic",
            "tree",
            "document",
            "config",
        ],
    ),
    ("settings", &["source", "diagnostic", "document", "config"]),
    ("model", &["source", "pointer", "http", "diagnostic"]),
    (
        "resolve",
        &[
            "source",
            "pointer",
            "http",
            "diagnostic",
            "document",
            "model",
        ],
    ),
    (
        "plan",
        &["source", "pointer", "http", "config", "diagnostic", "model"],
    ),
    ("emit", &["http", "plan"]),
    ("render", &["files", "emit", "plan", "config"]),
];

/// `use crate::x` points from later stages to earlier ones, and no further than the table says.
pub(crate) fn dependencies_point_one_way(tree: &Tree) -> Vec<Finding> {
    tree.under(&["codegen/src/"])
        .flat_map(wrong_arrows)
        .collect()
}

fn wrong_arrows(file: &File) -> Vec<Finding> {
    let law = "dependencies point one way";
    let inside = file.path.trim_start_matches("codegen/src/");
    let module = inside.split(['/', '.']).next().unwrap_or(inside);
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
        return Vec::new();
    };
    let known = |name: &str| LAYERS.iter().any(|(layer, _)| *layer == name);
    let wrong = named_modules(file).filter(|word| known(&word.text) && word.text != module);
    let wrong = wrong.filter(|word| !allowed.contains(&word.text.as_str()));
    wrong
        .map(|word| {
            file.finding(
                word.line,
                law,
                format!("`{module}` may not know `{}`", word.text),
            )
        })
        .collect()
}

/// The word after each `crate`.
fn named_modules(file: &File) -> impl Iterator<Item = &Word> {
    let pairs = file.words.iter().zip(file.words.iter().skip(1));
    pairs
        .filter(|(first, _)| first.text == "crate" && !first.test)
        .map(|(_, second)| second)
}

/// The runtime knows only the macros, codegen neither, and a client only the runtime.
pub(crate) fn crates_depend_one_way(tree: &Tree) -> Vec<Finding> {
    let law = "crates depend one way";
    let banned: &[(&str, &[&str])] = &[
        (
            "codegen/Cargo.toml",
            &["typewright", "typewright-macros", "sandbox-kyc"],
        ),
        ("macros/Cargo.toml", &["typewright", "sandbox-kyc"]),
        ("runtime/Cargo.toml", &["typewright-codegen", "sandbox-kyc"]),
        (
            "generated-client/Cargo.toml",
            &["typewright-codegen", "typewright-macros"],
        ),
        ("xtask/Cargo.toml", &["sandbox-kyc", "typewright"]),
    ];
    let mut findings = Vec::new();
    for (path, names) in banned {
        let Some((_, text)) = tree.texts.iter().find(|(name, _)| name == path) else {
            continue;
        };
        let normal = text.split("[dev-dependencies]").next().unwrap_or(text);
        for (number, line) in normal.lines().enumerate() {
            let name = line.split(['=', '.', ' ']).next().unwrap_or("");
            if names.contains(&name) {
                let what = format!("this crate may not depend on `{name}`");
                findings.push(Finding {
                    file: path.to_string(),
                    line: number + 1,
                    law,
                    what,
                });
            }
        }
    }
    findings
}
