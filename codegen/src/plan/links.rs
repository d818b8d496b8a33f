//! Links as documentation: which operation the values of an answer are for.

use super::Docs;
use super::build::Planner;
use super::enums::quoted;
use crate::model::{Link, LinkTarget, Operation, OperationId};

impl Planner<'_> {
    /// A list of what may be called next.
    pub(super) fn link_docs(&self, operation: &Operation) -> Docs {
        let links = operation
            .responses
            .iter()
            .flat_map(|response| &response.links);
        let mut lines: Vec<String> = Vec::new();
        for link in links {
            let line = self.leads_on(link);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            return Docs::none();
        }
        Docs::prose(
            &format!("What it answers leads on:\n\n{}", lines.join("\n")),
            4,
        )
    }

    /// "- `next`: `get_user`, with `id` from `$response.body#/owner`. The user who owns it."
    fn leads_on(&self, link: &Link) -> String {
        let called = link
            .operation
            .as_ref()
            .and_then(|target| self.linked(target));
        let called = called.map_or_else(String::new, |method| format!(": {}", quoted(&method)));
        let values = link.parameters.iter();
        let values: Vec<String> = values
            .map(|(name, value)| format!("{} from {}", quoted(name), quoted(value)))
            .collect();
        let values = match values.is_empty() {
            true => String::new(),
            false => format!(", with {}", values.join(" and ")),
        };
        let prose = link
            .description
            .as_deref()
            .map(str::trim)
            .unwrap_or_default();
        let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("- {}{called}{values}. {prose}", quoted(&link.name));
        line.trim_end().to_owned()
    }

    /// The method that is called, with the module's where there are several.
    fn linked(&self, target: &LinkTarget) -> Option<String> {
        let is_meant = |operation: &Operation| match target {
            LinkTarget::Id(id) => operation.id.as_ref() == Some(id),
            LinkTarget::Place(place) => operation.origin.pointer == *place,
        };
        let mut operations = self.api.operations.iter();
        let (id, _) = operations.find(|(_, operation)| is_meant(operation))?;
        let holds = |operations: &[(OperationId, super::Ident)]| {
            operations.iter().any(|(other, _)| *other == id)
        };
        let module = self
            .homes
            .modules
            .iter()
            .find(|module| holds(&module.operations))?;
        let method = self.homes.operation(id)?;
        Some(match self.homes.modules.len() {
            1 => method.name().to_owned(),
            _ => format!("{}().{}", module.ident.name(), method.name()),
        })
    }
}
