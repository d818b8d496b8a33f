//! `[types]` and `[dependencies]`: types that a person owns, and the crates that they come from.
//!
//! Takes the tables; gives rules and lines of a manifest. Whether the description has what a type takes the place of is
//! asked elsewhere, and whether the type exists by the compiler.

use toml::de::{DeTable, DeValue};

use super::{Reader, Value};
use crate::config::{Config, Replaced, TypeRule, Written};
use crate::document::extensions::is_type_path;

/// What begins a key that names a format in place of a schema.
const FORMAT: &str = "format:";

/// Where a crate comes from.
const ORIGINS: &[&str] = &["version", "path", "git", "workspace"];

/// What Cargo knows of a dependency.
const KEYS: &[&str] = &[
    "version",
    "path",
    "git",
    "branch",
    "tag",
    "rev",
    "package",
    "features",
    "default-features",
    "optional",
    "registry",
    "workspace",
];

impl Reader<'_> {
    /// `[types]`: what is replaced, and the path of the type.
    pub(super) fn types(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table("types", value).into_iter().flatten() {
            let name = key.get_ref();
            let Some(path) = self.text(name, value) else {
                continue;
            };
            if !is_type_path(&path) {
                let wanted =
                    "the path of a type, like `crate::Money`, or one like `String` or `i64`";
                self.wrong(name, wanted, value);
                continue;
            }
            let of = match name.strip_prefix(FORMAT) {
                Some(format) => Replaced::Format(format.to_owned()),
                None => Replaced::Schema(name.to_string()),
            };
            let span = Some(self.span(key.span()));
            let of = Written { value: of, span };
            config.types.push(TypeRule { of, path });
        }
    }

    /// `[dependencies]`: names, each with a version or a table on one line, as Cargo has them.
    pub(super) fn dependencies(&mut self, value: &Value<'_>, text: &str, config: &mut Config) {
        for (key, value) in self.table("dependencies", value).into_iter().flatten() {
            let name = key.get_ref();
            if let Some(wanted) = unfit_name(name) {
                self.wrong_key(name, wanted, key.span());
                continue;
            }
            if let DeValue::Table(table) = value.get_ref()
                && !self.is_dependency(name, table, value)
            {
                continue;
            }
            let written = text.get(value.span()).unwrap_or_default();
            let inline = match value.get_ref() {
                DeValue::String(_) => true,
                DeValue::Table(_) => written.starts_with('{'),
                _ => false,
            };
            if !inline || written.contains('\n') {
                let wanted = "a version, or a table on one line, as a manifest has it";
                self.wrong(key.get_ref(), wanted, value);
                continue;
            }
            let dependency = (key.get_ref().to_string(), written.to_owned());
            config.dependencies.push(dependency);
        }
    }

    /// Whether a table says where a crate comes from, and nothing that Cargo doesn't know.
    fn is_dependency(&mut self, name: &str, table: &DeTable<'_>, value: &Value<'_>) -> bool {
        let mut known = true;
        for (key, _) in table {
            if !KEYS.contains(&&**key.get_ref()) {
                self.unknown(key.get_ref(), KEYS, key.span());
                known = false;
            }
        }
        let says = |origin: &&str| table.iter().any(|(key, _)| &**key.get_ref() == *origin);
        if known && !ORIGINS.iter().any(says) {
            self.wrong(
                name,
                "a table with `version`, `path`, `git` or `workspace`",
                value,
            );
            known = false;
        }
        known
    }
}

/// What the name of a dependency must be instead.
fn unfit_name(name: &str) -> Option<&'static str> {
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let known = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    match name {
        "typewright" => {
            Some("left out: every client depends on it, and `--runtime` says where it is")
        }
        name if !begins || !name.chars().all(known) => Some("the name of a crate"),
        _ => None,
    }
}
