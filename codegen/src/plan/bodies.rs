//! Bodies of requests: one type in one media type, or a choice.

use std::fmt::Display;

use super::attributes::rules;
use super::build::Planner;
use super::forms::encodings;
use super::offered::choices;
use super::secrets::hidden;
use super::{Argument, BodyChoice, Parameter, Type, names};
use crate::diagnostic::catalog;
use crate::http::{MediaKind, MediaType};
use crate::model::{self, Body, Content, ShapeKind};

/// A body in one media type.
pub(super) struct Sent {
    pub(super) form: Argument,
    pub(super) ty: Type,
    pub(super) encodings: Vec<Argument>,
}

impl Planner<'_> {
    /// The body as the last parameter.
    pub(super) fn plan_body(&self, body: &Body) -> Parameter {
        self.plan_forms(body, &|content, only| self.body_form(content, only))
    }

    /// The body, with what makes each media type of it, and whether that is the only one.
    pub(super) fn plan_forms(
        &self,
        body: &Body,
        form: &dyn Fn(&Content, bool) -> Sent,
    ) -> Parameter {
        let offered = choices(&body.contents);
        let mut sent: Vec<Sent> = Vec::new();
        for content in &offered {
            let one = form(content, offered.len() == 1);
            // `text/json` and its like are other words for JSON.
            let synonym = is_plain_json(&content.media_type)
                && sent
                    .iter()
                    .any(|other| other.ty == one.ty && other.form == Argument::Flag("json"));
            let again = sent.iter().any(|other| other.form == one.form);
            if !synonym && !again {
                sent.push(one);
            }
        }
        let (arguments, ty) = arguments(widest(sent));
        let ty = if body.required {
            ty
        } else {
            Type::Option(Box::new(ty))
        };
        Parameter {
            docs: self.body_docs(body),
            deprecated: false,
            attribute: "body",
            arguments,
            ident: names::fixed("body"),
            ty,
        }
    }

    pub(super) fn body_form(&self, content: &Content, only: bool) -> Sent {
        let media = &content.media_type;
        let (form, ty) = self.form_and_type(content);
        if media.kind() == MediaKind::Xml && only {
            self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &content.origin);
        }
        let is_raw = matches!(ty, Type::Bytes | Type::Representation);
        let ty = self.given(content, ty);
        self.note_part_headers(content);
        self.note_parts_as_json(content);
        let mut encodings = match media.kind() {
            MediaKind::Form | MediaKind::Multipart if !is_raw => {
                encodings(media.kind(), &content.encoding)
            }
            _ => Vec::new(),
        };
        encodings.extend(self.body_rules(content, &ty));
        Sent {
            form,
            ty,
            encodings,
        }
    }

    /// What writes a body, and what it writes.
    fn form_and_type(&self, content: &Content) -> (Argument, Type) {
        let media = &content.media_type;
        let typed = || {
            content
                .used
                .as_ref()
                .map_or(Type::Value, |used| self.typed_body(used))
        };
        let named = || Argument::Literal(media.as_str().to_owned());
        let essence = media.essence();
        match media.kind() {
            MediaKind::Json if essence == "application/json" && !media.has_parameters() => {
                (Argument::Flag("json"), typed())
            }
            MediaKind::Json if media.is_range() => (self.sent_as_json(content), typed()),
            MediaKind::Json => (named(), typed()),
            MediaKind::Form => (Argument::Flag("form"), typed()),
            MediaKind::Multipart if !self.is_made_of_parts(content) => self.boundless(content),
            MediaKind::Multipart => match essence.as_str() {
                "multipart/form-data" | "multipart/*" => {
                    (Argument::Flag("multipart"), self.parts(content))
                }
                _ => (named(), self.parts(content)),
            },
            // A range may be JSON, where the schema is that of an object or a list.
            MediaKind::Bytes if self.is_any_document(content) => (Argument::Flag("json"), typed()),
            _ if media.is_range() => self.range_form(content),
            MediaKind::Text if essence == "text/plain" => (Argument::Flag("text"), Type::String),
            MediaKind::Text | MediaKind::Xml => (named(), Type::String),
            MediaKind::Bytes if essence == "application/octet-stream" => {
                (Argument::Flag("bytes"), Type::Bytes)
            }
            MediaKind::Bytes => (named(), Type::Bytes),
        }
    }

    /// The type that a caller gives: what is no secret may be a stream.
    fn given(&self, content: &Content, ty: Type) -> Type {
        let ty = match ty {
            raw @ (Type::String | Type::Bytes) => hidden(self.api, raw, content),
            typed => typed,
        };
        match ty {
            Type::Bytes => self.streamed(Type::Body),
            Type::Representation => self.streamed(Type::Representation),
            // An `Option` is a body that may be left out; null is a value, which JSON alone can say.
            Type::Option(inner) if content.media_type.kind() == MediaKind::Json => {
                Type::Nullable(inner)
            }
            Type::Option(inner) => *inner,
            ty => ty,
        }
    }

    /// The rules that the type of a body doesn't keep by itself.
    fn body_rules(&self, content: &Content, ty: &Type) -> Vec<Argument> {
        let Some(used) = &content.used else {
            return Vec::new();
        };
        let shape = &self.api.shapes[used.shape];
        let is_text = matches!(shape.kind, ShapeKind::String(_));
        match (ty, content.media_type.kind()) {
            (Type::Body | Type::Representation, _) if is_text => rules(shape, &Type::Upload),
            (Type::String, MediaKind::Text) if is_text => rules(shape, ty),
            (
                Type::Body | Type::Representation | Type::Bytes | Type::String | Type::Secret(_),
                _,
            ) => Vec::new(),
            _ => self.typed(used).rules,
        }
    }

    /// A type that may be read from a file while it is sent.
    pub(super) fn streamed(&self, ty: Type) -> Type {
        self.needs.borrow_mut().files = true;
        ty
    }

    /// Parts whose division no description says: the caller names the boundary with the media type.
    fn boundless(&self, content: &Content) -> (Argument, Type) {
        let media = &content.media_type;
        let ty = match hidden(self.api, Type::Bytes, content) {
            Type::Bytes => Type::Representation,
            secret => {
                self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &content.origin);
                secret
            }
        };
        (Argument::Literal(media.as_str().to_owned()), ty)
    }

    /// The type of a form of parts: in a map of files each value is one.
    fn parts(&self, content: &Content) -> Type {
        let Some(used) = &content.used else {
            return Type::Value;
        };
        let file = match &self.api.shapes[used.shape].kind {
            ShapeKind::Map(map) => self.file(used.shape, &map.values),
            _ => None,
        };
        file.map_or_else(
            || self.typed_body(used),
            |file| Type::Map(Box::new(file.ty)),
        )
    }

    /// What is none of a kind: the caller names its media type. A secret is sent in the one that is least said of.
    fn range_form(&self, content: &Content) -> (Argument, Type) {
        let (media, bytes) = (&content.media_type, "application/octet-stream");
        if hidden(self.api, Type::Bytes, content) == Type::Bytes {
            return (
                Argument::Literal(media.as_str().to_owned()),
                Type::Representation,
            );
        }
        if !media.covers(&MediaType::new(bytes)) {
            self.note(&catalog::RANGE_SENT, &[media, &bytes], &content.origin);
        }
        (Argument::Flag("bytes"), Type::Bytes)
    }

    /// `application/*+json` is sent as the JSON that it stands for.
    fn sent_as_json(&self, content: &Content) -> Argument {
        let media: [&dyn Display; 2] = [&content.media_type, &"application/json"];
        self.note(&catalog::RANGE_SENT, &media, &content.origin);
        Argument::Flag("json")
    }

    /// Whether a range may be JSON, where the schema is that of an object or a list.
    fn is_any_document(&self, content: &Content) -> bool {
        let covers_json = content
            .media_type
            .covers(&MediaType::new("application/json"));
        covers_json && self.is_document(content)
    }

    /// A file takes the headers of its part along; what is no file can't.
    fn note_part_headers(&self, content: &Content) {
        let parts = self.headed_parts(content);
        for part in parts.into_iter().filter(|part| !part.is_file) {
            if let Some(header) = part.headers.first() {
                self.note(&catalog::PART_HEADERS, &[&part.name], &header.used.origin);
            }
        }
    }

    /// Whether a body is an object, or nothing is said of it where that is what it has to be.
    fn is_made_of_parts(&self, content: &Content) -> bool {
        let kind = |used: &model::Use| &self.api.shapes[used.shape].kind;
        match (
            content.used.as_ref().map(kind),
            content.media_type.essence(),
        ) {
            (None | Some(ShapeKind::Any), essence) => essence == "multipart/form-data",
            (Some(kind), _) => matches!(
                kind,
                ShapeKind::Object(_) | ShapeKind::Map(_) | ShapeKind::Union(_)
            ),
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
}

/// Leaves out a range within another: the caller names the media type of either.
fn widest(sent: Vec<Sent>) -> Vec<Sent> {
    let range = |one: &Sent| match (&one.form, &one.ty) {
        (Argument::Literal(media), Type::Representation) => Some(MediaType::new(media)),
        _ => None,
    };
    let ranges: Vec<MediaType> = sent.iter().filter_map(range).collect();
    let is_within = |one: &MediaType| ranges.iter().any(|other| other != one && other.covers(one));
    let mut sent = sent;
    sent.retain(|one| !range(one).is_some_and(|own| is_within(&own)));
    sent
}

/// What the attribute says, and the parameter's type: that of the first choice.
fn arguments(mut sent: Vec<Sent>) -> (Vec<Argument>, Type) {
    let ty = sent.first().map_or(Type::Body, |first| first.ty.clone());
    if sent.len() < 2 {
        let all = sent.pop().map(|only| {
            std::iter::once(only.form)
                .chain(only.encodings)
                .collect::<Vec<_>>()
        });
        return (all.unwrap_or_else(|| vec![Argument::Flag("bytes")]), ty);
    }
    let choices = sent.into_iter().map(|one| BodyChoice {
        form: Box::new(one.form),
        ty: (one.ty != ty).then_some(one.ty),
        encodings: one.encodings,
    });
    (vec![Argument::Choice(choices.collect())], ty)
}

fn is_plain_json(media: &MediaType) -> bool {
    matches!(
        media.essence().as_str(),
        "application/json" | "text/json" | "application/x-json"
    )
}
