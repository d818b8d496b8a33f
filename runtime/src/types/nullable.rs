//! A property that may be left out and may be null, and where the two differ.

use crate::codec::{OptionSlot, Shape, Target, View, Wire};

/// A value, null, or nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The property is left out.
    #[default]
    Absent,
    /// The property is null.
    Null,
    /// The property has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether the property is left out.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the property is null.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Wire> OptionSlot for Nullable<T> {
    fn some(&mut self) -> Target<'_> {
        *self = Self::Value(T::empty());
        match self {
            Self::Value(value) => value.target(),
            // Not reached: it was just made a value.
            Self::Absent | Self::Null => Target::Null,
        }
    }

    fn none(&mut self) {
        *self = Self::Null;
    }
}

impl<T: Wire> Wire for Nullable<T> {
    const SHAPE: Shape = T::SHAPE.or_null();

    fn empty() -> Self {
        Self::Absent
    }

    fn view(&self) -> View<'_> {
        match self {
            Self::Absent => View::Absent,
            Self::Null => View::Null,
            Self::Value(value) => value.view(),
        }
    }

    fn target(&mut self) -> Target<'_> {
        Target::Option(self)
    }
}
