//! What expansions of the macros use, and nothing else should: it changes with any version.

pub use crate::codec::{
    Choice, Field, Fields, Flags, Schema, Shape, Slot, Target, TextError, TextSlot, Variant,
    Variants, View, Wire, decode, empty_variant, encode, nothing, view_of,
};
pub use serde;
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::validate::{Decimal, Format, Given, Missing, NotGiven, Pattern, Rule};
