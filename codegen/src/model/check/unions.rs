//! Rules on unions: a discriminator is declared, variants can be told apart.

use crate::diagnostic::{Diagnostic, Diagnostics, catalog as codes};
use crate::model::overlap::common_value;
use crate::model::{Api, ShapeKind, Union, Value};

/// Of a value, this many characters are shown.
const SHOWN: usize = 120;

pub(super) fn discriminators_are_declared(api: &Api, diagnostics: &mut Diagnostics) {
    for (union, discriminator) in
        unions(api).filter_map(|union| Some((union, union.discriminator.as_ref()?)))
    {
        for variant in &union.variants {
            let ShapeKind::Object(object) = &api.shapes[variant.used.shape].kind else {
                continue;
            };
            // What stands for all other values may lack it.
            if !variant.default && !object.properties.contains_key(&discriminator.property) {
                let diagnostic =
                    Diagnostic::new(&codes::MISSING_DISCRIMINATOR, &[&discriminator.property]);
                let diagnostic = diagnostic.at(variant.used.origin.span);
                diagnostics
                    .push(diagnostic.label(discriminator.origin.span, "the discriminator is here"));
            }
        }
    }
}

pub(super) fn variants_can_be_told_apart(api: &Api, diagnostics: &mut Diagnostics) {
    for union in unions(api).filter(|union| union.discriminator.is_none() && !union.several) {
        for (at, left) in union.variants.iter().enumerate() {
            for right in union.variants.iter().skip(at + 1) {
                if let Some(value) = common_value(api, &left.used, &right.used) {
                    let diagnostic = Diagnostic::new(&codes::OVERLAP, &[&shown(&value)])
                        .at(left.used.origin.span);
                    diagnostics.push(
                        diagnostic.label(right.used.origin.span, "the other variant is here"),
                    );
                }
            }
        }
    }
}

fn unions(api: &Api) -> impl Iterator<Item = &Union> {
    api.shapes.values().filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) => Some(union),
        _ => None,
    })
}

/// A value as a sentence can hold it.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
