//! Webhooks and callbacks as operations that are received.
//!
//! Their parameters and bodies are read and their answers written, by the same declarations as those of calls. What can't
//! be read is told, and left to the server.

use super::bodies::Sent;
use super::build::Planner;
use super::enums::quoted;
use super::incoming::{ComesIn, Incoming};
use super::offered::is_read;
use super::operations::operation_docs;
use super::secrets::hidden;
use super::{Answer, Api, Argument, Docs, Ident, Item, Operation, Parameter, Type};
use crate::diagnostic::catalog;
use crate::http::{Location, MediaKind};
use crate::model::{self, Arrival, Content, OperationId, ShapeKind};

/// What there is to say of a module of what comes in.
pub(super) fn module_docs(kind: Incoming, indent: usize) -> Docs {
    let docs = match kind {
        Incoming::Webhooks => {
            "What the API sends to webhooks: types to read it with, and the answers that it expects."
        }
        Incoming::Callbacks => {
            "What the API sends to the callbacks that calls register: types to read it with, and the \
             answers that it expects."
        }
    };
    Docs::sentence(docs, indent)
}

impl Planner<'_> {
    /// The trait of what comes in.
    pub(super) fn plan_incoming(&self, group: &ComesIn, ident: Ident) -> Item {
        let operations = group.operations.iter();
        let operations =
            operations.map(|(id, ident)| self.plan_received(group.kind, *id, ident.clone()));
        Item::Api(Api {
            docs: module_docs(group.kind, 0),
            incoming: true,
            ident,
            operations: operations.collect(),
        })
    }

    fn plan_received(&self, kind: Incoming, id: OperationId, ident: Ident) -> Operation {
        let operation = &self.api.incoming[id];
        for header in operation
            .responses
            .iter()
            .flat_map(|response| &response.headers)
        {
            let arguments: [&dyn std::fmt::Display; 1] = [&header.name];
            self.note(&catalog::HEADERS_OF_REPLY, &arguments, &header.origin);
        }
        let id = operation.id.as_ref();
        let (successes, errors) = self.plan_answers(operation, &|_| None);
        let whole = |answers: Vec<Answer>| answers.into_iter().map(whole).collect();
        Operation {
            docs: self.received_docs(kind, operation, &ident),
            deprecated: operation.deprecated,
            method: operation.method.clone(),
            path: match &operation.arrival {
                Some(Arrival::Callback { expression, .. }) => expression.clone(),
                _ => operation.path.clone(),
            },
            id: id
                .filter(|id| !id.is_empty() && **id != operation.path)
                .cloned(),
            server: None,
            security: Vec::new(),
            successes: whole(successes),
            errors: whole(errors),
            ident,
            parameters: self.received_parameters(operation),
        }
    }

    fn received_docs(&self, kind: Incoming, operation: &model::Operation, ident: &Ident) -> Docs {
        let says = [&operation.summary, &operation.description];
        let docs = match says
            .into_iter()
            .flatten()
            .any(|text| !text.trim().is_empty())
        {
            true => operation_docs(operation, ident),
            false => {
                let name = quoted(&operation.path);
                Docs::sentence(&format!("The {} {name}.", kind.one()), 4)
            }
        };
        let owner = match &operation.arrival {
            Some(Arrival::Callback { of, .. }) => {
                format!("Registered by {}.", self.operation_text(*of))
            }
            _ => String::new(),
        };
        docs.and(Docs::sentence(&owner, 4))
            .and(Docs::sentence(&credentials(operation), 4))
    }

    fn received_parameters(&self, operation: &model::Operation) -> Vec<Parameter> {
        let mut read = operation.clone();
        read.body = None;
        read.parameters.retain(|parameter| {
            let is_in_path = parameter.location == Location::Path;
            if is_in_path {
                self.note(
                    &catalog::PATH_OF_INCOMING,
                    &[&parameter.name],
                    &parameter.origin,
                );
            }
            !is_in_path
        });
        let body = operation.body.as_ref();
        let body = body.map(|body| Parameter {
            docs: self.received_body_docs(body),
            ..self.plan_forms(body, &|content, only| self.received(content, only))
        });
        self.plan_parameters(&read)
            .into_iter()
            .chain(body)
            .collect()
    }

    /// A body in one media type. What can't be read is there as it came.
    fn received(&self, content: &Content, only: bool) -> Sent {
        let media = &content.media_type;
        let is_read = match media.kind() {
            MediaKind::Json => true,
            MediaKind::Text | MediaKind::Xml => !media.is_range(),
            MediaKind::Form => self.is_form(content),
            MediaKind::Multipart => is_read(content) && self.is_form(content),
            MediaKind::Bytes => media.is_range() && self.is_document(content),
        };
        if is_read {
            return self.body_form(content, only);
        }
        if media.kind() != MediaKind::Bytes {
            self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &content.origin);
        }
        Sent {
            form: Argument::Literal(media.as_str().to_owned()),
            ty: hidden(self.api, Type::Bytes, content),
            encodings: Vec::new(),
        }
    }

    fn is_form(&self, content: &Content) -> bool {
        content.used.as_ref().is_some_and(|used| {
            let kind = &self.api.shapes[used.shape].kind;
            matches!(
                kind,
                ShapeKind::Object(_) | ShapeKind::Map(_) | ShapeKind::Union(_)
            )
        })
    }
}

/// An answer is given at once: what would be read item by item is bytes.
fn whole(mut answer: Answer) -> Answer {
    if let Some(body) = &mut answer.body {
        body.sequence = None;
        if matches!(body.ty, Type::EventStream(_) | Type::JsonLines(_)) {
            body.ty = Type::Bytes;
        }
        body.others.clear();
    }
    answer
}

/// "It comes with the credentials `A` and `B`, or `C`." Who they are checked by is the server.
fn credentials(operation: &model::Operation) -> String {
    let alternatives = operation.security.iter();
    let alternatives = alternatives.filter(|alternative| !alternative.schemes.is_empty());
    let named: Vec<String> = alternatives
        .map(|alternative| {
            let names: Vec<String> = alternative
                .schemes
                .keys()
                .map(|name| quoted(name))
                .collect();
            names.join(" and ")
        })
        .collect();
    match named.is_empty() {
        true => String::new(),
        false => format!(
            "It comes with the credentials {}: check them before it is read.",
            named.join(", or ")
        ),
    }
}
