//! Rules on styles: each is given what OpenAPI says how to write by it.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Narrow;
use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::http::{MediaKind, Style};
use crate::model::{Api, Content, Operation, ParameterEncoding, ShapeId, ShapeKind, Use};
use crate::source::Span;

/// What is written as a deep object and may be something else, by name and kind: many operations say the same.
type Found<'a> = IndexMap<(&'a str, &'static str), Vec<Span>>;

/// OpenAPI 3.1.1, Style Values: `deepObject` is undefined for what is no object.
pub(super) fn deep_objects_are_objects(
    api: &Api,
    narrow: Narrow<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut found = Found::new();
    for operation in api.operations.values() {
        note_parameters(api, operation, narrow, &mut found);
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        contents.for_each(|content| note_form(api, content, &mut found));
    }
    for ((name, kind), spans) in found {
        let others = match spans.iter().collect::<BTreeSet<_>>().len() {
            0 | 1 => String::new(),
            2 => ", here and in another place".to_owned(),
            count => format!(", here and in {} other places", count - 1),
        };
        if let Some(first) = spans.first() {
            let said = Diagnostic::new(&codes::DEEP_NO_OBJECT, &[&name, &kind, &others]);
            diagnostics.push(said.at(*first));
        }
    }
}

fn note_parameters<'a>(
    api: &Api,
    operation: &'a Operation,
    narrow: Narrow<'_>,
    found: &mut Found<'a>,
) {
    for parameter in &operation.parameters {
        let is_deep = matches!(
            parameter.encoding,
            ParameterEncoding::Style {
                style: Style::DeepObject,
                ..
            }
        );
        if let Some(kind) = other_kind(api, &parameter.used).filter(|_| is_deep) {
            let spans = found.entry((&parameter.name, kind)).or_default();
            spans.push(narrow(&parameter.origin, "style"));
        }
    }
}

/// The properties of a form that has styles.
fn note_form<'a>(api: &'a Api, content: &'a Content, found: &mut Found<'a>) {
    let shape = content.used.as_ref().map(|used| &api.shapes[used.shape]);
    let Some(ShapeKind::Object(form)) = shape.map(|shape| &shape.kind) else {
        return;
    };
    for (name, encoding) in &content.encoding {
        let is_deep = encoding.style == Some(Style::DeepObject)
            && content.media_type.kind() == MediaKind::Form;
        let Some(property) = form.properties.get(name).filter(|_| is_deep) else {
            continue;
        };
        if let Some(kind) = other_kind(api, &property.used) {
            let spans = found.entry((name, kind)).or_default();
            spans.push(property.used.origin.span);
        }
    }
}

/// What else than an object a value may be.
fn other_kind(api: &Api, used: &Use) -> Option<&'static str> {
    kind_within(api, used.shape, &mut BTreeSet::new())
}

fn kind_within(api: &Api, id: ShapeId, seen: &mut BTreeSet<ShapeId>) -> Option<&'static str> {
    if !seen.insert(id) {
        return None;
    }
    match &api.shapes[id].kind {
        ShapeKind::Array(_) | ShapeKind::Tuple(_) => Some("an array"),
        ShapeKind::Boolean
        | ShapeKind::Integer(_)
        | ShapeKind::Number(_)
        | ShapeKind::String(_)
        | ShapeKind::Constant(_)
        | ShapeKind::Enum(_) => Some("a scalar"),
        ShapeKind::Union(union) => {
            let mut variants = union.variants.iter();
            variants.find_map(|variant| kind_within(api, variant.used.shape, seen))
        }
        ShapeKind::Any
        | ShapeKind::Never
        | ShapeKind::Null
        | ShapeKind::Object(_)
        | ShapeKind::Map(_)
        | ShapeKind::Own(_) => None,
    }
}
