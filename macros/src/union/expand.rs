//! The tokens of a union: its variants as data, and references to the value that holds.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Type;

use super::input::{Input, Variant};
use crate::model;
use crate::rules::last_segment;

/// The impls of `Choice`, `Wire`, `Serialize` and `Deserialize`, and `From` for each type that one variant has.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let ident = &input.ident;
    let variants = variants(input);
    let choice = choice(input);
    let empty = empty(input);
    let objects = objects(input);
    let serde = model::serde(ident);
    let allow = input
        .variants
        .iter()
        .any(|variant| variant.deprecated)
        .then(|| quote!(#[allow(deprecated)]));
    quote! {
        #allow
        const _: () = {
            use ::typewright::__private as __tw;
            static VARIANTS: __tw::Variants = #variants;
            #objects
            impl __tw::Choice for #ident {
                #choice
            }
            impl __tw::Wire for #ident {
                const SHAPE: __tw::Shape = __tw::Variants::shape(VARIANTS.variants);
                fn empty() -> Self {
                    #empty
                }
                fn view(&self) -> __tw::View<'_> {
                    __tw::view_of(self)
                }
                fn target(&mut self) -> __tw::Target<'_> {
                    __tw::Target::Choice(self)
                }
            }
            #serde
        };
    }
}

/// What a tag selects must be objects, which only the types themselves know.
fn objects(input: &Input) -> Option<TokenStream> {
    let tag = input.tag.as_ref()?;
    let otherwise = format!(
        "a variant of `{}` holds a type that is no object, and so has no place for the tag `{}`: derive `Model` for that type, or take it out of the union",
        input.ident,
        tag.value()
    );
    Some(quote!(const _: () = __tw::Variants::expect_objects(VARIANTS.variants, #otherwise);))
}

fn variants(input: &Input) -> TokenStream {
    let name = input.ident.to_string();
    let tag = option(input.tag.as_ref().map(|tag| quote!(#tag)));
    let unknown = input
        .variants
        .iter()
        .position(|variant| variant.unknown.is_some());
    let unknown = option(unknown.map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(#index)
    }));
    let variants = input.variants.iter().map(|variant| {
        let Variant { ident, values, rules, .. } = variant;
        let name = ident.to_string();
        let ty = held(variant);
        let values = if values.is_empty() {
            quote!(__tw::NO_VALUES)
        } else {
            quote!(&[#(#values),*])
        };
        let rules = model::rules(rules);
        quote!(__tw::Variant { name: #name, values: #values, shape: <#ty as __tw::Wire>::SHAPE, rules: #rules })
    });
    let exclusive = input.exclusive.is_some();
    quote!(__tw::Variants { name: #name, tag: #tag, variants: &[#(#variants),*], unknown: #unknown, exclusive: #exclusive })
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn choice(input: &Input) -> TokenStream {
    let arms = input.variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let index = Literal::usize_unsuffixed(index);
        match variant.ty {
            Some(_) => [
                quote!(Self::#ident(_) => #index),
                quote!(Self::#ident(value) => value),
                quote!(Self::#ident(value) => value),
            ],
            None => {
                let nothing = held(variant);
                [
                    quote!(Self::#ident => #index),
                    quote!(Self::#ident => &#nothing),
                    quote!(Self::#ident => #nothing::slot()),
                ]
            }
        }
    });
    let arms: Vec<[TokenStream; 3]> = arms.collect();
    let active = arms.iter().map(|[active, ..]| active);
    let payload = arms.iter().map(|[_, payload, _]| payload);
    let filled = arms.iter().map(|[.., filled]| filled);
    let select = by_index(input);
    let fresh = input.exclusive.map(|_| {
        quote! {
            fn fresh(&self) -> ::core::option::Option<::std::boxed::Box<dyn __tw::Choice>> {
                ::core::option::Option::Some(::std::boxed::Box::new(<Self as __tw::Wire>::empty()))
            }
        }
    });
    quote! {
        fn variants(&self) -> &'static __tw::Variants {
            &VARIANTS
        }
        fn active(&self) -> usize {
            match self { #(#active),* }
        }
        fn payload(&self) -> &dyn __tw::Slot {
            match self { #(#payload),* }
        }
        fn select(&mut self, index: usize) -> &mut dyn __tw::Slot {
            *self = #select;
            match self { #(#filled),* }
        }
        #fresh
    }
}

/// The type of what a variant holds.
fn held(variant: &Variant) -> TokenStream {
    match &variant.ty {
        Some(ty) => quote!(#ty),
        None => {
            let closed = variant.closed.is_some();
            quote!(__tw::Nothing::<#closed>)
        }
    }
}

fn empty_of(variant: &Variant) -> TokenStream {
    let ident = &variant.ident;
    match variant.ty {
        Some(_) => quote!(Self::#ident(__tw::Wire::empty())),
        None => quote!(Self::#ident),
    }
}

/// An empty variant by `index`: the last one has no number, so that any number has a variant.
fn by_index(input: &Input) -> TokenStream {
    let arms = input.variants.iter().enumerate().map(|(index, variant)| {
        let number = Literal::usize_unsuffixed(index);
        let pattern = if index + 1 == input.variants.len() {
            quote!(_)
        } else {
            quote!(#number)
        };
        let empty = empty_of(variant);
        quote!(#pattern => #empty)
    });
    quote!(match index { #(#arms),* })
}

/// Any variant will do, but an empty value of it must not need one of this union: where the type doesn't show that, the
/// runtime finds out.
fn empty(input: &Input) -> TokenStream {
    let is_leaf = |variant: &&Variant| variant.ty.as_ref().is_none_or(is_leaf);
    match input.variants.iter().find(is_leaf) {
        Some(variant) => empty_of(variant),
        None => {
            let select = by_index(input);
            quote!(__tw::empty_variant(&VARIANTS, |index| #select))
        }
    }
}

/// Whether an empty value of the type is surely made of nothing else.
fn is_leaf(ty: &Type) -> bool {
    const LEAVES: [&str; 28] = [
        "bool",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "f32",
        "f64",
        "String",
        "Vec",
        "Map",
        "IndexMap",
        "BTreeMap",
        "HashMap",
        "Value",
        "Option",
        "Nullable",
        "UnixMillis",
        "Uuid",
        "Base64",
        "Url",
    ];
    last_segment(ty).is_some_and(|name| LEAVES.contains(&name.as_str()))
}
