//! The Rust type of each use of a shape, and the rules that go with it.

use super::attributes::rules;
use super::build::Planner;
use super::secrets::is_secret;
use super::shape_names::is_item;
use super::{Argument, Type};
use crate::diagnostic::catalog;
use crate::model::{
    Constraints, EnumBase, IntegerFormat, Number, NumberFormat, Shape, ShapeId, ShapeKind,
    StringFormat, Use, Value,
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
    fn typed_nullable(&self, used: &Use, way: &mut Vec<ShapeId>) -> Typed {
        let mut typed = self.typed_within(used, way);
        if used.nullable && typed.ty != Type::Value {
            typed.ty = Type::Option(Box::new(typed.ty));
        }
        typed
    }

    fn typed_within(&self, used: &Use, way: &mut Vec<ShapeId>) -> Typed {
        let shape = &self.api.shapes[used.shape];
        if is_item(&shape.kind) {
            let named = self.named(used.shape);
            return match is_secret(shape, &used.extensions) {
                true => plain(Type::Secret(Box::new(named.ty))),
                false => named,
            };
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

    fn named(&self, id: ShapeId) -> Typed {
        plain(
            self.ident(id)
                .map_or(Type::Value, |ident| Type::Named(ident.clone())),
        )
    }

    fn typed_shape(&self, shape: &Shape, used: &Use, way: &mut Vec<ShapeId>) -> Typed {
        let (ty, inner) = match &shape.kind {
            ShapeKind::Array(items) => {
                let items = self.typed_nullable(items, way);
                (Type::Vec(Box::new(items.ty)), nested("items", items.rules))
            }
            ShapeKind::Map(map) => {
                let values = self.typed_nullable(&map.values, way);
                (
                    Type::Map(Box::new(values.ty)),
                    nested("values", values.rules),
                )
            }
            kind => (self.scalar(kind, shape), Vec::new()),
        };
        let mut rules = rules(self, shape, &ty);
        rules.extend(inner);
        let secret = is_secret(shape, &used.extensions);
        let ty = match secret {
            true => Type::Secret(Box::new(ty)),
            false => ty,
        };
        Typed { ty, rules }
    }

    fn scalar(&self, kind: &ShapeKind, shape: &Shape) -> Type {
        match kind {
            ShapeKind::Boolean => Type::Bool,
            ShapeKind::Integer(format) => integer(*format, &shape.constraints),
            ShapeKind::Number(NumberFormat::Float) => Type::F32,
            ShapeKind::Number(_) => Type::F64,
            ShapeKind::String(format) => self.text(format),
            ShapeKind::Constant(value) => self.constant(value, shape),
            ShapeKind::Enum(enumeration) => {
                self.note(&catalog::ENUM_OF_OTHER_VALUES, &[], &shape.origin);
                match enumeration.base {
                    EnumBase::String => Type::String,
                    EnumBase::Integer => Type::I64,
                    EnumBase::Number => Type::F64,
                    EnumBase::Boolean => Type::Bool,
                    EnumBase::Mixed => Type::Value,
                }
            }
            ShapeKind::Never | ShapeKind::Null => {
                self.note(
                    &catalog::ONLY_NULL_OR_NOTHING,
                    &[&kind.type_name()],
                    &shape.origin,
                );
                Type::Value
            }
            _ => Type::Value,
        }
    }

    fn constant(&self, value: &Value, shape: &Shape) -> Type {
        match value {
            Value::Number(number) if number.is_integer() => {
                integer(IntegerFormat::None, &exactly(number))
            }
            Value::Number(_) => Type::F64,
            other => {
                self.note(&catalog::CONSTANT_NOT_CHECKED, &[other], &shape.origin);
                if matches!(other, Value::Bool(_)) {
                    Type::Bool
                } else {
                    Type::Value
                }
            }
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
            _ => Type::String,
        }
    }
}

fn plain(ty: Type) -> Typed {
    Typed {
        ty,
        rules: Vec::new(),
    }
}

fn nested(key: &'static str, rules: Vec<Argument>) -> Vec<Argument> {
    if rules.is_empty() {
        Vec::new()
    } else {
        vec![Argument::Nested(key, rules)]
    }
}

/// The bounds that a constant number is.
pub(super) fn exactly(number: &Number) -> Constraints {
    let mut constraints = Constraints::default();
    constraints.bounds.minimum = Some(number.clone());
    constraints.bounds.maximum = Some(number.clone());
    constraints
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
        _ => Type::I128,
    }
}
