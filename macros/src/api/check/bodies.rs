//! What holds of bodies, sent and answered.
//!
//! Takes operations as they were written; notes mistakes. It does not know how bodies are written or read.

use std::collections::BTreeSet;

use crate::api::input::Operation;
use crate::api::media::BodyKind;
use crate::api::parameter::Parameter;
use crate::context::Context;

pub(super) fn has_one_body(context: &Context, operation: &Operation) {
    let bodies = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.body().is_some());
    for second in bodies.skip(1) {
        context.error_at(second.span, "a request has one body");
    }
}

/// RFC 9110 §8.3: what is sent has one media type.
pub(super) fn ranges_are_not_sent(context: &Context, operation: &Operation) {
    for parameter in &operation.parameters {
        for choice in parameter.body().iter().flat_map(|body| &body.choices) {
            let (range, ty) = (&choice.media.name, choice.ty(parameter));
            if !choice.media.is_range() || choice.media.takes_representation(ty) {
                continue;
            }
            let advice = match choice.media.kind {
                BodyKind::Json => "write `json`, or the media type that is sent",
                _ => {
                    "take a `Representation`, which names its own, or write the media type that is sent"
                }
            };
            let message = format!("`{range}` stands for several media types: {advice}");
            context.error_at(parameter.span, message);
        }
    }
}

/// RFC 9110 §9.3.8. Other methods may have one: some APIs give a meaning to the body of a GET or DELETE.
pub(super) fn has_no_body_in_a_trace(context: &Context, operation: &Operation) {
    let is_trace = operation
        .route
        .as_ref()
        .is_some_and(|route| route.method == "TRACE");
    let mut bodies = operation
        .parameters
        .iter()
        .filter(|one| one.body().is_some());
    if let Some(body) = bodies.next().filter(|_| is_trace) {
        context.error_at(body.span, "a TRACE request has no body");
    }
}

/// RFC 9110 §9.3.2: whatever a GET would answer, a HEAD answers its head alone.
pub(super) fn a_head_has_no_body(context: &Context, operation: &Operation) {
    let route = operation.route.as_ref();
    if route.is_none_or(|route| route.method != "HEAD") {
        return;
    }
    for ty in operation
        .answers
        .iter()
        .filter_map(|answer| answer.ty.as_ref())
    {
        context.error(
            ty,
            "the answer to a HEAD request has no body: leave the type out",
        );
    }
}

pub(super) fn choices_are_distinct(context: &Context, operation: &Operation) {
    for parameter in &operation.parameters {
        let mut seen = BTreeSet::new();
        for choice in parameter.body().iter().flat_map(|body| &body.choices) {
            if !seen.insert(choice.media.name.to_ascii_lowercase()) {
                let message = format!("`{}` stands among the choices twice", choice.media.name);
                context.error_at(parameter.span, message);
            }
        }
    }
}

pub(super) fn encodings_are_distinct(context: &Context, operation: &Operation) {
    let bodies = operation.parameters.iter().filter_map(Parameter::body);
    for media in bodies
        .flat_map(|body| &body.choices)
        .map(|choice| &choice.media)
    {
        let mut seen = BTreeSet::new();
        for encoding in &media.encodings {
            if !seen.insert(encoding.name.value()) {
                context.error(&encoding.name, "this property has an encoding already");
            }
            if let (Some(content), true) = (&encoding.content, encoding.style.is_some()) {
                context.error(content, "a property has a style or a content, not both");
            }
        }
    }
}
