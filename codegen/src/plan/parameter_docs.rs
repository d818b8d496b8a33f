//! The documentation of parameters and bodies: what the description says, what holds without one, and examples.

use std::collections::BTreeSet;

use super::Docs;
use super::build::Planner;
use super::enums::quoted;
use super::forms::HeadedPart;
use super::shape_docs::shown;
use crate::model::{Body, Example, Parameter, Value};

/// How far parameters are indented.
const INDENT: usize = 8;
/// How many examples are shown, and how long the longest may be.
const EXAMPLES: usize = 2;
const LONGEST: usize = 60;

impl Planner<'_> {
    /// What there is to say of a parameter; nothing where the description says nothing.
    pub(super) fn parameter_docs(&self, parameter: &Parameter, secret: bool) -> Docs {
        let shape = &self.api.shapes[parameter.used.shape];
        let texts = [
            &parameter.description,
            &parameter.used.description,
            &shape.description,
        ];
        let said = texts
            .into_iter()
            .flatten()
            .find(|text| !text.trim().is_empty());
        let prose = said.map_or_else(Docs::none, |text| Docs::prose(text, INDENT));
        let default = shape.default.as_ref().filter(|default| {
            !parameter.required && !secret && !default.is_null() && is_short(default)
        });
        let default = default.filter(|default| !prose.tells_default(default));
        let default = default.map(|default| format!("Defaults to {}.", shown(default)));
        let examples = match secret {
            true => None,
            false => examples(&parameter.examples),
        };
        let notes: Vec<String> = default.into_iter().chain(examples).collect();
        if notes.is_empty() {
            return prose;
        }
        let (place, name) = (parameter.location.as_str(), quoted(&parameter.name));
        let plain = || Docs::sentence(&format!("The {place} parameter {name}."), INDENT);
        prose.or(plain).also(&notes.join(" "), INDENT)
    }

    /// What the description says of a body.
    pub(super) fn body_docs(&self, body: &Body) -> Docs {
        self.docs_of_parts(body, &|file, headers| {
            format!("The file {file} takes the header {headers}: see `Upload::with_header`.")
        })
    }

    /// What the description says of a body that comes in.
    pub(super) fn received_body_docs(&self, body: &Body) -> Docs {
        self.docs_of_parts(body, &|file, headers| {
            format!("The file {file} comes with the header {headers}: see `Upload::headers`.")
        })
    }

    /// Of a body, and with `says` of each file that has headers of its own.
    fn docs_of_parts(&self, body: &Body, says: &dyn Fn(&str, &str) -> String) -> Docs {
        let prose = body.description.as_deref();
        let prose = prose.map_or_else(Docs::none, |text| Docs::prose(text, INDENT));
        let parts = body
            .contents
            .iter()
            .flat_map(|content| self.headed_parts(content));
        parts.filter(|part| part.is_file).fold(prose, |docs, part| {
            docs.also(&says(&quoted(part.name), &names_of_headers(&part)), INDENT)
        })
    }
}

/// The headers that a file of a form has.
fn names_of_headers(part: &HeadedPart<'_>) -> String {
    let names = part.headers.iter().map(|header| quoted(&header.name));
    names.collect::<Vec<String>>().join(" and ")
}

/// "Example: `a`, `b`." The order of examples means nothing, so they are sorted.
fn examples(examples: &[Example]) -> Option<String> {
    let short = examples.iter().filter(|example| is_short(&example.value));
    let texts: BTreeSet<String> = short.map(|example| shown(&example.value)).collect();
    let texts: Vec<String> = texts.into_iter().take(EXAMPLES).collect();
    (!texts.is_empty()).then(|| format!("Example: {}.", texts.join(", ")))
}

fn is_short(value: &Value) -> bool {
    let text = shown(value);
    !matches!(value, Value::String(text) if text.trim().is_empty())
        && text.chars().count() <= LONGEST
}
