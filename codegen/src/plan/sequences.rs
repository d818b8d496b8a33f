//! Answers that come item by item: which they are, and of what type an item is.
//!
//! Takes contents; gives the use that an item is of. A schema of the whole is a list of them, one of anything else is that
//! of an item (OpenAPI 3.2.0, Sequential Media Types), as descriptions commonly have it.

use super::answers::is_success;
use super::build::Planner;
use super::{AnswerSequence, Type};
use crate::diagnostic::catalog;
use crate::http::{Sequence, Status};
use crate::model::{Additional, Api, Content, Operation, Shape, ShapeId, ShapeKind, Use};

/// What an event may say beside its data (OpenAPI 3.2.0, Special Considerations for Server-Sent Events).
const EVENT: [&str; 4] = ["event", "data", "id", "retry"];

/// What an item is.
#[derive(Clone, Copy)]
pub(super) enum Item<'a> {
    /// A value of this type.
    Typed(&'a Use),
    /// The description says nothing of it.
    Unknown,
    /// Each event has data of its own type.
    Several(&'a Shape),
}

/// The content that comes item by item: events before lines.
pub(super) fn sequence(contents: &[Content]) -> Option<(&Content, Sequence)> {
    let all = contents
        .iter()
        .filter_map(|content| Some((content, content.media_type.sequence()?)));
    all.min_by_key(|(content, kind)| (*kind, content.media_type.essence()))
}

/// The contents of an answer that are read whole.
pub(super) fn whole<'a>(
    operation: &Operation,
    status: Status,
    contents: &'a [Content],
) -> Vec<&'a Content> {
    let read_by_item = sequence(contents).filter(|_| may_be_read_by_item(operation, status));
    let taken = read_by_item.map(|(content, _)| &content.media_type);
    let is_whole = |content: &&Content| Some(&content.media_type) != taken;
    contents.iter().filter(is_whole).collect()
}

/// Errors are read whole.
fn may_be_read_by_item(operation: &Operation, status: Status) -> bool {
    is_success(operation, status) || status == Status::Default
}

/// The shape of the items of an answer, where it comes so.
pub(super) fn item_shape(
    api: &Api,
    operation: &Operation,
    status: Status,
    contents: &[Content],
) -> Option<ShapeId> {
    let (content, kind) = sequence(contents).filter(|_| may_be_read_by_item(operation, status))?;
    match item(api, content, kind) {
        Item::Typed(used) => Some(used.shape),
        Item::Unknown | Item::Several(_) => None,
    }
}

fn item<'a>(api: &'a Api, content: &'a Content, kind: Sequence) -> Item<'a> {
    let Some(used) = &content.used else {
        return Item::Unknown;
    };
    let used = match &api.shapes[used.shape].kind {
        ShapeKind::Array(items) => items,
        _ => used,
    };
    let shape = &api.shapes[used.shape];
    match &shape.kind {
        _ if kind == Sequence::Lines => Item::Typed(used),
        ShapeKind::Any => Item::Unknown,
        ShapeKind::Union(union) => {
            let is_event = |used: &Use| data(&api.shapes[used.shape]).is_some();
            match union.variants.iter().all(|variant| is_event(&variant.used)) {
                true => Item::Several(shape),
                false => Item::Typed(used),
            }
        }
        _ => Item::Typed(data(shape).unwrap_or(used)),
    }
}

/// The data of an event that is described with all that an event is.
fn data(shape: &Shape) -> Option<&Use> {
    let ShapeKind::Object(object) = &shape.kind else {
        return None;
    };
    let is_event = object
        .properties
        .keys()
        .all(|name| EVENT.contains(&name.as_str()));
    let is_open = matches!(object.additional, Additional::Typed(_));
    let data = object
        .properties
        .get("data")
        .filter(|_| is_event && !is_open)?;
    Some(&data.used)
}

impl Planner<'_> {
    /// How a success comes item by item.
    pub(super) fn answer_sequence(&self, contents: &[Content]) -> Option<AnswerSequence> {
        let (content, kind) = sequence(contents)?;
        let item = match (item(self.api, content, kind), kind) {
            (Item::Typed(used), _) => self.typed_body(used),
            (Item::Unknown, Sequence::Lines) => Type::Value,
            (Item::Unknown, Sequence::Events) => Type::String,
            (Item::Several(shape), _) => {
                self.note(&catalog::EVENTS_AS_TEXT, &[], &shape.origin);
                Type::String
            }
        };
        let item = Box::new(item);
        let ty = match kind {
            Sequence::Events => Type::EventStream(item),
            Sequence::Lines => Type::JsonLines(item),
        };
        let media = content.media_type.essence();
        Some(AnswerSequence { media, ty })
    }
}
