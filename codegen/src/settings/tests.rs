//! Settings as a person writes them, right and wrong.

use super::{FILE, read};
use crate::config::Config;
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
    let places: Vec<_> = found
        .iter()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "typewright.toml:1:1",
            "typewright.toml:2:11",
            "typewright.toml:3:12",
            "typewright.toml:3:17"
        ]
    );
}
