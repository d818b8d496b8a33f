//! The scopes that an operation asks of a token, as documentation.
//!
//! Says each with what its scheme says of it, where that is short. Knows no types.

use super::Docs;
use super::build::{Planner, one_line};
use super::enums::quoted;
use crate::model::{Operation, SecurityAlternative, SecurityKind};

/// What is said of a scope is not longer.
const SHORT: usize = 80;

impl Planner<'_> {
    /// What a token must allow; nothing where no scope is named.
    pub(super) fn scope_docs(&self, operation: &Operation) -> Docs {
        let only = operation.security.len() == 1;
        let mut texts: Vec<String> = Vec::new();
        for alternative in &operation.security {
            let text = self.needed(alternative, only);
            texts.extend(text.filter(|text| !texts.contains(text)));
        }
        match texts.is_empty() {
            true => Docs::none(),
            false => Docs::prose(&texts.join("\n\n"), 4),
        }
    }

    /// "Needs the scope `pets:read`: see your pets." Beside others, the alternative is called by its schemes.
    fn needed(&self, alternative: &SecurityAlternative, only: bool) -> Option<String> {
        let mut scopes: Vec<(&str, Option<String>)> = Vec::new();
        for (scheme, names) in &alternative.schemes {
            for name in names {
                if !scopes.iter().any(|(other, _)| other == name) {
                    scopes.push((name, self.scope_prose(scheme, name)));
                }
            }
        }
        let schemes = alternative.schemes.keys();
        let schemes = schemes.filter_map(|name| self.schemes.get(name.as_str()));
        let schemes: Vec<String> = schemes.map(|ident| quoted(ident.name())).collect();
        let needs = match only || schemes.is_empty() {
            true => "Needs".to_owned(),
            false => format!("With {}, needs", schemes.join(" and ")),
        };
        let with_prose = |(name, prose): &(&str, Option<String>)| match prose {
            Some(prose) => format!("{}: {prose}", quoted(name)),
            None => quoted(name),
        };
        match scopes.as_slice() {
            [] => None,
            [scope] => Some(format!("{needs} the scope {}.", with_prose(scope))),
            scopes if scopes.iter().all(|(_, prose)| prose.is_none()) => {
                let names: Vec<String> = scopes.iter().map(|(name, _)| quoted(name)).collect();
                let (last, first) = names.split_last()?;
                Some(format!(
                    "{needs} the scopes {} and {last}.",
                    first.join(", ")
                ))
            }
            scopes => {
                let lines = scopes
                    .iter()
                    .map(|scope| format!("- {}.", with_prose(scope)));
                let lines: Vec<String> = lines.collect();
                Some(format!("{needs} the scopes:\n\n{}", lines.join("\n")))
            }
        }
    }

    /// What a scheme says of a scope, without its last dot.
    fn scope_prose(&self, scheme: &str, scope: &str) -> Option<String> {
        let SecurityKind::OAuth2 { scopes, .. } = &self.api.security_schemes.get(scheme)?.kind
        else {
            return None;
        };
        let prose = one_line(scopes.get(scope)?);
        let prose = prose.trim_end_matches('.');
        let says = !prose.is_empty() && prose != scope && prose.chars().count() <= SHORT;
        says.then(|| prose.to_owned())
    }
}
