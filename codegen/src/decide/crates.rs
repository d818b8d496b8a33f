//! The crates that types of a person come from: a crate that is written depends on them.
//!
//! Takes the decisions alone; tells each type whose crate has no line in the manifest. Where a module is written, or a macro
//! expands, the manifest is a person's, and nobody asks.

use std::collections::BTreeSet;

use crate::config::{Config, Replaced};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog};

/// What a path may begin with wherever it stands.
const WITHOUT_DEPENDENCY: &[&str] = &["crate", "std", "core", "alloc", "typewright"];

/// Holds the paths of types against the dependencies.
pub fn check_dependencies(config: &Config, diagnostics: &mut Diagnostics) {
    let declared = config.dependencies.iter();
    let declared: BTreeSet<String> = declared.map(|(name, _)| name.replace('-', "_")).collect();
    for rule in &config.types {
        let Some((first, _)) = rule.path.split_once("::") else {
            continue;
        };
        if declared.contains(first) || WITHOUT_DEPENDENCY.contains(&first) {
            continue;
        }
        let name = match &rule.of.value {
            Replaced::Schema(name) => name.clone(),
            Replaced::Format(name) => format!("format:{name}"),
        };
        let wanted = format!(
            "a type of `crate`, or of a crate with a line under `[dependencies]`: `{first}` has none"
        );
        let none = Diagnostic::new(&catalog::BAD_SETTING, &[&name, &wanted]);
        // A decision that no file holds has no place.
        diagnostics.push(match rule.of.span {
            Some(span) => none.at(span),
            None => none,
        });
    }
}
