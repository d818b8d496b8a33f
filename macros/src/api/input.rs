//! What was written: a trait of operations, as data.
//!
//! Takes syn's trait; notes what can't be read. Whether it makes sense is [`super::check`]'s question.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Attribute, FnArg, ItemTrait, Pat, ReturnType, TraitItem, TraitItemFn, Type, Visibility};

use super::answer::{self, Answer};
use super::media::Media;
use super::parameter::{self, Parameter};
use super::route::{self, METHODS, Route};
use crate::context::Context;
use crate::suggest;

/// A group of operations.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) attributes: Vec<Attribute>,
    /// The module of the calls.
    pub(crate) calls: Ident,
    pub(crate) operations: Vec<Operation>,
}

/// An operation.
#[derive(Clone)]
pub(crate) struct Operation {
    pub(crate) ident: Ident,
    /// Docs, `#[deprecated]`, `#[cfg]`.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) route: Option<Route>,
    pub(crate) answers: Vec<Answer>,
    /// The names of all its attributes, readable or not.
    pub(crate) written: Vec<String>,
    pub(crate) parameters: Vec<Parameter>,
}

/// Whether an attribute is passed on to what is made of its item.
pub(super) fn is_carried(attribute: &Attribute) -> bool {
    ["doc", "deprecated", "cfg"]
        .iter()
        .any(|name| attribute.path().is_ident(name))
}

/// Reads the trait.
pub(super) fn read(context: &Context, item: &ItemTrait, calls: Option<Ident>) -> Api {
    if let Some(parameter) = item.generics.params.first() {
        context.error(parameter, "a group of operations has no generic parameters");
    }
    if let Some(bound) = item.supertraits.first() {
        context.error(bound, "a group of operations has no supertraits: it is declared as a trait, and expands to a struct");
    }
    let operations = item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(function) => Some(operation(context, function)),
        other => {
            context.error(
                other,
                "a group of operations holds operations alone: functions with a method and a path",
            );
            None
        }
    });
    Api {
        ident: item.ident.clone(),
        vis: item.vis.clone(),
        attributes: item
            .attrs
            .iter()
            .filter(|attribute| is_carried(attribute))
            .cloned()
            .collect(),
        calls: calls.unwrap_or_else(|| Ident::new("calls", Span::call_site())),
        operations: operations.collect(),
    }
}

fn operation(context: &Context, function: &TraitItemFn) -> Operation {
    signature(context, function);
    let mut route: Option<Route> = None;
    let (mut answers, mut written) = (Vec::new(), Vec::new());
    for attribute in function
        .attrs
        .iter()
        .filter(|attribute| !is_carried(attribute))
    {
        let name = attribute
            .path()
            .get_ident()
            .map(Ident::to_string)
            .unwrap_or_default();
        written.push(name.clone());
        match name.as_str() {
            "ok" | "error" => answers.extend(context.ok(answer::read(attribute, name == "ok"))),
            method if METHODS.contains(&method) => match &route {
                Some(_) => context.error(attribute, "an operation has one method"),
                None => route = context.ok(route::read(attribute, method)),
            },
            _ => {
                let known: Vec<&str> = METHODS.into_iter().chain(["ok", "error"]).collect();
                context.error(attribute.path(), suggest::unknown_attribute(&name, &known));
            }
        }
    }
    Operation {
        ident: function.sig.ident.clone(),
        attributes: function
            .attrs
            .iter()
            .filter(|attribute| is_carried(attribute))
            .cloned()
            .collect(),
        route,
        answers,
        written,
        parameters: parameters(context, function),
    }
}

/// Notes what a declaration of an operation doesn't say.
fn signature(context: &Context, function: &TraitItemFn) {
    if let ReturnType::Type(..) = &function.sig.output {
        context.error(
            &function.sig.output,
            "an operation returns what `#[ok(…)]` and `#[error(…)]` say: leave the type out",
        );
    }
    if let Some(body) = &function.default {
        context.error(body, "an operation has no body: the runtime carries it out");
    }
    if let Some(parameter) = function.sig.generics.params.first() {
        context.error(parameter, "an operation has no generic parameters");
    }
    if let Some(clause) = &function.sig.generics.where_clause {
        context.error(clause, "an operation has no bounds");
    }
    if let Some(keyword) = &function.sig.asyncness {
        context.error(keyword, "leave `async` out: every call is awaited");
    }
}

fn parameters(context: &Context, function: &TraitItemFn) -> Vec<Parameter> {
    let read = |argument: &FnArg| match argument {
        FnArg::Receiver(receiver) => {
            context.error(
                receiver,
                "leave `self` out: the parameters are those of the request",
            );
            None
        }
        FnArg::Typed(argument) => match &*argument.pat {
            Pat::Ident(name) => parameter::read(context, &name.ident, argument),
            other => {
                context.error(other, "a parameter has a name");
                None
            }
        },
    };
    function.sig.inputs.iter().filter_map(read).collect()
}

impl Operation {
    /// The parameters that a call begins with.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.optional().is_none())
    }

    /// The answers that are successes, or those that are errors. What comes item by item is read by other means.
    pub(crate) fn answers(&self, success: bool) -> Vec<&Answer> {
        self.answers
            .iter()
            .filter(|answer| answer.success == success && !answer.is_sequence())
            .collect()
    }

    /// The answer that comes item by item: its media type, and the type of the whole.
    pub(crate) fn sequence(&self) -> Option<(&Media, &Type)> {
        self.sequences().into_iter().next()
    }

    /// All such answers, of which there is to be one.
    pub(crate) fn sequences(&self) -> Vec<(&Media, &Type)> {
        let successes = self.answers.iter().filter(|answer| answer.success);
        successes.flat_map(Answer::sequences).collect()
    }

    /// The name in camel case: `get_document` as `GetDocument`.
    pub(crate) fn type_name(&self) -> String {
        let name = self.ident.unraw().to_string();
        let words = name.split('_').filter(|word| !word.is_empty());
        let name: String = words.map(capitalized).collect();
        match name.as_str() {
            // A keyword, and what no name begins with.
            "" | "Self" => format!("{name}Call"),
            name if name.starts_with(|letter: char| letter.is_ascii_digit()) => {
                format!("Call{name}")
            }
            name => name.to_owned(),
        }
    }
}

pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Whether two types are written alike.
pub(super) fn same(left: Option<&Type>, right: Option<&Type>) -> bool {
    let text = |ty: Option<&Type>| ty.map(|ty| quote::quote!(#ty).to_string());
    text(left) == text(right)
}
