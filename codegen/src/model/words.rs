//! Words for shapes in messages, and small questions that several stages ask.

use super::{Additional, EnumBase, IntegerFormat, Object, ShapeKind, Value};

impl ShapeKind {
    /// The word for its type in a message.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Any => "any value",
            Self::Never => "no value at all",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Constant(value) => value.type_name(),
            Self::Enum(_) => "one of several values",
            Self::Object(_) | Self::Map(_) => "an object",
            Self::Array(_) | Self::Tuple(_) => "an array",
            Self::Union(_) => "one of several types",
            Self::Own(_) => "a value of an own type",
        }
    }
}

impl Object {
    /// Whether one pattern names every property that isn't declared, so that a map of its type holds them.
    pub fn has_typed_patterns(&self) -> bool {
        self.additional == Additional::Denied && self.patterns.len() == 1
    }
}

impl EnumBase {
    /// What a set of values has in common.
    pub fn of<'a>(values: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut bases = values.into_iter().map(Self::of_one);
        let Some(first) = bases.next() else {
            return Self::Mixed;
        };
        bases.fold(first, |left, right| match (left, right) {
            (left, right) if left == right => left,
            (Self::Integer | Self::Number, Self::Integer | Self::Number) => Self::Number,
            _ => Self::Mixed,
        })
    }

    fn of_one(value: &Value) -> Self {
        match value {
            Value::String(_) => Self::String,
            Value::Number(number) if number.is_integer() => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::Bool(_) => Self::Boolean,
            Value::Null | Value::Array(_) | Value::Object(_) => Self::Mixed,
        }
    }

    /// Whether a value is of this base.
    pub fn allows(self, value: &Value) -> bool {
        match self {
            Self::Mixed => true,
            Self::Number => matches!(value, Value::Number(_)),
            other => Self::of_one(value) == other,
        }
    }
}

impl IntegerFormat {
    /// The least and the greatest value, where the format says so.
    pub fn range(self) -> Option<(i128, i128)> {
        let range = match self {
            Self::None => return None,
            Self::Int8 => (i8::MIN.into(), i8::MAX.into()),
            Self::Int16 => (i16::MIN.into(), i16::MAX.into()),
            Self::Int32 => (i32::MIN.into(), i32::MAX.into()),
            Self::Int64 | Self::UnixMillis => (i64::MIN.into(), i64::MAX.into()),
            Self::UInt8 => (0, u8::MAX.into()),
            Self::UInt16 => (0, u16::MAX.into()),
            Self::UInt32 => (0, u32::MAX.into()),
            Self::UInt64 => (0, u64::MAX.into()),
        };
        Some(range)
    }
}
