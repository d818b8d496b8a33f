//! What no value can keep: bounds that leave no room between them, defaults that their own schema refuses.
//!
//! Comes after the checks, which tell of each; what is left out here is neither held to nor documented.

use super::check::definition;
use super::fits::{Direction, misfits};
use super::{Api, Constraints, Number, ShapeId, ShapeKind, Use, Value};

/// Bounds that leave no room, by what they measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    Bounds,
    Length,
    Items,
    Properties,
}

/// Leaves out bounds and defaults that nothing can keep.
pub fn leave_out(api: &mut Api) {
    let shapes: Vec<ShapeId> = api.shapes.ids().collect();
    for id in shapes {
        let unfit = !api.shapes[id]
            .default
            .iter()
            .all(|value| fits(api, &definition(id, &api.shapes[id]), value));
        let members = unfit_members(api, id);
        let shape = &mut api.shapes[id];
        if unfit {
            shape.default = None;
        }
        if let ShapeKind::Object(object) = &mut shape.kind {
            for name in members {
                if let Some(property) = object.properties.get_mut(&name) {
                    property.default = None;
                }
            }
        }
        for (pair, ..) in without_room(&shape.constraints) {
            open(&mut shape.constraints, pair);
        }
    }
}

fn unfit_members(api: &Api, id: ShapeId) -> Vec<String> {
    let ShapeKind::Object(object) = &api.shapes[id].kind else {
        return Vec::new();
    };
    let members = object.properties.iter();
    let unfit = members.filter(|(_, property)| {
        let default = property.default.as_ref();
        default.is_some_and(|value| !fits(api, &property.used, value))
    });
    unfit.map(|(name, _)| name.clone()).collect()
}

fn fits(api: &Api, used: &Use, value: &Value) -> bool {
    misfits(api, used, value, Direction::Either).is_empty()
}

/// The first bounds that leave no room, the least and the greatest.
pub(super) fn first_without_room(rules: &Constraints) -> Option<(String, String)> {
    let first = without_room(rules).into_iter().next()?;
    Some((first.1, first.2))
}

fn without_room(rules: &Constraints) -> Vec<(Pair, String, String)> {
    let count = |pair, low: Option<u64>, high: Option<u64>| {
        let (low, high) = (low?, high?);
        (low > high).then(|| (pair, low.to_string(), high.to_string()))
    };
    [
        of_numbers(rules),
        count(Pair::Length, rules.min_length, rules.max_length),
        count(Pair::Items, rules.min_items, rules.max_items),
        count(Pair::Properties, rules.min_properties, rules.max_properties),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_numbers(rules: &Constraints) -> Option<(Pair, String, String)> {
    let bounds = &rules.bounds;
    let ends = |one: &Option<Number>, exclusive: &Option<Number>| {
        let one = one.clone().map(|number| (number, false));
        let exclusive = exclusive.clone().map(|number| (number, true));
        [one, exclusive].into_iter().flatten()
    };
    let lows = ends(&bounds.minimum, &bounds.exclusive_minimum);
    let mut pairs = lows.flat_map(|low| {
        let highs = ends(&bounds.maximum, &bounds.exclusive_maximum);
        highs.map(move |high| (low.clone(), high))
    });
    let closed = |(low, high): &((Number, bool), (Number, bool))| {
        low.0 > high.0 || (low.0 == high.0 && (low.1 || high.1))
    };
    let (low, high) = pairs.find(closed)?;
    Some((Pair::Bounds, low.0.to_string(), high.0.to_string()))
}

fn open(rules: &mut Constraints, pair: Pair) {
    match pair {
        Pair::Bounds => rules.bounds = super::Bounds::default(),
        Pair::Length => (rules.min_length, rules.max_length) = (None, None),
        Pair::Items => (rules.min_items, rules.max_items) = (None, None),
        Pair::Properties => (rules.min_properties, rules.max_properties) = (None, None),
    }
}
