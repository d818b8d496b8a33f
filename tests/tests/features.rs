//! A client with a feature for each tag: each alone compiles, with no warning, and so do none and all of them.
//!
//! Takes a description; writes its crate below the target directory and asks the compiler about each choice.

use std::path::{Path, PathBuf};
use std::process::Command;

use typewright_codegen::config::{Config, Features, Runtime};
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};
use typewright_tests::{corpus, root};

/// Writes the crate of a description; gives its folder and its features.
fn write(name: &str, description: &Path) -> (PathBuf, Vec<String>) {
    let text = std::fs::read_to_string(description).expect("the description is there");
    let source = Source::new("description.yaml", text);
    let mut config = Config::new(name, "description.yaml");
    config.features = Features::On;
    config.runtime = Runtime::Path(root().join("runtime").display().to_string());
    let generated = generate(&Sources::new(source), &config);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("features")
        .join(name);
    std::fs::remove_dir_all(folder.join("src")).ok();
    for (path, text) in generated.files.iter() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        // No call is made, so no transport is built.
        let text = text.replace(
            "typewright = { path",
            "typewright = { default-features = false, path",
        );
        std::fs::write(path, text).expect("a file");
    }
    let locked = std::fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    std::fs::write(folder.join("Cargo.lock"), locked).expect("a lock file");
    let manifest = generated.files.get("Cargo.toml").expect("a manifest");
    let features = manifest
        .lines()
        .filter_map(|line| line.strip_suffix(" = []"));
    let features: Vec<String> = features.map(str::to_owned).collect();
    (folder, features)
}

/// What the compiler says of a choice of features.
fn check(folder: &Path, choice: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--offline"])
        .args(choice)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("target"))
        .output()
        .expect("cargo runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn check_each(folder: &Path, features: &[String]) {
    let alone = features
        .iter()
        .map(|feature| vec!["--no-default-features", "--features", feature]);
    let choices = [vec![], vec!["--no-default-features"]]
        .into_iter()
        .chain(alone);
    for choice in choices {
        let said = check(folder, &choice);
        assert!(said.is_empty(), "{choice:?}: {said}");
    }
}

#[test]
fn each_feature_alone_compiles_without_a_warning() {
    let (folder, features) = write("depot", &root().join("tests/features/depot.yaml"));
    assert_eq!(features, ["orders", "stock", "staff", "schemas"]);
    let shared = std::fs::read_to_string(folder.join("src/generated/shared.rs")).expect("a file");
    let gate = "#[cfg(any(feature = \"orders\", feature = \"stock\", feature = \"schemas\"))]\nmod";
    assert!(shared.contains(gate), "{shared}");
    check_each(&folder, &features);
}

#[test]
fn what_comes_in_is_a_feature_beside_those_of_tags() {
    let golden = root().join("tests/golden/incoming_features/description.yaml");
    let (folder, features) = write("kennel", &golden);
    assert_eq!(features, ["pets", "walks", "api", "webhooks", "callbacks"]);
    check_each(&folder, &features);
}

#[test]
#[ignore = "takes minutes: run it when features change"]
fn each_feature_of_a_real_client_alone_compiles_without_a_warning() {
    let Some(corpus) = corpus() else { return };
    let (folder, features) = write("resend", &corpus.join("openapi-3.1/resend.yaml"));
    assert!(features.len() > 10, "{features:?}");
    check_each(&folder, &features);
}
