//! The schema that a decision speaks of: by its name among the components, or by `#` and its pointer.

use crate::pointer::Pointer;
use crate::tree::Node;

/// References on the way are followed this often at most.
const HOPS: usize = 16;

/// Where the schema stands, past references; `None` where there is none.
pub(super) fn of(root: &Node, written: &str) -> Option<Pointer> {
    let mut pointer = match written.strip_prefix('#') {
        Some(fragment) => Pointer::from_fragment(fragment)?,
        None => Pointer::root()
            .child("components")
            .child("schemas")
            .child(written),
    };
    for _ in 0..HOPS {
        let node = at(root, &pointer)?;
        let Some(reference) = node.get("$ref").and_then(Node::as_str) else {
            return Some(pointer);
        };
        pointer = Pointer::from_fragment(reference.strip_prefix('#')?)?;
    }
    None
}

/// The value at a pointer.
pub(super) fn at<'n>(root: &'n Node, pointer: &Pointer) -> Option<&'n Node> {
    let step = |node: &'n Node, token: &str| match node.as_list() {
        Some(items) => items.get(crate::pointer::index(token)?),
        None => node.get(token),
    };
    pointer
        .tokens()
        .try_fold(root, |node, token| step(node, &token))
}

/// The value at a pointer, to be changed.
pub(super) fn at_mut<'n>(root: &'n mut Node, pointer: &Pointer) -> Option<&'n mut Node> {
    pointer.tokens().try_fold(root, |node, token| {
        if node.as_list().is_some() {
            let at = crate::pointer::index(&token)?;
            return node.as_list_mut()?.get_mut(at);
        }
        node.as_map_mut()?.get_mut(&token)
    })
}
