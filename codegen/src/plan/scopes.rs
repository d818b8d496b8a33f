//! The scopes that an operation asks of a token, as documentation.
//!
//! Says each with what its scheme says of it, where that is short, and once where several credentials need the same.
//! Knows no types.

use super::Docs;
use super::build::{Planner, one_line};
use super::enums::quoted;
use crate::model::{Operation, SecurityAlternative, SecurityKind};

/// What is said of a scope is not longer.
const SHORT: usize = 80;

/// A scope, with what its scheme says of it.
struct Scope<'n> {
    name: &'n str,
    prose: Option<String>,
}

impl Planner<'_> {
    /// What a token must allow; nothing where no scope is named.
    pub(super) fn scope_docs(&self, operation: &Operation) -> Docs {
        let mut groups: Vec<(Vec<Scope<'_>>, Vec<&SecurityAlternative>)> = Vec::new();
        for alternative in &operation.security {
            let scopes = self.scopes(alternative);
            let is_same = |(other, _): &&mut (Vec<Scope<'_>>, _)| are_same(other, &scopes);
            match groups.iter_mut().find(is_same) {
                Some((_, group)) => group.push(alternative),
                None => groups.push((scopes, vec![alternative])),
            }
        }
        let only = groups.len() == 1;
        let texts = groups.iter().filter_map(|(scopes, group)| {
            let with = if only { None } else { self.with(group) };
            needed(scopes, with)
        });
        let texts: Vec<String> = texts.collect();
        match texts.is_empty() {
            true => Docs::none(),
            false => Docs::prose(&texts.join("\n\n"), 4),
        }
    }

    /// What an alternative asks of its tokens.
    fn scopes<'n>(&self, alternative: &'n SecurityAlternative) -> Vec<Scope<'n>> {
        let mut scopes: Vec<Scope<'_>> = Vec::new();
        for (scheme, names) in &alternative.schemes {
            for name in names {
                if !scopes.iter().any(|other| other.name == name) {
                    let prose = self.scope_prose(scheme, name);
                    scopes.push(Scope { name, prose });
                }
            }
        }
        scopes
    }

    /// Alternatives by their schemes: "`Oidc`", "`Key` and `Token`", "`Pat` or `Oat`".
    fn with(&self, alternatives: &[&SecurityAlternative]) -> Option<String> {
        let alternatives = alternatives.iter().map(|alternative| {
            let schemes = alternative.schemes.keys();
            let schemes = schemes.filter_map(|name| self.schemes.get(name.as_str()));
            let schemes: Vec<String> = schemes.map(|ident| quoted(ident.name())).collect();
            schemes.join(" and ")
        });
        let mut named: Vec<String> = alternatives.filter(|named| !named.is_empty()).collect();
        named.dedup();
        let (last, first) = named.split_last()?;
        Some(match first.is_empty() {
            true => last.clone(),
            false => format!("{} or {last}", first.join(", ")),
        })
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

/// Whether the same scopes are asked for, in whatever order.
fn are_same(left: &[Scope<'_>], right: &[Scope<'_>]) -> bool {
    let holds = |scope: &Scope<'_>| right.iter().any(|other| other.name == scope.name);
    left.len() == right.len() && left.iter().all(holds)
}

/// "Needs the scope `pets:read`: see your pets." Beside others, the alternative is called by its schemes.
fn needed(scopes: &[Scope<'_>], with: Option<String>) -> Option<String> {
    let needs = with.map_or_else(
        || "Needs".to_owned(),
        |schemes| format!("With {schemes}, needs"),
    );
    let with_prose = |scope: &Scope<'_>| match &scope.prose {
        Some(prose) => format!("{}: {prose}", quoted(scope.name)),
        None => quoted(scope.name),
    };
    match scopes {
        [] => None,
        [scope] => Some(format!("{needs} the scope {}.", with_prose(scope))),
        scopes if scopes.iter().all(|scope| scope.prose.is_none()) => {
            let names: Vec<String> = scopes.iter().map(|scope| quoted(scope.name)).collect();
            let (last, first) = names.split_last()?;
            let first = first.join(", ");
            Some(format!("{needs} the scopes {first} and {last}."))
        }
        scopes => {
            let lines = scopes.iter();
            let lines = lines.map(|scope| format!("- {}.", with_prose(scope)));
            let lines: Vec<String> = lines.collect();
            Some(format!("{needs} the scopes:\n\n{}", lines.join("\n")))
        }
    }
}
