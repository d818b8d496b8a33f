//! Bodies of requests: one type in one media type, or a choice.

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
        let (arguments, ty) = arguments(sent);
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
        let media = content.media_type.as_str();
        let typed = || {
            content
                .used
                .as_ref()
                .map_or(Type::Value, |used| self.typed_body(used))
        };
        let literal = Argument::Literal(media.to_owned());
        let essence = content.media_type.essence();
        let (form, ty) = match content.media_type.kind() {
            MediaKind::Json if essence == "application/json" => (Argument::Flag("json"), typed()),
            MediaKind::Json => (literal, typed()),
            MediaKind::Form => (Argument::Flag("form"), typed()),
            MediaKind::Multipart if essence == "multipart/form-data" => {
                (Argument::Flag("multipart"), typed())
            }
            MediaKind::Multipart if self.is_made_of_parts(content) => (literal, typed()),
            MediaKind::Multipart => {
                self.note(&catalog::MEDIA_TYPE_AS_IS, &[&media], &content.origin);
                (literal, Type::Bytes)
            }
            MediaKind::Text if essence == "text/plain" => (Argument::Flag("text"), Type::String),
            MediaKind::Text => (literal, Type::String),
            MediaKind::Xml => {
                if only {
                    self.note(&catalog::MEDIA_TYPE_AS_IS, &[&media], &content.origin);
                }
                (literal, Type::String)
            }
            // A range may be JSON, where the schema is that of an object or a list.
            MediaKind::Bytes if essence == "*/*" && self.is_document(content) => {
                (Argument::Flag("json"), typed())
            }
            MediaKind::Bytes => (self.bytes_form(content), Type::Bytes),
        };
        let is_raw = ty == Type::Bytes;
        let ty = match ty {
            raw @ (Type::String | Type::Bytes) => hidden(self.api, raw, content),
            typed => typed,
        };
        // What is no secret may be a stream.
        let ty = match ty {
            Type::Bytes => self.streamed(Type::Body),
            ty => ty,
        };
        self.note_part_headers(content);
        let mut encodings = match content.media_type.kind() {
            MediaKind::Form | MediaKind::Multipart if !is_raw => encodings(content),
            _ => Vec::new(),
        };
        encodings.extend(self.body_rules(content, &ty));
        Sent {
            form,
            ty,
            encodings,
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
            (Type::Body, _) if is_text => rules(shape, &Type::Upload),
            (Type::String, MediaKind::Text) if is_text => rules(shape, ty),
            (Type::Body | Type::Bytes | Type::String | Type::Secret(_), _) => Vec::new(),
            _ => self.typed(used).rules,
        }
    }

    /// A type that may be read from a file while it is sent.
    pub(super) fn streamed(&self, ty: Type) -> Type {
        self.needs.borrow_mut().files = true;
        ty
    }

    /// Raw bytes: of a range, what is sent for want of a name.
    fn bytes_form(&self, content: &Content) -> Argument {
        let media = &content.media_type;
        let common = MediaType::new("application/octet-stream");
        if !media.is_range() && !media.covers(&common) {
            return Argument::Literal(media.as_str().to_owned());
        }
        if !media.covers(&common) {
            self.note(&catalog::RANGE_SENT, &[media], &content.origin);
        }
        Argument::Flag("bytes")
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

    fn is_made_of_parts(&self, content: &Content) -> bool {
        content.used.as_ref().is_some_and(|used| {
            let kind = &self.api.shapes[used.shape].kind;
            matches!(
                kind,
                ShapeKind::Object(_) | ShapeKind::Map(_) | ShapeKind::Union(_)
            )
        })
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
