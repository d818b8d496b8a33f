//! What holds of a parameter that is the whole query (OpenAPI 3.2.0, Parameter Locations).
//!
//! Takes operations as they were written; notes mistakes. It does not know how a query is written.

use crate::api::input::Operation;
use crate::api::media::{BodyKind, Media};
use crate::api::parameter::{Location, Parameter, Wire};
use crate::context::Context;

/// The parameters that are all of the query.
fn whole(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(|parameter| is_whole(parameter.wire()))
}

fn is_whole(wire: Option<&Wire>) -> bool {
    wire.is_some_and(|wire| wire.location == Location::Querystring)
}

/// There is one query.
pub(super) fn whole_queries_stand_alone(context: &Context, operation: &Operation) {
    for second in whole(operation).skip(1) {
        context.error_at(second.span, "a request has one query");
    }
}

/// What the query is written as is for `content` to say, and for the encodings of a form's properties.
pub(super) fn whole_query_has_content(context: &Context, parameter: &Parameter) {
    let Some(wire) = parameter.wire() else {
        return;
    };
    let form = wire.media().filter(|media| media.kind == BodyKind::Form);
    if let (Some(first), None) = (wire.encodings.first(), &form) {
        context.error(&first.name, "only forms have encodings of their properties");
    }
    if !is_whole(Some(wire)) {
        return;
    }
    match &wire.content {
        None => context.error_at(
            parameter.span,
            "what is the query written as? Say `content = \"application/x-www-form-urlencoded\"`, or another media type",
        ),
        Some(content) => match Media::of_type(content) {
            Err(error) => context.ok::<()>(Err(error)).unwrap_or_default(),
            Ok(media) if media.kind == BodyKind::Multipart || media.is_range() => {
                context.error(content, "a query is a form, JSON or a text");
            }
            Ok(_) => {}
        },
    }
    if let Some(span) = wire.written {
        context.error_at(
            span,
            "a whole query has no style: its content says how it is written",
        );
    }
}
