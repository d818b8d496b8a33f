//! Every schema of a tree: `grammar` tells where they stand, so that what only looks like one is none.

use crate::grammar::{Kind, Shape};
use crate::pointer::Pointer;
use crate::tree::Node;

/// Visits the schemas with their places.
pub(super) fn each<'n>(root: &'n Node, visit: &mut dyn FnMut(&'n Node, &Pointer)) {
    place(
        Shape::Object(Kind::OpenApi),
        root,
        &mut Pointer::root(),
        visit,
    );
}

fn place<'n>(
    shape: Shape,
    node: &'n Node,
    at: &mut Pointer,
    visit: &mut dyn FnMut(&'n Node, &Pointer),
) {
    match shape {
        Shape::FlagOrSchema => place(Shape::Referable(Kind::Schema), node, at, visit),
        Shape::Object(kind) | Shape::Referable(kind) => {
            if kind == Kind::Schema {
                visit(node, at);
            }
            members(
                &|key, value| kind.shape_in_any_version(key, value.as_list().is_some()),
                node,
                at,
                visit,
            );
        }
        Shape::Map(inner) => members(&|_, _| Some(*inner), node, at, visit),
        Shape::List(inner) => {
            for (index, item) in node.as_list().into_iter().flatten().enumerate() {
                at.push(&index.to_string());
                place(*inner, item, at, visit);
                at.pop();
            }
        }
        Shape::Text | Shape::Word(_) | Shape::Flag | Shape::Count | Shape::Any => {}
    }
}

fn members<'n>(
    shape_of: &dyn Fn(&str, &Node) -> Option<Shape>,
    node: &'n Node,
    at: &mut Pointer,
    visit: &mut dyn FnMut(&'n Node, &Pointer),
) {
    for entry in node.as_map().into_iter().flatten() {
        if let Some(shape) = shape_of(&entry.key, &entry.value) {
            at.push(&entry.key);
            place(shape, &entry.value, at, visit);
            at.pop();
        }
    }
}
