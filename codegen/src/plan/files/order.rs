//! The order in which shapes are written: as a reader of the operations meets them.

use std::collections::BTreeSet;

use super::held;
use crate::model::{Content, Operation, ShapeId};
use crate::plan::build::Planner;

/// Every shape that has a name, once.
pub(super) fn reading_order(planner: &Planner<'_>) -> Vec<ShapeId> {
    let mut order = Order { planner, seen: BTreeSet::new(), list: Vec::new() };
    for operation in planner.api.operations.values().chain(planner.api.incoming.values()) {
        for shape in starts(operation) {
            order.visit(shape);
        }
    }
    for id in planner.idents.keys() {
        order.visit(*id);
    }
    order.list
}

struct Order<'p, 'a> {
    planner: &'p Planner<'a>,
    seen: BTreeSet<ShapeId>,
    list: Vec<ShapeId>,
}

impl Order<'_, '_> {
    /// Takes a shape, then what it holds, in the order of its members.
    fn visit(&mut self, start: ShapeId) {
        let mut waiting = vec![start];
        while let Some(id) = waiting.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            if self.planner.idents.contains_key(&id) {
                self.list.push(id);
            }
            waiting.extend(held(self.planner.api, id).into_iter().rev());
        }
    }
}

fn starts(operation: &Operation) -> Vec<ShapeId> {
    let of = |contents: &[Content]| contents.iter().filter_map(|content| content.used.as_ref()).map(|used| used.shape).collect::<Vec<_>>();
    let body = operation.body.iter().flat_map(|body| of(&body.contents));
    let answers = operation.responses.iter().flat_map(|response| of(&response.contents));
    let parameters = operation.parameters.iter().map(|parameter| parameter.used.shape);
    body.chain(parameters).chain(answers).collect()
}
