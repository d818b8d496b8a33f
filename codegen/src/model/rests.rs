//! Members that another variant of a union would have: kept.
//!
//! Takes a model whose shapes know who reaches them. Where a value may fit several variants of a union (`anyOf`), it is
//! read as one of them; what only another declares has a place there too, so that nothing of an answer is lost.

use std::collections::BTreeMap;

use super::apart::are_apart;
use super::{
    Additional, Api, Extensions, Object, Place, Shape, ShapeId, ShapeKind, StringFormat, Union,
    Use, Variant,
};

/// Lets variants that a value may fit beside others keep all members.
pub fn keep(api: &mut Api) {
    let shapes = api.shapes.values();
    let unions = shapes.filter_map(|shape| match &shape.kind {
        ShapeKind::Union(union) if shape.reach.responses => Some(union),
        _ => None,
    });
    let unions = unions.filter(|union| union.several && union.discriminator.is_none());
    let mut losing: BTreeMap<ShapeId, bool> = BTreeMap::new();
    for (id, secret) in unions.flat_map(|union| losing_variants(api, union)) {
        *losing.entry(id).or_default() |= secret;
    }
    for (id, secret) in losing {
        let mut rest = anything(api, id);
        rest.extensions.sensitive = secret;
        if let ShapeKind::Object(object) = &mut api.shapes[id].kind {
            object.additional = Additional::Typed(rest);
        }
    }
}

/// Any value, as what an object holds beside its properties.
pub(super) fn anything(api: &mut Api, object: ShapeId) -> Use {
    let origin = api.shapes[object].origin.clone();
    let mut shape = Shape::new(Place::Value(object), ShapeKind::Any, origin.clone());
    shape.reach = api.shapes[object].reach.clone();
    Use {
        shape: api.shapes.push(shape),
        nullable: false,
        description: None,
        deprecated: false,
        extensions: Extensions::default(),
        origin,
    }
}

/// The objects that would pass over what another variant declares, of a value that fits both, and whether a variant
/// declares what must not be shown.
fn losing_variants(api: &Api, union: &Union) -> Vec<(ShapeId, bool)> {
    let objects = || {
        let object = |variant| Some((variant, object_of(api, variant)?));
        union.variants.iter().filter_map(object)
    };
    let loses = |(own, object): &(&Variant, &Object)| {
        object.additional == Additional::Ignored
            && objects().any(|(other, others)| {
                let mut names = others.properties.keys();
                other.used.shape != own.used.shape
                    && names.any(|name| !object.properties.contains_key(name))
                    && !are_apart(api, &[&own.used, &other.used])
            })
    };
    let losing = objects().filter(loses);
    let secret = objects().any(|(_, object)| has_secret(api, object));
    losing
        .map(|(variant, _)| (variant.used.shape, secret))
        .collect()
}

fn has_secret(api: &Api, object: &Object) -> bool {
    let mut properties = object.properties.values();
    properties.any(|property| {
        let shape = &api.shapes[property.used.shape];
        let password = matches!(shape.kind, ShapeKind::String(StringFormat::Password));
        password || shape.extensions.sensitive || property.used.extensions.sensitive
    })
}

fn object_of<'a>(api: &'a Api, variant: &Variant) -> Option<&'a Object> {
    match &api.shapes[variant.used.shape].kind {
        ShapeKind::Object(object) => Some(object),
        _ => None,
    }
}
