//! Integers of any width behind one reference.
//!
//! Knows ranges, nothing of formats.

/// An integer to be filled.
pub trait Integer {
    /// What errors call it, and which call of a deserializer suits it.
    fn width(&self) -> Width;

    /// Takes a signed value; false when it is out of range.
    fn set_i64(&mut self, value: i64) -> bool;

    /// Takes an unsigned value; false when it is out of range.
    fn set_u64(&mut self, value: u64) -> bool;

    /// Takes a signed value of 128 bits; false when it is out of range.
    fn set_i128(&mut self, value: i128) -> bool;

    /// Takes an unsigned value of 128 bits; false when it is out of range.
    fn set_u128(&mut self, value: u128) -> bool;
}

/// An integer's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Signed, up to 64 bits; the name of the type.
    Signed(&'static str),
    /// Unsigned, up to 64 bits; the name of the type.
    Unsigned(&'static str),
    /// `i128`.
    I128,
    /// `u128`.
    U128,
}

impl Width {
    /// The type's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signed(name) | Self::Unsigned(name) => name,
            Self::I128 => "i128",
            Self::U128 => "u128",
        }
    }
}

macro_rules! integer {
    ($($type:ty: $width:expr;)*) => {$(
        impl Integer for $type {
            fn width(&self) -> Width {
                $width
            }

            fn set_i64(&mut self, value: i64) -> bool {
                Self::try_from(value).map(|value| *self = value).is_ok()
            }

            fn set_u64(&mut self, value: u64) -> bool {
                Self::try_from(value).map(|value| *self = value).is_ok()
            }

            fn set_i128(&mut self, value: i128) -> bool {
                Self::try_from(value).map(|value| *self = value).is_ok()
            }

            fn set_u128(&mut self, value: u128) -> bool {
                Self::try_from(value).map(|value| *self = value).is_ok()
            }
        }
    )*};
}

integer! {
    i8: Width::Signed("i8");
    i16: Width::Signed("i16");
    i32: Width::Signed("i32");
    i64: Width::Signed("i64");
    isize: Width::Signed("isize");
    u8: Width::Unsigned("u8");
    u16: Width::Unsigned("u16");
    u32: Width::Unsigned("u32");
    u64: Width::Unsigned("u64");
    usize: Width::Unsigned("usize");
    i128: Width::I128;
    u128: Width::U128;
}
