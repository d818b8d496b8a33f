//! Holds a trait of what comes in against what can be read: rules beside those of operations that are sent.

use std::collections::BTreeSet;

use super::check::either_way;
use super::input::{Api, Operation};
use super::media::{BodyKind, Media};
use super::parameter::Location;
use crate::context::Context;

/// Notes every mistake.
pub(super) fn check(context: &Context, api: &Api) {
    names_are_distinct(context, api);
    for operation in &api.operations {
        either_way(context, operation);
        says_nothing_of_sending(context, operation);
        parameters_can_be_read(context, operation);
        bodies_can_be_read(context, operation);
        answers_can_be_written(context, operation);
    }
}

/// Each makes a type of its own, one of its answers, and one of its body where that may be several.
fn names_are_distinct(context: &Context, api: &Api) {
    let mut names = BTreeSet::new();
    for operation in &api.operations {
        let name = operation.type_name();
        if !names.insert(name.clone()) {
            context.error(&operation.ident, "two operations have this name");
        }
        let own = [format!("{name}Answer"), format!("{name}Body")];
        if api
            .operations
            .iter()
            .any(|other| own.contains(&other.type_name()))
        {
            let message = format!(
                "`{name}Answer` and `{name}Body` stand for its answer and its body: another operation has such a name"
            );
            context.error(&operation.ident, message);
        }
    }
}

fn says_nothing_of_sending(context: &Context, operation: &Operation) {
    let Some(route) = &operation.route else {
        return;
    };
    if let Some(server) = &route.server {
        context.error(server, "what comes in goes to a server of yours");
    }
    if let Some(scheme) = route.security.iter().flatten().next() {
        let message =
            "credentials of what comes in are not read here: check them before it is decoded";
        context.error(scheme, message);
    }
}

fn parameters_can_be_read(context: &Context, operation: &Operation) {
    for parameter in &operation.parameters {
        let Some(wire) = parameter.wire() else {
            continue;
        };
        if wire.location == Location::Path {
            let message =
                "the path of what comes in is your server's: its route reads parameters of it";
            context.error_at(parameter.span, message);
        }
        let is_token =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let is_name = !wire.name.is_empty() && wire.name.bytes().all(is_token);
        match wire.location {
            Location::Header if wire.name.eq_ignore_ascii_case("content-type") => {
                let message = "`content-type` is no parameter: it is what `#[body(…)]` says";
                context.error_at(wire.name_span, message);
            }
            Location::Header if !is_name => {
                context.error_at(wire.name_span, "no header can have this name");
            }
            _ if wire.name.is_empty() => {
                context.error_at(wire.name_span, "a parameter has a name");
            }
            _ => {}
        }
    }
}

fn bodies_can_be_read(context: &Context, operation: &Operation) {
    let bodies = operation.parameters.iter();
    let bodies = bodies.filter_map(|parameter| Some((parameter, parameter.body()?)));
    for (parameter, choice) in bodies
        .flat_map(|(parameter, body)| body.choices.iter().map(move |choice| (parameter, choice)))
    {
        let kind = choice.media.kind_for(choice.ty(parameter));
        if let Some(rule) = choice
            .rules
            .rules
            .first()
            .filter(|_| kind == BodyKind::Bytes)
        {
            context.error_at(
                rule.span,
                "bytes that come in have no rules: look at their length",
            );
        }
        if kind == BodyKind::Multipart && choice.media.essence() != "multipart/form-data" {
            let message = "of what comes in, the parts of `multipart/form-data` alone have names: this is `Bytes`";
            context.error_at(parameter.span, message);
        }
    }
}

fn answers_can_be_written(context: &Context, operation: &Operation) {
    for answer in &operation.answers {
        if let Some(headers) = &answer.headers {
            let message =
                "headers of answers are not written here: set them on what `into_response` gives";
            context.error(headers, message);
        }
        let kind = |(ty, media): (&syn::Type, &Media)| media.kind_for(ty);
        let kind = answer.ty.as_ref().zip(answer.media.as_ref()).map(kind);
        let is_whole =
            !answer.is_sequence() && !matches!(kind, Some(BodyKind::Form | BodyKind::Multipart));
        if let (false, Some(ty)) = (is_whole, &answer.ty) {
            context.error(ty, "an answer to what comes in is JSON, text or bytes");
        }
    }
}
