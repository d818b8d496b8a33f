//! A fixed dozen of small real descriptions, end to end: generated twice, formatted, compiled, and held to the ledger.
//!
//! Skips, with a line that says so, where the corpus doesn't lie beside the project. All of it is `cargo xtask corpus`.

use std::path::Path;
use std::process::Command;

/// Small ones that differ: bodies, styles, enums, unions, maps, security, names, versions, JSON and YAML.
const FIXED: [&str; 12] = [
    "openapi-3.0/amazonaws.com__mobileanalytics.json",
    "openapi-3.0/apis.guru.json",
    "openapi-3.0/aucklandmuseum.com.json",
    "openapi-3.0/facecheck.id.json",
    "openapi-3.0/gov.bc.ca__jobposting.json",
    "openapi-3.0/mbus.local.json",
    "openapi-3.0/nytimes.com__most_popular_api.json",
    "openapi-3.0/papinet.io__order_status.json",
    "openapi-3.0/urlbox.io.json",
    "openapi-3.1/realworld.yml",
    "openapi-3.1/train-travel.yaml",
    "fixtures/3_0/schema-with-special-characters.yaml",
];

#[test]
fn a_fixed_dozen_is_written_compiles_and_is_what_the_ledger_expects() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = root.join("../shared/corpus");
    if !corpus.is_dir() {
        eprintln!("skipped: the corpus of real descriptions does not lie beside the project");
        return;
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["corpus", "--unoptimised", "--scratch"]);
    command.arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus"));
    for name in FIXED {
        let path = corpus.join(name);
        assert!(path.is_file(), "the corpus lacks {name}");
        command.arg(path);
    }
    let output = command.output().expect("cargo xtask corpus starts");
    let table = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{table}\n{errors}");
    assert!(
        table.contains("compiled 12 of 12 checked, 0 warnings"),
        "{table}"
    );
}
