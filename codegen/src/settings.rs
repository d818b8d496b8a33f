//! `typewright.toml`: what a person decides for every run, beside the description.
//!
//! Takes the text as one of the sources, so that each mistake has a place; gives a [`Config`] with what it says. Every
//! mistake is told, and none is passed over: a key that means nothing would be a decision that nobody carries out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{By, Config, Selector};
use crate::diagnostic::{Diagnostic, Diagnostics, catalog, suggest};
use crate::source::{SourceId, Sources, Span};

#[cfg(test)]
mod tests;

/// The name of the file, beside the description.
pub const FILE: &str = "typewright.toml";

const KEYS: &[&str] = &["include", "exclude"];

/// Reads the settings of a source into a config.
pub fn read(sources: &Sources, id: SourceId, config: &mut Config, diagnostics: &mut Diagnostics) {
    let text = sources.get(id).map_or("", |source| source.text());
    let mut reader = Reader { id, diagnostics };
    match DeTable::parse(text) {
        Ok(table) => reader.table(table.get_ref(), config),
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
    fn table(&mut self, table: &DeTable<'_>, config: &mut Config) {
        for (key, value) in table {
            match &**key.get_ref() {
                "include" => self.selectors("include", value, &mut config.filter.include),
                "exclude" => self.selectors("exclude", value, &mut config.filter.exclude),
                other => {
                    let near = suggest::nearest(other, KEYS.iter().copied());
                    let near =
                        near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                    let all: Vec<_> = KEYS.iter().map(|key| format!("`{key}`")).collect();
                    let unknown = Diagnostic::new(
                        &catalog::UNKNOWN_SETTING,
                        &[&other, &near, &all.join(", ")],
                    );
                    self.tell(unknown, key.span());
                }
            }
        }
    }

    fn selectors(&mut self, key: &str, value: &Spanned<DeValue<'_>>, list: &mut Vec<Selector>) {
        let DeValue::Array(items) = value.get_ref() else {
            let wrong = Diagnostic::new(&catalog::BAD_SETTING, &[&key, &"a list of texts"]);
            return self.tell(wrong, value.span());
        };
        for item in items.iter() {
            let DeValue::String(text) = item.get_ref() else {
                let wrong = Diagnostic::new(&catalog::BAD_SETTING, &[&key, &"a list of texts"]);
                self.tell(wrong, item.span());
                continue;
            };
            match text.parse::<By>() {
                Ok(by) => list.push(Selector {
                    by,
                    span: Some(self.span(item.span())),
                }),
                Err(why) => self.tell(
                    Diagnostic::new(&catalog::BAD_SELECTOR, &[&why]),
                    item.span(),
                ),
            }
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range.start, range.end)
    }

    fn tell(&mut self, diagnostic: Diagnostic, range: Range<usize>) {
        let span = self.span(range);
        self.diagnostics.push(diagnostic.at(span));
    }
}
