//! A model's wire form: a static schema, an empty value and references to the fields.
//!
//! Takes a checked [`Input`]; gives data and `match`es of references, never loops or `?`: the drivers of the runtime do
//! the work, and what stands here is compiled once a model.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::input::{Field, Input, Presence};
use crate::json;

/// The impls of `Slot`, `Fields`, `Wire`, `Serialize` and `Deserialize`.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let ident = &input.ident;
    let schema = schema(input);
    let fields = fields(input);
    let empty = input.fields.iter().map(empty);
    let serde = serde(ident);
    let allow = allow_deprecated(input);
    quote! {
        #allow
        const _: () = {
            use ::typewright::__private as __tw;
            static SCHEMA: __tw::Schema = #schema;
            impl __tw::Slot for #ident {
                fn view(&self) -> __tw::View<'_> {
                    __tw::View::Model(self)
                }
                fn target(&mut self) -> __tw::Target<'_> {
                    __tw::Target::Model(self)
                }
            }
            impl __tw::Fields for #ident {
                #fields
            }
            impl __tw::Wire for #ident {
                const SHAPE: __tw::Shape = __tw::Shape::model(&SCHEMA);
                fn empty() -> Self {
                    Self { #(#empty),* }
                }
            }
            #serde
        };
    }
}

/// The facades through which serde reads and writes a type; `__tw` must be in scope.
pub(crate) fn serde(ident: &proc_macro2::Ident) -> TokenStream {
    quote! {
        impl __tw::Serialize for #ident {
            fn serialize<S: __tw::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                __tw::encode(self, to)
            }
        }
        impl<'de> __tw::Deserialize<'de> for #ident {
            fn deserialize<D: __tw::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                __tw::decode(from)
            }
        }
    }
}

fn schema(input: &Input) -> TokenStream {
    let name = input.ident.to_string();
    let rules = &input.rules;
    let fields = input.fields.iter().map(field);
    let required = input
        .fields
        .iter()
        .take(64)
        .enumerate()
        .filter(|(_, field)| field.is_required());
    let required = Literal::u64_unsuffixed(required.fold(0, |bits, (index, _)| bits | 1 << index));
    let flatten = match input
        .fields
        .iter()
        .position(|field| field.flatten.is_some())
    {
        Some(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(::core::option::Option::Some(#index))
        }
        None => quote!(::core::option::Option::None),
    };
    quote! {
        __tw::Schema { name: #name, fields: &[#(#fields),*], required: #required, flatten: #flatten, rules: #rules }
    }
}

fn field(field: &Field) -> TokenStream {
    let name = &field.name;
    let key = format!(",{}:", json::quoted(name));
    let flags = Literal::u8_unsuffixed(flags(field));
    let rules = field.rules.to_token_stream();
    quote!(__tw::Field { name: #name, key: #key, flags: __tw::Flags(#flags), rules: #rules })
}

/// The bits of the runtime's `Flags`.
fn flags(field: &Field) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(field.is_required(), 1)
        | bit(matches!(field.presence, Presence::Nullable(_)), 2)
        | bit(field.constant, 4)
        | bit(field.flatten.is_some(), 8)
}

/// `view` and `target`: the last field has no number, so that any number has a field.
fn fields(input: &Input) -> TokenStream {
    let (views, targets) = match input.fields.split_last() {
        Some((last, fields)) => {
            let last = &last.ident;
            let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
            let indexes: Vec<_> = (0..fields.len()).map(Literal::usize_unsuffixed).collect();
            (
                quote!(match index {
                    #(#indexes => __tw::Slot::view(&self.#idents),)*
                    _ => __tw::Slot::view(&self.#last)
                }),
                quote!(match index {
                    #(#indexes => __tw::Slot::target(&mut self.#idents),)*
                    _ => __tw::Slot::target(&mut self.#last)
                }),
            )
        }
        None => (quote!(__tw::View::Absent), quote!(__tw::Target::Null)),
    };
    let index = if input.fields.is_empty() {
        quote!(_)
    } else {
        quote!(index)
    };
    quote! {
        fn schema(&self) -> &'static __tw::Schema {
            &SCHEMA
        }
        fn view(&self, #index: usize) -> __tw::View<'_> {
            #views
        }
        fn target(&mut self, #index: usize) -> __tw::Target<'_> {
            #targets
        }
    }
}

fn empty(field: &Field) -> TokenStream {
    let ident = &field.ident;
    match &field.default {
        Some(default) => quote!(#ident: #default),
        None => quote!(#ident: __tw::Wire::empty()),
    }
}

/// The expansion names each field; its users alone are to be warned.
fn allow_deprecated(input: &Input) -> Option<TokenStream> {
    let mut attributes = input.fields.iter().flat_map(|field| &field.attributes);
    attributes
        .any(|attribute| attribute.path().is_ident("deprecated"))
        .then(|| quote!(#[allow(deprecated)]))
}
