//! What written source holds: operations, and models without a field.
//!
//! Reads Rust by `syn`, as the compiler will, and knows only the names of the project's attributes and derives.

use syn::visit::{self, Visit};
use syn::{Attribute, File, ItemStruct, ItemTrait, TraitItem};

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Functions of traits that carry a method and a path, and are called.
    pub(super) operations: usize,
    /// Structs that derive `Model` and have no field, by name.
    pub(super) empty: Vec<String>,
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "method",
];

/// Looks through one file.
pub(super) fn survey(text: &str) -> syn::Result<Found> {
    let file: File = syn::parse_file(text)?;
    let mut found = Found::default();
    found.visit_file(&file);
    Ok(found)
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        let is_operation = |item: &&TraitItem| match item {
            TraitItem::Fn(function) => function.attrs.iter().any(is_method),
            _ => false,
        };
        // What comes in is declared in the same words, and is no call.
        if !item.attrs.iter().any(is_incoming) {
            self.operations += item.items.iter().filter(is_operation).count();
        }
        visit::visit_item_trait(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        let empty = item.fields.is_empty() && item.attrs.iter().any(derives_model);
        self.empty.extend(empty.then(|| item.ident.to_string()));
        visit::visit_item_struct(self, item);
    }
}

fn is_method(attribute: &Attribute) -> bool {
    METHODS
        .iter()
        .any(|method| attribute.path().is_ident(method))
}

/// `#[api(incoming)]`
fn is_incoming(attribute: &Attribute) -> bool {
    attribute.path().is_ident("api")
        && attribute
            .parse_args::<syn::Ident>()
            .is_ok_and(|word| word == "incoming")
}

fn derives_model(attribute: &Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("derive") {
        // What isn't a list of paths isn't ours.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Model");
            Ok(())
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_and_empty_models_are_found_and_entities_are_not() {
        let text = r#"
            #[derive(Clone, Model)] pub struct A {}
            #[derive(Clone, Model)] pub struct B { b: u8 }
            #[derive(Clone, Entity)] pub struct C;
            #[api] pub trait D { #[get("/d")] fn d(); #[method("QUERY", "/e")] fn e(); fn f(); }
            #[api(incoming)] pub trait E { #[post("g")] fn g(); }
        "#;
        let found = Found {
            operations: 2,
            empty: vec!["A".to_string()],
        };
        assert_eq!(survey(text).unwrap(), found);
    }
}
