//! Links: what may be called with the values of an answer. They are told in documentation alone.

use indexmap::IndexMap;
use openapiv3::{Link as Written, LinkOperation, ReferenceOr};

use super::Resolver;
use crate::model::{Link, LinkTarget};
use crate::pointer::Pointer;

impl Resolver<'_, '_> {
    pub(super) fn read_links(&self, links: &IndexMap<String, ReferenceOr<Written>>) -> Vec<Link> {
        let found = links.iter().filter_map(|(name, entry)| {
            let link = self.link(entry)?;
            Some(read(name, link))
        });
        found.collect()
    }

    /// The link itself, past a reference to a component.
    fn link<'l>(&'l self, entry: &'l ReferenceOr<Written>) -> Option<&'l Written> {
        let reference = match entry {
            ReferenceOr::Item(link) => return Some(link),
            ReferenceOr::Reference { reference } => reference,
        };
        let name = reference.strip_prefix("#/components/links/")?;
        self.openapi.components.as_ref()?.links.get(name)?.as_item()
    }
}

fn read(name: &str, link: &Written) -> Link {
    let operation = match &link.operation {
        LinkOperation::OperationId(id) => Some(LinkTarget::Id(id.clone())),
        LinkOperation::OperationRef(reference) => {
            let fragment = reference.strip_prefix('#');
            fragment
                .and_then(Pointer::from_fragment)
                .map(LinkTarget::Place)
        }
    };
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let parameters = link.parameters.iter();
    Link {
        name: name.to_owned(),
        operation,
        parameters: parameters
            .map(|(name, value)| (name.clone(), text(value)))
            .collect(),
        description: link.description.clone(),
    }
}
