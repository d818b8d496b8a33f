//! Which properties a struct has, and which of them it must have, by the way that it travels.
//!
//! A struct that only requests reach leaves out what is `readOnly`, one that only responses reach what is `writeOnly`;
//! in one that both reach, such properties are never required.

use crate::model::{Object, Property, Reach};

/// A property as a struct has it.
pub(super) struct Seen<'a> {
    pub(super) name: &'a str,
    pub(super) property: &'a Property,
    pub(super) required: bool,
}

/// The properties of an object that its struct has.
pub(super) fn properties<'a>(object: &'a Object, reach: &Reach) -> Vec<Seen<'a>> {
    let travels = |property: &Property| match (reach.requests, reach.responses) {
        (true, false) => !property.read_only || property.write_only,
        (false, true) => !property.write_only || property.read_only,
        _ => true,
    };
    let both = reach.requests == reach.responses;
    let seen = object
        .properties
        .iter()
        .filter(|(_, property)| travels(property));
    seen.map(|(name, property)| {
        let one_way = property.read_only || property.write_only;
        Seen {
            name,
            property,
            required: property.required && !(both && one_way),
        }
    })
    .collect()
}
