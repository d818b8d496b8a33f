//! What a value shows to the drivers: a [`View`] for reading it, a [`Target`] for filling it.
//!
//! Both are enums of references, so that one driver, compiled once, serves every type. They know the kinds of values that
//! JSON has; they know neither formats nor rules.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;
use url::Url;

use super::choice::Choice;
use super::literal::Literal;
use super::scalar::Integer;
use super::schema::{Schema, Shape};
use super::text::TextView;
use crate::types::Upload;

/// A value that the drivers can read and fill: a [`Wire`] type behind a reference.
pub trait Slot {
    /// The value as it stands.
    fn view(&self) -> View<'_>;

    /// Where a value that is being read goes.
    fn target(&mut self) -> Target<'_>;
}

/// A type of values on the wire.
///
/// Implemented by the derives and for the types of [`crate::types`] and of std; [`Slot`] and [`Fields`] come with it, and
/// so does [`Validate`](crate::Validate). A model gives its fields; what is no model gives its view and its target.
///
/// A type of one's own has a place in models and operations once it implements this. A time, say, that is a text:
///
/// ```
/// use typewright::codec::{Shape, Target, TextError, TextSlot, View, Wire};
/// use typewright::{Model, json};
///
/// /// Hours and minutes.
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// pub struct Clock(u16, u16);
///
/// impl std::fmt::Display for Clock {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         write!(f, "{:02}:{:02}", self.0, self.1)
///     }
/// }
///
/// impl Wire for Clock {
///     const SHAPE: Shape = Shape::FORMAT; // a text of a certain form
///
///     fn empty() -> Self {
///         Self(0, 0)
///     }
///
///     fn view(&self) -> View<'_> {
///         View::Display(self)
///     }
///
///     fn target(&mut self) -> Target<'_> {
///         Target::Text(self)
///     }
/// }
///
/// impl TextSlot for Clock {
///     fn read_text(&mut self, text: &str) -> Result<(), TextError> {
///         let parts = text.split_once(':').map(|(hours, minutes)| (hours.parse(), minutes.parse()));
///         let Some((Ok(hours @ 0..=23), Ok(minutes @ 0..=59))) = parts else {
///             return Err(TextError::expected("hours and minutes"));
///         };
///         *self = Self(hours, minutes);
///         Ok(())
///     }
/// }
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// pub struct Shop {
///     pub opens: Option<Clock>,
/// }
/// let shop: Shop = json::from_str(r#"{"opens":"09:30"}"#)?;
/// assert_eq!(shop.opens, Some(Clock(9, 30)));
/// assert_eq!(json::to_string(&shop), r#"{"opens":"09:30"}"#);
/// assert!(json::from_str::<Shop>(r#"{"opens":"9.30 am"}"#).is_err());
/// # Ok::<(), json::DecodeError>(())
/// ```
pub trait Wire: Sized {
    /// Which JSON values the type takes; unions choose by it.
    const SHAPE: Shape;

    /// A value to be filled. It is of no meaning before: the driver returns it only once all that is required was read.
    fn empty() -> Self;

    /// The value that null is, where null is a value like any other: an optional one then holds it, and is not absent.
    fn null() -> Option<Self> {
        None
    }

    /// The value as it stands.
    #[inline]
    fn view(&self) -> View<'_> {
        View::Model(self)
    }

    /// Where a value that is being read goes.
    #[inline]
    fn target(&mut self) -> Target<'_> {
        Target::Model(self)
    }

    /// The field of a model at `index` as it stands. An index past the last field means the last field.
    fn field(&self, _index: usize) -> View<'_> {
        View::Absent
    }

    /// Where a value for the field of a model at `index` goes.
    fn field_mut(&mut self, _index: usize) -> Target<'_> {
        Target::Null
    }
}

impl<T: Wire> Slot for T {
    #[inline]
    fn view(&self) -> View<'_> {
        Wire::view(self)
    }

    #[inline]
    fn target(&mut self) -> Target<'_> {
        Wire::target(self)
    }
}

impl<T: Wire> Fields for T {
    #[inline]
    fn schema(&self) -> &'static Schema {
        const { T::SHAPE.schema() }
    }

    #[inline]
    fn view(&self, index: usize) -> View<'_> {
        self.field(index)
    }

    #[inline]
    fn target(&mut self, index: usize) -> Target<'_> {
        self.field_mut(index)
    }
}

/// The fields of a model, by index into [`Schema::fields`]; one past the last field means the last field.
pub trait Fields {
    /// The names and rules of the fields.
    fn schema(&self) -> &'static Schema;

    /// The field at `index` as it stands.
    fn view(&self, index: usize) -> View<'_>;

    /// Where a value for the field at `index` goes.
    fn target(&mut self, index: usize) -> Target<'_>;
}

/// A value as the writers, the validator and the encoders of parameters see it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// Nothing: an `Option` that is `None`. A field with it is left out, unless it is required and nullable: then, and
    /// everywhere else, it is written as null.
    Absent,
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// A signed integer of up to 64 bits.
    I64(i64),
    /// An unsigned integer of up to 64 bits.
    U64(u64),
    /// A signed integer of 128 bits.
    I128(&'a i128),
    /// An unsigned integer of 128 bits.
    U128(&'a u128),
    /// A number of single precision.
    F32(f32),
    /// A number of double precision. What is not finite is written as null.
    F64(f64),
    /// A string.
    Str(&'a str),
    /// A URL, which is a string. What the type lets through and RFC 3986 doesn't, validation refuses.
    Url(&'a Url),
    /// A string that is made when it is needed: a UUID, bytes in base64.
    Display(&'a dyn fmt::Display),
    /// The same, of a type whose `Display` says something else: a date and time.
    Text(&'a dyn TextView),
    /// A file: a part of a form, and everywhere else its bytes in base64.
    File(&'a Upload),
    /// An array.
    List(&'a dyn ListView),
    /// An object with keys of its own.
    Map(&'a dyn MapView),
    /// An object with the fields of a model.
    Model(&'a dyn Fields),
    /// An object with the fields of a model, and before them the tag of a union that the model doesn't declare itself:
    /// see `Choice::tag` and [`Choice::payload`].
    Tagged(&'a dyn Choice),
    /// A value of a union that has rules of its own: it is written as what it holds.
    Ruled(&'a dyn Choice),
    /// A secret that holds other values: what is said of it must not show its keys.
    Secret(&'a dyn Slot),
}

impl<'a> View<'a> {
    /// What is there to be written: a secret's own view, that of what a union holds, and any other view as it is.
    #[must_use]
    pub fn opened(self) -> Self {
        let mut view = self;
        loop {
            view = match view {
                Self::Secret(slot) => slot.view(),
                Self::Ruled(choice) => choice.payload().view(),
                view => return view,
            }
        }
    }

    /// Whether other values stand within it.
    #[must_use]
    pub const fn has_members(&self) -> bool {
        matches!(
            self,
            Self::List(_)
                | Self::Map(_)
                | Self::Model(_)
                | Self::Tagged(_)
                | Self::Ruled(_)
                | Self::Secret(_)
        )
    }
}

impl View<'_> {
    /// The same, with null for nothing: what stands in an array or as the value of a key is written.
    pub(crate) fn or_null(self) -> Self {
        match self {
            Self::Absent => Self::Null,
            view => view,
        }
    }
}

/// Where a value that is being read goes.
#[non_exhaustive]
pub enum Target<'a> {
    /// Takes null alone.
    Null,
    /// A boolean.
    Bool(&'a mut bool),
    /// An integer.
    Integer(&'a mut dyn Integer),
    /// A number of single precision.
    F32(&'a mut f32),
    /// A number of double precision.
    F64(&'a mut f64),
    /// Any string.
    Str(&'a mut String),
    /// A string of a certain form, or one of certain strings.
    Text(&'a mut dyn TextSlot),
    /// A file: a part of a form, or its bytes in base64.
    File(&'a mut Upload),
    /// A value that may be null.
    Option(&'a mut dyn OptionSlot),
    /// An array.
    List(&'a mut dyn ListSlot),
    /// An array of a fixed length.
    Tuple(&'a mut dyn TupleSlot),
    /// An object with keys of its own.
    Map(&'a mut dyn MapSlot),
    /// An object with the fields of a model.
    Model(&'a mut dyn Fields),
    /// One of several types.
    Choice(&'a mut dyn Choice),
    /// Any value.
    Value(&'a mut Value),
    /// A value whose text must not show up in errors.
    Secret(&'a mut dyn Slot),
    /// Takes this value alone.
    Constant(&'static Literal),
    /// One of certain values.
    OneOf(&'a mut dyn OneOfSlot),
}

/// A value that is read from a string.
pub trait TextSlot {
    /// Reads `text`.
    ///
    /// # Errors
    /// When `text` is none of the type's values.
    fn read_text(&mut self, text: &str) -> Result<(), TextError>;
}

/// A value that is one of certain values, or keeps what it does not know.
pub trait OneOfSlot {
    /// The values that it knows.
    fn values(&self) -> &'static [Literal];

    /// Makes it the value at `index`.
    fn choose(&mut self, index: usize);

    /// Makes it an unknown value and says where that goes; none when only the known ones are taken.
    fn unknown(&mut self) -> Option<Target<'_>>;
}

/// Says what a string should have been; never what it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct TextError {
    expected: Cow<'static, str>,
}

impl TextError {
    /// An error that reads "expected …".
    pub fn expected(what: impl Into<Cow<'static, str>>) -> Self {
        Self {
            expected: what.into(),
        }
    }

    /// What was expected.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.expected
    }
}

/// A value that may be there or not.
pub trait OptionSlot {
    /// Makes it a value and says where that goes.
    fn some(&mut self) -> Target<'_>;

    /// Makes it what null means.
    fn none(&mut self);
}

/// The items of an array.
pub trait ListView {
    /// How many there are.
    fn len(&self) -> usize;

    /// The item at `index`.
    fn get(&self, index: usize) -> Option<View<'_>>;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An array to be filled.
pub trait ListSlot {
    /// Removes all items, and makes room for as many as the source announces (which may be wrong).
    fn start(&mut self, announced: usize);

    /// Adds an item and says where it goes.
    fn push(&mut self) -> Target<'_>;
}

/// An array of a fixed length to be filled.
pub trait TupleSlot {
    /// How many items there are.
    fn len(&self) -> usize;

    /// Where the item at `index` goes.
    fn item(&mut self, index: usize) -> Option<Target<'_>>;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The entries of an object.
pub trait MapView {
    /// How many there are.
    fn len(&self) -> usize;

    /// The entries, in the map's order.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_>;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An object to be filled.
pub trait MapSlot {
    /// Removes all entries.
    fn start(&mut self);

    /// Says where the value of `key` goes: to a new entry, or to the one that has the key.
    fn insert(&mut self, key: &str) -> Target<'_>;
}
