//! Holds what was written against what OpenAPI allows: a flat list of small rules.

use std::collections::BTreeSet;

use super::input::{Api, Operation};
use super::parameter::{Location, Parameter};
use super::route::Route;
use crate::context::Context;
use crate::suggest;

/// Notes every mistake.
pub(super) fn check(context: &Context, api: &Api) {
    let mut names = BTreeSet::new();
    for operation in &api.operations {
        if !names.insert(operation.type_name()) {
            context.error(&operation.ident, "two operations have this name");
        }
        has_a_route(context, operation);
        has_a_success(context, operation);
        statuses_are_distinct(context, operation);
        parameters_are_distinct(context, operation);
        has_one_body(context, operation);
        for parameter in &operation.parameters {
            style_fits_its_place(context, parameter);
            content_is_json(context, parameter);
            if let Some(wire) = parameter.wire() {
                wire.rules.check(context, &parameter.ty);
            }
        }
        if let Some(route) = &operation.route {
            path_is_absolute(context, route);
            template_is_filled(context, operation, route);
        }
    }
}

fn has_a_route(context: &Context, operation: &Operation) {
    let methods = super::route::METHODS;
    if !operation
        .written
        .iter()
        .any(|name| methods.contains(&name.as_str()))
    {
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

fn parameters_are_distinct(context: &Context, operation: &Operation) {
    let mut seen = BTreeSet::new();
    for parameter in &operation.parameters {
        let Some(wire) = parameter.wire() else {
            continue;
        };
        if !seen.insert((wire.location.noun(), wire.name.clone())) {
            let message = format!(
                "the {} has a parameter `{}` already",
                wire.location.noun(),
                wire.name
            );
            context.error_at(parameter.span, message);
        }
    }
}

fn has_one_body(context: &Context, operation: &Operation) {
    let bodies = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.body().is_some());
    for second in bodies.skip(1) {
        context.error_at(second.span, "a request has one body");
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

fn content_is_json(context: &Context, parameter: &Parameter) {
    let Some(content) = parameter.wire().and_then(|wire| wire.content.as_ref()) else {
        return;
    };
    let media = content.value();
    if !media.ends_with("/json") && !media.ends_with("+json") {
        context.error(
            content,
            "the content of a parameter is JSON: other media types can't be written in one",
        );
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
    } else if path.matches('{').count() != path.matches('}').count() {
        context.error(&route.path, "a brace is not closed");
    }
}

fn template_is_filled(context: &Context, operation: &Operation, route: &Route) {
    let names = route.names();
    let declared = operation
        .parameters
        .iter()
        .filter_map(|parameter| Some((parameter, parameter.wire()?)));
    let declared: Vec<_> = declared
        .filter(|(_, wire)| wire.location == Location::Path)
        .collect();
    for name in &names {
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
