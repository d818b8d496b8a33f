//! What tells a variant from its brothers by what it holds.
//!
//! Takes an object of a union; gives words for its name, where there are some. Knows no titles and no places.

use super::{Namer, seam};
use crate::model::{Object, ShapeId, ShapeKind, Value};
use crate::plan::names;

impl Namer<'_> {
    /// The property that a variant must have, or else may have, and that none of its brothers knows: `WithIban`.
    pub(super) fn only_property(
        &self,
        owner: ShapeId,
        id: ShapeId,
        object: &Object,
    ) -> Option<String> {
        let ShapeKind::Union(union) = &self.api.shapes[owner].kind else {
            return None;
        };
        let brothers = union.variants.iter().map(|variant| variant.used.shape);
        let brothers = brothers.filter(|brother| self.twins.first(*brother) != id);
        let known: Vec<&Object> = brothers
            .filter_map(|brother| match &self.api.shapes[brother].kind {
                ShapeKind::Object(object) => Some(object),
                _ => None,
            })
            .collect();
        let own = |required: bool| {
            let properties = object.properties.iter();
            let own = properties.filter(|(name, property)| {
                let is_known = known
                    .iter()
                    .any(|other| other.properties.contains_key(*name));
                property.required == required && !is_known
            });
            let names = own.map(|(name, _)| names::camel(name));
            let names = names.filter(|name| !name.is_empty());
            names.min_by_key(|name| (name.len(), name.clone()))
        };
        let name = own(true).or_else(|| own(false))?;
        Some(format!("With{name}"))
    }

    /// The component that it adds members to, and that none of its brothers does: `OneTimeSale` of `OneTimeSalePlan` within
    /// `Plan`.
    pub(super) fn extended(&self, owner: ShapeId, id: ShapeId) -> Option<String> {
        let ShapeKind::Union(union) = &self.api.shapes[owner].kind else {
            return None;
        };
        let mut variants = union.variants.iter();
        let own = variants.find(|variant| variant.used.shape == id)?;
        let extends = own.extends.as_ref()?;
        let variants = union.variants.iter();
        let said = variants.filter(|variant| {
            [&variant.extends, &variant.name]
                .iter()
                .any(|name| name.as_ref() == Some(extends))
        });
        let is_single = said.count() == 1;
        let name = names::camel(extends);
        is_single.then(|| match self.components.get(&owner) {
            Some(ident) => seam::beyond(ident.name(), &name),
            None => name,
        })
    }

    /// A constant that it must hold.
    pub(super) fn constant(&self, object: &Object) -> Option<String> {
        let constants = object
            .properties
            .iter()
            .filter(|(_, property)| property.required);
        constants
            .filter_map(
                |(name, property)| match &self.api.shapes[property.used.shape].kind {
                    ShapeKind::Constant(Value::String(value)) => Some(names::camel(value)),
                    // A number or a boolean is no name by itself.
                    ShapeKind::Constant(value @ (Value::Number(_) | Value::Bool(_))) => {
                        Some(names::camel(&format!("{name} {value}")))
                    }
                    _ => None,
                },
            )
            .find(|name| !name.is_empty())
    }
}
