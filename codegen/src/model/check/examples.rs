//! Examples and defaults fit the shapes that they stand for.

use super::Narrow;
use crate::diagnostic::{Diagnostic, Diagnostics, Entry, catalog as codes};
use crate::model::fits::{Direction, misfits};
use crate::model::{
    Api, Content, Extensions, Origin, Parameter, Shape, ShapeId, ShapeKind, Use, Value,
};
use crate::source::Span;

/// Of one example, this many misfits are shown.
const SHOWN: usize = 3;

pub(super) fn examples_fit(api: &Api, diagnostics: &mut Diagnostics) {
    let mut check = Check {
        api,
        diagnostics,
        code: &codes::MISFIT_EXAMPLE,
    };
    for operation in api.operations.values().chain(api.incoming.values()) {
        for Parameter { used, examples, .. } in &operation.parameters {
            let values = examples
                .iter()
                .map(|example| (&example.value, example.origin.span));
            check.all(used, values, Direction::Request);
        }
        let bodies = operation.body.iter().flat_map(|body| &body.contents);
        bodies.for_each(|content| check.content(content, Direction::Request));
        let answers = operation
            .responses
            .iter()
            .flat_map(|response| &response.contents);
        answers.for_each(|content| check.content(content, Direction::Response));
    }
    for (id, shape) in api.shapes.iter() {
        let values = shape
            .examples
            .iter()
            .map(|example| (&example.value, example.origin.span));
        check.all(&definition(id, shape), values, Direction::Either);
    }
}

pub(super) fn defaults_fit(api: &Api, narrow: Narrow<'_>, diagnostics: &mut Diagnostics) {
    let mut check = Check {
        api,
        diagnostics,
        code: &codes::MISFIT_DEFAULT,
    };
    for (id, shape) in api.shapes.iter() {
        let values = shape.default.iter();
        let values = values.map(|value| (value, narrow(&shape.origin, "default")));
        check.all(&definition(id, shape), values, Direction::Either);
        if let ShapeKind::Object(object) = &shape.kind {
            for property in object.properties.values() {
                let values = property
                    .default
                    .iter()
                    .map(|value| (value, narrow(&property.origin, "default")));
                check.all(&property.used, values, Direction::Either);
            }
        }
    }
}

/// A use of a definition by itself. Its `null` belongs to its uses, so here it is let through.
pub(in crate::model) fn definition(id: ShapeId, shape: &Shape) -> Use {
    Use {
        shape: id,
        nullable: true,
        description: None,
        deprecated: false,
        extensions: Extensions::default(),
        origin: Origin::clone(&shape.origin),
    }
}

struct Check<'a, 'd> {
    api: &'a Api,
    diagnostics: &'d mut Diagnostics,
    code: &'static Entry,
}

impl Check<'_, '_> {
    fn content(&mut self, content: &Content, direction: Direction) {
        let Some(used) = &content.used else { return };
        let is_json = content.media_type.kind() == crate::http::MediaKind::Json;
        let values = content.examples.iter().filter(|_| is_json);
        self.all(
            used,
            values.map(|example| (&example.value, example.origin.span)),
            direction,
        );
    }

    fn all<'v>(
        &mut self,
        used: &Use,
        values: impl Iterator<Item = (&'v Value, Span)>,
        direction: Direction,
    ) {
        for (value, span) in values {
            for misfit in misfits(self.api, used, value, direction)
                .into_iter()
                .take(SHOWN)
            {
                let place = match misfit.pointer.as_str() {
                    "" => "the value ".to_owned(),
                    pointer => format!("`{pointer}` "),
                };
                let diagnostic = Diagnostic::new(self.code, &[&place, &misfit.message]);
                self.diagnostics.push(diagnostic.at(span));
            }
        }
    }
}
