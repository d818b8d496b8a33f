//! How fields come to their names on the wire: one case for all of a struct where that is shorter to write, and a `name`
//! where that is another one.
//!
//! Takes identifiers and names on the wire; gives arguments of `#[model(…)]`. The cases are serde's for fields, as the
//! macros have them in `model/case.rs`, and a test holds the two to each other. It makes no identifier.

use super::{Argument, Ident};

/// When a name that is made of an identifier is good enough.
type Same = fn(&str, &str) -> bool;

/// What makes an identifier a name.
type Case = fn(&str) -> String;

/// The words, and what each makes of an identifier. `UPPERCASE` and `lowercase` would say nothing else.
const CASES: [(&str, Case); 5] = [
    ("camelCase", camel),
    ("PascalCase", pascal),
    ("SCREAMING_SNAKE_CASE", str::to_ascii_uppercase),
    ("kebab-case", kebab),
    ("SCREAMING-KEBAB-CASE", |name| {
        kebab(&name.to_ascii_uppercase())
    }),
];

/// How the fields of a struct come to their names.
pub(super) struct Renames {
    word: Option<&'static str>,
    case: Case,
    same: Same,
}

impl Renames {
    /// The shortest way to names on the wire, each letter of which counts.
    pub(super) fn exact(fields: &[(&Ident, &str)]) -> Self {
        Self::shortest(|one, other| one == other, fields)
    }

    /// The shortest way to names of headers, in which capitals don't count (RFC 9110 §5.1).
    pub(super) fn of_headers(fields: &[(&Ident, &str)]) -> Self {
        Self::shortest(str::eq_ignore_ascii_case, fields)
    }

    /// Of several that are as short, the first: no case where that is one of them.
    fn shortest(same: Same, fields: &[(&Ident, &str)]) -> Self {
        let mut shortest = Self {
            word: None,
            case: str::to_owned,
            same,
        };
        for (word, case) in CASES {
            let other = Self {
                word: Some(word),
                case,
                same,
            };
            if other.words(fields) < shortest.words(fields) {
                shortest = other;
            }
        }
        shortest
    }

    /// How many words it takes: a `name` for each field that the case doesn't fit, and one for the case itself.
    fn words(&self, fields: &[(&Ident, &str)]) -> usize {
        let named = fields
            .iter()
            .filter(|(ident, wire)| !self.fits(ident, wire));
        named.count() + usize::from(self.word.is_some())
    }

    fn fits(&self, ident: &Ident, wire: &str) -> bool {
        (self.same)(&(self.case)(ident.name()), wire)
    }

    /// `rename_all = "camelCase"`
    pub(super) fn of_all(&self) -> Option<Argument> {
        let word = self.word?;
        Some(Argument::Text("rename_all", word.to_owned()))
    }

    /// `name = "@entity"`
    pub(super) fn of(&self, ident: &Ident, wire: &str) -> Option<Argument> {
        let fits = self.fits(ident, wire);
        (!fits).then(|| Argument::Text("name", wire.to_owned()))
    }
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

fn pascal(name: &str) -> String {
    name.split('_')
        .map(|word| first(word, char::to_ascii_uppercase))
        .collect()
}

fn camel(name: &str) -> String {
    first(&pascal(name), char::to_ascii_lowercase)
}

/// The text with another first letter.
fn first(text: &str, change: fn(&char) -> char) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| change(&letter));
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::super::names::{self, Kind};
    use super::*;

    /// What stands on the struct, and the names that stand on fields.
    fn said(way: fn(&[(&Ident, &str)]) -> Renames, wire: &[&str]) -> Vec<String> {
        let idents = names::assign(Kind::Field, wire);
        let fields: Vec<(&Ident, &str)> = idents.iter().zip(wire.iter().copied()).collect();
        let renames = way(&fields);
        let own = fields
            .iter()
            .filter_map(|(ident, wire)| renames.of(ident, wire));
        let said = renames.of_all().into_iter().chain(own);
        said.map(|argument| match argument {
            Argument::Text(_, text) => text,
            other => format!("{other:?}"),
        })
        .collect()
    }

    #[test]
    fn a_case_is_said_where_that_is_shorter_than_names() {
        for (wire, expected) in [
            (&["id", "ownerName"] as &[&str], &["ownerName"] as &[&str]),
            (&["ownerName", "ownerId", "id"], &["camelCase"]),
            (&["self", "type", "ownerId"], &["camelCase"]),
            (
                &["ownerName", "ownerId", "owner_of"],
                &["ownerName", "ownerId"],
            ),
            (
                &["ownerName", "ownerId", "ownerOf", "owner_in"],
                &["camelCase", "owner_in"],
            ),
            (&["aB", "cD", "ownerIDs"], &["camelCase", "ownerIDs"]),
            (&["Id", "OwnerName"], &["PascalCase"]),
            (&["ID", "OWNER_NAME"], &["SCREAMING_SNAKE_CASE"]),
            (&["owner-name", "owner-id"], &["kebab-case"]),
            (&["OWNER-NAME", "OWNER-ID"], &["SCREAMING-KEBAB-CASE"]),
            (&["@entity", "@id"], &["@entity", "@id"]),
        ] {
            assert_eq!(said(Renames::exact, wire), expected, "{wire:?}");
        }
    }

    #[test]
    fn capitals_of_headers_are_not_told_apart() {
        for (wire, expected) in [
            (&["Location", "retry_after"] as &[&str], &[] as &[&str]),
            (
                &["X-Request-Id", "Retry-After", "ETag"],
                &["kebab-case", "ETag"],
            ),
            (&["X-Request-Id", "Location"], &["X-Request-Id"]),
        ] {
            assert_eq!(said(Renames::of_headers, wire), expected, "{wire:?}");
        }
    }
}
