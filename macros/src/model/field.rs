//! What stands for one field in a model's wire form: its view, its target, its empty value.
//!
//! Takes a field's name and type; `__tw` must be in scope. For std's plainest types, known by the last path segment as elsewhere, the view is
//! written out: a call in its place is one more that the compiler must look into, for each field of each model.

use proc_macro2::TokenStream;
use quote::quote;

use super::input::{Field, Presence};
use crate::rules;

/// The field as it stands.
pub(super) fn view(field: &Field) -> TokenStream {
    let ident = &field.ident;
    match plain(field).as_deref() {
        Some("String") => quote!(__tw::View::Str(&self.#ident)),
        Some("bool") => quote!(__tw::View::Bool(self.#ident)),
        Some("i64") => quote!(__tw::View::I64(self.#ident)),
        Some("u64") => quote!(__tw::View::U64(self.#ident)),
        Some("f32") => quote!(__tw::View::F32(self.#ident)),
        Some("f64") => quote!(__tw::View::F64(self.#ident)),
        _ => quote!(__tw::Wire::view(&self.#ident)),
    }
}

/// Where a value for the field goes.
pub(super) fn target(field: &Field) -> TokenStream {
    let ident = &field.ident;
    match plain(field).as_deref() {
        Some("String") => quote!(__tw::Target::Str(&mut self.#ident)),
        Some("bool") => quote!(__tw::Target::Bool(&mut self.#ident)),
        Some("f32") => quote!(__tw::Target::F32(&mut self.#ident)),
        Some("f64") => quote!(__tw::Target::F64(&mut self.#ident)),
        _ => quote!(__tw::Wire::target(&mut self.#ident)),
    }
}

/// The field in an empty value: its default, or what its type starts with.
pub(super) fn empty(field: &Field) -> TokenStream {
    let ident = &field.ident;
    if let Some(default) = &field.default {
        return quote!(#ident: #default);
    }
    let value = match plain(field).as_deref() {
        Some("bool") => quote!(false),
        Some("f32" | "f64") => quote!(0.0),
        Some("i8" | "i16" | "i32" | "i64" | "i128" | "isize") => quote!(0),
        Some("u8" | "u16" | "u32" | "u64" | "u128" | "usize") => quote!(0),
        None if matches!(
            field.presence,
            Presence::Optional(_) | Presence::Nullable(_)
        ) =>
        {
            quote!(::core::option::Option::None)
        }
        _ => quote!(__tw::Wire::empty()),
    };
    quote!(#ident: #value)
}

/// The name of a type without arguments.
fn plain(field: &Field) -> Option<String> {
    match rules::only_argument(&field.ty) {
        None => rules::last_segment(&field.ty),
        Some(_) => None,
    }
}
