//! Shapes: what a value may be.
//!
//! A shape is defined once and used in many places: what belongs to a place (nullable, prose, deprecation) is the
//! [`Use`]'s, the rest is the [`Shape`]'s. A shape is never nullable by itself.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::rules::Rules;
use super::{Example, OperationId, Origin, ShapeId, TagId, Value};
use crate::http::{MediaType, Status};

/// A definition.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Where it is defined, from which a name is made.
    pub place: Place,
    /// `title` as written.
    pub title: Option<String>,
    /// Prose of the definition.
    pub description: Option<String>,
    /// Whether the definition is deprecated.
    pub deprecated: bool,
    /// What kind of value it is.
    pub kind: ShapeKind,
    /// The rules that bind it.
    pub constraints: Rules,
    /// The value where none is given, as the definition says.
    pub default: Option<Value>,
    /// Examples of the definition.
    pub examples: Vec<Example>,
    /// Extensions of the definition.
    pub extensions: Extensions,
    /// The type that a person has in its place, by its path.
    pub own_type: Option<String>,
    /// Who reaches it.
    pub reach: Reach,
    /// Where it stands.
    pub origin: Origin,
}

/// Where a shape is defined. A shape reached from several places has the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `#/components/schemas/<name>`.
    Component(String),
    /// A property's value.
    Property(ShapeId, String),
    /// An array's item.
    Item(ShapeId),
    /// A map's value, or the value of undeclared properties.
    Value(ShapeId),
    /// A union's variant, counted from zero.
    Variant(ShapeId, usize),
    /// A parameter, by its wire name.
    Parameter(OperationPlace, String),
    /// A request body.
    RequestBody(OperationPlace, MediaType),
    /// A response's body.
    ResponseBody(OperationPlace, Status, MediaType),
    /// A response's header, by its wire name.
    ResponseHeader(OperationPlace, Status, String),
    /// What requests hold of a shape that responses hold otherwise.
    RequestView(ShapeId),
    /// Any other component (`#/components/<kind>/<name>`): a parameter, response, body or header that is shared.
    Shared {
        /// `parameters`, `responses`, `requestBodies` or `headers`.
        kind: &'static str,
        /// The component's name.
        name: String,
    },
}

/// Which operation a [`Place`] speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationPlace {
    /// One of `Api::operations`.
    Operation(OperationId),
    /// One of `Api::incoming`.
    Incoming(OperationId),
}

/// A use of a shape.
#[derive(Clone, Debug)]
pub struct Use {
    /// The shape.
    pub shape: ShapeId,
    /// Whether `null` is a value too.
    pub nullable: bool,
    /// Prose of the place, where it differs from the definition's.
    pub description: Option<String>,
    /// Whether the place is deprecated.
    pub deprecated: bool,
    /// Extensions of the place; the definition's hold beside them.
    pub extensions: Extensions,
    /// Where the use stands.
    pub origin: Origin,
}

/// What kind of value a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeKind {
    /// Any JSON value.
    Any,
    /// No value.
    Never,
    /// `null` alone.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// Text.
    String(StringFormat),
    /// One allowed value, never `null`.
    Constant(Value),
    /// Several allowed values.
    Enum(Enumeration),
    /// An object with declared properties, or with none and nothing else allowed.
    Object(Object),
    /// An object of which only the values' type is known.
    Map(Map),
    /// An array.
    Array(Use),
    /// An array of so many items, each of a type of its own.
    Tuple(Vec<Use>),
    /// One of several shapes.
    Union(Union),
    /// What a person's own type takes, by its path.
    Own(String),
}

/// Formats of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the format of its name")]
pub enum IntegerFormat {
    /// None, or one that is unknown.
    None,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    /// Milliseconds since the Unix epoch (`unix-millis`).
    UnixMillis,
}

/// Formats of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the format of its name")]
pub enum NumberFormat {
    /// None, or one that is unknown.
    None,
    Float,
    Double,
    /// Exact decimals (`decimal`).
    Decimal,
}

/// Formats of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the format of its name")]
pub enum StringFormat {
    None,
    Date,
    DateTime,
    Time,
    Duration,
    Uuid,
    Uri,
    /// Base64 (`byte`, `contentEncoding: base64`).
    Byte,
    /// Raw bytes.
    Binary,
    Ipv4,
    Ipv6,
    Decimal,
    /// A secret.
    Password,
    Email,
    Hostname,
    /// One that is known to nobody here, as written.
    Other(String),
}

/// Several allowed values, distinct and none of them `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// What the values have in common.
    pub base: EnumBase,
    /// The values in the document's order; at least two, or one that is open.
    pub values: Vec<EnumValue>,
    /// Whether others may come: as the document says (`x-enum-open`, or a union of an enum and its type).
    /// `None` leaves it to who reaches the shape.
    pub open: Option<bool>,
}

/// What the values of an enum have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the JSON type of its name")]
pub enum EnumBase {
    String,
    Integer,
    Number,
    Boolean,
    /// Several types, or arrays or objects.
    Mixed,
}

/// An allowed value.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// The value.
    pub value: Value,
    /// A name that the document proposes (`x-enum-varnames`).
    pub name: Option<String>,
    /// Prose (`x-enum-descriptions`).
    pub description: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// An object with declared properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// The properties by wire name, in the document's order.
    pub properties: IndexMap<String, Property>,
    /// What undeclared properties may be.
    pub additional: Additional,
    /// What undeclared properties whose name fits a pattern may be.
    pub patterns: Vec<PatternProperty>,
}

/// A property.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its type.
    pub used: Use,
    /// Whether it must be there.
    pub required: bool,
    /// Whether only responses have it.
    pub read_only: bool,
    /// Whether only requests have it.
    pub write_only: bool,
    /// The value where it is left out.
    pub default: Option<Value>,
    /// Where it stands.
    pub origin: Origin,
}

/// What undeclared properties may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Additional {
    /// The document is silent: they are allowed and of no interest.
    Ignored,
    /// They are refused (`additionalProperties: false`).
    Denied,
    /// They are wanted, of this type.
    Typed(Use),
}

/// Undeclared properties whose name fits a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternProperty {
    /// The ECMA-262 pattern.
    pub pattern: String,
    /// The values' type.
    pub used: Use,
}

/// An object of which only the values' type is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The values' type.
    pub values: Use,
    /// Where names must fit a pattern: that pattern.
    pub pattern: Option<String>,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The variants, at least two.
    pub variants: Vec<Variant>,
    /// What tells the variants apart, where the document says so: each has a tag then.
    pub discriminator: Option<Discriminator>,
    /// Whether a value may fit several variants (`anyOf`).
    pub several: bool,
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The variant's shape. Never nullable: the union's use is.
    pub used: Use,
    /// The component that the union names here, as written; `None` for an inline variant.
    pub name: Option<String>,
    /// The only component that an inline variant is made of, with members of its own.
    pub extends: Option<String>,
    /// The discriminator's values that select it; empty without a discriminator.
    pub tags: Vec<String>,
    /// Whether it is selected where no other variant is: by a value that nothing is mapped to, or by none.
    pub default: bool,
}

/// The property that tells a union's variants apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// Its wire name.
    pub property: String,
    /// Where it stands.
    pub origin: Origin,
}

/// What the extensions say that this generator knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// `x-sensitive`: never shown in `Debug`, logs or errors.
    pub sensitive: bool,
}

/// Who reaches a shape, directly or through other shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// A request holds it, past what is `readOnly`.
    pub requests: bool,
    /// A response holds it, past what is `writeOnly`.
    pub responses: bool,
    /// The first tags of the operations that do.
    pub tags: BTreeSet<TagId>,
    /// An operation without tags does.
    pub untagged: bool,
    /// A webhook does.
    pub webhooks: bool,
    /// A callback does.
    pub callbacks: bool,
}

impl Shape {
    /// A shape that says nothing but what kind of value it is.
    pub fn new(place: Place, kind: ShapeKind, origin: Origin) -> Self {
        Self {
            place,
            title: None,
            description: None,
            deprecated: false,
            kind,
            constraints: Rules::default(),
            default: None,
            examples: Vec::new(),
            extensions: Extensions::default(),
            own_type: None,
            reach: Reach::default(),
            origin,
        }
    }
}

// Equality of uses is about meaning: two places that say the same are equal.
impl PartialEq for Use {
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape
            && self.nullable == other.nullable
            && self.description == other.description
            && self.deprecated == other.deprecated
            && self.extensions == other.extensions
    }
}
