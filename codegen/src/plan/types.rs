//! The Rust type of each use of a shape, and the rules that go with it.

use std::collections::BTreeSet;

use super::assertions::{self, About};
use super::attributes::rules;
use super::build::Planner;
use super::names;
use super::secrets::is_secret;
use super::shape_names::is_item;
use super::{Argument, Dates, Type};
use crate::diagnostic::catalog;
use crate::model::fits::pattern_is_broken;
use crate::model::reach::children;
use crate::model::{
    Api, Constraints, EnumBase, IntegerFormat, Number, NumberFormat, Shape, ShapeId, ShapeKind,
    StringFormat, Union, Use, Value,
};

/// A type and the rules that it doesn't keep by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) rules: Vec<Argument>,
}

impl Planner<'_> {
    /// The type of a use, `null` apart.
    pub(super) fn typed(&self, used: &Use) -> Typed {
        self.typed_within(used, &mut Vec::new())
    }

    /// The type of something that may be `null`.
    pub(super) fn typed_nullable(&self, used: &Use) -> Typed {
        self.nullable_within(used, &mut Vec::new())
    }

    fn nullable_within(&self, used: &Use, way: &mut Vec<ShapeId>) -> Typed {
        let mut typed = self.typed_within(used, way);
        if used.nullable && !matches!(typed.ty, Type::Value | Type::Unit) {
            typed.ty = Type::Option(Box::new(typed.ty));
        }
        typed
    }

    fn typed_within(&self, used: &Use, way: &mut Vec<ShapeId>) -> Typed {
        let shape = &self.api.shapes[used.shape];
        if is_item(&shape.kind) {
            let mut named = self.named(used.shape, shape);
            if is_secret(shape, &used.extensions) {
                named.ty = Type::Secret(Box::new(named.ty));
            }
            return named;
        }
        // A list of itself, with no item on the way, has no finite type.
        if way.contains(&used.shape) || way.len() > 32 {
            self.note(&catalog::TYPE_WITHOUT_END, &[], &shape.origin);
            return plain(Type::Value);
        }
        way.push(used.shape);
        let typed = self.typed_shape(shape, used, way);
        way.pop();
        typed
    }

    /// An item. The rules of a struct are its own; those of the others stand where they are used.
    fn named(&self, id: ShapeId, shape: &Shape) -> Typed {
        let ty = self
            .ident(id)
            .map_or(Type::Value, |ident| Type::Named(ident.clone()));
        let constraints = &shape.constraints;
        let mut rules = match &shape.kind {
            ShapeKind::Union(union) => self.unsaid(union, assertions::measures(constraints)),
            _ => Vec::new(),
        };
        if !matches!(shape.kind, ShapeKind::Object(_)) {
            rules.extend(assertions::rules_of(
                &constraints.assertions,
                About::Anything,
            ));
        }
        Typed {
            ty,
            rules: assertions::distinct(rules),
        }
    }

    /// The measures of a union that none of its variants has: what stands beside a union is asked of its variants too.
    fn unsaid(&self, union: &Union, mut measures: Vec<Argument>) -> Vec<Argument> {
        if !measures.is_empty() && union.discriminator.is_none() {
            let variants = union.variants.iter();
            let said: Vec<Argument> = variants
                .flat_map(|variant| self.own_measures(&self.api.shapes[variant.used.shape]))
                .collect();
            measures.retain(|measure| !said.contains(measure));
        }
        measures
    }

    /// What a scalar, a list or a map is held to by itself, whatever it holds.
    fn own_measures(&self, shape: &Shape) -> Vec<Argument> {
        let any = || Box::new(Type::Value);
        let ty = match &shape.kind {
            ShapeKind::Array(_) => Type::Vec(any()),
            ShapeKind::Map(_) => Type::Map(any()),
            kind @ (ShapeKind::Integer(_) | ShapeKind::Number(_) | ShapeKind::String(_)) => {
                self.scalar(kind, shape)
            }
            _ => return Vec::new(),
        };
        rules(shape, &ty)
    }

    fn typed_shape(&self, shape: &Shape, used: &Use, way: &mut Vec<ShapeId>) -> Typed {
        let (ty, inner) = match &shape.kind {
            ShapeKind::Array(items) => {
                let items = self.nullable_within(items, way);
                (Type::Vec(Box::new(items.ty)), nested("items", items.rules))
            }
            ShapeKind::Tuple(items) => self.tuple(used.shape, items, way),
            ShapeKind::Map(map) => {
                let values = self.nullable_within(&map.values, way);
                let mut inner = nested("values", values.rules);
                inner.extend(names_rule(map.pattern.as_deref()));
                (Type::Map(Box::new(values.ty)), inner)
            }
            kind => (self.scalar(kind, shape), Vec::new()),
        };
        let mut rules = rules(shape, &ty);
        rules.extend(inner);
        let rules = assertions::distinct(rules);
        let rules = match ty {
            Type::Value if used.nullable => assertions::or_null(rules),
            _ => rules,
        };
        let secret = is_secret(shape, &used.extensions);
        let ty = match secret {
            true => Type::Secret(Box::new(ty)),
            false => ty,
        };
        Typed { ty, rules }
    }

    /// A tuple and the rules of its items. What holds the tuple itself stands in a box.
    fn tuple(&self, own: ShapeId, items: &[Use], way: &mut Vec<ShapeId>) -> (Type, Vec<Argument>) {
        let typed = items.iter().map(|item| {
            let mut typed = self.typed_within(item, way);
            if matches!(typed.ty, Type::Named(_)) && reaches(self.api, item.shape, own) {
                typed.ty = Type::Boxed(Box::new(typed.ty));
            }
            if item.nullable && !matches!(typed.ty, Type::Value | Type::Unit) {
                typed.ty = Type::Option(Box::new(typed.ty));
            }
            (typed.ty, typed.rules)
        });
        let (types, mut rules): (Vec<Type>, Vec<_>) = typed.unzip();
        let bound = rules.iter().rposition(|rules| !rules.is_empty());
        rules.truncate(bound.map_or(0, |last| last + 1));
        let rules = bound.map(|_| Argument::Alternatives("prefix", rules));
        (Type::Tuple(types), rules.into_iter().collect())
    }

    fn scalar(&self, kind: &ShapeKind, shape: &Shape) -> Type {
        match kind {
            ShapeKind::Boolean => Type::Bool,
            ShapeKind::Integer(format) => integer(*format, &shape.constraints),
            ShapeKind::Number(NumberFormat::Float) => Type::F32,
            ShapeKind::Number(_) => Type::F64,
            ShapeKind::String(format) => self.text(format),
            ShapeKind::Constant(Value::Number(_)) => Type::F64,
            ShapeKind::Enum(enumeration) => match enumeration.base {
                EnumBase::Integer | EnumBase::Number => Type::F64,
                EnumBase::Boolean => Type::Bool,
                EnumBase::String | EnumBase::Mixed => Type::Value,
            },
            ShapeKind::Null => Type::Unit,
            ShapeKind::Own(path) => Type::Own(names::path(path)),
            _ => Type::Value,
        }
    }

    fn text(&self, format: &StringFormat) -> Type {
        match format {
            StringFormat::Uri => Type::Url,
            StringFormat::Uuid => {
                self.needs.borrow_mut().uuid = true;
                Type::Uuid
            }
            StringFormat::Byte => Type::Base64,
            StringFormat::DateTime => self.dated(Type::DateTime),
            StringFormat::Date => self.dated(Type::Date),
            _ => Type::String,
        }
    }

    /// A type of the crate that has dates; a string where none was chosen.
    fn dated(&self, ty: fn(Dates) -> Type) -> Type {
        let Some(dates) = self.dates else {
            return Type::String;
        };
        self.needs.borrow_mut().dates = Some(dates);
        ty(dates)
    }
}

/// Whether a shape holds another, or is it.
fn reaches(api: &Api, from: ShapeId, to: ShapeId) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(id) = waiting.pop() {
        if id == to {
            return true;
        }
        for (used, _) in children(&api.shapes[id].kind) {
            if seen.insert(used.shape) {
                waiting.push(used.shape);
            }
        }
    }
    false
}

pub(super) fn plain(ty: Type) -> Typed {
    Typed {
        ty,
        rules: Vec::new(),
    }
}

/// The pattern that the names of a map match.
pub(super) fn names_rule(pattern: Option<&str>) -> Option<Argument> {
    let pattern = pattern.filter(|pattern| !pattern_is_broken(pattern))?;
    let rule = Argument::Text("pattern", pattern.to_owned());
    Some(Argument::Nested("keys", vec![rule]))
}

pub(super) fn nested(key: &'static str, rules: Vec<Argument>) -> Vec<Argument> {
    if rules.is_empty() {
        Vec::new()
    } else {
        vec![Argument::Nested(key, rules)]
    }
}

/// The integer of a format, wider where the bounds ask for it.
fn integer(format: IntegerFormat, constraints: &Constraints) -> Type {
    match format {
        IntegerFormat::Int8 => Type::I8,
        IntegerFormat::Int16 => Type::I16,
        IntegerFormat::Int32 => Type::I32,
        IntegerFormat::UInt8 => Type::U8,
        IntegerFormat::UInt16 => Type::U16,
        IntegerFormat::UInt32 => Type::U32,
        IntegerFormat::UInt64 => Type::U64,
        IntegerFormat::UnixMillis => Type::UnixMillis,
        IntegerFormat::None | IntegerFormat::Int64 => by_bounds(constraints),
    }
}

fn by_bounds(constraints: &Constraints) -> Type {
    let bounds = &constraints.bounds;
    let low = bounds
        .minimum
        .as_ref()
        .or(bounds.exclusive_minimum.as_ref());
    let high = bounds
        .maximum
        .as_ref()
        .or(bounds.exclusive_maximum.as_ref());
    let above = high.is_some_and(|high| *high > Number::from(i64::MAX));
    let below = low.is_some_and(|low| *low < Number::from(i64::MIN));
    let positive = low.is_some_and(|low| !low.is_negative());
    match (above, below, positive) {
        (false, false, _) => Type::I64,
        (true, _, true) if high.is_some_and(|high| *high <= Number::from(u64::MAX)) => Type::U64,
        (true, _, true) if high.is_some_and(|high| *high > Number::from(i128::MAX)) => Type::U128,
        _ => Type::I128,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(low: Option<i128>, high: Option<u128>) -> Type {
        let mut constraints = Constraints::default();
        constraints.bounds.minimum = low.map(Number::from);
        constraints.bounds.maximum = high.map(Number::from);
        by_bounds(&constraints)
    }

    #[test]
    fn integers_are_as_wide_as_their_bounds_ask_for() {
        let (wide, wider) = (u128::from(u64::MAX), u128::MAX);
        assert_eq!(within(None, None), Type::I64);
        assert_eq!(within(Some(0), Some(200)), Type::I64);
        assert_eq!(within(Some(0), Some(wide)), Type::U64);
        assert_eq!(within(Some(0), Some(wide + 1)), Type::I128);
        assert_eq!(within(Some(-1), Some(wide)), Type::I128);
        assert_eq!(within(Some(i128::from(i64::MIN) - 1), None), Type::I128);
        assert_eq!(within(Some(0), Some(wider)), Type::U128);
    }
}
