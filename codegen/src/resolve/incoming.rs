//! What comes in from the API: webhooks, and the callbacks that operations register.
//!
//! A callback may be a reference, and so may the path item in it; `openapiv3` has no place for either, so they ride in
//! extensions.

use openapiv3::{Callback, Operation as Written, PathItem, ReferenceOr};
use serde_json::Value as Json;

use super::Resolver;
use super::operations::Item;
use super::references::Node;
use crate::document::extensions as keys;
use crate::model::{Arrival, OperationPlace};
use crate::pointer::Pointer;

/// How deep callbacks of callbacks are read: one that registers itself would have no end.
const NESTED: usize = 4;

impl Resolver<'_, '_> {
    /// Webhooks; callbacks are read with the operation that they belong to.
    pub(super) fn read_incoming(&mut self) {
        for (name, pointer) in self.document.webhooks() {
            self.read_path(name, &pointer, Some(Arrival::Webhook));
        }
    }

    /// The callbacks of an operation, which itself may be one.
    pub(super) fn read_callbacks(
        &mut self,
        written: &Written,
        pointer: &Pointer,
        of: OperationPlace,
    ) {
        if self.depth_of(of) >= NESTED {
            return;
        }
        let callbacks = pointer.child("callbacks");
        for (name, callback) in &written.callbacks {
            self.read_callback(name, callback, &callbacks.child(name), of);
        }
        let references = written.extensions.get(keys::CALLBACK_REFERENCES);
        for (name, reference) in references.and_then(Json::as_object).into_iter().flatten() {
            let at = callbacks.child(name);
            let Some(reference) = reference.as_str() else {
                continue;
            };
            match self.through_all(reference, &at) {
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
                None => self.read_item(&Item {
                    path: name.to_owned(),
                    item: called,
                    pointer,
                    arrival,
                }),
            }
        }
    }

    fn read_referred(
        &mut self,
        name: &str,
        reference: &str,
        pointer: &Pointer,
        arrival: Option<Arrival>,
    ) {
        match self.through_all(reference, pointer) {
            Some((Node::PathItem(ReferenceOr::Item(item)), pointer)) => self.read_item(&Item {
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

    /// How many operations register one another on the way to this one.
    fn depth_of(&self, mut place: OperationPlace) -> usize {
        let mut depth = 0;
        while let OperationPlace::Incoming(id) = place {
            depth += 1;
            match &self.incoming[id].arrival {
                Some(Arrival::Callback { of, .. }) => place = *of,
                _ => break,
            }
        }
        depth
    }
}

fn reference_of(item: &PathItem) -> Option<&str> {
    let reference = item.extensions.get(keys::PATH_ITEM_REFERENCE);
    reference.and_then(Json::as_str)
}
