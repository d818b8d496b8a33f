//! Bodies by media type: of requests, of responses, of parts; with their examples and headers.

use indexmap::IndexMap;
use openapiv3::{
    Encoding, Example as WrittenExample, Header as WrittenHeader, MediaType as Written, ReferenceOr,
};

use super::carried;
use super::references::Node;
use super::values::read_value;
use super::{Located, Resolver};
use crate::diagnostic::catalog as codes;
use crate::document::extensions as keys;
use crate::http::{MediaKind, MediaType, Sequence, Status, Style};
use crate::model::{
    Body, Content, Example, Header, ParameterEncoding, PartEncoding, Place, Response, Use, Value,
};
use crate::pointer::Pointer;

/// Where shapes of a body belong: gives the place for a media type, or for a header by its name.
pub(super) type PlaceOf<'p> = &'p dyn Fn(Thing<'_>) -> Place;

/// A part of a message that a shape may belong to.
#[derive(Clone, Copy)]
pub(super) enum Thing<'t> {
    Content(&'t MediaType),
    Header(&'t str),
}

type Extensions = IndexMap<String, serde_json::Value>;

impl<'d> Resolver<'d, '_> {
    /// A request body, through references.
    pub(super) fn read_body(
        &mut self,
        entry: &ReferenceOr<openapiv3::RequestBody>,
        pointer: &Pointer,
        place: &dyn Fn(&MediaType) -> Place,
    ) -> Option<Body> {
        let (body, pointer, shared) = match entry {
            ReferenceOr::Item(body) => (body, pointer.clone(), None),
            ReferenceOr::Reference { reference } => {
                match self.through_all(reference, pointer, "request body")? {
                    (Node::Body(ReferenceOr::Item(body)), target) => {
                        (body, target.clone(), shared_name(&target))
                    }
                    _ => return self.wrong(reference, pointer, "request body"),
                }
            }
        };
        let place_of = |thing: Thing<'_>| match (&shared, thing) {
            (Some(name), _) => shared_place("requestBodies", name),
            (None, Thing::Content(media)) => place(media),
            (None, Thing::Header(name)) => place(&MediaType::new(name)),
        };
        let contents = self.read_contents(&body.content, &pointer.child("content"), &place_of);
        (!contents.is_empty()).then(|| Body {
            required: body.required,
            description: body.description.clone(),
            contents,
            origin: self.origin(&pointer),
        })
    }

    /// A response, through references.
    pub(super) fn read_response(
        &mut self,
        status: Status,
        entry: &ReferenceOr<openapiv3::Response>,
        pointer: &Pointer,
        place: PlaceOf<'_>,
    ) -> Response {
        let empty = Response {
            status,
            description: String::new(),
            contents: Vec::new(),
            headers: Vec::new(),
            links: Vec::new(),
            origin: self.origin(pointer),
        };
        let (response, pointer, shared) = match entry {
            ReferenceOr::Item(response) => (response, pointer.clone(), None),
            ReferenceOr::Reference { reference } => {
                match self.through_all(reference, pointer, "response") {
                    Some((Node::Response(ReferenceOr::Item(response)), target)) => {
                        (response, target.clone(), shared_name(&target))
                    }
                    Some(_) => return self.wrong(reference, pointer, "response").unwrap_or(empty),
                    None => return empty,
                }
            }
        };
        let place_of = |thing: Thing<'_>| match (&shared, thing) {
            // Beside the whole of an answer stands what it is made of.
            (Some(name), Thing::Content(media)) if media.sequence() == Some(Sequence::Events) => {
                shared_place("responses", &format!("{name} event"))
            }
            (Some(name), _) => shared_place("responses", name),
            (None, thing) => place(thing),
        };
        let content = pointer.child("content");
        let contents = match (status, response.content.is_empty()) {
            // RFC 9110 §15.3.5, §15.3.6 and §15.4.5.
            (Status::Exact(204 | 205 | 304), false) => {
                self.warn_at_key(&codes::BODY_OF_STATUS, &content, &[&status]);
                Vec::new()
            }
            _ => self.read_contents(&response.content, &content, &place_of),
        };
        let headers = self.read_headers(&response.headers, &pointer.child("headers"), &place_of);
        Response {
            description: response.description.clone(),
            contents,
            headers,
            links: self.read_links(&response.links),
            ..empty
        }
    }

    fn read_contents(
        &mut self,
        contents: &IndexMap<String, Written>,
        pointer: &Pointer,
        place: PlaceOf<'_>,
    ) -> Vec<Content> {
        let mut read = Vec::new();
        for (media_type, content) in contents {
            let pointer = pointer.child(media_type);
            read.push(self.read_content(MediaType::new(media_type), content, &pointer, place));
        }
        read
    }

    fn read_content(
        &mut self,
        media_type: MediaType,
        content: &Written,
        pointer: &Pointer,
        place: PlaceOf<'_>,
    ) -> Content {
        let schema = self.schema_at(pointer);
        let used = schema.map(|located| self.use_of(&located, place(Thing::Content(&media_type))));
        let mut encoding = IndexMap::new();
        let mut written: Vec<_> = content.encoding.iter().collect();
        written.sort_by_key(|(property, _)| *property);
        for (property, written) in written {
            let pointer = pointer.child("encoding").child(property);
            encoding.insert(
                property.clone(),
                self.read_encoding(written, &pointer, place),
            );
        }
        Content {
            used,
            encoding,
            examples: self.read_examples(
                content.example.as_ref(),
                &content.examples,
                &content.extensions,
                (pointer, Some(&media_type)),
            ),
            origin: self.origin(pointer),
            media_type,
        }
    }

    fn read_encoding(
        &mut self,
        written: &Encoding,
        pointer: &Pointer,
        place: PlaceOf<'_>,
    ) -> PartEncoding {
        let style = written.style.as_ref().map(super::parameters::query_style);
        PartEncoding {
            content_type: written.content_type.as_ref().map(MediaType::new),
            style,
            explode: written
                .extensions
                .get(crate::document::extensions::EXPLODE)
                .and_then(serde_json::Value::as_bool),
            allow_reserved: written.allow_reserved,
            headers: self.read_headers(&written.headers, &pointer.child("headers"), place),
        }
    }

    fn read_headers(
        &mut self,
        headers: &IndexMap<String, ReferenceOr<WrittenHeader>>,
        pointer: &Pointer,
        place: PlaceOf<'_>,
    ) -> Vec<Header> {
        let mut read = Vec::new();
        for (name, entry) in headers {
            // OpenAPI 3.0.4, Response Object, `headers`: a definition of Content-Type is ignored.
            if !name.eq_ignore_ascii_case("content-type") {
                read.extend(self.read_header(name, entry, &pointer.child(name), place));
            }
        }
        // Neither the order of headers nor the case of their names means anything (RFC 9110 §5.1, §5.3).
        read.sort_by_key(|header| header.name.to_ascii_lowercase());
        read.dedup_by_key(|header| header.name.to_ascii_lowercase());
        read
    }

    fn read_header(
        &mut self,
        name: &str,
        entry: &ReferenceOr<WrittenHeader>,
        pointer: &Pointer,
        place: PlaceOf<'_>,
    ) -> Option<Header> {
        let (header, pointer, shared) = match entry {
            ReferenceOr::Item(header) => (header, pointer.clone(), None),
            ReferenceOr::Reference { reference } => {
                match self.through_all(reference, pointer, "header")? {
                    (Node::Header(ReferenceOr::Item(header)), target) => {
                        (header, target.clone(), shared_name(&target))
                    }
                    _ => return self.wrong(reference, pointer, "header"),
                }
            }
        };
        let place = match &shared {
            Some(name) => shared_place("headers", name),
            None => place(Thing::Header(name)),
        };
        let (used, content) = self.read_format(&header.format, &pointer, place);
        let content = content.map(|content| content.media_type);
        let explode = header.extensions.get(crate::document::extensions::EXPLODE);
        let encoding = content.map_or_else(
            || ParameterEncoding::Style {
                style: Style::Simple,
                explode: explode == Some(&serde_json::Value::Bool(true)),
                allow_reserved: false,
            },
            ParameterEncoding::Content,
        );
        Some(Header {
            name: name.to_owned(),
            required: header.required,
            description: header.description.clone(),
            deprecated: header.deprecated.unwrap_or_default(),
            encoding,
            used,
            origin: self.origin(&pointer),
        })
    }

    /// The type of a parameter or header, and its content where there is one.
    pub(super) fn read_format(
        &mut self,
        format: &openapiv3::ParameterSchemaOrContent,
        pointer: &Pointer,
        place: Place,
    ) -> (Use, Option<Content>) {
        match format {
            openapiv3::ParameterSchemaOrContent::Schema(_) => {
                let used = match self.schema_at(pointer) {
                    Some(located) => self.use_of(&located, place),
                    None => self.any_use(place, pointer),
                };
                (used, None)
            }
            openapiv3::ParameterSchemaOrContent::Content(contents) => {
                let pointer = pointer.child("content");
                if contents.len() > 1 {
                    self.warn(&codes::SEVERAL_CONTENTS, &pointer, &[]);
                }
                let Some((media_type, written)) = contents.first() else {
                    return (self.any_use(place, &pointer), None);
                };
                let pointer = pointer.child(media_type);
                let media_type = MediaType::new(media_type);
                let content = self.read_content(media_type, written, &pointer, &|_| place.clone());
                let used = content.used.clone();
                let used = used.unwrap_or_else(|| self.any_use(place, &pointer));
                (used, Some(content))
            }
        }
    }

    /// The schema of a parameter, header or content.
    fn schema_at(&self, owner: &Pointer) -> Option<Located<'d>> {
        let pointer = owner.child("schema");
        Some(Located::new(self.document.schema(&pointer)?, pointer))
    }

    /// `example` and `examples`, through references; those that stand elsewhere (`externalValue`) are left out.
    pub(super) fn read_examples(
        &mut self,
        example: Option<&serde_json::Value>,
        examples: &IndexMap<String, ReferenceOr<WrittenExample>>,
        extensions: &Extensions,
        (pointer, media): (&Pointer, Option<&MediaType>),
    ) -> Vec<Example> {
        let exact = carried::exact_in(extensions, "example");
        let value = exact.or_else(|| example.map(read_value));
        let mut read: Vec<Example> = value
            .map(|value| Example {
                name: None,
                summary: None,
                value,
                origin: self.origin(&pointer.child("example")),
            })
            .into_iter()
            .collect();
        for (name, entry) in examples {
            let pointer = pointer.child("examples").child(name);
            let (written, pointer) = match entry {
                ReferenceOr::Item(written) => (written, pointer),
                ReferenceOr::Reference { reference } => {
                    match self.target(reference, &pointer, "it is left out") {
                        Some((Node::Example(ReferenceOr::Item(written)), target)) => {
                            (written, target)
                        }
                        _ => continue,
                    }
                }
            };
            let Some(value) = example_value(written, media) else {
                continue;
            };
            read.push(Example {
                name: Some(name.clone()),
                summary: written.summary.clone(),
                value,
                origin: self.origin(&pointer.child("value")),
            });
        }
        read
    }

    pub(super) fn wrong<T>(&mut self, reference: &str, pointer: &Pointer, what: &str) -> Option<T> {
        self.warn(
            &codes::WRONG_TARGET,
            &pointer.child("$ref"),
            &[&reference, &what],
        );
        None
    }
}

fn example_value(written: &WrittenExample, media: Option<&MediaType>) -> Option<Value> {
    let exact = carried::exact_in(&written.extensions, "value");
    let value = exact.or_else(|| written.value.as_ref().map(read_value));
    value.or_else(|| {
        let text = written.extensions.get(keys::SERIALIZED)?.as_str()?;
        match media?.kind() {
            MediaKind::Json => Value::parse(text),
            MediaKind::Text => Some(Value::String(text.to_owned())),
            _ => None,
        }
    })
}

/// The last key of a shared component's pointer.
pub(super) fn shared_name(pointer: &Pointer) -> Option<String> {
    pointer.last().map(std::borrow::Cow::into_owned)
}

pub(super) fn shared_place(kind: &'static str, name: &str) -> Place {
    Place::Shared {
        kind,
        name: name.to_owned(),
    }
}
