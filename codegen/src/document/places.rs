//! Where each place of a document stands, by its pointer.
//!
//! A tree of its own rather than a map of pointers: a large document has more places than its text has lines.

use crate::pointer::Pointer;
use crate::source::Span;
use crate::tree::{Node, Value};

/// The places of a value and of all that it holds.
#[derive(Clone, Debug)]
pub(super) struct Places {
    span: Span,
    parts: Parts,
}

#[derive(Clone, Debug)]
enum Parts {
    None,
    Items(Box<[Places]>),
    /// Ordered by key.
    Members(Box<[Member]>),
}

#[derive(Clone, Debug)]
struct Member {
    key: Box<str>,
    key_span: Span,
    value: Places,
}

/// What was found of a pointer.
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) key_span: Option<Span>,
}

impl Places {
    /// Keeps the places of a tree, and nothing of its values.
    pub(super) fn of(node: Node) -> Self {
        let parts = match node.value {
            Value::Scalar(_) => Parts::None,
            Value::List(items) => Parts::Items(items.into_iter().map(Self::of).collect()),
            Value::Map(map) => {
                let members = map.into_iter().map(|entry| Member {
                    key: entry.key,
                    key_span: entry.key_span,
                    value: Self::of(entry.value),
                });
                let mut members: Box<[Member]> = members.collect();
                members.sort_by(|left, right| left.key.cmp(&right.key));
                Parts::Members(members)
            }
        };
        let span = node.span;
        Self { span, parts }
    }

    /// Follows a pointer as far as it leads.
    pub(super) fn find(&self, pointer: &Pointer) -> Found {
        let mut at = self;
        let mut key_span = None;
        for token in pointer.tokens() {
            let next = match &at.parts {
                Parts::None => None,
                Parts::Items(items) => {
                    let item = token
                        .parse::<usize>()
                        .ok()
                        .and_then(|index| items.get(index));
                    item.map(|item| (item, None))
                }
                Parts::Members(members) => {
                    let index = members.binary_search_by(|member| (*member.key).cmp(&token));
                    let member = index.ok().and_then(|index| members.get(index));
                    member.map(|member| (&member.value, Some(member.key_span)))
                }
            };
            let Some(next) = next else {
                break;
            };
            (at, key_span) = next;
        }
        Found {
            span: at.span,
            key_span,
        }
    }
}
