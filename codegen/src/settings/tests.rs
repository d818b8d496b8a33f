//! Settings as a person writes them, right and wrong.

use super::{FILE, read};
use crate::config::{Config, Dates, Replaced};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::render_short;
use crate::source::{Source, Sources};

fn settings(text: &str) -> (Config, Vec<String>) {
    let mut sources = Sources::new(Source::new("api.yaml", ""));
    let id = sources.add(Source::new(FILE, text));
    let mut config = Config::new("a", "a");
    let mut diagnostics = Diagnostics::new();
    read(&sources, id, &mut config, &mut diagnostics);
    let found = diagnostics.into_sorted();
    let found = found.iter().map(|one| render_short(one, &sources));
    (config, found.collect())
}

/// Where each of the sentences points to.
fn places(found: &[String]) -> Vec<&str> {
    let places = found.iter().map(|line| line.split(": ").next());
    places.map(Option::unwrap_or_default).collect()
}

#[test]
fn selectors_are_read_with_their_places() {
    let (config, found) =
        settings("include = ['tag:pets', \"id:listPets\"]\nexclude = ['path:/internal/**']");
    assert_eq!(found, [""; 0]);
    let words = |list: &[crate::config::Selector]| -> Vec<String> {
        list.iter().map(|one| one.by.to_string()).collect()
    };
    assert_eq!(words(&config.filter.include), ["tag:pets", "id:listPets"]);
    assert_eq!(words(&config.filter.exclude), ["path:/internal/**"]);
    assert_eq!(config.filter.include[1].span.unwrap().start(), 23);
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let (_, found) = settings("includ = []\ninclude = 'tag:a'\nexclude = ['a', 1]");
    assert_eq!(
        places(&found),
        [
            "typewright.toml:1:1",
            "typewright.toml:2:11",
            "typewright.toml:3:12",
            "typewright.toml:3:17"
        ]
    );
}

#[test]
fn modules_keep_the_order_in_which_they_are_written() {
    let (config, found) = settings("[modules]\nzebras = ['tag:z']\napes = ['path:/a/**', 'id:b']");
    assert_eq!(found, [""; 0]);
    let names: Vec<&str> = config.modules.iter().map(|module| &*module.name).collect();
    assert_eq!(names, ["zebras", "apes"]);
    assert_eq!(config.modules[1].selectors.len(), 2);
}

#[test]
fn a_table_of_the_wrong_kind_is_told_and_the_rest_is_read() {
    let (config, found) = settings(
        "features = 'of'\nmodules = 1\n[names]\nschema = {}\noperations = { a = '1', b = 'c' }\n[enums]\nopen = ['Kind']",
    );
    assert_eq!(
        places(&found),
        [
            "typewright.toml:1:12",
            "typewright.toml:2:11",
            "typewright.toml:4:1",
            "typewright.toml:5:20"
        ]
    );
    assert_eq!(config.names.operations["b"].value, "c");
    assert!(config.enums[0].open);
}

#[test]
fn types_are_paths_of_formats_and_of_schemas() {
    let (config, found) = settings(
        "[types]\n'format:date' = 'crate::Day'\nPet = 'own::Pet'\n'#/a' = 'String'\nA = 'Money'\nB = 'a::b<c>'\nC = 'a::'",
    );
    let rules = config.types.iter();
    let rules: Vec<_> = rules
        .map(|rule| (&rule.of.value, rule.path.as_str()))
        .collect();
    assert_eq!(
        rules,
        [
            (&Replaced::Format("date".to_owned()), "crate::Day"),
            (&Replaced::Schema("Pet".to_owned()), "own::Pet"),
            (&Replaced::Schema("#/a".to_owned()), "String"),
        ]
    );
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn dependencies_are_kept_as_they_are_written() {
    let (config, found) = settings(
        "[dependencies]\nown = { path = '../own', features = ['a'] } # ours\ntime = '0.3'\nwrong = 1\n[dependencies.long]\nversion = '1'",
    );
    let kept = config.dependencies.iter();
    let kept: Vec<_> = kept
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    assert_eq!(
        kept,
        [
            "own = { path = '../own', features = ['a'] }",
            "time = '0.3'"
        ]
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn parts_of_schemas_are_named_by_schema_and_part() {
    let (config, found) = settings(
        "[names.properties.Pet]\npetName = 'name'\nage = '7'\n[names.values]\nKind = { 1 = 'one' }\nother = 1",
    );
    let [property] = config.names.properties.as_slice() else {
        panic!("one property: {:?}", config.names.properties);
    };
    let said = (
        &*property.schema.value,
        &*property.part.value,
        &*property.name,
    );
    assert_eq!(said, ("Pet", "petName", "name"));
    assert_eq!(config.names.values[0].part.value, "1");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn dates_are_of_a_crate_or_strings() {
    for (word, dates) in [("chrono", Some(Dates::Chrono)), ("string", None)] {
        let (config, found) = settings(&format!("dates = \"{word}\""));
        assert_eq!((config.dates, found), (dates, vec![]));
    }
    let (config, found) = settings("dates = \"moment\"");
    assert_eq!(config.dates, None);
    assert_eq!(places(&found), ["typewright.toml:1:9"]);
}

#[test]
fn dependencies_that_cargo_refuses_are_told() {
    let (config, found) = settings(
        "[dependencies]\ntypewright = '1'\n'a b' = '1'\nc = {pth = 'x'}\nd = {features = ['y']}\ne = {path = 'z'}",
    );
    assert_eq!(
        places(&found),
        [
            "typewright.toml:2:1",
            "typewright.toml:3:1",
            "typewright.toml:4:6",
            "typewright.toml:5:5"
        ]
    );
    assert_eq!(config.dependencies.len(), 1);
}

#[test]
fn what_is_no_type_is_no_path_of_one() {
    let (config, found) = settings(
        "[types]\nA = 'fn::X'\nB = 'u8::MAX'\nC = 'a::crate::B'\nD = 'crate::u8::X'\nE = 'self::F'",
    );
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(config.types.len(), 2);
}
