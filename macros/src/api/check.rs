//! Holds what was written against what OpenAPI allows: a flat list of small rules.

mod bodies;
mod queries;

use std::collections::BTreeSet;

use bodies::{
    a_head_has_no_body, choices_are_distinct, encodings_are_distinct, has_no_body_in_a_trace,
    has_one_body, ranges_are_not_sent,
};
use queries::{whole_queries_stand_alone, whole_query_has_content};

use super::answer::Answer;
use super::input::{Api, Operation, same};
use super::parameter::{Location, Parameter};
use super::route::Route;
use crate::context::Context;
use crate::suggest;

/// Notes every mistake.
pub(super) fn check(context: &Context, api: &Api) {
    operations_are_distinct(context, api);
    for operation in &api.operations {
        either_way(context, operation);
        for parameter in &operation.parameters {
            name_fits_its_place(context, parameter);
        }
        if let Some(route) = &operation.route {
            path_is_absolute(context, route);
            template_is_filled(context, operation, route);
        }
        ranges_are_not_sent(context, operation);
    }
}

/// What holds of operations that are sent and of those that come in.
pub(super) fn either_way(context: &Context, operation: &Operation) {
    has_a_route(context, operation);
    has_a_success(context, operation);
    statuses_are_distinct(context, operation);
    has_one_sequence(context, operation);
    has_one_type_a_rendering(context, operation);
    parameters_are_distinct(context, operation);
    whole_queries_stand_alone(context, operation);
    has_one_body(context, operation);
    has_no_body_in_a_trace(context, operation);
    a_head_has_no_body(context, operation);
    choices_are_distinct(context, operation);
    encodings_are_distinct(context, operation);
    for parameter in &operation.parameters {
        style_fits_its_place(context, parameter);
        reserved_are_encoded_at_all(context, parameter);
        content_is_json(context, parameter);
        whole_query_has_content(context, parameter);
        empty_is_for_queries(context, parameter);
        if let Some(wire) = parameter.wire() {
            wire.rules.check(context, &parameter.ty);
        }
        for choice in parameter.body().iter().flat_map(|body| &body.choices) {
            choice.rules.check(context, choice.ty(parameter));
        }
    }
}

/// Each makes a type of its own, and types of its answers.
fn operations_are_distinct(context: &Context, api: &Api) {
    let mut names = BTreeSet::new();
    for operation in &api.operations {
        let name = operation.type_name();
        if !names.insert(name.clone()) {
            context.error(&operation.ident, "two operations have this name");
        }
        let mut others = api.operations.iter().map(Operation::type_name);
        let own = [
            format!("{name}Error"),
            format!("{name}Success"),
            format!("{name}Body"),
            format!("{name}As"),
        ];
        if others.any(|other| own.contains(&other)) {
            let message = format!(
                "`{name}Success`, `{name}Error`, `{name}As` and `{name}Body` stand for its answers and its body: another operation has such a name"
            );
            context.error(&operation.ident, message);
        }
    }
}

/// Where an attribute is unknown, it may be the method, misspelt: that was noted.
fn has_a_route(context: &Context, operation: &Operation) {
    let is_answer = |name: &String| name == "ok" || name == "error";
    if operation.written.iter().all(is_answer) {
        context.error(
            &operation.ident,
            "which method and path? Write `#[get(\"/…\")]` above it",
        );
    }
}

fn has_a_success(context: &Context, operation: &Operation) {
    if !operation.written.iter().any(|name| name == "ok") {
        context.error(
            &operation.ident,
            "what does success answer? Write `#[ok(200, T)]`, or `#[ok(204)]` for no body",
        );
    }
}

fn statuses_are_distinct(context: &Context, operation: &Operation) {
    let mut seen = Vec::new();
    for answer in &operation.answers {
        for (status, span) in &answer.statuses {
            // A default may be a success and an error: which one it is, the status says.
            let key = (
                *status,
                answer.media.as_ref().map(|media| media.name.clone()),
                answer.success,
            );
            if seen.contains(&key) {
                context.error_at(*span, "this status was answered above");
            }
            seen.push(key);
        }
    }
}

/// Errors are read whole, and a call has one method that gives items.
fn has_one_sequence(context: &Context, operation: &Operation) {
    for (_, second) in operation.sequences().into_iter().skip(1) {
        context.error(
            second,
            "a call has one answer that is read item by item; the other media types are given raw",
        );
    }
    let errors = operation.answers.iter().filter(|answer| !answer.success);
    for (_, ty) in errors.flat_map(Answer::sequences) {
        context.error(
            ty,
            "an error is read whole: it can't be a sequence of items",
        );
    }
}

/// A call has one method for each media type that has a type of its own.
fn has_one_type_a_rendering(context: &Context, operation: &Operation) {
    let answers = operation.answers.iter();
    let all: Vec<_> = answers.flat_map(|answer| &answer.renderings).collect();
    for (place, (media, ty)) in all.iter().enumerate() {
        let mut before = all.iter().take(place);
        if before.any(|(other, first)| other.name == media.name && !same(Some(first), Some(ty))) {
            let message = format!("`{}` is read as one type in all successes", media.name);
            context.error(ty, message);
        }
    }
}

fn parameters_are_distinct(context: &Context, operation: &Operation) {
    let mut idents = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for parameter in &operation.parameters {
        if !idents.insert(parameter.ident.to_string()) {
            let message = format!("two parameters are called `{}`", parameter.ident);
            context.error(&parameter.ident, message);
            continue;
        }
        let Some(wire) = parameter.wire() else {
            continue;
        };
        // Names of headers are alike in all cases (RFC 9110 §5.1).
        let name = match wire.location {
            Location::Header => wire.name.to_ascii_lowercase(),
            _ => wire.name.clone(),
        };
        if !seen.insert((wire.location.noun(), name)) {
            let message = format!(
                "the {} has a parameter `{}` already",
                wire.location.noun(),
                wire.name
            );
            context.error_at(parameter.span, message);
        }
    }
}

/// What OpenAPI passes over (3.1.1, Parameter Object), and what no header can be called (RFC 9110 §5.1).
fn name_fits_its_place(context: &Context, parameter: &Parameter) {
    let Some(wire) = parameter.wire() else {
        return;
    };
    let instead = match wire.name.to_ascii_lowercase().as_str() {
        "content-type" => Some("it is what `#[body(…)]` says"),
        "accept" => Some("it is what `#[ok(…)]` and `#[error(…)]` say"),
        "authorization" => Some("write `security = …` beside the path"),
        _ => None,
    };
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_name = !wire.name.is_empty() && wire.name.bytes().all(is_token);
    match (wire.location, instead) {
        (Location::Header, Some(instead)) => {
            context.error_at(
                wire.name_span,
                format!("`{}` is no parameter: {instead}", wire.name),
            );
        }
        (Location::Header, None) if !is_name => {
            context.error_at(wire.name_span, "no header can have this name");
        }
        _ if wire.name.is_empty() => context.error_at(wire.name_span, "a parameter has a name"),
        _ => {}
    }
}

fn style_fits_its_place(context: &Context, parameter: &Parameter) {
    let Some((wire, (style, span))) = parameter
        .wire()
        .and_then(|wire| Some((wire, wire.style.as_ref()?)))
    else {
        return;
    };
    if !wire.location.styles().contains(&style.as_str()) {
        let styles = suggest::list(wire.location.styles());
        let message = format!(
            "a {} parameter has no style `{style}`: it has {styles}",
            wire.location.noun()
        );
        context.error_at(*span, message);
    }
}

fn reserved_are_encoded_at_all(context: &Context, parameter: &Parameter) {
    let Some(wire) = parameter.wire().filter(|wire| wire.allow_reserved) else {
        return;
    };
    if matches!(wire.location, Location::Header | Location::Cookie) {
        let message = format!(
            "`allow_reserved` is for paths and queries: in a {} no character is reserved",
            wire.location.noun()
        );
        context.error_at(wire.written.unwrap_or(parameter.span), message);
    }
}

fn content_is_json(context: &Context, parameter: &Parameter) {
    let Some((wire, content)) = parameter
        .wire()
        .filter(|wire| wire.location != Location::Querystring)
        .and_then(|wire| Some((wire, wire.content.as_ref()?)))
    else {
        return;
    };
    if let Some(span) = wire.written.filter(|_| !wire.allow_reserved) {
        context.error_at(span, "a parameter has a style or a content, not both");
    }
    let media = content.value();
    if !media.ends_with("/json") && !media.ends_with("+json") {
        context.error(
            content,
            "the content of a parameter is JSON: other media types can't be written in one",
        );
    }
}

/// OpenAPI 3.1.1, Parameter Object, `allowEmptyValue`. Lists are empty by themselves, and texts are; what else is sent
/// without a value is told from what is left out by `Nullable`.
fn empty_is_for_queries(context: &Context, parameter: &Parameter) {
    let Some(wire) = parameter.wire() else {
        return;
    };
    match wire.allow_empty {
        Some(span) if wire.location != Location::Query => {
            let message = "`allow_empty` is for query parameters: `?name=`";
            context.error_at(span, message);
        }
        None if parameter.is_nullable() => {
            let message = "a parameter can't be null: write `Option`, or `allow_empty` for a name without a value";
            context.error(&parameter.ty, message);
        }
        _ => {}
    }
}

fn path_is_absolute(context: &Context, route: &Route) {
    let path = route.path.value();
    if !path.starts_with('/') {
        context.error(&route.path, "a path begins with a slash");
    } else if path.contains(['?', '#']) {
        context.error(
            &route.path,
            "a path has no query and no fragment: write query parameters as `#[query]`",
        );
    } else if path.split('/').any(|step| step == "." || step == "..") {
        context.error(
            &route.path,
            "a path has neither `.` nor `..` between its slashes",
        );
    }
    match route.names() {
        None => context.error(&route.path, "a brace lacks its other half"),
        Some(names) if names.iter().any(String::is_empty) => {
            context.error(&route.path, "a parameter has a name: `{}` has none");
        }
        Some(_) => {}
    }
}

fn template_is_filled(context: &Context, operation: &Operation, route: &Route) {
    // Without names nothing can be held against them; that was noted.
    let Some(names) = route.names() else {
        return;
    };
    let declared = operation
        .parameters
        .iter()
        .filter_map(|parameter| Some((parameter, parameter.wire()?)));
    let declared: Vec<_> = declared
        .filter(|(_, wire)| wire.location == Location::Path)
        .collect();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !declared.iter().any(|(_, wire)| wire.name == *name) {
            context.error(
                &route.path,
                format!("nothing fills `{{{name}}}`: declare `#[path(\"{name}\")]`"),
            );
        }
    }
    for (parameter, wire) in declared {
        if !names.contains(&wire.name) {
            let message = format!(
                "the path has no `{{{}}}`: {}",
                wire.name,
                route.path.value()
            );
            context.error_at(parameter.span, message);
        }
        if parameter.optional().is_some() {
            context.error(
                &parameter.ty,
                "a path parameter is always there: it is no `Option`",
            );
        }
    }
}
