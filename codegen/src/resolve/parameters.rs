//! Parameters: those of the path item and of the operation together, with OpenAPI's defaults filled in.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as Written, PathStyle, QueryStyle, ReferenceOr,
};

use super::Resolver;
use super::contents::{shared_name, shared_place};
use super::extensions::{marks_deprecated, read_extensions};
use super::references::Node;
use crate::diagnostic::catalog as codes;
use crate::document::extensions as keys;
use crate::http::{Location, Style, path_placeholders};
use crate::model::{
    Extensions, OperationPlace, Parameter, ParameterEncoding, Place, ShapeKind, StringFormat,
};
use crate::pointer::Pointer;

/// A list of parameters and where it stands.
pub(super) type List<'w> = (&'w [ReferenceOr<Written>], Pointer);

/// Whether two parameters are one: names of headers are the same in capitals and in small letters (RFC 9110 §5.1).
fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location
        && match one.location {
            Location::Header => one.name.eq_ignore_ascii_case(&other.name),
            _ => one.name == other.name,
        }
}

impl Resolver<'_, '_> {
    /// The parameters of an operation: its own override the path item's of the same name and location. Path first.
    pub(super) fn read_parameters(
        &mut self,
        lists: [List<'_>; 2],
        place: OperationPlace,
    ) -> Vec<Parameter> {
        let mut read: Vec<Parameter> = Vec::new();
        for (list, pointer) in lists {
            let inherited = read.len();
            for (at, entry) in list.iter().enumerate() {
                let pointer = pointer.item(at);
                let Some(parameter) = self.read_parameter(entry, &pointer, place) else {
                    continue;
                };
                match read.iter().position(|other| is_same(other, &parameter)) {
                    Some(before) if before < inherited => {
                        if let Some(slot) = read.get_mut(before) {
                            *slot = parameter;
                        }
                    }
                    Some(_) => {
                        let words: [&dyn std::fmt::Display; 2] =
                            [&parameter.location.as_str(), &parameter.name];
                        let named = match entry {
                            ReferenceOr::Item(_) => pointer.child("name"),
                            ReferenceOr::Reference { .. } => pointer.child("$ref"),
                        };
                        self.warn(&codes::REPEATED_PARAMETER, &named, &words);
                    }
                    None => read.push(parameter),
                }
            }
        }
        read.sort_by_key(|parameter| parameter.location != Location::Path);
        self.keep_one_query(&mut read);
        read
    }

    /// OpenAPI 3.2.0, Parameter Object, `in`: there is one whole query, and no other parameter in it.
    fn keep_one_query(&mut self, parameters: &mut Vec<Parameter>) {
        let whole = |parameter: &Parameter| parameter.location == Location::Querystring;
        let Some(first) = parameters.iter().find(|parameter| whole(parameter)) else {
            return;
        };
        let (name, at) = (first.name.clone(), first.origin.pointer.clone());
        parameters.retain(|other| {
            let again = whole(other) && other.origin.pointer != at;
            let outcome = match again {
                true => "this one is left out",
                false => "both are written, with `&` between them",
            };
            if again || other.location == Location::Query {
                let words: [&dyn std::fmt::Display; 4] =
                    [&other.location.as_str(), &other.name, &name, &outcome];
                let place = other.origin.pointer.child("in");
                self.warn(&codes::CROWDED_QUERY, &place, &words);
            }
            !again
        });
    }

    /// Path parameters are those that the path has a place for: each of them, and no other.
    pub(super) fn fit_to_path(
        &mut self,
        parameters: &mut Vec<Parameter>,
        path: &str,
        (place, pointer): (OperationPlace, &Pointer),
    ) {
        let Some(names) = path_placeholders(path) else {
            return;
        };
        parameters.retain(|parameter| {
            let idle =
                parameter.location == Location::Path && !names.contains(&parameter.name.as_str());
            if idle {
                self.warn(
                    &codes::IDLE_PATH_PARAMETER,
                    &parameter.origin.pointer.child("name"),
                    &[&parameter.name],
                );
            }
            !idle
        });
        for (at, name) in names.iter().enumerate() {
            let given = |other: &Parameter| other.location == Location::Path && other.name == *name;
            if !parameters.iter().any(given) {
                self.warn_at_key(&codes::MISSING_PATH_PARAMETER, pointer, &[name]);
                let parameter = self.text_parameter(name, place, pointer);
                parameters.insert(at.min(parameters.len()), parameter);
            }
        }
    }

    fn text_parameter(
        &mut self,
        name: &str,
        place: OperationPlace,
        pointer: &Pointer,
    ) -> Parameter {
        let used = self.any_use(Place::Parameter(place, name.to_owned()), pointer);
        self.shapes[used.shape].kind = ShapeKind::String(StringFormat::None);
        Parameter {
            name: name.to_owned(),
            location: Location::Path,
            required: true,
            description: None,
            deprecated: false,
            encoding: ParameterEncoding::Style {
                style: Style::Simple,
                explode: false,
                allow_reserved: false,
            },
            allow_empty: false,
            used,
            examples: Vec::new(),
            parts: IndexMap::new(),
            extensions: Extensions::default(),
            origin: self.origin(pointer),
        }
    }

    fn read_parameter(
        &mut self,
        entry: &ReferenceOr<Written>,
        pointer: &Pointer,
        place: OperationPlace,
    ) -> Option<Parameter> {
        let (written, pointer, shared) = match entry {
            ReferenceOr::Item(written) => (written, pointer.clone(), None),
            ReferenceOr::Reference { reference } => {
                match self.through_all(reference, pointer, "parameter")? {
                    (Node::Parameter(ReferenceOr::Item(written)), target) => {
                        (written, target.clone(), shared_name(&target))
                    }
                    _ => return self.wrong(reference, pointer, "parameter"),
                }
            }
        };
        let data = written.parameter_data_ref();
        let location = location(written);
        if self.is_ignored(location, &data.name, &pointer) {
            return None;
        }
        let shape_place = match &shared {
            Some(name) => shared_place("parameters", name),
            None => Place::Parameter(place, data.name.clone()),
        };
        let (used, content) = self.read_format(&data.format, &pointer, shape_place);
        let mut examples = self.read_examples(
            data.example.as_ref(),
            &data.examples,
            &data.extensions,
            (&pointer, None),
        );
        let (content, parts) = match content {
            Some(content) => {
                examples.extend(content.examples);
                (Some(content.media_type), content.encoding)
            }
            None => (None, IndexMap::new()),
        };
        Some(Parameter {
            name: data.name.clone(),
            location,
            // A path without one of its parts is another path.
            required: data.required || location == Location::Path,
            description: data.description.clone(),
            deprecated: data.deprecated.unwrap_or_default() || marks_deprecated(&data.extensions),
            encoding: content.map_or_else(|| styled(written), ParameterEncoding::Content),
            allow_empty: matches!(
                written,
                Written::Query {
                    allow_empty_value: Some(true),
                    ..
                }
            ),
            used,
            examples,
            parts,
            extensions: read_extensions(&data.extensions),
            origin: self.origin(&pointer),
        })
    }

    /// OpenAPI 3.0.4, Parameter Object, `name`: such header parameters shall be ignored.
    fn is_ignored(&mut self, location: Location, name: &str, pointer: &Pointer) -> bool {
        let instead = match name.to_ascii_lowercase().as_str() {
            "accept" => "the media types of the responses",
            "content-type" => "the media types of the request body",
            "authorization" => "a security scheme",
            _ => return false,
        };
        if location != Location::Header {
            return false;
        }
        self.warn(
            &codes::IGNORED_HEADER,
            &pointer.child("name"),
            &[&name, &instead],
        );
        true
    }
}

fn styled(written: &Written) -> ParameterEncoding {
    let style = style(written);
    let explode = written.parameter_data_ref().explode;
    ParameterEncoding::Style {
        style,
        explode: explode.unwrap_or_else(|| style.default_explode()),
        allow_reserved: matches!(
            written,
            Written::Query {
                allow_reserved: true,
                ..
            }
        ) || is_marked(written, keys::ALLOW_RESERVED, &true.into()),
    }
}

/// What normalizing says beside the words of 3.0.
fn is_marked(written: &Written, key: &str, value: &serde_json::Value) -> bool {
    written.parameter_data_ref().extensions.get(key) == Some(value)
}

fn location(written: &Written) -> Location {
    match written {
        Written::Query { .. } if is_marked(written, keys::LOCATION, &"querystring".into()) => {
            Location::Querystring
        }
        Written::Query { .. } => Location::Query,
        Written::Header { .. } => Location::Header,
        Written::Path { .. } => Location::Path,
        Written::Cookie { .. } => Location::Cookie,
    }
}

fn style(written: &Written) -> Style {
    match written {
        Written::Query { style, .. } => query_style(style),
        Written::Header {
            style: HeaderStyle::Simple,
            ..
        } => Style::Simple,
        Written::Cookie { .. } if is_marked(written, keys::STYLE, &"cookie".into()) => {
            Style::Cookie
        }
        Written::Cookie {
            style: CookieStyle::Form,
            ..
        } => Style::Form,
        Written::Path { style, .. } => match style {
            PathStyle::Matrix => Style::Matrix,
            PathStyle::Label => Style::Label,
            PathStyle::Simple => Style::Simple,
        },
    }
}

pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
