//! What the variants of a union say of the property that tells them apart.
//!
//! Takes a model whose unions are settled. Where an object is nothing but a variant, its tag is the union's: the union
//! writes it, and nobody can set another. Where an object is used by itself too, or several tags select it, the
//! property's type is narrowed to these tags.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::{self, children};
use super::{
    Additional, Api, EnumBase, EnumValue, Enumeration, Extensions, Place, Property, Shape, ShapeId,
    ShapeKind, StringFormat, Union, Use, Value,
};

/// What unions say of an object.
#[derive(Debug)]
struct Claim {
    property: String,
    tags: Vec<String>,
    /// Something else than a union with these tags holds the object.
    alone: bool,
    /// It is selected by whatever selects no other variant.
    default: bool,
}

/// Settles the tags of variants. `extended` names the components that others are all of, and whose tags may be theirs.
pub fn settle(api: &mut Api, extended: &BTreeSet<String>) {
    for (id, claim) in claims(api) {
        let is_extended = match &api.shapes[id].place {
            Place::Component(name) => extended.contains(name),
            _ => false,
        };
        match claim.tags.as_slice() {
            _ if claim.default => declare(api, id, &claim.property),
            [_] if !claim.alone => remove(api, id, &claim.property),
            _ if claim.alone && is_extended => {}
            _ => narrow(api, id, &claim),
        }
    }
}

fn claims(api: &Api) -> BTreeMap<ShapeId, Claim> {
    let mut claims: BTreeMap<ShapeId, Claim> = BTreeMap::new();
    for (union, property) in tagged(api) {
        for variant in &union.variants {
            if !matches!(api.shapes[variant.used.shape].kind, ShapeKind::Object(_)) {
                continue;
            }
            let claim = claims.entry(variant.used.shape).or_insert_with(|| Claim {
                property: property.to_owned(),
                tags: variant.tags.clone(),
                alone: false,
                default: false,
            });
            claim.default |= variant.default;
            claim.alone |= claim.property != property || claim.tags != variant.tags;
            if claim.property == property {
                let new = variant.tags.iter().filter(|tag| !claim.tags.contains(tag));
                let new: Vec<String> = new.cloned().collect();
                claim.tags.extend(new);
            }
        }
    }
    for used in other_uses(api) {
        if let Some(claim) = claims.get_mut(&used.shape) {
            claim.alone = true;
        }
    }
    claims
}

/// Unions that a property tells apart.
fn tagged(api: &Api) -> impl Iterator<Item = (&Union, &str)> {
    api.shapes.values().filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) => Some((union, union.discriminator.as_ref()?.property.as_str())),
        _ => None,
    })
}

/// Every use that is no variant of a union with tags.
fn other_uses(api: &Api) -> Vec<&Use> {
    let is_tagged =
        |kind: &ShapeKind| matches!(kind, ShapeKind::Union(union) if union.discriminator.is_some());
    let others = api
        .shapes
        .values()
        .filter(|shape| !is_tagged(&shape.kind))
        .flat_map(|shape| children(&shape.kind))
        .map(|(used, _)| used);
    let operations = api.operations.values().chain(api.incoming.values());
    others.chain(operations.flat_map(reach::uses)).collect()
}

fn remove(api: &mut Api, id: ShapeId, property: &str) {
    if is_text(api, id, property)
        && let ShapeKind::Object(object) = &mut api.shapes[id].kind
    {
        object.properties.shift_remove(property);
    }
}

/// Gives the tag a place: what selects this object may be any text, and is kept.
fn declare(api: &mut Api, id: ShapeId, name: &str) {
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return;
    };
    let taken = object.properties.contains_key(name);
    if taken || object.additional != Additional::Ignored {
        return;
    }
    let origin = api.shapes[id].origin.clone();
    let place = Place::Property(id, name.to_owned());
    let kind = ShapeKind::String(StringFormat::None);
    let mut shape = Shape::new(place, kind, origin.clone());
    shape.reach = api.shapes[id].reach.clone();
    let property = Property {
        used: Use {
            shape: api.shapes.push(shape),
            nullable: false,
            description: None,
            deprecated: false,
            extensions: Extensions::default(),
            origin: origin.clone(),
        },
        required: false,
        read_only: false,
        write_only: false,
        default: None,
        origin,
    };
    if let ShapeKind::Object(object) = &mut api.shapes[id].kind {
        object.properties.insert(name.to_owned(), property);
    }
}

/// Whether the object declares the property as some text.
fn is_text(api: &Api, id: ShapeId, property: &str) -> bool {
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return false;
    };
    let Some(property) = object.properties.get(property) else {
        return false;
    };
    match &api.shapes[property.used.shape].kind {
        ShapeKind::String(_) | ShapeKind::Constant(Value::String(_)) => !property.used.nullable,
        ShapeKind::Enum(enumeration) => {
            enumeration.base == EnumBase::String && !property.used.nullable
        }
        _ => false,
    }
}

/// Lets the property have these tags alone, and asks for it: what tells variants apart must be there.
fn narrow(api: &mut Api, id: ShapeId, claim: &Claim) {
    let name = claim.property.as_str();
    if !is_text(api, id, name) {
        return;
    }
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return;
    };
    let Some(property) = object.properties.get(name) else {
        return;
    };
    let origin = property.origin.clone();
    let value = |tag: &String| EnumValue {
        value: Value::String(tag.clone()),
        name: None,
        description: None,
        origin: origin.clone(),
    };
    let kind = match claim.tags.as_slice() {
        [tag] => ShapeKind::Constant(Value::String(tag.clone())),
        tags => ShapeKind::Enum(Enumeration {
            base: EnumBase::String,
            values: tags.iter().map(value).collect(),
            // As a variant it is selected by these alone.
            open: (!claim.alone).then_some(false),
        }),
    };
    let mut shape = Shape::new(Place::Property(id, name.to_owned()), kind, origin.clone());
    shape.reach = api.shapes[id].reach.clone();
    let new = api.shapes.push(shape);
    if let ShapeKind::Object(object) = &mut api.shapes[id].kind
        && let Some(property) = object.properties.get_mut(name)
    {
        property.used.shape = new;
        property.required = true;
        property.default = None;
    }
}
