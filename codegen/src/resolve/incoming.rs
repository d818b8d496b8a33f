//! What comes in from the API: webhooks, and the callbacks that operations register.
//!
//! A callback may be a reference, and so may the path item in it; `openapiv3` has no place for either, so they ride in
//! extensions.

use std::collections::{BTreeSet, VecDeque};

use indexmap::IndexMap;
use openapiv3::{Callback, Operation as Written, PathItem, ReferenceOr};
use serde_json::Value as Json;

use super::Resolver;
use super::operations::Item;
use super::references::Node;
use crate::document::extensions as keys;
use crate::model::{Arrival, OperationPlace};
use crate::pointer::Pointer;

/// The callbacks of all operations.
#[derive(Default)]
pub(super) struct Callbacks {
    /// Those that are still to be read.
    registered: VecDeque<Registered>,
    /// The pointers of what was read.
    called: BTreeSet<String>,
}

/// The callbacks of an operation, until all operations are read.
struct Registered {
    of: OperationPlace,
    /// Where they stand.
    pointer: Pointer,
    callbacks: IndexMap<String, Callback>,
    /// Those that are references, by their names.
    references: Option<Json>,
}

impl Resolver<'_, '_> {
    /// Webhooks, then the callbacks of all that was read, then the callbacks of these: from the outermost inwards, so that
    /// their number bounds the work, and none is met deep in another.
    pub(super) fn read_incoming(&mut self) {
        for (name, pointer) in self.document.webhooks() {
            self.read_path(name, &pointer, Some(Arrival::Webhook));
        }
        while let Some(registered) = self.callbacks.registered.pop_front() {
            self.read_registered(&registered);
        }
    }

    /// Keeps the callbacks of an operation, which itself may be one, to be read later.
    pub(super) fn note_callbacks(
        &mut self,
        written: &Written,
        pointer: &Pointer,
        of: OperationPlace,
    ) {
        let references = written.extensions.get(keys::CALLBACK_REFERENCES);
        if !written.callbacks.is_empty() || references.is_some() {
            self.callbacks.registered.push_back(Registered {
                of,
                pointer: pointer.child("callbacks"),
                callbacks: written.callbacks.clone(),
                references: references.cloned(),
            });
        }
    }

    fn read_registered(&mut self, registered: &Registered) {
        let of = registered.of;
        for (name, callback) in &registered.callbacks {
            self.read_callback(name, callback, &registered.pointer.child(name), of);
        }
        let references = registered.references.as_ref();
        for (name, reference) in references.and_then(Json::as_object).into_iter().flatten() {
            let at = registered.pointer.child(name);
            let Some(reference) = reference.as_str() else {
                continue;
            };
            match self.through_all(reference, &at, "callback") {
                Some((Node::Callback(ReferenceOr::Item(callback)), target)) => {
                    self.read_callback(name, callback, &target, of);
                }
                Some(_) => self.wrong(reference, &at, "callback").unwrap_or_default(),
                None => {}
            }
        }
    }

    fn read_callback(
        &mut self,
        name: &str,
        callback: &Callback,
        pointer: &Pointer,
        of: OperationPlace,
    ) {
        for (expression, called) in callback {
            let pointer = pointer.child(expression);
            let arrival = Some(Arrival::Callback {
                of,
                expression: expression.clone(),
            });
            match reference_of(called) {
                Some(reference) => self.read_referred(name, reference, &pointer, arrival),
                None => self.read_called(Item {
                    path: name.to_owned(),
                    item: called,
                    pointer,
                    arrival,
                }),
            }
        }
    }

    /// One that a callback registers is read once, whoever registers it: it may be that callback itself.
    fn read_called(&mut self, item: Item<'_>) {
        let is_new = self.callbacks.called.insert(item.pointer.to_string());
        let by_incoming = matches!(
            item.arrival,
            Some(Arrival::Callback {
                of: OperationPlace::Incoming(_),
                ..
            })
        );
        if is_new || !by_incoming {
            self.read_item(&item);
        }
    }

    fn read_referred(
        &mut self,
        name: &str,
        reference: &str,
        pointer: &Pointer,
        arrival: Option<Arrival>,
    ) {
        match self.through_all(reference, pointer, "path item") {
            Some((Node::PathItem(ReferenceOr::Item(item)), pointer)) => self.read_called(Item {
                path: name.to_owned(),
                item,
                pointer,
                arrival,
            }),
            Some(_) => self
                .wrong(reference, pointer, "path item")
                .unwrap_or_default(),
            None => {}
        }
    }
}

fn reference_of(item: &PathItem) -> Option<&str> {
    let reference = item.extensions.get(keys::PATH_ITEM_REFERENCE);
    reference.and_then(Json::as_str)
}
