//! `[types]` and `[dependencies]`: types that a person owns, and the crates that they come from.
//!
//! Takes the tables; gives rules and lines of a manifest. Whether the description has what a type takes the place of is
//! asked elsewhere, and whether the type exists by the compiler.

use toml::de::DeValue;

use super::{Reader, Value};
use crate::config::{Config, Replaced, TypeRule, Written};
use crate::document::extensions::is_type_path;

/// What begins a key that names a format in place of a schema.
const FORMAT: &str = "format:";

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
}
