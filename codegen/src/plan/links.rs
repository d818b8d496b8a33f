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

    /// "- `next`: `get_user`, where `id` is the `owner` of the answer. The user who owns it."
    fn leads_on(&self, link: &Link) -> String {
        let called = link
            .operation
            .as_ref()
            .and_then(|target| self.linked(target));
        let called = called.map_or_else(String::new, |method| format!(": {}", quoted(&method)));
        let values = link.parameters.iter();
        let values: Vec<String> = values
            .map(|(name, value)| format!("{} is {}", quoted(name), in_words(value)))
            .collect();
        let values = match values.is_empty() {
            true => String::new(),
            false => format!(", where {}", values.join(" and ")),
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

/// What a runtime expression means (OpenAPI 3.1.1, Link Object): `$request.body#/id` is "the `id` of the request's body". Anything
/// else is a value, or an expression that is shown as it is.
fn in_words(value: &str) -> String {
    let told = value.strip_prefix('$').and_then(|expression| {
        let (source, rest) = expression.split_once('.')?;
        let (whole, of) = match source {
            "request" => ("the request's body", "of the request"),
            "response" => ("the answer", "of the answer"),
            _ => return None,
        };
        let (place, name) = rest.split_once(['#', '.']).unwrap_or((rest, ""));
        match place {
            "body" => body_in_words(whole, name),
            "header" => Some(format!("the header {} {of}", quoted(name))),
            "path" | "query" if source == "request" => {
                Some(format!("the parameter {} of this call", quoted(name)))
            }
            _ => None,
        }
    });
    told.unwrap_or_else(|| quoted(value))
}

/// A part of a body by its pointer, the innermost name first.
fn body_in_words(whole: &str, pointer: &str) -> Option<String> {
    let mut steps: Vec<String> = match pointer {
        "" | "/" => Vec::new(),
        pointer => {
            let steps = pointer.strip_prefix('/')?.split('/');
            let unescaped = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
            unescaped
                .map(|step| format!("the {}", quoted(&step)))
                .collect()
        }
    };
    steps.reverse();
    steps.push(whole.to_owned());
    Some(steps.join(" of "))
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn expressions_are_said_in_words() {
        for (value, words) in [
            ("$request.body#/id", "the `id` of the request's body"),
            (
                "$response.body#/owner/id",
                "the `id` of the `owner` of the answer",
            ),
            ("$response.body", "the answer"),
            ("$request.path.id", "the parameter `id` of this call"),
            (
                "$response.header.Location",
                "the header `Location` of the answer",
            ),
            ("$url", "`$url`"),
            ("5", "`5`"),
        ] {
            assert_eq!(in_words(value), words);
        }
    }
}
