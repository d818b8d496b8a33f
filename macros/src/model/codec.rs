//! A model's wire form: a static schema, an empty value and references to the fields.
//!
//! Takes a checked [`Input`]; gives data and `match`es of references, never loops or `?`: the drivers of the runtime do
//! the work, and what stands here is compiled once a model.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::field;
use super::input::{Field, Input, Presence};
use crate::json;
use crate::rules::Rules;

/// The impls of `Wire`, `Serialize` and `Deserialize`.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let ident = &input.ident;
    let schema = schema(input);
    let fields = fields(input);
    let empty = input.fields.iter().map(field::empty);
    let serde = serde(ident);
    let allow = allow_deprecated(input);
    quote! {
        #allow
        const _: () = {
            use ::typewright::__private as __tw;
            impl __tw::Wire for #ident {
                const SHAPE: __tw::Shape = __tw::Shape {
                    kinds: __tw::Kinds::OBJECT,
                    model: ::core::option::Option::Some(&#schema),
                };
                fn empty() -> Self {
                    Self { #(#empty),* }
                }
                #fields
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
    let rules = rules(&input.rules);
    let fields = input.fields.iter().map(described);
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
    let closed = input.closed.is_some();
    quote! {
        __tw::Schema {
            name: #name,
            fields: &[#(#fields),*],
            required: #required,
            flatten: #flatten,
            closed: #closed,
            rules: #rules,
        }
    }
}

fn described(field: &Field) -> TokenStream {
    let name = &field.name;
    let key = format!(",{}:", json::quoted(name));
    let flags = Literal::u8_unsuffixed(flags(field));
    let rules = rules(&field.rules);
    quote!(__tw::Field { name: #name, key: #key, flags: __tw::Flags(#flags), rules: #rules })
}

/// The rules, or the constant for none: a reference to an array of none would cost the compiler more than the rest of
/// the field does.
pub(crate) fn rules(rules: &Rules) -> TokenStream {
    if rules.is_empty() {
        quote!(__tw::NO_RULES)
    } else {
        rules.to_token_stream()
    }
}

/// The bits of the runtime's `Flags`.
fn flags(field: &Field) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(field.is_required(), 1)
        | bit(matches!(field.presence, Presence::Nullable(_)), 2)
        | bit(field.constant, 4)
        | bit(field.flatten.is_some(), 8)
        | bit(matches!(field.presence, Presence::ThreeState(_)), 16)
        | bit(field.json, 32)
}

/// `field` and `field_mut`: the last field has no number, so that any number has a field.
fn fields(input: &Input) -> TokenStream {
    let (views, targets) = match input.fields.split_last() {
        Some((last, fields)) => {
            let indexes = || (0..fields.len()).map(Literal::usize_unsuffixed);
            let (view, target) = (field::view(last), field::target(last));
            let (views, targets) = (
                indexes().zip(fields.iter().map(field::view)),
                indexes().zip(fields.iter().map(field::target)),
            );
            let views = views.map(|(index, view)| quote!(#index => #view,));
            let targets = targets.map(|(index, target)| quote!(#index => #target,));
            (
                quote!(match index { #(#views)* _ => #view }),
                quote!(match index { #(#targets)* _ => #target }),
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
        fn field(&self, #index: usize) -> __tw::View<'_> {
            #views
        }
        fn field_mut(&mut self, #index: usize) -> __tw::Target<'_> {
            #targets
        }
    }
}

/// The expansion names each field; its users alone are to be warned.
fn allow_deprecated(input: &Input) -> Option<TokenStream> {
    let mut attributes = input.fields.iter().flat_map(|field| &field.attributes);
    attributes
        .any(|attribute| attribute.path().is_ident("deprecated"))
        .then(|| quote!(#[allow(deprecated)]))
}
