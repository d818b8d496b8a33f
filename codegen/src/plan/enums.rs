//! Sets of strings.

use super::build::Planner;
use super::names::{self, Kind};
use super::{Docs, Ident, Item, StringEnum, StringVariant};
use crate::model::{Enumeration, ShapeId};

/// What the variant for other values may be called; the first that no value has.
const UNKNOWN: [&str; 3] = ["Unknown", "Unrecognized", "AnyOtherValue"];

impl Planner<'_> {
    /// A set of strings: open where the description says so, or else where a response holds it.
    pub(super) fn plan_string_enum(
        &self,
        id: ShapeId,
        ident: Ident,
        enumeration: &Enumeration,
    ) -> Item {
        let values: Vec<&str> = enumeration
            .values
            .iter()
            .filter_map(|value| value.value.as_str())
            .collect();
        let proposed: Vec<&str> = enumeration
            .values
            .iter()
            .filter_map(|value| {
                value
                    .name
                    .as_deref()
                    .filter(|name| !name.is_empty())
                    .or(value.value.as_str())
            })
            .collect();
        let idents = names::assign(Kind::Variant, &proposed);
        let open = enumeration.open.unwrap_or_else(|| self.is_answered(id));
        let unknown = open.then(|| unknown_variant(&idents));
        let prose = enumeration
            .values
            .iter()
            .map(|value| value.description.as_deref());
        let variants = values
            .into_iter()
            .zip(idents)
            .zip(prose)
            .map(|((value, ident), prose)| StringVariant {
                docs: variant_docs(prose, value),
                ident,
                value: value.to_owned(),
            });
        let variants = variants.collect();
        let derives = match open {
            true => vec!["Clone", "Debug", "PartialEq", "Eq", "Hash", "StringEnum"],
            false => vec![
                "Clone",
                "Copy",
                "Debug",
                "PartialEq",
                "Eq",
                "Hash",
                "StringEnum",
            ],
        };
        Item::StringEnum(StringEnum {
            docs: self.shape_docs(id),
            derives,
            ident,
            variants,
            unknown,
        })
    }

    /// Whether a response may hold a shape, or nothing is known of who does.
    pub(super) fn is_answered(&self, id: ShapeId) -> bool {
        let reach = &self.api.shapes[id].reach;
        reach.responses || !reach.requests
    }
}

/// The variant for values that the description does not know.
pub(super) fn unknown_variant(taken: &[Ident]) -> Ident {
    let free = UNKNOWN
        .into_iter()
        .map(names::fixed)
        .find(|ident| !taken.contains(ident));
    free.unwrap_or_else(|| names::fixed("NoneOfThese"))
}

/// What the description says of a value, or else the value: what is shown of it in documentation is its name in Rust.
pub(super) fn variant_docs(prose: Option<&str>, value: &str) -> Docs {
    prose
        .map_or_else(Docs::none, |text| Docs::prose(text, 4))
        .or(|| Docs::sentence(&format!("{}.", quoted(value)), 4))
}

/// A text between backticks, whatever it holds.
pub(super) fn quoted(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    match shown.as_str() {
        "" => "`\"\"`".to_owned(),
        shown if shown.contains('`') || shown.trim() != shown => {
            format!("`{:?}`", shown.replace('`', "'"))
        }
        shown => format!("`{shown}`"),
    }
}
