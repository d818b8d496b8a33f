//! Parameters and bodies of operations.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Planner;
use super::forms::encodings;
use super::names::{self, Kind};
use super::operations::template;
use super::types::Typed;
use super::{Argument, Ident, Parameter, Type};
use crate::diagnostic::catalog;
use crate::http::{Location, MediaKind, Style};
use crate::model::{self, ParameterEncoding, ShapeKind};

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
        let mut arguments = vec![Argument::Literal(parameter.name.clone())];
        let typed = match parameter.location {
            Location::Querystring => self.plan_whole_query(parameter, &mut arguments),
            _ if is_text(&parameter.encoding) => self.plan_text(parameter),
            _ => {
                let style = parameter.location.default_style();
                arguments.extend(styled(&parameter.encoding, style));
                self.typed(&parameter.used)
            }
        };
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
        let empty = self.is_empty_allowed(parameter, &typed.ty);
        arguments.extend(empty.then_some(Argument::Flag("allow_empty")));
        let docs = self.parameter_docs(parameter, matches!(typed.ty, Type::Secret(_)));
        let ty = match (optional, empty && !matches!(typed.ty, Type::Vec(_))) {
            (true, true) => Type::Nullable(Box::new(typed.ty)),
            (true, false) => Type::Option(Box::new(typed.ty)),
            (false, _) => typed.ty,
        };
        Parameter {
            docs,
            deprecated: parameter.deprecated,
            attribute,
            arguments,
            ident,
            ty,
        }
    }

    /// What is written in another media type than JSON is a text: a scalar by itself, else what the caller made of it.
    fn plan_text(&self, parameter: &model::Parameter) -> Typed {
        let ParameterEncoding::Content(media) = &parameter.encoding else {
            return self.typed(&parameter.used);
        };
        let kind = &self.api.shapes[parameter.used.shape].kind;
        let is_scalar = matches!(
            kind,
            ShapeKind::String(_)
                | ShapeKind::Integer(_)
                | ShapeKind::Number(_)
                | ShapeKind::Boolean
                | ShapeKind::Enum(_)
        );
        if is_scalar && media.kind() == MediaKind::Text {
            return self.typed(&parameter.used);
        }
        self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &parameter.origin);
        Typed {
            ty: Type::String,
            rules: Vec::new(),
        }
    }

    /// A whole query is a form or JSON, as its content says, and a text where it is neither.
    fn plan_whole_query(&self, parameter: &model::Parameter, said: &mut Vec<Argument>) -> Typed {
        let ParameterEncoding::Content(media) = &parameter.encoding else {
            said.push(Argument::Text("content", "text/plain".to_owned()));
            return self.typed(&parameter.used);
        };
        let kind = media.kind();
        let written = match kind {
            MediaKind::Json if media.is_range() => "application/json",
            MediaKind::Multipart => "text/plain",
            _ if media.is_range() => "text/plain",
            _ => media.as_str(),
        };
        said.push(Argument::Text("content", written.to_owned()));
        if matches!(kind, MediaKind::Form | MediaKind::Json) {
            said.extend(encodings(kind, &parameter.parts));
            return self.typed(&parameter.used);
        }
        if written != media.as_str() {
            self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &parameter.origin);
        }
        match self.is_object(parameter.used.shape) {
            true => Typed {
                ty: Type::String,
                rules: Vec::new(),
            },
            false => self.typed(&parameter.used),
        }
    }

    /// Whether a name may be sent without a value where the type has no empty one: a text has, and needs no word for it.
    fn is_empty_allowed(&self, parameter: &model::Parameter, ty: &Type) -> bool {
        let styled = matches!(parameter.encoding, ParameterEncoding::Style { style, .. } if style != Style::DeepObject);
        let said = parameter.allow_empty && parameter.location == Location::Query && styled;
        let plain = matches!(ty, Type::String)
            || matches!(ty, Type::Secret(inner) if **inner == Type::String);
        if !said || plain {
            return false;
        }
        let listed = matches!(ty, Type::Vec(_));
        let scalar =
            !matches!(ty, Type::Map(_) | Type::Value) && !self.is_object(parameter.used.shape);
        let optional = !parameter.required || parameter.used.nullable;
        let is_sayable = listed || (scalar && optional);
        if !is_sayable {
            self.note(
                &catalog::EMPTY_NOT_SENT,
                &[&parameter.name],
                &parameter.origin,
            );
        }
        is_sayable
    }

    fn is_object(&self, id: model::ShapeId) -> bool {
        !matches!(
            self.api.shapes[id].kind,
            ShapeKind::Boolean
                | ShapeKind::Integer(_)
                | ShapeKind::Number(_)
                | ShapeKind::String(_)
                | ShapeKind::Enum(_)
                | ShapeKind::Constant(_)
        )
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

/// Whether the value is a text in a media type of its own.
fn is_text(encoding: &ParameterEncoding) -> bool {
    matches!(encoding, ParameterEncoding::Content(media) if media.kind() != MediaKind::Json)
}
