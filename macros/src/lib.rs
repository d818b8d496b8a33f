//! The derives and attributes of Typewright, re-exported by the crate `typewright`.
//!
//! Each door reads its tokens, hands them to the module of its name, and returns what that expands to. Expansions are
//! data and references to `typewright`; the work is done there.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod context;
mod entity;
mod json;
mod model;
mod rules;
mod string_enum;
mod suggest;
mod union;
mod wire;

/// Gives a struct its JSON form, its validation and, for requests, its builder.
#[proc_macro_derive(Model, attributes(model))]
pub fn model(input: TokenStream) -> TokenStream {
    model::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum of a set of strings.
#[proc_macro_derive(StringEnum, attributes(value, unknown))]
pub fn string_enum(input: TokenStream) -> TokenStream {
    string_enum::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a unit struct of the one string that it stands for.
#[proc_macro_derive(Entity, attributes(entity))]
pub fn entity(input: TokenStream) -> TokenStream {
    entity::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum of one of several types.
///
/// Without a tag the variant is told by the kind of JSON value, then by the properties that a model requires, then by
/// trial. With `#[union(tag = "kind")]` the property `kind` tells it.
#[proc_macro_derive(Union, attributes(union, variant, unknown))]
pub fn union(input: TokenStream) -> TokenStream {
    union::expand(&parse_macro_input!(input as DeriveInput)).into()
}
