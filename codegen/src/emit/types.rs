//! Types where they are used.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, word};
use crate::plan::{Dates, Type};

/// A type.
pub(super) fn emit(ty: &Type) -> TokenStream {
    match ty {
        Type::Option(inner) => around("Option", inner),
        Type::Nullable(inner) => around("Nullable", inner),
        Type::Vec(inner) => around("Vec", inner),
        Type::Map(inner) => around("Map", inner),
        Type::Secret(inner) => around("Secret", inner),
        Type::Boxed(inner) => around("Box", inner),
        Type::EventStream(inner) => around("EventStream", inner),
        Type::JsonLines(inner) => around("JsonLines", inner),
        Type::Unit => quote!(()),
        Type::Tuple(types) => match types.as_slice() {
            [only] => {
                let only = emit(only);
                quote!((#only,))
            }
            types => {
                let types = types.iter().map(emit);
                quote!((#(#types),*))
            }
        },
        Type::Named(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::Own(path) => {
            let parts = path.iter().map(ident);
            quote!(#(#parts)::*)
        }
        Type::DateTime(Dates::Chrono) => quote!(chrono::DateTime<chrono::FixedOffset>),
        Type::DateTime(Dates::Jiff) => quote!(jiff::Timestamp),
        Type::DateTime(Dates::Time) => quote!(time::OffsetDateTime),
        Type::Date(Dates::Chrono) => quote!(chrono::NaiveDate),
        Type::Date(Dates::Jiff) => quote!(jiff::civil::Date),
        Type::Date(Dates::Time) => quote!(time::Date),
        plain => {
            let name = word(name(plain));
            quote!(#name)
        }
    }
}

fn around(outer: &str, inner: &Type) -> TokenStream {
    let (outer, inner) = (word(outer), emit(inner));
    quote!(#outer<#inner>)
}

fn name(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "bool",
        Type::I8 => "i8",
        Type::I16 => "i16",
        Type::I32 => "i32",
        Type::I64 => "i64",
        Type::I128 => "i128",
        Type::U8 => "u8",
        Type::U16 => "u16",
        Type::U32 => "u32",
        Type::U64 => "u64",
        Type::U128 => "u128",
        Type::F32 => "f32",
        Type::F64 => "f64",
        Type::String => "String",
        Type::Url => "Url",
        Type::Uuid => "Uuid",
        Type::UnixMillis => "UnixMillis",
        Type::Base64 => "Base64",
        Type::Bytes => "Bytes",
        Type::Body => "Body",
        Type::Representation => "Representation",
        Type::Upload => "Upload",
        _ => "Value",
    }
}
