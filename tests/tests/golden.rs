//! Small descriptions, and what the generator makes of them: source and diagnostics.
//!
//! `tests/golden/<case>/description.yaml` gives the files beside it; `tests/golden/diagnostics/TWnnnn.yaml` gives the
//! text beside it. `cargo xtask bless` rewrites both; `golden_compiled.rs` compiles the source.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use typewright_codegen::config::{Config, Mode};
use typewright_codegen::diagnostic::render::{Style, render_all};
use typewright_codegen::diagnostic::{Diagnostics, catalog};
use typewright_codegen::source::Source;
use typewright_codegen::{Generated, generate, settings};
use typewright_tests::{expect_file, load, root, unused_types, walk};

fn folder() -> PathBuf {
    root().join("tests/golden")
}

/// What the generator gives for the description at `path`, and its diagnostics as text.
fn run(path: &Path) -> (Generated, String) {
    let mut sources = load(path).expect("a description");
    let name = path
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let mut config = Config::new("golden", name);
    config.mode = Mode::Module;
    let mut found = Diagnostics::new();
    if let Some(file) = settings_of(path) {
        let name = file.file_name().expect("a name").to_string_lossy();
        let text = std::fs::read_to_string(&file).expect("settings");
        let id = sources.add(Source::new(name, text));
        settings::read(&sources, id, &mut config, &mut found);
    }
    let mut generated = generate(&sources, &config);
    generated.diagnostics.extend(found.into_sorted());
    let diagnostics = render_all(&generated.diagnostics, &sources, Style::Plain);
    (generated, diagnostics)
}

/// The settings of a case: beside a description of its own folder, or of the description's own name.
fn settings_of(path: &Path) -> Option<PathBuf> {
    let files = [
        path.with_file_name(settings::FILE),
        path.with_extension("toml"),
    ];
    files.into_iter().find(|file| file.is_file())
}

fn cases() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder())
        .expect("cases")
        .flatten()
        .map(|entry| entry.path());
    let mut cases: Vec<_> = entries
        .filter(|path| path.join("description.yaml").is_file())
        .collect();
    cases.sort();
    cases
}

#[test]
fn each_description_gives_the_expected_source() {
    let mut failures = Vec::new();
    for case in cases() {
        let (generated, diagnostics) = run(&case.join("description.yaml"));
        let expected = case.join("expected");
        let mut wanted: BTreeSet<PathBuf> = BTreeSet::new();
        for (name, text) in generated.files.iter() {
            wanted.insert(expected.join(name));
            failures.extend(expect_file(&expected.join(name), text).err());
        }
        if !diagnostics.is_empty() || case.join("diagnostics.txt").exists() {
            failures.extend(expect_file(&case.join("diagnostics.txt"), &diagnostics).err());
        }
        let stale = walk(&expected)
            .into_iter()
            .filter(|path| !wanted.contains(path));
        failures.extend(
            stale.map(|path| format!("{} is no longer generated: remove it", path.display())),
        );
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn whatever_is_written_is_used() {
    let unused = cases().into_iter().flat_map(|case| {
        let path = case.join("description.yaml");
        let text = std::fs::read_to_string(&path).expect("a description");
        let unused = unused_types(&run(&path).0.files, &text).into_iter();
        unused.map(move |name| format!("{}: {name}", case.display()))
    });
    let unused: Vec<String> = unused.collect();
    assert!(unused.is_empty(), "nothing uses {}", unused.join(", "));
}

#[test]
fn each_diagnostic_is_shown_with_its_place() {
    let mut failures = Vec::new();
    for path in walk(&folder().join("diagnostics")) {
        // A folder holds what the descriptions beside it refer to.
        let beside = path.parent() == Some(&folder().join("diagnostics"));
        let described = beside
            && path
                .extension()
                .is_some_and(|extension| extension != "txt" && extension != "toml");
        let code = path
            .file_stem()
            .expect("a code")
            .to_string_lossy()
            .into_owned();
        if !described {
            continue;
        }
        let (_, diagnostics) = run(&path);
        failures.extend(expect_file(&path.with_extension("txt"), &diagnostics).err());
        if !diagnostics.contains(&format!("[{code}]")) {
            failures.push(format!(
                "{} does not show its code:\n{diagnostics}",
                path.display()
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Codes that no small file can show: a limit on size.
const NOT_SHOWN: &[&str] = &["TW0005"];

#[test]
fn each_code_has_a_case() {
    let shown = walk(&folder().join("diagnostics"));
    let shown: BTreeSet<_> = shown.iter().filter_map(|path| path.file_stem()).collect();
    let codes = catalog::all().map(|entry| entry.code.0);
    let missing: Vec<_> = codes
        .filter(|code| !NOT_SHOWN.contains(code) && !shown.contains(OsStr::new(code)))
        .collect();
    assert!(missing.is_empty(), "no case shows {}", missing.join(", "));
}

#[test]
fn the_same_description_gives_the_same_bytes() {
    for case in cases() {
        let path = case.join("description.yaml");
        let (first, second) = (run(&path).0, run(&path).0);
        assert_eq!(first.files, second.files);
    }
}
