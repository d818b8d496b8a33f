//! Which of several contents a body is: the one that is meant where nothing else is said has the plain name.
//!
//! Takes a shape and its place; tells whether it is that one, and the words of a media type for the others.

use super::super::names;
use super::super::offered::{choices, preferred, typed};
use super::super::sequences;
use super::super::usage::operation_at;
use super::Namer;
use crate::http::{MediaType, Status};
use crate::model::ShapeId;
use crate::model::shape::OperationPlace;

impl Namer<'_> {
    /// Whether a body is the one that its operation takes where nothing else is said.
    pub(super) fn is_main_body(&self, id: ShapeId, place: OperationPlace) -> bool {
        let operation = operation_at(self.api, place);
        let contents = operation
            .body
            .iter()
            .flat_map(|body| choices(&body.contents));
        let main = contents.filter_map(|content| content.used.as_ref()).next();
        main.is_none_or(|used| self.twins.first(used.shape) == id)
    }

    /// Whether an answer is the one that is read where nothing else is asked for, or comes item by item.
    pub(super) fn is_main_answer(
        &self,
        id: ShapeId,
        place: OperationPlace,
        status: Status,
    ) -> bool {
        let operation = operation_at(self.api, place);
        let mut responses = operation.responses.iter();
        let response = responses.find(|response| response.status == status);
        let contents = response.map_or(&[][..], |response| &response.contents);
        let main = preferred(sequences::whole(operation, status, contents));
        let item = sequences::item_shape(self.api, operation, status, contents);
        let main = main.and_then(|content| content.used.as_ref());
        let mut ids = main.map(|used| used.shape).into_iter().chain(item);
        ids.any(|main| self.twins.first(main) == id) || typed(contents.iter().collect()).len() < 2
    }
}

/// The words of a media type that tell it from others: `application/vnd.pet.v2+json` is `PetV2Json`.
pub(super) fn subtype(media: &MediaType) -> String {
    let essence = media.essence();
    let name = essence.split_once('/').map_or("", |(_, name)| name);
    let name = name.strip_prefix("vnd.").unwrap_or(name);
    let parameters = match media.has_parameters() {
        true => media.as_str().split_once(';').map_or("", |(_, rest)| rest),
        false => "",
    };
    names::camel(&format!("{name} {parameters}"))
}
