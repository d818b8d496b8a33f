//! The objects of OpenAPI 3.0 and the keys that each has, as data.
//!
//! `bundle` and `decide` find schemas by these tables, `normalize` walks a tree along them and repairs by them, `document`
//! finds unknown keys by them. The `x-` keys
//! of [`document::extensions`](crate::document::extensions) that hold schemas are keys like any other here.

mod later;
mod tables;

/// An object that OpenAPI names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is the object of its name")]
pub(crate) enum Kind {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    /// A string.
    Text,
    /// One of some words.
    Word(&'static [&'static str]),
    /// A boolean.
    Flag,
    /// An integer that counts.
    Count,
    /// Any value.
    Any,
    /// An object.
    Object(Kind),
    /// An object, or a Reference Object in its place.
    Referable(Kind),
    /// A boolean, or a schema.
    FlagOrSchema,
    /// Items of one shape.
    List(&'static Shape),
    /// Members of one shape by free keys.
    Map(&'static Shape),
}

impl Shape {
    /// The words for it in a sentence.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) => "a string",
            Self::Flag => "a boolean",
            Self::Count => "a whole number from 0 up",
            Self::Any => "any value",
            Self::Object(_) | Self::Referable(_) | Self::Map(_) => "an object",
            Self::FlagOrSchema => "a boolean or an object",
            Self::List(_) => "a list",
        }
    }
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// It may be left out.
    Optional,
    /// Nothing can stand in for it.
    Required,
    /// It has to be there, and nothing is lost by going on with an empty value.
    Fillable,
}

/// A key of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The key.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) shape: Shape,
    /// Whether it has to be there.
    pub(crate) need: Need,
}

impl Kind {
    /// The object's keys.
    pub(crate) fn fields(self) -> &'static [Field] {
        tables::fields(self)
    }

    /// The key of a name.
    pub(crate) fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// What a key holds, a free key of the object's pattern among them; `None` for keys that mean nothing here.
    pub(crate) fn shape_of(self, key: &str) -> Option<Shape> {
        let field = self.field(key).map(|field| field.shape);
        field.or_else(|| match self {
            Self::Paths if key.starts_with('/') => Some(Shape::Referable(Self::PathItem)),
            Self::Responses if !is_extension(key) => Some(Shape::Referable(Self::Response)),
            Self::Callback if !is_extension(key) => Some(Shape::Object(Self::PathItem)),
            _ => None,
        })
    }

    /// The words for it in a sentence: `a schema`.
    pub(crate) fn name(self) -> &'static str {
        tables::name(self)
    }
}

/// Whether a key is for tools alone: `x-…`.
pub(crate) fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
