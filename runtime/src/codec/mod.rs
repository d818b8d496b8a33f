//! The codec: how models are read from any serde format and written to it, without code of their own.
//!
//! A model gives data and references: a static [`Schema`], an empty value ([`Wire::empty`]) and a dynamic view of its
//! `n`th field ([`Fields`]). The drivers here do the rest, once for all models. They know nothing of HTTP, of rules
//! ([`crate::validate`] walks the same views) or of any one format ([`crate::json`] has JSON's own writer).

mod choice;
mod decode;
mod encode;
mod faults;
mod literal;
mod members;
mod precise;
mod scalar;
mod schema;
mod slot;
mod text;
mod tree;
mod union;

pub use choice::{Choice, Variant, Variants};
#[doc(hidden)]
pub use choice::{Nothing, empty_variant, view_of};
#[doc(hidden)]
pub use decode::one_of;
pub(crate) use decode::{Cx, fill_at};
pub use decode::{decode, fill};
#[doc(hidden)]
pub use encode::to_value;
pub use encode::{Encoded, encode};
pub(crate) use faults::{Fault, find, read_all, read_first, without_value};
pub use literal::Literal;
pub(crate) use members::Members;
pub use scalar::{Integer, Width};
pub use schema::{Field, Flags, Kinds, Schema, Shape};
pub use slot::{
    Fields, ListSlot, ListView, MapSlot, MapView, OneOfSlot, OptionSlot, Slot, Target, TextError,
    TextSlot, TupleSlot, View, Wire,
};
pub(crate) use text::Spelled;
pub use text::TextView;
pub(crate) use tree::Tree;
pub(crate) use union::{best, select_tagged};
