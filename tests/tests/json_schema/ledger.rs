//! What the generator refuses, and where its types and the suite disagree: a list that may only become shorter.
//!
//! Takes the lines of a run; compares them with those of the file. `BLESS=1` takes out what has become better, and adds
//! nothing.

use std::collections::BTreeSet;

use typewright_tests::root;

const HEAD: &str = "\
# What of the JSON Schema suite is refused with a diagnostic, narrowed with one, meant to differ, or judged otherwise; each
# with the reason. Read by tests/json_schema.
# It may only become shorter: `cargo xtask bless` takes out what has become better and adds nothing.
";

/// Compares the lines of a run with the ledger.
///
/// # Errors
/// What is new, and what is there no more.
pub fn compare(seen: &BTreeSet<String>) -> Result<(), String> {
    let path = root().join("tests/json-schema/ledger.txt");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let known: BTreeSet<String> = lines.map(str::to_owned).collect();
    let new: Vec<_> = seen.difference(&known).cloned().collect();
    let gone: Vec<_> = known.difference(seen).cloned().collect();
    let mut wrong = Vec::new();
    if !new.is_empty() {
        wrong.push(format!(
            "worse than {}:\n{}",
            path.display(),
            new.join("\n")
        ));
    }
    if !gone.is_empty() && std::env::var_os("BLESS").is_some() {
        let kept: String = known
            .intersection(seen)
            .map(|line| format!("{line}\n"))
            .collect();
        std::fs::write(&path, format!("{HEAD}{kept}")).map_err(|error| error.to_string())?;
    } else if !gone.is_empty() {
        let gone = gone.join("\n");
        wrong.push(format!(
            "better than the ledger; run `cargo xtask bless`:\n{gone}"
        ));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(wrong.join("\n"))
}
