//! `typewright.toml`: what a person decides for every run, beside the description.
//!
//! Takes the text as one of the sources, so that each mistake has a place; gives a [`Config`] with what it says. Every
//! mistake is told, and none is passed over: a key that means nothing would be a decision that nobody carries out.

use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{By, Config, Dates, EnumRule, Features, Module, Selector, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog, suggest};
use crate::source::{SourceId, Sources, Span};

mod members;
#[cfg(test)]
mod tests;
mod types;

/// The name of the file, beside the description.
pub const FILE: &str = "typewright.toml";

const KEYS: &[&str] = &[
    "include",
    "exclude",
    "features",
    "modules",
    "names",
    "dates",
    "enums",
    "types",
    "dependencies",
];
const NAMES: &[&str] = &["schemas", "operations", "properties", "values"];
const ENUMS: &[&str] = &["open", "closed"];
const FEATURES_WANTED: &str = "`\"auto\"`, `\"on\"`, `\"off\"` or `{ default = [\"TAG\"] }`";
const DATES_WANTED: &str = "`\"string\"`, `\"chrono\"`, `\"jiff\"` or `\"time\"`";
const FEATURES: [(&str, Features); 3] = [
    ("auto", Features::Auto),
    ("on", Features::On),
    ("off", Features::Off),
];

/// A value as TOML has it, with its place.
type Value<'t> = Spanned<DeValue<'t>>;

/// Reads the settings of a source into a config.
pub fn read(sources: &Sources, id: SourceId, config: &mut Config, diagnostics: &mut Diagnostics) {
    let text = sources.get(id).map_or("", |source| source.text());
    let mut reader = Reader { id, diagnostics };
    match DeTable::parse(text) {
        Ok(table) => reader.root(table.get_ref(), text, config),
        Err(error) => {
            let span = error.span().unwrap_or_default();
            let words = error.message().lines().next().unwrap_or_default();
            let diagnostic = Diagnostic::new(&catalog::SYNTAX_TOML, &[&words]);
            reader.tell(diagnostic, span);
        }
    }
}

struct Reader<'d> {
    id: SourceId,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>, text: &str, config: &mut Config) {
        for (key, value) in table {
            match &**key.get_ref() {
                "include" => config
                    .filter
                    .include
                    .extend(self.selectors("include", value)),
                "exclude" => config
                    .filter
                    .exclude
                    .extend(self.selectors("exclude", value)),
                "features" => self.features(value, config),
                "modules" => self.modules(value, config),
                "names" => self.names(value, config),
                "dates" => config.dates = self.dates(value),
                "enums" => self.enums(value, config),
                "types" => self.types(value, config),
                "dependencies" => self.dependencies(value, text, config),
                _ => self.unknown(key.get_ref(), KEYS, key.span()),
            }
        }
    }

    /// `features = "off"`, or `features = { default = ["pets"] }`, with which there are features.
    fn features(&mut self, value: &Value<'_>, config: &mut Config) {
        if let DeValue::Table(table) = value.get_ref() {
            config.features = Features::On;
            for (key, value) in table {
                match &**key.get_ref() {
                    "default" => config.default_features = Some(self.written("default", value)),
                    _ => self.unknown(key.get_ref(), &["default"], key.span()),
                }
            }
            return;
        }
        let known = |text: &&str| FEATURES.iter().find(|(word, _)| word == text);
        let DeValue::String(text) = value.get_ref() else {
            return self.wrong("features", FEATURES_WANTED, value);
        };
        match known(&&**text) {
            Some((_, features)) => config.features = *features,
            None => self.wrong("features", FEATURES_WANTED, value),
        }
    }

    /// A list of names with their places.
    fn written(&mut self, key: &str, value: &Value<'_>) -> Vec<Written<String>> {
        let texts = self.texts(key, value).into_iter();
        let written = texts.map(|(value, range)| Written {
            value,
            span: Some(self.span(range)),
        });
        written.collect()
    }

    /// `[modules]`: names, each with a list of selectors.
    fn modules(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table("modules", value).into_iter().flatten() {
            let selectors = self.selectors(key.get_ref(), value);
            config.modules.push(Module {
                name: key.get_ref().to_string(),
                selectors,
                span: Some(self.span(key.span())),
            });
        }
    }

    /// `[names.schemas]` and `[names.operations]`: the description's name, and that in Rust.
    fn names(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table("names", value).into_iter().flatten() {
            let names = match &**key.get_ref() {
                "schemas" => &mut config.names.schemas,
                "operations" => &mut config.names.operations,
                "properties" => {
                    self.members(value, &mut config.names.properties);
                    continue;
                }
                "values" => {
                    self.members(value, &mut config.names.values);
                    continue;
                }
                _ => {
                    self.unknown(key.get_ref(), NAMES, key.span());
                    continue;
                }
            };
            for (old, new) in self.table(key.get_ref(), value).into_iter().flatten() {
                let Some(name) = self.name(old.get_ref(), new) else {
                    continue;
                };
                let span = Some(self.span(old.span()));
                names.insert(old.get_ref().to_string(), Written { value: name, span });
            }
        }
    }

    /// A name from which an identifier can be made.
    fn name(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let text = self.text(key, value)?;
        let sayable = text.starts_with(char::is_alphabetic);
        if !sayable {
            self.wrong(key, "a name that begins with a letter", value);
        }
        sayable.then_some(text)
    }

    /// `dates = "jiff"`: a crate that has types for them.
    fn dates(&mut self, value: &Value<'_>) -> Option<Dates> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong("dates", DATES_WANTED, value);
            return None;
        };
        let known = Dates::ALL.into_iter().find(|dates| dates.as_str() == text);
        if known.is_none() && text != "string" {
            self.wrong("dates", DATES_WANTED, value);
        }
        known
    }

    /// `[enums]`: lists of schemas that are `open` and that are `closed`.
    fn enums(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table("enums", value).into_iter().flatten() {
            let open = match &**key.get_ref() {
                "open" => true,
                "closed" => false,
                _ => {
                    self.unknown(key.get_ref(), ENUMS, key.span());
                    continue;
                }
            };
            let schemas = self.written(key.get_ref(), value).into_iter();
            let rules = schemas.map(|schema| EnumRule { schema, open });
            config.enums.extend(rules);
        }
    }

    fn selectors(&mut self, key: &str, value: &Value<'_>) -> Vec<Selector> {
        let mut selectors = Vec::new();
        for (text, range) in self.texts(key, value) {
            match By::from_str(&text) {
                Ok(by) => selectors.push(Selector {
                    by,
                    span: Some(self.span(range)),
                }),
                Err(why) => self.tell(Diagnostic::new(&catalog::BAD_SELECTOR, &[&why]), range),
            }
        }
        selectors
    }

    /// A list of texts with their places.
    fn texts(&mut self, key: &str, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, "a list of texts", value);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push((text.to_string(), item.span())),
                _ => self.wrong(key, "a list of texts", item),
            }
        }
        texts
    }

    fn text(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(key, "a text", value);
            return None;
        };
        Some(text.to_string())
    }

    fn table<'v, 't>(&mut self, key: &str, value: &'v Value<'t>) -> Option<&'v DeTable<'t>> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, "a table", value);
            return None;
        };
        Some(table)
    }

    fn wrong(&mut self, key: &str, wanted: &str, value: &Value<'_>) {
        let wrong = Diagnostic::new(&catalog::BAD_SETTING, &[&key, &wanted]);
        self.tell(wrong, value.span());
    }

    fn wrong_key(&mut self, key: &str, wanted: &str, range: Range<usize>) {
        let wrong = Diagnostic::new(&catalog::BAD_SETTING, &[&key, &wanted]);
        self.tell(wrong, range);
    }

    fn unknown(&mut self, key: &str, known: &[&str], range: Range<usize>) {
        let near = suggest::nearest(key, known.iter().copied());
        let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        let all: Vec<_> = known.iter().map(|key| format!("`{key}`")).collect();
        let unknown = Diagnostic::new(&catalog::UNKNOWN_SETTING, &[&key, &near, &all.join(", ")]);
        self.tell(unknown, range);
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range.start, range.end)
    }

    fn tell(&mut self, diagnostic: Diagnostic, range: Range<usize>) {
        let span = self.span(range);
        self.diagnostics.push(diagnostic.at(span));
    }
}
