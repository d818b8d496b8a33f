//! The manifest of a written crate: what a person depends on, and which features are on.

use typewright_codegen::config::Config;
use typewright_codegen::diagnostic::render::render_short;
use typewright_codegen::diagnostic::{Diagnostic, Diagnostics};
use typewright_codegen::files::Files;
use typewright_codegen::source::{Source, Sources};
use typewright_codegen::{generate, settings};

const TEXT: &str = r"
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {tags: [Pets & Co], responses: {'204': {description: ''}}}}
  /shops: {get: {tags: [shops], responses: {'204': {description: ''}}}}
  /rest: {get: {responses: {'204': {description: ''}}}}
";

/// The crate that is written with these settings, and what is told.
fn generated(text: &str) -> (Files, Vec<String>) {
    let mut sources = Sources::new(Source::new("pets.yaml", TEXT));
    let id = sources.add(Source::new(settings::FILE, text));
    let mut config = Config::new("pets", "pets.yaml");
    let mut found = Diagnostics::new();
    settings::read(&sources, id, &mut config, &mut found);
    let generated = generate(&sources, &config);
    let short = |one: &Diagnostic| render_short(one, &sources);
    let found = found.into_sorted();
    let told = found.iter().chain(&generated.diagnostics).map(short);
    (generated.files, told.collect())
}

#[test]
fn a_person_says_which_tags_are_on_by_default() {
    let (files, told) = generated("features = { default = ['Pets & Co', 'api'] }");
    let manifest = files.get("Cargo.toml").unwrap();
    assert!(
        manifest.contains("default = [\"pets-co\", \"api\"]\npets-co = []\nshops = []\napi = []\n"),
        "{manifest}"
    );
    assert_eq!(told, [""; 0]);
    let (files, _) = generated("features.default = []");
    let manifest = files.get("Cargo.toml").unwrap();
    assert!(
        manifest.contains("default = []\npets-co = []\n"),
        "{manifest}"
    );
}

#[test]
fn a_tag_that_has_no_feature_is_told() {
    let (files, told) = generated("features.default = ['shop']");
    assert!(files.is_empty());
    let [told] = told.as_slice() else {
        panic!("one mistake: {told:?}");
    };
    assert!(told.starts_with("typewright.toml:1:21: "), "{told}");
    assert!(told.contains("did you mean `shops`?"), "{told}");
}

#[test]
fn dependencies_stand_in_the_manifest_as_they_are_written() {
    let (files, told) = generated("[dependencies]\nmoney = { path = '../money' }\n'a-b' = '1'\n");
    let manifest = files.get("Cargo.toml").unwrap();
    assert!(
        manifest.contains(" }\nmoney = { path = '../money' }\na-b = '1'\n\n"),
        "{manifest}"
    );
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_client_that_sends_files_has_the_runtime_read_them() {
    let body = "{multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}";
    let raw = "{image/png: {schema: {type: string, format: binary}}}";
    for (content, features) in [(body, true), (raw, true), ("{application/json: {}}", false)] {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: Files, version: '1'}}\npaths:\n  /files:\n    post: \
             {{requestBody: {{content: {content}}}, responses: {{'204': {{description: ''}}}}}}\n"
        );
        let sources = Sources::new(Source::new("files.yaml", text));
        let generated = generate(&sources, &Config::new("files", "files.yaml"));
        let manifest = generated.files.get("Cargo.toml").unwrap();
        let has = manifest.contains("features = [\"fs\"]");
        assert_eq!(has, features, "{content}\n{manifest}");
    }
}

#[test]
fn a_type_of_a_crate_that_is_no_dependency_is_told() {
    let types = |rest: &str| generated(&format!("[types]\n'format:x' = 'money::Money'\n{rest}")).1;
    let told = types("");
    assert!(
        told.iter().any(|line| line.contains("`money` has none")),
        "{told:?}"
    );
    let told = types("[dependencies]\nmoney = '1'");
    assert!(
        !told.iter().any(|line| line.contains("`money` has none")),
        "{told:?}"
    );
}
