//! Parameters and bodies of operations.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Planner;
use super::forms::form;
use super::names::{self, Kind};
use super::offered::{preference, preferred};
use super::operations::template;
use super::{Argument, Ident, Parameter, Type};
use crate::diagnostic::catalog;
use crate::http::{Location, MediaKind, MediaType, Style};
use crate::model::{self, Body, Content, ParameterEncoding};

impl Planner<'_> {
    /// The parameters in their order, then the body.
    pub(super) fn plan_parameters(&self, operation: &model::Operation) -> Vec<Parameter> {
        let body = operation.body.as_ref().map(|body| self.plan_body(body));
        let (named, nameless): (Vec<_>, Vec<_>) = operation
            .parameters
            .iter()
            .partition(|parameter| can_be_sent(parameter));
        for parameter in nameless {
            let place = parameter.location.as_str();
            self.note(
                &catalog::NAMELESS_PARAMETER,
                &[&parameter.name, &place],
                &parameter.origin,
            );
        }
        let distinct = distinct(&named);
        let idents = names::assign(
            Kind::Parameter,
            &distinct.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let template = template(&operation.path);
        let parameters = named.into_iter().zip(idents);
        parameters
            .map(|(parameter, ident)| self.plan_parameter(parameter, ident, template))
            .chain(body)
            .collect()
    }

    fn plan_parameter(
        &self,
        parameter: &model::Parameter,
        ident: Ident,
        template: &str,
    ) -> Parameter {
        let typed = self.typed(&parameter.used);
        let mut arguments = vec![Argument::Literal(parameter.name.clone())];
        arguments.extend(styled(
            &parameter.encoding,
            parameter.location.default_style(),
        ));
        arguments.extend(typed.rules);
        // Nowhere but in a document can `null` be said: a parameter that may be null may be left out.
        let optional = !parameter.required || parameter.used.nullable;
        let optional = optional && parameter.location != Location::Path;
        // Some paths are written with a query, and its parameters as the path's.
        let lost = parameter.location == Location::Path
            && !template.contains(&format!("{{{}}}", parameter.name));
        let attribute = if lost {
            "query"
        } else {
            parameter.location.as_str()
        };
        let ty = if optional {
            Type::Option(Box::new(typed.ty))
        } else {
            typed.ty
        };
        Parameter {
            attribute,
            arguments,
            ident,
            ty,
        }
    }

    fn plan_body(&self, body: &Body) -> Parameter {
        let content = self.preferred(&body.contents);
        let (arguments, ty) = content
            .map_or((vec![Argument::Flag("bytes")], Type::Bytes), |content| {
                self.body_form(content)
            });
        let ty = if body.required {
            ty
        } else {
            Type::Option(Box::new(ty))
        };
        Parameter {
            attribute: "body",
            arguments,
            ident: names::fixed("body"),
            ty,
        }
    }

    fn body_form(&self, content: &Content) -> (Vec<Argument>, Type) {
        let media = content.media_type.as_str();
        let typed = || {
            content
                .used
                .as_ref()
                .map_or(Type::Value, |used| self.typed_body(used))
        };
        let literal = || vec![Argument::Literal(media.to_owned())];
        match content.media_type.kind() {
            MediaKind::Json if content.media_type.essence() == "application/json" => {
                (vec![Argument::Flag("json")], typed())
            }
            MediaKind::Json => (literal(), typed()),
            MediaKind::Form => (form("form", content), typed()),
            MediaKind::Multipart if content.media_type.essence() == "multipart/form-data" => {
                (form("multipart", content), typed())
            }
            MediaKind::Multipart => (literal(), Type::Bytes),
            MediaKind::Text if content.media_type.essence() == "text/plain" => {
                (vec![Argument::Flag("text")], Type::String)
            }
            MediaKind::Text => (literal(), Type::String),
            MediaKind::Xml => {
                self.note(&catalog::MEDIA_TYPE_AS_IS, &[&media], &content.origin);
                (literal(), as_it_is(&content.media_type))
            }
            MediaKind::Bytes
                if content.media_type.is_range()
                    || content.media_type.essence() == "application/octet-stream" =>
            {
                (vec![Argument::Flag("bytes")], Type::Bytes)
            }
            MediaKind::Bytes => (literal(), Type::Bytes),
        }
    }

    /// The type of a whole body.
    pub(super) fn typed_body(&self, used: &model::Use) -> Type {
        let ty = self.typed(used).ty;
        if used.nullable && ty != Type::Value {
            Type::Option(Box::new(ty))
        } else {
            ty
        }
    }

    /// The content that is offered: the one that says most.
    pub(super) fn preferred<'c>(&self, contents: &'c [Content]) -> Option<&'c Content> {
        let best = preferred(contents)?;
        if contents
            .iter()
            .any(|content| preference(&content.media_type) != preference(&best.media_type))
        {
            self.note(
                &catalog::ONE_MEDIA_TYPE_ONLY,
                &[&best.media_type],
                &best.origin,
            );
        }
        Some(best)
    }
}

/// Whether there is a name to send a parameter by; those of headers are tokens (RFC 9110 §5.6.2).
fn can_be_sent(parameter: &model::Parameter) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let header = parameter.location == Location::Header;
    !parameter.name.is_empty() && (!header || parameter.name.bytes().all(token))
}

/// Names of parameters; one that comes in two places is told apart by its place.
fn distinct(parameters: &[&model::Parameter]) -> Vec<String> {
    let mut places: BTreeMap<Ident, BTreeSet<Location>> = BTreeMap::new();
    for parameter in parameters {
        places
            .entry(names::ident(Kind::Parameter, &parameter.name))
            .or_default()
            .insert(parameter.location);
    }
    let name = |parameter: &model::Parameter| {
        let twins = places.get(&names::ident(Kind::Parameter, &parameter.name));
        match twins.is_some_and(|twins| twins.len() > 1) && parameter.location != Location::Path {
            true => format!("{} {}", parameter.location.as_str(), parameter.name),
            false => parameter.name.clone(),
        }
    };
    parameters.iter().copied().map(name).collect()
}

/// What differs from OpenAPI's defaults.
pub(super) fn styled(encoding: &ParameterEncoding, default: Style) -> Vec<Argument> {
    let mut arguments = Vec::new();
    match encoding {
        ParameterEncoding::Content(media) => {
            arguments.push(Argument::Text("content", media.as_str().to_owned()));
        }
        ParameterEncoding::Style {
            style,
            explode,
            allow_reserved,
        } => {
            if *style != default {
                arguments.push(Argument::Word("style", style.as_str()));
            }
            if *explode != style.default_explode() {
                let word = if *explode { "true" } else { "false" };
                arguments.push(Argument::Word("explode", word));
            }
            arguments.extend(allow_reserved.then_some(Argument::Flag("allow_reserved")));
        }
    }
    arguments
}

/// The type of a body that nothing here reads: text where the media type says so.
pub(super) fn as_it_is(media: &MediaType) -> Type {
    match media.essence().starts_with("text/") {
        true => Type::String,
        false => Type::Bytes,
    }
}
