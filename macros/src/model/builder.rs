//! The builder of a request: one value that is filled in place, and a parameter for each required field that says
//! whether it was given.
//!
//! `build` asks for a trait of each required field that only `Given` has, so that the compiler names what is missing. The
//! value starts as `Wire::empty()`; no one sees it before all that is required was given.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;

use super::input::{Field, Input, Presence};
use crate::rules;

/// The builder, when the struct is a request.
pub(crate) fn expand(input: &Input) -> TokenStream {
    if !input.request {
        return TokenStream::new();
    }
    let builder = Builder::new(input);
    let (definition, traits, start) = (builder.definition(), builder.traits(), builder.start());
    let (setters, build) = (builder.setters(), builder.build());
    let (name, parameters) = (&builder.name, &builder.parameters);
    quote! {
        #definition
        #traits
        #start
        #[allow(deprecated, non_camel_case_types, reason = "fields name parameters, and old ones are set too")]
        impl<#(#parameters),*> #name<#(#parameters),*> {
            #setters
            #build
        }
    }
}

struct Builder<'a> {
    input: &'a Input,
    name: Ident,
    /// The module of the traits that say whether a field was given.
    module: Ident,
    asked: Vec<&'a Field>,
    /// For each asked field, the name of its parameter and of its trait.
    parameters: Vec<Ident>,
}

impl<'a> Builder<'a> {
    fn new(input: &'a Input) -> Self {
        let asked: Vec<&Field> = input
            .fields
            .iter()
            .filter(|field| field.is_asked())
            .collect();
        Self {
            name: format_ident!("{}Builder", input.ident.unraw()),
            module: format_ident!("__{}_fields", input.ident.unraw()),
            parameters: asked.iter().map(|field| parameter(field)).collect(),
            asked,
            input,
        }
    }

    fn definition(&self) -> TokenStream {
        let (vis, ident, name, parameters) = (
            &self.input.vis,
            &self.input.ident,
            &self.name,
            &self.parameters,
        );
        let doc = format!(
            " Builds a [`{}`]: `build` is there once all required fields were given.",
            ident.unraw()
        );
        quote! {
            #[doc = #doc]
            #[allow(non_camel_case_types, reason = "fields name parameters")]
            #[must_use = "a builder makes nothing until `build`"]
            #vis struct #name<#(#parameters),*> {
                value: #ident,
                given: ::core::marker::PhantomData<(#(#parameters,)*)>,
            }
        }
    }

    /// One trait for each asked field, for the message alone.
    fn traits(&self) -> TokenStream {
        let (vis, module) = (&self.input.vis, &self.module);
        let traits = self
            .asked
            .iter()
            .zip(&self.parameters)
            .map(|(field, name)| {
                let field = field.ident.unraw();
                let message = format!(
                    "the required field `{field}` of `{}` is not set",
                    self.input.ident.unraw()
                );
                let label = format!("call `.{field}(…)` before this");
                quote! {
                    #[diagnostic::on_unimplemented(message = #message, label = #label)]
                    pub trait #name {}
                    #[diagnostic::do_not_recommend]
                impl #name for ::typewright::__private::Given {}
                }
            });
        quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types, non_snake_case, unreachable_pub, reason = "fields name the traits")]
            #vis mod #module {
                #(#traits)*
            }
        }
    }

    /// `X::builder()`.
    fn start(&self) -> TokenStream {
        let (vis, ident, name) = (&self.input.vis, &self.input.ident, &self.name);
        let missing = self
            .parameters
            .iter()
            .map(|_| quote!(::typewright::__private::Missing));
        let preset = self.input.fields.iter().filter_map(|field| {
            let ident = &field.ident;
            match &field.default {
                Some(default) => Some(quote!(value.#ident = #default;)),
                None => field
                    .constant
                    .then(|| quote!(value.#ident = ::core::default::Default::default();)),
            }
        });
        let mutable = self
            .input
            .fields
            .iter()
            .any(|field| field.constant || field.default.is_some());
        let mutable = mutable.then(|| quote!(mut));
        quote! {
            #[allow(deprecated, reason = "constants and defaults are set in old fields too")]
            impl #ident {
                /// Starts with nothing given.
                #vis fn builder() -> #name<#(#missing),*> {
                    let #mutable value = <Self as ::typewright::__private::Wire>::empty();
                    #(#preset)*
                    #name { value, given: ::core::marker::PhantomData }
                }
            }
        }
    }

    fn setters(&self) -> TokenStream {
        let settable = self.input.fields.iter().filter(|field| !field.constant);
        settable.map(|field| self.setter(field)).collect()
    }

    fn setter(&self, field: &Field) -> TokenStream {
        let (vis, ident, attributes) = (&self.input.vis, &field.ident, &field.attributes);
        let method = if ident == "build" {
            format_ident!("set_build")
        } else {
            ident.clone()
        };
        let (taken, value) = argument(field);
        let Some(index) = self.asked.iter().position(|asked| asked.ident == *ident) else {
            return quote! {
                #(#attributes)*
                #vis fn #method(mut self, value: #taken) -> Self {
                    self.value.#ident = #value;
                    self
                }
            };
        };
        let (name, parameter) = (&self.name, self.parameters.get(index));
        let bound = quote_spanned!(place(field)=> #parameter: ::typewright::__private::NotGiven);
        let given = self
            .parameters
            .iter()
            .enumerate()
            .map(|(other, parameter)| match other == index {
                true => quote!(::typewright::__private::Given),
                false => quote!(#parameter),
            });
        quote! {
            #(#attributes)*
            #vis fn #method(mut self, value: #taken) -> #name<#(#given),*>
            where
                #bound,
            {
                self.value.#ident = #value;
                #name { value: self.value, given: ::core::marker::PhantomData }
            }
        }
    }

    fn build(&self) -> TokenStream {
        let (vis, ident) = (&self.input.vis, &self.input.ident);
        let bounds = self
            .asked
            .iter()
            .zip(&self.parameters)
            .map(|(field, name)| {
                let module = format_ident!("{}", self.module, span = place(field));
                quote_spanned!(place(field)=> #name: #module::#name)
            });
        quote! {
            /// The value with all that was given. Its rules are checked when it is sent, or by `validate`.
            #vis fn build(self) -> #ident
            where
                #(#bounds,)*
            {
                self.value
            }
        }
    }
}

/// Where the field stands, as a place of the expansion: messages show the field, and lints leave it alone.
fn place(field: &Field) -> Span {
    Span::call_site().located_at(field.ident.span())
}

fn parameter(field: &Field) -> Ident {
    format_ident!("has_{}", field.ident.unraw(), span = place(field))
}

/// What a setter takes, and the field's value made of it.
fn argument(field: &Field) -> (TokenStream, TokenStream) {
    let inner = field.inner();
    match &field.presence {
        Presence::Required => taken(inner),
        Presence::Optional(_) => {
            let (taken, value) = taken(inner);
            (taken, quote!(::core::option::Option::Some(#value)))
        }
        Presence::Nullable(_) => (
            quote!(impl ::core::convert::Into<::core::option::Option<#inner>>),
            quote!(value.into()),
        ),
        Presence::ThreeState(_) => {
            let ty = &field.ty;
            (
                quote!(impl ::core::convert::Into<#ty>),
                quote!(value.into()),
            )
        }
    }
}

fn taken(ty: &Type) -> (TokenStream, TokenStream) {
    let name = rules::last_segment(ty);
    match (name.as_deref(), rules::only_argument(ty)) {
        (Some("Vec"), Some(item)) => (
            quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#item>>),
            quote!(value.into_iter().map(::core::convert::Into::into).collect()),
        ),
        // Taken as they are: an `Into` would accept no more, or make the type of a literal ambiguous.
        (Some("Url" | "bool" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize"), None)
        | (Some("u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "f32" | "f64"), None)
        | (None, _) => (quote!(#ty), quote!(value)),
        _ => (
            quote!(impl ::core::convert::Into<#ty>),
            quote!(value.into()),
        ),
    }
}
