//! Booleans, numbers, strings and strings of a certain form.

use std::sync::LazyLock;

use url::Url;

use crate::codec::{Shape, Target, TextError, TextSlot, View, Wire};

macro_rules! scalar {
    ($($type:ty: $shape:ident, $empty:expr, $self:ident => $view:expr, $target:expr;)*) => {$(
        impl Wire for $type {
            const SHAPE: Shape = Shape::$shape;

            fn empty() -> Self {
                $empty
            }

            fn view(&$self) -> View<'_> {
                $view
            }

            fn target(&mut $self) -> Target<'_> {
                $target
            }
        }
    )*};
}

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) use scalar;

scalar! {
    bool: BOOL, false, self => View::Bool(*self), Target::Bool(self);
    i8: INTEGER, 0, self => View::I64(i64::from(*self)), Target::Integer(self);
    i16: INTEGER, 0, self => View::I64(i64::from(*self)), Target::Integer(self);
    i32: INTEGER, 0, self => View::I64(i64::from(*self)), Target::Integer(self);
    i64: INTEGER, 0, self => View::I64(*self), Target::Integer(self);
    isize: INTEGER, 0, self => View::I64(*self as i64), Target::Integer(self);
    u8: INTEGER, 0, self => View::U64(u64::from(*self)), Target::Integer(self);
    u16: INTEGER, 0, self => View::U64(u64::from(*self)), Target::Integer(self);
    u32: INTEGER, 0, self => View::U64(u64::from(*self)), Target::Integer(self);
    u64: INTEGER, 0, self => View::U64(*self), Target::Integer(self);
    usize: INTEGER, 0, self => View::U64(*self as u64), Target::Integer(self);
    i128: INTEGER, 0, self => View::I128(self), Target::Integer(self);
    u128: INTEGER, 0, self => View::U128(self), Target::Integer(self);
    f32: NUMBER, 0.0, self => View::F32(*self), Target::F32(self);
    f64: NUMBER, 0.0, self => View::F64(*self), Target::F64(self);
    String: TEXT, String::new(), self => View::Str(self), Target::Str(self);
    Url: FORMAT, empty_url(), self => View::Url(self), Target::Text(self);
}

impl Wire for () {
    const SHAPE: Shape = Shape::NULL;

    fn empty() -> Self {}

    fn null() -> Option<Self> {
        Some(())
    }

    fn view(&self) -> View<'_> {
        View::Null
    }

    fn target(&mut self) -> Target<'_> {
        Target::Null
    }
}

/// A URL is never empty: this one is short, and parsed once.
fn empty_url() -> Url {
    #[expect(clippy::expect_used, reason = "a constant that a test covers")]
    static EMPTY: LazyLock<Url> = LazyLock::new(|| Url::parse("about:blank").expect("it is a URL"));
    EMPTY.clone()
}

impl TextSlot for Url {
    fn read_text(&mut self, text: &str) -> Result<(), TextError> {
        *self =
            Self::parse(text).map_err(|error| TextError::expected(format!("a URL ({error})")))?;
        Ok(())
    }
}

#[cfg(feature = "uuid")]
mod uuid {
    use uuid::Uuid;

    use crate::codec::{Shape, Target, TextError, TextSlot, View, Wire};

    scalar! {
        Uuid: FORMAT, Uuid::nil(), self => View::Display(self), Target::Text(self);
    }

    impl TextSlot for Uuid {
        fn read_text(&mut self, text: &str) -> Result<(), TextError> {
            *self = Self::parse_str(text)
                .map_err(|error| TextError::expected(format!("a UUID ({error})")))?;
            Ok(())
        }
    }
}
