//! The generated surface and the macros, seen from outside: what must compile, and what must not, with which message.
//!
//! Messages belong to one compiler. On another, each case is only held to fail or to pass.

use std::path::Path;
use std::process::Command;

/// The compiler whose messages are kept.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn mistakes_do_not_compile_and_the_message_is_the_expected_one() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    if is_the_compiler_of_the_messages() {
        cases.compile_fail("fail/*.rs");
        return;
    }
    eprintln!(
        "the messages under tests/ui belong to {COMPILER}x: cases are only held to fail or to pass"
    );
    let copies = copies_without_messages();
    cases.compile_fail(copies.path().join("*.rs"));
    // With the messages left out there is nothing to compare; trybuild still fails a case that compiles.
    drop(cases);
}

fn is_the_compiler_of_the_messages() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("rustc tells its version");
    String::from_utf8_lossy(&output.stdout).starts_with(COMPILER)
}

/// The failing cases in a folder of their own, where trybuild may write what it likes.
fn copies_without_messages() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for copies");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("fail");
    for entry in std::fs::read_dir(cases).expect("cases").flatten() {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
        }
    }
    folder
}
