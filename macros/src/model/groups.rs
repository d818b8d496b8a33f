//! `require_any((a, b), c)` and `require_one(…)`: groups of fields, of which some must be there.
//!
//! Takes the key with its parentheses, then the fields; gives a rule of their names on the wire.

use proc_macro2::{Ident, Span};
use syn::Token;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;

use crate::context::Context;
use crate::rules::{Bound, Rule};

use super::input::Field;

/// `require_any((a, b), c)`: groups of fields.
pub(crate) struct Groups {
    key: &'static str,
    span: Span,
    groups: Vec<Vec<Ident>>,
}

impl Groups {
    /// Reads the parentheses after the key.
    pub(crate) fn read(key: &'static str, meta: &ParseNestedMeta<'_>) -> syn::Result<Self> {
        let content;
        syn::parenthesized!(content in meta.input);
        let groups = content.parse_terminated(
            |input| {
                if !input.peek(syn::token::Paren) {
                    return Ok(vec![input.call(Ident::parse_any)?]);
                }
                let group;
                syn::parenthesized!(group in input);
                Ok(group
                    .parse_terminated(Ident::parse_any, Token![,])?
                    .into_iter()
                    .collect())
            },
            Token![,],
        )?;
        Ok(Self {
            key,
            span: meta.path.span(),
            groups: groups.into_iter().collect(),
        })
    }

    /// The rule, with the fields' wire names.
    pub(crate) fn resolve(&self, context: &Context, fields: &[Field]) -> Rule {
        if self.groups.len() < 2 {
            context.error_at(
                self.span,
                format!("`{}` chooses between fields: name two or more", self.key),
            );
        }
        let wire_name = |ident: &Ident| {
            let Some(field) = fields.iter().find(|field| field.ident == *ident) else {
                context.error(ident, format!("`{ident}` is no field of this struct"));
                return ident.to_string();
            };
            if field.is_required() {
                context.error(
                    ident,
                    format!(
                        "`{ident}` is always there: make it an `Option` to choose between fields"
                    ),
                );
            }
            field.name.clone()
        };
        let groups = self
            .groups
            .iter()
            .map(|group| group.iter().map(wire_name).collect())
            .collect();
        Rule {
            key: self.key,
            span: self.span,
            bound: Bound::Groups(groups),
        }
    }
}
