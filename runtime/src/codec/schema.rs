//! What is known of a type before any value: a model's fields, and which JSON values a type takes.
//!
//! All of it is static data that the derives write down. It knows nothing of values.

use crate::validate::Rule;

/// A model: its fields in declared order.
#[derive(Debug)]
pub struct Schema {
    /// The Rust type's name, for messages.
    pub name: &'static str,
    /// The fields.
    pub fields: &'static [Field],
    /// Bit `i` is set when field `i` must be present. Fields from 64 on have their flag alone.
    pub required: u64,
    /// The field that takes the keys which no other field has.
    pub flatten: Option<usize>,
    /// Whether no other keys are allowed. Reading passes them over all the same: [`crate::json::from_slice_strict`] and
    /// unions look at it.
    pub closed: bool,
    /// The rules of the object as a whole.
    pub rules: &'static [Rule],
}

/// A field of a model.
#[derive(Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// `,"name":` as JSON has it, escaped.
    pub key: &'static str,
    /// What kind of field it is.
    pub flags: Flags,
    /// The rules of the value.
    pub rules: &'static [Rule],
}

/// What kind of field a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags(pub u8);

impl Flags {
    /// May be left out.
    pub const OPTIONAL: Self = Self(0);
    /// Must be present.
    pub const REQUIRED: Self = Self(1);
    /// Absence is written as null.
    pub const NULLABLE: Self = Self(2);
    /// Has one value only.
    pub const CONSTANT: Self = Self(4);
    /// Its entries stand among the fields of the model.
    pub const FLATTEN: Self = Self(8);
    /// May be left out and may be null, and the two differ.
    pub const THREE_STATE: Self = Self(16);
    /// In headers, the value is JSON.
    pub const JSON: Self = Self(32);

    /// Whether it has all the flags of `other`.
    #[must_use]
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Schema {
    /// A model without fields: what all that is no model shows.
    pub const NONE: Self = Self {
        name: "",
        fields: &[],
        required: 0,
        flatten: None,
        closed: false,
        rules: &[],
    };

    /// The index of the field called `name`, tried first at `hint`.
    #[must_use]
    #[inline]
    pub fn find(&self, name: &str, hint: usize) -> Option<usize> {
        if self.fields.get(hint).is_some_and(|field| field.is(name)) {
            return Some(hint);
        }
        self.fields.iter().position(|field| field.is(name))
    }
}

impl Field {
    #[inline]
    fn is(&self, name: &str) -> bool {
        same(self.name.as_bytes(), name.as_bytes()) && !self.flags.has(Flags::FLATTEN)
    }
}

/// Whether two names are equal. They are short: calling the system's comparison would take longer than it.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        // Of the shortest, the first, the middle and the last byte are all.
        0..=3 => ends::<1>(one, other) && one.get(1) == other.get(1),
        4..=8 => ends::<4>(one, other),
        9..=16 => ends::<8>(one, other),
        _ => one == other,
    }
}

/// Whether the first `N` bytes and the last `N` are equal.
#[inline]
fn ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk() && one.last_chunk::<N>() == other.last_chunk()
}

/// Which JSON values a type takes.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The kinds of values.
    pub kinds: Kinds,
    /// The fields, when the type is a model.
    pub model: Option<&'static Schema>,
}

impl Shape {
    /// Null alone.
    pub const NULL: Self = Self::of(Kinds::NULL);
    /// A boolean.
    pub const BOOL: Self = Self::of(Kinds::BOOL);
    /// An integer.
    pub const INTEGER: Self = Self::of(Kinds::INTEGER);
    /// Any number.
    pub const NUMBER: Self = Self::of(Kinds::NUMBER);
    /// Any string.
    pub const TEXT: Self = Self::of(Kinds::TEXT);
    /// A string of a certain form.
    pub const FORMAT: Self = Self::of(Kinds::FORMAT);
    /// One of certain strings.
    pub const CONST: Self = Self::of(Kinds::CONST);
    /// An array.
    pub const LIST: Self = Self::of(Kinds::LIST);
    /// An object.
    pub const OBJECT: Self = Self::of(Kinds::OBJECT);
    /// Anything.
    pub const ANY: Self = Self::of(Kinds::ANY);

    /// A shape of certain kinds that is no model.
    #[must_use]
    pub const fn of(kinds: Kinds) -> Self {
        Self { kinds, model: None }
    }

    /// The shape of a model.
    #[must_use]
    pub const fn model(schema: &'static Schema) -> Self {
        Self {
            kinds: Kinds::OBJECT,
            model: Some(schema),
        }
    }

    /// The fields, none when the type is no model.
    #[must_use]
    pub const fn schema(self) -> &'static Schema {
        match self.model {
            Some(schema) => schema,
            None => &Schema::NONE,
        }
    }

    /// The same with null.
    #[must_use]
    pub const fn or_null(self) -> Self {
        Self {
            kinds: self.kinds.or(Kinds::NULL),
            model: self.model,
        }
    }
}

/// A set of kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// Null.
    pub const NULL: Self = Self(1);
    /// Booleans.
    pub const BOOL: Self = Self(2);
    /// Integers.
    pub const INTEGER: Self = Self(4);
    /// Numbers that are no integers.
    pub const FRACTION: Self = Self(8);
    /// Numbers.
    pub const NUMBER: Self = Self(4 | 8);
    /// One of certain strings.
    pub const CONST: Self = Self(16);
    /// Strings of a certain form.
    pub const FORMAT: Self = Self(32);
    /// Any string.
    pub const TEXT: Self = Self(64);
    /// Strings, whatever they hold.
    pub const STRING: Self = Self(16 | 32 | 64);
    /// Arrays.
    pub const LIST: Self = Self(128);
    /// Objects.
    pub const OBJECT: Self = Self(256);
    /// All kinds.
    pub const ANY: Self = Self(511);

    /// The kinds of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a kind in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names_are_the_same_when_each_byte_is() {
        let name = b"abcdefghijklmnopqrstuvwxyz";
        for len in 0..=name.len() {
            let one = &name[..len];
            assert!(same(one, one));
            assert!(!same(one, &[one, b"!"].concat()));
            for at in 0..len {
                let mut other = one.to_vec();
                other[at] = b'!';
                assert!(!same(one, &other), "{len} {at}");
            }
        }
    }
}
