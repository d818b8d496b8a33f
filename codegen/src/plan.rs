//! Every Rust decision about a client: modules, names, types, attributes and documentation, as data.
//!
//! Made by [`build`] from `model::Api`, printed by `emit`. It knows no OpenAPI and no tokens: the passes in the folder
//! decide, these types hold what was decided.

mod answers;
mod assertions;
mod attributes;
mod bare;
mod bodies;
mod boxes;
mod build;
mod calls;
mod docs;
mod enums;
mod features;
mod files;
mod forms;
mod headers;
mod incoming;
mod incoming_calls;
mod links;
mod literal;
mod modules;
mod names;
mod nouns;
mod objects;
mod offered;
mod operation_names;
mod operations;
mod parameter_docs;
mod parameters;
mod renames;
mod scopes;
mod secrets;
mod security;
mod sequences;
mod servers;
mod shape_docs;
mod shape_names;
mod title;
mod twins;
mod types;
mod unions;
mod usage;
mod value_enums;
mod views;

pub use crate::config::Dates;
pub use build::build;
pub use calls::{
    Answer, AnswerBody, AnswerForm, AnswerRendering, AnswerSequence, Api, BodyChoice, Client,
    ClientField, Operation, Parameter, Server, ServerVariable,
};
pub use docs::Docs;
pub use features::{Feature, Gate};
pub use literal::Literal;
pub use names::Ident;
pub use value_enums::{Entity, ValueEnum, ValueVariant};

/// A whole client.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// What the API is called within a sentence.
    pub called: String,
    /// What the runtime must have.
    pub needs: Needs,
    /// The modules: the root first, then the others in the order of their paths.
    pub modules: Vec<Module>,
    /// The features of the crate; none where all of it is always there.
    pub features: Vec<Feature>,
}

/// Features of the runtime that the client uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Fields of type `Uuid`.
    pub uuid: bool,
    /// Fields that are dates or times of a crate.
    pub dates: Option<Dates>,
    /// Bodies and parts that may be files.
    pub files: bool,
}

/// A module, which is a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The names on the way from the root; empty for the root itself.
    pub path: Vec<Ident>,
    /// What the module is about.
    pub docs: Docs,
    /// The modules right below.
    pub children: Vec<Child>,
    /// What it takes from elsewhere, in the order in which it is written.
    pub imports: Vec<Import>,
    /// What it defines.
    pub items: Vec<Item>,
}

/// A declaration of a module below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Its name.
    pub ident: Ident,
    /// Whether it is seen from outside.
    pub public: bool,
    /// Whether the module above re-exports all that it holds.
    pub reexported: bool,
    /// When it is there.
    pub gate: Gate,
}

/// `use path::{names};`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Whether the names are seen from outside as well.
    pub public: bool,
    /// The path before the names.
    pub path: Vec<Ident>,
    /// The names, sorted.
    pub names: Vec<Ident>,
    /// When it is needed.
    pub gate: Gate,
}

/// Something that a module defines.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The operations of a tag.
    Api(Api),
    /// An object.
    Struct(Struct),
    /// A closed or open set of strings.
    StringEnum(StringEnum),
    /// A closed or open set of values of any scalar type.
    ValueEnum(ValueEnum),
    /// A single value.
    Entity(Entity),
    /// One of several types.
    Union(Union),
    /// A kind of credential.
    Scheme(Scheme),
    /// The root of the client.
    Client(Client),
}

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the Rust type of its name")]
pub enum Type {
    Bool,
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
    U128,
    F32,
    F64,
    String,
    Url,
    Uuid,
    /// A moment, as this crate has it.
    DateTime(Dates),
    /// A day, as this crate has it.
    Date(Dates),
    UnixMillis,
    Base64,
    /// Raw bytes, never within JSON.
    Bytes,
    /// Raw bytes or a stream of them, as what is sent.
    Body,
    /// Raw bytes or a stream of them, with a media type.
    Representation,
    /// A file within a form.
    Upload,
    /// Any JSON value.
    Value,
    Option(Box<Type>),
    Nullable(Box<Type>),
    Vec(Box<Type>),
    Map(Box<Type>),
    /// `()`, which is null.
    Unit,
    Tuple(Vec<Type>),
    Secret(Box<Type>),
    Boxed(Box<Type>),
    /// An answer of events.
    EventStream(Box<Type>),
    /// An answer of JSON values one after the other.
    JsonLines(Box<Type>),
    /// An item of the client, by the name that it has in every module that uses it.
    Named(Ident),
    /// A type that a person owns, by the parts of its path.
    Own(Vec<Ident>),
}

/// One argument of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// `constant`
    Flag(&'static str),
    /// `"x-api-version"`
    Literal(String),
    /// `pattern = "^a"`
    Text(&'static str, String),
    /// `minimum = -5`: the literal as Rust writes it.
    Number(&'static str, String),
    /// `style = deep_object`
    Word(&'static str, &'static str),
    /// `items(min_length = 1)`
    Nested(&'static str, Vec<Argument>),
    /// `allowed(1, "a", null)`
    Values(&'static str, Vec<Literal>),
    /// `types(string, null)`
    Words(&'static str, Vec<&'static str>),
    /// `property("a", minimum = 1)`
    Named(&'static str, String, Vec<Argument>),
    /// `any((minimum = 1, multiple_of = 2), types(string))`
    Alternatives(&'static str, Vec<Vec<Argument>>),
    /// `require_any((a, b), c)`
    Groups(&'static str, Vec<Vec<Ident>>),
    /// `json | multipart(PetForm)`
    Choice(Vec<BodyChoice>),
}

/// An object: a struct that derives `Model`.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<&'static str>,
    /// The arguments of `#[model(…)]`.
    pub arguments: Vec<Argument>,
    /// Whether fields may come later.
    pub non_exhaustive: bool,
    /// Its name.
    pub ident: Ident,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its documentation.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The arguments of `#[model(…)]`.
    pub arguments: Vec<Argument>,
    /// Its name.
    pub ident: Ident,
    /// Its type.
    pub ty: Type,
}

/// A set of strings: an enum that derives `StringEnum`.
#[derive(Clone, Debug, PartialEq)]
pub struct StringEnum {
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<&'static str>,
    /// Its name.
    pub ident: Ident,
    /// The values.
    pub variants: Vec<StringVariant>,
    /// The variant that holds any other string, where the set is open.
    pub unknown: Option<Ident>,
}

/// A string of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct StringVariant {
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub ident: Ident,
    /// The string on the wire.
    pub value: String,
}

/// One of several types: an enum that derives `Union`.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<&'static str>,
    /// The property that tells the variants apart.
    pub tag: Option<String>,
    /// Whether a value that fits several variants is refused.
    pub exclusive: bool,
    /// Its name.
    pub ident: Ident,
    /// The variants.
    pub variants: Vec<UnionVariant>,
    /// The variant that holds a value of any other tag.
    pub unknown: Option<Ident>,
}

/// A type of several.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// Its documentation.
    pub docs: Docs,
    /// The tag's values that select it.
    pub tags: Vec<String>,
    /// Whether any value of the tag selects it that selects no other, and none at all.
    pub default: bool,
    /// Its name.
    pub ident: Ident,
    /// What it holds; nothing where its tag says all.
    pub ty: Option<Type>,
    /// The rules of what it holds.
    pub rules: Vec<Argument>,
}

/// A kind of credential: a newtype that derives `SecurityScheme`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its documentation.
    pub docs: Docs,
    /// `api_key(header = "Authorization")`, `http(bearer)`, `oauth2` …
    pub kind: Argument,
    /// Its name.
    pub ident: Ident,
    /// What it holds.
    pub holds: Vec<Type>,
}
