//! Operations as methods of a trait.

use super::build::Planner;
use super::enums::quoted;
use super::modules::TagModule;
use super::{Api, Docs, Ident, Item, Operation};
use crate::diagnostic::catalog;
use crate::model::{self, OperationId};

impl Planner<'_> {
    /// The trait of a module.
    pub(super) fn plan_api(&self, module: &TagModule, ident: Ident) -> Item {
        if let Some(group) = &module.comes_in {
            return self.plan_incoming(group, ident);
        }
        let operations = module
            .operations
            .iter()
            .map(|(id, ident)| self.plan_operation(*id, ident.clone()));
        Item::Api(Api {
            // The whole of it stands at the head of the module.
            docs: self.tag_docs(module, 0).first_paragraph(),
            incoming: false,
            ident,
            operations: operations.collect(),
        })
    }

    fn plan_operation(&self, id: OperationId, ident: Ident) -> Operation {
        let operation = &self.api.operations[id];
        let headers = |status| self.headers.of(id, status);
        let (successes, errors) = self.plan_answers(operation, &headers);
        Operation {
            docs: operation_docs(operation, &ident)
                .and(self.scope_docs(operation))
                .and(self.link_docs(operation)),
            deprecated: operation.deprecated,
            method: operation.method.clone(),
            path: self.plan_path(operation),
            id: operation.id.clone().filter(|id| !id.is_empty()),
            server: self.own_server(operation),
            security: self.plan_security(operation),
            successes,
            errors,
            ident,
            parameters: self.plan_parameters(operation),
        }
    }

    /// The path template. What a query in it says for certain can't be said elsewhere.
    fn plan_path(&self, operation: &model::Operation) -> String {
        let query = operation
            .path
            .split('#')
            .next()
            .and_then(|path| path.split_once('?'));
        let mut all = self.api.operations.values();
        let first = all.find(|other| other.path_span == operation.path_span);
        let is_first = first.is_some_and(|first| first.origin == operation.origin);
        for pair in query
            .filter(|_| is_first)
            .into_iter()
            .flat_map(|(_, query)| query.split('&'))
        {
            if !pair.contains('{') && !pair.is_empty() {
                let place = model::Origin {
                    span: operation.path_span,
                    ..operation.origin.clone()
                };
                self.note(&catalog::QUERY_IN_PATH, &[&pair], &place);
            }
        }
        template(&operation.path).to_owned()
    }
}

/// The path without what is no path: a query, or a fragment that only tells it from others.
pub(super) fn template(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Whether the short sentence is nothing but the operation's id or name: `ListPets` of `listPets`.
fn is_bare_name(operation: &model::Operation, ident: &Ident) -> bool {
    let summary = operation.summary.as_deref().unwrap_or_default().trim();
    // What comes in has a name where others have a path.
    let name = operation.arrival.as_ref().map(|_| operation.path.as_str());
    let id = operation.id.as_deref().unwrap_or(ident.name());
    let names = std::iter::once(id).chain(name);
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let mut names = names.filter(|name| !name.is_empty());
    !summary.contains(char::is_whitespace) && names.any(|name| letters(summary) == letters(name))
}

/// The short sentence, then the prose, unless one says the other.
pub(super) fn operation_docs(operation: &model::Operation, ident: &Ident) -> Docs {
    let prose = |text: &Option<String>| {
        text.as_deref()
            .map_or_else(Docs::none, |text| Docs::prose(text, 4))
    };
    let (mut summary, description) = (prose(&operation.summary), prose(&operation.description));
    let says = !description.lines().is_empty() || operation.id.is_none();
    if says && is_bare_name(operation, ident) {
        summary = Docs::none();
    }
    let docs = if description.begins_as(&summary) {
        description
    } else {
        summary.and(description)
    };
    // The words of a name would only say it again.
    docs.or(|| {
        let path = template(&operation.path);
        let method = operation.method.name();
        Docs::sentence(&format!("{}.", quoted(&format!("{method} {path}"))), 4)
    })
}
