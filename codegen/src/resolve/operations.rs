//! Operations: of the paths, and those that come in from outside (webhooks and callbacks).

use std::collections::BTreeMap;

use openapiv3::{Operation as Written, PathItem, ReferenceOr, StatusCode};

use super::Resolver;
use super::contents::Thing;
use super::extensions::{marks_deprecated, read_extensions};
use super::prose::prose;
use super::references::Node;
use crate::diagnostic::{Diagnostic, catalog as codes};
use crate::http::{MediaType, Method, Status};
use crate::model::{Arrival, Operation, OperationPlace, Origin, Parameter, Place, Response, TagId};
use crate::pointer::Pointer;
use crate::source::Span;

/// A path item: its path, where it stands, and whether the API is called by it or calls.
pub(super) struct Item<'w> {
    pub(super) path: String,
    pub(super) item: &'w PathItem,
    pub(super) pointer: Pointer,
    pub(super) arrival: Option<Arrival>,
}

impl Resolver<'_, '_> {
    pub(super) fn read_operations(&mut self) {
        let mut templates: BTreeMap<String, (&str, Pointer)> = BTreeMap::new();
        for (path, pointer) in self.document.paths() {
            if let Some((why, help)) = uncallable(path) {
                self.warn_at_key(&codes::UNCALLABLE_PATH, &pointer, &[&path, &why, &help]);
                continue;
            }
            match templates.get(&template(path)) {
                Some((first, place)) => self.report_same(&[first, &path], [&pointer, place]),
                None => drop(templates.insert(template(path), (path, pointer.clone()))),
            }
            self.read_path(path, &pointer, None);
        }
    }

    fn report_same(&mut self, paths: &[&dyn std::fmt::Display], [again, first]: [&Pointer; 2]) {
        let place = |pointer| self.document.key_span_of(pointer);
        let same = Diagnostic::new(&codes::SAME_TEMPLATE, paths).at(place(again));
        let same = same.label(place(first), "the first one is here");
        self.diagnostics.push(same);
    }

    pub(super) fn read_path(&mut self, path: &str, pointer: &Pointer, arrival: Option<Arrival>) {
        let Some(entry) = self.document.read_path_item(pointer) else {
            return;
        };
        let (item, pointer) = match &entry {
            ReferenceOr::Item(item) => (item, pointer.clone()),
            ReferenceOr::Reference { reference } => {
                match self.through_all(reference, pointer, "path item") {
                    Some((Node::PathItem(ReferenceOr::Item(item)), target)) => (item, target),
                    Some(_) => {
                        return self
                            .wrong(reference, pointer, "path item")
                            .unwrap_or_default();
                    }
                    None => return,
                }
            }
        };
        self.read_item(&Item {
            path: path.to_owned(),
            item,
            pointer,
            arrival,
        });
    }

    pub(super) fn read_item(&mut self, item: &Item<'_>) {
        for method in Method::ALL {
            let written = item.item.iter().find(|(name, _)| *name == method.as_str());
            if let Some((_, written)) = written {
                let pointer = item.pointer.child(method.as_str());
                self.read_operation(item, method, written, &pointer);
            }
        }
        // Their order means nothing, as that of the known methods does.
        let mut others: Vec<_> = self.document.operations(&item.pointer).collect();
        others.sort_by_key(|(pointer, _)| pointer.last());
        for (pointer, written) in others {
            let name = pointer.last().unwrap_or_default();
            match Method::parse(&name) {
                Some(method) => self.read_operation(item, method, written, pointer),
                None => self.warn_at_key(&codes::NO_METHOD, pointer, &[&name]),
            }
        }
    }

    fn read_operation(
        &mut self,
        item: &Item<'_>,
        method: Method,
        written: &Written,
        pointer: &Pointer,
    ) {
        let place = self.reserve(item);
        let mut operation = self.operation_of(item, written, pointer, place);
        operation.arrival.clone_from(&item.arrival);
        if method == Method::Head {
            // RFC 9110 §9.3.2: what a GET would answer is documented, and never comes.
            let responses = operation.responses.iter_mut();
            responses.for_each(|response| response.contents.clear());
        }
        let bodiless = matches!(
            method,
            Method::Get | Method::Head | Method::Delete | Method::Trace
        );
        if operation.body.is_some() && bodiless {
            self.warn(
                &codes::BODY_OF_METHOD,
                &pointer.child("requestBody"),
                &[&method.name()],
            );
        }
        operation.method = method;
        match place {
            OperationPlace::Operation(id) => self.operations[id] = operation,
            OperationPlace::Incoming(id) => self.incoming[id] = operation,
        }
        self.note_callbacks(written, pointer, place);
    }

    /// The id is given first, since the shapes within are named after it.
    fn reserve(&mut self, item: &Item<'_>) -> OperationPlace {
        let empty = empty(&item.path);
        if item.arrival.is_some() {
            OperationPlace::Incoming(self.incoming.push(empty))
        } else {
            OperationPlace::Operation(self.operations.push(empty))
        }
    }

    fn operation_of(
        &mut self,
        item: &Item<'_>,
        written: &Written,
        pointer: &Pointer,
        place: OperationPlace,
    ) -> Operation {
        let tags = pointer.child("tags");
        let mut tags: Vec<TagId> = written
            .tags
            .iter()
            .enumerate()
            .map(|(at, name)| self.tag(name, &tags.item(at)))
            .collect();
        // It belongs to the first tag that operations are grouped by.
        tags.sort_by_key(|id| !self.tags[*id].groups);
        let body_place = |media: &MediaType| Place::RequestBody(place, media.clone());
        let body = written.request_body.as_ref();
        Operation {
            id: written.operation_id.clone(),
            tags,
            summary: written
                .summary
                .clone()
                .or_else(|| item.item.summary.clone()),
            description: prose(
                written
                    .description
                    .as_deref()
                    .or(item.item.description.as_deref()),
                written.external_docs.as_ref(),
            ),
            deprecated: written.deprecated || marks_deprecated(&written.extensions),
            parameters: self.parameters_of(item, written, pointer, place),
            body: body
                .and_then(|body| self.read_body(body, &pointer.child("requestBody"), &body_place)),
            responses: self.read_responses(written, &pointer.child("responses"), place),
            // What calls of the API need says nothing of the calls that it makes.
            security: match (&item.arrival, &written.security) {
                (Some(_), None) => Vec::new(),
                (_, own) => self.read_security(own.as_ref(), pointer),
            },
            servers: match written.servers.as_slice() {
                [] => self.servers(&item.item.servers, &item.pointer),
                own => self.servers(own, pointer),
            },
            extensions: read_extensions(&written.extensions),
            origin: Origin {
                pointer: pointer.clone(),
                span: self.document.key_span_of(pointer),
            },
            path_span: self.path_span(item),
            ..empty(&item.path)
        }
    }

    /// The key of the path itself: its item may stand elsewhere. Of what comes in, the key above the operation.
    fn path_span(&self, item: &Item<'_>) -> Span {
        let written = Pointer::root().child("paths").child(&item.path);
        let place = match item.arrival {
            None => &written,
            Some(_) => &item.pointer,
        };
        self.document.key_span_of(place)
    }

    fn parameters_of(
        &mut self,
        item: &Item<'_>,
        written: &Written,
        pointer: &Pointer,
        place: OperationPlace,
    ) -> Vec<Parameter> {
        let lists = [
            (
                item.item.parameters.as_slice(),
                item.pointer.child("parameters"),
            ),
            (written.parameters.as_slice(), pointer.child("parameters")),
        ];
        let mut parameters = self.read_parameters(lists, place);
        if item.arrival.is_none() {
            self.fit_to_path(&mut parameters, &item.path, (place, pointer));
        }
        parameters
    }

    fn read_responses(
        &mut self,
        written: &Written,
        pointer: &Pointer,
        place: OperationPlace,
    ) -> Vec<Response> {
        let mut read: Vec<Response> = Vec::new();
        let mut codes: Vec<_> = written.responses.responses.iter().collect();
        codes.sort_by_key(|(code, _)| status(code));
        for (code, entry) in codes {
            let pointer = pointer.child(&code.to_string());
            // What is no status was left out when the document was normalized.
            if let Some(status) = status(code) {
                read.push(self.read_status(status, entry, &pointer, place));
            }
        }
        if let Some(entry) = &written.responses.default {
            read.push(self.read_status(Status::Default, entry, &pointer.child("default"), place));
        }
        read
    }

    fn read_status(
        &mut self,
        status: Status,
        entry: &ReferenceOr<openapiv3::Response>,
        pointer: &Pointer,
        place: OperationPlace,
    ) -> Response {
        let place_of = |thing: Thing<'_>| match thing {
            Thing::Content(media) => Place::ResponseBody(place, status, media.clone()),
            Thing::Header(name) => Place::ResponseHeader(place, status, name.to_owned()),
        };
        self.read_response(status, entry, pointer, &place_of)
    }
}

/// Why no client can send a path, and what to do about it.
fn uncallable(path: &str) -> Option<(&'static str, &'static str)> {
    let mut parts = path.split('/');
    if parts.any(|part| part == "." || part == "..") {
        return Some((
            "a part that is `.` or `..` is taken away before anything is sent (RFC 3986 §5.2.4)",
            "write it as it is sent, without that part",
        ));
    }
    path.contains("{}").then_some((
        "the braces `{}` name no parameter",
        "write a name between them",
    ))
}

/// A path without the names of its parameters.
fn template(path: &str) -> String {
    let mut text = String::new();
    for part in path.split('{') {
        text.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
        text.push('{');
    }
    text
}

fn status(code: &StatusCode) -> Option<Status> {
    match code {
        StatusCode::Code(code) => Status::parse(&code.to_string()),
        StatusCode::Range(first) => Status::parse(&format!("{first}XX")),
    }
}

/// Stands in an arena until the operation of that id is read.
fn empty(path: &str) -> Operation {
    Operation {
        method: Method::Get,
        path: path.to_owned(),
        path_span: Span::default(),
        arrival: None,
        id: None,
        tags: Vec::new(),
        summary: None,
        description: None,
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        responses: Vec::new(),
        security: Vec::new(),
        servers: Vec::new(),
        extensions: crate::model::Extensions::default(),
        origin: crate::model::Origin {
            pointer: Pointer::root(),
            span: Span::default(),
        },
    }
}
