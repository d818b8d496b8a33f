//! What kind of JSON value a Rust type is, as far as its name tells: by the last path segment, as serde and clap do.

use syn::{GenericArgument, PathArguments, Type};

/// The kind of JSON value of a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    Number,
    Time,
    Bool,
    Array,
    Map,
    /// A type of the user's own, or one that takes any value: any rule may fit.
    Any,
}

impl Kind {
    /// The kind of `ty`, seen through `Option`, `Nullable`, `Box` and `Secret`.
    pub(crate) fn of(ty: &Type) -> Self {
        let Some(name) = last_segment(ty) else {
            return if matches!(ty, Type::Array(_) | Type::Slice(_)) {
                Self::Array
            } else {
                Self::Any
            };
        };
        match name.as_str() {
            "Option" | "Nullable" | "Box" | "Secret" => {
                only_argument(ty).map_or(Self::Any, Self::of)
            }
            "String" | "str" | "Url" | "Uuid" | "Base64" => Self::Text,
            "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64"
            | "u128" | "usize" | "f32" | "f64" => Self::Number,
            "UnixMillis" => Self::Time,
            "bool" => Self::Bool,
            "Vec" => Self::Array,
            "Map" | "IndexMap" | "BTreeMap" | "HashMap" => Self::Map,
            _ => Self::Any,
        }
    }

    /// What it is called in messages.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Time => "a time",
            Self::Bool => "a boolean",
            Self::Array => "a list",
            Self::Map => "a map",
            Self::Any => "a value",
        }
    }
}

/// The name that a path type ends with.
pub(crate) fn last_segment(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        Type::Reference(reference) => last_segment(&reference.elem),
        _ => None,
    }
}

/// The last type argument of a path type: `T` of `Option<T>`, and of `Map<T>` or `BTreeMap<String, T>`.
pub(crate) fn only_argument(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Path(path) => path,
        Type::Group(group) => return only_argument(&group.elem),
        Type::Paren(paren) => return only_argument(&paren.elem),
        _ => return None,
    };
    match &path.path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments
                .args
                .iter()
                .rev()
                .find_map(|argument| match argument {
                    GenericArgument::Type(ty) => Some(ty),
                    _ => None,
                })
        }
        _ => None,
    }
}
