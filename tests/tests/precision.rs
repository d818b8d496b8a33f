//! What clients read where another crate turns on `arbitrary_precision` of serde_json: the same as without it.
//!
//! Features are those of a whole program, so the program with it is written below the target directory and run from there.

use std::path::Path;
use std::process::Command;

use typewright_tests::root;

#[path = "../precision/main.rs"]
mod numbers;

#[test]
fn numbers_are_read_wherever_they_stand() {
    numbers::check();
}

#[test]
fn numbers_are_read_the_same_with_arbitrary_precision() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("precision");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (root, runtime) = (root(), root().join("runtime"));
    let manifest = format!(
        "[package]\nname = \"precision\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [[bin]]\nname = \"precision\"\npath = {:?}\n\n[dependencies]\n\
         typewright = {{ default-features = false, path = {runtime:?} }}\n\
         serde_json = {{ version = \"1\", features = [\"arbitrary_precision\"] }}\n",
        root.join("tests/precision/main.rs")
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--quiet", "--offline"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
