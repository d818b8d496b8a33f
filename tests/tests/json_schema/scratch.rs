//! One crate that holds the types of all groups, built once and asked once.
//!
//! Takes what was said of the groups; writes the crate below the target directory, and gives a verdict for each value.
//! A group is the property of one root type, a list of it: so a value is read by its group's type with no code of its
//! own here.

use std::path::{Path, PathBuf};
use std::process::Command;

use typewright_codegen::config::{Config, Mode};
use typewright_codegen::diagnostic::{Diagnostic, Severity};
use typewright_codegen::files::Files;
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};
use typewright_tests::root;

use crate::say::{Said, Version, object, quoted};

/// What the crate does: it reads lines of values and writes lines of verdicts.
const DRIVER: &str = include_str!("../../json-schema/driver.rs");

const MANIFEST: &str = r#"[package]
name = "json-schema-suite"
edition = "2024"

[dependencies]
typewright = { path = {runtime}, default-features = false }

[profile.dev]
debug = false
incremental = false

[workspace]
"#;

/// A value that a group is asked about.
pub struct Question {
    pub version: Version,
    pub id: String,
    /// JSON on one line.
    pub data: String,
}

/// Generates the types of groups of one version; in `Files` is nothing where that is refused.
pub fn types<'a>(
    version: Version,
    said: impl IntoIterator<Item = (&'a str, &'a Said)>,
) -> (Files, Vec<Diagnostic>) {
    let text = description(version, said);
    let sources = Sources::new(Source::new("suite.json", text));
    let config = Config {
        mode: Mode::Module,
        ..Config::new("suite", "suite.json")
    };
    let generated = generate(&sources, &config);
    (generated.files, generated.diagnostics)
}

/// A description with one operation, whose body has a property for each group.
fn description<'a>(
    version: Version,
    said: impl IntoIterator<Item = (&'a str, &'a Said)>,
) -> String {
    let mut schemas = Vec::new();
    let mut properties = Vec::new();
    for (id, said) in said {
        let reference = quoted(&format!("#/components/schemas/{id}"));
        let list = format!(r#"{{"type":"array","items":{{"$ref":{reference}}}}}"#);
        properties.push((id.to_owned(), list));
        schemas.extend(said.components.iter().cloned());
    }
    let properties = object(&properties);
    let suite = format!(r#"{{"type":"object","properties":{properties}}}"#);
    schemas.push(("Suite".to_owned(), suite));
    format!(
        r##"{{"openapi":"{}","info":{{"title":"Suite","version":"1"}},"paths":{{"/suite":{{"post":{{"operationId":"ask","requestBody":{{"required":true,"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Suite"}}}}}}}},"responses":{{"204":{{"description":"Asked."}}}}}}}}}},"components":{{"schemas":{}}}}}"##,
        version.number(),
        object(&schemas)
    )
}

/// Writes the crate, builds it, and asks it: a verdict for each question, in their order.
///
/// # Panics
/// Where the crate does not compile, with what the compiler says.
pub fn ask(types: &[(Version, Files)], questions: &[Question]) -> Vec<Result<(), String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json-schema-suite");
    write(&folder, types);
    let program = build(&folder);
    let cases = folder.join("values.txt");
    let line = |question: &Question| {
        let Question { version, id, data } = question;
        format!("{}\t{id}\t{data}\n", version.module())
    };
    write_if_new(&cases, &questions.iter().map(line).collect::<String>());
    let output = Command::new(program).arg(cases).output();
    let output = output.expect("the driver runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "the driver stopped: {errors}");
    let text = String::from_utf8(output.stdout).expect("text");
    let verdict = |line: &str| match line {
        "ok" => Ok(()),
        reason => Err(reason.to_owned()),
    };
    text.lines().map(verdict).collect()
}

fn write(folder: &Path, types: &[(Version, Files)]) {
    let source = folder.join("src");
    // A module that is no longer written must not be compiled.
    for version in Version::ALL {
        let stale = source.join(version.module());
        let files = types.iter().find(|(of, _)| *of == version);
        let is_stale = |path: &PathBuf| {
            let name = path.strip_prefix(&stale).unwrap_or(path).to_string_lossy();
            files.is_none_or(|(_, files)| files.get(&name).is_none())
        };
        let old = typewright_tests::walk(&stale).into_iter().filter(is_stale);
        old.for_each(|path| std::fs::remove_file(path).expect("a stale file goes"));
    }
    for (version, files) in types {
        for (path, text) in files.iter() {
            write_if_new(&source.join(version.module()).join(path), text);
        }
    }
    write_if_new(&source.join("main.rs"), DRIVER);
    let runtime = quoted(&root().join("runtime").display().to_string());
    write_if_new(
        &folder.join("Cargo.toml"),
        &MANIFEST.replace("{runtime}", &runtime),
    );
    let locked = std::fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    // Cargo takes out of it what this crate doesn't need; the versions stay those of the workspace.
    std::fs::write(folder.join("Cargo.lock"), locked).expect("a lock file");
}

/// Leaves what is right as it is, so that nothing is built again for it.
fn write_if_new(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let folder = path.parent().expect("a folder");
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn build(folder: &Path) -> PathBuf {
    let target = folder.join("target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet", "--offline"])
        .current_dir(folder);
    command.env("CARGO_TARGET_DIR", &target);
    let output = command.output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "what was generated does not compile:\n{said}"
    );
    target.join("debug/json-schema-suite")
}

/// The codes of what was said against a group, errors marked.
pub fn codes(diagnostics: &[Diagnostic]) -> String {
    let mut codes: Vec<String> = diagnostics
        .iter()
        .map(|one| match one.severity {
            Severity::Error => format!("{} (error)", one.code),
            Severity::Warning => one.code.to_string(),
        })
        .collect();
    codes.sort();
    codes.dedup();
    codes.join(" ")
}
